"""What is said of a review, in French, on the terminal as on the pages."""

from collections.abc import Iterable
from fractions import Fraction

from reglo.phrases.francais import citer, enumerer
from reglo.relecture.etats import Etat, GenreEtat
from reglo.relecture.lignes import Marque, masculin
from reglo.relecture.objets import Genre
from reglo.values.formats import ecrire_date, ecrire_nombre

CHOSES: dict[Genre, str] = {
    "clause": "la clause",
    "aide": "l'en-tête de l'aide",
    "tableau": "l'en-tête du tableau",
    "définition": "la définition",
    "paramètre": "le paramètre",
    "lecture": "la lecture",
    "anomalie": "le défaut relevé",
}
"""What is read again, as a sentence names it."""
COMPTES: dict[GenreEtat, str] = {
    "relue": "relue{s}",
    "réserve": "relue{s} avec réserve",
    "à relire": "à relire",
    "jamais": "jamais relue{s}",
}
"""How many of each there are, in the order in which they are told."""


def dire(etat: Etat) -> str:
    """Says how something stands, who read it and when, without a capital nor a full stop."""
    if etat.genre == "jamais":
        return f"jamais {_relu(etat.objet.nom)}"
    if etat.genre == "à relire":
        return f"à relire : {_changement(etat)} depuis {_marque(etat.marques[0], 'la relecture', 'du')}"
    return " ; ".join(map(dire_marque, etat.marques))


def dire_marque(marque: Marque) -> str:
    """Says one review."""
    return _marque(marque, _relu(marque.objet), "le")


def _relu(objet: str) -> str:
    return "relu" if masculin(objet) else "relue"


def _marque(marque: Marque, relu: str, le: str) -> str:
    """Says when and by whom, and what was reserved."""
    qui = f"{le} {ecrire_date(marque.le)} par {citer(marque.par)}"
    return f"{relu} avec réserve {qui} : {citer(marque.reserve)}" if marque.reserve else f"{relu} {qui}"


def _changement(etat: Etat) -> str:
    """Says what changed: « la clause et sa citation ont changé »."""
    un = masculin(etat.objet.nom) or etat.objet.genre in ("aide", "anomalie")
    noms = {"dit": CHOSES[etat.objet.genre], "cite": "sa citation", "lit": f"ce qu'{'il' if un else 'elle'} lit"}
    changes = [noms[facette] for facette in etat.changees]
    return f"{enumerer(changes)} {'ont' if len(changes) > 1 else 'a'} changé"


def compter(etats: Iterable[Etat]) -> str:
    """Says how many there are of each kind: « 34 dispositions, dont 3 relues et 31 jamais relues »."""
    genres = [etat.genre for etat in etats]
    comptes = {genre: genres.count(genre) for genre in COMPTES if genre in genres}
    total = f"{_nombre(len(genres))} {_accorder('disposition{s}', len(genres))}"
    if len(comptes) == 1:
        (genre,) = comptes
        aucune = genre == "jamais" and len(genres) > 1
        return f"{total}, aucune relue" if aucune else f"{total} {_accorder(COMPTES[genre], len(genres))}"
    dits = [f"{_nombre(nombre)} {_accorder(COMPTES[genre], nombre)}" for genre, nombre in comptes.items()]
    return f"{total}, dont {enumerer(dits)}" if dits else total


def _accorder(mot: str, nombre: int) -> str:
    return mot.format(s="s" if nombre > 1 else "")


def _nombre(nombre: int) -> str:
    return ecrire_nombre(Fraction(nombre))
