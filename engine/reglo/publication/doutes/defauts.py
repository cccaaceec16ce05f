"""What no text settles, gathered from the rules: the defects of each document, and what Réglo decides meanwhile."""

from collections.abc import Mapping

from reglo.checks.parcours import clauses, preuves
from reglo.model.clauses import Interpretation
from reglo.model.rulebook import Aide, Anomalie, Rulebook, Version


def defauts_par_document(
    rulebook: Rulebook, rencontres: Mapping[tuple[str, str], tuple[tuple[Aide, Version], ...]]
) -> dict[str, tuple[Anomalie, ...]]:
    """Gives the defects of each document, in order: those that quote it, else those that the aids it founds meet."""
    trouves: dict[str, list[Anomalie]] = {nom: [] for nom in rulebook.documents}
    for anomalie in rulebook.anomalies.values():
        cites = dict.fromkeys(une.document for une in anomalie.preuve.citations)
        aides = rencontres.get(("anomalie", anomalie.id), ())
        for nom in cites or dict.fromkeys(version.document for _, version in aides):
            trouves[nom].append(anomalie)
    return {nom: _dans_l_ordre(siennes, nom) for nom, siennes in trouves.items() if siennes}


def _dans_l_ordre(anomalies: list[Anomalie], document: str) -> tuple[Anomalie, ...]:
    """Gives some defects in the order of the lines that they quote."""

    def premiere_ligne(anomalie: Anomalie) -> int:
        citations = (une for une in anomalie.preuve.citations if une.document == document)
        return min((une.ligne_debut or 0 for une in citations), default=0)

    return tuple(sorted(anomalies, key=premiere_ligne))


def interpretations(rulebook: Rulebook) -> dict[Interpretation, tuple[str, ...]]:
    """Gives what Réglo decides where no text does, each with all that rests on it."""
    trouvees: dict[Interpretation, dict[str, None]] = {}
    for preuve, nom in preuves(rulebook):
        for une in preuve.interpretations:
            trouvees.setdefault(une, {})[nom] = None
    return {une: tuple(noms) for une, noms in trouvees.items()}


def retenues_par_defaut(rulebook: Rulebook) -> dict[str, tuple[Interpretation, ...]]:
    """Gives what Réglo decides where each defect is met, by a clause or by a word, each reason once."""
    trouvees: dict[str, dict[tuple[str, str], Interpretation]] = {}
    mots = (rulebook.definitions, rulebook.parametres, rulebook.tableaux)
    for un in (*clauses(rulebook), *(mot for nommes in mots for mot in nommes.values())):
        for nom in un.anomalies:
            siennes = {(une.raison, une.auteur): une for une in un.preuve.interpretations}
            trouvees.setdefault(nom, {}).update(siennes)
    return {nom: tuple(siennes.values()) for nom, siennes in trouvees.items()}
