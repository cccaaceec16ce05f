"""What the rules have taken from a document, line by line: quoted, out of scope, or neither.

A line without a word is not counted. Only quotes that are found transcribe anything: one that the document does not
hold, or no longer holds, leaves its line as it was. Whether what is quoted is well said by its clause is not judged.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from reglo.checks.parcours import preuves
from reglo.citations.errata import Source
from reglo.citations.index import Index
from reglo.citations.tableau import PORTEE
from reglo.model.clauses import Citation
from reglo.model.rulebook import Rulebook

Etat: TypeAlias = Literal["transcrite", "partielle", "relevee", "hors_champ", "manquante", "vide"]
ETATS: tuple[Etat, ...] = ("transcrite", "partielle", "relevee", "hors_champ", "manquante")
"""The states of the lines that hold a word: wholly or partly quoted, quoted by defects of the text alone, and so on."""
Place: TypeAlias = tuple[int, int]
"""Where something begins and ends in the document as printed."""
Places: TypeAlias = Mapping[Citation, Place]
"""The quotes that were found in a document, and where."""


class Ligne(msgspec.Struct, frozen=True):
    """A line of a document, and what has become of it."""

    rang: int
    place: Place
    etat: Etat
    porteurs: tuple[str, ...] = ()
    """What quotes it: ids of clauses, tables, definitions, readings, anomalies."""
    raison: str = ""
    """Why it is out of scope."""


class Transcription(msgspec.Struct, frozen=True, dict=True):
    """A document, line by line, and the words of it that are quoted."""

    lignes: tuple[Ligne, ...]
    citees: tuple[Place, ...]
    """In order, apart from each other."""

    @cached_property
    def comptes(self) -> dict[Etat, int]:
        """Gives the number of lines in each state, those without a word left out."""
        vus = Counter(ligne.etat for ligne in self.lignes)
        return {etat: vus[etat] for etat in ETATS}


def porteurs(rulebook: Rulebook) -> dict[Citation, tuple[str, ...]]:
    """Gives what each quote proves, but the rows of a table that quotes it and the aid of clauses that it proves."""
    lignes = {ligne.id for tableau in rulebook.tableaux.values() for ligne in tableau.clauses}
    prouves: dict[Citation, dict[str, None]] = {}
    for preuve, identite in preuves(rulebook):
        for citation in preuve.citations:
            siens = prouves.setdefault(citation, {})
            if not (preuve.heritee and identite in lignes) and not (siens and identite in rulebook.aides):
                siens[identite] = None
    return {citation: tuple(siens) for citation, siens in prouves.items()}


def transcrire(
    source: Source, prouves: Mapping[Citation, tuple[str, ...]], places: Places, defauts: Container[str] = ()
) -> Transcription:
    """Gives what the quotes found in a document make of each of its lines; `defauts` are the ids that state no rule."""
    imprime = source.imprime
    etendues = [
        (etendue, citation) for citation, place in places.items() for etendue in (place, *_titres(citation, source))
    ]
    citees = tuple(_reunir(etendue for etendue, _ in etendues))
    par_ligne: dict[int, dict[str, None]] = {}
    for (debut, fin), citation in sorted(etendues, key=lambda trouvee: trouvee[0]):
        for rang in range(imprime.ligne_de(debut), imprime.ligne_de(fin - 1) + 1):
            par_ligne.setdefault(rang, {}).update(dict.fromkeys(prouves.get(citation, ())))
    raisons = {
        rang: passage.raison
        for passage in source.document.hors_champ
        for rang in range(passage.ligne_debut, min(passage.ligne_fin, imprime.nombre_de_lignes) + 1)
    }
    lignes = (
        _ligne(imprime, rang, citees, tuple(par_ligne.get(rang, ())), raisons.get(rang, ""), defauts)
        for rang in range(1, imprime.nombre_de_lignes + 1)
    )
    return Transcription(tuple(lignes), citees)


def _titres(citation: Citation, source: Source) -> Iterator[Place]:
    """Gives where the headings stand that say the cell of a table: its row, and its column above it."""
    if not citation.rangee or citation.ligne_debut is None or citation.ligne_fin is None:
        return
    index = source.corrige
    for titre, premiere in ((citation.rangee, citation.ligne_debut), (citation.colonne, citation.ligne_debut - PORTEE)):
        ou = index.rangs(max(1, premiere), citation.ligne_fin)
        yield from (index.etendue(place) for place in index.chercher(Index(titre, "").mots.formes, ou)[-1:])


def _reunir(etendues: Iterable[Place]) -> Iterator[Place]:
    """Gives stretches in order, those that touch made one."""
    ouverte: Place | None = None
    for debut, fin in sorted(etendues):
        if ouverte is None or debut > ouverte[1]:
            if ouverte is not None:
                yield ouverte
            ouverte = debut, fin
        else:
            ouverte = ouverte[0], max(ouverte[1], fin)
    if ouverte is not None:
        yield ouverte


def _ligne(  # noqa: PLR0913, PLR0917 - what is known of a line
    imprime: Index, rang: int, citees: tuple[Place, ...], citants: tuple[str, ...], raison: str, defauts: Container[str]
) -> Ligne:
    """Gives the state of a line."""
    place = imprime.place_de(rang)
    lettres = [ici for ici in range(*place) if imprime.imprime[ici].isalnum()]
    if not lettres:
        return Ligne(rang, place, "vide")
    if citants and all(nom in defauts for nom in citants):
        return Ligne(rang, place, "relevee", citants)
    if citants:
        siennes = [citee for citee in citees if citee[0] < place[1] and place[0] < citee[1]]
        entiere = all(any(debut <= ici < fin for debut, fin in siennes) for ici in lettres)
        return Ligne(rang, place, "transcrite" if entiere else "partielle", citants)
    return Ligne(rang, place, "hors_champ" if raison else "manquante", raison=raison)
