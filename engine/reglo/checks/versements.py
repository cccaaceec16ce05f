"""The payment of an aid: its shares make the whole, or a balance does."""

from collections.abc import Iterator
from fractions import Fraction

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Versement
from reglo.model.rulebook import Aide
from reglo.values.formats import ecrire

FICHE = Fiche(
    code="V401",
    titre="Versement incomplet",
    message="Les tranches versées font {total} de l'aide, et aucune ne verse le solde.",
    aide="{label}. le solde à « … »",
)
EXCESSIF = Fiche(
    code="V402",
    titre="Versement excessif",
    message="Les tranches versées font {total} de l'aide : plus que le tout.",
    aide="{label}. le solde à « … »",
)
SOLDE_NUL = Fiche(
    code="V403",
    titre="Solde de rien",
    message="Les tranches versées font déjà 100 % de l'aide : il ne reste pas de solde.",
    aide="retirer la clause {label}",
)
DEUX_SOLDES = Fiche(
    code="V404",
    titre="Deux soldes",
    message="Le solde est versé deux fois, par {premier} et par {second}.",
    aide="retirer la clause {second}",
)


def versements(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : les tranches d'un versement font 100 %, ou un solde verse le reste, une seule fois.

    Pourquoi : une tranche oubliée ne se voit pas : l'aide paraît accordée et n'est pas entièrement payée.

    À éviter :

        aide essai.versement « Aide à la production »
          financeur region
          nature subvention
          source reglement
          versement
            texte « versement en deux fois »
            v1. 30 % à « la signature »
            v2. 50 % à « la moitié des travaux »

    À écrire :

        aide essai.versement « Aide à la production »
          financeur region
          nature subvention
          source reglement
          versement
            texte « versement en trois fois »
            v1. 30 % à « la signature »
            v2. 50 % à « la moitié des travaux »
            v3. le solde à « l'achèvement »
    """
    for version in aide.versions:
        certaines = [v for v in version.versements if v.garde is None and not v.lectures and v.periode is None]
        if certaines:
            yield from _juger(certaines, toutes=len(certaines) == len(version.versements))


def _juger(tranches: list[Versement], *, toutes: bool) -> Iterator[Diagnostic]:
    """Judges the instalments that always stand; those under a condition may complete them."""
    parts = [tranche.part for tranche in tranches if tranche.part is not None]
    total = sum(parts, Fraction(0))
    soldes = [tranche for tranche in tranches if tranche.part is None]
    derniere = tranches[-1]
    if total > 1:
        yield EXCESSIF.diagnostic(derniere.span, clause=derniere.id, total=_dire(total), label=derniere.label)
    elif total == 1 and soldes:
        yield SOLDE_NUL.diagnostic(soldes[0].span, clause=soldes[0].id, label=soldes[0].label)
    elif total < 1 and toutes and not soldes:
        label = f"v{len(tranches) + 1}"
        yield FICHE.diagnostic(derniere.span, clause=derniere.id, total=_dire(total), label=label)
    for solde in soldes[1:]:
        notes = ((soldes[0].span, f"{soldes[0].label} verse déjà le solde"),)
        champs = {"premier": soldes[0].label, "second": solde.label}
        yield DEUX_SOLDES.diagnostic(solde.span, clause=solde.id, notes=notes, **champs)


def _dire(total: Fraction) -> str:
    return ecrire(total, "%").replace("\u202f", " ")
