"""Says what is wrong with a number of a dossier, and how the same number is written.

A correction never states another amount: when the same one is not surely known, only the form is shown.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from reglo.diagnostics import Diagnostic, proches
from reglo.outcome import codes
from reglo.outcome.lecture_brute import cite, remarque
from reglo.outcome.lecture_mesure import Lecteur, Mesure, en_base, mesurer
from reglo.syntax.fold import plier
from reglo.values import formats, unites

_MILLIERS_POINTES = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_MILLIERS_A_VIRGULE = re.compile(r"-? ?[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")
_SEUIL_UNITE = 80
_ABREGES = {"k€": 1_000, "m€": 1_000_000, "md€": 1_000_000_000}
_SYNONYMES = {"euro": "€", "euros": "€", "eur": "€", "annee": "an", "annees": "ans", "m2": "m²", "pourcent": "%"}
_PONCTUATION = " .,;:!-–—"
_REPRISES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (" : les guillemets de texte ne sont pas ceux d'un fichier", lambda t: t.strip("«»“”„‟‘’‹›\"' ")),
    (" : l'unité suit le nombre", lambda t: re.sub(r"^(€|EUR) *(.*)$", r"\2 €", t)),
    (" : les milliers se séparent par un blanc", lambda t: re.sub(r"(?<=[0-9])['’_](?=[0-9]{3}(?![0-9]))", " ", t)),
    (
        " : la virgule sépare les décimales",
        lambda t: re.sub(r"^(-?[0-9 ]+)\.([0-9]{1,2}|[0-9]{4,})(?![0-9])", r"\1,\2", t),
    ),
    (" : le signe moins est un trait d'union", lambda t: re.sub(r"^[–—]", "-", t)),
    (" : le signe plus ne s'écrit pas", lambda t: t.removeprefix("+")),
    (" : il manque un chiffre avant la virgule", lambda t: re.sub(r"^(-?)[.,]([0-9])", r"\g<1>0,\2", t)),
    (" : il manque un chiffre après la virgule", lambda t: re.sub(r"^([0-9 ]+)[.,]-?(?= *[^0-9 ]|$)", r"\1", t)),
)
"""What people write instead of a number, with the reason; each is proposed only when it then reads."""


def ambigu(lecteur: Lecteur, texte: str) -> Diagnostic | None:
    """Asks which of two amounts is meant: « 10.000 » bare, « 1,500 € »."""
    donnee, nue = lecteur.donnee, lecteur.scalaire.genre == "nombre"
    if nue and _MILLIERS_POINTES.fullmatch(texte):
        grand, petit = (formats.ecrire_nombre(Fraction(ecrit)) for ecrit in (texte.replace(".", ""), texte))
        return _deux_sens(lecteur, (f'"{grand}"', f'"{petit}"'), "Sans guillemets, le point sépare les décimales.")
    monnaie = donnee.unite.startswith("€") and "/" not in donnee.unite
    if (monnaie or donnee.entier) and (trouve := _MILLIERS_A_VIRGULE.match(texte)):
        petit_nombre = Fraction(trouve[0].replace(",", ".").replace(" ", "")) * unites.echelle(donnee.unite)
        sens = lecteur.ecrire(petit_nombre * 1_000), lecteur.ecrire(petit_nombre)
        return _deux_sens(lecteur, sens, "La virgule sépare les décimales ; un blanc, les milliers.")
    return None


def part_ambigue(lecteur: Lecteur, nombre: Fraction) -> Diagnostic | None:
    """Asks whether a bare rate below one is a share (0,15 for 15 %) or is counted in percents already."""
    if lecteur.donnee.unite != "%" or not 0 < abs(nombre) < 1:
        return None
    sens = lecteur.ecrire(nombre), lecteur.ecrire(nombre / 100)
    return _deux_sens(lecteur, sens, "Un taux plus petit que 1 se donne avec son signe « % ».")


def _deux_sens(lecteur: Lecteur, sens: tuple[str, str], raison: str) -> Diagnostic:
    champs = {"texte": cite(lecteur.scalaire.texte), "grand": sens[0], "petit": sens[1], "raison": raison}
    return remarque(codes.NOMBRE_AMBIGU, lecteur.scalaire.span, **champs)


def illisible(lecteur: Lecteur) -> Diagnostic:
    """Says that a text is no number, with the number that it is when one small change shows it."""
    texte = " ".join(plier(lecteur.scalaire.texte).split())
    trouves = (
        (raison, reprise)
        for raison, reprise in _reprises(texte)
        if (mesure := mesurer(reprise)) is not None and _rectifiee(lecteur, mesure) is not None
    )
    raison, correction = next(trouves, ("", f"par exemple {_exemple(lecteur)}"))
    champs = {"texte": cite(lecteur.scalaire.texte), "raison": raison, "correction": correction}
    return remarque(codes.PAS_UN_NOMBRE, lecteur.scalaire.span, **champs)


def _reprises(texte: str) -> Iterator[tuple[str, str]]:
    """Gives each text that one change makes, then the one that all of them make together."""
    toutes, raisons = texte, list[str]()
    for raison, changer in _REPRISES:
        if changer(texte) != texte:
            yield raison, changer(texte)
        if changer(toutes) != toutes:
            toutes = changer(toutes)
            raisons.append(raison)
    if raisons:
        yield raisons[0], toutes


def autre_unite(lecteur: Lecteur, mesure: Mesure) -> Diagnostic:
    """Says that a number is in another unit, with the same amount in the right one when it is surely the same."""
    unite = f"en « {lecteur.pluriel} »" if lecteur.donnee.unite else "sans unité"
    valeur = _rectifiee(lecteur, mesure)
    correction = f"… {lecteur.pluriel}".rstrip() if valeur is None else lecteur.ecrire(valeur)
    texte, donnee = cite(lecteur.scalaire.texte), cite(mesure.unite)
    champs = {"nom": lecteur.donnee.ecriture, "unite": unite, "texte": texte, "donnee": donnee}
    return remarque(codes.UNITE_AUTRE, lecteur.scalaire.span, correction=correction, **champs)


def _rectifiee(lecteur: Lecteur, mesure: Mesure) -> Fraction | None:
    """Gives the amount meant when the unit is another spelling of that of the datum: « euros », « k€ », « années »."""
    unite = mesure.unite.strip(_PONCTUATION)
    nom = plier(unite).lower()
    if (facteur := _ABREGES.get(nom.replace(" ", ""))) is not None:
        return en_base(lecteur, Mesure(mesure.nombre * facteur, "€"))
    voulues = [lecteur.donnee.unite, lecteur.pluriel] if lecteur.donnee.unite in lecteur.mots.unites else []
    pres = next(iter(proches(nom, voulues, nombre=1, seuil=_SEUIL_UNITE)), None)
    return en_base(lecteur, Mesure(mesure.nombre, pres or _SYNONYMES.get(nom, unite)))


def _exemple(lecteur: Lecteur) -> str:
    return lecteur.ecrire(lecteur.donnee.minimum or 20 * unites.echelle(lecteur.donnee.unite))
