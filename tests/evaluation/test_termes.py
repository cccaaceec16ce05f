"""Terms, documents to provide, and formulas in the words of the language."""

from fractions import Fraction
from typing import Any

import msgspec
import pytest
from tests.evaluation.modeles import (
    PREUVE,
    aide,
    bornes,
    donnee,
    dossier,
    montant,
    nombre,
    oui,
    recueil,
    reponse,
    somme,
)  # fmt: skip

from reglo.model import clauses as c
from reglo.model import expressions as e
from reglo.outcome import reponse as r
from reglo.source import NULLE_PART as ICI

DONNEES = [
    donnee("livret_a", unite="%"),
    donnee("marge", minimum=None, unite="%"),
    donnee("neuf", "booleen"),
    donnee("places", unite="place", singulier="place"),
    donnee("zone", "choix", options=("a", "b")),
]
TAUX = e.Maximum(termes=(somme("livret_a", "marge"), nombre(Fraction(25, 10_000))), span=ICI)


def terme(genre: Any, unite: str, reponses: dict[str, Any] | None = None, **champs: Any) -> r.Caracteristique:  # noqa: ANN401
    clause = c.Caracteristique(id="a.q1", label="q1", preuve=PREUVE, span=ICI, genre=genre, unite=unite, **champs)
    une = aide(montants=(montant("m1", 1),), caracteristiques=(clause,))
    return reponse(recueil([une], DONNEES), dossier(**(reponses or {}))).caracteristiques[0]


def test_un_taux_est_une_formule_et_une_valeur_quand_elle_est_connue() -> None:
    inconnu = terme("taux", "%", haut=TAUX)
    assert inconnu.formule == "le livret_a plus la marge, avec un minimum de 0,25\u00a0%"
    assert inconnu.valeur is not None
    assert (bornes(inconnu.valeur), inconnu.valeur.unite) == (("0.25", None), "%")
    connu = terme("taux", "%", {"livret_a": Fraction(24, 1000), "marge": Fraction(-15, 10_000)}, haut=TAUX)
    assert connu.valeur is not None
    assert bornes(connu.valeur) == ("2.25", "2.25")


def test_une_duree_de_a() -> None:
    obtenue = terme("durée", "ans", bas=nombre(60), haut=nombre(360), forme="fourchette", objet="part foncière")
    assert obtenue.valeur is not None
    assert (bornes(obtenue.valeur), obtenue.formule, obtenue.objet) == (
        ("5", "30"),
        "de 5 à 30\u00a0ans",
        "part foncière",
    )


def test_jusqu_a_une_quotite() -> None:
    obtenue = terme("quotité", "%", haut=nombre(Fraction(1, 2)), forme="jusqua")
    assert obtenue.valeur is not None
    assert (bornes(obtenue.valeur), obtenue.formule) == (("0", "50"), "jusqu'à 50\u00a0%")


def test_des_durees_enumerees() -> None:
    obtenue = terme("durée", "ans", valeurs=(Fraction(360), Fraction(420)), forme="parmi")
    assert (obtenue.valeurs, obtenue.valeur) == (("30 ans", "35 ans"), None)


@pytest.mark.parametrize(("neuf", "etat"), [(True, "vrai"), (False, "faux"), (None, "inconnu")])
def test_un_terme_sous_condition(etat: str, *, neuf: bool | None) -> None:
    reponses = {} if neuf is None else {"neuf": neuf}
    obtenu = terme("prestation", "", reponses, texte="conseil au montage", forme="texte", garde=oui("neuf"))
    assert (obtenu.etat, obtenu.texte) == (etat, "conseil au montage")


# -------------------------------------------------------------------------------------------------------- documents
@pytest.mark.parametrize(
    ("neuf", "exigibilite", "fournies", "etat"),
    [
        (True, "obligatoire", (), "a_fournir"),
        (True, "obligatoire", ("devis",), "fournie"),
        (False, "obligatoire", (), "sans_objet"),
        (None, "obligatoire", (), "inconnue"),
        (True, "cas_echeant", (), "le_cas_echeant"),
        (True, "facultatif", (), "facultative"),
    ],
)
def test_les_pieces(exigibilite: Any, fournies: tuple[str, ...], etat: str, *, neuf: bool | None) -> None:  # noqa: ANN401
    clause = c.Piece(
        id="a.d1", label="d1", preuve=PREUVE, span=ICI, nom="devis", libelle="Devis", garde=oui("neuf"),
        exigibilite=exigibilite,
    )  # fmt: skip
    regles = recueil([aide(montants=(montant("m1", 1),), pieces=(clause,))], DONNEES)
    reponses: dict[str, Any] = {} if neuf is None else {"neuf": neuf}
    contenu = msgspec.structs.replace(dossier(**reponses), pieces=frozenset(fournies))
    assert [piece.etat for piece in reponse(regles, contenu).pieces] == [etat]
