"""A clause whose period never meets that of its aid: it never holds."""

from collections.abc import Iterator

from reglo.checks.versions_successives import debut, dire_periode, fin
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.rulebook import Aide

FICHE = Fiche(
    code="V504",
    titre="Clause qui n'est jamais en vigueur",
    message="La clause {label} vaut {sienne}, quand son aide n'est pas en vigueur : elle ne sert jamais.",
    gravite="avertissement",
    aide="{vigueur}",
)


def clauses_hors_periode(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : la période d'une clause a un jour en commun avec celle de son aide.

    Pourquoi : une clause qui ne vaut jamais est le plus souvent une faute de date.

    À éviter :

        aide essai.periode « Aide »
          financeur region
          nature subvention
          source reglement
          en vigueur depuis le 01/01/2025
          critères
            c1. neuf   texte « opération neuve » en vigueur en 2024

    À écrire :

        aide essai.periode « Aide »
          financeur region
          nature subvention
          source reglement
          en vigueur depuis le 01/01/2025
          critères
            c1. neuf   texte « opération neuve » en vigueur en 2025
    """
    for version in aide.versions:
        siennes = dire_periode(debut(version.periode), fin(version.periode))
        for clause in version.clauses:
            croisent = debut(clause.periode) <= fin(version.periode) and debut(version.periode) <= fin(clause.periode)
            if not croisent:
                notes = ((version.span, f"l'aide vaut {siennes}"),)
                sienne = dire_periode(debut(clause.periode), fin(clause.periode))
                champs = {"label": clause.label, "sienne": sienne, "vigueur": f"en vigueur {siennes}"}
                yield FICHE.diagnostic(clause.span, clause=clause.id, notes=notes, **champs)
