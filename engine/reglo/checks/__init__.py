"""Checks of the finished rulebook: one module, one code, one page.

A check is a function from an aid, or from the whole model, to its remarks, listed below; it corrects nothing and raises
nothing. Its docstring says what it checks, why, what not to write and what to write, and both snippets are run by the
tests.
"""

from collections.abc import Callable, Iterator

from reglo.checks.assiette_absente import assiette_absente
from reglo.checks.bonifications_limitees import bonifications_limitees
from reglo.checks.calcul import calcul
from reglo.checks.chevauchements import chevauchements
from reglo.checks.clauses_hors_periode import clauses_hors_periode
from reglo.checks.etapes import etapes
from reglo.checks.hors_champ_cite import hors_champ_cite
from reglo.checks.hors_champ_repete import hors_champ_repete
from reglo.checks.inutilises import inutilises
from reglo.checks.libelles_voisins import libelles_voisins
from reglo.checks.montants_exclusifs import montants_exclusifs
from reglo.checks.montants_repetes import montants_repetes
from reglo.checks.parametres_dates import parametres_dates
from reglo.checks.tableaux_trop_decoupes import tableaux_trop_decoupes
from reglo.checks.tranches_ouvertes import tranches_ouvertes
from reglo.checks.trous import trous
from reglo.checks.versements import versements
from reglo.checks.versions_successives import versions_successives
from reglo.diagnostics import Diagnostic, tries
from reglo.model.rulebook import Aide, Rulebook
from reglo.profondeur import profond
from reglo.une_fois import une_fois

CheckAide = Callable[[Aide], Iterator[Diagnostic]]
CheckRecueil = Callable[[Rulebook], Iterator[Diagnostic]]
DES_AIDES: tuple[CheckAide, ...] = (
    calcul,
    etapes,
    assiette_absente,
    montants_repetes,
    versements,
    versions_successives,
    clauses_hors_periode,
    bonifications_limitees,
)
"""The checks of one aid, which read nothing else: an aid that has not changed is not checked again."""
DU_RECUEIL: tuple[CheckRecueil, ...] = (
    libelles_voisins,
    inutilises,
    trous,
    chevauchements,
    tranches_ouvertes,
    montants_exclusifs,
    parametres_dates,
    tableaux_trop_decoupes,
    hors_champ_cite,
    hors_champ_repete,
)
"""The checks that compare what several items say."""


@profond()
def verifier(rulebook: Rulebook) -> tuple[Diagnostic, ...]:
    """Gives the remarks of every check, in the order of the files."""
    des_aides = (remarque for aide in rulebook.aides.values() for remarque in _de_l_aide(aide))
    du_recueil = (remarque for check in DU_RECUEIL for remarque in check(rulebook))
    return tries((*des_aides, *du_recueil))


@une_fois
def _de_l_aide(aide: Aide) -> tuple[Diagnostic, ...]:
    return tuple(remarque for check in DES_AIDES for remarque in check(aide))
