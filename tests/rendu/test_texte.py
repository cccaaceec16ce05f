"""The answer as text: one golden file for each kind of outcome, and what every text promises."""

from collections.abc import Callable
from pathlib import Path
from textwrap import wrap

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.outcome.petit_recueil import RECUEIL

import reglo
from reglo.outcome import reponse as r
from reglo.rendu.nombres import ecrire_intervalle, ecrire_montant
from reglo.rendu.noms import Noms
from reglo.rendu.page import LARGEUR, plier_ligne
from reglo.rendu.questions import rediger_questions
from reglo.rendu.texte import rediger

ICI = Path(__file__).parent
Golden = Callable[[str, Path], None]
PLAN = {
    "complet": "oui",
    "liste": [{"aide": "aude.hcs", "nature": "subvention", "montant": "60 000 €", "état": "demandé"}],
}
COMPLET: dict[str, object] = {
    "places": 24,
    "habilitées": 4,
    "domotique": "oui",
    "date_dépôt": "15/01/2025",
    "implantation": "favorable",
    "coût": "1 000 000 €",
    "plan_de_financement": PLAN,
    "registre": [{"date": "10/01/2025", "aide": "aude.hcs", "montant": "470 000 €"}],
    "pièces": ["devis"],
}
CAS = {
    "eligible": COMPLET,
    "ineligible": {**COMPLET, "places": 19, "implantation": "défavorable"},
    "partiel": {"places": "de 19 à 24", "habilitées": 4},
    "appreciation": {nom: valeur for nom, valeur in COMPLET.items() if nom != "implantation"},
    "vide": {},
    "plafond_viole": {**COMPLET, "coût": "50 000 €"},
    "accorde": {**COMPLET, "plan_de_financement": [{"aide": "aude.hcs", "montant": "1 €", "état": "accordé"}]},
}


@pytest.mark.parametrize("nom", CAS)
def test_the_text_of_an_answer(golden: Golden, nom: str) -> None:
    reponse = reglo.evaluer(RECUEIL, CAS[nom], date="01/02/2025", moteur="reference")
    texte = rediger(msgspec.structs.replace(reponse, provenance=_sans_empreinte(reponse.provenance)), RECUEIL)
    assert max(map(len, texte.splitlines())) <= LARGEUR
    golden(texte, ICI / f"{nom}.attendu")


def _sans_empreinte(provenance: r.Provenance) -> r.Provenance:
    """The provenance without what changes with each version."""
    return msgspec.structs.replace(provenance, reglo="0", recueil="0" * 64, dossier="0" * 64)


def test_several_aids_are_first_told_in_brief() -> None:
    """One line for each aid, from what is granted to what is refused; the reasons come after."""
    reponse = reglo.evaluer(RECUEIL, COMPLET, date="01/02/2025", moteur="reference")
    seule = reponse.aides[0]
    assert "En bref" not in rediger(msgspec.structs.replace(reponse, aides=(seule,)))
    refusee = msgspec.structs.replace(seule, id="z", nom="Refusée", verdict="ineligible", refuse_par=("z.c1",))
    brut = rediger(msgspec.structs.replace(reponse, aides=(refusee, seule)))
    bref = brut.split("En bref")[1].split("=====")[0].replace("\u202f", " ").replace("\u00a0", " ").splitlines()
    montant = "60 000 €"
    assert bref[2:6] == [
        "Éligible :",
        f"  - {seule.nom} (aude.hcs) : {montant}",
        "Inéligible :",
        "  - Refusée (z) : refusé par c1",
    ]


def test_an_answer_is_told_without_its_rulebook() -> None:
    reponse = reglo.evaluer(RECUEIL, COMPLET, date="01/02/2025", moteur="reference")
    assert "Habitat collectif avec services (aude.hcs)" in rediger(reponse)


@pytest.mark.parametrize(
    ("intervalle", "ecrit"),
    [
        (r.Intervalle(min="70000.00", max="70000.00"), "70 000 €"),
        (r.Intervalle(min="0.00", max="70000.50"), "de 0 € à 70 000,50 €"),
        (r.Intervalle(min=None, max="5.00"), "au plus 5 €"),
        (r.Intervalle(min="5.00", max=None), "au moins 5 €"),
        (r.Intervalle(min=None, max=None), "sans borne connue"),
        (r.Intervalle(min=None, max=None, vide=True, texte=True), "non couvert par le texte"),
        (r.Intervalle(min="0.00", max="0.00", texte=True), "0 €, ou non couvert par le texte"),
        (r.Intervalle(min="60", max="60", unite="mois"), "5 ans"),
        (r.Intervalle(min="2.25", max="2.25", unite="%"), "2,25 %"),
        (r.Intervalle(min="1/3", max="1/3", unite="place"), "1/3 place"),
    ],
)
def test_a_range_is_written(intervalle: r.Intervalle, ecrit: str) -> None:
    assert ecrire_intervalle(intervalle).replace("\u202f", " ").replace("\u00a0", " ") == ecrit


def test_an_amount_is_written() -> None:
    assert ecrire_montant("1250.50") == "1\u202f250,50\u00a0€"


def test_no_sign_begins_a_line() -> None:
    for ligne in plier_ligne("mot ; " * 60 + "« cité » ? oui : non !"):
        assert ligne[:1] not in ";:?!»"
    assert plier_ligne("") == [""]


@given(
    st.lists(st.sampled_from(["un", "mot", " ", " ", "   ", "-", "\n", "très " * 30, "long" * 12, "w" * 120])),
    st.sampled_from(["", "    "]),
)
def test_a_line_is_folded_as_textwrap_folds_it(morceaux: list[str], suite: str) -> None:
    ligne = "".join(morceaux)
    plies = wrap(ligne, LARGEUR, subsequent_indent=suite, break_long_words=False, break_on_hyphens=False)
    assert plier_ligne(ligne, suite=suite) == (plies or [""])


def test_a_question_says_who_answers_how_and_what_it_settles() -> None:
    question = r.Question(
        donnee="implantation",
        libelle="implantation",
        question="L'implantation est-elle pertinente ?",
        a_qui="autorite",
        options=("favorable", "defavorable"),
        peut_trancher=(r.EffetReponse(aide="aude.hcs", sortie="verdict"), r.EffetReponse(aide="b", sortie="montant")),
    )
    assert [ligne.replace("\u00a0", " ") for ligne in rediger_questions([question], Noms(RECUEIL))] == [
        "1. L'implantation est-elle pertinente ?",
        "   À demander à l'autorité : implantation (favorable, défavorable).",
        "   Peut trancher : le droit à l'aide (aude.hcs) ; le montant (b).",
    ]


def test_an_aid_that_gives_no_money_says_so() -> None:
    nul = r.Intervalle(min="0.00", max="0.00")
    conseil = r.ReponseAide(
        id="conseil",
        nom="Conseil",
        version="",
        verdict="eligible",
        en_argent=False,
        montant_theorique=nul,
        montant_du=nul,
    )
    reponse = reglo.evaluer(RECUEIL, COMPLET, date="01/02/2025", moteur="reference")
    texte = rediger(msgspec.structs.replace(reponse, aides=(conseil,)), RECUEIL)
    assert "Cette aide ne verse pas de somme." in texte
    assert "Montant" not in texte
