"""What holds of whatever Réglo says, on any input: known codes, true places, plain French, a correction."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import walk_packages

import reglo
from reglo.diagnostics import Diagnostic, Fiche, en_objet, rapport
from reglo.syntax.examples import fautes

_ETRANGERS = re.compile(
    r"\b(Traceback|Error|error|invalid|expected|unexpected|missing|unknown|None|True|False|argument|required|Exception"
    r"|object at|Noeud|Jeton|Scalaire|Fraction\(|dict|tuple|frozenset)\b|<class|\{\w*\}"
)
_CITE = re.compile(r"«.*»", re.DOTALL)
_EXTRAIT = re.compile(r"^ +(\d+ \| .*|\| [\t ^]*)$", re.MULTILINE)
_CORRECTION = re.compile(r"^ *À écrire : .*$", re.MULTILINE)
_ENTETE = re.compile(r"^.* : (erreur|avertissement) [A-Z]\d+$", re.MULTILINE)
_FINS = re.compile(r"\r\n|\r|\n")


@cache
def fiches() -> dict[str, Fiche]:
    """Gives every code that Réglo can say, with its sentences."""
    trouvees = {faute.exemple.code: faute.fiche for faute in fautes()}
    for module in walk_packages(reglo.__path__, "reglo."):
        if not module.name.endswith(("__main__", "pytest_plugin")) and ".durable" not in module.name:
            valeurs = vars(import_module(module.name)).values()
            trouvees |= {valeur.code: valeur for valeur in valeurs if isinstance(valeur, Fiche)}
    return trouvees


def verifier(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> None:
    """Checks each remark, and that all of them can be reported, as a text and as data."""
    tous = tuple(diagnostics)
    for diagnostic in tous:
        _verifier_un(diagnostic, sources)
    json.dumps([en_objet(diagnostic) for diagnostic in tous], ensure_ascii=False).encode("utf-8")
    rapport(tous, sources).encode("utf-8")


def _verifier_un(diagnostic: Diagnostic, sources: Mapping[str, str]) -> None:
    assert diagnostic.code in fiches(), f"code inconnu : {diagnostic}"
    exiger_francais(diagnostic.message)
    assert diagnostic.aide == diagnostic.aide.strip(), f"correction mal cadrée : {diagnostic.aide!r}"
    phrase = r"[A-ZÀ-ÖØ-Þ«0-9Œ]" if diagnostic.code != "E201" else r".+ : attendu"
    assert re.match(phrase, diagnostic.message, re.DOTALL), f"pas une phrase : {diagnostic.message!r}"
    assert re.search(r"[.?!…»]$", diagnostic.message), f"phrase sans fin : {diagnostic.message!r}"
    for span in (diagnostic.span, *(span for span, _ in diagnostic.notes)):
        texte = sources.get(span.fichier)
        if span.ligne == 0:
            assert (span.debut, span.fin, span.colonne) == (0, 0, 0), f"place à demi dite : {diagnostic}"
        elif texte is not None:
            assert 0 <= span.debut <= span.fin <= len(texte) + 1, f"place hors du fichier : {diagnostic}"
            assert (span.ligne, span.colonne) == _place(texte, span.debut), f"place fausse : {diagnostic}"


def _place(texte: str, rang: int) -> tuple[int, int]:
    """Gives the line and the column of a place, as an editor counts them."""
    debuts = _debuts(texte)
    ligne = bisect_right(debuts, rang)
    debut = debuts[ligne - 1]
    return ligne, rang - debut + (0 if debut == 0 and rang > 0 and texte.startswith("\ufeff") else 1)


@lru_cache(maxsize=8)
def _debuts(texte: str) -> list[int]:
    return [0, *(fin.end() for fin in _FINS.finditer(texte))]


def exiger_francais(dit: str) -> None:
    """Checks that no word of another language, nor of the machine, stands outside what is quoted."""
    nu = _CITE.sub("«»", _CORRECTION.sub("", _EXTRAIT.sub("", _ENTETE.sub("", dit))))
    etrangers = sorted({trouve[0] for trouve in _ETRANGERS.finditer(nu)})
    assert not etrangers, f"mots étrangers {etrangers} : {dit[:2_000]!r}"
