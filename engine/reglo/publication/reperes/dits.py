"""How a relation between aids is told: its words from either side, its clauses, what it hangs on, whom it names."""

from collections.abc import Sequence

from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.publication.aide.combien import retenue
from reglo.publication.contexte import Page
from reglo.publication.reperes.graphe import Mot
from reglo.publication.reperes.rapports import DEPEND, Rapport

DITS = {
    "exclut": ("exclut", "exclue par"),
    "au choix avec": ("au choix avec", "au choix avec"),
    "cumul permis avec": ("permet le cumul avec", "cumul permis par"),
    "complète": ("complète", "complétée par"),
    "remplace": ("remplace", "remplacée par"),
    DEPEND: ("dépend de", "lue par"),
}
"""Each relation as the aid that says it has it, then as the other one has it."""


def nommer(page: Page, nom: str) -> str:
    """Names an aid, or a set that the rulebook holds no aid of."""
    aide = page.rulebook.aides.get(nom)
    if aide is not None:
        return propre(aide.nom)
    genre, _, sien = nom.partition(" ")
    rulebook = page.rulebook
    if genre == "financeur" and sien in rulebook.organismes:
        return f"Aides du financeur {propre(rulebook.organismes[sien].libelle)} (aucune autre dans ce recueil)"
    if genre == "document" and sien in rulebook.documents:
        return f"Aides du texte {propre(rulebook.documents[sien].libelle)} (aucune autre dans ce recueil)"
    return f"{majuscule(propre(rulebook.familles.get(sien, sien)))} (aucune autre dans ce recueil)"


def mots_de(page: Page, dits: Sequence[Rapport]) -> tuple[Mot, ...]:
    """Gives « exclut n1, n2 », each clause a link."""
    mots: list[Mot] = []
    for genre in dict.fromkeys(rapport.genre for rapport in dits):
        siennes = [rapport.clause for rapport in dits if rapport.genre == genre]
        mots.append(Mot(f"{' ' if mots else ''}{DITS[genre][0]} "))
        for rang, clause in enumerate(siennes):
            mots += [Mot(", ")] if rang else []
            mots.append(Mot(clause.label, page.adresse("clause", clause.id)))
    return tuple(mots)


def reserves(page: Page, rapport: Rapport) -> list[str]:
    """Says what a relation hangs on: a reading that is not retained, a condition, a period."""
    clause = rapport.clause
    dites = [] if retenue(page.rulebook, clause) else ["autre lecture"]
    dites += ["sous condition"] if getattr(clause, "garde", None) is not None else []
    return dites + (["pour un temps"] if clause.periode else [])
