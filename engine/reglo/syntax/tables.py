"""The grammar as tables: built by Lark from `grammar/regle.lark`, kept as JSON in the cache of the user.

Lark takes about a second to build them and would keep them as pickle, which is refused here: a cache file is data, and
a damaged one is built again. Nothing else in Réglo imports Lark.
"""

import functools
import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from reglo import cache
from reglo.resources import resource_dir
from reglo.syntax.fold import plier
from reglo.syntax.plan import DEPARTS

if TYPE_CHECKING:
    from lark.grammar import Rule
    from lark.lexer import TerminalDef
    from lark.parsers.lalr_analysis import IntParseTable

FORMAT = 2
"""To raise when the shape of `Tables` changes."""
_GENRE = "grammaire"


class Regle(msgspec.Struct, frozen=True, array_like=True):
    """What a reduction does: how many elements it takes, which it keeps, and the node it makes of them."""

    origine: str
    nom: str
    """Name of the node: the alias of the alternative, or the name of the rule."""
    elements: tuple[str, ...]
    """The words and rules it takes."""
    garde: tuple[bool, ...]
    """For each element, whether it stays in the tree."""
    transparente: bool
    """With a single child, the child takes the place of the node."""
    eclatee: bool
    """The children join those of the node above (repetitions)."""


class Litteral(msgspec.Struct, frozen=True, array_like=True):
    """A terminal given by a pattern."""

    type: str
    motif: str
    priorite: int


class Tables(msgspec.Struct, frozen=True):
    """All that reading a file needs to know of the grammar."""

    etats: tuple[dict[str, int], ...]
    """For each state and type of token: the next state, or -(rule + 1) to reduce."""
    sauts: tuple[dict[str, int], ...]
    """For each state and rule just reduced: the next state."""
    departs: dict[str, int]
    fins: dict[str, int]
    regles: tuple[Regle, ...]
    mots: dict[str, str]
    """Folded keyword phrase, and its type."""
    signes: dict[str, str]
    litteraux: tuple[Litteral, ...]
    ecrits: dict[str, str]
    """Type of a keyword or sign, and how the grammar prints it."""
    suites_reservees: dict[str, str]
    """Word that no name may be, since after a keyword it would make this phrase (`proche`: « au plus proche »)."""


def cle(terminal: "TerminalDef") -> str:
    """Gives the type of the tokens of a terminal: its name in the grammar, or the phrase itself when it has none."""
    from lark.lexer import PatternStr

    nomme = terminal.name in _noms_declares(grammaire())
    return terminal.pattern.value if isinstance(terminal.pattern, PatternStr) and not nomme else terminal.name


def grammaire() -> str:
    """Gives the text of the grammar."""
    return (resource_dir("grammar") / "regle.lark").read_text(encoding="utf-8")


@functools.cache
def tables() -> Tables:
    """Gives the tables of the grammar, from the cache of the user when it holds them."""
    source = grammaire()
    empreinte = hashlib.sha256(f"{FORMAT}\n{version('lark')}\n{DEPARTS}\n{source}".encode()).hexdigest()
    gardees = cache.relire_en(Tables, _GENRE, empreinte)
    if gardees is not None:
        return gardees
    neuves = construire(source)
    cache.garder(_GENRE, empreinte, msgspec.json.encode(neuves))
    return neuves


# ---------------------------------------------------------------------------------------------------------- from Lark
def construire(source: str) -> Tables:
    """Builds the tables; strict mode refuses any conflict."""
    from lark import Lark
    from lark.lexer import PatternStr
    from lark.parsers.lalr_analysis import Shift

    lark = Lark(source, parser="lalr", lexer="contextual", strict=True, start=list(DEPARTS))
    table: IntParseTable = lark.parser.parser._parse_table  # noqa: SLF001 - no public way
    types = {terminal.name: cle(terminal) for terminal in lark.terminals} | {"$END": "$END"}
    regles = list(
        dict.fromkeys(arg for etat in table.states.values() for acte, arg in etat.values() if acte is not Shift)
    )
    rang_regle = {regle: rang for rang, regle in enumerate(regles)}
    lignes = [table.states[rang] for rang in range(len(table.states))]
    etats = tuple(
        {
            types[nom]: arg if acte is Shift else -rang_regle[arg] - 1
            for nom, (acte, arg) in ligne.items()
            if nom in types
        }
        for ligne in lignes
    )
    sauts = tuple({nom: arg for nom, (_, arg) in ligne.items() if nom not in types} for ligne in lignes)
    ecrits = {cle(t): t.pattern.value for t in lark.terminals if isinstance(t.pattern, PatternStr)}
    mots = {plier(ecrit): nom for nom, ecrit in ecrits.items() if ecrit[0].isalpha()}
    return Tables(
        etats=etats,
        sauts=sauts,
        departs=dict(table.start_states),
        fins=dict(table.end_states),
        regles=tuple(_regle(regle, types) for regle in regles),
        mots=mots,
        signes={ecrit: nom for nom, ecrit in ecrits.items() if not ecrit[0].isalpha()},
        litteraux=tuple(
            sorted(
                (
                    Litteral(t.name, t.pattern.value, t.priority)
                    for t in lark.terminals
                    if not isinstance(t.pattern, PatternStr)
                ),
                key=lambda litteral: -litteral.priorite,
            )
        ),
        ecrits=ecrits,
        suites_reservees=dict(_suites_reservees(etats, mots, ecrits)),
    )


@functools.cache
def _noms_declares(source: str) -> frozenset[str]:
    """Gives the terminals that the grammar names."""
    return frozenset(ligne.split(":")[0].split(".")[0] for ligne in source.splitlines() if ligne[:1].isupper())


def _regle(regle: "Rule", types: dict[str, str]) -> Regle:
    """Keeps of a rule of Lark what a reduction needs."""
    origine = str(regle.origin.name)
    toutes = regle.options.keep_all_tokens
    return Regle(
        origine=origine,
        nom=str(regle.alias or origine),
        elements=tuple(types.get(s.name, str(s.name)) for s in regle.expansion),
        garde=tuple(toutes or not (s.is_term and getattr(s, "filter_out", False)) for s in regle.expansion),
        transparente=regle.options.expand1 and not regle.alias,
        eclatee=origine.startswith("_"),
    )


def _suites_reservees(
    etats: tuple[dict[str, int], ...], mots: dict[str, str], ecrits: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Finds the words that no name may be, for a phrase could then be read as a shorter keyword and what follows it."""
    for phrase, nom in mots.items():
        suite = phrase.split()
        for coupe in range(1, len(suite)):
            prefixe = mots.get(" ".join(suite[:coupe]))
            lus = list(_relire(suite[coupe:], mots))
            types = [prefixe or "", *(type_ for type_, _ in lus)]
            if prefixe and all(_peut_suivre(etats, *paire) for paire in pairwise(types)):
                yield from ((mot, ecrits[nom]) for type_, mot in lus if type_ == "NAME")


def _relire(suite: list[str], mots: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Reads the end of a phrase as if its beginning were a keyword: keywords, longest first, and names."""
    while suite:
        longueur = next((n for n in range(len(suite), 0, -1) if " ".join(suite[:n]) in mots), 0)
        pris = " ".join(suite[: longueur or 1])
        yield mots.get(pris, "NAME"), pris
        suite = suite[longueur or 1 :]


def _peut_suivre(etats: tuple[dict[str, int], ...], premier: str, second: str) -> bool:
    """Tells whether a word may stand just after another, somewhere."""
    return any(second in etats[etat[premier]] for etat in etats if etat.get(premier, -1) >= 0)
