"""Rulebooks of any size made of real text: the fragments, which hold every construct, copied under other names.

What the aids share (units, lists, bodies, documents, the data at the top) is written once; each series has its own
data, definitions, tables, readings, anomalies and aids. What is left to reach a size is copies of one short aid.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path

import msgspec

from reglo.syntax.parse import analyser
from reglo.syntax.tree import Item, Jeton

FRAGMENTS = Path(__file__).parents[1] / "fragments" / "fragments.regle"
COURTE = "als.pret_lls"
"""The aid copied to fill up: it reads nothing but data."""
_LANGUE = "langue reglo 1\n\n"
_PARTAGES = ("unite", "entite", "organisme", "document")
_PROPRES = ("anomalie", "lecture", "bareme", "tronc", "aide")
"""Kinds that end the shared declarations at the top of the text."""
_PAR_FICHIER = 250


class Passage(msgspec.Struct, frozen=True):
    """One item and the text from its first word to the next item."""

    item: Item
    texte: str
    debut: int
    partage: bool

    @property
    def nom(self) -> str:
        """The name that the item declares."""
        return self.item.tete.jetons[1].texte


def recueil(lignes: int, *, series: int | None = None) -> dict[str, str]:
    """Gives the files of a rulebook of so many lines: as many series as fit, or the number asked, then short aids."""
    rulebook = _fichiers("commun/partage", [p.texte for p in _passages() if p.partage])
    propres = [p for p in _passages() if not p.partage]
    par_serie = sum(p.texte.count("\n") for p in propres)
    for rang in range(series or max(1, (lignes - taille(rulebook)) // par_serie)):
        noms = _noms(propres, f"s{rang}")
        rulebook |= _fichiers(f"serie{rang:02}/partie", [_copie(p, noms, f"s{rang}") for p in propres])
    return rulebook | _fichiers("courtes/partie", list(_courtes(propres, lignes - taille(rulebook))))


def ecrire(dossier: Path, fichiers: Mapping[str, str]) -> None:
    """Writes the files of a rulebook under a folder."""
    for nom, texte in fichiers.items():
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        (dossier / nom).write_text(texte, encoding="utf-8")


def taille(fichiers: Mapping[str, str]) -> int:
    """Gives the number of lines."""
    return sum(texte.count("\n") for texte in fichiers.values())


def _courtes(propres: list[Passage], lignes: int) -> Iterator[str]:
    """Gives copies of the short aid of the first series, to that number of lines."""
    courte = next(passage for passage in propres if passage.item.genre == "aide" and passage.nom == COURTE)
    noms = _noms(propres, "s0")
    for rang in count():
        copie = _copie(courte, noms | {COURTE: f"{COURTE}_x{rang}"}, f"x{rang}")
        lignes -= copie.count("\n")
        if lignes < 0:
            return
        yield copie


@cache
def _passages() -> tuple[Passage, ...]:
    """Gives the items of the fragments."""
    texte = FRAGMENTS.read_text(encoding="utf-8")
    arbre, _ = analyser(texte, FRAGMENTS.name)
    debuts = [item.tete.span.debut for item in arbre.items] + [len(texte)]
    trouves: list[Passage] = []
    en_tete = True
    for item, debut, fin in zip(arbre.items, debuts, debuts[1:], strict=False):
        en_tete = en_tete and item.genre not in _PROPRES
        if item.genre != "langue":
            partage = en_tete or item.genre in _PARTAGES
            trouves.append(Passage(item, texte[debut:fin].rstrip() + "\n\n", debut, partage))
    return tuple(trouves)


def _noms(propres: list[Passage], marque: str) -> dict[str, str]:
    """Gives the new name of everything that the items declare."""
    return {nom: f"{nom}_{marque}" for passage in propres for nom in _declares(passage.item)}


def _declares(item: Item) -> Iterator[str]:
    yield item.tete.jetons[1].texte
    for facette in item.tete.noeud.noeuds("singulier", "anciennement") if item.tete.noeud else ():
        yield from (jeton.texte for jeton in facette.jetons("NAME"))


def _copie(passage: Passage, noms: Mapping[str, str], marque: str) -> str:
    """Gives the text of an item with its names changed, and the label of a datum told apart."""
    morceaux, fin = [], 0
    for jeton in _jetons(passage.item):
        debut = jeton.span.debut - passage.debut
        morceaux += [passage.texte[fin:debut], _ecrit(jeton, noms)]
        fin = jeton.span.fin - passage.debut
    copie = "".join([*morceaux, passage.texte[fin:]])
    return copie.replace(" »", f" ({marque}) »", 1) if passage.item.genre == "donnee" else copie


def _jetons(item: Item) -> Iterator[Jeton]:
    pieces = [item.tete, *item.clauses]
    pieces += [piece for section in item.sections for piece in (section.tete, *section.clauses)]
    return (jeton for piece in pieces for jeton in piece.jetons)


def _ecrit(jeton: Jeton, noms: Mapping[str, str]) -> str:
    """Gives a word under its new name; « tronc.c3 » follows its trunk."""
    if jeton.type not in ("NAME", "QNAME"):
        return jeton.brut
    nom, point, clause = jeton.texte.rpartition(".")
    if jeton.texte in noms:
        return jeton.brut + noms[jeton.texte].removeprefix(jeton.texte)
    return f"{noms[nom]}{point}{clause}" if nom in noms else jeton.brut


def _fichiers(prefixe: str, copies: list[str]) -> dict[str, str]:
    """Spreads items over files of a usual length."""
    fichiers: list[list[str]] = [[]]
    for copie in copies:
        if sum(c.count("\n") for c in fichiers[-1]) > _PAR_FICHIER:
            fichiers.append([])
        fichiers[-1].append(copie)
    return {f"{prefixe}{rang:03}.regle": _LANGUE + "".join(contenu) for rang, contenu in enumerate(fichiers, 1)}
