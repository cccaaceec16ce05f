"""Reads JSON as words and places: numbers keep their digits, and a name given twice is there twice."""

import json
import re

from reglo.diagnostics import Diagnostic
from reglo.outcome import codes
from reglo.outcome.lecture_brute import (
    Brut,
    Limites,
    Refus,
    Scalaire,
    Sequence,
    Table,
    place,
    place_profonde,
    remarque,
)
from reglo.outcome.lecture_caracteres import blancs_ordinaires, invisible

_RAISONS = (
    ("Expecting property name", "il faut un nom entre guillemets doubles", '"places": 20'),
    ("Illegal trailing comma", "la virgule est de trop", ""),
    ("Expecting ',' delimiter", "il manque une virgule, une accolade ou un crochet", '"places": 20, "communes": 2'),
    ("Expecting ':' delimiter", "il manque « : » après le nom", '"places": 20'),
    ("Unterminated string", "un guillemet ouvert n'est pas fermé", ""),
    ("control character", "un retour à la ligne coupe le texte", ""),
    ("Invalid \\", "la barre « \\ » n'annonce pas un caractère connu", "\\\\"),
    ("Extra data", "il y a du texte après la fin du dossier", ""),
    ("", "il faut une valeur", '"places": 20'),
)
"""What the JSON reader complains of, the reason to give, and what to write; the last one stands for all others."""
_ECRITS = re.compile(r'"(?:\\.|[^"\\])*"', re.DOTALL)
_BLANC = re.compile(r"[ \t\n\r]*")
_MOT = re.compile(r"[^\s,\]}:]+")
_NON_NOMBRES = ("NaN", "Infinity", "-Infinity")


def lire_json(texte: str, fichier: str) -> Brut:
    """Gives the tree of a JSON text, or raises `Refus`."""
    texte = blancs_ordinaires(texte, _ECRITS)
    try:
        json.loads(texte, parse_float=str, parse_int=str)
    except json.JSONDecodeError as faute:
        raise Refus(invisible(texte, fichier, faute.pos) or _syntaxe(faute, texte, fichier)) from None
    except RecursionError:
        raise Refus(remarque(codes.TROP_PROFOND, place_profonde(fichier, texte))) from None
    return _Parcours(texte, fichier).valeur(_saute(texte, 0), 0)[0]


def _syntaxe(faute: json.JSONDecodeError, texte: str, fichier: str) -> Diagnostic:
    coupe = "une tabulation coupe le texte" if texte.startswith("\t", faute.pos) else ""
    raison, correction = next((coupe or raison, aide) for signe, raison, aide in _RAISONS if signe in faute.msg)
    return remarque(
        codes.SYNTAXE, place(fichier, texte, faute.pos, faute.pos + 1), raison=raison, correction=correction
    )


def _saute(texte: str, position: int) -> int:
    """Gives the place of what follows the blanks."""
    trouve = _BLANC.match(texte, position)
    return trouve.end() if trouve else position


class _Parcours:
    """Walks a text already known to be good JSON, to keep the places that the JSON reader forgets."""

    def __init__(self, texte: str, fichier: str) -> None:
        self._texte = texte
        self._fichier = fichier
        self._decodeur = json.JSONDecoder()
        self._limites = Limites()

    def valeur(self, debut: int, profondeur: int) -> tuple[Brut, int]:
        """Gives the value that stands at a place, and the place after it."""
        if limite := self._limites.franchie(profondeur):
            raise Refus(remarque(limite, place(self._fichier, self._texte, debut, debut + 1)))
        signe = self._texte[debut]
        if signe == "{":
            return self._table(debut, profondeur)
        if signe == "[":
            return self._sequence(debut, profondeur)
        return self._chaine(debut) if signe == '"' else self._mot(debut)

    def _table(self, debut: int, profondeur: int) -> tuple[Brut, int]:
        entrees: list[tuple[Scalaire, Brut]] = []
        position = _saute(self._texte, debut + 1)
        while self._texte[position] != "}":
            cle, position = self._chaine(_saute(self._texte, position))
            deux_points = _saute(self._texte, position)
            valeur, position = self.valeur(_saute(self._texte, deux_points + 1), profondeur + 1)
            entrees.append((cle, valeur))
            position = self._apres_virgule(position)
        return Table(tuple(entrees), place(self._fichier, self._texte, debut, position + 1)), position + 1

    def _sequence(self, debut: int, profondeur: int) -> tuple[Brut, int]:
        elements: list[Brut] = []
        position = _saute(self._texte, debut + 1)
        while self._texte[position] != "]":
            valeur, position = self.valeur(position, profondeur + 1)
            elements.append(valeur)
            position = self._apres_virgule(position)
        return Sequence(tuple(elements), place(self._fichier, self._texte, debut, position + 1)), position + 1

    def _apres_virgule(self, position: int) -> int:
        position = _saute(self._texte, position)
        return _saute(self._texte, position + 1) if self._texte[position] == "," else position

    def _chaine(self, debut: int) -> tuple[Scalaire, int]:
        contenu, fin = self._decodeur.raw_decode(self._texte, debut)
        return Scalaire(str(contenu), "texte", place(self._fichier, self._texte, debut, fin)), fin

    def _mot(self, debut: int) -> tuple[Scalaire, int]:
        trouve = _MOT.match(self._texte, debut)
        mot = trouve[0] if trouve else ""
        span = place(self._fichier, self._texte, debut, debut + len(mot))
        if mot == "null":
            return Scalaire("", "vide", span), span.fin
        if mot in ("true", "false"):
            return Scalaire(mot, "verite", span), span.fin
        return Scalaire(mot, "texte" if mot in _NON_NOMBRES else "nombre", span), span.fin
