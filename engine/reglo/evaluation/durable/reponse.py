"""The whole answer, with the criteria that durable-rules settles taken from what fired; the rest is explained as ever.

A firing says whether a criterion holds, not why: a criterion with a « si », an exception, a period or a computation is
read again clause by clause by the reference, which writes the answer.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from reglo.evaluation import reference
from reglo.evaluation.durable.dossiers import Evaluation
from reglo.evaluation.durable.moteur import Moteur
from reglo.evaluation.durable.tirages import Tirage
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.evaluation.reference.criteres import EtatCritere, simple
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Reponse
from reglo.une_fois import Identite
from reglo.values.jugement import FAUX, VRAI

MOTEURS_OUVERTS = 8
"""Engines that stay open, one for each rulebook and set of readings; past it, the one used least is closed."""


def evaluer(
    rulebook: Rulebook,
    dossier: Dossier,
    *,
    aides: tuple[str, ...] | None = None,
    aujourdhui: date,
    lectures: Mapping[str, str] | None = None,
) -> Reponse:
    """Gives the answer that the reference gives, judged by durable-rules; raises as the reference does."""
    moteur = moteur_de(rulebook, rulebook.retenues(lectures or {}))
    juge = _Juge(moteur, Evaluation(moteur, dossier, aujourdhui))
    return reference.evaluer(
        rulebook, dossier, aides=aides, aujourdhui=aujourdhui, lectures=lectures, juge=juge, moteur="durable"
    )


def moteur_de(rulebook: Rulebook, retenues: Mapping[str, str]) -> Moteur:
    """Gives the engine of a rulebook under some readings, kept open for the next dossier."""
    return _moteur(Identite(rulebook), tuple(retenues.items()))


@lru_cache(maxsize=MOTEURS_OUVERTS)
def _moteur(recueil: Identite[Rulebook], retenues: tuple[tuple[str, str], ...]) -> Moteur:
    return Moteur(recueil.objet, dict(retenues))


class _Juge:
    """Gives the criteria that fired, aid by aid, when the reference comes to them."""

    def __init__(self, moteur: Moteur, evaluation: Evaluation) -> None:
        self._moteur = moteur
        self._evaluation = evaluation
        self._preparees: set[str] = set()

    def __call__(self, aide: Aide, version: Version) -> Mapping[str, EtatCritere]:
        """Gives the criteria of a version that fired and need no more explanation."""
        if aide.id not in self._preparees:
            self._preparees.add(aide.id)
            self._evaluation.preparer(aide.id)
        compilee = next(x for x in self._moteur.groupe(aide.id).versions[aide.id] if x.version is version)
        tirage = self._evaluation.tirage(compilee)
        return {} if tirage is None else dict(self._etats(compilee, tirage))

    def _etats(self, version: VersionCompilee, tirage: Tirage) -> Iterator[tuple[str, EtatCritere]]:
        for compile_ in version.criteres:
            critere = compile_.critere
            if not compile_.entier:
                continue
            retenue = all(self._moteur.lectures.get(x.lecture) == x.option for x in critere.lectures)
            if tirage.remplit(compile_):
                yield critere.id, simple(critere, VRAI, retenue=retenue)
            elif critere.id in tirage.refusants:
                yield critere.id, simple(critere, FAUX, retenue=retenue)
