"""Each check says what it checks, why, and shows it: what not to write gives its code, what to write does not."""

import inspect
import textwrap
from importlib import import_module

import pytest
from tests.verifications import lire

from reglo.checks import DES_AIDES, DU_RECUEIL, CheckAide, CheckRecueil

Check = CheckAide | CheckRecueil
CHECKS: tuple[Check, ...] = (*DES_AIDES, *DU_RECUEIL)
TITRES = ("Ce que vérifie : ", "Pourquoi : ", "À éviter :", "À écrire :")


def code_de(check: Check) -> str:
    return str(import_module(check.__module__).FICHE.code)


def extrait(check: Check, titre: str) -> str:
    """The snippet under one heading of the docstring."""
    doc = inspect.getdoc(check) or ""
    lignes = doc.split(f"{titre}\n", 1)[1].splitlines()
    bloc = []
    for ligne in lignes:
        if ligne and not ligne.startswith("    "):
            break
        bloc.append(ligne)
    return "langue reglo 1\n" + textwrap.dedent("\n".join(bloc)).strip() + "\n"


def codes_de(texte: str) -> set[str]:
    return {diagnostic.code for diagnostic in lire(texte)[1]}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_is_named_as_its_module_and_documented(check: Check) -> None:
    assert check.__module__.rsplit(".", 1)[1] == check.__name__
    doc = inspect.getdoc(check) or ""
    assert [doc.index(titre) for titre in TITRES] == sorted(doc.index(titre) for titre in TITRES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_what_not_to_write_gives_the_code(check: Check) -> None:
    assert code_de(check) in codes_de(extrait(check, "À éviter :"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_what_to_write_calls_for_no_remark_of_that_code(check: Check) -> None:
    codes = codes_de(extrait(check, "À écrire :"))
    assert code_de(check) not in codes
    assert codes <= {"V102"}


def test_each_check_has_its_own_code() -> None:
    assert len({code_de(check) for check in CHECKS}) == len(CHECKS)
