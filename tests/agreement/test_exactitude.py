"""Exactness, where it is promised (semantique.md, rule 6): a range that is not « majorant » is attained at both ends.

Small dossiers only: every value near which the answer can change is tried for each datum left open.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import msgspec
from hypothesis import event, given
from hypothesis import strategies as st
from tests.agreement.tirer import profil, repondre
from tests.strategies.dossiers import completion
from tests.strategies.recueils import recueil
from tests.strategies.reponses import jours, options, partielle, valeurs
from tests.strategies.tirage import Tirage, tirages

from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitDate, FaitNombre, FaitVerite, Neant
from reglo.outcome.reponse import Intervalle, ReponseAide

GRAND = Fraction(10) ** 6
"""A value that only an endless range reaches."""
ESSAIS_MAX = 400
RIEN = Intervalle(min="0.00", max="0.00")
"""What an aid that is out of force is worth: its answer gives no assiette, the range of an open date counts nothing."""


class Petite(NamedTuple):
    """An aid, a whole dossier, and the data of it to leave open, or partly."""

    t: Tirage
    recueil: Rulebook
    entier: Dossier
    ouverts: dict[str, FaitConnu | None]

    def __repr__(self) -> str:
        return f"choix {self.t.tires}"


@st.composite
def petites(draw: st.DrawFn) -> Petite:
    """Gives an aid, a whole dossier, and two or three data of it to leave open, or partly."""
    t = draw(tirages())
    drawn = recueil(t, 1)
    entier = completion(t, drawn, Dossier())
    noms = t.plusieurs([nom for nom, donnee in drawn.donnees.items() if donnee.entite is None], 1, 3)
    return Petite(t, drawn, entier, {nom: _ouvrir(t, drawn, nom) for nom in noms})


def _ouvrir(t: Tirage, drawn: Rulebook, nom: str) -> FaitConnu | None:
    return None if t.chance(1, 2) else partielle(t, drawn.donnees[nom])


def possibles(drawn: Rulebook, nom: str, fait: FaitConnu | None) -> list[FaitConnu]:
    """Gives answers among which the extremes are."""
    donnee = drawn.donnees[nom]
    absente: list[FaitConnu] = [Neant()] if donnee.peut_manquer and fait in (None, Neant()) else []
    if isinstance(fait, Neant):
        return absente
    match donnee.genre:
        case "nombre":
            connu = fait if isinstance(fait, FaitNombre) else None
            nombres = valeurs(donnee, connu)
            libres = donnee.maximum is None and (connu is None or connu.maximum is None)
            bas = donnee.minimum is None and (connu is None or connu.minimum is None)
            nombres += ([GRAND * 1000] if libres else []) + ([-GRAND * 1000] if bas else [])
            return [*absente, *(FaitNombre(x, x) for x in nombres)]
        case "date":
            connue = fait if isinstance(fait, FaitDate) else None
            loin = [] if connue and connue.minimum else [date(1000, 1, 1)]
            loin += [] if connue and connue.maximum else [date(9000, 1, 1)]
            return [*absente, *(FaitDate(x, x) for x in [*jours(connue), *loin])]
        case "booleen":
            return [fait] if fait else [FaitVerite(valeur=True), FaitVerite(valeur=False)]
        case "texte":
            return [fait] if fait else []
        case _:
            return [FaitChoix((nom,)) for nom in options(donnee, fait)]


def completions(drawn: Rulebook, entier: Dossier, ouverts: dict[str, FaitConnu | None]) -> Iterator[ReponseAide]:
    """Gives the answers of every combination."""
    choix = [[(nom, fait) for fait in possibles(drawn, nom, vague)] for nom, vague in ouverts.items()]
    for faits in product(*(un for un in choix if un)):
        yield repondre(drawn, msgspec.structs.replace(entier, faits={**entier.faits, **dict(faits)})).aides[0]


def manques(promis: Intervalle | None, obtenus: list[Intervalle | None]) -> list[str]:
    """Lists the ends of a range that no completion attains."""
    pleins = [x for x in (RIEN if une is None else une for une in obtenus) if not x.vide]
    if promis is None or promis.vide or promis.majorant or not pleins:
        return []
    trouves = []
    if promis.min is not None and all(x.min is not None and Fraction(x.min) > Fraction(promis.min) for x in pleins):
        trouves.append(f"minimum {promis.min} jamais atteint")
    if promis.max is not None and all(x.max is not None and Fraction(x.max) < Fraction(promis.max) for x in pleins):
        trouves.append(f"maximum {promis.max} jamais atteint")
    if promis.max is None and all(x.max is not None and Fraction(x.max) < 100 for x in pleins):
        trouves.append("sans maximum, mais jamais grand")
    return trouves


@given(petites())
@profil
def test_a_range_is_attained_at_both_ends(petite: Petite) -> None:
    _, drawn, entier, ouverts = petite
    faits = {nom: fait for nom, fait in entier.faits.items() if nom not in ouverts}
    faits |= {nom: fait for nom, fait in ouverts.items() if fait is not None}
    vague = repondre(drawn, msgspec.structs.replace(entier, faits=faits)).aides[0]
    du_ouvert = vague.montant_theorique.min != vague.montant_theorique.max
    if not du_ouvert or vague.montant_theorique.majorant:
        return
    combien = 1
    for nom, fait in ouverts.items():
        combien *= max(1, len(possibles(drawn, nom, fait)))
    if combien > ESSAIS_MAX:
        return
    event("exact")
    toutes = list(completions(drawn, entier, ouverts))
    assert manques(vague.montant_theorique, [x.montant_theorique for x in toutes]) == []
    assert manques(vague.assiette, [x.assiette for x in toutes]) == []
