"""An instruction: a dossier that a program answers, corrects and takes back, and what it gets at any time.

A refused answer changes nothing. Threads may share an instruction; its sessions are closed with it, or once it is
forgotten.
"""

import weakref
from collections.abc import Iterable, Mapping
from datetime import date
from threading import RLock

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo, vouliez_vous
from reglo.evaluation import moteurs
from reglo.evaluation.durable.fermeture import Fermable
from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.instruction import codes, reponses
from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.places import PLACES
from reglo.evaluation.instruction.recueil import recueil_suivi
from reglo.evaluation.instruction.reserve import RESERVE
from reglo.evaluation.instruction.suivi import Suivi
from reglo.evaluation.reference import calculable, ecriture, ordre
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture_brute import remarque
from reglo.outcome.lecture_faits import REGISTRE
from reglo.outcome.reponse import Moteur, Question, Reponse, Resume
from reglo.profondeur import profond
from reglo.source import NULLE_PART
from reglo.values.nombre import ZERO


class RegistreTenu(msgspec.Struct, frozen=True):
    """The file that the past decisions of a dossier come from."""

    fichier: str
    repere: str


class Instruction(Fermable):
    """A dossier being answered: `with reglo.instruire(recueil) as instruction: ...`."""

    def __init__(  # noqa: PLR0913 - each is something that the answer depends on
        self,
        rulebook: Rulebook,
        dossier: Dossier,
        *,
        aides: tuple[str, ...] | None = None,
        aujourdhui: date,
        lectures: Mapping[str, str] | None = None,
        moteur: Moteur | None = None,
        registre: RegistreTenu | None = None,
    ) -> None:
        self._rulebook = rulebook
        self._aides = aides
        self._aujourdhui = aujourdhui
        self._lectures = dict(lectures or {})
        self._moteur = moteurs.choisir(moteur)
        self._registre = registre
        self._verrou = RLock()
        voulues = tuple(aide for aide in ordre(rulebook) if aides is None or aide in aides)
        recueil = recueil_suivi(rulebook, rulebook.retenues(self._lectures), durable=self._moteur == "durable")
        self._etat = Etat(recueil, voulues, dossier, aujourdhui)
        self._repondues = reponses.repondues(dossier)
        self._ecrits: dict[str, tuple[Resultat, Resume]] = {}
        """What was last written of each aid."""
        self._questions: tuple[Question, ...] | None = None
        self._reponse: Reponse | None = None
        self._liberer = weakref.finalize(self, _liberer, PLACES.prendre(), self._etat.calculs.suivis)

    # --------------------------------------------------------------------------------------------------------- answers
    def repondre(self, nom: str, valeur: object) -> tuple[str, ...]:
        """Answers what has no answer yet; gives the aids whose verdict or amounts that can change.

        The value is what a dossier file would hold. Raises `ErreurReglo`, and changes nothing, when it cannot be read.
        """
        return self._poser(nom, valeur, corriger=False)

    def corriger(self, nom: str, valeur: object) -> tuple[str, ...]:
        """Puts an answer in the place of the one given; gives the aids whose verdict or amounts that can change."""
        return self._poser(nom, valeur, corriger=True)

    def retirer(self, nom: str) -> tuple[str, ...]:
        """Takes an answer back; gives the aids whose verdict or amounts that can change."""
        with self._verrou, profond(), calculable():
            etat = self._ouverte()
            cle = reponses.cle_de(nom, self._rulebook)
            if cle == REGISTRE and self._registre is not None:
                raise ErreurReglo([reponses.dire(codes.REGISTRE_TENU, nom, fichier=self._registre.fichier)])
            if cle not in self._repondues:
                raise ErreurReglo([reponses.dire(codes.PAS_REPONDU, nom, geste="retirer", correction="")])
            self._repondues.discard(cle)
            return self._changer(etat, reponses.oter(etat.dossier, cle), frozenset({cle}))

    def _poser(self, nom: str, valeur: object, *, corriger: bool) -> tuple[str, ...]:
        with self._verrou, profond(), calculable():
            etat = self._ouverte()
            fichier = "" if self._registre is None else self._registre.fichier
            lue, cles = reponses.lire(nom, valeur, self._rulebook, fichier)
            if fautes := [cle for cle in sorted(cles) if (cle in self._repondues) != corriger]:
                raise ErreurReglo([_mal_venue(nom if len(cles) == 1 else cle, corriger=corriger) for cle in fautes])
            self._repondues |= cles
            return self._changer(etat, reponses.poser(etat.dossier, lue, cles), cles)

    def _changer(self, etat: Etat, dossier: Dossier, cles: frozenset[str]) -> tuple[str, ...]:
        self._questions = self._reponse = None
        return etat.changer(dossier, cles)

    # ---------------------------------------------------------------------------------------------------- what it gets
    @property
    def dossier(self) -> Dossier:
        """The dossier as it is answered now; it stays readable once the instruction is closed."""
        return self._etat.dossier

    @property
    def aides(self) -> tuple[str, ...]:
        """The aids of the instruction, in the order of the rulebook."""
        return self._etat.voulues

    def resultat(self, aide: str) -> Resume:
        """Gives the verdict and the amounts of an aid."""
        return self.resultats((aide,))[aide]

    def resultats(self, aides: Iterable[str] | None = None) -> dict[str, Resume]:
        """Gives the verdict and the amounts of the aids named, or of all, by their ids."""
        with self._verrou, profond(), calculable():
            etat = self._ouverte()
            return {aide: self._resume(aide, etat) for aide in (etat.voulues if aides is None else aides)}

    def _resume(self, aide: str, etat: Etat) -> Resume:
        if aide not in etat.rangs:
            raise ErreurReglo([_hors(aide, etat.voulues)])
        resultat, ecrit = etat.resultat(aide), self._ecrits.get(aide)
        if ecrit is None or ecrit[0] is not resultat:
            ecrit = self._ecrits[aide] = resultat, _resume(resultat, ecrit)
        return ecrit[1]

    def questions(self) -> tuple[Question, ...]:
        """Gives what is still to ask to settle the aids, the most decisive first."""
        with self._verrou, profond(), calculable():
            etat = self._ouverte()
            if self._questions is None:
                self._questions = etat.questions()
            return self._questions

    def reponse(self) -> Reponse:
        """Gives the whole answer, as `reglo.evaluer` does."""
        with self._verrou, profond(), calculable():
            etat = self._ouverte()
            if self._reponse is None:
                self._reponse = self._evaluer(etat.dossier)
            return self._reponse

    def _evaluer(self, dossier: Dossier) -> Reponse:
        reponse = moteurs.evaluer(
            self._rulebook,
            dossier,
            aides=self._aides,
            aujourdhui=self._aujourdhui,
            lectures=self._lectures,
            moteur=self._moteur,
        )
        if self._registre is None:
            return reponse
        provenance = msgspec.structs.replace(reponse.provenance, registre=self._registre.repere)
        return msgspec.structs.replace(reponse, provenance=provenance)

    # --------------------------------------------------------------------------------------------------------- its end
    def fermer(self) -> None:
        """Closes the instruction; its dossier stays readable."""
        with self._verrou:
            self._liberer()
            RESERVE.ranger()

    def _ouverte(self) -> Etat:
        """Refuses what is asked of a closed instruction."""
        if not self._liberer.alive:
            raise ErreurReglo([remarque(codes.FERMEE, NULLE_PART)])
        return self._etat


def _liberer(place: int, suivis: dict[int, Suivi]) -> None:
    """Leaves the place and the sessions, to be closed later: the garbage collector may call this at any time."""
    PLACES.rendre(place)
    for suivi in tuple(suivis.values()):
        suivi.abandonner(RESERVE.abandonnees)


_NUL = ecriture.intervalle(ZERO)


def _resume(resultat: Resultat, ancien: tuple[Resultat, Resume] | None) -> Resume:
    """Writes a result; an amount that has not changed is not written again."""
    if ancien is not None and ancien[0].theorique is resultat.theorique:
        theorique = ancien[1].montant_theorique
    else:
        theorique = ecriture.intervalle(resultat.theorique)
    du = resultat.du
    return Resume(
        aide=resultat.aide,
        verdict=resultat.verdict,
        refuse_par=resultat.refuse_par,
        montant_theorique=theorique,
        montant_du=theorique if du is resultat.theorique else _NUL if du is ZERO else ecriture.intervalle(du),
    )


def _mal_venue(nom: str, *, corriger: bool) -> Diagnostic:
    if corriger:
        return reponses.dire(codes.PAS_REPONDU, nom, geste="corriger", correction=f'repondre("{nom}", …)')
    return reponses.dire(codes.DEJA_REPONDU, nom)


def _hors(aide: str, voulues: tuple[str, ...]) -> Diagnostic:
    proches = vouliez_vous(aide, voulues)
    return remarque(codes.HORS_INSTRUCTION, NULLE_PART, nom=aide, proches=proches)
