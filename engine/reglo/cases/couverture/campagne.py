"""Measures the examples of files and folders: which aids are meant, where the rules stand from here."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from reglo.cases.campagne import preparer_chemins
from reglo.cases.couverture.mesure import mesurer
from reglo.cases.couverture.modele import Couverture, Objet
from reglo.cases.execution import Cas
from reglo.cases.recueil import dossier_des_regles, racine_du_recueil
from reglo.diagnostics import Diagnostic
from reglo.fichiers import depuis_ici, est_dossier, reel
from reglo.model.rulebook import Rulebook


class Mesure(msgspec.Struct, frozen=True):
    """What the examples of files and folders prove, and what could not be read."""

    fichiers: tuple[str, ...]
    couverture: Couverture
    noms: dict[str, str]
    """What each aid is called."""
    remarques: tuple[Diagnostic, ...]
    sources: dict[str, str]


class _Lot(msgspec.Struct):
    """The examples that speak of one rulebook."""

    recueil: Rulebook
    racine: Path
    cas: list[Cas]


def mesurer_chemins(chemins: Sequence[Path], regles: Path | None) -> Mesure:
    """Tells what the examples of files and folders prove of the aids that are written there.

    A folder means all the aids of its rules, even without example; a file, those that it asks for beside it; where no
    rules stand there, the aids that the examples ask for.
    """
    voulus = chemins or [dossier_des_regles(regles)]
    lue = preparer_chemins(voulus, regles)
    lots: dict[str, _Lot] = {}
    for chemin, recueil, fichier in lue.prepares:
        racine = regles or racine_du_recueil(chemin) or chemin.parent
        lots.setdefault(recueil.empreinte, _Lot(recueil, racine, [])).cas.extend(fichier.cas)
    couvertures = [_situer(mesurer(lot.cas, lot.recueil, _aides(voulus, lot)), lot.racine) for lot in lots.values()]
    noms = {aide.id: aide.nom for lot in lots.values() for aide in lot.recueil.aides.values()}
    return Mesure(lue.fichiers, _reunir(couvertures), noms, lue.remarques, lue.sources)


def _aides(chemins: Sequence[Path], lot: _Lot) -> tuple[str, ...]:
    """Gives the aids meant by the files and folders named."""
    demandees = {cas.attendu.aide for cas in lot.cas}
    visees = {aide for chemin in chemins for aide in _declarees(chemin, demandees, lot)}
    return tuple(aide for aide in lot.recueil.aides if aide in (visees or demandees))


def _declarees(chemin: Path, demandees: set[str], lot: _Lot) -> Iterator[str]:
    """Gives the aids whose rules stand in a folder, or beside a file that asks for them."""
    dossier = est_dossier(chemin)
    lieu = reel(chemin) if dossier else reel(chemin).parent
    for aide in lot.recueil.aides.values():
        fichier = reel(lot.racine / aide.span.fichier)
        if (dossier or aide.id in demandees) and fichier.is_relative_to(lieu):
            yield aide.id


def _situer(couverture: Couverture, racine: Path) -> Couverture:
    """Names the files of the rules by the way to them from here."""
    return replace(couverture, objets=tuple(_situe(objet, racine) for objet in couverture.objets))


def _situe(objet: Objet, racine: Path) -> Objet:
    return replace(objet, lieu=replace(objet.lieu, fichier=depuis_ici(racine / objet.lieu.fichier)))


def _reunir(couvertures: Sequence[Couverture]) -> Couverture:
    return Couverture(
        tuple(aide for une in couvertures for aide in une.aides),
        sum(une.exemples for une in couvertures),
        sum(une.echecs for une in couvertures),
        tuple(objet for une in couvertures for objet in une.objets),
    )
