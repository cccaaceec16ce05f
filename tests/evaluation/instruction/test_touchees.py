"""Each way that an answer reaches a verdict, an amount or a question: what it touches is judged again, and told."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from tests.evaluation.durable.essais import avec_durable
from tests.evaluation.modeles import (
    JOUR,
    PREUVE,
    aide,
    compare,
    critere,
    donnee,
    dossier,
    faits,
    montant,
    oui,
    par,
    periode,
    recueil,
)

from reglo.evaluation.instruction.etat import Etat
from reglo.evaluation.instruction.recueil import RecueilSuivi
from reglo.model import clauses as c
from reglo.model import expressions as e
from reglo.model import rulebook as m
from reglo.outcome.dossier import Dossier, Liste
from reglo.source import NULLE_PART

pytestmark = avec_durable
DONNEES = [
    donnee("places"),
    donnee("neuf", "booleen"),
    donnee("depot", "date"),
    donnee("logements", entite="lot"),
]


def etat(regles: m.Rulebook, contenu: Dossier) -> Etat:
    return Etat(RecueilSuivi(regles, regles.retenues({}), durable=True), tuple(regles.aides), contenu, JOUR)


def lu(etat_: Etat) -> tuple[str, object, bool]:
    """The verdict and the amount of the aid « a », and whether the reference told them."""
    resultat = etat_.resultat("a")
    return resultat.verdict, resultat.theorique.intervalle.bas, resultat.par_reference


def par_une_definition() -> None:
    double = m.Definition(
        span=NULLE_PART, nom="double", ecriture="double", libelle="double", preuve=PREUVE, valeur=_double("places")
    )
    valeur = e.LectureDefinition(definition="double", span=NULLE_PART)
    regles = recueil([aide(montants=(montant("m1", valeur),))], DONNEES, definitions={"double": double})
    suivi = etat(regles, dossier(places=3))
    assert lu(suivi) == ("eligible", 6, False)
    assert suivi.changer(dossier(places=5), frozenset({"places"})) == ("a",)
    assert lu(suivi) == ("eligible", 10, False)


def par_la_condition_d_une_definition() -> None:
    petit = compare(_double("places"), "<=", 8)
    definition = m.Definition(
        span=NULLE_PART, nom="petit", ecriture="petit", libelle="petit", preuve=PREUVE, condition=petit
    )
    lue = critere("c1", e.DefinitionVraie(definition="petit", span=NULLE_PART))
    regles = recueil([aide(criteres=(lue,), montants=(montant("m1", 7),))], DONNEES, definitions={"petit": definition})
    suivi = etat(regles, dossier(places=4))
    assert lu(suivi) == ("eligible", 7, False)
    suivi.changer(dossier(places=5), frozenset({"places"}))
    assert lu(suivi) == ("ineligible", 7, False)


def _double(nom: str) -> e.Nombre:
    return e.Produit(
        gauche=e.LectureDonnee(donnee=nom, span=NULLE_PART),
        droite=e.Constante(valeur=Fraction(2), span=NULLE_PART),
        span=NULLE_PART,
    )


def par_la_date_qui_commande() -> None:
    datee = critere("c1", oui("neuf"), periode=periode("2025-01-01", None))
    regles = recueil([aide(criteres=(datee,), montants=(montant("m1", 7),), date_qui_commande="depot")], DONNEES)
    avant, apres = date(2024, 12, 31), date(2025, 1, 1)
    suivi = etat(regles, dossier(neuf=False, depot=avant))
    assert lu(suivi) == ("eligible", 7, False)
    suivi.changer(dossier(neuf=False, depot=apres), frozenset({"depot"}))
    assert lu(suivi) == ("ineligible", 7, False)


def par_une_liste() -> None:
    regles = recueil([aide(montants=(montant("m1", par(10, "logements", entite="lot")),))], DONNEES)

    def lots(*comptes: int) -> Dossier:
        return dossier({"lot": Liste(tuple(faits(logements=compte) for compte in comptes), complete=True)})

    suivi = etat(regles, lots(2, 3))
    assert lu(suivi) == ("eligible", 50, False)
    suivi.changer(lots(2, 4), frozenset({"lot"}))
    assert lu(suivi) == ("eligible", 60, False)


def par_le_montant() -> None:
    plafonne = critere("c1", compare(e.MontantTheorique(span=NULLE_PART), "<=", 40))
    regles = recueil([aide(criteres=(plafonne,), montants=(montant("m1", par(10, "places")),))], DONNEES)
    suivi = etat(regles, dossier(places=4))
    assert lu(suivi) == ("eligible", 40, False)
    suivi.changer(dossier(places=5), frozenset({"places"}))
    assert lu(suivi) == ("ineligible", 50, False)


def par_le_montant_d_une_autre_version_lue_entre_temps() -> None:
    """Two aids of one ruleset: what one leaves of its computation is not read by the other."""
    seuil = critere("c1", compare(e.MontantTheorique(span=NULLE_PART), "<=", 40))
    aides = [
        aide("a", criteres=(seuil, critere("c2", oui("neuf"))), montants=(montant("m1", 10),)),
        aide("b", montants=(montant("m1", par(10, "places"), aide="b"),)),
    ]
    suivi = etat(recueil(aides, DONNEES), dossier(places=9, neuf=True))
    suivi.resultat("b")
    assert lu(suivi) == ("eligible", 10, False)


def par_une_piece_fournie() -> None:
    piece = c.Piece(
        id="a.d1",
        label="d1",
        preuve=PREUVE,
        span=NULLE_PART,
        nom="devis",
        libelle="devis",
        garde=oui("neuf"),
    )
    suivi = etat(recueil([aide(montants=(montant("m1", 7),), pieces=(piece,))], DONNEES), dossier())
    assert [question.donnee for question in suivi.questions()] == ["neuf"]
    assert suivi.changer(Dossier(pieces=frozenset({"devis"})), frozenset({"pieces"})) == ()
    assert suivi.questions() == ()


CHEMINS: tuple[Callable[[], None], ...] = (
    par_une_definition,
    par_la_condition_d_une_definition,
    par_la_date_qui_commande,
    par_une_liste,
    par_le_montant,
    par_le_montant_d_une_autre_version_lue_entre_temps,
    par_une_piece_fournie,
)
"""The ways, tried one by one."""


@pytest.mark.parametrize("chemin", CHEMINS)
def test_an_answer_reaches_what_depends_on_it(chemin: Callable[[], None]) -> None:
    chemin()
