"""The values of a parameter over the calendar: one at most on any day."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from reglo.checks.versions_successives import debut, dire_periode, fin
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.rulebook import Rulebook, ValeurParametre
from reglo.values.formats import ecrire_date

FICHE = Fiche(
    code="V503",
    titre="Deux valeurs d'un paramètre à la même date",
    message="Le paramètre « {nom} » a deux valeurs, {premier} et {second}, {periode}.",
    aide="en vigueur du … au {veille}",
)


def parametres_dates(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : un paramètre n'a jamais deux valeurs à la même date.

    Pourquoi : rien ne dirait laquelle lire.

    À éviter :

        paramètre forfait_essai « forfait » : montant
          t1. en vigueur en 2024 : 100 €                texte reglement, « 100 euros »
          t2. en vigueur depuis le 01/12/2024 : 110 €   texte reglement, « 110 euros »

    À écrire :

        paramètre forfait_essai « forfait » : montant
          t1. en vigueur en 2024 : 100 €                texte reglement, « 100 euros »
          t2. en vigueur depuis le 01/01/2025 : 110 €   texte reglement, « 110 euros »
    """
    for parametre in rulebook.parametres.values():
        for premier, second in combinations(parametre.valeurs, 2):
            depuis = max(debut(premier.periode), debut(second.periode))
            jusque = min(fin(premier.periode), fin(second.periode))
            if depuis <= jusque and not _lectures_distinctes(premier, second):
                notes = ((premier.span, f"{premier.label} est ici"),)
                champs = {"nom": parametre.ecriture, "premier": premier.label, "second": second.label}
                periode = dire_periode(depuis, jusque)
                veille = ecrire_date(depuis - timedelta(days=1)) if depuis > date.min else "…"
                yield FICHE.diagnostic(
                    second.span, clause=second.id, notes=notes, periode=periode, veille=veille, **champs
                )


def _lectures_distinctes(premier: ValeurParametre, second: ValeurParametre) -> bool:
    options = {choix.lecture: choix.option for choix in premier.lectures}
    return any(options.get(choix.lecture, choix.option) != choix.option for choix in second.lectures)
