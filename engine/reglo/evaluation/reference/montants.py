"""Components of the amount, their exceptions, and what they do to the aid (semantique.md, rules 7, 8 and 10).

No amount reads a criterion. A component is worth a value, nothing (its « si » fails), a refusal, or a hole of the text;
while it is open, several of these.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from reglo.evaluation.reference import expressions, fourchettes, temps
from reglo.evaluation.reference.contexte import Contexte
from reglo.model.clauses import Montant
from reglo.values import nombre as n
from reglo.values.causes import AUCUNE_CAUSE, Causes, se_croisent, texte, unir
from reglo.values.jugement import VRAI, Jugement, juger, tous, un_au_moins
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import verite

Statut: TypeAlias = Literal["montant", "rien", "refus", "trou"]


class Part(msgspec.Struct, frozen=True):
    """A component, with its exceptions in it."""

    clause: Montant
    compte: Jugement
    propre: Jugement
    """Counts, and its « si » holds."""
    remplacee: Jugement
    """An exception to it lives."""
    applique: Jugement
    """It applies, by itself or by an exception."""
    valeur: Nombre
    """What it is worth where it applies, refusals and holes included."""

    @property
    def montant(self) -> Nombre:
        """Gives its amount: nothing where it does not apply or is refused (rule 8)."""
        return n.si(self.applique, n.admis(self.valeur), ZERO)

    @property
    def statuts(self) -> frozenset[Statut]:
        """Gives what the component can turn out to be."""
        possibles: set[Statut] = {"rien"} if self.applique.verite.peut_faux else set()
        if self.applique.verite.peut_vrai:
            possibles |= {"montant"} if not self.valeur.intervalle.vide else set()
            possibles |= {"refus"} if self.valeur.refus else set()
            possibles |= {"trou"} if self.valeur.trou else set()
        return frozenset(possibles)

    @property
    def doutes(self) -> Causes:
        """Gives why it is not known what the component is."""
        return self.applique.causes | self.valeur.doutes

    @property
    def verdict(self) -> Jugement:
        """Tells whether the component is granted, on its own (rule 7)."""
        peut_trou = "trou" in self.statuts
        peut_faux = peut_trou or not self.statuts.isdisjoint({"rien", "refus"})
        membres = verite(vrai="montant" in self.statuts or peut_trou, faux=peut_faux)
        return juger(membres, self.doutes, unir((self.applique.sources, self.valeur.sources)))


def parts(clauses: Sequence[Montant], contexte: Contexte, connues: Mapping[str, Part]) -> tuple[Part, ...]:
    """Gives every component and exception, in the order written; some may be known already."""
    faites = dict(connues)
    for clause in clauses:
        _part(clause, clauses, faites, contexte)
    return tuple(faites[clause.id] for clause in clauses)


def racines(toutes: Iterable[Part]) -> tuple[Part, ...]:
    """Gives the components that are not exceptions: those that add up."""
    presentes = tuple(toutes)
    ids = {part.clause.id for part in presentes}
    return tuple(part for part in presentes if part.clause.exception_a not in ids)


def _part(clause: Montant, clauses: Sequence[Montant], faites: dict[str, Part], contexte: Contexte) -> Part:
    if clause.id not in faites:
        exceptions = [_part(x, clauses, faites, contexte) for x in clauses if x.exception_a == clause.id]
        faites[clause.id] = _composer(clause, exceptions, contexte.pour(clause.id))
    return faites[clause.id]


def _composer(clause: Montant, exceptions: Sequence[Part], contexte: Contexte) -> Part:
    """Gives a component where a living exception replaces its value; two that disagree are a conflict (rule 10).

    An exception to an exception only counts where the latter would.
    """
    compte = temps.compte(clause, contexte)
    garde = VRAI if clause.garde is None or compte.faux else expressions.condition(clause.garde, contexte)
    propre = tous((compte, garde))
    vivantes = [part for part in exceptions if part.applique.verite.peut_vrai]
    remplacee = un_au_moins(part.applique for part in vivantes)
    applique = un_au_moins((propre, remplacee)) if clause.exception_a is None else propre
    valeur = ZERO if propre.faux or remplacee.vrai else _valeur(clause, contexte)
    if vivantes:
        valeur = _remplacer(valeur, propre if clause.exception_a is None else VRAI, vivantes, remplacee)
        valeur = n.signaler(valeur, clause.id) if _en_conflit(vivantes) else valeur
    return Part(clause, compte, propre, remplacee, applique, valeur)


def _valeur(clause: Montant, contexte: Contexte) -> Nombre:
    """Gives what the clause says by itself (rules 6 and 8)."""
    match clause.forme:
        case "fixe":
            return expressions.nombre(clause.haut, contexte)
        case "fourchette":
            return fourchettes.fourchette(clause.bas, clause.haut, contexte)
        case "jusqua":
            return fourchettes.jusqua(clause.haut, contexte)


def _remplacer(valeur: Nombre, propre: Jugement, vivantes: Sequence[Part], remplacee: Jugement) -> Nombre:
    """Gives the value of the clause, or of the exception that replaces it."""
    if len(vivantes) == 1 and propre.vrai:
        return n.si(vivantes[0].applique, vivantes[0].valeur, valeur)
    branches = [part.valeur for part in vivantes]
    if remplacee.verite.peut_faux and propre.verite.peut_vrai:
        branches.append(valeur)
    jugements = [propre, *(part.applique for part in vivantes)]
    causes = AUCUNE_CAUSE.union(*(jugement.causes for jugement in jugements))
    sources = [jugement.sources for jugement in jugements]
    return n.l_un_de(branches, causes, unir(sources), majorant=se_croisent(sources))


def _en_conflit(vivantes: Sequence[Part]) -> bool:
    """Tells whether two exceptions may live together with different values."""
    return any(
        tous((x.applique, y.applique)).verite.peut_vrai and not _egales(x.valeur, y.valeur)
        for rang, x in enumerate(vivantes)
        for y in vivantes[rang + 1 :]
    )


def _egales(x: Nombre, y: Nombre) -> bool:
    return (x.tranche and x.intervalle == y.intervalle) or (x.surement_refuse and y.surement_refuse)


# -------------------------------------------------------------------------------------------------- the aid as a whole
def admission(composantes: Sequence[Part], aide: str) -> Jugement:
    """Tells what the components leave of the aid (rule 7).

    One with an amount is enough. Without any, a hole leaves the aid not covered, else a refusal refuses it; when none
    applies, the aid stands with nothing.
    """
    statuts = [part.statuts for part in composantes]
    peut_montant = any("montant" in possibles for possibles in statuts)
    tous_rien = all("rien" in possibles for possibles in statuts)
    peut_trou = _un_seul_suffit("trou", {"trou", "rien", "refus"}, statuts)
    peut_refus = _un_seul_suffit("refus", {"rien", "refus"}, statuts)
    membres = verite(vrai=peut_montant or tous_rien or peut_trou, faux=peut_refus or peut_trou)
    ouvertes = [part for part in composantes if len(part.statuts) > 1 or part.valeur.trou]
    doutes = AUCUNE_CAUSE.union(*(part.doutes for part in ouvertes))
    sources = [source for part in ouvertes for source in (part.applique.sources, part.valeur.sources)]
    return juger(membres, doutes or texte(aide), unir(sources), majorant=se_croisent(sources))


def _un_seul_suffit(statut: Statut, autres: set[Statut], statuts: Sequence[frozenset[Statut]]) -> bool:
    """Tells whether one component can be so while all the others are at most `autres`."""
    return any(
        statut in possibles and all(not reste.isdisjoint(autres) for k, reste in enumerate(statuts) if k != rang)
        for rang, possibles in enumerate(statuts)
    )


def refusants(composantes: Sequence[Part]) -> frozenset[str]:
    """Gives the rows and clauses that refuse the components which are surely refused."""
    surs = [part for part in composantes if part.statuts == {"refus"}]
    return frozenset[str]().union(*(part.valeur.refus for part in surs))
