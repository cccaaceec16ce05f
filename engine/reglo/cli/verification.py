"""Gathers what is to say of rules and examples, on the files or folders named."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from reglo.cases.campagne import lire_texte
from reglo.cases.execution import preparer
from reglo.cases.recueil import SUFFIXE_CAS, Recueils, dossier_des_regles, fichiers_de_cas, racine_du_recueil
from reglo.chargement import charger
from reglo.diagnostics import Diagnostic, tries
from reglo.source import Span


def verifier_chemins(chemins: Sequence[Path], regles: Path | None) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """Gives the remarks on the files and folders named, or on the whole rulebook, and the texts that they cite."""
    verification = _Verification(regles)
    voulus = chemins or [dossier_des_regles(regles)]
    for chemin in voulus:
        if not chemin.name.endswith(SUFFIXE_CAS):
            verification.regles(chemin)
    for cas in fichiers_de_cas([chemin for chemin in voulus if chemin.is_dir() or chemin.name.endswith(SUFFIXE_CAS)]):
        verification.exemples(cas)
    return tries(verification.remarques), verification.sources


class _Verification:
    """What is found so far; files are named by the way to them from here."""

    def __init__(self, regles: Path | None) -> None:
        self.remarques: list[Diagnostic] = []
        self.sources: dict[str, str] = {}
        self._regles = regles
        self._recueils = Recueils(regles)

    def regles(self, chemin: Path) -> None:
        """Checks the rulebook that holds a file or a folder, and tells what concerns that file or folder only."""
        racine = self._regles or racine_du_recueil(chemin) or (chemin if chemin.is_dir() else chemin.parent)
        charge = charger(racine)
        for nom, texte in charge.sources.items():
            self.sources[_chemin(racine, nom)] = texte
        for remarque in charge.diagnostics:
            if (racine / remarque.span.fichier).resolve().is_relative_to(chemin.resolve()):
                self.remarques.append(_situer(remarque, racine))

    def exemples(self, cas: Path) -> None:
        """Checks a file of examples; one whose rules do not load is left until they do."""
        texte, charge = lire_texte(cas), self._recueils.pour(cas)
        if texte is not None and charge is not None and charge.rulebook is not None:
            self.sources[str(cas)] = texte
            self.remarques += preparer(texte, str(cas), charge.rulebook).diagnostics


def _situer(remarque: Diagnostic, racine: Path) -> Diagnostic:
    """Gives the remark with files named by the way to them from here."""
    notes = tuple((_place(span, racine), note) for span, note in remarque.notes)
    return replace(remarque, span=_place(remarque.span, racine), notes=notes)


def _place(span: Span, racine: Path) -> Span:
    return replace(span, fichier=_chemin(racine, span.fichier)) if span.fichier else span


def _chemin(racine: Path, nom: str) -> str:
    """Gives the way to a file from here, or its whole path when it is elsewhere."""
    chemin, ici = racine / nom, Path.cwd()
    return (chemin.relative_to(ici) if chemin.is_relative_to(ici) else chemin).as_posix()
