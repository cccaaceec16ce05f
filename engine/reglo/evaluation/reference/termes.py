"""What an aid asks for and offers beside its amount: terms, documents to provide (semantique.md, rules 6, 7 and 17)."""

from typing import Literal

import msgspec

from reglo.evaluation.reference import calcul, expressions, fourchettes
from reglo.evaluation.reference.contexte import Contexte
from reglo.model.clauses import Caracteristique, Piece
from reglo.values.causes import AUCUNE_CAUSE, Causes
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre

EtatPiece = Literal["a_fournir", "fournie", "sans_objet", "le_cas_echeant", "facultative", "inconnue"]
_EXIGIBILITES: dict[str, EtatPiece] = {
    "obligatoire": "a_fournir",
    "cas_echeant": "le_cas_echeant",
    "facultatif": "facultative",
}


class Terme(msgspec.Struct, frozen=True):
    """A term: whether it holds, and its value when it is a number."""

    clause: Caracteristique
    compte: Jugement
    applique: Jugement
    valeur: Nombre | None


def terme(clause: Caracteristique, contexte: Contexte) -> Terme:
    """Gives a term, its value independent of the verdict (rules 6 and 8)."""
    sur_place = contexte.pour(clause.id)
    compte, applique = calcul.appliquer(clause, clause.garde, sur_place)
    return Terme(clause, compte, applique, None if applique.faux else _valeur(clause, sur_place))


def _valeur(clause: Caracteristique, contexte: Contexte) -> Nombre | None:
    if clause.haut is None:
        return None
    match clause.forme:
        case "fourchette":
            return fourchettes.fourchette(clause.bas or clause.haut, clause.haut, contexte)
        case "jusqua":
            return fourchettes.jusqua(clause.haut, contexte)
        case _:
            return expressions.nombre(clause.haut, contexte)


class Justificatif(msgspec.Struct, frozen=True):
    """A document, and whether it is to provide."""

    clause: Piece
    applique: Jugement
    etat: EtatPiece
    causes: Causes = AUCUNE_CAUSE


def piece(clause: Piece, contexte: Contexte) -> Justificatif:
    """Tells whether a document is to provide, provided, or does not apply (rule 17)."""
    _, applique = calcul.appliquer(clause, clause.garde, contexte.pour(clause.id))
    if clause.nom in contexte.dossier.pieces:
        return Justificatif(clause, applique, "fournie")
    if applique.faux:
        return Justificatif(clause, applique, "sans_objet")
    if not applique.tranche:
        return Justificatif(clause, applique, "inconnue", applique.causes)
    return Justificatif(clause, applique, _EXIGIBILITES[clause.exigibilite])
