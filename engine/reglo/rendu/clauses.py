"""Writes what a clause says for this dossier: its state, its value, why, and the words that prove it."""

from collections.abc import Iterable, Iterator

from reglo.model.rulebook import Rulebook
from reglo.outcome.reponse import Cause, Citation, EtatClause
from reglo.rendu.nombres import ecrire_intervalle
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


class Preuves:
    """How quotes and causes are written; with a rulebook, documents and data are named in full."""

    def __init__(self, recueil: Rulebook | None) -> None:
        self._documents = {nom: document.libelle for nom, document in recueil.documents.items()} if recueil else {}

    def citer(self, citations: Iterable[Citation], retrait: str) -> Iterator[str]:
        """Writes each quote and its place in its document."""
        for citation in citations:
            lieu = self._documents.get(citation.document, citation.document)
            ou = f"{lieu}, {_lignes(citation.lignes)}" if citation.lignes else lieu
            yield from plier_ligne(f"{retrait}« {citation.extrait} » ({ou})", suite=retrait)

    def cause(self, cause: Cause) -> str:
        """Says why something is not settled."""
        quoi = cause.libelle or cause.objet
        if cause.genre == "manque":
            return f"il manque : {quoi} ({cause.objet})"
        if cause.genre == "appreciation":
            return f"l'autorité apprécie : {quoi} ({cause.objet})"
        return f"le texte ne tranche pas : {quoi}"


def _lignes(lignes: str) -> str:
    if lignes.startswith("ligne"):
        return lignes
    return f"lignes {lignes.replace('-', ' à ')}" if "-" in lignes else f"ligne {lignes}"


def rediger_clause(clause: EtatClause, aide: str, preuves: Preuves) -> Iterator[str]:
    """Writes the state of a clause, what leaves it open, its quotes and where it is written."""
    etats = ETATS_CRITERE if clause.genre == "critere" else ETATS
    valeur = f" : {ecrire_intervalle(clause.valeur)}" if clause.valeur is not None else ""
    yield from puce(f"{court(clause.id, aide)} {etats[clause.etat]}{valeur}")
    for cause in clause.causes:
        yield from puce(preuves.cause(cause), 4)
    yield from preuves.citer(clause.citations, "    ")
    if clause.interpretation:
        yield from plier_ligne(f"    Interprétation : {clause.interpretation}", suite="    ")
    for anomalie in clause.anomalies:
        yield from plier_ligne(f"    Défaut du texte : {anomalie}", suite="    ")
    if clause.lieu:
        yield f"    {clause.lieu}"


def court(identifiant: str, aide: str) -> str:
    """Gives the label of a clause of the aid, or the full id of a clause of a trunk."""
    return identifiant.removeprefix(f"{aide}.")
