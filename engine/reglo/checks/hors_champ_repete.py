"""Lines declared out of scope twice: with two reasons, nothing says which is the right one."""

from collections.abc import Iterator

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.rulebook import HorsChamp, Rulebook
from reglo.values.formats import lignes_de

FICHE = Fiche(
    code="V602",
    titre="Hors champ répété",
    message="Ces lignes sont déjà dites hors champ : « {raison} ».",
    aide="{correction}",
    gravite="avertissement",
)


def hors_champ_repete(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : une ligne d'un document n'est dite hors champ qu'une fois.

    Pourquoi : deux raisons pour les mêmes lignes, et l'on ne sait plus laquelle les écarte.

    À éviter :

        document fiche « Fiche »
          hors champ lignes 1 à 9 « rappel de la stratégie »
          hors champ lignes 8 à 12 « coordonnées »

    À écrire :

        document fiche « Fiche »
          hors champ lignes 1 à 9 « rappel de la stratégie »
          hors champ lignes 10 à 12 « coordonnées »
    """
    for document in rulebook.documents.values():
        ouvert: HorsChamp | None = None
        for passage in sorted(document.hors_champ, key=lambda passage: (passage.ligne_debut, passage.span.debut)):
            if ouvert is not None and passage.ligne_debut <= ouvert.ligne_fin:
                yield _dire(ouvert, passage)
            if ouvert is None or passage.ligne_fin > ouvert.ligne_fin:
                ouvert = passage


def _dire(ouvert: HorsChamp, passage: HorsChamp) -> Diagnostic:
    reste = (ouvert.ligne_fin + 1, passage.ligne_fin)
    correction = lignes_de(*reste) if reste[0] <= reste[1] else "supprimer ces lignes du hors champ"
    notes = ((ouvert.span, "elles le sont ici"),)
    return FICHE.diagnostic(passage.span, notes=notes, raison=ouvert.raison, correction=correction)
