"""A bracket without upper bound in the middle of a table: it swallows those that follow."""

from collections.abc import Iterator
from itertools import combinations

from reglo.checks.gardes import incompatibles
from reglo.checks.regions import RANGS
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Cellule, Plage, Rang, Tableau, Tout, Valeurs
from reglo.model.rulebook import Rulebook

FICHE = Fiche(
    code="V204",
    titre="Tranche ouverte au milieu d'un tableau",
    message="La tranche de la ligne {ouverte} n'a pas de borne haute, et la ligne {suivante} commence plus haut.",
    aide="{ouverte}. … à moins de … : …",
)


def tranches_ouvertes(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : seule la dernière tranche d'un tableau est sans borne haute.

    Pourquoi : « plus de 100 », écrit pour « de 100 à 200 », prend aussi tout ce que disent les lignes suivantes.

    À éviter :

        barème prime_gain, en €, selon gain
          texte reglement, « montant de la prime »
          t1. moins de 100 : 100 €
          t2. 100 et plus : 200 €
          t3. 200 et plus : 300 €

    À écrire :

        barème prime_gain, en €, selon gain
          texte reglement, « montant de la prime »
          t1. moins de 100 : 100 €
          t2. 100 à moins de 200 : 200 €
          t3. 200 et plus : 300 €
    """
    for tableau in (tableau for tableau in rulebook.tableaux.values() if len(tableau.rangs) <= RANGS):
        vues: set[str] = set()
        for premier, second in combinations(tableau.rangs, 2):
            for ouverte, suivante in ((premier, second), (second, premier)):
                if ouverte.id not in vues and ouverte_avant(tableau, ouverte, suivante, symetrique=False):
                    vues.add(ouverte.id)
                    yield _dire(ouverte, suivante)


def _dire(ouverte: Rang, suivante: Rang) -> Diagnostic:
    notes = ((suivante.span, f"la ligne {suivante.label} commence plus haut"),)
    return FICHE.diagnostic(
        ouverte.span, clause=ouverte.id, notes=notes, ouverte=ouverte.label, suivante=suivante.label
    )


def ouverte_avant(tableau: Tableau, premier: Rang, second: Rang, *, symetrique: bool = True) -> bool:
    """Tells whether one row is open upwards below the other, for the same values of the other keys."""
    if symetrique and ouverte_avant(tableau, second, premier, symetrique=False):
        return True
    if tableau.anomalies or premier.anomalies or second.anomalies or not _ensemble(premier, second):
        return False
    paires = tuple(zip(premier.cellules, second.cellules, strict=True))
    ouvertes = [rang for rang, (a, b) in enumerate(paires) if _ouverte_sous(a, b)]
    return any(all(_communes(a, b) for r, (a, b) in enumerate(paires) if r != rang) for rang in ouvertes)


def _ouverte_sous(bas: Cellule, haut: Cellule) -> bool:
    if not isinstance(bas, Plage) or not isinstance(haut, Plage) or bas.maximum is not None:
        return False
    return bas.minimum is not None and haut.minimum is not None and bas.minimum < haut.minimum


def _communes(a: Cellule, b: Cellule) -> bool:
    if isinstance(a, Tout) or isinstance(b, Tout):
        return True
    if isinstance(a, Valeurs) and isinstance(b, Valeurs):
        return bool(set(a.noms) & set(b.noms))
    if isinstance(a, Plage) and isinstance(b, Plage):
        return _avant_la_fin(a, b) and _avant_la_fin(b, a)
    return False


def _avant_la_fin(a: Plage, b: Plage) -> bool:
    return a.minimum is None or b.maximum is None or a.minimum <= b.maximum


def _ensemble(premier: Rang, second: Rang) -> bool:
    """Tells whether the two rows may stand together."""
    options = {choix.lecture: choix.option for choix in premier.lectures}
    if any(options.get(choix.lecture, choix.option) != choix.option for choix in second.lectures):
        return False
    if premier.periode and second.periode and not _se_croisent(premier, second):
        return False
    return not incompatibles(premier.garde, second.garde)


def _se_croisent(premier: Rang, second: Rang) -> bool:
    a, b = premier.periode, second.periode
    if a is None or b is None:
        return True
    avant = a.fin is not None and b.debut is not None and a.fin < b.debut
    return not avant and not (b.fin is not None and a.debut is not None and b.fin < a.debut)
