"""The fingerprints of what is read again: what it says, what it quotes, what it reads.

They are those of the meaning: places, layout, comments and typing do not count, nor the lines of a quote, which move
when the document does. A name and a label do not count either: they are who it is, not what it says.
"""

import hashlib
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

import msgspec
from msgspec.structs import fields

from reglo.checks.parcours import noeuds
from reglo.citations.mots import decouper
from reglo.model.clauses import ChoixLecture, Preuve
from reglo.model.expressions import LectureRetenue, Node
from reglo.model.rulebook import Rulebook, Version
from reglo.model.serialize import encoder_fraction
from reglo.relecture.objets import Objet, recenser
from reglo.rendu.usages import lus

LONGUEUR = 12
"""Hexadecimal digits of a fingerprint."""
_HORS_DU_SENS = frozenset({"span", "preuve", "preuves"})
_IDENTITE = frozenset({"id", "nom", "label"})


class Empreintes(msgspec.Struct, frozen=True):
    """What a mark vouches for."""

    dit: str
    """What the clause says."""
    cite: str
    """The words that prove it."""
    lit: str
    """The data, definitions, parameters, tables and readings that it reads, directly or through another."""


class Empreinteur:
    """Takes the fingerprints of the things of one rulebook; what several read is looked at once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.objets = recenser(rulebook)
        """Everything that is read again, by name."""
        self._mots: dict[str, Node] = {
            **{f"donnée {nom}": donnee for nom, donnee in rulebook.donnees.items()},
            **{f"définition {nom}": definition for nom, definition in rulebook.definitions.items()},
            **{f"paramètre {nom}": parametre for nom, parametre in rulebook.parametres.items()},
            **{f"tableau {nom}": tableau for nom, tableau in rulebook.tableaux.items()},
            **{f"lecture {nom}": lecture for nom, lecture in rulebook.lectures.items()},
        }
        self._lus: dict[str, tuple[str, ...]] = {}
        self._sommes: dict[str, str] = {}

    def empreintes(self, objet: Objet) -> Empreintes:
        """Gives the three fingerprints of something."""
        dit = {cle: valeur for cle, valeur in _sens(objet.noeud).items() if cle not in _IDENTITE}
        return Empreintes(
            dit=_somme([objet.libelle, objet.dessous, dit]),
            cite=_somme(_cite(objet.preuve)),
            lit=_somme([[mot, self._somme_du_mot(mot)] for mot in sorted(self.mots(objet))]),
        )

    def mots(self, objet: Objet) -> set[str]:
        """Gives what something reads, directly or through what it reads: « donnée places », « lecture x.y »."""
        atteints: set[str] = set()
        restent = list(self._mots_lus(objet.noeud))
        while restent:
            mot = restent.pop()
            if mot not in atteints:
                atteints.add(mot)
                if mot not in self._lus:
                    self._lus[mot] = tuple(self._mots_lus(self._mots[mot]))
                restent += self._lus[mot]
        return atteints

    def _mots_lus(self, noeud: Node) -> Iterable[str]:
        noms = set(lus(noeud))
        if isinstance(noeud, Version) and noeud.date_qui_commande:
            noms.add(noeud.date_qui_commande)
        lectures = {sous.lecture for sous in noeuds(noeud) if isinstance(sous, ChoixLecture | LectureRetenue)}
        candidats = {f"{genre} {nom}" for nom in noms for genre in ("donnée", "définition", "paramètre", "tableau")}
        return (candidats | {f"lecture {nom}" for nom in lectures}) & self._mots.keys()

    def _somme_du_mot(self, mot: str) -> str:
        if mot not in self._sommes:
            self._sommes[mot] = _somme(_sens(self._mots[mot]))
        return self._sommes[mot]


def _sens(noeud: Node) -> dict[str, object]:
    """Gives a node as plain values, less where it stands, what proves it, and what goes without saying."""
    champs = ((champ, getattr(noeud, champ), defaut) for champ, defaut in _champs(type(noeud)))
    dits = {champ: _valeur(valeur) for champ, valeur, defaut in champs if valeur != defaut}
    return {"n": type(noeud).__name__, **dits}


@cache
def _champs(genre: type[Node]) -> tuple[tuple[str, object], ...]:
    """Gives the fields that carry meaning, each with what it is when nobody says it.

    A field that a later version of Réglo adds, with its default, changes no fingerprint.
    """
    return tuple((champ.name, champ.default) for champ in fields(genre) if champ.name not in _HORS_DU_SENS)


def _valeur(valeur: object) -> object:
    if isinstance(valeur, Node):
        return _sens(valeur)
    if isinstance(valeur, tuple):
        return [_valeur(element) for element in valeur]
    return encoder_fraction(valeur) if isinstance(valeur, Fraction) else valeur


def _cite(preuve: Preuve | None) -> list[object]:
    """Gives the words of a proof, compared as those of a quote are with its document."""
    if preuve is None:
        return []
    citations = [[une.document, decouper(une.extrait).formes, une.rangee, une.colonne] for une in preuve.citations]
    interpretations = [[decouper(une.raison).formes, une.auteur] for une in preuve.interpretations]
    return [citations, interpretations]


def _somme(contenu: object) -> str:
    return hashlib.sha256(msgspec.json.encode(contenu, order="sorted")).hexdigest()[:LONGUEUR]
