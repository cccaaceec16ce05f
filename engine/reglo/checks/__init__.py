"""Checks of the finished rulebook: one module, one code, one page.

A check is a function from the model to its remarks, listed in `CHECKS`; it corrects nothing and raises nothing. Its
docstring says what it checks, why, what not to write and what to write, and both snippets are run by the tests.
"""

from collections.abc import Callable, Iterator

from reglo.checks.assiette_absente import assiette_absente
from reglo.checks.calcul import calcul
from reglo.checks.chevauchements import chevauchements
from reglo.checks.clauses_hors_periode import clauses_hors_periode
from reglo.checks.etapes import etapes
from reglo.checks.inutilises import inutilises
from reglo.checks.libelles_voisins import libelles_voisins
from reglo.checks.montants_exclusifs import montants_exclusifs
from reglo.checks.montants_repetes import montants_repetes
from reglo.checks.parametres_dates import parametres_dates
from reglo.checks.tranches_ouvertes import tranches_ouvertes
from reglo.checks.trous import trous
from reglo.checks.versements import versements
from reglo.checks.versions_successives import versions_successives
from reglo.diagnostics import Diagnostic, tries
from reglo.model.rulebook import Rulebook

Check = Callable[[Rulebook], Iterator[Diagnostic]]
CHECKS: tuple[Check, ...] = (
    libelles_voisins,
    inutilises,
    trous,
    chevauchements,
    tranches_ouvertes,
    calcul,
    etapes,
    assiette_absente,
    montants_repetes,
    montants_exclusifs,
    versements,
    versions_successives,
    parametres_dates,
    clauses_hors_periode,
)
"""Every check, in the order of their codes."""


def verifier(rulebook: Rulebook) -> tuple[Diagnostic, ...]:
    """Gives the remarks of every check, in the order of the files."""
    return tries(remarque for check in CHECKS for remarque in check(rulebook))
