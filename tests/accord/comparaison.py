"""Whether durable-rules says what the reference says of a pair: results, firings, the whole answer.

`Banc.comparer` lists the differences in words, and counts what the pair showed; it never says which of the two is
right.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

import msgspec
from tests.accord.completude import Situation, connu
from tests.accord.paires import Lot, Paire, Suite
from tests.accord.repartition import Portrait

from reglo.diagnostics import ErreurReglo
from reglo.evaluation import reference
from reglo.evaluation.durable import reponse
from reglo.evaluation.durable.dossiers import Evaluation
from reglo.evaluation.durable.fermeture import Fermable
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.evaluation.reference import calculable, ecriture
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.reponse import Redaction
from reglo.evaluation.reference.seance import Seance
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Intervalle, Question, Reponse
from reglo.profondeur import profond

T = TypeVar("T")


class Issue(NamedTuple):
    """What an aid gets, as an answer writes it."""

    verdict: str
    theorique: Intervalle
    du: Intervalle
    refuse_par: tuple[str, ...]


class Banc(Fermable):
    """The two evaluators on one lot: `with Banc(lot) as banc: ...`."""

    def __init__(self, lot: Lot) -> None:
        self._lot = lot
        self._portrait = Portrait(lot)
        self.moteur = Moteur(lot.recueil, lot.lectures)

    def comparer(
        self, paire: Paire, vus: Counter[str], aides: Iterable[str] | None = None, *, entiere: bool = False
    ) -> Iterator[str]:
        """Gives each difference on some aids, or on all of them; `entiere` compares the whole answer too."""
        voulues = tuple(self._lot.recueil.aides if aides is None else aides)
        seance = Seance(self._lot.recueil, paire.dossier, paire.jour, self._lot.recueil.retenues(self._lot.lectures))
        attendues = _tenter(lambda: {aide: de_reference(seance, aide) for aide in voulues})
        obtenus = _tenter(lambda: self.moteur.trancher(paire.dossier, aujourdhui=paire.jour, voulues=voulues))
        vus.update(self._portrait.de_la_paire(paire))
        if isinstance(attendues, str) or isinstance(obtenus, str):
            yield from _differents("évaluation", obtenus, attendues)
            return
        for aide, attendue in attendues.items():
            yield from _differents(aide, de_resultat(obtenus[aide]), attendue)
        vus.update(self._portrait.des_resultats(seance, obtenus))
        yield from self._declenchements(paire, seance, voulues, vus)
        if entiere:
            yield from self._entieres(paire)

    # ------------------------------------------------------------------------------------------------------- firings
    def _declenchements(self, paire: Paire, seance: Seance, voulues: Iterable[str], vus: Counter[str]) -> Iterator[str]:
        with profond(), calculable():
            evaluation = Evaluation(self.moteur, paire.dossier, paire.jour)
            for aide in voulues:
                evaluation.preparer(aide)
                en_vigueur = {id(seule.version): seule for seule in seance.seules_de(aide) or ()}
                sure = all(seule.en_vigueur.vrai for seule in en_vigueur.values()) and len(en_vigueur) == 1
                for version in self.moteur.groupe(aide).versions[aide]:
                    seule = en_vigueur.get(id(version.version))
                    if seule is not None:
                        yield from self._de_la_version(paire, evaluation, version, seule, vus, sure=sure)

    def _de_la_version(  # noqa: PLR0913 - what fired, what is judged, and where
        self,
        paire: Paire,
        evaluation: Evaluation,
        version: VersionCompilee,
        seule: Seule,
        vus: Counter[str],
        *,
        sure: bool,
    ) -> Iterator[str]:
        """Compares what fired for each criterion with what is judged of it, and looks for what did not fire."""
        tirage = evaluation.tirage(version)
        if tirage is None:
            return
        juges = {etat.clause.id: etat.resultat for etat in seule.criteres}
        situation = Situation(self._lot.recueil, paire.dossier, version.version, seule)
        for compile_ in version.criteres:
            clause, juge = compile_.critere.id, juges[compile_.critere.id]
            rempli, refuse = tirage.remplit(compile_), clause in tirage.refusants
            vus["critères"] += 1
            vus["critère rempli"] += rempli
            vus["critère refusé"] += refuse
            if (rempli and not juge.vrai) or (refuse and not juge.faux):
                yield f"{clause} : tiré {'rempli' if rempli else 'refusé'}, {juge.verite} pour la référence"
            attendu_ici = refuse if juge.faux else rempli if compile_.seul else True
            if sure and juge.tranche and not attendu_ici and connu(compile_.critere, situation):
                yield f"{clause} : {juge.verite} et tout est connu, rien n'est tiré"

    # -------------------------------------------------------------------------------------------------- whole answers
    def _entieres(self, paire: Paire) -> Iterator[str]:
        obtenue = _tenter(lambda: self._repondre(reponse.evaluer, paire))
        attendue = _tenter(lambda: self._repondre(reference.evaluer, paire))
        if isinstance(obtenue, str) or isinstance(attendue, str):
            yield from _differents("réponse", obtenue, attendue)
        elif msgspec.json.encode(sans_moteur(obtenue)) != msgspec.json.encode(sans_moteur(attendue)):
            yield from champs_differents(obtenue, attendue)

    def _repondre(self, evaluer: Callable[..., Reponse], paire: Paire) -> Reponse:
        return evaluer(self._lot.recueil, paire.dossier, aujourdhui=paire.jour, lectures=self._lot.lectures)

    def fermer(self) -> None:
        """Closes the rulesets."""
        self.moteur.fermer()


# ------------------------------------------------------------------------------------------ answers, one after another
def instruire(lot: Lot, suite: Suite, vus: Counter[str]) -> Iterator[str]:
    """Gives each difference that a sequence of answers shows with the whole dossier, judged at once after each."""
    aides, jour, retenues = tuple(lot.recueil.aides), suite.depart.jour, lot.recueil.retenues(lot.lectures)
    etat = Etat(RecueilSuivi(lot.recueil, retenues, durable=True), aides, suite.depart.dossier, jour)
    avant = justes(lot, suite.depart.dossier, jour)
    try:
        for rang, (pas, lues) in enumerate(zip(suite.pas, suite.lues, strict=True)):
            apres = justes(lot, pas.dossier, jour)
            touchees = etat.changer(pas.dossier, pas.cles)
            vus["pas"] += 1
            vus["pas qui change un résultat"] += apres != avant
            if isinstance(apres, str) or isinstance(avant, str):
                return
            yield from (
                f"pas {rang}, {aide} : change, et n'est pas dite touchée par {', '.join(pas.cles)}"
                for aide in aides
                if apres[aide] != avant[aide] and aide not in touchees
            )
            for aide in lues:
                resultat = etat.resultat(aide)
                vus["suivis"] += 1
                vus["suivi par les règles"] += not resultat.par_reference
                yield from (f"pas {rang}, {x}" for x in _differents(aide, de_resultat(resultat), apres[aide]))
            avant = apres
        yield from _differents("questions", etat.questions(), _questions(lot, suite))
    finally:
        for suivi in etat.calculs.suivis.values():
            suivi.fermer()


def justes(lot: Lot, dossier: Dossier, jour: date) -> dict[str, Issue] | str:
    """Gives what the reference says of a dossier, or the code of its refusal."""
    seance = Seance(lot.recueil, dossier, jour, lot.recueil.retenues(lot.lectures))
    return _tenter(lambda: {aide: de_reference(seance, aide) for aide in lot.recueil.aides})


def _questions(lot: Lot, suite: Suite) -> tuple[Question, ...]:
    dernier = suite.pas[-1].dossier
    return reference.evaluer(lot.recueil, dernier, aujourdhui=suite.depart.jour, lectures=lot.lectures).questions


def _tenter(appel: Callable[[], T]) -> T | str:
    """Gives what is computed, or the code of its refusal."""
    try:
        with profond(), calculable():
            return appel()
    except ErreurReglo as erreur:
        return " ".join(diagnostic.code for diagnostic in erreur.diagnostics)


def de_reference(seance: Seance, aide: str) -> Issue:
    """Gives what the reference says of an aid."""
    redaction = Redaction(seance, aide)
    return Issue(*redaction.resume(), redaction.refuse_par())


def de_resultat(x: Resultat) -> Issue:
    """Gives what durable-rules says of an aid."""
    return Issue(x.verdict, ecriture.intervalle(x.theorique), ecriture.intervalle(x.du), x.refuse_par)


def _differents(quoi: str, obtenu: object, attendu: object) -> Iterator[str]:
    if obtenu != attendu:
        yield f"{quoi} : {obtenu}, et pour la référence {attendu}"


def sans_moteur(reponse_: Reponse) -> Reponse:
    """Gives an answer that does not say which evaluator spoke."""
    provenance = msgspec.structs.replace(reponse_.provenance, moteur="reference")
    return msgspec.structs.replace(reponse_, provenance=provenance)


def champs_differents(obtenue: Reponse, attendue: Reponse) -> Iterator[str]:
    """Names the parts of two answers that differ."""
    for nom in obtenue.__struct_fields__:
        if nom not in ("aides", "provenance"):
            yield from _differents(nom, getattr(obtenue, nom), getattr(attendue, nom))
    for une, autre in zip(obtenue.aides, attendue.aides, strict=True):
        for nom in une.__struct_fields__:
            yield from _differents(f"{une.id}, {nom}", getattr(une, nom), getattr(autre, nom))
