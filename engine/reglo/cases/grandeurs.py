"""Compares a value or a range expected with the one obtained: exactly, to the last fraction."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reglo.cases import codes
from reglo.cases.exemple import Attente
from reglo.diagnostics import Diagnostic
from reglo.outcome.lecture_brute import remarque
from reglo.outcome.reponse import Intervalle
from reglo.rendu.nombres import bornes, ecrire_intervalle
from reglo.syntax.fold import plier
from reglo.values import formats, unites

_UNE_VALEUR = "une valeur, « de … à … », « au moins … » ou « non couvert »"


def comparer_intervalle(attente: Attente, obtenu: Intervalle, comptes: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Gives what differs between the value expected and the one obtained."""
    resultat = attente.resultat
    if resultat.forme in ("non_couvert", "illisible"):
        if not obtenu.vide or not obtenu.texte:
            yield _ecart(attente, dire(obtenu))
        return
    if resultat.forme in ("refus", "aucun") or len(resultat.textes) != (2 if resultat.forme == "entre" else 1):
        yield _illisible(attente)
        return
    lues = [_lire(texte, obtenu.unite, comptes) for texte in resultat.textes]
    for lue in lues:
        if isinstance(lue, _Faute):
            yield lue.diagnostic(attente, obtenu.unite)
            return
    valeurs = [lue for lue in lues if isinstance(lue, Fraction)]
    voulu = (valeurs[0], None if resultat.forme == "au_moins" else valeurs[-1])
    if obtenu.vide or voulu != bornes(obtenu):
        yield _ecart(attente, dire(obtenu))


def dire(obtenu: Intervalle) -> str:
    """Writes what is obtained: where there is no value, the text refuses one, or gives none."""
    return "refus" if refuse(obtenu) else ecrire_intervalle(obtenu)


def refuse(obtenu: Intervalle) -> bool:
    """Tells whether there is no value because the text refuses one, and not for want of a text."""
    return obtenu.vide and not obtenu.texte


def comparer_valeurs(attente: Attente, obtenues: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Gives what differs between the values listed and those obtained, in any order."""
    voulues = {_cle(texte) for texte in attente.resultat.textes}
    if voulues != {_cle(texte) for texte in obtenues}:
        yield _ecart(attente, ", ".join(obtenues))


class _Faute:
    """A value expected that cannot be read, or that is of another unit."""

    def __init__(self, texte: str, *, unite: bool) -> None:
        self._texte = texte
        self._unite = unite

    def diagnostic(self, attente: Attente, unite: str) -> Diagnostic:
        """Says what is wrong with the value."""
        if self._unite:
            return remarque(codes.UNITE_AUTRE, attente.resultat.span, texte=self._texte, unite=unite or "nombre")
        return _illisible(attente)


def _lire(texte: str, unite: str, comptes: Mapping[str, str]) -> Fraction | _Faute:
    """Reads a value expected, in the unit of the answer; a bare number is in that unit."""
    nu = formats.lire_nombre(texte)
    if nu is not None:
        return nu
    if unite == "date":
        jour = formats.lire_date(texte)
        return _Faute(texte, unite=False) if jour is None else Fraction(jour.toordinal())
    lue = formats.lire_grandeur(plier(texte), comptes)
    if lue is None:
        return _Faute(texte, unite=False)
    if isinstance(unites.ensemble(lue[1], unites.lire(unite).dimension), unites.Desaccord):
        return _Faute(texte, unite=True)
    return lue[0] / unites.echelle(unite)


def _cle(texte: str) -> tuple[Fraction, unites.Dimension] | str:
    return formats.lire_grandeur(texte) or formats.plat(texte)


def _illisible(attente: Attente) -> Diagnostic:
    champs = {"texte": attente.resultat.ecrit, "sujet": attente.ecrit, "possibles": _UNE_VALEUR}
    return remarque(codes.RESULTAT_INCONNU, attente.resultat.span, proches="", **champs)


def _ecart(attente: Attente, obtenu: str) -> Diagnostic:
    champs = {"sujet": attente.ecrit, "attendu": attente.resultat.ecrit, "obtenu": obtenu}
    return remarque(codes.RESULTAT_DIFFERENT, attente.span, **champs)
