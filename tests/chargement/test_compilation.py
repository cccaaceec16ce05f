"""A folder compiled again after each edit gives what it gives the first time, and what has not changed is shared."""

from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from tests.chargement.editions import Suite, Textes, suites

from reglo.chargement.compilation import Compilateur
from reglo.checks import verifier
from reglo.diagnostics import Diagnostic, rapport
from reglo.model.build import construire
from reglo.model.build.memoire import Memoire
from reglo.model.rulebook import Rulebook
from reglo.model.serialize import encoder
from reglo.resources import resource_dir
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre

REGLES = resource_dir("rules")
BASE: Textes = {
    chemin.relative_to(REGLES).as_posix(): chemin.read_text(encoding="utf-8")
    for dossier in ("aude", "commun")
    for chemin in sorted((REGLES / dossier).glob("*.regle"))
    if not chemin.name.endswith(".cas.regle")
}
FICHE = "aude/hcs.regle"
TRONC, AIDES = "aude.hcs.base", ("aude.hcs.loi_2002_2", "aude.hcs.hors_loi_2002_2")
RDAT = "aude.rdat.aide_communes"
TARDIF = HealthCheck.too_slow, HealthCheck.data_too_large


@lru_cache(maxsize=256)
def arbre(nom: str, texte: str) -> Arbre:
    return analyser(texte, nom)[0]


def modele(textes: Textes, memoire: Memoire) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The model, even of faulty texts, and every remark of the builder and of the checks."""
    rulebook, dites = construire(tuple(arbre(*fichier) for fichier in textes.items()), "x", memoire)
    assert isinstance(rulebook, Rulebook)
    return encoder(rulebook), (*dites, *verifier(rulebook))


def eprouver(etats: Suite) -> None:
    compilateur, memoire = Compilateur(), Memoire()
    for textes in etats:
        repris, neuf = compilateur.compiler(textes), Compilateur().compiler(textes)
        assert rapport(repris[1], textes) == rapport(neuf[1], textes)
        assert repris == neuf
        assert modele(textes, memoire) == modele(textes, Memoire())


@given(suites(BASE))
@settings(max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=TARDIF)
def test_a_folder_edited_gives_what_a_new_one_gives(etats: Suite) -> None:
    eprouver(etats)


@pytest.mark.lent
@given(suites(BASE))
@settings(max_examples=30, deadline=None, suppress_health_check=TARDIF)
def test_a_folder_edited_gives_what_a_new_one_gives_at_length(etats: Suite) -> None:
    eprouver(etats)


# ------------------------------------------------------------------------------------------------------ what is shared
def inchangees(compilateur: Compilateur, textes: Textes) -> set[str]:
    """The aids that are the very same objects after a change."""
    avant, _ = compilateur.compiler(BASE)
    apres, _ = compilateur.compiler(textes)
    assert avant is not None
    assert apres is not None
    return {nom for nom, aide in apres.aides.items() if avant.aides.get(nom) is aide}


@pytest.fixture
def compilateur() -> Compilateur:
    return Compilateur()


def toutes() -> set[str]:
    rulebook, _ = Compilateur().compiler(BASE)
    assert rulebook is not None
    return set(rulebook.aides)


def test_a_clause_changed_leaves_the_other_aids_alone(compilateur: Compilateur) -> None:
    assert "de 10 % à 20 %" in BASE["aude/rdat.regle"]
    rdat = BASE["aude/rdat.regle"].replace("de 10 % à 20 %", "de 10 % à 20,5 %")
    touchees = {"aude.rdat.esms_habilitation_totale", RDAT}  # the latter stands below: it moves
    assert inchangees(compilateur, BASE | {"aude/rdat.regle": rdat}) == toutes() - touchees


def test_a_trunk_changed_changes_the_aids_that_take_it_up(compilateur: Compilateur) -> None:
    assert f"tronc {TRONC}" in BASE[FICHE]
    fiche = BASE[FICHE].replace(f"tronc {TRONC} «", f"tronc {TRONC}  «")
    restent = inchangees(compilateur, BASE | {FICHE: fiche})
    assert restent.isdisjoint(AIDES)
    assert RDAT in restent


def test_a_datum_changed_changes_the_aids_that_read_it(compilateur: Compilateur) -> None:
    vocabulaire = BASE["commun/vocabulaire.regle"].replace(
        "donnée bailleur_social « porteur", "donnée bailleur_social « un"
    )
    restent = inchangees(compilateur, BASE | {"commun/vocabulaire.regle": vocabulaire})
    assert "aude.rdat.logements_sociaux" not in restent
    assert RDAT in restent


def test_a_vocabulary_moved_changes_nothing(compilateur: Compilateur) -> None:
    vocabulaire = BASE["commun/vocabulaire.regle"]
    assert inchangees(compilateur, BASE | {"commun/vocabulaire.regle": f"# note\n{vocabulaire}"}) == toutes()
