"""Criteria: what the aid asks for, what excludes it, the exceptions, the open questions."""

from reglo.model import expressions as e
from reglo.model.clauses import Critere, Indication
from reglo.phrases import francais, liens
from reglo.phrases.conditions import dire_si
from reglo.phrases.plume import Plume


def critere(plume: Plume, clause: Critere) -> str:
    """Writes « Le projet comporte au moins 20 places. », « Par exception à c2, l'aide reste ouverte si … »."""
    if clause.mode == "exige":
        return _exige(plume, clause)
    effet = {"exclut": "l'aide est refusée", "admet": "l'aide reste ouverte", "reexclut": "l'aide reste refusée"}
    phrase = f"{effet[clause.mode]} {dire_si(plume, clause.condition)}"
    return exception(clause.exception_a) + phrase


def _exige(plume: Plume, clause: Critere) -> str:
    phrase = plume.proposition(clause.condition)
    if clause.garde is None:
        return phrase
    garde = dire_si(plume, clause.garde)
    if liens.ELEMENT in garde or garde.startswith("sauf "):
        return f"{phrase}, {garde}"
    return f"{garde}, {phrase}"


def exception(ecartee: str | None) -> str:
    """Gives « par exception à c2, », or nothing."""
    return f"par exception à {nommer(ecartee)}, " if ecartee else ""


def nommer(identifiant: str) -> str:
    """Gives the label of a clause, with its mark."""
    return liens.lier("clause", identifiant, identifiant.rpartition(".")[2])


def indication(plume: Plume, clause: Indication) -> str:
    """Writes an open question: what the dossier says, without effect."""
    noms = [liens.lier("donnee", nom, plume.libelle(plume.rulebook.donnees[nom])) for nom in clause.donnees]
    enumeres = " ; ".join(noms) if any(", " in liens.nu(nom) for nom in noms) else francais.enumerer(noms)
    return f"à indiquer dans le dossier, sans que la réponse décide de l'aide : {enumeres}"


def avec_garde(plume: Plume, phrase: str, garde: e.Condition | None) -> str:
    """Adds « , si … » to a sentence."""
    return phrase if garde is None else f"{phrase}, {dire_si(plume, garde)}"
