"""The computation of an aid: compulsory as soon as an order matters, and leaving no amount aside."""

from collections.abc import Iterator

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Montant
from reglo.model.expressions import Minimum
from reglo.model.rulebook import Aide, Version

FICHE = Fiche(
    code="V301",
    titre="Calcul de l'aide à écrire",
    message="L'aide « {nom} » a des bonifications et un plafond ({plafond}) : l'ordre dans lequel ils jouent change "
    "le montant, et rien ne le dit.",
)


def calcul(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : une aide qui a des bonifications et un plafond a une section « calcul de l'aide ».

    Pourquoi : plafonner puis majorer, ou majorer puis plafonner, ne donne pas le même montant.

    À éviter :

        aide essai.calcul « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            m1. 20 % de coût, plafonné à 5 000 €   texte « 20 % du coût »
          bonifications
            b1. 500 € si neuf                   texte « 500 euros de plus »

    À écrire :

        aide essai.calcul « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            m1. 20 % de coût, plafonné à 5 000 €   texte « 20 % du coût »
          bonifications
            b1. 500 € si neuf                   texte « 500 euros de plus »
          calcul de l'aide
            texte « le plafond s'entend hors bonification »
            e1. somme de m1
            e2. augmentée de b1
    """
    for version in aide.versions:
        plafond = _plafond(aide, version)
        if version.bonifications and not version.etapes and plafond is not None:
            yield _dire(aide, version, plafond)


def _dire(aide: Aide, version: Version, plafond: str) -> Diagnostic:
    ecrit = (
        f"calcul de l'aide\n  e1. somme de {_labels(version.montants)}\n"
        f"  e2. augmentée de {_labels(version.bonifications)}\n  e3. plafonnée à …"
    )
    return FICHE.diagnostic(version.span, clause=aide.id, aide=ecrit, plafond=plafond, nom=aide.id)


def _labels(montants: tuple[Montant, ...]) -> str:
    return ", ".join(montant.label for montant in montants)


def _plafond(aide: Aide, version: Version) -> str | None:
    """Gives the clause that caps the aid or one of its amounts."""
    for montant in version.montants:
        if isinstance(montant.haut, Minimum):
            return montant.label
    return next((plafond.label for plafond in version.plafonds if plafond.ecrete == aide.id), None)
