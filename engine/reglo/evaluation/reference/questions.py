"""What is still to ask (semantique.md, rules 5, 14, 19): only what can still change a result, the most decisive first.

Questions come from the causes that unsettled results carry, so that one which no longer matters is never asked. A
choice that the text leaves to the authority (« de A à B ») is no question to anybody.
"""

from collections.abc import Iterable, Iterator

import msgspec

from reglo.evaluation.reference import index
from reglo.model.rulebook import ETATS_LIGNE, LIGNE, Donnee, Rulebook
from reglo.outcome import reponse as r
from reglo.values.causes import Causes

_POIDS = {"verdict": 0, "montant": 1, "controle": 2, "caracteristique": 3, "piece": 4}


class Doute(msgspec.Struct, frozen=True):
    """An output of an aid that is not settled, and why."""

    effet: r.EffetReponse
    causes: Causes


def questions(doutes: Iterable[Doute], rulebook: Rulebook) -> tuple[r.Question, ...]:
    """Gives the questions of unsettled outputs, in the order that settles most."""
    ouverts = tuple(doutes)
    effets: dict[str, dict[tuple[str, str], r.EffetReponse]] = {}
    voisins: dict[str, int] = {}
    for doute in ouverts:
        objets = [cause.objet for cause in sorted(doute.causes) if cause.genre != "texte"]
        for objet in objets:
            effets.setdefault(objet, {})[doute.effet.aide, doute.effet.sortie] = doute.effet
            voisins[objet] = min(voisins.get(objet, len(objets)), len(objets))
    posees = [
        question for objet, peut in effets.items() for question in _question(objet, tuple(peut.values()), rulebook)
    ]
    rangs = index.rangs(rulebook)
    return tuple(
        sorted(posees, key=lambda question: (*_ordre(question, voisins), rangs.get(question.donnee, len(rangs))))
    )


def _ordre(question: r.Question, voisins: dict[str, int]) -> tuple[int, int, int]:
    """The more verdicts, then the fewer other answers needed beside it, then the more outputs."""
    verdicts = sum(effet.sortie == "verdict" for effet in question.peut_trancher)
    return (-verdicts, voisins[question.donnee], -len(question.peut_trancher))


def _question(objet: str, effets: tuple[r.EffetReponse, ...], rulebook: Rulebook) -> Iterator[r.Question]:
    tries = tuple(sorted(effets, key=lambda effet: (_POIDS[effet.sortie], effet.aide)))
    if objet in rulebook.donnees:
        yield _de_donnee(rulebook.donnees[objet], tries)
    elif objet in rulebook.entites:
        libelle, question = _de_liste(objet, rulebook.entites[objet].pluriel)
        yield r.Question(
            donnee=objet,
            libelle=libelle,
            question=question,
            a_qui="porteur",
            options=("oui", "non"),
            peut_trancher=tries,
        )
    elif objet in rulebook.aides:
        nom = rulebook.aides[objet].nom
        yield r.Question(
            donnee=objet,
            libelle=f"présence au plan : {nom}",
            question=f"L'aide « {nom} » figure-t-elle au plan de financement, et dans quel état ?",
            a_qui="porteur",
            options=(*ETATS_LIGNE, "absente"),
            peut_trancher=tries,
        )


def _de_liste(entite: str, pluriel: str) -> tuple[str, str]:
    """Gives the label and the question of a list that may have other elements (rule 4)."""
    if entite == LIGNE:
        return "plan de financement complet", "Le plan de financement est-il complet ?"
    return f"liste complète : {pluriel}", f"La liste « {pluriel} » est-elle complète ?"


def _de_donnee(donnee: Donnee, effets: tuple[r.EffetReponse, ...]) -> r.Question:
    return r.Question(
        donnee=donnee.nom,
        libelle=donnee.libelle,
        question=donnee.question or f"{donnee.libelle[:1].upper()}{donnee.libelle[1:]} ?",
        a_qui="autorite" if donnee.genre == "appreciation" else "porteur",
        unite=donnee.unite,
        options=_options(donnee),
        peut_trancher=effets,
    )


def _options(donnee: Donnee) -> tuple[str, ...]:
    if donnee.genre == "booleen":
        return ("oui", "non")
    return tuple(option.nom for option in donnee.options)
