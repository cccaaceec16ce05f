"""What surrounds the grant: envelopes, documents to provide, instalments, mentions, indicators."""

from reglo.model import expressions as e
from reglo.model.clauses import Enveloppe, Mention, Piece, Versement
from reglo.phrases.criteres import avec_garde
from reglo.phrases.filtres import filtrer
from reglo.phrases.francais import a, enumerer
from reglo.phrases.groupes import groupe
from reglo.phrases.liens import propre
from reglo.phrases.plume import Plume

_EXIGIBILITES = {"obligatoire": "", "cas_echeant": ", le cas échéant", "facultatif": ", à titre facultatif"}


def enveloppe(plume: Plume, clause: Enveloppe) -> str:
    """Writes « L'enveloppe est de 50 logements par an, pour chaque bénéficiaire, dans l'ordre d'arrivée »."""
    phrase = f"l'enveloppe est de {plume.valeur(clause.limite, clause.unite)}"
    phrase += {"totale": "", "annuelle": " par an", "glissante": f" sur {clause.mois} mois glissants"}[clause.fenetre]
    if isinstance(clause.compte, e.Total) and clause.compte.filtre is not None:
        elements, filtre = plume.elements(clause.compte.entite), clause.compte.filtre
        phrase += f", pris dans les {elements}{filtrer(plume, filtre, clause.compte.entite)}"
    phrase += ", pour chaque bénéficiaire" if clause.par_beneficiaire else ""
    return phrase + (", dans l'ordre d'arrivée des demandes" if clause.ordre_arrivee else "")


def piece(plume: Plume, clause: Piece) -> str:
    """Writes « Délibération, si le maître d'ouvrage est public »."""
    phrase = propre(clause.libelle or clause.nom) + _EXIGIBILITES[clause.exigibilite]
    return avec_garde(plume, phrase, clause.garde)


def versement(plume: Plume, clause: Versement) -> str:
    """Writes « 30 % de l'aide sont versés à la signature de la convention »."""
    moment = a(groupe(propre(clause.evenement)).texte)
    phrase = f"{_part(plume, clause)} {moment}"
    if clause.pieces:
        libelles = clause.libelles or clause.pieces
        noms = [propre(libelle_piece(plume, *paire)) for paire in zip(clause.pieces, libelles, strict=True)]
        phrase += f", sur production de : {enumerer(noms)}"
    return avec_garde(plume, phrase, clause.garde)


def _part(plume: Plume, clause: Versement) -> str:
    if clause.part is None:
        return "le solde est versé"
    if clause.part == 1:
        return "la totalité de l'aide est versée"
    return f"{plume.valeur(clause.part, '%')} de l'aide sont versés"


def libelle_piece(plume: Plume, nom: str, libelle: str) -> str:
    """Gives what a piece is called where an aid asks for it, else the label that a payment gives it."""
    versions = (version for aide in plume.rulebook.aides.values() for version in aide.versions)
    trouves = (piece.libelle for version in versions for piece in version.pieces if piece.nom == nom)
    return next(trouves, libelle)


def mention(_plume: Plume, clause: Mention) -> str:
    """Writes what the text says, as its transcription words it."""
    return propre(clause.texte)
