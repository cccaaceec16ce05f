"""What the pages say of the reviews: a sign at each clause, a count at each aid, one page that tells all."""

import re

from msgspec.structs import replace
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import ATTRIBUTS, ELEMENTS, HOSTILES
from tests.relecture.essai import TEXTE, marque, recueil
from tests.verifications import PRELUDE

from reglo.model.rulebook import Rulebook
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.relecture import Marque

SOURCES = {"prelude.regle": PRELUDE, "essai.regle": f"langue reglo 1\n{TEXTE}"}
CHANGE = ("c1. places au moins 3", "c1. places au moins 4")


def publiees(*marques: Marque, lu: Rulebook | None = None) -> dict[str, str]:
    return pages(Fonds(lu or recueil(), SOURCES, marques=marques))


def texte(page: str) -> str:
    return " ".join(Lue(page).texte.replace("\u00a0", " ").replace("’", "'").split())


def clause(page: str, ancre: str) -> str:
    """The section whose heading holds an anchor."""
    trouvee = re.search(rf'<section[^\n]* id="{re.escape(ancre)}"[^\n]*', page)
    assert trouvee
    return trouvee[0]


def test_without_a_mark_each_clause_says_that_no_one_read_it() -> None:
    publies = publiees()
    assert "18 dispositions, aucune relue." in texte(publies["relecture.md"])
    une = clause(publies["aides/essai.un.md"], "essai.un.c2")
    assert 'title="Jamais relue"' in une
    assert "../relecture.html#sous-essai.un" in Lue(une).liens
    assert "note relecture" not in une


def test_a_review_is_told_at_its_clause_at_its_aid_and_on_the_page_of_reviews() -> None:
    publies = publiees(marque("essai.un.c2"), marque("aide essai.un"))
    une = clause(publies["aides/essai.un.md"], "essai.un.c2")
    assert "● relue" in Lue(une).texte
    assert "../relecture.html#relue-essai.un.c2" in Lue(une).liens
    carte = texte(publies["aides/essai.un.md"])
    assert "Relecture12 dispositions, dont 2 relues et 10 jamais relues" in carte
    assert "en-tête relu le 12/03/2025 par « juriste du Département »" in carte
    relecture = Lue(publies["relecture.md"])
    assert {"sous-essai.un", "relue-essai.un.c2", "relue-aide-essai.un"} <= set(relecture.ancres)
    assert {"aides/essai.un.html#essai.un.c2", "aides/essai.un.html"} <= set(relecture.liens)


def test_a_reservation_is_read_beside_the_sentence_that_it_is_about() -> None:
    publies = publiees(marque("essai.base.c1", reserve="seuil à confirmer"))
    for adresse in ("aides/essai.un.md", "troncs/essai.base.md"):
        une = clause(publies[adresse], "essai.base.c1")
        attendue = "Relue avec réserve le 12/03/2025 par « juriste du Département » : « seuil à confirmer »"
        assert attendue in texte(une)
    assert "Avec réserve" in texte(publies["relecture.md"])


def test_what_changed_since_is_said_where_it_is_read_and_first_on_the_page_of_reviews() -> None:
    publies = publiees(marque("essai.base.c1"), lu=recueil(CHANGE))
    une = texte(clause(publies["aides/essai.un.md"], "essai.base.c1"))
    assert "◌ à relire" in une
    assert "À relire : la clause a changé depuis la relecture du 12/03/2025" in une
    relecture = texte(publies["relecture.md"])
    assert relecture.index("À relire essai.base.c1") < relecture.index("Par aide")


def test_what_two_versions_call_by_one_name_is_told_apart() -> None:
    publies = publiees(marque("essai.deux.m1 version v1"))
    assert "● relue" in clause(publies["aides/essai.deux.v1.md"], "essai.deux.m1")
    assert "○" in clause(publies["aides/essai.deux.md"], "essai.deux.m1")
    assert "aides/essai.deux.v1.html#essai.deux.m1" in Lue(publies["relecture.md"]).liens


def test_readings_defects_definitions_and_tables_have_their_sign() -> None:
    noms = ("lecture essai.doute", "anomalie essai.defaut", "définition petite", "tableau essai.un.forfait")
    publies = publiees(*map(marque, noms))
    assert "● relue" in clause(publies["lectures.md"], "essai.doute")
    (defauts,) = (page for adresse, page in publies.items() if adresse.startswith("anomalies/"))
    assert "● relue" in clause(defauts, "essai.defaut")
    assert "● relue" in clause(publies["definitions.md"], "petite")
    assert "● relue" in clause(publies["aides/essai.un.md"], "essai.un.forfait")
    liens = Lue(publies["relecture.md"]).liens
    assert {"lectures.html#essai.doute", "definitions.html#petite"} <= set(liens)
    assert any(lien.startswith("anomalies/") and lien.endswith("#essai.defaut") for lien in liens)


def test_each_sign_leads_to_an_anchor_and_each_anchor_stands_once() -> None:
    publies = publiees(*(marque(nom) for nom in ("essai.un.c2", "aide essai.deux version v1", "essai.un.t1")))
    relecture = Lue(publies["relecture.md"])
    assert len(relecture.ancres) == len(set(relecture.ancres))
    for page in publies.values():
        vers = {lien.partition("#")[2] for lien in Lue(page).liens if "relecture.html#" in lien}
        assert vers <= set(relecture.ancres)


def test_a_review_of_what_is_gone_is_not_lost() -> None:
    page = texte(publiees(replace(marque("essai.un.c2"), objet="essai.un.c9"))["relecture.md"])
    assert "Ce qui n'existe plus essai.un.c9 relue le 12/03/2025 par « juriste du Département »" in page
    assert "n'existe plus" not in texte(publiees(marque("essai.un.c2"))["relecture.md"])


def test_no_text_of_a_mark_can_open_anything() -> None:
    for hostile in HOSTILES:
        publies = publiees(marque("essai.base.c1", par=hostile, reserve=hostile))
        for adresse in ("relecture.md", "aides/essai.un.md"):
            lue = Lue(publies[adresse].split("---\n", 2)[2])
            assert lue.elements <= ELEMENTS
            assert lue.attributs <= ATTRIBUTS
            assert " ".join(hostile.split()) in " ".join(lue.texte.split())
