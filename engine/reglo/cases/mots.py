"""Compares a word expected (a verdict, a state) with the word obtained, without accents."""

from collections.abc import Iterator

from reglo.cases import codes
from reglo.cases.exemple import Attente
from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.outcome.lecture_brute import enumerer, remarque
from reglo.outcome.vocabulaire import plie


def comparer_mot(attente: Attente, obtenu: str, possibles: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Gives what differs between the word expected and the word obtained; a word that is none of them is refused."""
    resultat = attente.resultat
    voulu = plie(resultat.textes[0]) if len(resultat.textes) == 1 and resultat.forme == "valeurs" else ""
    if resultat.forme == "non_couvert":
        voulu = "non_couvert"
    if voulu not in map(plie, possibles):
        proches = vouliez_vous(resultat.ecrit, possibles)
        champs = {"texte": resultat.ecrit, "sujet": attente.ecrit, "possibles": enumerer(possibles)}
        yield remarque(codes.RESULTAT_INCONNU, resultat.span, proches=proches, **champs)
    elif voulu != plie(obtenu):
        champs = {"sujet": attente.ecrit, "attendu": resultat.ecrit, "obtenu": accentuer(obtenu, possibles)}
        yield remarque(codes.RESULTAT_DIFFERENT, attente.span, **champs)


def accentuer(mot: str, possibles: tuple[str, ...]) -> str:
    """Gives the spelling of a word of the answer, with its accents."""
    return next((possible for possible in possibles if plie(possible) == plie(mot)), mot)
