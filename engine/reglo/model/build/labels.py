"""Labels of clauses: unique under their aid, and resolved where another clause cites them."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from reglo.model.build import codes_clauses, codes_noms
from reglo.model.build.contexte import Redaction
from reglo.source import Span
from reglo.syntax.tree import Jeton, Noeud, Piece

_FORME = re.compile(r"([a-z]+)(\d+)([a-z]?)")


class Etiquette(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that others may cite."""

    id: str
    label: str
    section: str
    """The section where it stands (`criteres`, `montants`, `bonifications` …)."""
    mode: str
    """For a criterion, the rule of its phrase (`exige`, `admet` …)."""
    span: Span


Etiquettes = Mapping[str, Etiquette]
"""The clauses that can be cited, by label and by full id."""


def rang(label: str) -> tuple[str, int, str]:
    """Gives what a label is sorted by: its letters, its number, its suffix."""
    trouve = _FORME.fullmatch(label)
    return (trouve[1], int(trouve[2]), trouve[3]) if trouve else (label, 0, "")


def sans_doubles(redaction: Redaction, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Gives the clauses whose label is new; the others are reported."""
    vues: dict[str, Piece] = {}
    for piece in pieces:
        if piece.label is None:
            continue
        premiere = vues.setdefault(piece.label, piece)
        if premiere is not piece:
            _dire_double(redaction, premiere, piece)
    return tuple(vues.values())


def _dire_double(redaction: Redaction, premiere: Piece, seconde: Piece) -> None:
    label = seconde.label or ""
    lettres, numero, _ = rang(label)
    notes = ((premiere.jetons[0].span, f"la première clause {label} est ici"),)
    libre = f"{lettres}{numero + 1}"
    redaction.journal.dire(codes_noms.LABEL_DEUX_FOIS, seconde.jetons[0].span, label=label, libre=libre, notes=notes)


def resoudre(redaction: Redaction, ref: Noeud | Jeton, etiquettes: Etiquettes, attendu: str) -> Etiquette | None:
    """Gives the clause that a reference names."""
    jeton = ref if isinstance(ref, Jeton) else ref.jetons()[0]
    if jeton.texte in etiquettes:
        return etiquettes[jeton.texte]
    redaction.journal.inconnu(codes_noms.CLAUSE_INCONNUE, jeton.span, jeton.brut, tuple(etiquettes), attendu=attendu)
    return None


def resoudre_toutes(
    redaction: Redaction, refs: Noeud, etiquettes: Etiquettes, sections: tuple[str, ...], attendu: str
) -> tuple[Etiquette, ...] | None:
    """Gives the clauses that « m1 à m3, m5 » names, in the order of their labels for each stretch."""
    possibles = {nom: e for nom, e in etiquettes.items() if e.section in sections}
    trouvees: dict[str, Etiquette] = {}
    juste = True
    for ref in refs.noeuds():
        lues = (
            _etendue(redaction, ref, possibles, attendu)
            if ref.regle == "etendue"
            else _seule(redaction, ref, possibles, attendu)
        )
        juste = juste and lues is not None
        trouvees |= {e.id: e for e in lues or ()}
    return tuple(trouvees.values()) if juste else None


def _seule(redaction: Redaction, ref: Noeud, possibles: Etiquettes, attendu: str) -> tuple[Etiquette, ...] | None:
    trouvee = resoudre(redaction, ref, possibles, attendu)
    return None if trouvee is None else (trouvee,)


def _etendue(redaction: Redaction, noeud: Noeud, possibles: Etiquettes, attendu: str) -> tuple[Etiquette, ...] | None:
    """Gives the clauses between two labels of one letter."""
    jetons = noeud.jetons("LREF")
    bornes = [resoudre(redaction, jeton, possibles, attendu) for jeton in jetons]
    if bornes[0] is None or bornes[1] is None:
        return None
    debut, fin = rang(bornes[0].label), rang(bornes[1].label)
    if debut[0] != fin[0] or debut > fin:
        champs = {"debut": jetons[0].brut, "fin": jetons[1].brut}
        redaction.dire(codes_clauses.RENVOI_RENVERSE, noeud.span, **champs)
        return None
    entre = {e.id: e for nom, e in possibles.items() if nom == e.label and debut <= rang(e.label) <= fin}
    return tuple(sorted(entre.values(), key=lambda e: rang(e.label)))
