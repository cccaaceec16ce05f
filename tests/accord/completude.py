"""When a criterion has to fire, one way or the other: all that it reads is plainly known, and can be said.

Nothing is taken from the compiler of rulesets: the clauses are read as they are written.
"""

from fractions import Fraction
from typing import NamedTuple

from reglo.evaluation.reference.aides import Seule
from reglo.model import expressions as e
from reglo.model.clauses import Critere
from reglo.model.rulebook import Rulebook, Version
from reglo.outcome.dossier import Dossier, FaitChoix, FaitDate, FaitNombre, FaitVerite


class Situation(NamedTuple):
    """Where a criterion is read."""

    recueil: Rulebook
    dossier: Dossier
    version: Version
    seule: Seule


def connu(critere: Critere, situation: Situation) -> bool:
    """Tells whether all that decides a criterion, its exceptions with it, is plainly known."""
    if critere.periode is not None and not situation.seule.contexte.date.tranche:
        return False
    conditions = [critere.condition] if critere.garde is None else [critere.condition, critere.garde]
    exceptions = [autre for autre in situation.version.criteres if autre.exception_a == critere.id]
    return all(_connue(x, situation) for x in conditions) and all(connu(x, situation) for x in exceptions)


def _connue(condition: e.Condition, situation: Situation) -> bool:
    match condition:
        case e.Et(termes=termes) | e.Ou(termes=termes) | e.AuMoinsParmi(termes=termes):
            return all(_connue(terme, situation) for terme in termes)
        case e.Non(terme=terme):
            return _connue(terme, situation)
        case e.LectureRetenue():
            return True
        case e.DefinitionVraie(definition=nom):
            declaree = situation.recueil.definitions[nom]
            return declaree.entite is None and declaree.condition is not None and _connue(declaree.condition, situation)
        case e.Existe(donnee=nom):
            return _du_dossier(nom, situation) and (
                nom in situation.dossier.faits or not situation.recueil.donnees[nom].peut_manquer
            )
        case e.EstVrai(donnee=nom) | e.Appartient(donnee=nom):
            return _du_dossier(nom, situation) and _seul(situation.dossier.faits.get(nom))
        case e.Compare(gauche=e.LectureDonnee(donnee=nom), droite=e.Constante() | e.ConstanteDate()):
            return _du_dossier(nom, situation) and _point(situation.dossier.faits.get(nom))
        case e.Compare(gauche=e.Constante() | e.ConstanteDate(), droite=e.LectureDonnee(donnee=nom)):
            return _du_dossier(nom, situation) and _point(situation.dossier.faits.get(nom))
        case _:
            return False


def _du_dossier(nom: str, situation: Situation) -> bool:
    return situation.recueil.donnees[nom].entite is None


def _seul(fait: object) -> bool:
    return isinstance(fait, FaitVerite) or (isinstance(fait, FaitChoix) and len(fait.valeurs) == 1)


def _point(fait: object) -> bool:
    match fait:
        case FaitNombre(minimum=Fraction() as minimum, maximum=maximum):
            return minimum == maximum and (minimum * 10**6).denominator == 1 and abs(minimum * 10**6) < 2**63
        case FaitDate(minimum=debut, maximum=fin):
            return debut is not None and debut == fin
        case _:
            return False
