"""The example to write for what no example shows, ready to copy: what only the text can tell is left to the writer."""

import re
from collections.abc import Iterator

from reglo.cases.couverture.avoir import AVoir, Cible
from reglo.cases.couverture.modele import Exemple
from reglo.model.rulebook import LIGNE, Donnee, Rulebook

_A_TROUVER = "…"
_GUILLEMETS = re.compile(r"«\s*|\s*»")
_INTERIEURS = {"«": "“", "»": "”"}


def conseil(point: AVoir, cible: Cible, aide: str, base: Exemple | None, recueil: Rulebook) -> str:
    """Gives the example to write, from one that already reads the clause when there is one."""
    essai = point.essai
    titre = _GUILLEMETS.sub(
        lambda guillemet: _INTERIEURS[guillemet[0].strip()], f"{cible.label or cible.nom}, {point.phrase}"
    )
    depart = f" à partir de « {base.nom} »" if base else " à la date du …"
    lignes = [f"exemple « {titre} »{depart}", *(f"  {entete}" for entete in (*cible.entetes, *essai.entetes))]
    donnees = [(recueil.donnees[nom], valeur) for nom, valeur in essai.reponses if recueil.donnees[nom].entite != LIGNE]
    if donnees:
        lignes.append("  dossier")
        lignes += _reponses(donnees, recueil)
    lignes += [f"  attendu {aide}", f"    {_attente(point, cible)}"]
    if essai.note:
        lignes.insert(0, f"# {essai.note}")
    return "\n".join(lignes)


def _citable(titre: str) -> str:
    """Gives a title that may stand between quotation marks."""
    return _GUILLEMETS.sub(lambda guillemet: _INTERIEURS[guillemet[0].strip()], titre)


def _reponses(donnees: list[tuple[Donnee, str]], recueil: Rulebook) -> Iterator[str]:
    """Writes the answers: those of an operation, then those of an element of each list."""
    yield from (f"    {donnee.ecriture} : {valeur}" for donnee, valeur in donnees if donnee.entite is None)
    for entite in dict.fromkeys(donnee.entite for donnee, _ in donnees if donnee.entite is not None):
        yield f"    liste {recueil.entites[entite].pluriel}, modifiée"
        dites = [f"{donnee.ecriture} : {valeur}" for donnee, valeur in donnees if donnee.entite == entite]
        yield f"      a) {' ; '.join(dites)}"


def _attente(point: AVoir, cible: Cible) -> str:
    """Writes what is expected: a state of the clause when it is known, else what the text gives."""
    attend = point.essai.attend
    if attend.startswith("questions"):
        return attend
    if attend not in ("", _A_TROUVER) and cible.label:
        return f"{cible.label} : {attend}"
    return f"montant : {_A_TROUVER}"
