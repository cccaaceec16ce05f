"""Tells the characters of a dossier that deceive the eye: those that no one sees, and letters of other alphabets.

What no one sees is told and taken out, so that the rest is read as it looks. Letters of another alphabet are only told
where a name or a value is not understood: nothing is read in their place.
"""

import re

import msgspec

from reglo.caracteres import INVISIBLES, etrangere, nature, numero, ressemblant
from reglo.diagnostics import Diagnostic
from reglo.outcome import codes
from reglo.outcome.lecture_brute import Brut, Scalaire, Sequence, Table, cite, place, remarque

_AUTOUR = 20
"""Characters quoted on each side of an invisible one."""
_BLANCS = re.compile("[\v\f\u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
"""Blanks, and marks without width, that formats do not take for blanks."""


def assainir(brut: Brut, remarques: list[Diagnostic]) -> Brut:
    """Gives the tree without those characters, and tells where they stood."""
    if isinstance(brut, Scalaire):
        return _scalaire(brut, remarques)
    if isinstance(brut, Sequence):
        return Sequence(tuple(assainir(element, remarques) for element in brut.elements), brut.span)
    entrees = ((_scalaire(cle, remarques), assainir(valeur, remarques)) for cle, valeur in brut.entrees)
    return Table(tuple(entrees), brut.span)


def _scalaire(scalaire: Scalaire, remarques: list[Diagnostic]) -> Scalaire:
    trouve = INVISIBLES.search(scalaire.texte)
    if trouve is None:
        return scalaire
    propre, lettre = INVISIBLES.sub("", scalaire.texte), trouve[0][0]
    champs = {"texte": cite(INVISIBLES.sub("\ufffd", scalaire.texte)), "correction": cite(propre)}
    remarques.append(remarque(codes.CARACTERE, scalaire.span, nature=nature(lettre), signe=numero(lettre), **champs))
    return msgspec.structs.replace(scalaire, texte=propre)


def invisible(texte: str, fichier: str, position: int) -> Diagnostic | None:
    """Tells the character that keeps a file from being read, when no one sees it."""
    if not INVISIBLES.match(texte, position):
        return None
    autour = texte[max(0, position - _AUTOUR) : position + _AUTOUR]
    champs = {"texte": cite(INVISIBLES.sub("\ufffd", autour)), "correction": cite(INVISIBLES.sub("", autour))}
    lettre = texte[position]
    span = place(fichier, texte, position, position + 1)
    return remarque(codes.CARACTERE, span, nature=nature(lettre), signe=numero(lettre), **champs)


def blancs_ordinaires(texte: str, ecrits: re.Pattern[str]) -> str:
    """Gives the text with plain blanks, of the same length; what `ecrits` matches is left as typed."""
    if not _BLANCS.search(texte):
        return texte
    return re.sub(f"(?P<ecrit>{ecrits.pattern})|{_BLANCS.pattern}", _en_blanc, texte, flags=ecrits.flags)


def _en_blanc(trouve: re.Match[str]) -> str:
    return trouve["ecrit"] or " "


def lettre_etrangere(scalaire: Scalaire) -> Diagnostic | None:
    """Tells the letter, or the figure, that may keep a word from being understood."""
    lettre = etrangere(scalaire.texte)
    if not lettre:
        return None
    correction = ressemblant(scalaire.texte)
    champs = {"texte": cite(scalaire.texte), "lettre": lettre, "signe": numero(lettre)}
    champs["correction"] = "" if etrangere(correction) else cite(correction)
    return remarque(codes.LETTRE_ETRANGERE, scalaire.span, **champs)
