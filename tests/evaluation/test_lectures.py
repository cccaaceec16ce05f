"""Readings: one option is retained; the answer says what each other one, alone, would change."""

from datetime import date
from typing import Any

import msgspec
from tests.evaluation.modeles import (
    PREUVE,
    aide,
    bornes,
    compare,
    critere,
    donnee,
    dossier,
    montant,
    periode,
    recueil,
    reponse,
    version,
)  # fmt: skip

from reglo.model import clauses as c
from reglo.model import expressions as e
from reglo.model import rulebook as m
from reglo.outcome import reponse as r
from reglo.source import NULLE_PART as ICI


def selon(lecture: str, option: str) -> tuple[c.ChoixLecture, ...]:
    return (c.ChoixLecture(lecture=lecture, option=option, span=ICI),)


def lecture(nom: str, *options: str) -> m.Lecture:
    """The first option is retained."""
    return m.Lecture(
        id=nom,
        libelle=nom,
        options=tuple(
            m.OptionLecture(nom=o, libelle=f"option {o}", retenue=o == options[0], span=ICI) for o in options
        ),
        preuve=PREUVE,
        span=ICI,
    )


QUINZE = version(
    criteres=(
        critere("c1a", compare("part", ">=", 15), lectures=selon("quinze", "plancher")),
        critere("c1b", compare("part", "=", 15), lectures=selon("quinze", "exactement")),
    ),
    montants=(montant("m1", 100), montant("m2", 50, lectures=selon("forfait", "avec"))),
)
REGLES = recueil(
    [aide("a", QUINZE)],
    [donnee("part")],
    lectures={
        "quinze": lecture("quinze", "plancher", "exactement"),
        "forfait": lecture("forfait", "sans", "avec"),
        "autre": lecture("autre", "x", "y"),
    },
)


DATES = ["depot", "comite"]
BASCULE = version(
    dates_selon_lecture=tuple(
        m.DateSelonLecture(donnee=nom, choix=selon("bascule", nom)[0], span=ICI) for nom in reversed(DATES)
    ),
    periode=periode("2025-07-01", None),
    montants=(montant("m1", 100),),
)
SUCCESSIVES = recueil(
    [aide("a", BASCULE)],
    [donnee(nom, "date") for nom in DATES],
    lectures={"bascule": lecture("bascule", *DATES, "autre")},
)


def test_une_lecture_choisit_la_date_qui_commande() -> None:
    juin, juillet = date(2025, 6, 30), date(2025, 7, 1)
    tot = reponse(SUCCESSIVES, dossier(depot=juin, comite=juillet))
    assert tot.verdict == "hors_vigueur"
    assert [(autre.option, autre.verdict) for autre in tot.lectures] == [
        ("comite", "eligible"),
        ("autre", "hors_vigueur"),
    ]
    assert reponse(SUCCESSIVES, dossier(depot=juillet, comite=juin)).verdict == "eligible"


def test_l_option_sans_date_laisse_celle_de_l_aide_ou_de_l_evaluation() -> None:
    juin, juillet = date(2025, 6, 30), date(2025, 7, 1)
    dates = dossier(depot=juillet, comite=juillet)
    seule = reponse(SUCCESSIVES, dates, aujourdhui=juin, lectures={"bascule": "autre"})
    assert seule.verdict == "hors_vigueur"
    de_l_aide = msgspec.structs.replace(BASCULE, date_qui_commande="comite")
    regles = recueil([aide("a", de_l_aide)], [donnee(nom, "date") for nom in DATES], lectures=SUCCESSIVES.lectures)
    assert reponse(regles, dates, aujourdhui=juin, lectures={"bascule": "autre"}).verdict == "eligible"


def evaluee(part: int, **options: Any) -> r.ReponseAide:  # noqa: ANN401
    return reponse(REGLES, dossier(part=part), **options)


def test_la_reponse_dit_ce_que_chaque_autre_option_changerait() -> None:
    obtenue = evaluee(16)
    assert (obtenue.verdict, bornes(obtenue.montant_du)) == ("eligible", ("100.00", "100.00"))
    assert [(x.lecture, x.option, x.verdict, bornes(x.montant_du)[0], x.change) for x in obtenue.lectures] == [
        ("quinze", "exactement", "ineligible", "0.00", True),
        ("forfait", "avec", "eligible", "150.00", True),
    ]


def test_une_autre_option_peut_ne_rien_changer() -> None:
    assert [x.change for x in evaluee(15).lectures] == [False, True]


def test_on_choisit_une_option() -> None:
    obtenue = evaluee(16, lectures={"quinze": "exactement"})
    assert (obtenue.verdict, obtenue.refuse_par) == ("ineligible", ("a.c1b",))
    assert [(x.lecture, x.option) for x in obtenue.lectures] == [("quinze", "plancher"), ("forfait", "avec")]
    assert [clause.etat for clause in obtenue.clauses[:2]] == ["sans_objet", "faux"]


def test_une_condition_peut_dire_ce_qu_une_lecture_retient() -> None:
    large = e.LectureRetenue(lecture="quinze", option="exactement", span=ICI)
    notion = m.Definition(nom="payee", ecriture="payee", libelle="payee", condition=large, preuve=PREUVE, span=ICI)
    payee = e.DefinitionVraie(definition="payee", span=ICI)
    regles = recueil(
        [aide("a", version(montants=(montant("m1", 100, garde=payee), montant("m2", 10))))],
        [],
        definitions={"payee": notion},
        lectures={"quinze": lecture("quinze", "plancher", "exactement")},
    )
    retenue, autre = reponse(regles, dossier()), reponse(regles, dossier(), lectures={"quinze": "exactement"})
    assert (bornes(retenue.montant_du)[0], bornes(autre.montant_du)[0]) == ("10.00", "110.00")
    assert [(x.option, bornes(x.montant_du)[0], x.change) for x in retenue.lectures] == [("exactement", "110.00", True)]
