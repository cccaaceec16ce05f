"""The list of reviews, aid by aid: as lines to read, as data with stable names."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from reglo.model.rulebook import Rulebook
from reglo.relecture.enonce import compter, dire
from reglo.relecture.etats import Bilan, Etat
from reglo.relecture.objets import Genre
from reglo.relecture.portee import des_aides

PARTAGES: dict[Genre, str] = {
    "clause": "Barèmes et paramètres partagés",
    "aide": "",
    "tableau": "Barèmes et paramètres partagés",
    "définition": "Définitions",
    "paramètre": "Barèmes et paramètres partagés",
    "lecture": "Lectures",
    "anomalie": "Défauts des textes",
}
"""What is under no aid and no trunk is gathered by kind."""


class Groupe(msgspec.Struct, frozen=True):
    """What is read again under one aid, under one trunk, or of one shared kind."""

    titre: str
    porteur: str
    """The aid or the trunk; empty for what is shared."""
    etats: tuple[Etat, ...]


def retenir(rulebook: Rulebook, bilan: Bilan, aides: Sequence[str] = ()) -> tuple[Etat, ...]:
    """Gives the state of what some aids say and read, of everything when none is named."""
    if not aides:
        return tuple(bilan.etats.values())
    return tuple(bilan.etats[nom] for nom in des_aides(rulebook, aides))


def grouper(rulebook: Rulebook, etats: Iterable[Etat]) -> tuple[Groupe, ...]:
    """Gathers states: those of an aid or of a trunk together, then what is shared, by kind."""
    groupes: dict[tuple[str, str], list[Etat]] = {}
    for etat in etats:
        porteur = etat.objet.porteur
        titre = _titre(rulebook, porteur) if porteur else PARTAGES[etat.objet.genre]
        groupes.setdefault((porteur, titre), []).append(etat)
    rangs = {nom: rang for rang, nom in enumerate((*rulebook.aides, *rulebook.troncs))}
    ordonnes = sorted(groupes.items(), key=lambda groupe: rangs.get(groupe[0][0], len(rangs)))
    return tuple(Groupe(titre, porteur, tuple(siens)) for (porteur, titre), siens in ordonnes)


def _titre(rulebook: Rulebook, porteur: str) -> str:
    return rulebook.aides[porteur].nom if porteur in rulebook.aides else rulebook.troncs[porteur].nom


def part_relue(etats: Sequence[Etat]) -> Fraction:
    """Gives how many in a hundred are reviewed without reservation, as they stand."""
    relues = sum(etat.genre == "relue" for etat in etats)
    return Fraction(100 * relues, len(etats)) if etats else Fraction(100)


# --------------------------------------------------------------------------------------------------------- as lines
def rediger(rulebook: Rulebook, etats: Sequence[Etat], genres: Collection[str], *, entier: bool) -> Iterator[str]:
    """Writes how many there are, then each aid; what was never begun is counted alone, unless all is asked for."""
    yield f"{compter(etats)}."
    yield ""
    for groupe in grouper(rulebook, etats):
        dits = [etat for etat in groupe.etats if _a_dire(etat, genres)]
        commence = any(etat.genre != "jamais" for etat in groupe.etats)
        if genres and not dits:
            continue
        nom = f"{groupe.porteur} « {groupe.titre} »" if groupe.porteur else groupe.titre
        yield f"{nom} : {compter(groupe.etats)}."
        if commence or genres or entier:
            yield from (f"  {etat.objet.span} {etat.objet.nom} : {dire(etat)}" for etat in dits)


def _a_dire(etat: Etat, genres: Collection[str]) -> bool:
    return etat.genre in genres if genres else etat.attend or etat.genre == "réserve"


# ---------------------------------------------------------------------------------------------------------- as data
def en_objets(etats: Iterable[Etat], genres: Collection[str]) -> list[dict[str, object]]:
    """Gives the states as plain values, all of them when no kind is asked for."""
    return [_en_objet(etat) for etat in etats if not genres or etat.genre in genres]


def _en_objet(etat: Etat) -> dict[str, object]:
    marques = [
        {"le": marque.le.isoformat(), "par": marque.par, "reserve": marque.reserve, "place": str(marque.span)}
        for marque in etat.marques
    ]
    return {
        "nom": etat.objet.nom,
        "genre": etat.objet.genre,
        "identifiant": etat.objet.identifiant,
        "porteur": etat.objet.porteur,
        "place": str(etat.objet.span),
        "etat": etat.genre,
        "changees": list(etat.changees),
        "relectures": marques,
    }
