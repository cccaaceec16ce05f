"""What durable-rules 2.0.28 cannot hold, refused before it reaches the extension: past it, it hangs, crashes or errs.

Each limit is tested on both sides in `tests/evaluation/durable/test_extension.py`. The 32 expressions of a sequence are
not among them: conditions against constants add none, only tests between facts do, which a description cannot write.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import msgspec

from reglo.evaluation.durable.description import OUVERTURE, Condition, Description, Propriete, Regle, Valeur, empreinte

PILE = 64
"""Conditions waiting while one fact is matched; past it, code 303 when the fact comes, not when the rules load."""
PROPRIETES_PAR_FAIT = 252
"""The table has 255 entries, the last never free; the identifiers of the fact and of its session take two."""
FAITS_PAR_REGLE = 16
"""Messages in a frame; past it, code 304 when the last fact of the join is asserted, and the session is broken."""
CONDITIONS_DE_MEME_RANG = 511
"""Distinct conditions that follow one; at 512 the table is full, and looking for a name in it never ends."""
REGLES_DE_MEME_FIN = 255
"""Facts of rules that end on the same conditions; past it the list has no end mark left."""
REGLES_PAR_JEU = 4095
"""Actions of a ruleset: 4 096, less the one that opens each session."""
SEANCES_PAR_JEU = 1023
"""Live sessions of a ruleset; the extension takes one more, then fails and leaves a session without a name behind.

Memory is the nearer bound: each live session takes about 13 ko for each fact of each rule.
"""
ENTIER_MINIMAL, ENTIER_MAXIMAL = -(2**63), 2**63 - 1
"""Integers are compared on 64 bits."""
_COMPARAISONS = ("lt", "lte", "gt", "gte", "eq", "neq", "mt", "imt", "iall", "iany", "ex", "nex")
_SIGNES = ("or", "and", "not", "all", "any", "m", "add", "sub", "mul", "div", "l", "r", "forward", "i", "s")
NOMS_RESERVES = frozenset({f"${nom}" for nom in _COMPARAISONS + _SIGNES} | {"id", "sid", "name", "m", OUVERTURE})
"""Names that mean something to the extension, or to us."""

_Chemin = tuple[Condition, ...]


class Admise(msgspec.Struct, frozen=True):
    """A ruleset that the extension can bear: `admettre` gives it, or says why it does not."""

    description: Description


def admettre(description: Description) -> Admise | tuple[str, ...]:
    """Gives the ruleset once it has been looked at, or all that the extension could not hold of it."""
    return refus(description) or Admise(description)


def refus(description: Description) -> tuple[str, ...]:
    """Says all that the extension could not hold of a ruleset; nothing when it may be opened."""
    connues = {propriete.nom: propriete for propriete in description.proprietes}
    return (
        *_refus_des_noms(description),
        *(motif for regle in description.regles for motif in _refus_de_la_regle(regle, connues, description.formes)),
        *(motif for forme in description.formes for motif in _refus_de_la_forme(forme, connues)),
        *_refus_du_jeu(description, connues),
    )


def defaut_de_valeur(propriete: Propriete, valeur: object) -> str:
    """Says why a value is not one of a property, or nothing: the extension would convert it, or guess."""
    if propriete.membres is not None:
        return "" if isinstance(valeur, str) and valeur in propriete.membres else "n'est pas un membre de sa liste"
    if not isinstance(valeur, int) or isinstance(valeur, bool):
        return "n'est pas un entier"
    return "" if ENTIER_MINIMAL <= valeur <= ENTIER_MAXIMAL else "dépasse 64 bits"


def _refus_des_noms(description: Description) -> Iterator[str]:
    noms = [propriete.nom for propriete in description.proprietes]
    membres = [membre for propriete in description.proprietes for membre in propriete.membres or ()]
    yield from _repetes("la propriété", noms)
    yield from _repetes("la règle", [regle.nom for regle in description.regles])
    for nom in (*noms, *membres, *(regle.nom for regle in description.regles)):
        if not nom or not unicodedata.is_normalized("NFC", nom):
            yield f"le nom « {nom} » est vide ou n'est pas en forme NFC : ses accents tapés en deux signes le cachent"
    par_empreinte = {empreinte(nom): nom for nom in NOMS_RESERVES}
    for nom in dict.fromkeys(noms):
        autre = par_empreinte.setdefault(empreinte(nom), nom)
        if nom.startswith("$") or nom in NOMS_RESERVES:
            yield f"le nom de propriété « {nom} » est réservé"
        elif autre != nom:
            yield f"durable-rules confond « {nom} » et « {autre} », qui ont la même empreinte : renommer l'une des deux"
    if any(regle.nom == OUVERTURE for regle in description.regles):
        yield f"le nom de règle « {OUVERTURE} » est réservé"


def _repetes(quoi: str, noms: Iterable[str]) -> Iterator[str]:
    yield from (f"{quoi} « {nom} » est décrite {fois} fois" for nom, fois in Counter(noms).items() if fois > 1)


def _refus_de_la_regle(
    regle: Regle, connues: Mapping[str, Propriete], formes: tuple[frozenset[str], ...]
) -> Iterator[str]:
    if not 1 <= len(regle.faits) <= FAITS_PAR_REGLE:
        yield f"la règle « {regle.nom} » joint {len(regle.faits)} faits : de 1 à {FAITS_PAR_REGLE} sont possibles"
    lues = [frozenset(condition.propriete for condition in conditions) for conditions in regle.faits]
    for l_un, l_autre in combinations(lues, 2):
        if any(l_un | l_autre <= forme for forme in formes):
            ensemble = ", ".join(sorted(l_un | l_autre))
            yield f"la règle « {regle.nom} » joint deux faits qu'un seul porte ({ensemble}) : en faire un seul fait"
    for groupe in lues:
        if not groupe or not any(groupe <= forme for forme in formes):
            yield f"la règle « {regle.nom} » a un fait sans condition, ou qu'aucune forme de fait ne porte en entier"
    for condition in (condition for conditions in regle.faits for condition in conditions):
        propriete = connues.get(condition.propriete)
        if propriete is None:
            yield f"la règle « {regle.nom} » lit « {condition.propriete} », qui n'est pas décrite"
        elif defaut := defaut_de_valeur(propriete, condition.constante):
            yield f"la règle « {regle.nom} » compare « {propriete.nom} » à {condition.constante!r}, qui {defaut}"
        elif propriete.membres is not None and condition.operateur not in {"=", "≠"}:
            yield f"la règle « {regle.nom} » ordonne « {propriete.nom} », qui est un membre d'une liste"


def _refus_de_la_forme(forme: frozenset[str], connues: Mapping[str, Propriete]) -> Iterator[str]:
    if len(forme) > PROPRIETES_PAR_FAIT:
        yield f"un fait porte {len(forme)} propriétés : {PROPRIETES_PAR_FAIT} au plus"
    if inconnues := sorted(forme - connues.keys()):
        yield f"une forme de fait porte « {inconnues[0]} », qui n'est pas décrite"


def _refus_du_jeu(description: Description, connues: Mapping[str, Propriete]) -> Iterator[str]:
    if len(description.regles) > REGLES_PAR_JEU:
        yield f"le jeu a {len(description.regles)} règles : {REGLES_PAR_JEU} au plus"
    racine = _Noeud()
    racine.ajouter((Condition(OUVERTURE, "=", 1),))
    for regle in description.regles:
        for conditions in regle.faits:
            racine.ajouter(conditions)
    if (rang := racine.plus_large()) > CONDITIONS_DE_MEME_RANG:
        yield f"{rang} conditions différentes se suivent au même rang : {CONDITIONS_DE_MEME_RANG} au plus"
    if (fin := racine.plus_partagee()) > REGLES_DE_MEME_FIN:
        yield f"{fin} règles finissent sur les mêmes conditions : {REGLES_DE_MEME_FIN} au plus"
    for forme in description.formes:
        if (pile := racine.pile(forme, connues)) > PILE:
            yield f"un fait peut satisfaire {pile} conditions à la fois : {PILE} au plus, répartir les règles"


class _Noeud:
    """The tree of conditions as the extension builds it: what begins alike is shared, in the order it is written."""

    def __init__(self) -> None:
        self.suites: dict[Condition, _Noeud] = {}
        self.fins = 0

    def ajouter(self, chemin: _Chemin) -> None:
        noeud = self
        for condition in chemin:
            noeud = noeud.suites.setdefault(condition, _Noeud())
        noeud.fins += 1

    def plus_large(self) -> int:
        return max(len(self.suites), *(suite.plus_large() for suite in self.suites.values()), 0)

    def plus_partagee(self) -> int:
        return max(self.fins, *(suite.plus_partagee() for suite in self.suites.values()), 0)

    def _par_propriete(self) -> dict[str, list[Condition]]:
        groupes: dict[str, list[Condition]] = {}
        for condition in self.suites:
            groupes.setdefault(condition.propriete, []).append(condition)
        return groupes

    def pile(self, forme: frozenset[str], connues: Mapping[str, Propriete]) -> int:
        """Bounds the stack that a fact of that form needs: all that it may satisfy waits while the last is followed."""
        if not self.suites:
            return 0
        satisfaites = sum(
            _ensemble(conditions, connues.get(nom)) for nom, conditions in self._par_propriete().items() if nom in forme
        )
        suites = (
            suite.pile(forme, connues) for condition, suite in self.suites.items() if condition.propriete in forme
        )
        return max(satisfaites, satisfaites - 1 + max(suites, default=0))


def _ensemble(conditions: list[Condition], propriete: Propriete | None) -> int:
    """Gives how many conditions on a property one value satisfies at most."""
    if len(conditions) == 1:
        return 1
    if propriete is not None and propriete.membres is not None:
        valeurs: Iterable[Valeur] = propriete.membres
    else:
        entiers = {condition.constante for condition in conditions if isinstance(condition.constante, int)}
        valeurs = {entier + ecart for entier in entiers for ecart in (-1, 0, 1)}
    return max((sum(_satisfait(condition, valeur) for condition in conditions) for valeur in valeurs), default=0)


def _satisfait(condition: Condition, valeur: Valeur) -> bool:
    """Tells whether a value of the right kind satisfies a condition."""
    constante = condition.constante
    match condition.operateur:
        case "=":
            return valeur == constante
        case "≠":
            return valeur != constante
    if isinstance(valeur, str) or isinstance(constante, str):
        return False
    match condition.operateur:
        case "<":
            return valeur < constante
        case "≤":
            return valeur <= constante
        case ">":
            return valeur > constante
    return valeur >= constante
