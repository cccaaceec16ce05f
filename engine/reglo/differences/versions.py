"""One rulebook cut in two: what it was one day or another, or with one version of an aid or another.

Both parts are rulebooks like any other, to be compared as such; a table of a version bears in each the name that it
would have if that version were the only one.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from reglo.differences.noeuds import reecrire
from reglo.differences.recueil import Recueil
from reglo.model.clauses import Clause, Periode, Tableau
from reglo.model.rulebook import SECTIONS, Aide, Document, Parametre, Rulebook, ValeurParametre, Version
from reglo.values.formats import ecrire_date_longue

_UN_JOUR = timedelta(1)


# ------------------------------------------------------------------------------------------------ by version
def isoler(recueil: Recueil, aide: Aide, version: Version, nom: str) -> Recueil:
    """Gives the rulebook where an aid has one version alone, in force every day, with the examples of that aid."""
    rulebook = _avec(recueil.rulebook, {aide.id: (replace(version, periode=None),)})
    return replace(recueil, nom=nom, rulebook=rulebook, exemples=exemples_de(recueil, aide))


def exemples_de(recueil: Recueil, aide: Aide) -> dict[str, str]:
    """Gives the files of examples that name an aid."""
    return {fichier: texte for fichier, texte in recueil.exemples.items() if aide.id in texte}


def _avec(rulebook: Rulebook, versions: dict[str, tuple[Version, ...]]) -> Rulebook:
    """Gives the rulebook where some aids have one version, which is named like none, or no version at all."""
    aides, tableaux = dict(rulebook.aides), dict(rulebook.tableaux)
    for nom, gardees in versions.items():
        for version in rulebook.aides[nom].versions:
            if version.nom:
                tableaux = _renommer(tableaux, f"{nom}.{version.nom}.", f"{nom}." if _garde(version, gardees) else "")
        if gardees:
            aides[nom] = replace(rulebook.aides[nom], versions=tuple(_anonyme(nom, version) for version in gardees))
        else:
            del aides[nom]
    return replace(rulebook, aides=aides, tableaux=tableaux)


def _garde(version: Version, gardees: tuple[Version, ...]) -> bool:
    return any(version.nom == gardee.nom for gardee in gardees)


def _anonyme(aide: str, version: Version) -> Version:
    return replace(reecrire(version, _sans_version(aide, version.nom)), nom="") if version.nom else version


def _renommer(tableaux: dict[str, Tableau], avant: str, apres: str) -> dict[str, Tableau]:
    """Gives the tables with those of a version under other names, or without them."""
    gardes = {nom: table for nom, table in tableaux.items() if not nom.startswith(avant)}
    if apres:
        siennes = (table for nom, table in tableaux.items() if nom.startswith(avant))
        for table in siennes:
            renommee = replace(table, id=apres + table.id.removeprefix(avant))
            gardes[renommee.id] = renommee
    return gardes


def _sans_version(aide: str, version: str) -> Callable[[str], str]:
    prefixe = f"{aide}.{version}."
    return lambda nom: f"{aide}.{nom.removeprefix(prefixe)}" if nom.startswith(prefixe) else nom


# ------------------------------------------------------------------------------------------------------ by day
def au_jour(recueil: Recueil, jour: date) -> Recueil:
    """Gives the rulebook as it stands one day: what is not in force then is left out."""
    rulebook = recueil.rulebook
    versions = {
        aide.id: tuple(version for version in aide.versions if _en_vigueur(version.periode, jour))
        for aide in rulebook.aides.values()
        if len(aide.versions) > 1 or any(version.periode is not None for version in aide.versions)
    }
    courant = _avec(rulebook, versions)
    repris = {nom for aide in courant.aides.values() for version in aide.versions for nom in version.troncs}
    champs: dict[str, Any] = {
        "troncs": {nom: tronc for nom, tronc in courant.troncs.items() if nom in repris},
        "aides": {nom: _clauses_du_jour(aide, jour) for nom, aide in courant.aides.items()},
        "tableaux": {nom: _rangs_du_jour(tableau, jour) for nom, tableau in courant.tableaux.items()},
        "parametres": {nom: _valeurs_du_jour(un, jour) for nom, un in courant.parametres.items()},
        "documents": {nom: un for nom, un in courant.documents.items() if _applique(un, jour)},
    }
    return replace(recueil, nom=ecrire_date_longue(jour), rulebook=replace(courant, **champs))


def _en_vigueur(periode: Periode | None, jour: date) -> bool:
    return periode is None or periode.contient(jour)


def _applique(document: Document, jour: date) -> bool:
    return _en_vigueur(document.periode, jour) and (document.adopte is None or document.adopte <= jour)


def _clauses_du_jour(aide: Aide, jour: date) -> Aide:
    versions = tuple(_version_du_jour(version, jour) for version in aide.versions)
    return aide if versions == aide.versions else replace(aide, versions=versions)


def _version_du_jour(version: Version, jour: date) -> Version:
    champs = {
        champ: tuple(clause for clause in getattr(version, champ) if _en_vigueur(clause.periode, jour))
        for champ in SECTIONS
    }
    return replace(version, **champs) if any(len(champs[c]) < len(getattr(version, c)) for c in SECTIONS) else version


def _rangs_du_jour(tableau: Tableau, jour: date) -> Tableau:
    rangs = tuple(rang for rang in tableau.rangs if _en_vigueur(rang.periode, jour))
    return tableau if len(rangs) == len(tableau.rangs) else replace(tableau, rangs=rangs)


def _valeurs_du_jour(parametre: Parametre, jour: date) -> Parametre:
    """Gives a parameter with the value of the day, under a name that the next value bears too."""
    valeurs: list[ValeurParametre] = [v for v in parametre.valeurs if _en_vigueur(v.periode, jour)]
    nommees = tuple(replace(v, id=f"{parametre.nom}.valeur", label="", periode=None) for v in valeurs)
    return replace(parametre, valeurs=nommees)


def jours_de_changement(rulebook: Rulebook) -> tuple[date, ...]:
    """Gives the days from which something is no longer as it was the day before."""
    trouves = {jour for periode in _periodes(rulebook) for jour in jours_de(periode)}
    trouves.update(un.adopte for un in rulebook.documents.values() if un.adopte is not None and un.adopte > date.min)
    return tuple(sorted(trouves))


def jours_de(periode: Periode) -> tuple[date, ...]:
    """Gives the day from which a stretch of the calendar begins, and that from which it is over."""
    jours = [periode.debut] if periode.debut is not None and periode.debut > date.min else []
    jours += [periode.fin + _UN_JOUR] if periode.fin is not None and periode.fin < date.max else []
    return tuple(jours)


def _periodes(rulebook: Rulebook) -> Iterator[Periode]:
    versions = [version for aide in rulebook.aides.values() for version in aide.versions]
    clauses = (clause for version in versions for clause in version.clauses)
    rangs = (rang for tableau in rulebook.tableaux.values() for rang in tableau.rangs)
    valeurs = (valeur for parametre in rulebook.parametres.values() for valeur in parametre.valeurs)
    porteurs: tuple[Version | Clause | Document, ...]
    porteurs = (*versions, *clauses, *rangs, *valeurs, *rulebook.documents.values())
    for porteur in porteurs:
        if porteur.periode is not None:
            yield porteur.periode


def veille(jour: date) -> date:
    """Gives the day before."""
    return jour - _UN_JOUR
