"""Types the examples by a rulebook, asks an evaluator, and compares.

The evaluator is given by the caller: the same examples judge every evaluator.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import msgspec

from reglo.cases import codes
from reglo.cases.clauses import verifier
from reglo.cases.comparaison import comparer
from reglo.cases.exemple import Attendu, Exemple
from reglo.cases.heritage import Complet, completer
from reglo.cases.lecture import elements_sans_liste, lire_exemples
from reglo.diagnostics import Diagnostic, a_une_erreur, tries, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture_brute import enumerer, remarque
from reglo.outcome.lecture_faits import lire_faits
from reglo.outcome.reponse import Reponse
from reglo.outcome.vocabulaire import Vocabulaire, vocabulaire
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


class Fichier(msgspec.Struct, frozen=True):
    """A file of examples, typed by a rulebook."""

    nom: str
    cas: tuple[Cas, ...]
    diagnostics: tuple[Diagnostic, ...]


def preparer(texte: str, nom: str, rulebook: Rulebook, mots: Vocabulaire | None = None) -> Fichier:
    """Gives the cases of a file and every fault found in it; a faulty example gives no case."""
    arbre, remarques = analyser(texte, nom)
    index = mots or vocabulaire(rulebook)
    exemples = lire_exemples(arbre)
    complets, fautes = completer(exemples, index)
    bases = {exemple.base for exemple in exemples}
    propres = {id(exemple): _nommes(exemple, rulebook) for exemple in exemples}
    cas: list[Cas] = []
    toutes = [
        *remarques,
        *elements_sans_liste(arbre),
        *fautes,
        *(faute for siennes in propres.values() for faute in siennes),
    ]
    for complet in complets:
        trouves, siennes = _cas(complet, index)
        toutes += siennes
        if not a_une_erreur(propres[id(complet.exemple)]):
            cas += trouves
        if not complet.exemple.attendus and complet.exemple.nom not in bases:
            toutes.append(remarque(codes.SANS_ATTENDU, complet.exemple.span, nom=complet.exemple.nom))
    return Fichier(nom, tuple(cas), tries(toutes))


def executer(cas: Cas, evaluer: Evaluateur, rulebook: Rulebook) -> tuple[Diagnostic, ...]:
    """Runs one case, and gives one diagnostic for each expectation that the answer does not meet."""
    reponse = evaluer(cas.dossier, (cas.attendu.aide,), cas.date, cas.lectures)
    return tuple(
        ecart for attente in cas.attendu.attentes for ecart in comparer(attente, cas.attendu.aide, reponse, rulebook)
    )


def par_reference(rulebook: Rulebook) -> Evaluateur:
    """Gives the reference evaluator on a rulebook; what other readings would change, no example speaks of."""
    from reglo.evaluation.reference import evaluer

    def repondre(dossier: Dossier, aides: tuple[str, ...], jour: date, lectures: Mapping[str, str]) -> Reponse:
        return evaluer(rulebook, dossier, aides=aides, aujourdhui=jour, lectures=lectures, autres_lectures=False)

    return repondre


def _cas(complet: Complet, mots: Vocabulaire) -> tuple[list[Cas], list[Diagnostic]]:
    exemple = complet.exemple
    dossier, remarques = lire_faits(complet.dossier, mots)
    fautes = list(remarques)
    if complet.date is None and exemple.attendus:
        fautes.append(remarque(codes.SANS_DATE, exemple.span, nom=exemple.nom))
    if a_une_erreur(fautes) or complet.date is None:
        return [], fautes
    lectures = {nom: choix.option for nom, choix in complet.lectures.items()}
    return [Cas(exemple.nom, attendu, dossier, complet.date, lectures) for attendu in exemple.attendus], fautes


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
