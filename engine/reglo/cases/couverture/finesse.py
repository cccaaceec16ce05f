"""How close is close: the smallest unit of an answer, and whether one such unit makes a truth change side.

A side of a threshold is proved by an example that stands exactly on it, or at one smallest unit from it: 1 for what is
counted, a day for a date, a month for a duration, 0,01 % for a rate, 0,01 for the rest (a cent, a hundredth of m²).
Where no dossier falls so close (a share of twenty places), by one that a single smallest unit of a single answer makes
change side.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from msgspec.structs import replace

from reglo.evaluation.reference.contexte import Contexte, Element
from reglo.model import expressions as e
from reglo.model.rulebook import Donnee, Rulebook
from reglo.outcome.dossier import Dossier, FaitConnu, FaitDate, FaitNombre, Faits
from reglo.phrases.grandeurs import dimension
from reglo.values import unites
from reglo.values.unites import Dimension

UN, CENTIEME = Fraction(1), Fraction(1, 100)
Predicat = Callable[[Contexte], bool | None]
"""What is true, false or not settled in a context."""


def pas_de_donnee(donnee: Donnee) -> Fraction:
    """Gives the smallest unit of a datum, in its base unit."""
    if donnee.entier or donnee.genre == "date" or donnee.unite == "mois":
        return UN
    return CENTIEME * CENTIEME if donnee.unite == "%" else CENTIEME


def pas_de_nombre(rulebook: Rulebook, *nombres: e.Nombre) -> Fraction:
    """Gives the smallest unit in which numbers that are compared are told apart; 0 when only the answers have one."""
    for nombre in nombres:
        if isinstance(nombre, e.LectureDonnee):
            return pas_de_donnee(rulebook.donnees[nombre.donnee])
    connues = (dimension(rulebook, nombre) or _ecrite(nombre) for nombre in nombres)
    mesure = next((connue for connue in connues if connue is not None), None)
    if mesure is None:
        return CENTIEME
    return _pas(mesure, rulebook, denombre=any(isinstance(nombre, e.Denombrement) for nombre in nombres))


def _ecrite(nombre: e.Nombre) -> Dimension | None:
    return unites.lire(nombre.unite).dimension if isinstance(nombre, e.Constante) and nombre.unite else None


def _pas(mesure: Dimension, rulebook: Rulebook, *, denombre: bool) -> Fraction:
    if mesure == unites.DUREE:
        return Fraction(0)
    if mesure.pourcent:
        return CENTIEME * CENTIEME
    compte = len(mesure.bases) == 1 and mesure.bases[0][0] in rulebook.unites and mesure.bases[0][1] == 1
    return UN if denombre or compte or mesure in (unites.DATE, unites.JOUR) else CENTIEME


def bascule(predicat: Predicat, contexte: Contexte, donnees: Sequence[str]) -> bool:
    """Tells whether one smallest unit of one of these data makes a truth change side."""
    ici = predicat(contexte)
    return ici is not None and any(predicat(voisin) is (not ici) for voisin in _voisins(contexte, donnees))


def _voisins(contexte: Contexte, donnees: Sequence[str]) -> Iterator[Contexte]:
    """Gives the contexts where one answer differs by its smallest unit."""
    for donnee in (contexte.rulebook.donnees[nom] for nom in donnees):
        if donnee.entite is None:
            for autre in _autour(contexte.dossier.faits.get(donnee.nom), donnee):
                faits = {**contexte.dossier.faits, donnee.nom: autre}
                yield _avec(contexte, replace(contexte.dossier, faits=faits), contexte.elements)
        else:
            yield from _dans_la_liste(contexte, donnee, donnee.entite)


def _dans_la_liste(contexte: Contexte, donnee: Donnee, entite: str) -> Iterator[Contexte]:
    present = contexte.elements.get(entite)
    liste = contexte.liste(entite)
    rangs = range(len(liste.elements)) if present is None else [present.rang]
    for rang in rangs:
        if rang is None:
            continue
        for autre in _autour(liste.elements[rang].get(donnee.nom), donnee):
            faits: Faits = {**liste.elements[rang], donnee.nom: autre}
            elements = (*liste.elements[:rang], faits, *liste.elements[rang + 1 :])
            listes = {**contexte.dossier.listes, entite: replace(liste, elements=elements)}
            ici = contexte.elements if present is None else {**contexte.elements, entite: Element(rang, faits)}
            yield _avec(contexte, replace(contexte.dossier, listes=listes), ici)


def _avec(contexte: Contexte, dossier: Dossier, elements: dict[str, Element]) -> Contexte:
    """Gives the context with another dossier, where nothing is computed yet and nobody watches."""
    return replace(contexte, dossier=dossier, elements=elements, definitions={}, rangs={}, temoin=None)


def _autour(fait: FaitConnu | None, donnee: Donnee) -> Iterator[FaitConnu]:
    """Gives the answers at one smallest unit of a known one, within the domain of the datum."""
    match fait:
        case FaitNombre(minimum=valeur, maximum=autre) if valeur is not None and valeur == autre:
            for voisine in (valeur - pas_de_donnee(donnee), valeur + pas_de_donnee(donnee)):
                if permise(voisine, donnee):
                    yield FaitNombre(voisine, voisine)
        case FaitDate(minimum=jour, maximum=autre) if jour is not None and jour == autre:
            for ecart in (-1, 1):
                yield FaitDate(jour + timedelta(ecart), jour + timedelta(ecart))
        case _:
            return


def permise(valeur: Fraction, donnee: Donnee) -> bool:
    """Tells whether a value is within the domain of a datum."""
    return (donnee.minimum is None or valeur >= donnee.minimum) and (donnee.maximum is None or valeur <= donnee.maximum)
