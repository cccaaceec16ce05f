"""The answer as data: provenance, order of the aids, same bytes for the same questions."""

from fractions import Fraction

import msgspec
import pytest
from tests.evaluation.modeles import JOUR, aide, critere, donnee, dossier, faits, montant, oui, recueil

from reglo.evaluation.reference import ecriture, evaluer
from reglo.evaluation.reference.provenance import empreinte
from reglo.model.rulebook import Document
from reglo.outcome.dossier import Dossier
from reglo.source import NULLE_PART as ICI

REGLES = recueil(
    [
        aide("b", montants=(montant("m1", 1),)),
        aide("a", criteres=(critere("c1", oui("neuf")),), montants=(montant("m1", 1),)),
    ],
    [donnee("neuf", "booleen"), donnee("cout")],
    documents={"doc": Document(nom="doc", libelle="doc", fichier="doc.txt", span=ICI)},
    empreinte="e" * 64,
)


def test_les_aides_viennent_dans_l_ordre_du_recueil() -> None:
    assert [x.id for x in evaluer(REGLES, dossier(), aujourdhui=JOUR).aides] == ["b", "a"]
    assert [x.id for x in evaluer(REGLES, dossier(), aides=("a",), aujourdhui=JOUR).aides] == ["a"]
    assert evaluer(REGLES, dossier(), aides=("inconnue",), aujourdhui=JOUR).aides == ()


def test_la_provenance_permet_de_rejouer() -> None:
    provenance = evaluer(REGLES, dossier(neuf=True), aujourdhui=JOUR).provenance
    assert (provenance.recueil, provenance.moteur, provenance.date) == ("e" * 64, "reference", "2024-02-01")
    assert provenance.dossier == empreinte(dossier(neuf=True))
    assert provenance.documents == {"doc": "doc.txt"}


def test_l_empreinte_d_un_dossier_ne_depend_pas_de_l_ordre_des_reponses() -> None:
    un = Dossier(faits=faits(neuf=True, cout=Fraction(1, 3)), pieces=frozenset({"x", "y"}))
    deux = Dossier(faits=faits(cout=Fraction(1, 3), neuf=True), pieces=frozenset({"y", "x"}))
    assert empreinte(un) == empreinte(deux) != empreinte(Dossier(faits=faits(neuf=True)))


def test_la_meme_question_donne_les_memes_octets() -> None:
    une, deux = (msgspec.json.encode(evaluer(REGLES, dossier(neuf=True), aujourdhui=JOUR)) for _ in range(2))
    assert une == deux


@pytest.mark.parametrize(
    ("valeur", "ecrit"),
    [
        (Fraction(1), "1.00"),
        (Fraction(5, 1000), "0.01"),
        (Fraction(-1, 3), "-0.33"),
        (Fraction(10**15), "1" + "0" * 15 + ".00"),
    ],
)
def test_un_montant_s_ecrit_au_centime(valeur: Fraction, ecrit: str) -> None:
    assert ecriture.argent(valeur) == ecrit


@pytest.mark.parametrize(
    ("valeur", "ecrit"),
    [
        (Fraction(225, 100), "2.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(20), "20"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(0), "0"),
    ],
)
def test_un_autre_nombre_s_ecrit_exactement(valeur: Fraction, ecrit: str) -> None:
    assert ecriture.exact(valeur) == ecrit


@pytest.mark.parametrize(
    ("valeur", "unite", "ecrit"),
    [
        (Fraction(225, 10_000), "%", "2.25"),
        (Fraction(60), "ans", "5"),
        (Fraction(18), "mois", "18"),
        (Fraction(1, 3), "€", "0.33"),
    ],
)
def test_un_nombre_s_ecrit_dans_l_unite_de_sa_clause(valeur: Fraction, unite: str, ecrit: str) -> None:
    assert ecriture.nombre(valeur, unite) == ecrit
