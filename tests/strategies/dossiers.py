"""Draws dossiers over the shared vocabulary: partial, completed inside what they leave open, or one answer richer.

A line of the plan names an aid of its funder only, and an aid has one line at most (semantique.md, rules 13 and 14).
"""

from datetime import date
from fractions import Fraction

import msgspec
from tests.strategies.autour import PIECES
from tests.strategies.reponses import entiere, ouverte, partielle
from tests.strategies.tirage import Tirage

from reglo.model.rulebook import AIDE_LIGNE, FINANCEUR_LIGNE, LIGNE, NATURE_LIGNE, Donnee, Rulebook
from reglo.outcome.dossier import Decision, Dossier, FaitChoix, FaitConnu, Faits, Liste, Neant

ENTITES = ("lot", "depense", LIGNE)
HORS_AIDES = frozenset({"autofinancement", "contrepartie", "cession_fonciere"})


# ------------------------------------------------------------------------------------------------------ first draw
def partiel(t: Tirage, recueil: Rulebook) -> Dossier:
    """Draws a dossier, from empty to whole; sometimes only the appreciation is missing."""
    if t.chance(1, 3):
        entier = completion(t, recueil, Dossier())
        sans_avis = {nom: fait for nom, fait in entier.faits.items() if nom != "avis"}
        return msgspec.structs.replace(entier, faits=sans_avis if t.chance(3, 4) else entier.faits)
    densite = t.parmi((0, 1, 2, 3, 4, 4))
    faits = _faits(t, recueil, None, densite)
    listes = {entite: _liste(t, recueil, entite, densite) for entite in ENTITES if t.chance(1 + densite, 5)}
    registre = _registre(t, recueil) if t.chance(1, 2) else None
    pieces = frozenset(t.plusieurs(PIECES, 0, 2))
    return Dossier(faits, _sans_doublon(listes), pieces, registre, t.parmi(("", "commune")))


def _declarees(recueil: Rulebook, entite: str | None) -> list[Donnee]:
    return [donnee for donnee in recueil.donnees.values() if donnee.entite == entite]


def _faits(t: Tirage, recueil: Rulebook, entite: str | None, densite: int) -> Faits:
    faits: Faits = {}
    for donnee in _declarees(recueil, entite):
        if not t.chance(densite, 4):
            continue
        if donnee.nom == AIDE_LIGNE:
            _nommer(t, recueil, faits)
        else:
            faits[donnee.nom] = (entiere if t.chance(densite, 5) else partielle)(t, donnee)
    return faits


def _liste(t: Tirage, recueil: Rulebook, entite: str, densite: int) -> Liste:
    elements = t.fois(3, lambda _: _faits(t, recueil, entite, min(densite + 1, 4)))
    return Liste(tuple(elements), complete=t.chance(densite, 5))


def _registre(t: Tirage, recueil: Rulebook) -> tuple[Decision, ...]:
    def decision(rang: int) -> Decision:
        jour = t.parmi((date(2024, 1, 15), date(2024, 6, 30), date(2023, 7, 2), date(2023, 6, 30)))
        montant, places = Fraction(t.parmi((10, 40, 100))), {"place": Fraction(t.parmi((10, 40)))}
        return Decision(jour, rang, t.parmi(recueil.ordre), montant, places, t.parmi(("", "commune")))

    return tuple(t.fois(3, decision))


# ----------------------------------------------------------------------------------------------- the aid of a line
def aides_possibles(recueil: Rulebook, faits: Faits) -> tuple[str, ...]:
    """Gives the aids that a line can be, from its funder and its nature."""
    nature, financeur = faits.get(NATURE_LIGNE), faits.get(FINANCEUR_LIGNE)
    if isinstance(nature, FaitChoix) and set(nature.valeurs) & HORS_AIDES:
        return ()
    if not isinstance(financeur, FaitChoix):
        return tuple(recueil.aides)
    payeurs = {nom: {version.financeur for version in aide.versions} for nom, aide in recueil.aides.items()}
    return tuple(nom for nom, siens in payeurs.items() if set(financeur.valeurs) <= siens)


def _nommer(t: Tirage, recueil: Rulebook, faits: Faits, prises: frozenset[str] = frozenset()) -> None:
    """Answers which aid a line is, or that it is none."""
    fait = faits.get(AIDE_LIGNE)
    possibles = [nom for nom in aides_possibles(recueil, faits) if nom not in prises]
    if isinstance(fait, FaitChoix):
        possibles = [nom for nom in fait.valeurs if nom not in prises]
    if not possibles or (fait is None and t.chance(1, 3)):
        faits[AIDE_LIGNE] = Neant()
    else:
        faits[AIDE_LIGNE] = FaitChoix((t.parmi(possibles),))


def _restreindre(recueil: Rulebook, donnee: Donnee, faits: Faits) -> FaitConnu | None:
    """Gives what the aid of a line leaves of its funder and of its nature."""
    fait, aide = faits.get(donnee.nom), faits.get(AIDE_LIGNE)
    if not isinstance(aide, FaitChoix) or donnee.nom not in (FINANCEUR_LIGNE, NATURE_LIGNE):
        return fait
    if donnee.nom == NATURE_LIGNE:
        permis = {option.nom for option in donnee.options} - HORS_AIDES
    else:
        permis = {version.financeur for nom in aide.valeurs for version in recueil.aides[nom].versions}
    restent = fait.valeurs if isinstance(fait, FaitChoix) else tuple(option.nom for option in donnee.options)
    return FaitChoix(tuple(nom for nom in restent if nom in permis) or restent)


def _prises(elements: tuple[Faits, ...], sauf: int = -1) -> frozenset[str]:
    """Gives the aids that the other lines name."""
    nommees = [faits.get(AIDE_LIGNE) for rang, faits in enumerate(elements) if rang != sauf]
    return frozenset(nom for fait in nommees if isinstance(fait, FaitChoix) for nom in fait.valeurs)


def _sans_doublon(listes: dict[str, Liste]) -> dict[str, Liste]:
    """Makes none of the lines that name an aid already named."""
    plan, vus = listes.get(LIGNE, Liste()), set[str]()
    lignes = []
    for faits in plan.elements:
        fait = faits.get(AIDE_LIGNE)
        double = isinstance(fait, FaitChoix) and not vus.isdisjoint(fait.valeurs)
        vus |= set(fait.valeurs) if isinstance(fait, FaitChoix) else set()
        lignes.append({**faits, AIDE_LIGNE: Neant()} if double else faits)
    return {**listes, LIGNE: Liste(tuple(lignes), plan.complete)} if LIGNE in listes else listes


# ------------------------------------------------------------------------------------------------------ completion
def completion(t: Tirage, recueil: Rulebook, dossier: Dossier) -> Dossier:
    """Draws a whole dossier inside a partial one, with further elements in its open lists."""
    faits = achever(t, recueil, None, dossier.faits)
    listes = {entite: _achever_liste(t, recueil, entite, dossier.listes.get(entite, Liste())) for entite in ENTITES}
    registre = dossier.registre if dossier.registre is not None else _registre(t, recueil)
    return Dossier(faits, listes, dossier.pieces, registre, dossier.beneficiaire)


def achever(
    t: Tirage, recueil: Rulebook, entite: str | None, faits: Faits, prises: frozenset[str] = frozenset()
) -> Faits:
    """Draws whole answers to every datum of a place."""
    entiers = dict(faits)
    for donnee in _declarees(recueil, entite):
        if donnee.nom != AIDE_LIGNE:
            entiers[donnee.nom] = entiere(t, donnee, _restreindre(recueil, donnee, entiers))
    if entite == LIGNE and ouverte(entiers.get(AIDE_LIGNE)):
        _nommer(t, recueil, entiers, prises)
    return entiers


def _achever_liste(t: Tirage, recueil: Rulebook, entite: str, liste: Liste) -> Liste:
    ajouts: tuple[Faits, ...] = () if liste.complete else tuple(t.fois(2, lambda _: {}))
    elements = (*liste.elements, *ajouts)
    for rang, faits in enumerate(elements):
        achevee = achever(t, recueil, entite, faits, _prises(elements, rang))
        elements = (*elements[:rang], achevee, *elements[rang + 1 :])
    return Liste(elements, complete=True)


# ------------------------------------------------------------------------------------------------- one answer richer
def precision(t: Tirage, recueil: Rulebook, dossier: Dossier) -> Dossier:
    """Draws the same dossier with one answer added or narrowed, or one list longer or complete."""
    places: list[tuple[str | None, int]] = [(None, 0)]
    places += [(entite, rang) for entite, liste in dossier.listes.items() for rang in range(len(liste.elements))]
    ouvertes = [entite for entite in ENTITES if not dossier.listes.get(entite, Liste()).complete]
    if ouvertes and t.chance(1, 4):
        return _avec_liste(dossier, *_allonger(t, dossier, t.parmi(ouvertes)))
    entite, rang = t.parmi(places)
    if entite is None:
        return msgspec.structs.replace(dossier, faits=_preciser(t, recueil, None, dossier.faits, frozenset()))
    liste = dossier.listes[entite]
    faits = _preciser(t, recueil, entite, liste.elements[rang], _prises(liste.elements, rang))
    elements = (*liste.elements[:rang], faits, *liste.elements[rang + 1 :])
    return _avec_liste(dossier, entite, Liste(elements, liste.complete))


def _allonger(t: Tirage, dossier: Dossier, entite: str) -> tuple[str, Liste]:
    liste = dossier.listes.get(entite, Liste())
    if t.chance(1, 2):
        return entite, Liste(liste.elements, complete=True)
    return entite, Liste((*liste.elements, {}), complete=False)


def _avec_liste(dossier: Dossier, entite: str, liste: Liste) -> Dossier:
    return msgspec.structs.replace(dossier, listes={**dossier.listes, entite: liste})


def _preciser(t: Tirage, recueil: Rulebook, entite: str | None, faits: Faits, prises: frozenset[str]) -> Faits:
    ouvertes_ = [donnee for donnee in _declarees(recueil, entite) if ouverte(faits.get(donnee.nom))]
    if not ouvertes_:
        return faits
    donnee, precis = t.parmi(ouvertes_), dict(faits)
    if donnee.nom == AIDE_LIGNE:
        _nommer(t, recueil, precis, prises)
    else:
        precis[donnee.nom] = partielle(t, donnee, _restreindre(recueil, donnee, precis))
    return precis
