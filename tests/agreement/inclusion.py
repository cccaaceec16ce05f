"""What it is for one answer to be inside another (semantique.md, rule 6): the yardstick of every agreement test.

`ecarts` lists, in words, what a richer dossier contradicts in the answer of a poorer one; it never says which is right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol, TypeVar

from reglo.outcome.reponse import (
    Attribution,
    Caracteristique,
    Composante,
    Controle,
    EtatClause,
    EtatPiece,
    Intervalle,
    Reponse,
    ReponseAide,
    Tranche,
)

DEVIENT = {
    "indetermine": {"eligible", "ineligible", "indetermine", "sur_appreciation", "non_couvert", "hors_vigueur"},
    "sur_appreciation": {"eligible", "ineligible", "sur_appreciation", "non_couvert"},
}
"""What an open verdict may become; any other stays what it is."""


class Identifie(Protocol):
    """A part of an answer that has an id."""

    @property
    def id(self) -> str:
        """The id of the clause."""


T = TypeVar("T", bound=Identifie)


def verdict_suit(avant: str, apres: str) -> bool:
    """Tells whether a verdict may become another."""
    return apres in DEVIENT.get(avant, {avant})


def borne(ecrite: str | None) -> Fraction | None:
    """Reads an end."""
    return None if ecrite is None else Fraction(ecrite)


def contient(x: Intervalle, valeur: Fraction) -> bool:
    """Tells whether a range holds a number."""
    bas, haut = borne(x.min), borne(x.max)
    return not x.vide and (bas is None or bas <= valeur) and (haut is None or valeur <= haut)


def intervalle_suit(avant: Intervalle | None, apres: Intervalle | None) -> str:
    """Gives what one range contradicts in the other, or nothing."""
    if avant is None or apres is None:
        return ""
    if apres.texte and not avant.texte:
        return "texte venu de nulle part"
    if apres.vide:
        return ""
    if avant.vide:
        return f"vide puis {_ecrit(apres)}"
    bas, haut = borne(avant.min), borne(avant.max)
    bas_apres, haut_apres = borne(apres.min), borne(apres.max)
    dessous = bas is not None and (bas_apres is None or bas_apres < bas)
    dessus = haut is not None and (haut_apres is None or haut_apres > haut)
    return f"{_ecrit(avant)} puis {_ecrit(apres)}" if dessous or dessus else ""


def _ecrit(x: Intervalle) -> str:
    return f"[{x.min} ; {x.max}]"


def ecarts(avant: Reponse, apres: Reponse) -> list[str]:
    """Lists what the answer of a richer dossier contradicts."""
    trouves = [ecart for x, y in zip(avant.aides, apres.aides, strict=True) for ecart in _aide(x, y)]
    return [*trouves, *_controles(avant, apres)]


def _aide(avant: ReponseAide, apres: ReponseAide) -> Iterator[str]:
    if not verdict_suit(avant.verdict, apres.verdict):
        yield f"{avant.id} : {avant.verdict} devient {apres.verdict}"
    versions = {nom for nom in avant.version.split(", ") if nom}
    if not {nom for nom in apres.version.split(", ") if nom} <= versions:
        yield f"{avant.id} : version {avant.version!r} puis {apres.version!r}"
    for champ in ("assiette", "montant_theorique", "montant_du"):
        ecart = intervalle_suit(getattr(avant, champ), getattr(apres, champ))
        if ecart:
            yield f"{avant.id} {champ} : {ecart}"
    for nom in ("composantes", "clauses", "caracteristiques", "versement", "pieces"):
        for x, y in appairer(getattr(avant, nom), getattr(apres, nom)):
            yield from (f"{avant.id} {nom} {x.id} : {ecart}" for ecart in _element(x, y))
    yield from _attributions(avant.attributions, apres.attributions)


def appairer(avant: Iterable[T], apres: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Pairs the parts of one id, where an id has one part only."""
    premiers, seconds = tuple(avant), tuple(apres)
    comptes = [Counter(x.id for x in parts) for parts in (premiers, seconds)]
    suivants = {y.id: y for y in seconds}
    for x in premiers:
        if comptes[0][x.id] == comptes[1][x.id] == 1:
            yield x, suivants[x.id]


def _element(avant: object, apres: object) -> Iterator[str]:
    """Gives what one part of an answer contradicts in the same part of another."""
    match avant, apres:
        case Composante(), Composante():
            if not verdict_suit(avant.verdict, apres.verdict):
                yield f"{avant.verdict} devient {apres.verdict}"
            yield from _presents(intervalle_suit(avant.montant, apres.montant))
        case EtatClause(), EtatClause():
            if apres.etat not in _suites(avant):
                yield f"{avant.etat} devient {apres.etat}"
            yield from _presents(intervalle_suit(avant.valeur, apres.valeur))
        case Caracteristique(), Caracteristique():
            yield from _presents(etat_suit(avant.etat, apres.etat, "inconnu"))
            yield from _presents(intervalle_suit(avant.valeur, apres.valeur))
        case Tranche(), Tranche():
            yield from _presents(intervalle_suit(avant.montant, apres.montant))
        case EtatPiece(), EtatPiece():
            yield from _presents(etat_suit(avant.etat, apres.etat, "inconnue"))
        case _:
            yield f"{type(avant).__name__} puis {type(apres).__name__}"


def _suites(avant: EtatClause) -> set[str]:
    """Gives what the state of a clause may become: the same, or why it is so."""
    if avant.etat == "inconnu":
        return {"vrai", "faux", "inconnu", "sans_objet", "hors_vigueur", "exception"}
    if avant.etat == "sans_objet":
        return {"sans_objet", "hors_vigueur"}
    if avant.etat == "vrai":
        return {"vrai", "exception"} | ({"sans_objet", "hors_vigueur"} if avant.genre == "critere" else set())
    if avant.etat == "faux" and avant.genre == "critere":
        return {"faux", "sans_objet", "hors_vigueur"}
    return {avant.etat}


def _presents(ecart: str) -> Iterator[str]:
    if ecart:
        yield ecart


def etat_suit(avant: str, apres: str, ouvert: str) -> str:
    """Gives the contradiction between two states, or nothing."""
    return "" if avant in (ouvert, apres) else f"{avant} devient {apres}"


def _attributions(avant: Iterable[Attribution], apres: Iterable[Attribution]) -> Iterator[str]:
    suivantes = {y.enveloppe: y for y in apres}
    for x in avant:
        y = suivantes.get(x.enveloppe)
        if y is not None:
            yield from _presents(etat_suit(x.etat, y.etat, "inconnue"))
            yield from (f"{x.enveloppe} demande : {e}" for e in _presents(intervalle_suit(x.demande, y.demande)))
            yield from (f"{x.enveloppe} reste : {e}" for e in _presents(intervalle_suit(x.reste, y.reste)))


def _controles(avant: Reponse, apres: Reponse) -> Iterator[str]:
    suivants = {(y.aide, y.clause): y for y in apres.controles}
    for x in avant.controles:
        y = suivants.get((x.aide, x.clause))
        if y is not None:
            yield from (f"contrôle {x.clause} : {ecart}" for ecart in _controle(x, y))


def _controle(avant: Controle, apres: Controle) -> Iterator[str]:
    yield from _presents(etat_suit(avant.etat, apres.etat, "inconnu"))
    if avant.etat != "inconnu" and not set(avant.aides) <= set(apres.aides):
        yield f"aides {avant.aides} puis {apres.aides}"
    for champ in ("total", "limite", "marge"):
        yield from (f"{champ} : {e}" for e in _presents(intervalle_suit(getattr(avant, champ), getattr(apres, champ))))
