"""Draws what the properties are about, and runs them: as many examples as REGLO_EXEMPLES says."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tests.strategies.dossiers import partiel
from tests.strategies.recueils import recueil
from tests.strategies.tirage import Tirage, tirages
from tests.strategies.vocabulaire import AUJOURDHUI

from reglo.evaluation.reference import evaluer
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Reponse

EXEMPLES = int(os.environ.get("REGLO_EXEMPLES", "60"))
profil = settings(
    max_examples=EXEMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
"""The settings of every property: stable from one run to the next, deeper with more examples."""


def repondre(recueil_: Rulebook, dossier: Dossier, lectures: Mapping[str, str] | None = None) -> Reponse:
    """Evaluates every aid of a drawn rulebook."""
    return evaluer(recueil_, dossier, aujourdhui=AUJOURDHUI, lectures=lectures or {})


class Situation(NamedTuple):
    """What a property is about; shown by the choices that made it, for a rulebook does not fit on a screen."""

    t: Tirage
    recueil: Rulebook
    dossier: Dossier

    def __repr__(self) -> str:
        return f"choix {self.t.tires}"


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Gives a rulebook, a dossier, and the source to draw more from."""
    t = draw(tirages())
    drawn = recueil(t)
    return Situation(t, drawn, partiel(t, drawn))
