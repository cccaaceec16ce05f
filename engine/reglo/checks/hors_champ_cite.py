"""A passage declared out of scope where a clause quotes its document: one of the two is wrong."""

from collections.abc import Iterable, Iterator

from reglo.checks.parcours import preuves
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Citation
from reglo.model.rulebook import HorsChamp, Rulebook
from reglo.values.formats import lignes_de

FICHE = Fiche(
    code="V601",
    titre="Hors champ cité",
    message="Ce passage est dit hors champ, et {citante} le cite {lignes}.",
    aide="{correction}",
)
_MONTREES = 3
"""Quotes that are shown."""


def hors_champ_cite(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : aucune clause ne cite un passage dit hors champ.

    Pourquoi : ce qui est hors champ ne porte aucune règle ; une règle en vient, et l'une des deux choses est fausse.

    À éviter :

        document fiche « Fiche » hors champ lignes 1 à 9 « rappel de la stratégie »
        aide essai.production « Aide à la production »
          financeur region
          nature subvention
          source fiche
          critères
            c1. neuf   texte ligne 4 « les opérations neuves seulement »

    À écrire :

        document fiche « Fiche » hors champ lignes 1 à 3, lignes 5 à 9 « rappel de la stratégie »
        aide essai.production « Aide à la production »
          financeur region
          nature subvention
          source fiche
          critères
            c1. neuf   texte ligne 4 « les opérations neuves seulement »
    """
    exclus = {document.nom: document.hors_champ for document in rulebook.documents.values() if document.hors_champ}
    citees: dict[str, dict[Citation, str]] = {nom: {} for nom in exclus}
    for preuve, identite in preuves(rulebook) if exclus else ():
        for citation in preuve.citations:
            if citation.document in citees and citation.ligne_debut is not None:
                citees[citation.document].setdefault(citation, identite)
    for nom, passages in exclus.items():
        for passage in passages:
            touchent = [(c, identite) for c, identite in citees[nom].items() if _touche(c, passage)]
            if touchent:
                yield _dire(passage, touchent)


def _touche(citation: Citation, passage: HorsChamp) -> bool:
    return _debut(citation) <= passage.ligne_fin and passage.ligne_debut <= _fin(citation)


def _debut(citation: Citation) -> int:
    return citation.ligne_debut or 0


def _fin(citation: Citation) -> int:
    return citation.ligne_fin or _debut(citation)


def _dire(passage: HorsChamp, touchent: list[tuple[Citation, str]]) -> Diagnostic:
    premiere, identite = touchent[0]
    restent = ", ".join(lignes_de(*place) for place in _reste(passage, (citation for citation, _ in touchent)))
    return FICHE.diagnostic(
        passage.span,
        clause=identite,
        notes=tuple((citation.span, f"{porteur} cite ici") for citation, porteur in touchent[:_MONTREES]),
        citante=identite,
        lignes=lignes_de(_debut(premiere), _fin(premiere)),
        correction=restent or "supprimer ces lignes du hors champ",
    )


def _reste(passage: HorsChamp, citations: Iterable[Citation]) -> Iterator[tuple[int, int]]:
    """Gives the lines of a passage that nothing quotes."""
    debut = passage.ligne_debut
    for citation in sorted(citations, key=_debut):
        if debut < _debut(citation):
            yield debut, _debut(citation) - 1
        debut = max(debut, _fin(citation) + 1)
    if debut <= passage.ligne_fin:
        yield debut, passage.ligne_fin
