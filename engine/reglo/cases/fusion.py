"""What an example keeps of its base: its own answers come first, those it takes away go, its lists may be retouched."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from reglo.cases import codes
from reglo.cases.exemple import Entree, Retouche
from reglo.diagnostics import Diagnostic
from reglo.outcome.lecture_brute import Brut, Scalaire, Sequence, Table, remarque

Reponses: TypeAlias = tuple[tuple[Scalaire, Brut], ...]
Canonique: TypeAlias = Callable[[Scalaire], str]
"""Gives the one name of an answer, however it is spelled."""


def fusionner(
    heritees: Reponses, propres: tuple[Entree, ...], canonique: Canonique
) -> tuple[Reponses, list[Diagnostic]]:
    """Gives the inherited answers once replaced, completed, or taken away by an example's own."""
    dites = {canonique(entree.cle) for entree in propres}
    connues = {canonique(cle) for cle, _ in heritees}
    gardees = [(cle, valeur) for cle, valeur in heritees if canonique(cle) not in dites]
    donnees = [(entree.cle, entree.valeur) for entree in propres if entree.valeur is not None]
    remarques = [
        remarque(codes.RIEN_A_RETIRER, entree.cle.span, nom=entree.cle.texte)
        for entree in propres
        if entree.valeur is None and canonique(entree.cle) not in connues
    ]
    return (*gardees, *donnees), remarques


def retoucher(
    heritees: Reponses, retouche: Retouche, lettres: Mapping[str, tuple[str, ...]], canonique: Canonique
) -> tuple[Reponses, list[Diagnostic]]:
    """Gives the inherited answers, some elements of one list changed; `lettres` names the elements of each list."""
    nom = canonique(retouche.cle)
    if nom not in lettres:
        return heritees, [remarque(codes.LISTE_ABSENTE, retouche.cle.span, nom=retouche.cle.texte)]
    rang = next(rang for rang, (cle, _) in enumerate(heritees) if canonique(cle) == nom)
    cle, liste = heritees[rang]
    elements, remarques = list(_elements(liste)), list[Diagnostic]()
    for rangee in retouche.rangees:
        if rangee.lettre not in lettres[nom]:
            champs = {"nom": retouche.cle.texte, "lettre": rangee.lettre, "presents": _presents(lettres[nom])}
            remarques.append(remarque(codes.ELEMENT_ABSENT, rangee.span, **champs))
            continue
        place = lettres[nom].index(rangee.lettre)
        element = elements[place]
        reponses, fautes = fusionner(element.entrees, rangee.entrees, canonique)
        elements[place] = Table(reponses, element.span)
        remarques.extend(fautes)
    return (*heritees[:rang], (cle, _avec(liste, tuple(elements))), *heritees[rang + 1 :]), remarques


def _presents(lettres: tuple[str, ...]) -> str:
    return ", ".join(f"{lettre})" for lettre in lettres) or "aucun élément"


def _elements(liste: Brut) -> tuple[Table, ...]:
    """Gives the elements of a list, be it said complete or not."""
    sequence = liste.entrees[-1][1] if isinstance(liste, Table) else liste
    elements = sequence.elements if isinstance(sequence, Sequence) else ()
    return tuple(element for element in elements if isinstance(element, Table))


def _avec(liste: Brut, elements: tuple[Table, ...]) -> Brut:
    if isinstance(liste, Table):
        *avant, (cle, sequence) = liste.entrees
        return Table((*avant, (cle, Sequence(elements, sequence.span))), liste.span)
    return Sequence(elements, liste.span)
