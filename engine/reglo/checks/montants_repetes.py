"""An amount that the computation takes twice: it would be paid twice."""

from collections.abc import Iterator

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Etape
from reglo.model.rulebook import Aide, Version

FICHE = Fiche(
    code="V305",
    titre="Montant que le calcul prend deux fois",
    message="Le calcul de l'aide prend {label} deux fois, par {premiere} et par {seconde}.",
    aide="retirer {label} de {seconde}",
)


def montants_repetes(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : le calcul de l'aide ne prend pas deux fois un même montant.

    Pourquoi : un montant pris par deux étapes serait versé deux fois.

    À éviter :

        aide essai.repete « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            m1. 1 000 €   texte « le montant de l'aide »
          bonifications
            b1. 500 € si neuf   texte « bonification »
          calcul de l'aide
            texte « calcul »
            e1. somme de m1, b1
            e2. augmentée de b1

    À écrire :

        aide essai.repete « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            m1. 1 000 €   texte « le montant de l'aide »
          bonifications
            b1. 500 € si neuf   texte « bonification »
          calcul de l'aide
            texte « calcul »
            e1. somme de m1
            e2. augmentée de b1
    """
    for version in aide.versions:
        yield from _repetes(version)


def _repetes(version: Version) -> Iterator[Diagnostic]:
    pris: dict[str, Etape] = {}
    for etape in version.etapes:
        if etape.garde is not None or etape.lectures or etape.periode is not None:
            continue
        for ref in etape.refs:
            premiere = pris.setdefault(ref, etape)
            if premiere is not etape:
                notes = ((premiere.span, f"{premiere.label} le prend déjà"),)
                champs = {"label": ref.rsplit(".", 1)[-1], "premiere": premiere.label, "seconde": etape.label}
                yield FICHE.diagnostic(etape.span, clause=etape.id, notes=notes, **champs)
