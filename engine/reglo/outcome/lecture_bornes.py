"""Cuts a partial answer in its ends: « 10 à 15 », « au moins 10 », « jusqu'au 15/06/2025 ».

It knows words, not values: numbers and dates are typed elsewhere, from the ends found here.
"""

import re

import msgspec

from reglo.outcome import codes
from reglo.outcome.lecture_brute import Refus, Scalaire, cite, remarque
from reglo.syntax.fold import plier


class Partielle(msgspec.Struct, frozen=True):
    """The two ends of an answer, as typed; both are the same when it is whole, None is open."""

    bas: str | None
    haut: str | None


_DE = re.compile(r"(?:de|du) ", re.IGNORECASE)
_A = re.compile(r" (?:a|au) ", re.IGNORECASE)
_CHIFFRE = re.compile(r"\d")
_DEPUIS = re.compile(r"(?:au moins|a partir du|a partir de|depuis le|des le)\s+(?P<bas>.+)", re.IGNORECASE)
_JUSQU = re.compile(r"(?:au plus|jusqu'au|jusqu'a)\s+(?P<haut>.+)", re.IGNORECASE)
_MAL_DITES = (
    (re.compile(r"entre (?P<a>.+) et (?P<b>.+)", re.IGNORECASE), "{a} à {b}"),
    (re.compile(r"(?P<a>[0-9].*?) ?(?:-|–|—|\.\.+|…) ?(?P<b>[0-9].*)"), "{a} à {b}"),
    (re.compile(r"(?:>=|≥|minimum|au minimum|min\.?) ?(?P<a>.+)", re.IGNORECASE), "au moins {a}"),
    (re.compile(r"(?P<a>[0-9].*?) (?:minimum|au minimum|au moins|ou plus|et plus)", re.IGNORECASE), "au moins {a}"),
    (re.compile(r"(?:<=|≤|maximum|au maximum|max\.?) ?(?P<a>.+)", re.IGNORECASE), "au plus {a}"),
    (re.compile(r"(?P<a>[0-9].*?) (?:maximum|au maximum|au plus|ou moins|et moins)", re.IGNORECASE), "au plus {a}"),
    (re.compile(r"(?:>|plus de|superieur a) ?(?P<a>.+)", re.IGNORECASE), "au moins {a}"),
    (re.compile(r"(?:<|moins de|inferieur a) ?(?P<a>.+)", re.IGNORECASE), "au plus {a}"),
    (re.compile(r"(?:environ|autour de|a peu pres|vers|~) ?(?P<a>.+)", re.IGNORECASE), "{a} à {a}"),
)
"""What people write instead, and what to write."""


def decouper(scalaire: Scalaire) -> Partielle:
    """Gives the ends of an answer as typed, with plain blanks; or raises `Refus` on words that say no range."""
    texte = " ".join(plier(scalaire.texte).split())
    if trouve := _DEPUIS.fullmatch(texte):
        return Partielle(trouve["bas"], None)
    if trouve := _JUSQU.fullmatch(texte):
        return Partielle(None, trouve["haut"])
    if bornes := _bornes(texte):
        return bornes
    for motif, correction in _MAL_DITES:
        if (trouve := motif.fullmatch(texte)) and not _date(texte):
            champs = {"texte": cite(scalaire.texte), "correction": correction.format_map(trouve.groupdict())}
            raise Refus(remarque(codes.BORNE_MAL_DITE, scalaire.span, **champs))
    return Partielle(texte, texte)


def _bornes(texte: str) -> Partielle | None:
    """Cuts « de 10 à 15 » at the first « à » that stands between two figures."""
    chiffres = [trouve.start() for trouve in _CHIFFRE.finditer(texte)]
    for signe in _A.finditer(texte):
        if chiffres and chiffres[0] < signe.start() and signe.end() <= chiffres[-1]:
            debut = trouve.end() if (trouve := _DE.match(texte)) else 0
            return Partielle(texte[debut : signe.start()], texte[signe.end() :])
    return None


def _date(texte: str) -> bool:
    """Tells whether the text is a date written with dashes, an hour after it or not."""
    return re.fullmatch(r"\d{1,4}-\d{1,2}-\d{1,4}(?:[ T]\d{1,2}[:h].*)?", texte, re.IGNORECASE) is not None
