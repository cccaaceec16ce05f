"""Gathers what is to say of rules and examples, on the files or folders named."""

from collections.abc import Sequence
from pathlib import Path

from reglo.cases.campagne import lire_texte
from reglo.cases.execution import preparer
from reglo.cases.recueil import SUFFIXE_CAS, Recueils, dossier_des_regles, fichiers_de_cas, racine_du_recueil
from reglo.chargement import Chargement, charger
from reglo.diagnostics import Diagnostic, tries


def verifier_chemins(chemins: Sequence[Path], regles: Path | None) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """Gives the remarks on the files and folders named, or on the whole rulebook, and the texts that they cite."""
    remarques: list[Diagnostic] = []
    sources: dict[str, str] = {}
    recueils = Recueils(regles)
    for chemin in chemins or [dossier_des_regles(regles)]:
        if chemin.name.endswith(SUFFIXE_CAS):
            continue
        charge = charger(chemin if chemin.is_dir() else regles or racine_du_recueil(chemin) or chemin.parent)
        sources |= charge.sources
        remarques += charge.diagnostics if chemin.is_dir() else _du_fichier(charge, chemin)
    for cas in fichiers_de_cas(
        [chemin for chemin in chemins or [dossier_des_regles(regles)] if _peut_tenir_des_cas(chemin)]
    ):
        texte, recueil = lire_texte(cas), recueils.pour(cas)
        if texte is not None and recueil is not None and recueil.rulebook is not None:
            sources[str(cas)] = texte
            remarques += preparer(texte, str(cas), recueil.rulebook).diagnostics
    return tries(remarques), sources


def _peut_tenir_des_cas(chemin: Path) -> bool:
    return chemin.is_dir() or chemin.name.endswith(SUFFIXE_CAS)


def _du_fichier(charge: Chargement, chemin: Path) -> list[Diagnostic]:
    """Keeps the remarks on one file; names of files are relative to the folder of the rules."""
    nom = chemin.resolve().as_posix()
    return [diagnostic for diagnostic in charge.diagnostics if nom.endswith(f"/{diagnostic.span.fichier}")]
