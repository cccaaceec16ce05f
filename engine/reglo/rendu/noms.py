"""The words by which an answer is told: spellings with their accents, labels, short names of documents.

Without a rulebook the names of the answer are used as they are.
"""

from collections.abc import Iterable, Iterator

from reglo.model.rulebook import Option, Rulebook, Version
from reglo.outcome.reponse import Cause, Citation, ReponseAide
from reglo.rendu.page import plier_ligne

REPONSES = {"favorable": "favorable", "defavorable": "défavorable", "demande": "demandé", "accorde": "accordé"}
"""Spellings of the answers that no rulebook declares."""


class Noms:
    """What each name of an answer is called."""

    def __init__(self, recueil: Rulebook | None = None) -> None:
        """Draws the spellings and the labels from the rulebook."""
        donnees = tuple(recueil.donnees.values()) if recueil else ()
        definitions = tuple(recueil.definitions.values()) if recueil else ()
        versions = [version for aide in recueil.aides.values() for version in aide.versions] if recueil else []
        self._ecritures = {donnee.nom: donnee.ecriture for donnee in donnees}
        self._ecritures |= {definition.nom: definition.ecriture for definition in definitions}
        self._ecritures["ligne"] = "plan_de_financement"
        self._options = {donnee.nom: {option.nom: option for option in donnee.options} for donnee in donnees}
        self._documents = {nom: document.libelle for nom, document in recueil.documents.items()} if recueil else {}
        self._anomalies = {nom: anomalie.libelle for nom, anomalie in recueil.anomalies.items()} if recueil else {}
        self._pieces = _noms_de_pieces(versions)
        self._unites = {nom: unite.pluriel for nom, unite in recueil.unites.items()} if recueil else {}
        self._listes = {nom: entite.pluriel for nom, entite in recueil.entites.items()} if recueil else {}

    def donnee(self, nom: str) -> str:
        """Gives the spelling of a datum, or the plural of a list."""
        return self._ecritures.get(nom) or self._listes.get(nom, nom)

    def options(self, donnee: str, noms: Iterable[str]) -> str:
        """Gives the answers to choose among, with their labels when they say more."""
        connues = self._options.get(donnee, {})
        return ", ".join(_option(nom, connues.get(nom)) for nom in noms)

    def unite(self, nom: str) -> str:
        """Gives the plural of a unit of count, other units as they are."""
        return self._unites.get(nom, nom)

    def piece(self, nom: str) -> str:
        """Gives the label of a document to provide."""
        return self._pieces.get(nom, nom)

    def anomalie(self, nom: str) -> str:
        """Says what a defect of the text is."""
        libelle = self._anomalies.get(nom, "")
        return f"{libelle} ({nom})" if libelle else nom

    def cause(self, cause: Cause) -> str:
        """Says why something is not settled."""
        quoi = cause.libelle or cause.objet
        nom = self.donnee(cause.objet)
        precision = f" ({nom})" if nom != quoi else ""
        if cause.genre == "manque":
            return f"il manque : {quoi}{precision}"
        if cause.genre == "appreciation":
            return f"l'autorité apprécie : {quoi}{precision}"
        return f"le texte ne tranche pas : {quoi}"

    def citer(self, citations: Iterable[Citation], retrait: str) -> Iterator[str]:
        """Writes each quote and its place in its document."""
        for citation in citations:
            yield from plier_ligne(f"{retrait}« {citation.extrait} » ({_ou(citation)})", suite=retrait)

    def textes_cites(self, aide: ReponseAide) -> Iterator[str]:
        """Names in full the documents that an answer quotes."""
        citations = (citation for clause in aide.clauses for citation in clause.citations)
        for document in dict.fromkeys(citation.document for citation in citations):
            if libelle := self._documents.get(document):
                yield from plier_ligne(f"  {document} : {libelle}", suite="    ")


def _noms_de_pieces(versions: Iterable[Version]) -> dict[str, str]:
    """Gives the label of each document, or its spelling when only an instalment asks for it."""
    toutes = tuple(versions)
    tranches = (tranche for version in toutes for tranche in version.versements)
    ecrits = {nom: libelle for t in tranches for nom, libelle in zip(t.pieces, t.libelles, strict=False)}
    return ecrits | {piece.nom: piece.libelle for version in toutes for piece in version.pieces}


def _option(nom: str, option: Option | None) -> str:
    if nom in REPONSES:
        return REPONSES[nom]
    ecriture = option.ecriture or nom if option else nom
    return f"{ecriture} « {option.libelle} »" if option and option.libelle not in ("", nom, ecriture) else ecriture


def _ou(citation: Citation) -> str:
    """Says where a quote is: its document, its lines, and for the cell of a table its row and its column."""
    lieu = [citation.document]
    if citation.lignes:
        lieu.append(_lignes(citation.lignes))
    if citation.rangee or citation.colonne:
        lieu += [f"rangée « {citation.rangee} »", f"colonne « {citation.colonne} »"]
    return ", ".join(lieu)


def _lignes(lignes: str) -> str:
    """Says the lines of a quote: « ligne 12 », « lignes 12 à 14 »."""
    if lignes.startswith("ligne"):
        return lignes
    return f"lignes {lignes}" if " à " in lignes else f"ligne {lignes}"
