"""How something stands, from the marks of one or several reviewers; and how it is said."""

from datetime import timedelta

import pytest
from tests.relecture.essai import JOUR, apres, marque, recueil

from reglo.relecture import Etat, Marque, juger
from reglo.relecture.enonce import compter, dire
from reglo.relecture.liste import grouper, part_relue, rediger, retenir

CLAUSE = "essai.base.c1"
CHANGE = ("c1. places au moins 3", "c1. places au moins 4")


def etat(*marques: Marque, change: bool = False) -> Etat:
    return juger(recueil(CHANGE) if change else recueil(), marques).etats[CLAUSE]


def test_what_no_one_read_was_never_reviewed() -> None:
    assert (etat().genre, dire(etat())) == ("jamais", "jamais relue")


def test_a_review_is_told_with_its_day_and_its_function() -> None:
    assert dire(etat(marque(CLAUSE))) == "relue le 12/03/2025 par «\u00a0juriste du Département\u00a0»"


def test_a_reservation_is_told_with_its_words() -> None:
    reserve = etat(marque(CLAUSE, reserve="seuil à confirmer"))
    assert reserve.genre == "réserve"
    attendu = (
        "relue avec réserve le 12/03/2025 par «\u00a0juriste du Département\u00a0» : «\u00a0seuil à confirmer\u00a0»"
    )
    assert dire(reserve) == attendu


def test_what_changed_since_is_to_be_read_again_even_under_reservation() -> None:
    for une in (marque(CLAUSE), marque(CLAUSE, reserve="seuil à confirmer")):
        perimee = etat(une, change=True)
        assert perimee.genre == "à relire"
        assert dire(perimee).startswith("à relire : la clause a changé depuis la relecture")
        assert ("avec réserve" in dire(perimee), "seuil à confirmer" in dire(perimee)) == (bool(une.reserve),) * 2


def test_of_one_reviewer_the_last_mark_alone_counts() -> None:
    levee = marque(CLAUSE, le=JOUR + timedelta(days=1))
    assert etat(marque(CLAUSE, reserve="à revoir"), levee).genre == "relue"
    assert etat(levee, marque(CLAUSE, reserve="à revoir")).genre == "relue"
    assert etat(marque(CLAUSE), marque(CLAUSE, le=JOUR + timedelta(days=1), reserve="à revoir")).genre == "réserve"


def test_a_reservation_stays_until_the_one_who_made_it_lifts_it() -> None:
    autre = marque(CLAUSE, par="service de l'habitat", le=JOUR + timedelta(days=9))
    assert etat(marque(CLAUSE, reserve="à revoir"), autre).genre == "réserve"


def test_one_review_that_holds_is_enough() -> None:
    nouvelle = marque(CLAUSE)
    perimee = marque(CLAUSE, par="service de l'habitat", le=JOUR + timedelta(days=9))
    fausse = {"empreintes": marque("essai.un.c2").empreintes}
    assert etat(nouvelle, marque(CLAUSE, par="service de l'habitat", **fausse)).genre == "relue"
    assert etat(perimee, marque(CLAUSE, **fausse)).marques == (perimee,)


@pytest.mark.parametrize(
    ("genres", "attendu"),
    [
        ({}, "18 dispositions relues"),
        (dict([CHANGE]), "18 dispositions, dont 17 relues et 1 à relire"),
    ],
)
def test_states_are_counted(genres: dict[str, str], attendu: str) -> None:
    assert compter(apres(*genres.items()).etats.values()) == attendu


def test_what_was_never_begun_is_said_so() -> None:
    bilan = juger(recueil(), ())
    assert compter(bilan.etats.values()) == "18 dispositions, aucune relue"
    assert compter([bilan.etats[CLAUSE]]) == "1 disposition jamais relue"


def test_the_part_reviewed_leaves_out_reservations_and_what_is_to_read_again() -> None:
    assert part_relue([etat(marque(CLAUSE)), etat()]) == 50
    assert part_relue([etat(marque(CLAUSE, reserve="non")), etat(marque(CLAUSE), change=True)]) == 0


def test_an_aid_gathers_what_it_says_and_what_it_reads() -> None:
    bilan = juger(recueil(), ())
    noms = [une.objet.nom for une in retenir(recueil(), bilan, ["essai.un"])]
    assert noms[0] == "aide essai.un"
    assert {"essai.base.c1", "définition petite", "tableau essai.un.forfait", "essai.un.t2"} <= set(noms)
    assert {"lecture essai.doute", "anomalie essai.defaut"} <= set(noms)
    assert not any("essai.deux" in nom for nom in noms)


def test_the_list_goes_by_aid_and_says_where_each_thing_stands() -> None:
    bilan = apres(CHANGE)
    lignes = [*rediger(recueil(), retenir(recueil(), bilan), (), entier=False)]
    assert lignes[0] == "18 dispositions, dont 17 relues et 1 à relire."
    rang = lignes.index("essai.base « Règles communes » : 2 dispositions, dont 1 relue et 1 à relire.")
    assert lignes[rang + 1].startswith("  essai.regle:14:5 essai.base.c1 : à relire : la clause a changé")
    titres = [groupe.titre for groupe in grouper(recueil(), bilan.etats.values())]
    assert titres[:4] == ["Une autre aide", "Première aide", "Seconde aide", "Règles communes"]
