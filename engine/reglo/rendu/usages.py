"""Finds which clauses read each name: the way back from a datum to the sentences of the règlements that ask for it."""

from collections.abc import Iterator

from reglo.model.clauses import Tableau
from reglo.model.expressions import Node
from reglo.model.rulebook import Rulebook

_CHAMPS = ("donnee", "definition", "parametre", "tableau", "remplacant")
"""Fields of an expression that name what it reads."""


def usages(recueil: Rulebook) -> dict[str, tuple[str, ...]]:
    """Gives, by name, the ids of the clauses, tables and definitions that read it, in the order of the rulebook."""
    trouves: dict[str, dict[str, None]] = {}
    for lecteur, noeud in _lecteurs(recueil):
        for nom in lus(noeud):
            trouves.setdefault(nom, {})[lecteur] = None
    return {nom: tuple(ids) for nom, ids in trouves.items()}


def lus(noeud: Node) -> Iterator[str]:
    """Gives the names that a node and all those below it read."""
    for champ in noeud.__struct_fields__:
        valeur = getattr(noeud, champ)
        if champ in _CHAMPS and isinstance(valeur, str):
            yield valeur
        elif champ in ("donnees", "cles") and isinstance(valeur, tuple):
            yield from (str(getattr(element, "nom", element)) for element in valeur)
        elif isinstance(valeur, Node):
            yield from lus(valeur)
        elif isinstance(valeur, tuple):
            yield from (nom for element in valeur if isinstance(element, Node) for nom in lus(element))


def _lecteurs(recueil: Rulebook) -> Iterator[tuple[str, Node]]:
    """Gives whatever reads, with its id."""
    yield from recueil.definitions.items()
    for tableau in recueil.tableaux.values():
        yield from _tableau(tableau)
    for aide in recueil.aides.values():
        for version in aide.versions:
            yield from ((clause.id, clause) for clause in version.clauses)
            if version.date_qui_commande:
                yield aide.id, _DateQuiCommande(donnee=version.date_qui_commande, span=version.span)
            yield from ((aide.id, datee) for datee in version.dates_selon_lecture)


def _tableau(tableau: Tableau) -> Iterator[tuple[str, Node]]:
    yield tableau.id, tableau


class _DateQuiCommande(Node, frozen=True, kw_only=True):
    """What a version reads to know whether it is in force."""

    donnee: str
