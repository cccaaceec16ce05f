"""Evaluated values turned into what an answer says: decimal strings, verdicts, labels of causes (rules 5, 7 and 11).

Nothing is computed here: an amount is shown to the cent, any other number exactly, in the unit that its clause prints.
"""

from fractions import Fraction
from functools import lru_cache
from typing import Literal

from reglo.evaluation.reference import index
from reglo.model.clauses import Clause, Preuve
from reglo.model.rulebook import Rulebook
from reglo.outcome import reponse as r
from reglo.values import unites
from reglo.values.causes import Cause, Causes
from reglo.values.intervalle import arrondir
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre

EUROS = ("€", "€ HT", "€ TTC")
Etat = Literal["vrai", "faux", "inconnu"]


def argent(valeur: Fraction) -> str:
    """Writes an amount to the cent, half up: « 1234.50 »."""
    centimes, reste = divmod(valeur.numerator * 100, valeur.denominator)
    if reste:
        centimes = arrondir(valeur * 100, "au plus proche", Fraction(1)).numerator
    signe = "-" if centimes < 0 else ""
    return f"{signe}{abs(centimes) // 100}.{abs(centimes) % 100:02}"


def exact(valeur: Fraction) -> str:
    """Writes a number exactly: « 2.25 », or « 1/3 » when its decimals never end."""
    reste, places = valeur.denominator, 0
    while reste % 10 == 0 or reste % 5 == 0 or reste % 2 == 0:
        reste = reste // 10 if reste % 10 == 0 else reste // 5 if reste % 5 == 0 else reste // 2
        places += 1
    if reste != 1:
        return f"{valeur.numerator}/{valeur.denominator}"
    chiffres = str(abs(valeur.numerator) * 10**places // valeur.denominator).rjust(places + 1, "0")
    entiere, decimales = (chiffres[:-places], chiffres[-places:].rstrip("0")) if places else (chiffres, "")
    return ("-" if valeur < 0 else "") + entiere + (f".{decimales}" if decimales else "")


def nombre(valeur: Fraction, unite: str) -> str:
    """Writes a value in the unit that its clause prints."""
    return argent(valeur) if unite in EUROS else exact(valeur / _echelle(unite))


@lru_cache(maxsize=256)
def _echelle(unite: str) -> Fraction:
    try:
        return unites.echelle(unite)
    except unites.UniteInconnue:
        return Fraction(1)


def intervalle(x: Nombre, unite: str = "€") -> r.Intervalle:
    """Gives the range of an evaluated number; without bounds when the text covers no value (rule 6 bis)."""
    bas, haut = x.intervalle.bas, x.intervalle.haut
    minimum = None if bas is None else nombre(bas, unite)
    return r.Intervalle(
        min=minimum,
        max=minimum if haut is bas else None if haut is None else nombre(haut, unite),
        unite=unite,
        vide=x.intervalle.vide,
        majorant=x.majorant,
        texte=x.trou or any(cause.genre == "texte" for cause in x.causes),
    )


def verdict(jugement: Jugement) -> r.Verdict:
    """Gives the verdict of a truth: what is missing first, then an appreciation, then the text (rule 7)."""
    if jugement.tranche:
        return "eligible" if jugement.vrai else "ineligible"
    genres = {cause.genre for cause in jugement.causes}
    if "manque" in genres:
        return "indetermine"
    return "sur_appreciation" if "appreciation" in genres else "non_couvert"


def etat(jugement: Jugement) -> Etat:
    """Gives the state of a clause."""
    return "vrai" if jugement.vrai else "faux" if jugement.faux else "inconnu"


# ------------------------------------------------------------------------------------------------- causes and proofs
def causes(ensemble: Causes, rulebook: Rulebook) -> tuple[r.Cause, ...]:
    """Gives the causes in one order, each with its label."""
    return tuple(
        r.Cause(genre=cause.genre, objet=cause.objet, libelle=libelle(cause, rulebook)) for cause in sorted(ensemble)
    )


def libelle(cause: Cause, rulebook: Rulebook) -> str:
    """Says in French what a cause is about."""
    objet = cause.objet
    if objet in rulebook.donnees:
        return rulebook.donnees[objet].libelle
    if objet in rulebook.entites:
        return f"liste complète : {rulebook.entites[objet].pluriel}"
    if objet in rulebook.aides:
        nom = rulebook.aides[objet].nom
        return f"le texte ne tranche pas : {nom}" if cause.genre == "texte" else f"présence au plan : {nom}"
    if cause.genre == "texte":
        return f"le texte ne donne pas de valeur : {_nom(objet, rulebook)}"
    if cause.genre == "appreciation":
        return f"{_choix_laisse(objet, rulebook)} : {objet}"
    return objet


def _choix_laisse(clause: str, rulebook: Rulebook) -> str:
    """Says what a clause leaves open: the order of two clippings (rule 15), or an amount to modulate."""
    if clause in index.plafonds(rulebook):
        return "le texte ne dit pas quelle aide est écrêtée la première"
    return "choix laissé à l'autorité"


def _nom(objet: str, rulebook: Rulebook) -> str:
    catalogues = (rulebook.parametres, rulebook.definitions)
    trouves = [catalogue[objet].libelle for catalogue in catalogues if objet in catalogue]
    return next(iter([*trouves, objet]))


def citations(preuve: Preuve) -> tuple[r.Citation, ...]:
    """Gives the quotes that prove a clause, with their lines."""
    return tuple(
        r.Citation(
            document=x.document,
            extrait=x.extrait,
            lignes=_lignes(x.ligne_debut, x.ligne_fin),
            rangee=x.rangee,
            colonne=x.colonne,
        )
        for x in preuve.citations
    )


def _lignes(debut: int | None, fin: int | None) -> str:
    if debut is None:
        return ""
    return str(debut) if fin in (None, debut) else f"{debut} à {fin}"


def interpretation(clause: Clause) -> str:
    """Gives what the rulebook says where no text does."""
    return " ; ".join(f"{x.raison} ({x.auteur})" for x in clause.preuve.interpretations)
