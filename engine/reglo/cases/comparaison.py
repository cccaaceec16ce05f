"""Compares an expectation with an answer, exactly: a value with a value, a range with a range, a state with a state."""

from collections.abc import Callable, Iterator

import msgspec

from reglo.cases import codes
from reglo.cases.clauses import resoudre
from reglo.cases.exemple import Attente
from reglo.cases.grandeurs import comparer_intervalle, comparer_valeurs, dire, refuse
from reglo.cases.mots import accentuer, comparer_mot
from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.model.rulebook import LIGNE, Rulebook
from reglo.outcome.lecture_brute import remarque
from reglo.outcome.reponse import Controle, Reponse, ReponseAide
from reglo.outcome.vocabulaire import plie

VERDICTS = ("éligible", "inéligible", "indéterminé", "sur_appréciation", "non_couvert", "hors_vigueur")
ETATS = ("vrai", "faux", "inconnu", "sans_objet", "hors_vigueur", "exception")
CONTROLES = ("respecté", "violé", "inconnu", "sans_objet")
PIECES = ("à_fournir", "fournie", "sans_objet", "le_cas_échéant", "facultative", "inconnue")
ATTRIBUTIONS = ("couverte", "partielle", "épuisée", "inconnue")
PLAN = "plan"
"""How an example names the list of the lines of the plan de financement."""


class _Question(msgspec.Struct, frozen=True):
    """An expectation, and the answer to compare it with."""

    attente: Attente
    aide: ReponseAide
    controles: tuple[Controle, ...]
    rulebook: Rulebook

    @property
    def comptes(self) -> dict[str, str]:
        """Singular of each unit of count, by singular and by plural."""
        return {nom: unite.nom for unite in self.rulebook.unites.values() for nom in (unite.nom, unite.pluriel)}


def comparer(attente: Attente, aide: str, reponse: Reponse, rulebook: Rulebook) -> tuple[Diagnostic, ...]:
    """Gives what differs between an expectation and the answer of an aid: nothing when it is met."""
    trouvee = next((une for une in reponse.aides if une.id == aide), None)
    if trouvee is None:
        return (_ecart(attente, "aucune réponse"),)
    controles = tuple(controle for controle in reponse.controles if controle.aide == aide)
    return tuple(_COMPARAISONS[attente.sujet](_Question(attente, trouvee, controles, rulebook)))


def _ecart(attente: Attente, obtenu: str) -> Diagnostic:
    champs = {"sujet": attente.ecrit, "attendu": attente.resultat.ecrit, "obtenu": obtenu}
    return remarque(codes.RESULTAT_DIFFERENT, attente.span, **champs)


def _mot(question: _Question, obtenu: str, possibles: tuple[str, ...]) -> Iterator[Diagnostic]:
    yield from comparer_mot(question.attente, obtenu, possibles)


# ------------------------------------------------------------------------------------------------------- whole answer
def _verdict(question: _Question) -> Iterator[Diagnostic]:
    yield from _mot(question, question.aide.verdict, VERDICTS)


def _montant(question: _Question) -> Iterator[Diagnostic]:
    yield from comparer_intervalle(question.attente, question.aide.montant_du, question.comptes)


def _theorique(question: _Question) -> Iterator[Diagnostic]:
    yield from comparer_intervalle(question.attente, question.aide.montant_theorique, question.comptes)


def _refus(question: _Question) -> Iterator[Diagnostic]:
    """The clauses that refuse, exactly; one that is no longer in the rules refuses nothing."""
    noms = question.attente.resultat.textes
    voulus = {trouve for nom in noms for trouve in resoudre(nom, question.aide.id, question.rulebook) or (nom,)}
    if voulus != set(question.aide.refuse_par):
        yield _ecart(question.attente, _liste(question.aide.refuse_par, question.aide.id))


def _questions(question: _Question) -> Iterator[Diagnostic]:
    """These questions at least; « aucun » expects none."""
    dites = [PLAN if une.donnee == LIGNE else une.donnee for une in question.aide.questions]
    posees = {plie(dite): dite for dite in dites}
    singuliers = {plie(une.pluriel): plie(une.nom) for une in question.rulebook.entites.values()}
    resultat = question.attente.resultat
    if resultat.forme == "aucun" and posees:
        yield _ecart(question.attente, _liste(tuple(posees.values()), ""))
    for nom in resultat.textes:
        if plie(nom) in posees or singuliers.get(plie(nom)) in posees:
            continue
        if plie(nom) in map(plie, question.rulebook.donnees) or _pseudo(nom, question.rulebook):
            yield _ecart(question.attente, _liste(tuple(posees.values()), ""))
            return
        proches = vouliez_vous(nom, question.rulebook.donnees)
        yield remarque(codes.DONNEE_INCONNUE, resultat.span, nom=nom, proches=proches)


def _pseudo(nom: str, rulebook: Rulebook) -> bool:
    """Tells whether a question bears on a list or on the presence of an aid in the plan, which are no data."""
    noms = (*rulebook.aides, *(nom for une in rulebook.entites.values() for nom in (une.nom, une.pluriel)), PLAN)
    return plie(nom) in map(plie, noms)


def _attribution(question: _Question) -> Iterator[Diagnostic]:
    etats = {attribution.etat for attribution in question.aide.attributions}
    if len(etats) == 1:
        yield from _mot(question, etats.pop(), ATTRIBUTIONS)
    else:
        yield _ecart(question.attente, ", ".join(sorted(etats)) or "aucune enveloppe")


def _liste(noms: tuple[str, ...], aide: str) -> str:
    return ", ".join(nom.removeprefix(f"{aide}.") for nom in noms) or "aucun"


# ------------------------------------------------------------------------------------------------------------- clauses
def _clause(question: _Question) -> Iterator[Diagnostic]:
    """Compares with what the answer says of the clause: the first of its lists that knows it.

    A row of which it says nothing is not one that the table gives.
    """
    trouves = resoudre(question.attente.clause, question.aide.id, question.rulebook)
    identifiant = trouves[0] if trouves else question.attente.clause
    for comparaison in (_composante, _caracteristique, _tranche, _piece, _controle, _enveloppe, _etat):
        ecarts = comparaison(question, identifiant)
        if ecarts is not None:
            yield from ecarts
            return
    if any(identifiant == clause.id for table in question.rulebook.tableaux.values() for clause in table.clauses):
        yield from _mot(question, "faux", ETATS)
    else:
        yield _ecart(question.attente, "rien : la réponse ne dit rien de cette clause")


def _est(question: _Question, mots: tuple[str, ...]) -> bool:
    """Tells whether the expectation is one of these words."""
    resultat = question.attente.resultat
    return resultat.forme == "valeurs" and len(resultat.textes) == 1 and plie(resultat.textes[0]) in map(plie, mots)


def _chiffre(question: _Question) -> bool:
    """Tells whether the expectation is a number, a range or the absence of one."""
    resultat = question.attente.resultat
    return resultat.forme in ("entre", "au_moins", "non_couvert", "illisible") or any(map(str.isdigit, resultat.ecrit))


def _composante(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    trouvee = next((une for une in question.aide.composantes if une.id == identifiant), None)
    if trouvee is None or (_est(question, ETATS) and not _est(question, VERDICTS)):
        return None
    if question.attente.resultat.forme == "refus":
        refusee = trouvee.verdict == "ineligible"
        return iter(() if refusee else (_ecart(question.attente, accentuer(trouvee.verdict, VERDICTS)),))
    if _est(question, VERDICTS):
        return _mot(question, trouvee.verdict, VERDICTS)
    return comparer_intervalle(question.attente, trouvee.montant, question.comptes)


def _caracteristique(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    trouvee = next((une for une in question.aide.caracteristiques if une.id == identifiant), None)
    if trouvee is None:
        return None
    if _est(question, ETATS):
        return _mot(question, trouvee.etat, ETATS)
    if trouvee.valeurs:
        return comparer_valeurs(question.attente, trouvee.valeurs)
    if trouvee.valeur is None:
        return iter((_ecart(question.attente, trouvee.formule or trouvee.etat),))
    if question.attente.resultat.forme == "refus":
        return iter(() if refuse(trouvee.valeur) else (_ecart(question.attente, dire(trouvee.valeur)),))
    return comparer_intervalle(question.attente, trouvee.valeur, question.comptes)


def _tranche(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    trouvee = next((une for une in question.aide.versement if une.id == identifiant), None)
    if trouvee is None or _est(question, ETATS):
        return None
    return comparer_intervalle(question.attente, trouvee.montant, question.comptes)


def _piece(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    trouvee = next((une for une in question.aide.pieces if une.id == identifiant), None)
    return None if trouvee is None else _mot(question, trouvee.etat, PIECES)


def _controle(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    trouve = next((un for un in question.controles if un.clause == identifiant), None)
    return None if trouve is None else _mot(question, trouve.etat, CONTROLES)


def _enveloppe(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    """By its state, or by what the register leaves of it."""
    trouvee = next((une for une in question.aide.attributions if une.enveloppe == identifiant), None)
    if trouvee is None:
        return None
    if _chiffre(question):
        return comparer_intervalle(question.attente, trouvee.reste, question.comptes)
    return _mot(question, trouvee.etat, ATTRIBUTIONS)


def _etat(question: _Question, identifiant: str) -> Iterator[Diagnostic] | None:
    trouve = next((un for un in question.aide.clauses if un.id == identifiant), None)
    if trouve is None:
        return None
    if _chiffre(question) and trouve.valeur is not None:
        return comparer_intervalle(question.attente, trouve.valeur, question.comptes)
    return _mot(question, trouve.etat, ETATS)


_COMPARAISONS: dict[str, Callable[[_Question], Iterator[Diagnostic]]] = {
    "verdict": _verdict,
    "montant": _montant,
    "theorique": _theorique,
    "refus": _refus,
    "questions": _questions,
    "attribution": _attribution,
    "clause": _clause,
}
