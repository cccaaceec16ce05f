"""Reads YAML as words and places, never as the values YAML guesses: `10.000`, `01/07/2025` or `oui` stay as typed.

It refuses what makes a dossier hard to read back: anchors and aliases, explicit types, several documents.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

import yaml

from reglo.diagnostics import Diagnostic
from reglo.outcome import codes
from reglo.outcome.lecture_brute import (
    NOMBRE_NU,
    Brut,
    Limites,
    Refus,
    Scalaire,
    Sequence,
    Table,
    cite,
    place,
    remarque,
)
from reglo.outcome.lecture_caracteres import invisible
from reglo.source import Span

_RAISONS = (
    ("'\\t'", "une tabulation tient lieu d'espaces, et se remplace par deux espaces", "  places: 20"),
    (
        "mapping values are not allowed",
        "il y a un « : » de trop, ou un retrait qui ne suit pas la ligne du dessus",
        "services: 'repas : midi et soir'",
    ),
    ("could not find expected ':'", "il manque « : » suivi d'une espace après un nom", "places : 20"),
    (
        "expected <block end>",
        "le retrait de cette ligne ne suit pas celui des lignes du même groupe",
        "",
    ),
    ("expected ',' or ']'", "une liste ouverte par « [ » n'est pas fermée", "financement : [PLAI, PLUS]"),
    ("expected ',' or '}'", "un groupe ouvert par « { » n'est pas fermé", "{logements: 8, financement: PLAI}"),
    ("end of stream", "un guillemet ouvert n'est pas fermé", ""),
    ("cannot start any token", "ce signe ne peut pas commencer une valeur", "services: '@ à préciser'"),
    ("", "cette ligne n'a pas la forme « nom : valeur »", "places : 20"),
)
"""What the YAML reader complains of, the reason to give, and what to write; the last one stands for all others."""
_RETRAIT = re.compile(r"(?m)^[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_VIDES = ("", "~", "null", "Null", "NULL")
_VERITES = ("true", "True", "TRUE", "false", "False", "FALSE")


_FINS_DE_LIGNE = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), " ")
"""Ends of lines for YAML alone; blanks for all the rest of us."""
_DOUTEUX = re.compile(r"[\t!?|>\ufeff]|^%", re.MULTILINE)
"""Signs that the two YAML readers do not always read alike: the quick one is then not asked."""


def lire_yaml(texte: str, fichier: str) -> Brut:
    """Gives the tree of a YAML text, or raises `Refus`.

    The reader in C is twenty times quicker, and may be missing. The one in Python says what a text means, and why it is
    refused: the other only goes before it where both agree (`tests/outcome/test_lecture_yaml.py`).
    """
    espace = _RETRAIT.sub(lambda retrait: " " * len(retrait[0]), texte.translate(_FINS_DE_LIGNE))
    if yaml.__with_libyaml__ and not _DOUTEUX.search(espace):
        with suppress(yaml.YAMLError):
            return _Assemblage(espace, fichier, yaml.CBaseLoader).document()
    try:
        return _Assemblage(espace, fichier, yaml.BaseLoader).document()
    except yaml.MarkedYAMLError as faute:
        marque = faute.problem_mark or faute.context_mark
        index = marque.index if marque is not None else 0
        raise Refus(_syntaxe(faute.problem or "", texte, fichier, index)) from None
    except yaml.reader.ReaderError as faute:
        position = int(faute.position)
        raise Refus(invisible(texte, fichier, position) or _syntaxe("", texte, fichier, position)) from None


def _syntaxe(probleme: str, texte: str, fichier: str, index: int) -> Diagnostic:
    debut = min(index, len(texte))
    raison, correction = next((raison, correction) for signe, raison, correction in _RAISONS if signe in probleme)
    return remarque(codes.SYNTAXE, place(fichier, texte, debut, debut + 1), raison=raison, correction=correction)


class _Assemblage:
    """Builds the tree from the events of the YAML reader, which keep every word and its place."""

    def __init__(self, texte: str, fichier: str, lecteur: type[yaml.BaseLoader] | type[yaml.CBaseLoader]) -> None:
        self._texte = texte
        self._fichier = fichier
        self._limites = Limites()
        self._evenements: Iterator[yaml.Event] = yaml.parse(texte, Loader=lecteur)

    def document(self) -> Brut:
        """Gives the one document of the file; an empty file is an empty dossier."""
        next(self._evenements)
        premier = next(self._evenements)
        if isinstance(premier, yaml.StreamEndEvent):
            return Table((), self._span(premier))
        brut = self._brut(next(self._evenements), 0)
        next(self._evenements)
        suivant = next(self._evenements)
        if not isinstance(suivant, yaml.StreamEndEvent):
            raise Refus(remarque(codes.PLUSIEURS_DOSSIERS, self._span(suivant)))
        return brut

    def _brut(self, evenement: yaml.Event, profondeur: int) -> Brut:
        self._refuse(evenement)
        if limite := self._limites.franchie(profondeur):
            raise Refus(remarque(limite, self._span(evenement)))
        if isinstance(evenement, yaml.ScalarEvent):
            return self._scalaire(evenement)
        if isinstance(evenement, yaml.SequenceStartEvent):
            return Sequence(tuple(self._elements(profondeur)), self._span(evenement))
        return Table(tuple(self._entrees(profondeur)), self._span(evenement))

    def _refuse(self, evenement: yaml.Event) -> None:
        """Refuses what is not said at its place: an anchor, an alias, an explicit type."""
        ancre, type_ecrit = getattr(evenement, "anchor", None), getattr(evenement, "tag", None)
        if ancre:
            signe = "*" if isinstance(evenement, yaml.AliasEvent) else "&"
            raise Refus(remarque(codes.RENVOI_YAML, self._span(evenement), signe=f"{signe}{cite(ancre)}"))
        if type_ecrit:
            signe = cite(str(type_ecrit).replace("tag:yaml.org,2002:", "!!"))
            raise Refus(remarque(codes.TYPE_YAML, self._span(evenement), signe=signe))

    def _scalaire(self, evenement: yaml.ScalarEvent) -> Scalaire:
        texte = evenement.value
        nu = not evenement.style
        if nu and texte in _VIDES:
            return Scalaire("", "vide", self._span(evenement))
        if nu and texte in _VERITES:
            return Scalaire(texte.lower(), "verite", self._span(evenement))
        return Scalaire(texte, "nombre" if nu and NOMBRE_NU.fullmatch(texte) else "texte", self._span(evenement))

    def _elements(self, profondeur: int) -> Iterator[Brut]:
        while not isinstance(evenement := next(self._evenements), yaml.SequenceEndEvent):
            yield self._brut(evenement, profondeur + 1)

    def _entrees(self, profondeur: int) -> Iterator[tuple[Scalaire, Brut]]:
        while not isinstance(evenement := next(self._evenements), yaml.MappingEndEvent):
            self._refuse(evenement)
            if not isinstance(evenement, yaml.ScalarEvent):
                raise Refus(remarque(codes.NOM_ILLISIBLE, self._span(evenement)))
            yield self._scalaire(evenement), self._brut(next(self._evenements), profondeur + 1)

    def _span(self, evenement: yaml.Event) -> Span:
        debut = evenement.start_mark.index if evenement.start_mark else 0
        fin = evenement.end_mark.index if evenement.end_mark else 0
        return place(self._fichier, self._texte, debut, max(fin, debut + 1))
