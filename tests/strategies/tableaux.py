"""Draws tables: by brackets and keys with gaps, refusals and illegible rows, or by marginal brackets."""

from fractions import Fraction
from itertools import pairwise, product
from typing import Literal

from tests.strategies.clauses import periode
from tests.strategies.expressions import CHOIX, NOMBRES, VERITES, Champ, condition, nombre
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import LOT, POOL, PREUVE, TAUX

from reglo.model.clauses import (
    AutresCas,
    Cellule,
    Cle,
    Issue,
    IssueSansValeur,
    IssueValeur,
    Plage,
    Rang,
    Tableau,
    Tout,
    Valeurs,
)
from reglo.model.expressions import Constante
from reglo.source import NULLE_PART

SANS_VALEUR: tuple[Literal["refus", "non_couvert", "illisible"], ...] = (
    "refus",
    "refus",
    "non_couvert",
    "illisible",
)


def tableau(t: Tirage, nom: str, champ: Champ) -> Tableau:
    """Draws a table that answers amounts."""
    if champ.entite is None and t.chance(1, 4):
        return _marginal(t, nom)
    cles = [_cle(t, champ) for _ in range(t.entier(1, 2))]
    colonnes = [_cellules(t, cle) for cle in cles]
    rangs = [_rang(t, f"{nom}.t{k}", cellules, champ) for k, cellules in enumerate(product(*colonnes), 1)]
    gardes = [rang for rang in rangs if rang.garde is not None]
    rangs += [_rang(t, f"{rang.id}_bis", rang.cellules, champ) for rang in gardes if t.chance(1, 3)]
    rangs = [rang for rang in rangs if not t.chance(1, 5)]
    autres = _autres_cas(t, nom, champ) if t.chance(1, 10) else None
    return Tableau(
        span=NULLE_PART,
        id=nom,
        nom=nom,
        ecriture=nom,
        unite="€",
        cles=tuple(cles),
        rangs=tuple(rangs),
        autres_cas=autres,
        preuve=PREUVE,
    )


def _cle(t: Tirage, champ: Champ) -> Cle:
    if champ.definitions and t.chance(1, 3):
        return Cle(span=NULLE_PART, genre="nombre", nom=t.parmi(champ.definitions), definition=True)
    genre = t.parmi(("nombre", "choix", "booleen"))
    if genre == "nombre":
        return Cle(span=NULLE_PART, genre="nombre", nom=t.parmi(NOMBRES[champ.entite]))
    if genre == "choix":
        return Cle(span=NULLE_PART, genre="choix", nom=t.parmi(tuple(CHOIX[champ.entite])))
    if champ.conditions and champ.entite is None and t.chance(1, 3):
        return Cle(span=NULLE_PART, genre="booleen", nom=t.parmi(champ.conditions), definition=True)
    return Cle(span=NULLE_PART, genre="booleen", nom=t.parmi(VERITES[champ.entite]))


def _cellules(t: Tirage, cle: Cle) -> list[Cellule]:
    """Draws the cells of a column: they never overlap, and may leave gaps."""
    if cle.genre == "nombre":
        return list(_plages(t))
    if cle.genre == "booleen":
        return [Valeurs(span=NULLE_PART, noms=(nom,)) for nom in t.parmi((("oui", "non"), ("oui",)))]
    if t.chance(1, 6):
        return [Tout(span=NULLE_PART)]
    entite = LOT if cle.nom in CHOIX[LOT] else None
    options = CHOIX[entite][cle.nom]
    coupe = t.entier(1, len(options) - 1)
    suite = [options[:coupe], options[coupe:]]
    return [Valeurs(span=NULLE_PART, noms=noms) for noms in (suite[:1] if t.chance(1, 5) else suite)]


def _plages(t: Tirage) -> list[Plage]:
    """Draws brackets from one bound to the next, each bound on one side or the other, or on neither."""
    coupes = sorted(t.plusieurs(POOL, 1, 3))
    basses: list[Fraction | None] = [None if t.chance(1, 2) else coupes.pop(0), *coupes]
    suite: list[Fraction | None] = [*basses, *([None] if t.chance(2, 3) else [])]
    plages, inclus = [], True
    for bas, haut in pairwise(suite):
        fin = t.chance(1, 2)
        plages.append(Plage(span=NULLE_PART, minimum=bas, minimum_inclus=inclus, maximum=haut, maximum_inclus=fin))
        inclus = not fin if t.chance(9, 10) else False
    return plages or [Plage(span=NULLE_PART, minimum=suite[0])]


def _rang(t: Tirage, identifiant: str, cellules: tuple[Cellule, ...], champ: Champ) -> Rang:
    garde = condition(t, Champ(entite=champ.entite), 0) if t.chance(1, 8) else None
    return Rang(
        span=NULLE_PART,
        id=identifiant,
        label=identifiant.rsplit(".", 1)[-1],
        preuve=PREUVE,
        cellules=cellules,
        issue=_issue(t, champ),
        garde=garde,
    )


def _autres_cas(t: Tirage, nom: str, champ: Champ) -> AutresCas:
    """Draws the other cases, in force over a part of the calendar now and then."""
    return AutresCas(
        span=NULLE_PART,
        id=f"{nom}.autres_cas",
        label="autres_cas",
        preuve=PREUVE,
        periode=periode(t) if t.chance(1, 4) else None,
        issue=_issue(t, champ),
    )


def _issue(t: Tirage, champ: Champ) -> Issue:
    if t.chance(1, 5):
        return IssueSansValeur(span=NULLE_PART, genre=t.parmi(SANS_VALEUR))
    bas = Constante(span=NULLE_PART, valeur=t.parmi(POOL))
    if t.chance(1, 6):
        haut = Constante(span=NULLE_PART, valeur=bas.valeur + t.parmi(POOL))
        return IssueValeur(span=NULLE_PART, bas=bas, haut=haut)
    if t.chance(1, 6):
        valeur = nombre(t, Champ(entite=champ.entite), 0)
        return IssueValeur(span=NULLE_PART, bas=valeur, haut=valeur)
    return IssueValeur(span=NULLE_PART, bas=bas, haut=bas)


def _marginal(t: Tirage, nom: str) -> Tableau:
    coupes = [Fraction(0), *sorted(t.plusieurs(POOL[1:], 0, 2))]
    suite: list[Fraction | None] = [*coupes, None]
    rangs = []
    for k, (bas, haut) in enumerate(pairwise(suite), 1):
        taux = Constante(span=NULLE_PART, valeur=t.parmi(TAUX))
        issue: Issue = IssueValeur(span=NULLE_PART, bas=taux, haut=taux)
        if t.chance(1, 12):
            issue = IssueSansValeur(span=NULLE_PART, genre="illisible")
        plage = Plage(span=NULLE_PART, minimum=bas, maximum=haut, maximum_inclus=False)
        rangs.append(
            Rang(span=NULLE_PART, id=f"{nom}.t{k}", label=f"t{k}", preuve=PREUVE, cellules=(plage,), issue=issue)
        )
    cle = Cle(span=NULLE_PART, genre="nombre", nom=t.parmi(("cout", "surface", "places")))
    return Tableau(
        span=NULLE_PART,
        id=nom,
        nom=nom,
        ecriture=nom,
        unite="€",
        cles=(cle,),
        rangs=tuple(rangs),
        marginal=True,
        preuve=PREUVE,
    )
