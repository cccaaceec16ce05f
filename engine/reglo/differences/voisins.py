"""Dossiers near an example, where a change of the rules is likely to show: one answer changed at a time.

The values tried are those that the rules write (each threshold, and at one smallest unit from it), every answer of a
choice, the days around those that the rules name, and the present value made smaller and larger.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from reglo.cases.couverture.finesse import pas_de_donnee, permise
from reglo.differences.noeuds import tous
from reglo.model import expressions as e
from reglo.model.clauses import Periode, Plage
from reglo.model.expressions import Node
from reglo.model.rulebook import LIGNE, Donnee, Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitDate, FaitNombre, FaitVerite, Neant
from reglo.phrases import Plume
from reglo.rendu.usages import lus
from reglo.values import formats

_FACTEURS = tuple(
    Fraction(haut, bas) for haut, bas in ((0, 1), (1, 10), (1, 2), (9, 10), (11, 10), (3, 2), (2, 1), (10, 1))
)
"""By how much a number already answered is multiplied: a cap bites further on, a floor nearer."""


class Voisin(msgspec.Struct, frozen=True):
    """A dossier, and what is changed in the example that it comes from: « places du projet : 20 »."""

    dossier: Dossier
    retouche: str = ""


class Seuils(msgspec.Struct, frozen=True):
    """What some rules read, and the values that they write."""

    recueil: Rulebook
    donnees: tuple[Donnee, ...]
    nombres: tuple[Fraction, ...]
    jours: tuple[date, ...]


Place = tuple[Node, Rulebook]
"""A node in its rulebook."""


def seuils(recueil: Rulebook, changes: Sequence[Place], autour: Sequence[Place]) -> Seuils:
    """Gives the values that some nodes write, and what they read, then what those around them read."""
    donnees: dict[str, Donnee] = {}
    nombres: set[Fraction] = set()
    jours: set[date] = set()
    for racine, sien in (*changes, *autour):
        for noeud in _atteints(racine, sien):
            for nom in lus(noeud):
                donnee = sien.donnees.get(nom)
                if donnee is not None and donnee.entite != LIGNE:
                    donnees.setdefault(nom, donnee)
    for racine, sien in changes:
        for noeud in _atteints(racine, sien):
            for dessous in tous(noeud):
                nombres.update(_nombres(dessous))
                jours.update(_jours(dessous))
    return Seuils(recueil, tuple(donnees.values()), _avec_milieux(nombres), tuple(sorted(jours)))


def _atteints(racine: Node, recueil: Rulebook) -> Iterator[Node]:
    """Gives a node, then the definitions, tables and parameters that it leads to."""
    vus: set[str] = set()
    attente = [racine]
    while attente:
        noeud = attente.pop()
        yield noeud
        for nom in lus(noeud):
            if nom not in vus:
                vus.add(nom)
                portes = (recueil.definitions.get(nom), recueil.tableaux.get(nom), recueil.parametres.get(nom))
                attente += [porte for porte in portes if porte is not None]


def _nombres(noeud: Node) -> Iterator[Fraction]:
    match noeud:
        case e.Constante(valeur=valeur):
            yield valeur
        case Plage(minimum=minimum, maximum=maximum):
            yield from (borne for borne in (minimum, maximum) if borne is not None)


def _jours(noeud: Node) -> Iterator[date]:
    match noeud:
        case e.ConstanteDate(valeur=jour):
            yield jour
        case Periode(debut=debut, fin=fin):
            yield from (jour for jour in (debut, fin) if jour is not None)


def _avec_milieux(nombres: set[Fraction]) -> tuple[Fraction, ...]:
    """Gives the numbers, then one between each and the next: where a threshold was, and is no more."""
    ranges = sorted(nombres)
    return (*ranges, *((bas + haut) / 2 for bas, haut in pairwise(ranges)))


# ---------------------------------------------------------------------------------------------------------- dossiers
def voisins(dossier: Dossier, lus: Seuils) -> Iterator[Voisin]:
    """Gives the dossiers where one answer differs, datum by datum, each once."""
    for donnee in lus.donnees:
        if donnee.entite is None:
            present = dossier.faits.get(donnee.nom)
            for fait in _faits(donnee, present, lus):
                yield Voisin(
                    replace(dossier, faits={**dossier.faits, donnee.nom: fait}), _dire(donnee, fait, lus.recueil)
                )
        elif donnee.entite in dossier.listes:
            yield from _dans_la_liste(dossier, donnee, donnee.entite, lus)


def _dans_la_liste(dossier: Dossier, donnee: Donnee, entite: str, lus: Seuils) -> Iterator[Voisin]:
    """Changes the answer of the first element of a list, then that of every element."""
    liste = dossier.listes[entite]
    if not liste.elements:
        return
    for fait in _faits(donnee, liste.elements[0].get(donnee.nom), lus):
        tous_changes = tuple({**element, donnee.nom: fait} for element in liste.elements)
        premier = (tous_changes[0], *liste.elements[1:])
        for elements, ou in ((premier, "premier élément"), (tous_changes, "chaque élément")):
            listes = {**dossier.listes, entite: replace(liste, elements=elements)}
            yield Voisin(replace(dossier, listes=listes), f"{_dire(donnee, fait, lus.recueil)} ({ou})")
            if len(liste.elements) == 1:
                break


def _faits(donnee: Donnee, present: FaitConnu | None, lus: Seuils) -> Iterator[FaitConnu]:
    dits = {fait: None for fait in _possibles(donnee, present, lus) if fait != present}
    yield from dits
    if donnee.peut_manquer and not isinstance(present, Neant):
        yield Neant()


def _possibles(donnee: Donnee, present: FaitConnu | None, lus: Seuils) -> Iterator[FaitConnu]:
    match donnee.genre:
        case "booleen":
            yield from (FaitVerite(valeur=vrai) for vrai in (True, False))
        case "choix" | "choix_ordonne" | "appreciation":
            yield from (FaitChoix((option.nom,)) for option in donnee.options)
        case "date":
            jours = sorted({jour + timedelta(ecart) for jour in lus.jours for ecart in (-1, 0, 1)})
            yield from (FaitDate(jour, jour) for jour in jours)
        case "nombre":
            yield from (FaitNombre(valeur, valeur) for valeur in _valeurs(donnee, present, lus))


def _valeurs(donnee: Donnee, present: FaitConnu | None, lus: Seuils) -> Iterator[Fraction]:
    pas = pas_de_donnee(donnee)
    autour = {nombre + ecart for nombre in lus.nombres for ecart in (-pas, Fraction(0), pas)}
    if isinstance(present, FaitNombre) and present.minimum is not None:
        autour |= {present.minimum * facteur for facteur in _FACTEURS}
    for valeur in sorted(autour):
        arrondie = Fraction(int(valeur)) if donnee.entier else valeur
        if arrondie >= 0 and permise(arrondie, donnee):
            yield arrondie


def _dire(donnee: Donnee, fait: FaitConnu, recueil: Rulebook) -> str:
    """Says the answer that is changed."""
    return f"{donnee.libelle or donnee.ecriture} : {_valeur(donnee, fait, recueil)}"


def _valeur(donnee: Donnee, fait: FaitConnu, recueil: Rulebook) -> str:
    match fait:
        case FaitNombre(minimum=valeur) if valeur is not None:
            return Plume(recueil).valeur(valeur, donnee.unite)
        case FaitDate(minimum=jour) if jour is not None:
            return formats.ecrire_date(jour)
        case FaitVerite(valeur=vrai):
            return "oui" if vrai else "non"
        case FaitChoix(valeurs=(choix,)):
            return next((option.libelle or option.nom for option in donnee.options if option.nom == choix), choix)
        case _:
            return "néant"
