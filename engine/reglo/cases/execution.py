"""Types the examples by a rulebook, asks an evaluator, and compares.

The evaluator is given by the caller: the same examples judge every evaluator.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import msgspec

from reglo.cases import codes
from reglo.cases.clauses import verifier
from reglo.cases.comparaison import comparer
from reglo.cases.exemple import Attendu, Attente, Exemple
from reglo.cases.heritage import Complet, completer
from reglo.cases.lecture import elements_sans_liste, lire_exemples
from reglo.diagnostics import Diagnostic, a_une_erreur, tries, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture_brute import enumerer, remarque
from reglo.outcome.lecture_faits import lire_faits
from reglo.outcome.reponse import Reponse
from reglo.outcome.vocabulaire import Vocabulaire, vocabulaire
from reglo.source import Span
from reglo.syntax.parse import analyser

Evaluateur = Callable[[Dossier, tuple[str, ...], date, Mapping[str, str]], Reponse]
"""What answers: a dossier, the aids asked, the day, the readings retained."""


class Cas(msgspec.Struct, frozen=True):
    """What one example expects of one aid, ready to run."""

    exemple: str
    attendu: Attendu
    dossier: Dossier
    date: date
    lectures: dict[str, str]


class Situation(msgspec.Struct, frozen=True):
    """An example with what its base brings, whether it expects something or not."""

    nom: str
    base: str | None
    dossier: Dossier
    date: date
    lectures: dict[str, str]
    span: Span


class Fichier(msgspec.Struct, frozen=True):
    """A file of examples, typed by a rulebook."""

    nom: str
    cas: tuple[Cas, ...]
    diagnostics: tuple[Diagnostic, ...]
    situations: tuple[Situation, ...] = ()
    """Every example without a fault, in order: those that others start from among them."""


class Jugee(msgspec.Struct, frozen=True):
    """An expectation, and what differs from it: nothing when it is met."""

    attente: Attente
    ecarts: tuple[Diagnostic, ...]


def preparer(texte: str, nom: str, rulebook: Rulebook, mots: Vocabulaire | None = None) -> Fichier:
    """Gives the cases of a file and every fault found in it; a faulty example gives no case."""
    arbre, remarques = analyser(texte, nom)
    index = mots or vocabulaire(rulebook)
    exemples = lire_exemples(arbre)
    complets, fautes = completer(exemples, index)
    bases = {exemple.base for exemple in exemples}
    propres = {id(exemple): _nommes(exemple, rulebook) for exemple in exemples}
    cas: list[Cas] = []
    situations: list[Situation] = []
    toutes = [
        *remarques,
        *elements_sans_liste(arbre),
        *fautes,
        *(faute for siennes in propres.values() for faute in siennes),
    ]
    for complet in complets:
        situation, siennes = _situation(complet, index)
        toutes += siennes
        if situation is not None:
            situations.append(situation)
            if not a_une_erreur(propres[id(complet.exemple)]):
                cas += _cas(complet.exemple, situation)
        if not complet.exemple.attendus and complet.exemple.nom not in bases:
            toutes.append(remarque(codes.SANS_ATTENDU, complet.exemple.span, nom=complet.exemple.nom))
    return Fichier(nom, tuple(cas), tries(toutes), tuple(situations))


def executer(cas: Cas, evaluer: Evaluateur, rulebook: Rulebook) -> tuple[Diagnostic, ...]:
    """Runs one case, and gives one diagnostic for each expectation that the answer does not meet."""
    reponse = evaluer(cas.dossier, (cas.attendu.aide,), cas.date, cas.lectures)
    return tuple(ecart for jugee in juger(cas, reponse, rulebook) for ecart in jugee.ecarts)


def juger(cas: Cas, reponse: Reponse, rulebook: Rulebook) -> tuple[Jugee, ...]:
    """Compares what one case expects with an answer, expectation by expectation."""
    aide = cas.attendu.aide
    return tuple(Jugee(attente, comparer(attente, aide, reponse, rulebook)) for attente in cas.attendu.attentes)


def par_reference(rulebook: Rulebook) -> Evaluateur:
    """Gives the reference evaluator on a rulebook; what other readings would change, no example speaks of."""
    from reglo.evaluation.reference import evaluer

    def repondre(dossier: Dossier, aides: tuple[str, ...], jour: date, lectures: Mapping[str, str]) -> Reponse:
        return evaluer(rulebook, dossier, aides=aides, aujourdhui=jour, lectures=lectures, autres_lectures=False)

    return repondre


def _situation(complet: Complet, mots: Vocabulaire) -> tuple[Situation | None, list[Diagnostic]]:
    exemple = complet.exemple
    dossier, remarques = lire_faits(complet.dossier, mots)
    fautes = list(remarques)
    if complet.date is None and exemple.attendus:
        fautes.append(remarque(codes.SANS_DATE, exemple.span, nom=exemple.nom))
    if a_une_erreur(fautes) or complet.date is None:
        return None, fautes
    lectures = {nom: choix.option for nom, choix in complet.lectures.items()}
    return Situation(exemple.nom, exemple.base, dossier, complet.date, lectures, exemple.span), fautes


def _cas(exemple: Exemple, situation: Situation) -> list[Cas]:
    lieu = (situation.dossier, situation.date, situation.lectures)
    return [Cas(exemple.nom, attendu, *lieu) for attendu in exemple.attendus]


def _nommes(exemple: Exemple, rulebook: Rulebook) -> list[Diagnostic]:
    """Checks the names that an example uses itself: readings, aids, clauses."""
    return [*_lectures_fautives(exemple, rulebook), *_aides_inconnues(exemple, rulebook)]


def _lectures_fautives(exemple: Exemple, rulebook: Rulebook) -> Iterator[Diagnostic]:
    for choix in exemple.lectures:
        lecture = rulebook.lectures.get(choix.lecture)
        if lecture is None:
            proches = vouliez_vous(choix.lecture, rulebook.lectures)
            yield remarque(codes.LECTURE_INCONNUE, choix.span, nom=choix.lecture, proches=proches)
            continue
        options = [option.nom for option in lecture.options]
        if choix.option not in options:
            champs = {"option": choix.option, "lecture": choix.lecture, "possibles": enumerer(options)}
            proches = vouliez_vous(choix.option, options)
            yield remarque(codes.OPTION_INCONNUE, choix.span, proches=proches, **champs)


def _aides_inconnues(exemple: Exemple, rulebook: Rulebook) -> Iterator[Diagnostic]:
    for attendu in exemple.attendus:
        if attendu.aide not in rulebook.aides:
            proches = vouliez_vous(attendu.aide, rulebook.aides)
            yield remarque(codes.AIDE_INCONNUE, attendu.span, nom=attendu.aide, proches=proches)
        else:
            yield from verifier(attendu, rulebook)
