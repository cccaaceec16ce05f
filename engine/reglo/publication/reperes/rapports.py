"""What aids say of one another: each clause that names others, and the groups of aids that clauses treat alike.

Nothing is inferred: a pair of which no clause speaks has no relation, and is shown so.
"""

from collections.abc import Iterator, Mapping

import msgspec

from reglo.evaluation.reference.plan import aide_dans
from reglo.model.clauses import Clause, NonCumul, Portee
from reglo.model.expressions import AideAccordee, EligibleAide, MontantAide, Node, enfants
from reglo.model.rulebook import Rulebook

DEPEND = "dépend de"
"""What an aid is to another whose outcome or amount one of its clauses reads."""


_SANS_AIDE = frozenset({"regle", "information"})
"""Natures of what grants nothing."""


class Rapport(msgspec.Struct, frozen=True):
    """What a clause of an aid says of others."""

    aide: str
    clause: Clause
    genre: str
    """`exclut`, `au choix avec`, `cumul permis avec`, `complète`, `remplace`, or `DEPEND`."""
    cible: Portee
    autres: tuple[str, ...]
    """The other aids of the rulebook that it names, directly or by their set."""

    @property
    def visees(self) -> tuple[str, ...]:
        """What it names: aids, or the set itself where the rulebook holds no other aid of it."""
        return self.autres or (f"{self.cible.genre} {self.cible.nom}",)


class Groupe(msgspec.Struct, frozen=True):
    """Some aids that clauses treat alike: what is said of one, or by one, is said of and by each."""

    noms: tuple[str, ...]
    """Ids of aids, or the set that the rulebook holds no aid of."""


class Reseau(msgspec.Struct, frozen=True):
    """Groups linked to one another, and to no other, in the order of the rulebook."""

    groupes: tuple[Groupe, ...]
    dits: Mapping[tuple[str, str], tuple[Rapport, ...]]
    """What the first says of the second, by names."""

    def entre(self, un: Groupe, autre: Groupe) -> tuple[Rapport, ...]:
        """Gives what the aids of a group say of those of another, or of one another."""
        if un is not autre:
            return self.dits.get((un.noms[0], autre.noms[0]), ())
        return self.dits.get((un.noms[0], un.noms[1]), ()) if len(un.noms) > 1 else ()


def rapports(rulebook: Rulebook) -> tuple[Rapport, ...]:
    """Gives everything that clauses say of other aids, in the order of the rulebook."""
    trouves: dict[tuple[str, str, str, str], Rapport] = {}
    for aide in rulebook.aides.values():
        for version in aide.versions:
            for clause in version.clauses:
                for genre, cible in _dits(clause):
                    autres = tuple(nom for nom in membres(rulebook, cible) if nom != aide.id)
                    trouves[aide.id, clause.id, genre, cible.nom] = Rapport(aide.id, clause, genre, cible, autres)
    return tuple(trouves.values())


def _dits(clause: Clause) -> Iterator[tuple[str, Portee]]:
    if isinstance(clause, NonCumul):
        yield clause.rapport, clause.cible
    for nom in dict.fromkeys(_lues(clause)):
        yield DEPEND, Portee(span=clause.span, genre="aide", nom=nom)


def _lues(noeud: Node) -> Iterator[str]:
    """Gives the aids whose outcome or amount is read."""
    if isinstance(noeud, AideAccordee | EligibleAide | MontantAide):
        yield noeud.aide
    for enfant in enfants(noeud):
        yield from _lues(enfant)


def membres(rulebook: Rulebook, cible: Portee, *, sans_aide: bool = False) -> Iterator[str]:
    """Gives the aids of a set; what is entered as a rule or as an information is one only when named itself.

    With `sans_aide`, gives also what of the set is entered so.
    """
    for aide in rulebook.aides.values():
        siennes = [version for version in aide.versions if aide_dans(aide.id, version, cible, rulebook)]
        if any(sans_aide or cible.genre == "aide" or version.nature not in _SANS_AIDE for version in siennes):
            yield aide.id


def reseaux(rulebook: Rulebook) -> tuple[Reseau, ...]:
    """Gives the aids of which clauses speak together, those treated alike in one group."""
    dits: dict[tuple[str, str], tuple[Rapport, ...]] = {}
    for rapport in rapports(rulebook):
        for visee in rapport.visees:
            dits[rapport.aide, visee] = (*dits.get((rapport.aide, visee), ()), rapport)
    voisins = _voisins(rulebook, dits)
    groupes = _grouper(voisins)
    restent, trouves = dict.fromkeys(groupes), list[Reseau]()
    while restent:
        noms = _atteints(next(iter(restent)).noms[0], voisins)
        siens = tuple(groupe for groupe in restent if groupe.noms[0] in noms)
        trouves.append(Reseau(siens, dits))
        restent = {groupe: None for groupe in restent if groupe not in siens}
    return tuple(trouves)


_Liens = dict[str, tuple[tuple[str, str, str], ...]]
"""By neighbour, what is said between the two: which way, which relation, by which clause."""


def _voisins(rulebook: Rulebook, dits: Mapping[tuple[str, str], tuple[Rapport, ...]]) -> dict[str, _Liens]:
    """Gives the neighbours of each name, aids first, in the order of the rulebook."""
    noms = dict.fromkeys(nom for nom in (*rulebook.aides, *(visee for _, visee in dits)))
    voisins: dict[str, _Liens] = {nom: {} for nom in noms}
    for (un, autre), siens in dits.items():
        for ici, la, sens in ((un, autre, "dit"), (autre, un, "subit")):
            marques = tuple((sens, rapport.genre, rapport.clause.id) for rapport in siens)
            voisins[ici][la] = (*voisins[ici].get(la, ()), *marques)
    return {
        nom: {la: tuple(sorted(marques)) for la, marques in liens.items()} for nom, liens in voisins.items() if liens
    }


def _grouper(voisins: Mapping[str, _Liens]) -> tuple[Groupe, ...]:
    """Puts together the names that stand alike towards every other, and towards each other."""
    groupes: list[list[str]] = []
    for nom in voisins:
        pareil = next((groupe for groupe in groupes if _jumeaux(groupe[0], nom, voisins)), None)
        if pareil is None:
            groupes.append([nom])
        else:
            pareil.append(nom)
    return tuple(Groupe(tuple(noms)) for noms in groupes)


def _jumeaux(un: str, autre: str, voisins: Mapping[str, _Liens]) -> bool:
    siens, autres = dict(voisins[un]), dict(voisins[autre])
    return siens.pop(autre, None) == autres.pop(un, None) and siens == autres


def _atteints(depart: str, voisins: Mapping[str, _Liens]) -> set[str]:
    atteints, restent = set[str](), [depart]
    while restent:
        nom = restent.pop()
        if nom not in atteints:
            atteints.add(nom)
            restent += voisins[nom]
    return atteints
