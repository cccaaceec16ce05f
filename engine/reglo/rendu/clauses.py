"""Writes what a clause says for this dossier: its state, its value, why, and the words that prove it."""

from collections.abc import Iterator

from reglo.outcome.reponse import EtatClause
from reglo.rendu.nombres import ecrire_intervalle
from reglo.rendu.noms import Noms
from reglo.rendu.page import plier_ligne, puce

ETATS_CRITERE = {
    "vrai": "rempli",
    "faux": "non rempli",
    "inconnu": "pas encore tranché",
    "sans_objet": "sans objet",
    "hors_vigueur": "hors de sa période",
    "exception": "écarté par une exception",
}
ETATS = {
    "vrai": "s'applique",
    "faux": "ne s'applique pas",
    "inconnu": "s'applique peut-être",
    "sans_objet": "sans objet",
    "hors_vigueur": "hors de sa période",
    "exception": "remplacé par une exception",
}


def rediger_clause(clause: EtatClause, aide: str, noms: Noms) -> Iterator[str]:
    """Writes the state of a clause, what leaves it open, its quotes and where it is written."""
    etats = ETATS_CRITERE if clause.genre == "critere" else ETATS
    valeur = f" : {ecrire_intervalle(clause.valeur)}" if clause.valeur is not None else ""
    yield from puce(f"{court(clause.id, aide)} {etats[clause.etat]}{valeur}")
    for cause in clause.causes:
        yield from puce(noms.cause(cause), 4)
    yield from noms.citer(clause.citations, "    ")
    if clause.interpretation:
        yield from plier_ligne(f"    Interprétation : {clause.interpretation}", suite="    ")
    for anomalie in clause.anomalies:
        yield from plier_ligne(f"    Défaut du texte : {noms.anomalie(anomalie)}", suite="    ")
    if clause.lieu:
        yield f"    {clause.lieu}"


def court(identifiant: str, aide: str) -> str:
    """Gives the label of a clause of the aid, or the full id of a clause of a trunk."""
    return identifiant.removeprefix(f"{aide}.")
