"""The words that a dossier may use, found by name: an index of the rulebook, built once for many dossiers.

Names are compared without accents nor capitals. Nothing here reads a value.
"""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from reglo.diagnostics import sans_accents
from reglo.model.clauses import Enveloppe
from reglo.model.rulebook import (
    AIDE_LIGNE,
    AVIS,
    ETAT_LIGNE,
    FINANCEUR_LIGNE,
    LIGNE,
    MONTANT_LIGNE,
    NATURE_LIGNE,
    Donnee,
    Entite,
    Rulebook,
)
from reglo.syntax.fold import plier
from reglo.une_fois import une_fois

CHAMPS_LIGNE = {
    "financeur": FINANCEUR_LIGNE,
    "aide": AIDE_LIGNE,
    "nature": NATURE_LIGNE,
    "montant": MONTANT_LIGNE,
    "etat": ETAT_LIGNE,
}
"""Short names of the data of a line of the plan de financement."""
SYNONYMES = {"plan": "plan_de_financement", "pieces_fournies": "pieces"}
"""Other names that a dossier gives to its own parts."""


class Nom(msgspec.Struct, frozen=True):
    """A datum, found by its present name or by a former one."""

    donnee: Donnee
    ancien: bool = False


class Vocabulaire(msgspec.Struct, frozen=True):
    """Data, lists, documents, aids and units of a rulebook, by folded name."""

    noms: dict[str, Nom]
    listes: dict[str, Entite]
    """Entities by singular and by plural; the plan de financement is not among them."""
    lignes: dict[str, Donnee]
    """Data of a line of the plan, by short and by full name."""
    pieces: dict[str, str]
    """Documents to provide: the name, by name and by label."""
    aides: dict[str, str]
    unites: dict[str, str]
    """Singular of each unit of count, by singular and by plural."""
    quotas: dict[str, Enveloppe]
    """Envelopes that count units, by id."""

    def propositions(self) -> tuple[str, ...]:
        """Gives the names to propose when one is unknown, as they are spelled."""
        ecrits = [nom.donnee.ecriture for nom in self.noms.values() if not nom.ancien]
        return (*ecrits, *(entite.pluriel for entite in self.listes.values()))

    def pluriel(self, unite: str) -> str:
        """Gives the plural of a unit of count, or nothing."""
        return next((nom for nom, singulier in self.unites.items() if singulier == unite != nom), "")


SANS_MOTS = Vocabulaire({}, {}, {}, {}, {}, {}, {})
"""The words of no rulebook, to read what none declares: a date, a text."""


@une_fois
def vocabulaire(rulebook: Rulebook) -> Vocabulaire:
    """Gives the index of a rulebook."""
    donnees = [_avec_options(donnee) for donnee in rulebook.donnees.values() if donnee.entite != LIGNE]
    entites = [entite for entite in rulebook.entites.values() if entite.nom != LIGNE]
    return Vocabulaire(
        noms=_noms(donnees),
        listes={plie(nom): entite for entite in entites for nom in (entite.nom, entite.pluriel)},
        lignes=_lignes(rulebook),
        pieces=_pieces(rulebook),
        aides={plie(identifiant): identifiant for identifiant in rulebook.aides},
        unites={nom: unite.nom for unite in rulebook.unites.values() for nom in (unite.nom, unite.pluriel)},
        quotas=_quotas(rulebook),
    )


@lru_cache(maxsize=4_096)
def plie(nom: str) -> str:
    """Gives the form by which names are compared: neither accents, nor capitals, nor kinds of blank or apostrophe."""
    return sans_accents(" ".join(plier(nom).split()))


def _noms(donnees: Iterable[Donnee]) -> dict[str, Nom]:
    toutes = tuple(donnees)
    anciens = {plie(ancien): Nom(donnee, ancien=True) for donnee in toutes for ancien in donnee.anciennement}
    return anciens | {plie(donnee.nom): Nom(donnee) for donnee in toutes}


def _avec_options(donnee: Donnee) -> Donnee:
    """Gives an appreciation the answers that its declaration leaves implicit."""
    sans = donnee.genre == "appreciation" and not donnee.options
    return msgspec.structs.replace(donnee, options=AVIS) if sans else donnee


def _lignes(rulebook: Rulebook) -> dict[str, Donnee]:
    """Gives the data of a line of the plan, under the short name that a dossier uses."""
    trouves: dict[str, Donnee] = {}
    for champ, nom in CHAMPS_LIGNE.items():
        if (declaree := rulebook.donnees.get(nom)) is not None:
            donnee = msgspec.structs.replace(declaree, ecriture="état" if champ == "etat" else champ)
            trouves |= {champ: donnee, nom: donnee}
    return trouves


def _quotas(rulebook: Rulebook) -> dict[str, Enveloppe]:
    versions = (version for aide in rulebook.aides.values() for version in aide.versions)
    clauses = (clause for version in versions for clause in version.enveloppes)
    return {plie(clause.id): clause for clause in clauses if clause.compte is not None}


def _pieces(rulebook: Rulebook) -> dict[str, str]:
    versions = (version for aide in rulebook.aides.values() for version in aide.versions)
    toutes = [piece for version in versions for piece in version.pieces]
    par_libelle = {plie(piece.libelle): piece.nom for piece in toutes}
    return par_libelle | {plie(piece.nom): piece.nom for piece in toutes}


def nom_canonique(nom: str, mots: Vocabulaire) -> str:
    """Gives the one name of what a dossier may spell in several ways: accents, singular or plural, former name."""
    voulu = plie(nom)
    if voulu in mots.listes:
        return mots.listes[voulu].nom
    if voulu in mots.noms:
        return mots.noms[voulu].donnee.nom
    return SYNONYMES.get(voulu, voulu)
