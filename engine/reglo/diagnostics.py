"""What Réglo says to the person who writes: one record for the terminal, the editor and the machine.

A diagnostic is data. Nothing here is printed, and nothing here knows what is checked: each layer keeps its own `Fiche`
objects, where a sentence stands once beside its code. `ErreurReglo` is for the public functions alone.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from reglo.source import Span

Gravite = Literal["erreur", "avertissement"]
_MONTRES = 1_000
"""Remarks that a report writes in full: nobody reads more at a time."""
_MOT_LE_PLUS_LONG = 200
"""Characters beyond which what stands for a word resembles none."""
_LIGNE_MONTREE = 200
"""Characters of a line that an excerpt shows: a dossier may stand on one line."""


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One remark on one place of a file, with the correction to copy."""

    code: str
    gravite: Gravite = "erreur"
    span: Span
    message: str
    notes: tuple[tuple[Span, str], ...] = ()
    """Other places that explain, each with its sentence."""
    aide: str = ""
    """What to write instead, ready to copy."""
    clause: str | None = None
    """The clause where the remark falls (`c3`, or `aude.hcs.base.c3` once the name of the aid is known)."""
    remplacement: str | None = None
    """When a tool can apply the correction: the text that takes the place of `span`."""


class Fiche(msgspec.Struct, frozen=True, kw_only=True):
    """A code of diagnostic, with the one wording of its sentences; `{name}` is filled at each use."""

    code: str
    titre: str
    message: str
    aide: str = ""
    gravite: Gravite = "erreur"

    def diagnostic(
        self,
        span: Span,
        *,
        clause: str | None = None,
        notes: tuple[tuple[Span, str], ...] = (),
        aide: str | None = None,
        remplacement: str | None = None,
        **champs: object,
    ) -> Diagnostic:
        """Fills the sentences of this code for one place."""
        return Diagnostic(
            code=self.code,
            gravite=self.gravite,
            span=span,
            message=self.message.format_map(champs),
            notes=notes,
            aide=self.aide.format_map(champs) if aide is None else aide,
            clause=clause,
            remplacement=remplacement,
        )


class ErreurReglo(Exception):
    """What the rules, the dossier, the register or the request hold that must be corrected first.

    `diagnostics` holds every fault, located; the text of the exception is their report in French.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, str] | None = None) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        self.sources: Mapping[str, str] = sources or {}
        super().__init__(rapport(self.diagnostics, self.sources))


def a_une_erreur(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tells whether one of them forbids to go on."""
    return any(diagnostic.gravite == "erreur" for diagnostic in diagnostics)


def tries(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Gives the diagnostics without repetition, in the order of the files and of their places."""
    uniques = dict.fromkeys(diagnostics)
    return tuple(sorted(uniques, key=lambda d: (d.span.fichier, d.span.debut, d.span.fin, d.code)))


# ------------------------------------------------------------------------------------------------------------ as text
def en_texte(diagnostic: Diagnostic, sources: Mapping[str, str]) -> str:
    """Writes one diagnostic for a reader: place, excerpt with its caret, sentence, reasons, correction."""
    entete = f"{diagnostic.gravite} {diagnostic.code}"
    lignes = [f"{diagnostic.span} : {entete}" if diagnostic.span.fichier else entete]
    lignes += [f"  {ligne}" for ligne in extrait(diagnostic.span, sources)]
    if diagnostic.clause:
        lignes.append(f"  clause {diagnostic.clause}")
    lignes.append(f"  {diagnostic.message}")
    for span, note in diagnostic.notes:
        lignes.append(f"  {span} : {note}")
        lignes += [f"    {ligne}" for ligne in extrait(span, sources)]
    if diagnostic.aide:
        lignes.append(f"  À écrire : {diagnostic.aide}")
    return "\n".join(lignes)


def rapport(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> str:
    """Writes diagnostics one after the other, in the order of the text.

    Beyond a thousand, the errors are written before the warnings, and the others counted.
    """
    toutes = tries(diagnostics)
    montrees = tries(sorted(toutes, key=lambda diagnostic: diagnostic.gravite != "erreur")[:_MONTRES])
    ecrites = [en_texte(diagnostic, sources) for diagnostic in montrees]
    if len(toutes) > _MONTRES:
        ecrites.append(f"Et {len(toutes) - _MONTRES} autres remarques : corrigez d'abord celles-ci.")
    return "\n\n".join(ecrites)


def extrait(span: Span, sources: Mapping[str, str]) -> tuple[str, ...]:
    """Gives the line where `span` begins and the carets under it, or nothing when the file is not at hand."""
    texte = sources.get(span.fichier)
    if texte is None or span.ligne == 0 or span.debut > len(texte):
        return ()
    ligne, rang = _fenetre(*_ligne_autour(texte, span.debut))
    marge = f"{span.ligne} | "
    blanc = "".join("\t" if lettre == "\t" else " " for lettre in ligne[:rang] if _occupe(lettre))
    largeur = sum(map(_occupe, ligne[rang : rang + span.fin - span.debut]))
    return marge + ligne, " " * (len(marge) - 2) + "| " + blanc + "^" * max(1, largeur)


def _ligne_autour(texte: str, position: int) -> tuple[str, int]:
    """Gives the line that holds the position, cut far from it, and the rank of the position in it."""
    premier, dernier = max(0, position - 2 * _LIGNE_MONTREE), position + 2 * _LIGNE_MONTREE
    debut = max(texte.rfind("\n", premier, position), texte.rfind("\r", premier, position), premier - 1) + 1
    if texte.startswith("\ufeff", debut):
        debut += 1
    fins = (texte.find("\n", position, dernier), texte.find("\r", position, dernier))
    fin = min((fin for fin in fins if fin >= 0), default=dernier)
    return texte[debut:fin], max(0, position - debut)


def _fenetre(ligne: str, rang: int) -> tuple[str, int]:
    """Gives what surrounds the position on a line too long to be shown, and the rank of the position in it."""
    if len(ligne) <= _LIGNE_MONTREE:
        return ligne, rang
    debut = max(0, rang - _LIGNE_MONTREE // 2)
    avant, apres = "…" if debut else "", "…" if debut + _LIGNE_MONTREE < len(ligne) else ""
    return f"{avant}{ligne[debut : debut + _LIGNE_MONTREE]}{apres}", rang - debut + len(avant)


def _occupe(lettre: str) -> bool:
    """Tells whether a character takes a column on the screen (a combining accent does not)."""
    return unicodedata.combining(lettre) == 0


# ------------------------------------------------------------------------------------------------------------ as JSON
def en_objet(diagnostic: Diagnostic) -> dict[str, object]:
    """Gives the same record as plain values, with the names that the published schema uses."""
    return {
        "code": diagnostic.code,
        "gravite": diagnostic.gravite,
        "place": _place(diagnostic.span),
        "message": diagnostic.message,
        "notes": [{"place": _place(span), "message": note} for span, note in diagnostic.notes],
        "aide": diagnostic.aide,
        "clause": diagnostic.clause,
        "remplacement": diagnostic.remplacement,
    }


def _place(span: Span) -> dict[str, object]:
    return msgspec.structs.asdict(span)


# ------------------------------------------------------------------------------------------------------ nearest names
def proches(mot: str, candidats: Iterable[str], *, nombre: int = 3, seuil: int = 70) -> tuple[str, ...]:
    """Gives the names nearest to `mot`, best first; accents, capitals and one or two typing slips do not count."""
    from rapidfuzz import fuzz, process

    if len(mot) > _MOT_LE_PLUS_LONG:
        return ()
    uniques = sorted(set(candidats))
    trouves = process.extract(mot, uniques, scorer=fuzz.ratio, processor=sans_accents, limit=nombre, score_cutoff=seuil)
    return tuple(nom for nom, _, _ in trouves)


def vouliez_vous(mot: str, candidats: Iterable[str]) -> str:
    """Gives « Vouliez-vous écrire … ? » with the nearest names, or nothing."""
    noms = proches(mot, candidats)
    return f"Vouliez-vous écrire {' ou '.join(f'« {nom} »' for nom in noms)} ?" if noms else ""


def sans_accents(mot: str) -> str:
    """Gives the word in lower case, without accents, to compare what people type."""
    decompose = unicodedata.normalize("NFD", mot.replace("œ", "oe").replace("æ", "ae"))
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre)).casefold()
