"""What follows a clause: when it holds, by which reading, despite which defect of the text, by whose interpretation."""

from typing import Literal

import msgspec

from reglo.model.clauses import Clause, Indication, Interpretation, Periode
from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import INSECABLE, citer
from reglo.phrases.liens import lier, propre
from reglo.values.formats import ecrire_date_longue

DEFAUTS = {
    "contradiction": "contradiction",
    "lacune": "lacune",
    "illisible": "passage illisible",
    "renvoi_mort": "renvoi mort",
    "coquille": "coquille",
    "ambiguite": "ambiguïté",
}
"""Kinds of defects of a text, as they are printed."""


class Note(msgspec.Struct, frozen=True):
    """A sentence that follows a clause."""

    genre: Literal["periode", "lecture", "autre_lecture", "anomalie", "interpretation"]
    phrase: str
    breve: str = ""
    """The same, once its question has been said: of a reading alone."""


def notes(rulebook: Rulebook, clause: Clause) -> tuple[Note, ...]:
    """Gives the notes of a clause, in order."""
    dites = [Note("periode", f"en vigueur {periode(clause.periode)}")] if clause.periode else []
    dite = vaut_selon if isinstance(clause, Indication) else lecture
    dites += [dite(rulebook, choix.lecture, choix.option) for choix in clause.lectures]
    dites += [Note("anomalie", anomalie(rulebook, nom)) for nom in clause.anomalies]
    dites += [Note("interpretation", interpretation(une)) for une in clause.preuve.interpretations]
    return tuple(dites)


def periode(duree: Periode) -> str:
    """Gives « du 1er janvier 2022 au 31 décembre 2025 », « depuis le … », « jusqu'au … »."""
    debut = "" if duree.debut is None else ecrire_date_longue(duree.debut).replace(" ", INSECABLE)
    fin = "" if duree.fin is None else ecrire_date_longue(duree.fin).replace(" ", INSECABLE)
    if debut and fin:
        return f"du {debut} au {fin}"
    return f"à partir du {debut}" if debut else f"jusqu'au {fin}"


def lecture(rulebook: Rulebook, nom: str, option: str) -> Note:
    """Says which option of a reading the clause belongs to, and whether it is the one retained."""
    lue = rulebook.lectures[nom]
    choisie = next(une for une in lue.options if une.nom == option)
    question, reponse = citer(propre(lue.libelle)), propre(choisie.libelle)
    retenue = option == lue.retenue
    genre: Literal["lecture", "autre_lecture"] = "lecture" if retenue else "autre_lecture"
    tete = "lecture retenue" if retenue else "autre lecture, non retenue"
    phrase = f"{tete}, {lier('lecture', nom, question)} : {reponse}"
    return Note(genre, phrase, f"{lier('lecture', nom, tete)} : {reponse}")


def vaut_selon(rulebook: Rulebook, nom: str, option: str) -> Note:
    """Says which reading a question is asked in: the answer of that reading is not what the question decides."""
    lue = lecture(rulebook, nom, option)
    tete = "ne vaut que dans la" if lue.genre == "lecture" else "ne vaudrait que dans une"
    return Note(lue.genre, f"{tete} {lue.phrase}", f"{tete} {lue.breve}")


def anomalie(rulebook: Rulebook, nom: str) -> str:
    """Says what defect of the text the clause meets."""
    lue = rulebook.anomalies[nom]
    return f"défaut du texte ({DEFAUTS[lue.defaut]}) : {lier('anomalie', nom, propre(lue.libelle))}"


def interpretation(une: Interpretation) -> str:
    """Says what no text says, and who answers for it."""
    return f"interprétation ({propre(une.auteur)}) : {propre(une.raison)}"
