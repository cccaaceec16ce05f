"""One answer to a dossier: read as in a file, put in its place, taken back.

A key is the name of a datum of the dossier, of the elements of a list, or of another part that every dossier knows.
"""

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo, Fiche
from reglo.evaluation.instruction import codes
from reglo.model.rulebook import LIGNE, Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture import lire_contenu
from reglo.outcome.lecture_brute import cite, remarque
from reglo.outcome.lecture_faits import BENEFICIAIRE, PIECES, PLAN, REGISTRE, RESERVES
from reglo.outcome.vocabulaire import SYNONYMES, plie, vocabulaire
from reglo.source import fichier_entier

_PARTIES = frozenset({PIECES, REGISTRE, BENEFICIAIRE})


def repondues(dossier: Dossier) -> set[str]:
    """Gives the keys of what a dossier answers."""
    dites = {PIECES: dossier.pieces, REGISTRE: dossier.registre is not None, BENEFICIAIRE: dossier.beneficiaire}
    return {*dossier.faits, *dossier.listes, *(cle for cle, dite in dites.items() if dite)}


def lire(nom: str, valeur: object, rulebook: Rulebook, registre: str) -> tuple[Dossier, frozenset[str]]:
    """Gives what an answer states, and its keys; raises `ErreurReglo` when it cannot be read or says nothing."""
    lue, remarques = lire_contenu({nom: valeur}, rulebook, registre)
    if lue is None:
        raise ErreurReglo(remarques)
    vide = valeur is None or (isinstance(valeur, str) and not valeur.strip())
    partie = set[str]() if vide else {_canonique(nom)} & _PARTIES
    cles = frozenset((*lue.faits, *lue.listes, *partie))
    if not cles:
        raise ErreurReglo([dire(codes.SANS_REPONSE, nom)])
    return lue, cles


def poser(dossier: Dossier, lue: Dossier, cles: frozenset[str]) -> Dossier:
    """Gives a dossier with what an answer states in the place of what it said."""
    return msgspec.structs.replace(
        dossier,
        faits={**dossier.faits, **lue.faits} if lue.faits else dossier.faits,
        listes={**dossier.listes, **lue.listes} if lue.listes else dossier.listes,
        pieces=lue.pieces if PIECES in cles else dossier.pieces,
        registre=lue.registre if REGISTRE in cles else dossier.registre,
        beneficiaire=lue.beneficiaire if BENEFICIAIRE in cles else dossier.beneficiaire,
    )


def oter(dossier: Dossier, cle: str) -> Dossier:
    """Gives a dossier without the answer of a key."""
    vide = Dossier()
    return msgspec.structs.replace(
        dossier,
        faits={nom: fait for nom, fait in dossier.faits.items() if nom != cle},
        listes={nom: liste for nom, liste in dossier.listes.items() if nom != cle},
        pieces=vide.pieces if cle == PIECES else dossier.pieces,
        registre=vide.registre if cle == REGISTRE else dossier.registre,
        beneficiaire=vide.beneficiaire if cle == BENEFICIAIRE else dossier.beneficiaire,
    )


def dire(fiche: Fiche, nom: str, **champs: str) -> Diagnostic:
    """Says a mistake about an answer, at the place that reading it would name."""
    return remarque(fiche, fichier_entier(f"dossier › {nom}"), nom=cite(nom), **champs)


def _canonique(nom: str) -> str:
    return SYNONYMES.get(plie(nom), plie(nom))


def cle_de(nom: str, rulebook: Rulebook) -> str:
    """Gives the key that a name spells; raises `ErreurReglo`, with the nearest names, when there is none."""
    mots, voulu, canonique = vocabulaire(rulebook), plie(nom), _canonique(nom)
    if canonique in _PARTIES or canonique == PLAN:
        return LIGNE if canonique == PLAN else canonique
    if voulu in mots.listes:
        return mots.listes[voulu].nom
    connu = mots.noms.get(voulu)
    if connu is not None and connu.donnee.entite is None and voulu not in RESERVES:
        return connu.donnee.nom
    _, remarques = lire_contenu({nom: "?"}, rulebook)
    raise ErreurReglo(remarques)
