"""Cases of a table that two rows answer: the engine never chooses the first one."""

from collections.abc import Iterator
from itertools import combinations

from reglo.checks.gardes import incompatibles
from reglo.checks.mots import dire_cas
from reglo.checks.regions import Cas, cas, situations
from reglo.checks.tranches_ouvertes import ouverte_avant
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Rang, Tableau
from reglo.model.positions import sans_positions
from reglo.model.rulebook import Rulebook

FICHE = Fiche(
    code="V202",
    titre="Cas que deux lignes prévoient",
    message="Les lignes {premier} et {second} répondent toutes deux à ce cas : {cas}.",
    aide="voir anomalie …",
)
DOUTE = Fiche(
    code="V203",
    titre="Cas que deux lignes peuvent prévoir",
    message="Les lignes {premier} et {second} répondent toutes deux à ce cas quand leurs conditions sont remplies : "
    "{cas}.",
    gravite="avertissement",
    aide="… si non (…)",
)

_MONTRES = 50
"""Pairs told of one table: nobody corrects more at a time."""


def chevauchements(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : deux lignes d'un tableau ne répondent pas à un même cas.

    Pourquoi : rien, dans le texte, ne dit laquelle l'emporte. Si le texte imprimé se contredit, une anomalie le
    dit et le calcul rend les deux réponses.

    À éviter :

        barème prime_gain, en €, selon gain
          texte reglement, « montant de la prime »
          t1. 0 à 110 : 100 €
          t2. 110 et plus : 200 €

    À écrire :

        barème prime_gain, en €, selon gain
          texte reglement, « montant de la prime »
          t1. 0 à moins de 110 : 100 €
          t2. 110 et plus : 200 €
    """
    for tableau in rulebook.tableaux.values():
        dits: set[tuple[str, str]] = set()
        for trouve, premier, second in _paires(rulebook, tableau):
            if (premier.id, second.id) not in dits and not ouverte_avant(tableau, premier, second):
                dits.add((premier.id, second.id))
                yield _dire(rulebook, tableau, trouve, premier, second)
            if len(dits) == _MONTRES:
                break


def _paires(rulebook: Rulebook, tableau: Tableau) -> Iterator[tuple[Cas, Rang, Rang]]:
    for actifs in situations(rulebook, tableau):
        for trouve in cas(rulebook, tableau, actifs):
            if tableau.marginal and all(atome.seul for classe in trouve.classes for atome in classe.atomes):
                continue
            for a, b in combinations(sorted(trouve.rangs), 2):
                premier, second = tableau.rangs[a], tableau.rangs[b]
                if not _reconnu(tableau, premier, second) and not incompatibles(premier.garde, second.garde):
                    yield trouve, premier, second


def _reconnu(tableau: Tableau, premier: Rang, second: Rang) -> bool:
    return bool(tableau.anomalies or premier.anomalies or second.anomalies)


def _dire(rulebook: Rulebook, tableau: Tableau, trouve: Cas, premier: Rang, second: Rang) -> Diagnostic:
    fiche = FICHE if _sur(premier, second) else DOUTE
    notes = ((premier.span, f"la ligne {premier.label} est ici"),)
    champs = {"premier": premier.label, "second": second.label, "cas": dire_cas(rulebook, tableau, trouve)}
    return fiche.diagnostic(second.span, clause=second.id, notes=notes, **champs)


def _sur(premier: Rang, second: Rang) -> bool:
    """Two rows surely meet when one has no condition, or both the same."""
    if premier.garde is None or second.garde is None:
        return True
    return sans_positions(premier.garde) == sans_positions(second.garde)
