"""Draws whole rulebooks: definitions, parameters, tables, readings, and one to three aids in their order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from msgspec.structs import replace as remplacer
from tests.strategies import autour, clauses, vocabulaire
from tests.strategies.clauses import Plume
from tests.strategies.expressions import Champ, condition, nombre
from tests.strategies.tableaux import tableau
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import AIDES, DATES, FAMILLES, LOT, POOL, PREUVE

from reglo.model.clauses import ChoixLecture, Periode, Tableau
from reglo.model.expressions import Strate
from reglo.model.rulebook import (
    Aide,
    DateSelonLecture,
    Definition,
    Donnee,
    Lecture,
    OptionLecture,
    Parametre,
    Rulebook,
    ValeurParametre,
    Version,
)
from reglo.source import NULLE_PART

NATURES = ("subvention", "subvention", "subvention", "pret", "avantage_fiscal")


class Socle(NamedTuple):
    """What the aids of a rulebook share, and the place where their expressions stand."""

    champ: Champ
    definitions: dict[str, Definition]
    parametres: dict[str, Parametre]
    tableaux: dict[str, Tableau]
    lectures: dict[str, Lecture]


def recueil(t: Tirage, aides_max: int = 3) -> Rulebook:
    """Draws a rulebook."""
    commun = socle(t)
    noms = AIDES[: t.entier(1, aides_max)]
    return assembler(commun, {nom: aide(t, nom, noms, commun, version) for nom in noms}, vocabulaire.donnees(noms))


def socle(t: Tirage) -> Socle:
    """Draws what the aids share."""
    parametres = {f"bareme_{k}": _parametre(t, f"bareme_{k}") for k in range(1, t.entier(0, 2) + 1)}
    lectures = {nom: _lecture(t, nom) for nom in _noms(t, "lecture", 2)}
    champ = Champ(parametres=tuple(parametres), lectures=tuple(lectures))
    tableaux = {nom: tableau(t, nom, champ) for nom in _noms(t, "grille", 2)}
    tableaux |= {nom: tableau(t, nom, champ.dans(LOT)) for nom in _noms(t, "grille_lot", 1)}
    champ = replace(champ, tableaux=tuple(n for n in tableaux if "lot" not in n))
    champ = replace(champ, tableaux_lot=tuple(n for n in tableaux if "lot" in n))
    definitions: dict[str, Definition] = {}
    for nom in _noms(t, "notion", 3):
        definitions[nom] = _definition(t, nom, champ)
        champ = _connaissant(champ, definitions[nom])
    tableaux |= {nom: tableau(t, nom, champ) for nom in (_noms(t, "fin", 1) if definitions else ())}
    champ = replace(champ, tableaux=tuple(n for n in tableaux if "lot" not in n))
    return Socle(champ, definitions, parametres, tableaux, lectures)


def assembler(commun: Socle, aides: dict[str, Aide], donnees: dict[str, Donnee]) -> Rulebook:
    """Gives the rulebook of some aids, in their order."""
    return Rulebook(
        span=NULLE_PART,
        langue=1,
        empreinte="0" * 64,
        unites=vocabulaire.UNITES,
        entites=vocabulaire.ENTITES,
        organismes=vocabulaire.ORGANISMES,
        documents=vocabulaire.DOCUMENTS,
        donnees=donnees,
        definitions=commun.definitions,
        parametres=commun.parametres,
        tableaux=commun.tableaux,
        lectures=commun.lectures,
        anomalies={},
        troncs={},
        aides=aides,
        ordre=tuple(aides),
    )


def _connaissant(champ: Champ, definition: Definition) -> Champ:
    if definition.valeur is not None:
        return replace(champ, definitions=(*champ.definitions, definition.nom))
    return replace(champ, conditions=(*champ.conditions, definition.nom))


def _noms(t: Tirage, prefixe: str, maximum: int) -> list[str]:
    return [f"{prefixe}_{k}" for k in range(1, t.entier(0, maximum) + 1)]


def _parametre(t: Tirage, nom: str) -> Parametre:
    """Draws a parameter whose periods may leave a gap."""
    coupe = t.parmi(DATES)
    saut = timedelta(days=t.parmi((1, 1, 40)))
    periodes = [
        Periode(span=NULLE_PART, debut=t.parmi((None, DATES[0])), fin=coupe),
        Periode(span=NULLE_PART, debut=coupe + saut, fin=t.parmi((None, DATES[-1]))),
    ]
    valeurs = tuple(
        ValeurParametre(
            span=NULLE_PART, id=f"{nom}.t{k}", label=f"t{k}", preuve=PREUVE, periode=p, valeur=t.parmi(POOL)
        )
        for k, p in enumerate(periodes, 1)
    )
    return Parametre(span=NULLE_PART, nom=nom, ecriture=nom, libelle=nom, unite="€", valeurs=valeurs, preuve=PREUVE)


def _definition(t: Tirage, nom: str, champ: Champ) -> Definition:
    if t.chance(1, 2):
        regle = condition(t, champ, 1)
        return Definition(span=NULLE_PART, nom=nom, ecriture=nom, libelle=nom, condition=regle, preuve=PREUVE)
    valeur = nombre(t, champ, 2)
    return Definition(span=NULLE_PART, nom=nom, ecriture=nom, libelle=nom, valeur=valeur, unite="€", preuve=PREUVE)


def _lecture(t: Tirage, nom: str) -> Lecture:
    retenue = t.parmi(("stricte", "large"))
    options = tuple(
        OptionLecture(span=NULLE_PART, nom=option, libelle=option, retenue=option == retenue)
        for option in ("stricte", "large")
    )
    return Lecture(span=NULLE_PART, id=nom, libelle=nom, options=options, preuve=PREUVE)


# ------------------------------------------------------------------------------------------------------------- aids
FabriqueVersion = Callable[[Plume, tuple[str, ...], Periode | None, int], Version]
"""What draws a version from its pen, the aids of the rulebook, its period and its rank."""


def aide(t: Tirage, nom: str, toutes: tuple[str, ...], commun: Socle, fabrique: FabriqueVersion) -> Aide:
    """Draws an aid of one version, or of two that may leave days without any."""
    lectures = tuple(commun.lectures)
    avant = toutes[: toutes.index(nom)] if t.chance(2, 3) else ()
    place = replace(commun.champ, strate=Strate.AUTRE_AIDE, aides=avant)
    periodes: tuple[Periode | None, ...] = (None,)
    if t.chance(1, 3):
        coupe = t.parmi(DATES)
        fin = t.parmi((None, None, DATES[-1]))
        periodes = (
            Periode(span=NULLE_PART, debut=t.parmi((None, DATES[0])), fin=coupe),
            Periode(span=NULLE_PART, debut=coupe + timedelta(days=t.parmi((1, 1, 30))), fin=fin),
        )[: t.entier(1, 2)]
    versions = tuple(fabrique(Plume(t, nom, place, lectures), toutes, p, k) for k, p in enumerate(periodes, 1))
    commande = t.parmi((None, None, "depot", "achevement", "permis"))
    document = t.parmi(tuple(vocabulaire.DOCUMENTS))
    selon = _dates_selon_lecture(t, lectures)
    datees = tuple(
        remplacer(x, date_qui_commande=commande, dates_selon_lecture=selon, document=document) for x in versions
    )
    return Aide(span=NULLE_PART, id=nom, nom=nom, versions=datees)


def _dates_selon_lecture(t: Tirage, lectures: tuple[str, ...]) -> tuple[DateSelonLecture, ...]:
    """Draws, once in a while, a governing date that hangs on a reading."""
    if not lectures or not t.chance(1, 4):
        return ()
    choix = ChoixLecture(span=NULLE_PART, lecture=t.parmi(lectures), option=t.parmi(("stricte", "large")))
    return (DateSelonLecture(span=NULLE_PART, donnee=t.parmi(("depot", "achevement", "permis")), choix=choix),)


def version(p: Plume, toutes: tuple[str, ...], periode: Periode | None, rang: int) -> Version:
    """Draws a version that holds every construct."""
    t = p.t
    bases, primes = clauses.montants(p), clauses.bonifications(p)
    return Version(
        span=NULLE_PART,
        nom=f"v{rang}",
        periode=periode,
        financeur=t.parmi(tuple(vocabulaire.ORGANISMES)),
        nature=t.parmi(NATURES),  # type: ignore[arg-type]
        familles=t.plusieurs(FAMILLES, 0, 2),
        document="guide",
        criteres=clauses.criteres(p),
        indications=clauses.indications(p),
        assiette=clauses.assiette(p),
        montants=bases,
        bonifications=primes,
        bonifications_max=t.parmi((None, 1, 2)) if primes else None,
        une_par_categorie=bool(primes) and t.chance(1, 2),
        etapes=clauses.etapes(p, bases, primes),
        caracteristiques=autour.caracteristiques(p),
        plafonds=autour.plafonds(p, toutes),
        non_cumuls=autour.non_cumuls(p, toutes),
        enveloppes=autour.enveloppes(p),
        pieces=autour.pieces(p),
        versements=autour.versements(p),
    )
