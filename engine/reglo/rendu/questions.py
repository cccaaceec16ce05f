"""Writes what is still to ask: the question, who answers, how, and what the answer could settle."""

from collections.abc import Iterable, Iterator

from reglo.outcome.reponse import EffetReponse, Question
from reglo.rendu.noms import Noms
from reglo.rendu.page import plier_ligne

_SORTIES = {
    "verdict": "le droit à l'aide",
    "montant": "le montant",
    "caracteristique": "une caractéristique",
    "piece": "une pièce",
    "controle": "un contrôle entre aides",
}


def rediger_questions(questions: Iterable[Question], noms: Noms) -> Iterator[str]:
    """Writes one block of lines by question, in order."""
    for rang, question in enumerate(questions, start=1):
        yield from plier_ligne(f"{rang}. {question.question or question.libelle}", suite="   ")
        yield from plier_ligne(f"   {_reponse(question, noms)}", suite="     ")
        if question.peut_trancher:
            yield from plier_ligne(f"   Peut trancher : {_effets(question.peut_trancher)}.", suite="     ")


def _reponse(question: Question, noms: Noms) -> str:
    qui = "à l'autorité" if question.a_qui == "autorite" else "au porteur du projet"
    possibles = noms.options(question.donnee, question.options)
    forme = possibles or (f"en {noms.unite(question.unite)}" if question.unite else "")
    return f"À demander {qui} : {noms.donnee(question.donnee)}" + (f" ({forme})." if forme else ".")


def _effets(effets: tuple[EffetReponse, ...]) -> str:
    par_aide: dict[str, list[str]] = {}
    for effet in effets:
        par_aide.setdefault(effet.aide, []).append(_SORTIES[effet.sortie])
    return " ; ".join(f"{', '.join(dict.fromkeys(sorties))} ({aide})" for aide, sorties in par_aide.items())
