"""The steps of a computation: they begin with a sum, and no amount is forgotten."""

from collections.abc import Iterator

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Montant
from reglo.model.rulebook import Aide, Version

FICHE = Fiche(
    code="V302",
    titre="Montant que le calcul oublie",
    message="Le calcul de l'aide ne prend nulle part {label} : ce montant ne serait jamais versé.",
    aide="{etape}, {label}",
)
PREMIERE = Fiche(
    code="V303",
    titre="Calcul qui ne part de rien",
    message="La première étape du calcul est une somme de montants : {label} n'en est pas une.",
    aide="e1. somme de {montants}",
)


def etapes(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : le calcul de l'aide part d'une somme, et prend chaque montant et chaque bonification.

    Pourquoi : un montant que le calcul ne prend pas disparaît sans bruit.

    À éviter :

        aide essai.etapes « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            texte « le montant de l'aide »
            m1. 1 000 €
            m2. 500 € si neuf
          calcul de l'aide
            texte « calcul »
            e1. somme de m1

    À écrire :

        aide essai.etapes « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            texte « le montant de l'aide »
            m1. 1 000 €
            m2. 500 € si neuf
          calcul de l'aide
            texte « calcul »
            e1. somme de m1, m2
    """
    for version in aide.versions:
        if version.etapes:
            yield from _oublies(version)
            yield from _premiere(version)


def _oublies(version: Version) -> Iterator[Diagnostic]:
    pris = {ref for etape in version.etapes for ref in etape.refs}
    somme = next((etape for etape in version.etapes if etape.refs), version.etapes[0])
    ecrit = f"{somme.label}. {'somme' if somme.action == 'somme' else 'augmentée'} de {_labels(somme.refs)}"
    for montant in (*version.montants, *version.bonifications):
        if not pris & set(_ecartes(montant, version)):
            yield FICHE.diagnostic(montant.span, clause=montant.id, label=montant.label, etape=ecrit)


def _ecartes(montant: Montant, version: Version) -> tuple[str, ...]:
    """Gives an amount and those that it replaces in turn: taking one of them is taking it."""
    connus = {m.id: m.exception_a for m in (*version.montants, *version.bonifications)}
    suite = [montant.id]
    while (ecarte := connus.get(suite[-1])) is not None and ecarte not in suite:
        suite.append(ecarte)
    return tuple(suite)


def _labels(refs: tuple[str, ...]) -> str:
    return ", ".join(ref.rsplit(".", 1)[-1] for ref in refs)


def _premiere(version: Version) -> Iterator[Diagnostic]:
    premiere = version.etapes[0]
    if premiere.action != "somme":
        montants = ", ".join(montant.label for montant in version.montants) or "…"
        yield PREMIERE.diagnostic(premiere.span, clause=premiere.id, label=premiere.label, montants=montants)
