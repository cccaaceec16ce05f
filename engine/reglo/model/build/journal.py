"""Where the building of the model writes its remarks; nothing is raised, and nothing stops at the first one."""

from collections.abc import Iterable

from reglo.diagnostics import Diagnostic, Fiche, proches
from reglo.model.build import codes_lecture
from reglo.source import Span

_SUR = 75
"""Likeness above which a name, if it is the only one, is offered as the correction."""
_MONTRES = 3
_PEU = 12
"""So few names can all be told, when none looks like the word."""


def _voisins(mot: str, candidats: tuple[str, ...]) -> str:
    """Gives the names that look like a word, else the first of them."""
    noms = proches(mot, candidats)
    if noms:
        return f"Vouliez-vous écrire {' ou '.join(f'« {nom} »' for nom in noms)} ?"
    return f"On connaît ici : {', '.join(candidats)}." if 0 < len(candidats) <= _PEU else ""


def _exemples(candidats: tuple[str, ...]) -> str:
    return " ou ".join(candidats[:_MONTRES]) if len(candidats) <= _PEU else "un nom déclaré"


class Journal:
    """The remarks of one run; `pour` gives the same journal, opened at one clause."""

    __slots__ = ("clause", "diagnostics")

    def __init__(self, diagnostics: list[Diagnostic] | None = None, clause: str | None = None) -> None:
        """Opens an empty journal, or the page of one clause in a journal."""
        self.diagnostics = [] if diagnostics is None else diagnostics
        self.clause = clause

    def pour(self, clause: str | None) -> "Journal":
        """Gives this journal, opened at a clause."""
        return Journal(self.diagnostics, clause)

    def dire(
        self,
        fiche: Fiche,
        span: Span,
        *,
        notes: tuple[tuple[Span, str], ...] = (),
        remplacement: str | None = None,
        **champs: object,
    ) -> None:
        """Writes one remark."""
        message, aide = fiche.message.format_map(champs), fiche.aide.format_map(champs)
        self._ecrire(fiche, span, message, aide, notes, remplacement)

    def inconnu(self, fiche: Fiche, span: Span, mot: str, candidats: Iterable[str], **champs: object) -> None:
        """Writes that a name is unknown, with those that look like it."""
        connus = tuple(dict.fromkeys(candidats))
        message = f"{fiche.message.format_map({'nom': mot, **champs})} {_voisins(mot, connus)}".strip()
        surs = proches(mot, connus, nombre=2, seuil=_SUR)
        remplacement = surs[0] if len(surs) == 1 else None
        defaut = fiche.aide.format_map({"nom": mot, **champs}) or _exemples(connus)
        self._ecrire(fiche, span, message, remplacement or defaut, (), remplacement)

    def trop_longue(self, span: Span, nom: str, quoi: str, correction: str) -> None:
        """Writes that trunks, exceptions or aids follow each other for too long."""
        champs = {"nom": nom, "quoi": quoi, "maximum": codes_lecture.CHAINE_MAXIMALE, "correction": correction}
        self.dire(codes_lecture.TROP_EMBOITE, span, **champs)  # type: ignore[arg-type]

    def _ecrire(  # noqa: PLR0913, PLR0917 - the fields of a diagnostic
        self,
        fiche: Fiche,
        span: Span,
        message: str,
        aide: str,
        notes: tuple[tuple[Span, str], ...],
        remplacement: str | None,
    ) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=fiche.code,
                gravite=fiche.gravite,
                span=span,
                message=message,
                notes=notes,
                aide=aide,
                clause=self.clause,
                remplacement=remplacement,
            )
        )
