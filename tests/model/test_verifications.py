"""One golden pair for each code that building and checking give, and one for each construct that they accept."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from tests.resume import resumer
from tests.verifications import DOSSIER, FICHIER, lire

import reglo.checks
import reglo.model.build
from reglo.diagnostics import Fiche, rapport
from reglo.model.positions import sans_positions

Golden = Callable[[str, Path], None]
MAUVAIS = sorted((DOSSIER / "mauvais").glob("*.regle"))
BON = sorted((DOSSIER / "bon").glob("*.regle"))


def fiches() -> dict[str, Fiche]:
    """Every code of the two layers."""
    modules = [
        import_module(f"{paquet.__name__}.{module.name}")
        for paquet in (reglo.checks, reglo.model.build)
        for module in iter_modules(paquet.__path__)
    ]
    trouvees = [valeur for module in modules for valeur in vars(module).values() if isinstance(valeur, Fiche)]
    return {fiche.code: fiche for fiche in trouvees}


def test_each_code_has_its_golden_file_and_each_file_its_code() -> None:
    assert sorted(chemin.stem for chemin in MAUVAIS) == sorted(fiches())


def test_a_code_has_one_sentence() -> None:
    """Two records of one code would make the catalogue lie."""
    titres = [fiche.titre for fiche in fiches().values()]
    assert len(titres) == len(set(titres))


@pytest.mark.parametrize("chemin", MAUVAIS, ids=lambda chemin: chemin.stem)
def test_a_fault_gives_its_message_and_no_other(chemin: Path, golden: Golden) -> None:
    texte = chemin.read_text(encoding="utf-8")
    remarques = [d for d in lire(texte)[1] if d.code != "V102" or chemin.stem == "V102"]
    golden(rapport(remarques, {FICHIER: texte}) + "\n", chemin.with_suffix(".attendu"))
    assert {d.code for d in remarques} == {chemin.stem}
    assert all(d.aide for d in remarques)


@pytest.mark.parametrize("chemin", BON, ids=lambda chemin: chemin.stem)
def test_a_construct_gives_its_model(chemin: Path, golden: Golden) -> None:
    rulebook, remarques = lire(chemin.read_text(encoding="utf-8"))
    assert [d for d in remarques if d.code != "V102"] == []
    golden(resumer(sans_positions(rulebook), lire("")[0]), chemin.with_suffix(".attendu"))


def test_no_golden_file_is_left_behind() -> None:
    sources = {chemin.with_suffix("").name for chemin in (*MAUVAIS, *BON)}
    attendus = {chemin.stem for dossier in ("bon", "mauvais") for chemin in (DOSSIER / dossier).glob("*.attendu")}
    assert attendus == sources
