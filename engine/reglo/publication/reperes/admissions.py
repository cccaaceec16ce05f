"""What the criteria of each aid say of one answer alone, everything else being unknown.

The judge is the evaluator itself, given a dossier that holds that answer and nothing else: an aid is said to refuse an
answer only where no other answer could save it. Nothing is claimed beyond the criteria that read the answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from reglo.evaluation.reference import criteres as jugement
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.criteres import EtatCritere
from reglo.model.clauses import Critere
from reglo.model.expressions import Aujourdhui, Node, enfants
from reglo.model.rulebook import Donnee, Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitVerite
from reglo.publication.aide.versions import atteints
from reglo.values.intervalle import TOUT
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre
from reglo.values.verite import Verite

Issue = Literal["admise", "libre", "ouverte", "refusee"]
"""A criterion asks for the answer; only exclusions read it, and it meets none; other answers decide; it is refused."""


class Admission(msgspec.Struct, frozen=True):
    """What an aid says of an answer, and the criteria that say it."""

    aide: str
    issue: Issue
    clauses: tuple[str, ...]
    refusantes: tuple[str, ...] = ()
    """Criteria of a reading that is not retained, which would refuse it."""


class Rangee(msgspec.Struct, frozen=True):
    """Answers of which every aid says the same."""

    reponses: tuple[str, ...]
    admissions: tuple[Admission, ...]

    def celles(self, issue: Issue) -> tuple[Admission, ...]:
        """Gives the aids that say so."""
        return tuple(une for une in self.admissions if une.issue == issue)


class Entree(msgspec.Struct, frozen=True):
    """A datum that criteria read, and what each answer to it opens or closes."""

    donnee: Donnee
    aides: tuple[str, ...]
    """Those whose criteria read it."""
    beneficiaires: bool
    """Most of them read it in the section that says who may ask."""
    rangees: tuple[Rangee, ...]


_DECIDENT: dict[Issue, Callable[[EtatCritere], bool]] = {
    "refusee": lambda etat: etat.resultat.faux,
    "ouverte": lambda etat: not etat.resultat.tranche,
    "admise": lambda etat: etat.clause.mode == "exige" and etat.applicable.vrai,
    "libre": lambda etat: etat.applicable.vrai,
}
"""What makes a criterion say so; the first that any does is what the aid says."""
_INCONNU = Jugement(Verite.INCONNU)


class _Inconnues:
    """Other aids, of which nothing is known."""

    def verite(self, _aide: str) -> Jugement:
        return _INCONNU

    accordee = deja_accordee = verite

    def montant(self, _aide: str) -> Nombre:
        return Nombre(TOUT)


class _Arbre(msgspec.Struct, frozen=True):
    """A criterion, then its exceptions and theirs."""

    criteres: tuple[Critere, ...]
    lus: frozenset[str]
    """Names that it reads, directly or through a definition."""
    datee: bool
    """It reads the day of the evaluation: nothing is settled before that day."""

    @property
    def racine(self) -> Critere:
        """The criterion itself."""
        return self.criteres[0]

    def etat(self, contexte: Contexte) -> EtatCritere:
        """Judges the criterion."""
        etat = jugement.etats(self.criteres, contexte, {})[0]
        return msgspec.structs.replace(etat, resultat=_INCONNU) if self.datee else etat


def entrees(rulebook: Rulebook) -> tuple[Entree, ...]:
    """Gives the closed questions that the criteria of two aids or more read, in the order of the rulebook."""
    lecteurs: dict[str, dict[str, list[_Arbre]]] = {}
    for aide in rulebook.aides.values():
        for arbre in _arbres(rulebook, aide.versions[-1].criteres):
            for nom in arbre.lus:
                lecteurs.setdefault(nom, {}).setdefault(aide.id, []).append(arbre)
    return tuple(
        _entree(rulebook, donnee, siens)
        for donnee in rulebook.donnees.values()
        if donnee.entite is None and reponses(donnee) and len(siens := lecteurs.get(donnee.nom, {})) > 1
    )


def reponses(donnee: Donnee) -> Mapping[str, FaitConnu]:
    """Gives the answers to a closed question, by what they are called."""
    if donnee.genre == "booleen":
        return {"oui": FaitVerite(valeur=True), "non": FaitVerite(valeur=False)}
    if donnee.genre in ("choix", "choix_ordonne"):
        return {option.libelle or option.nom: FaitChoix((option.nom,)) for option in donnee.options}
    return {}


def _arbres(rulebook: Rulebook, criteres: tuple[Critere, ...]) -> Iterator[_Arbre]:
    for critere in criteres:
        if critere.exception_a is None:
            arbre = (critere, *_exceptions(critere.id, criteres))
            lus = frozenset(nom for un in arbre for nom in atteints(rulebook, un))
            definitions = (rulebook.definitions[nom] for nom in lus if nom in rulebook.definitions)
            yield _Arbre(arbre, lus, any(_lit_le_jour(noeud) for noeud in (*arbre, *definitions)))


def _exceptions(clause: str, criteres: tuple[Critere, ...]) -> Iterator[Critere]:
    for critere in criteres:
        if critere.exception_a == clause:
            yield critere
            yield from _exceptions(critere.id, criteres)


def _lit_le_jour(noeud: Node) -> bool:
    return isinstance(noeud, Aujourdhui) or any(_lit_le_jour(enfant) for enfant in enfants(noeud))


def _entree(rulebook: Rulebook, donnee: Donnee, lecteurs: Mapping[str, list[_Arbre]]) -> Entree:
    rangees: dict[tuple[Admission, ...], list[str]] = {}
    for reponse, fait in reponses(donnee).items():
        dossier = Dossier(faits={donnee.nom: fait})
        dites = (_admission(rulebook, nom, dossier, siens) for nom, siens in lecteurs.items())
        rangees.setdefault(tuple(dite for dite in dites if dite is not None), []).append(reponse)
    en_tete = sum(any(arbre.racine.beneficiaires for arbre in siens) for siens in lecteurs.values())
    groupees = tuple(Rangee(tuple(noms), admissions) for admissions, noms in rangees.items())
    return Entree(donnee, tuple(lecteurs), 2 * en_tete >= len(lecteurs), groupees)


def _admission(rulebook: Rulebook, aide: str, dossier: Dossier, arbres: Sequence[_Arbre]) -> Admission | None:
    """Gives what an aid says of an answer; None when no criterion that reads it applies."""
    retenues = _contexte(rulebook, dossier, {})
    etats = [arbre.etat(retenues) for arbre in arbres]
    refusantes = tuple(
        arbre.racine.id
        for arbre in arbres
        if (choix := {une.lecture: une.option for une in arbre.racine.lectures})
        and any(retenues.lectures[lecture] != option for lecture, option in choix.items())
        and arbre.etat(_contexte(rulebook, dossier, choix)).resultat.faux
    )
    for issue, decide in _DECIDENT.items():
        clauses = tuple(etat.clause.id for etat in etats if decide(etat))
        if clauses:
            return Admission(aide, issue, clauses, () if issue == "refusee" else refusantes)
    return Admission(aide, "libre", (), refusantes) if refusantes else None


def _contexte(rulebook: Rulebook, dossier: Dossier, choix: Mapping[str, str]) -> Contexte:
    """Gives what is known: the answer, and the readings retained; the day given stands for none."""
    return Contexte(rulebook, dossier, date.min, rulebook.retenues(choix), _Inconnues(), Nombre(TOUT))
