"""The examples on the pages: what each gives, expects, obtains and proves; what fails shows, every link leads back."""

from pathlib import Path

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import AIDE, HOSTILES, _serre, recueil

from reglo.cases.couverture.epreuve import Epreuves, eprouver, eprouver_toutes, lire_exemples
from reglo.cases.execution import preparer
from reglo.model.rulebook import Rulebook
from reglo.publication import pages
from reglo.publication.fonds import Fonds

EXEMPLES = """langue reglo 1
exemple « projet type » à la date du 01/02/2025
  dossier
    date_dépôt : 15/01/2025
    zone : zone_a
    neuf : non
    places : 4
  attendu essai.aide
    verdict : éligible
    montant : 2 000 €
    c1 : vrai

exemple « hors zone » à partir de « projet type »
  dossier
    zone : zone_b
  attendu essai.aide
    verdict : inéligible
    refusé par : c1, t2

exemple « places inconnues » à partir de « projet type »
  dossier
    places : sans réponse
  attendu essai.aide
    verdict : indéterminé
    questions : places
"""
PAGE = "exemples/essai.aide.md"


def joues(texte: str, lu: Rulebook, fichier: str = "essai.cas.regle") -> Epreuves:
    return eprouver_toutes((preparer(texte, fichier, lu),), lu)


def publiees(exemples: str = EXEMPLES, regles: str = AIDE) -> dict[str, str]:
    lu, sources = recueil(regles)
    return pages(Fonds(lu, sources, epreuves=joues(exemples, lu)))


def section(page: str, ancre: str) -> Lue:
    """Reads one example of a page."""
    debut = page.index(f'id="{ancre}"')
    return Lue(page[page.rindex("<section", 0, debut) : page.index("</section>", debut)])


# ------------------------------------------------------------------------------------------------- example by example
def test_an_example_says_what_is_given_expected_and_obtained() -> None:
    texte = _serre(section(publiees()[PAGE], "exemple-projet-type").texte)
    for attendu in (
        "réussi",
        "Projet type Le dossier, au 1er février 2025 :",
        "Places du projet : 4 places",
        "verdict : éligible",
        "montant : 2 000 €",
        "Réponse obtenue : éligible, montant 2 000 €.",
        "essai.cas.regle, ligne 8",
    ):
        assert _serre(attendu) in texte


def test_an_example_that_starts_from_another_says_only_what_it_changes() -> None:
    lue = section(publiees()[PAGE], "exemple-hors-zone")
    texte = _serre(lue.texte)
    assert _serre("Comme « projet type », sauf :") in texte
    assert _serre("zone b") in texte
    assert "places" not in texte
    assert "#exemple-projet-type" in lue.liens
    assert _serre("sans réponse") in _serre(section(publiees()[PAGE], "exemple-places-inconnues").texte)


def test_an_example_that_fails_is_shown_failing_with_what_was_expected() -> None:
    publies = publiees(EXEMPLES.replace("montant : 2 000 €", "montant : 2 001 €"))
    page = publies[PAGE]
    texte = _serre(section(page, "exemple-projet-type").texte)
    assert 'class="exemple echec"' in page
    assert _serre("La réponse n'est pas celle attendue.") in texte
    assert _serre("Montant : attendu 2 001 €, obtenu 2 000 €.") in texte
    assert _serre("Un exemple qui échoue ne prouve rien.") in texte
    for adresse, lien in (("aides/essai.aide.md", "../exemples/essai.aide.html"), (PAGE, "")):
        lue = Lue(publies[adresse])
        assert _serre("3 exemples joués : 1 ne donne pas le résultat attendu.") in _serre(lue.texte)
        assert f"{lien}#exemple-projet-type" in lue.liens
    assert 'class="echec">1<' in publies["exemples.md"]


def test_two_examples_of_one_title_have_two_anchors() -> None:
    lu, sources = recueil(AIDE)
    fichiers = tuple(preparer(EXEMPLES, nom, lu) for nom in ("a.cas.regle", "b.cas.regle"))
    page = pages(Fonds(lu, sources, epreuves=eprouver_toutes(fichiers, lu)))[PAGE]
    assert {"exemple-projet-type", "exemple-projet-type-2"} <= set(Lue(page).ancres)


def test_an_example_that_cannot_be_read_is_named_and_not_played() -> None:
    publies = publiees(EXEMPLES.replace("neuf : non", "neuf : peut-être"))
    texte = _serre(Lue(publies["exemples.md"]).texte)
    assert _serre("Exemples illisibles, donc non joués") in texte
    assert _serre("essai.cas.regle, ligne 6") in texte


# ---------------------------------------------------------------------------------------------------- links both ways
def test_a_clause_leads_to_the_examples_that_prove_it_and_they_lead_back() -> None:
    publies = publiees()
    aide, exemples = Lue(publies["aides/essai.aide.md"]), Lue(publies[PAGE])
    assert "../exemples/essai.aide.html#preuves-essai.aide.c1" in aide.liens
    assert "prouvée par 2 exemples" in aide.texte
    assert "preuves-essai.aide.c1" in exemples.ancres
    assert "../aides/essai.aide.html#essai.aide.c1" in section(publies[PAGE], "exemple-hors-zone").liens
    assert "#exemple-hors-zone" in exemples.liens


def test_what_an_example_shares_with_its_start_it_does_not_prove() -> None:
    prouve = section(publiees()[PAGE], "exemple-places-inconnues").liens
    assert "../aides/essai.aide.html#essai.aide.c2" not in prouve
    assert "../aides/essai.aide.html" in prouve


def test_a_clause_that_nothing_proves_says_so() -> None:
    sans = EXEMPLES.replace("    c1 : vrai\n", "").replace(
        "verdict : éligible\n    montant", "verdict : inéligible\n    montant"
    )
    page = Lue(publiees(sans.replace("zone : zone_b", "zone : zone_a"))["aides/essai.aide.md"])
    assert "qu’aucun exemple ne prouve" in page.texte


def test_the_edges_that_no_example_reaches_are_named_on_the_page_of_the_aid() -> None:
    texte = _serre(Lue(publiees()["aides/essai.aide.md"]).texte)
    assert _serre("Motifs de refus 2 1 ") in texte
    assert _serre("exactement à 10 000 €") in texte
    assert _serre("places du projet juste au-dessus de 9 places") in texte


def test_what_another_aid_proves_of_a_trunk_is_said_with_its_way() -> None:
    tronc = """
tronc essai.commun « Règles communes »
  source reglement
  critères
    c9. places au moins 3  texte « trois places »
"""
    aide = AIDE.replace("  territoire", "  reprend essai.commun\n  territoire")
    lu, sources = recueil(tronc + aide + aide.replace("essai.aide", "essai.autre"))
    au_seuil = (
        EXEMPLES.replace("essai.aide", "essai.autre").replace("places : 4", "places : 3").replace("2 000", "1 500")
    )
    fichiers = preparer(EXEMPLES, "a.cas.regle", lu), preparer(au_seuil, "b.cas.regle", lu)
    publies = pages(Fonds(lu, sources, epreuves=eprouver_toutes(fichiers, lu)))
    assert "par une autre aide" in Lue(publies[PAGE]).texte
    assert "../exemples/essai.commun.html#preuves-essai.commun.c9" in Lue(publies[PAGE]).liens
    assert "../exemples/essai.commun.html#preuves-essai.commun.c9" in Lue(publies["troncs/essai.commun.md"]).liens
    assert "../exemples/essai.aide.html#exemple-projet-type" in Lue(publies["exemples/essai.commun.md"]).liens
    assert "../exemples/essai.commun.html" in Lue(publies["troncs/essai.commun.md"]).liens


def test_a_clause_that_another_aid_alone_proves_says_so_on_each_aid_that_has_it() -> None:
    tronc = """
tronc essai.commun « Règles communes »
  source reglement
  critères
    c9. places au moins 3  texte « trois places »
"""
    aide = AIDE.replace("  territoire", "  reprend essai.commun\n  territoire")
    lu, sources = recueil(tronc + aide + aide.replace("essai.aide", "essai.autre"))
    trop_peu = (
        EXEMPLES.replace("essai.aide", "essai.autre")
        .replace("places : 4", "places : 2")
        .replace("éligible\n    montant : 2 000 €\n    c1 : vrai", "inéligible\n    refusé par : essai.commun.c9", 1)
    )
    publies = pages(Fonds(lu, sources, epreuves=eprouver_toutes((), lu)))
    assert "qu’aucun exemple ne prouve" in section(publies["aides/essai.aide.md"], "essai.commun.c9").texte
    publies = pages(Fonds(lu, sources, epreuves=eprouver_toutes((preparer(trop_peu, "b.cas.regle", lu),), lu)))
    clause = section(publies["aides/essai.aide.md"], "essai.commun.c9")
    assert "qu’aucun exemple ne prouve" not in clause.texte
    assert "d’une autre aide" in clause.texte
    assert _serre("refusé par : c9 (commune)") in _serre(Lue(publies["exemples/essai.autre.md"]).texte)
    assert "../exemples/essai.commun.html#preuves-essai.commun.c9" in clause.liens


def test_a_reading_leads_to_the_examples_that_show_its_options() -> None:
    lecture = """
lecture essai.sens « Que veut dire la zone ? »
  a) large « toute la zone » retenue
  b) etroit « le bourg seul »
  texte reglement, ligne 2 « la zone »
"""
    critere = "    c4. exclu si places plus de 3  texte « trois places »  selon la lecture essai.sens option etroit\n"
    selon = (
        EXEMPLES + "exemple « sens étroit » à partir de « projet type »\n  selon la lecture essai.sens option etroit\n"
    )
    selon += "  attendu essai.aide\n    verdict : inéligible\n    refusé par : c4\n"
    publies = publiees(selon, lecture + AIDE.replace("\n  tableau", f"\n{critere}\n  tableau"))
    assert "exemples-communs.html#preuves-essai.sens" in Lue(publies["lectures.md"]).liens
    assert "exemples/essai.aide.html#exemple-sens-etroit" in Lue(publies["exemples-communs.md"]).liens
    assert _serre("Selon la lecture « Que veut dire la zone ? » : le bourg seul") in _serre(Lue(publies[PAGE]).texte)


# ------------------------------------------------------------------------------------------------------- without, with
def test_without_examples_played_the_pages_say_so() -> None:
    lu, sources = recueil(AIDE)
    publies = pages(Fonds(lu, sources))
    assert PAGE not in publies
    for adresse in ("aides/essai.aide.md", "exemples.md", "exemples-communs.md"):
        assert _serre("Les exemples n'ont pas été joués pour cette publication.") in _serre(Lue(publies[adresse]).texte)


def test_one_aid_tried_again_gives_what_all_of_them_gave() -> None:
    lu, _ = recueil(AIDE)
    fichier = preparer(EXEMPLES, "essai.cas.regle", lu)
    toutes = eprouver_toutes((fichier,), lu)
    assert toutes.avec(eprouver("essai.aide", (fichier,), lu)) == toutes


def test_the_files_of_examples_are_named_from_the_folder_of_the_rules(tmp_path: Path) -> None:
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous/essai.cas.regle").write_text(EXEMPLES, encoding="utf-8")
    (tmp_path / "illisible.cas.regle").write_bytes(b"\xff\xfe\xff")
    illisible, lu = lire_exemples(tmp_path, recueil(AIDE)[0])
    assert (illisible.nom, lu.nom) == ("illisible.cas.regle", "sous/essai.cas.regle")
    assert illisible.diagnostics[0].span.fichier == "illisible.cas.regle"
    assert len(lu.cas) == 3


@pytest.mark.parametrize("hostile", [texte for texte in HOSTILES if "»" not in texte])
def test_no_text_of_an_example_can_open_anything(hostile: str) -> None:
    sans = publiees()[PAGE]
    page = publiees(EXEMPLES.replace("projet type", hostile))[PAGE]
    assert Lue(page.split("---\n", 2)[2]).elements == Lue(sans.split("---\n", 2)[2]).elements
    assert _serre(hostile) in _serre(Lue(page).texte)
