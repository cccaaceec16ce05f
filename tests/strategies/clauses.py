"""Draws the clauses that give the verdict and the amount of one version of an aid."""

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.strategies.expressions import SENS, Champ, condition, constante, nombre, positif
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import DATES, POOL, PREUVE, TAUX

from reglo.model import expressions as e
from reglo.model.clauses import (
    ChoixLecture,
    Critere,
    Etape,
    Indication,
    LigneAssiette,
    Montant,
    Periode,
)
from reglo.model.expressions import Strate
from reglo.source import NULLE_PART

Mode = Literal["exige", "exclut", "admet", "reexclut"]
Forme = Literal["fixe", "fourchette", "jusqua"]
ActionAssiette = Literal["compter", "retirer", "plafonner"]
Action = Literal["somme", "plafond", "plancher", "ajout", "retrait", "produit", "arrondi"]


@dataclass
class Plume:
    """What writes the clauses of one version: labels, periods and readings."""

    t: Tirage
    aide: str
    champ: Champ
    lectures: tuple[str, ...] = ()
    rangs: dict[str, int] = field(default_factory=dict)

    def entete(self, lettre: str) -> dict[str, Any]:
        """Gives the fields that every clause carries, with the next label of that letter."""
        self.rangs[lettre] = self.rangs.get(lettre, 0) + 1
        label = f"{lettre}{self.rangs[lettre]}"
        return {
            "span": NULLE_PART,
            "id": f"{self.aide}.{label}",
            "label": label,
            "preuve": PREUVE,
            "periode": periode(self.t) if self.t.chance(1, 10) else None,
            "lectures": self._lectures(),
        }

    def _lectures(self) -> tuple[ChoixLecture, ...]:
        if not self.lectures or not self.t.chance(1, 5):
            return ()
        lecture = self.t.parmi(self.lectures)
        return (ChoixLecture(span=NULLE_PART, lecture=lecture, option=self.t.parmi(("stricte", "large"))),)

    def garde(self, strate: Strate, fois: int = 1, sur: int = 4) -> e.Condition | None:
        """Draws a « si », once in a while."""
        return condition(self.t, self.champ.a(strate), 1) if self.t.chance(fois, sur) else None


def periode(t: Tirage) -> Periode:
    """Draws a period, open on one side or closed."""
    debut, fin = sorted((t.parmi(DATES), t.parmi(DATES)))
    genre = t.entier(0, 2)
    return Periode(span=NULLE_PART, debut=None if genre == 1 else debut, fin=None if genre == 0 else fin)


# --------------------------------------------------------------------------------------------------------- criteria
def criteres(p: Plume) -> tuple[Critere, ...]:
    """Draws criteria, and exceptions two levels deep."""
    racines = p.t.fois(3, lambda _: _critere(p))
    exceptions = [_exception(p, racine.id, "admet") for racine in racines for _ in range(_combien(p.t))]
    secondes = [_exception(p, exception.id, "reexclut") for exception in exceptions if p.t.chance(1, 3)]
    return (*racines, *exceptions, *secondes)


def _combien(t: Tirage) -> int:
    return t.parmi((0, 0, 0, 1, 1, 2))


def _critere(p: Plume) -> Critere:
    entete = p.entete("c")
    mode: Mode = p.t.parmi(("exige", "exige", "exclut"))
    regle = condition(p.t, p.champ.a(Strate.MONTANT), 1)
    if p.t.chance(1, 3):
        regle = e.Appartient(span=NULLE_PART, donnee="avis", valeurs=("favorable",))
    return Critere(**entete, mode=mode, condition=regle, garde=p.garde(Strate.MONTANT, 1, 5))


def _exception(p: Plume, a: str, mode: Mode) -> Critere:
    entete = p.entete("c")
    regle = condition(p.t, p.champ.a(Strate.MONTANT), 1)
    return Critere(**entete, mode=mode, condition=regle, exception_a=a)


def indications(p: Plume) -> tuple[Indication, ...]:
    """Draws an open question."""
    return (Indication(**p.entete("c"), donnees=("note",)),) if p.t.chance(1, 6) else ()


# --------------------------------------------------------------------------------------------------------- assiette
def assiette(p: Plume) -> tuple[LigneAssiette, ...]:
    """Draws the lines of the assiette, in order."""
    if p.t.chance(1, 2):
        return ()
    return (_ligne(p, "compter"), *p.t.fois(2, lambda _: _ligne(p, p.t.parmi(("compter", "retirer", "plafonner")))))


def _ligne(p: Plume, action: ActionAssiette) -> LigneAssiette:
    entete = p.entete("a")
    valeur = nombre(p.t, p.champ.a(Strate.DOSSIER), 1)
    return LigneAssiette(**entete, action=action, valeur=valeur, garde=p.garde(Strate.DOSSIER))


# ---------------------------------------------------------------------------------------------------------- amounts
def montants(p: Plume) -> tuple[Montant, ...]:
    """Draws components, some of them replaced by exceptions that may disagree; or one that a table alone gives."""
    if p.champ.tableaux and p.t.chance(1, 3):
        lu = e.LectureTableau(span=NULLE_PART, tableau=p.t.parmi(p.champ.tableaux))
        return (Montant(**p.entete("m"), bas=lu, haut=lu),)
    racines = p.t.fois(3, lambda _: montant(p, "m"))
    exceptions = [
        montant(p, "m", racine.id) for racine in racines for _ in range(_combien(p.t) if p.t.chance(1, 3) else 0)
    ]
    secondes = [montant(p, "m", exception.id) for exception in exceptions if p.t.chance(1, 5)]
    return (*racines, *exceptions, *secondes)


def montant(p: Plume, lettre: str, exception_a: str | None = None, categorie: str | None = None) -> Montant:
    """Draws a component, a bonus or an exception: fixed, a range, or « up to »."""
    entete, champ = p.entete(lettre), p.champ.a(Strate.AUTRE_AIDE)
    haut = positif(p.t, champ) if lettre == "b" or p.t.chance(1, 2) else nombre(p.t, champ, p.t.entier(1, 2))
    forme: Forme = p.t.parmi(("fixe", "fixe", "fixe", "fixe", "fourchette", "jusqua"))
    bas = haut
    if forme == "jusqua":
        bas = e.Constante(span=NULLE_PART, valeur=POOL[0])
    if forme == "fourchette":
        bas = _part(p, haut) if p.t.chance(1, 2) else constante(p.t, champ)
    garde = p.garde(Strate.AUTRE_AIDE, 2, 3) if exception_a else p.garde(Strate.AUTRE_AIDE)
    return Montant(**entete, bas=bas, haut=haut, forme=forme, garde=garde, categorie=categorie, exception_a=exception_a)


def _part(p: Plume, haut: e.Nombre) -> e.Nombre:
    return e.Produit(span=NULLE_PART, gauche=e.Constante(span=NULLE_PART, valeur=p.t.parmi(TAUX)), droite=haut)


def bonifications(p: Plume) -> tuple[Montant, ...]:
    """Draws bonuses."""
    if not p.t.chance(2, 5):
        return ()
    return tuple(p.t.fois(3, lambda _: montant(p, "b", None, p.t.parmi((None, "lieu", "lieu", "energie"))), minimum=1))


# ------------------------------------------------------------------------------------------------------------ steps
def etapes(p: Plume, bases: tuple[Montant, ...], primes: tuple[Montant, ...]) -> tuple[Etape, ...]:
    """Draws the computation: components first, then bonuses and steps of every kind in any order."""
    if not p.t.chance(1, 2 if not primes else 1):
        return ()
    suite = [_etape(p, "somme", refs=tuple(x.id for x in bases if x.exception_a is None or p.t.chance(1, 2)))]
    reste = list(primes)
    if reste:
        coupe = p.t.entier(0, len(reste) - 1)
        suite += [_etape(p, "ajout", refs=tuple(x.id for x in reste[:coupe]))] if coupe else []
        suite += p.t.fois(1, lambda _: _pas(p))
        suite += [_etape(p, "ajout", refs=tuple(x.id for x in reste[coupe:]))]
    return (*suite, *p.t.fois(2, lambda _: _pas(p)))


def _pas(p: Plume) -> Etape:
    action: Action = p.t.parmi(("plafond", "plancher", "retrait", "produit", "arrondi", "ajout"))
    if action == "arrondi":
        return _etape(p, action, sens=p.t.parmi(SENS), pas=p.t.parmi((*POOL[1:3], TAUX[0])))
    if action == "produit":
        return _etape(p, action, valeur=e.Constante(span=NULLE_PART, valeur=p.t.parmi(TAUX)))
    return _etape(p, action, valeur=nombre(p.t, p.champ.a(Strate.AUTRE_AIDE), 1))


def _etape(p: Plume, action: Action, **champs: Any) -> Etape:  # noqa: ANN401 - fields of the model
    entete = p.entete("e")
    return Etape(**entete, action=action, garde=p.garde(Strate.AUTRE_AIDE, 1, 8), **champs)
