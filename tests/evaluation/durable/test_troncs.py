"""Aids that take up one trunk share the ids of its clauses: what fires for one says nothing of the others."""

from tests.evaluation.durable.essais import avec_durable
from tests.evaluation.modeles import JOUR, aide, compare, critere, dossier, montant, recueil

from reglo.evaluation.durable.moteur import Moteur
from reglo.model import expressions as e
from reglo.source import NULLE_PART

pytestmark = avec_durable


def test_one_clause_of_a_trunk_is_judged_apart_in_each_aid() -> None:
    """The clause reads the theoretical amount, which is not that of the other aid."""
    partage = critere("c1", compare(e.MontantTheorique(span=NULLE_PART), ">=", 50))
    aides = [aide(nom, criteres=(partage,), montants=(montant("m1", somme),)) for nom, somme in (("a", 100), ("b", 10))]
    with Moteur(recueil(aides, [])) as moteur:
        resultats = moteur.trancher(dossier(), aujourdhui=JOUR)
        (jeu,) = moteur.groupe("a").jeux
    assert {nom: x.verdict for nom, x in resultats.items()} == {"a": "eligible", "b": "ineligible"}
    assert not any(x.par_reference for x in resultats.values())
    assert len(jeu.composition.versions) == 2
