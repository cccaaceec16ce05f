"""The mistakes that people are expected to make, each recognised by a pattern of `grammar/fautes.toml`.

A pattern is tried on the piece without accents, quotations and comments blanked out, around the place where reading
stopped (wherever a sign of the entry's `toujours` stands, for what reads but says what nobody means).
"""

import re
import tomllib
from functools import cache

import msgspec

from reglo.diagnostics import Diagnostic, Fiche
from reglo.resources import resource_dir
from reglo.syntax.fold import Texte, plier
from reglo.syntax.lexer import Lexeme
from reglo.syntax.outline import Morceau

_CHAMP = re.compile(r"\{(\w+)\}")


class Exemple(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `fautes.toml`."""

    code: str
    titre: str
    motif: str
    message: str
    correction: str
    exemples: tuple[str, ...]
    sous: str = "critères"
    """Section where the examples stand; empty when they are items of their own."""
    sections: tuple[str, ...] = ()
    """Sections where the mistake is looked for; everywhere when none is named."""
    toujours: tuple[str, ...] = ()
    """For a mistake looked for everywhere, the signs of which any words recognised hold one."""


class Faute(msgspec.Struct, frozen=True):
    """An entry, its pattern and its sentences."""

    exemple: Exemple
    motif: re.Pattern[str]
    fiche: Fiche


class _Fichier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    faute: tuple[Exemple, ...]


@cache
def fautes() -> tuple[Faute, ...]:
    """Gives the entries of `fautes.toml`, in the order in which they are tried."""
    with (resource_dir("grammar") / "fautes.toml").open("rb") as fichier:
        exemples = msgspec.convert(tomllib.load(fichier), _Fichier).faute
    return tuple(
        Faute(
            exemple,
            re.compile(exemple.motif, re.VERBOSE),
            Fiche(code=exemple.code, titre=exemple.titre, message=exemple.message),
        )
        for exemple in exemples
    )


@cache
def _partout() -> tuple[Faute, ...]:
    """Gives the entries that are tried on every clause."""
    return tuple(faute for faute in fautes() if faute.exemple.toujours)


def masquer(texte: Texte, lexemes: tuple[Lexeme, ...]) -> str:
    """Gives the folded piece, of the same length, with quotations emptied and comments blanked out."""
    morceaux: list[str] = []
    place = lexemes[0].debut
    for lexeme in lexemes:
        entre = texte.plie[place : lexeme.debut]
        morceaux.append(entre if not entre.strip() else re.sub(r"[^\n]", " ", entre))
        longueur = lexeme.fin - lexeme.debut
        citation = lexeme.jeton.type == "STR"
        morceaux.append(
            f"«{'_' * (longueur - 2)}»" if citation and longueur > 1 else texte.plie[lexeme.debut : lexeme.fin]
        )
        place = lexeme.fin
    return "".join(morceaux)


def reconnaitre(texte: Texte, morceau: Morceau, pres: tuple[int, int] | None, clause: str | None) -> Diagnostic | None:
    """Gives the remark of the first entry that matches: anywhere for `toujours`, near `pres` for the others."""
    base, masque = morceau.lexemes[0].debut, masquer(texte, morceau.lexemes)
    for faute in _partout() if pres is None else fautes():
        toujours, sections = faute.exemple.toujours, faute.exemple.sections
        if toujours and not any(signe in masque for signe in toujours):
            continue
        if sections and morceau.section not in sections:
            continue
        for trouve in faute.motif.finditer(masque):
            debut, fin = base + trouve.start(), base + trouve.end()
            if pres is None or toujours or (debut <= pres[1] and fin >= pres[0]):
                remarque = _remarque(texte, faute, trouve, base, clause)
                if not _ecrit_ainsi(texte, remarque):
                    return remarque
    return None


def _ecrit_ainsi(texte: Texte, remarque: Diagnostic) -> bool:
    """Tells whether the correction is what is written already: the fault is elsewhere."""
    ecrit = texte.brut[remarque.span.debut : remarque.span.fin]
    return plier(remarque.aide) == plier(ecrit).strip()


def _remarque(texte: Texte, faute: Faute, trouve: re.Match[str], base: int, clause: str | None) -> Diagnostic:
    """Fills the sentences of an entry with the words as typed."""

    def brut(groupe: int) -> str:
        if trouve.start(groupe) < 0:
            return ""
        return texte.brut[texte.place(base + trouve.start(groupe)) : texte.fin(base + trouve.end(groupe))]

    correction = _CHAMP.sub(lambda champ: brut(int(champ[1])), faute.exemple.correction)
    span = texte.span(base + trouve.start(), base + trouve.end())
    return faute.fiche.diagnostic(
        span, clause=clause, aide=correction.strip(), remplacement=correction, mot=brut(0), correction=correction
    )
