"""The pages, as a pure function of the rulebook: what each holds, where its links lead, what no text can do to it."""

import posixpath
from functools import cache
from pathlib import Path

import pytest
from tests.publication.lecture_html import Lue
from tests.verifications import PRELUDE, juste

from reglo.chargement import charger
from reglo.model.rulebook import Rulebook
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.resources import resource_dir

RECUEILS = {"fragments": Path(__file__).parents[1] / "fragments", "rules": resource_dir("rules")}
ELEMENTS = {
    "a", "blockquote", "br", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figure", "footer", "g", "h1", "h2",
    "h3", "header", "ins", "li", "mark", "nav", "ol", "p", "path", "pre", "rect", "section", "small", "span", "strong",
    "svg", "table", "tbody", "td", "text", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTS = {
    "aria-current", "aria-describedby", "aria-hidden", "aria-label", "class", "colspan", "d", "data-search-exclude",
    "data-titre", "height", "href", "id", "preserveaspectratio", "role", "scope", "tabindex", "title", "type",
    "viewbox", "width", "x", "y",
}  # fmt: skip
HOSTILES = (
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "{{ 7*7 }} {% raw %}",
    "a | b `code` **gras** _x_ # titre",
    '"><img src=x onerror=alert(1)>',
    "</section></div> &lt;b&gt; <!-- --> \\",
    "![x](y) [z]: http://a.b $x$ ~~y~~ ^^z^^ ==m==",
)


@cache
def publiees(nom: str) -> dict[str, str]:
    charge = charger(RECUEILS[nom])
    assert charge.rulebook is not None
    return pages(Fonds(charge.rulebook, charge.sources))


def recueil(texte: str) -> tuple[Rulebook, dict[str, str]]:
    lu = juste(texte)
    return lu, {"prelude.regle": PRELUDE, "essai.regle": "langue reglo 1\n" + texte}


AIDE = """
aide essai.aide « Aide à l'essai »
  financeur region
  nature subvention
  territoire « Ariège »
  source reglement, lignes 1 à 9
  en vigueur du 01/01/2025 au 31/12/2025

  bénéficiaires
    c1. zone est zone_a
        texte ligne 3 « les opérations de la zone A »

  critères
    c2. exclu si neuf
        texte ligne 4 « les opérations neuves sont exclues »
    c3. par exception à c2, reste admis si coût au moins 10 000 €
        interprétation « une grosse opération reste admise » par « Réglo »

  tableau forfait « forfait de zone », en €, selon zone puis places
    texte lignes 5 à 7 « le forfait dépend de la zone »
    t1. zone_a         | 1 à 9     : 500 €
    t2. zone_b, zone_c | 1 à 9     : refus
    t3. tout           | 10 et plus : de 100 € à 200 €
    autres cas : non couvert

  montants
    m1. forfait par place  texte ligne 8 « le forfait par place »
"""


# ------------------------------------------------------------------------------------------------------- whole sites
@pytest.mark.parametrize("nom", RECUEILS)
def test_every_link_leads_to_a_page_and_to_an_anchor(nom: str) -> None:
    lues = {adresse: Lue(page) for adresse, page in publiees(nom).items()}
    rompus = []
    for adresse, lue in lues.items():
        for lien in lue.liens:
            chemin, _, ancre = lien.partition("#")
            visee = posixpath.normpath(posixpath.join(posixpath.dirname(adresse), chemin)) if chemin else adresse
            cible = lues.get(visee.removesuffix(".html") + ".md" if chemin else adresse)
            if cible is None or (ancre and ancre not in cible.ancres):
                rompus.append(f"{adresse} : {lien}")
    assert rompus == []


@pytest.mark.parametrize("nom", RECUEILS)
def test_no_anchor_stands_twice_on_a_page(nom: str) -> None:
    for adresse, page in publiees(nom).items():
        ancres = Lue(page).ancres
        assert len(ancres) == len(set(ancres)), adresse


@pytest.mark.parametrize("nom", RECUEILS)
def test_every_clause_stands_under_its_own_id_with_three_facets(nom: str) -> None:
    charge = charger(RECUEILS[nom])
    assert charge.rulebook is not None
    for aide in charge.rulebook.aides.values():
        lue = Lue(publiees(nom)[f"aides/{aide.id}.md"])
        for clause in (*aide.versions[-1].criteres, *aide.versions[-1].montants, *aide.versions[-1].pieces):
            assert clause.id in lue.ancres
    page = publiees(nom)["aides/bdt.eco_pret.md"]
    sections = page.count('class="clause')
    assert sections > 20
    assert page.count('class="facette texte"') == page.count('class="facette regle"') == sections


@pytest.mark.parametrize("nom", RECUEILS)
def test_the_same_rulebook_gives_the_same_pages(nom: str) -> None:
    charge = charger(RECUEILS[nom])
    assert charge.rulebook is not None
    assert pages(Fonds(charge.rulebook, charge.sources)) == publiees(nom)


@pytest.mark.parametrize("nom", RECUEILS)
def test_a_page_is_made_of_few_elements_one_line_each(nom: str) -> None:
    for adresse, page in publiees(nom).items():
        lue = Lue(page)
        assert lue.elements <= ELEMENTS, adresse
        assert lue.attributs <= ATTRIBUTS, adresse
        for ligne in page.split("---\n", 2)[2].splitlines():
            assert not ligne or ligne.startswith("<"), adresse
            assert not ligne.startswith(" "), adresse


# ------------------------------------------------------------------------------------------------------------ an aid
def test_an_aid_is_told_at_a_glance_then_clause_by_clause() -> None:
    texte = _serre(Lue(pages(Fonds(*recueil(AIDE)))["aides/essai.aide.md"]).texte)
    for attendu in (
        "Aide à l'essai",
        "Financeur Région",
        "Nature subvention",
        "Texte Règlement des aides, lignes 1 à 9",
        "Validité Du 1er janvier 2025 au 31 décembre 2025",
        "Pour qui La zone de l'opération est « zone a ».",
        "Combien Le forfait de zone par place du projet. de 100 € à 500 €",
        "« les opérations neuves sont exclues »",
        "Interprétation une grosse opération reste admise Réglo",
        "Par exception à c2, l'aide reste ouverte si le coût de l'opération est d'au moins 10 000 €.",
        "c2. exclu si neuf",
    ):
        assert _serre(attendu) in texte


def test_the_bonuses_are_counted_and_a_date_that_hangs_on_a_reading_is_told_with_it() -> None:
    debut, _, fin = AIDE.partition("  territoire")
    dates = "".join(
        f"  date qui commande {date} selon la lecture essai.date option {option}\n"
        for date, option in (("date_dépôt", "demande"), ("date_marché", "marche"))
    )
    lecture = """
lecture essai.date « Quelle date ? »
  a) demande « à la demande » retenue
  b) marche « au marché »
  texte reglement, ligne 2 « la date »
"""
    bonus = (
        "  bonifications\n    b1. 10 € si neuf  texte « dix »\n  calcul de l'aide\n    e1. somme de m1  texte « m »\n"
    )
    page = pages(
        Fonds(*recueil(f"{lecture}{debut}{dates}  territoire{fin}{bonus}    e2. augmentée de b1  texte « b »\n"))
    )
    texte = _serre(Lue(page["aides/essai.aide.md"]).texte)
    dates_dites = "dépôt du dossier (lecture retenue) ; signature du marché"
    attendu = f"Date qui commande selon la lecture « Quelle date ? » : {dates_dites}"
    assert _serre(attendu) in texte
    assert _serre("1 bonification possible") in texte
    assert "#bonifications" in Lue(page["aides/essai.aide.md"]).liens


def _serre(texte: str) -> str:
    """The text without blanks, with plain apostrophes."""
    return "".join(texte.replace("’", "'").split())


def test_a_table_is_a_grid_whose_holes_show() -> None:
    page = pages(Fonds(*recueil(AIDE)))["aides/essai.aide.md"]
    texte = Lue(page).texte.replace("\u00a0", " ")
    assert "1 à 9 places" in texte
    assert "500 €" in texte
    assert 'class="refus"' in page
    assert 'class="trou"' in page
    assert "le texte ne dit rien" in texte


def test_a_quote_is_not_repeated_among_the_lines_of_the_rule() -> None:
    page = pages(Fonds(*recueil(AIDE)))["aides/essai.aide.md"]
    assert page.count("les opérations neuves sont exclues") == 1


def test_each_line_of_a_file_of_rules_has_its_anchor() -> None:
    lu, sources = recueil(AIDE)
    lue = Lue(pages(Fonds(lu, sources))["regles/essai.md"])
    assert lue.ancres == [f"L{rang}" for rang in range(1, sources["essai.regle"].count("\n") + 2)]
    assert lue.texte.strip().endswith(sources["essai.regle"].strip())


def test_a_clause_of_a_trunk_says_so_in_the_aid_that_takes_it_up_and_there_alone() -> None:
    tronc = """
tronc essai.commun « Règles communes »
  source reglement
  critères
    c9. places au moins 3  texte « trois places »
"""
    publies = pages(Fonds(*recueil(tronc + AIDE.replace("  territoire", "  reprend essai.commun\n  territoire"))))
    assert "../troncs/essai.commun.html#essai.commun.c9" in Lue(publies["aides/essai.aide.md"]).liens
    assert "commun</a>" in publies["aides/essai.aide.md"]
    assert "commun</a>" not in publies["troncs/essai.commun.md"]


def test_who_may_ask_begins_with_what_is_proper_to_the_aid() -> None:
    communs = "\n".join(f"    c{rang}. places au moins {rang}  texte « {rang} places »" for rang in range(11, 16))
    tronc = f"tronc essai.commun « Règles communes »\n  source reglement\n  bénéficiaires\n{communs}\n"
    aide = AIDE.replace("  territoire", "  reprend essai.commun\n  territoire")
    for page in (pages(Fonds(*recueil(tronc + aide))), pages(Fonds(*recueil(aide + tronc)))):
        texte = _serre(Lue(page["aides/essai.aide.md"]).texte)
        assert _serre("Pour qui La zone de l'opération est « zone a ». Le nombre de places du projet") in texte
        assert _serre("et 2 autres, ci-dessous") in texte


def test_a_question_asked_in_one_reading_alone_is_not_told_to_be_what_that_reading_decides() -> None:
    lecture = """
lecture essai.non « Que fait un non ? »
  a) refuser « il refuse l'aide » retenue
  b) classement « il compte dans l'étude »
  interprétation « le texte ne le dit pas » par « Réglo »
"""
    criteres = """
    c5. indiquer neuf  texte « neuve ou non »  selon la lecture essai.non option refuser
    c6. indiquer zone  texte « la zone »  selon la lecture essai.non option classement
    c7. places au moins 2  texte « deux places »  selon la lecture essai.non option refuser
"""
    aide = AIDE.replace("\n  tableau forfait", f"{criteres}\n  tableau forfait")
    texte = _serre(Lue(pages(Fonds(*recueil(lecture + aide)))["aides/essai.aide.md"]).texte)
    assert _serre("Ne vaut que dans la lecture retenue, « Que fait un non ? » : il refuse l'aide") in texte
    assert _serre("Ne vaudrait que dans une autre lecture, non retenue") in texte
    assert _serre("d'au moins 2. Lecture retenue, « Que fait un non ? » : il refuse l'aide") in texte


def test_a_cap_of_a_trunk_clips_the_present_aid_on_the_trunk_page_and_on_the_aid_page() -> None:
    tronc = """
tronc essai.commun « Règles communes »
  source reglement
  plafonds
    p1. le total des aides publiques n'excède pas 100 000 € en écrêtant la présente aide
        texte ligne 5 « dans la limite de 100 000 € »
"""
    publies = pages(Fonds(*recueil(tronc + AIDE.replace("  territoire", "  reprend essai.commun\n  territoire"))))
    for page in ("troncs/essai.commun.md", "aides/essai.aide.md"):
        assert "au-delà, la présente aide est réduite d’autant" in Lue(publies[page]).texte


def test_two_versions_have_two_pages() -> None:
    debut, _, fin = AIDE.partition(" « Aide à l'essai »\n")
    premiere = f"{debut} « Aide à l'essai » version v1\n{fin}"
    seconde = premiere.replace("version v1", "version v2").replace("2025", "2026")
    publies = pages(Fonds(*recueil(premiere + seconde)))
    assert {"aides/essai.aide.md", "aides/essai.aide.v1.md"} <= set(publies)
    assert _serre("31 décembre 2026") in _serre(publies["aides/essai.aide.md"])
    assert "../aides/essai.aide.v1.html" in Lue(publies["aides/essai.aide.md"]).liens
    assert "../aides/essai.aide.html" in Lue(publies["aides/essai.aide.v1.md"]).liens


def test_what_a_document_prints_wrongly_stands_among_the_errata_of_all() -> None:
    errata = "errata reglement\n  r1. ligne 4, au lieu de « neuve », lire « neuves »\n"
    publies = pages(Fonds(*recueil(errata + AIDE)))
    assert "../errata.html#reglement" in Lue(publies["documents/reglement.md"]).liens
    assert {"reglement", "reglement.r1"} <= set(Lue(publies["errata.md"]).ancres)
    assert "ligne 4neuveneuves" in Lue(publies["errata.md"]).texte


def test_the_vocabulary_names_the_aids_that_a_line_may_be() -> None:
    page = pages(Fonds(*recueil(AIDE)))["vocabulaire.md"]
    assert "aides/essai.aide.html" in Lue(page).liens
    assert "montant (€)" in Lue(page).texte


# ----------------------------------------------------------------------------------------------------- hostile texts
@pytest.mark.parametrize("hostile", HOSTILES)
def test_no_text_of_the_rules_can_open_anything(hostile: str) -> None:
    texte = f"""
donnée piège « {hostile} » : choix un « {hostile} », deux
  question « {hostile} est-il posé ? »
lecture essai.doute « {hostile} ? »
  a) oui_da « {hostile} » retenue
  b) autre « autre »
  texte reglement, ligne 2 « {hostile} »
anomalie essai.defaut « {hostile} » défaut : lacune
  texte reglement, ligne 2 « {hostile} »
aide essai.aide « {hostile} »
  financeur region
  nature subvention
  territoire « {hostile} »
  source reglement
  critères
    c1. piège est un
        texte ligne 3 « {hostile} »
        selon la lecture essai.doute option oui_da
        voir anomalie essai.defaut
  pièces
    d1. note « {hostile} »  interprétation « {hostile} » par « {hostile} »
  versement
    v1. le solde à « {hostile} »  texte ligne 4 « {hostile} »
  mentions
    x1. « {hostile} »  texte ligne 4 « {hostile} »
"""
    publies = pages(Fonds(*recueil(texte)))
    for adresse, page in publies.items():
        lue = Lue(page.split("---\n", 2)[2])
        assert lue.elements <= ELEMENTS, adresse
        assert lue.attributs <= ATTRIBUTS, adresse
        assert not any(":" in lien for lien in lue.liens), adresse
        assert not {"<", ">", '"'} & set(page.split("---\n", 2)[1].partition("title: ")[2].splitlines()[0][1:-1])
    uni = " ".join(hostile.split())
    assert uni in " ".join(Lue(publies["aides/essai.aide.md"]).texte.split())
    for signe in ("{{", "{%", "`", "**", "](", "~~", "==", "$x$"):
        assert signe not in publies["aides/essai.aide.md"].split("---\n", 2)[2]
