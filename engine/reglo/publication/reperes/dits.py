"""How a relation between aids is told: its words from either side, its clauses, what it hangs on, whom it names."""

from collections.abc import Iterable, Sequence

from reglo.model.clauses import Portee
from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import citer, enumerer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.aide.combien import retenue
from reglo.publication.contexte import Page
from reglo.publication.reperes.graphe import Mot
from reglo.publication.reperes.rapports import DEPEND, Rapport, membres
from reglo.source import NULLE_PART

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
    ensemble = Portee(span=NULLE_PART, genre=genre, nom=sien)  # type: ignore[arg-type]
    return f"{_nom_ensemble(page.rulebook, ensemble)} ({_ce_qui_en_est(page.rulebook, ensemble)})"


def _nom_ensemble(rulebook: Rulebook, ensemble: Portee) -> str:
    match ensemble.genre:
        case "publiques":
            return "Aides publiques"
        case "financeur":
            organisme = rulebook.organismes.get(ensemble.nom)
            return f"Aides du financeur {propre(organisme.libelle) if organisme else ensemble.nom}"
        case "document":
            document = rulebook.documents.get(ensemble.nom)
            return f"Aides du texte {propre(document.libelle) if document else ensemble.nom}"
        case _:
            return majuscule(propre(rulebook.familles.get(ensemble.nom, ensemble.nom)))


def _ce_qui_en_est(rulebook: Rulebook, ensemble: Portee) -> str:
    """Says what the rulebook holds of a set in which no clause finds another aid: the one that speaks, or none."""
    aides = _citer(rulebook, membres(rulebook, ensemble))
    if aides:
        return f"aucune autre dans ce recueil que {enumerer(aides)}"
    sans_aide = _citer(rulebook, membres(rulebook, ensemble, sans_aide=True))
    if not sans_aide:
        return "aucune dans ce recueil"
    return f"aucune dans ce recueil : {enumerer(sans_aide)} n'accorde{'nt' if len(sans_aide) > 1 else ''} rien"


def _citer(rulebook: Rulebook, noms: Iterable[str]) -> list[str]:
    return [citer(propre(rulebook.aides[nom].nom)) for nom in noms]


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
