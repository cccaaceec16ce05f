"""The versions of one aid over the calendar: never two at once, and no day forgotten by accident."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Periode
from reglo.model.rulebook import Aide, Version
from reglo.values.formats import ecrire_date

FICHE = Fiche(
    code="V501",
    titre="Deux versions d'une aide en vigueur à la fois",
    message="Les versions « {premiere} » et « {seconde} » de l'aide « {nom} » sont en vigueur à la fois, {periode}.",
    aide="en vigueur jusqu'au {veille}",
)
TROU = Fiche(
    code="V502",
    titre="Aide sans version en vigueur",
    message="Aucune version de l'aide « {nom} » n'est en vigueur {periode}.",
    gravite="avertissement",
    aide="en vigueur depuis le {lendemain}",
)


def versions_successives(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : les versions d'une aide se suivent, jamais deux à la fois ; un jour sans version est signalé.

    Pourquoi : à une date donnée, une aide a une règle et une seule.

    À éviter :

        aide essai.versions « Aide » version v1
          financeur region
          nature subvention
          source reglement
          en vigueur jusqu'au 30/06/2025
          mentions
            x1. « première version »   texte « v1 »
        aide essai.versions « Aide » version v2
          financeur region
          nature subvention
          source reglement
          en vigueur depuis le 01/06/2025
          mentions
            x1. « seconde version »   texte « v2 »

    À écrire :

        aide essai.versions « Aide » version v1
          financeur region
          nature subvention
          source reglement
          en vigueur jusqu'au 30/06/2025
          mentions
            x1. « première version »   texte « v1 »
        aide essai.versions « Aide » version v2
          financeur region
          nature subvention
          source reglement
          en vigueur depuis le 01/07/2025
          mentions
            x1. « seconde version »   texte « v2 »
    """
    rangees = sorted(aide.versions, key=lambda v: debut(v.periode))
    for premiere, seconde in pairwise(rangees):
        if fin(premiere.periode) >= debut(seconde.periode):
            yield _chevauchement(aide.id, premiere, seconde)
        elif fin(premiere.periode) + timedelta(days=1) < debut(seconde.periode):
            yield _trou(aide.id, premiere, seconde)


def _chevauchement(aide: str, premiere: Version, seconde: Version) -> Diagnostic:
    depuis, jusque = debut(seconde.periode), min(fin(premiere.periode), fin(seconde.periode))
    notes = ((premiere.span, f"la version « {premiere.nom} » est ici"),)
    veille = ecrire_date(depuis - timedelta(days=1)) if depuis > date.min else "…"
    champs = {"premiere": premiere.nom, "seconde": seconde.nom, "nom": aide, "veille": veille}
    return FICHE.diagnostic(seconde.span, clause=aide, notes=notes, periode=dire_periode(depuis, jusque), **champs)


def _trou(aide: str, premiere: Version, seconde: Version) -> Diagnostic:
    depuis, jusque = fin(premiere.periode) + timedelta(days=1), debut(seconde.periode) - timedelta(days=1)
    notes = ((premiere.span, f"la version « {premiere.nom} » finit le {ecrire_date(fin(premiere.periode))}"),)
    champs = {"nom": aide, "periode": dire_periode(depuis, jusque), "lendemain": ecrire_date(depuis)}
    return TROU.diagnostic(seconde.span, clause=aide, notes=notes, **champs)


def debut(periode: Periode | None) -> date:
    """Gives the first day of a period, however far."""
    return date.min if periode is None or periode.debut is None else periode.debut


def fin(periode: Periode | None) -> date:
    """Gives the last day of a period, however far."""
    return date.max if periode is None or periode.fin is None else periode.fin


def dire_periode(depuis: date, jusque: date) -> str:
    """Says a stretch of the calendar."""
    if depuis == date.min and jusque == date.max:
        return "à toute date"
    if jusque == date.max:
        return f"depuis le {ecrire_date(depuis)}"
    if depuis == date.min:
        return f"jusqu'au {ecrire_date(jusque)}"
    return f"du {ecrire_date(depuis)} au {ecrire_date(jusque)}"
