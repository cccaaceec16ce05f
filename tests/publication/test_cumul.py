"""Relations between aids: who says what of whom, who is treated alike, and what no clause says."""

from html.parser import HTMLParser

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import RECUEILS, publiees, recueil
from tests.verifications import juste

from reglo.chargement import charger
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.publication.reperes.cumul import GROUPES
from reglo.publication.reperes.graphe import Boite, Fil, Mot, dessiner
from reglo.publication.reperes.rapports import DEPEND, rapports, reseaux


def aide(nom: str, corps: str = "", *, financeur: str = "region", nature: str = "subvention", famille: str = "") -> str:
    tete = f"aide {nom} « Aide {nom} »\n  financeur {financeur}\n  nature {nature}\n  source reglement\n"
    return tete + (f"  famille {famille}\n" if famille else "") + corps + "\n"


def non_cumul(*phrases: str) -> str:
    return "  non-cumul\n" + "".join(f"    n{n}. {p}  texte « t{n} »\n" for n, p in enumerate(phrases, start=1))


TROIS = (
    aide("un", non_cumul("exclut l'aide deux", "cumul permis avec l'aide trois si neuf"))
    + aide("deux")
    + aide("trois")
    + aide("seule")
)


def cumul(texte: str) -> str:
    """The page of cumul of some rules, as it is read."""
    return Lue(pages(Fonds(*recueil(texte)))["cumul.md"]).texte.replace("\u00a0", " ").replace("’", "'")


def _dits(texte: str) -> set[tuple[str, str, str, str]]:
    lu = juste(texte)
    return {
        (un, rapport.genre, autre, rapport.clause.label)
        for reseau in reseaux(lu)
        for (un, autre), dits in reseau.dits.items()
        for rapport in dits
    }


def test_a_clause_speaks_of_the_aid_that_it_names() -> None:
    assert _dits(TROIS) == {("un", "exclut", "deux", "n1"), ("un", "cumul permis avec", "trois", "n2")}


def test_a_set_is_the_other_aids_of_the_rulebook_that_it_holds() -> None:
    texte = (
        aide("un", non_cumul("exclut toute autre aide du financeur region"))
        + aide("deux")
        + aide("trois", financeur="banque")
        + aide("quatre", nature="regle")
    )
    assert _dits(texte) == {("un", "exclut", nom, "n1") for nom in ("deux", "autre.aide")}


def test_a_set_without_any_aid_of_the_rulebook_is_shown_itself() -> None:
    texte = aide("un", non_cumul("exclut toute autre aide du financeur banque"))
    assert _dits(texte) == {("un", "exclut", "financeur banque", "n1")}
    assert "Aides du financeur Banque (aucune dans ce recueil)" in cumul(texte)


def test_of_a_set_its_only_aid_and_what_grants_nothing_are_named_for_what_they_are() -> None:
    banque = aide("un", non_cumul("exclut toute autre aide du financeur banque"), financeur="banque")
    assert "(aucune autre dans ce recueil que « Aide un »)" in cumul(banque)
    region = aide("un", non_cumul("exclut toute autre aide du financeur banque"))
    regle = aide("deux", financeur="banque", nature="regle")
    assert "(aucune dans ce recueil : « Aide deux » n'accorde rien)" in cumul(region + regle)
    deux = regle + aide("trois", financeur="banque", nature="information")
    assert "(aucune dans ce recueil : « Aide deux » et « Aide trois » n'accordent rien)" in cumul(region + deux)


def test_a_criterion_that_reads_what_another_aid_becomes_is_a_relation() -> None:
    texte = aide("un", "  critères\n    c1. l'aide deux est accordée si neuf  texte « c »\n") + aide("deux")
    assert _dits(texte) == {("un", DEPEND, "deux", "c1")}


def test_aids_that_clauses_treat_alike_are_one_group_and_the_others_stay_apart() -> None:
    texte = aide("un", non_cumul("exclut toute autre aide de la famille f")) + "".join(
        aide(nom, famille=famille) for nom, famille in (("deux", "f"), ("trois", "f"), ("quatre", "g"))
    )
    (reseau,) = reseaux(juste(texte))
    assert [groupe.noms for groupe in reseau.groupes] == [("un",), ("deux", "trois")]


@pytest.mark.parametrize("nom", RECUEILS)
def test_each_relation_is_between_its_two_groups_and_no_network_reaches_another(nom: str) -> None:
    lu = charger(RECUEILS[nom]).rulebook
    assert lu is not None
    trouves = reseaux(lu)
    places = {
        aide: (rang, groupe) for rang, reseau in enumerate(trouves) for groupe in reseau.groupes for aide in groupe.noms
    }
    assert len(places) == sum(len(groupe.noms) for reseau in trouves for groupe in reseau.groupes)
    for rapport in rapports(lu):
        for visee in rapport.visees:
            (rang, un), (autre_rang, autre) = places[rapport.aide], places[visee]
            assert rang == autre_rang
            assert rapport.clause.id in {r.clause.id for r in trouves[rang].entre(un, autre)}


class _Cases(HTMLParser):
    """The text of the cells of the matrix, row by row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rangs: list[list[str]] = []
        self.feed(page[page.index("<table") : page.index("</table>")])

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rangs.append([])
        if tag in ("th", "td"):
            self.rangs[-1].append("")

    def handle_data(self, data: str) -> None:
        self.rangs[-1][-1] += data


def test_the_matrix_says_each_relation_from_both_sides_and_where_nothing_is_said() -> None:
    page = pages(Fonds(*recueil(TROIS)))["cumul.md"]
    entete, *rangs = _Cases(page).rangs
    assert entete == ["Aides", "1", "2", "3"]
    assert rangs == [
        ["1. Aide un", "", "exclut n1", "permet le cumul avec n2(sous condition)"],
        ["2. Aide deux", "exclue par n1", "", "—"],
        ["3. Aide trois", "cumul permis par n2(sous condition)", "—", ""],
    ]


def test_every_aid_has_its_place_on_the_page_and_the_silent_ones_are_named() -> None:
    page = pages(Fonds(*recueil(TROIS)))["cumul.md"]
    assert {f"aide-{nom}" for nom in ("un", "deux", "trois", "seule")} <= set(Lue(page).ancres)
    assert "Ce dont aucune clause ne parle" in Lue(page).texte
    assert page.index('id="aide-seule"') > page.index("Ce dont aucune clause ne parle")


def test_the_clauses_are_told_for_who_does_not_see_the_picture() -> None:
    page = pages(Fonds(*recueil(TROIS)))["cumul.md"]
    assert 'aria-describedby="clauses-1"' in page
    assert "L’aide ne se cumule pas avec l’aide « Aide deux »." in Lue(page).texte.replace("\u00a0", " ")
    assert Lue(page).liens.count("aides/un.html#un.n1") == 4


LECTURE = """
lecture essai.doute « Laquelle ? »
  a) oui_da « oui » retenue
  b) autre « autre »
  texte reglement, ligne 2 « l »
"""


def test_a_relation_of_a_reading_that_is_not_retained_says_so() -> None:
    clause = non_cumul("exclut l'aide deux") + "        selon la lecture essai.doute option autre\n"
    page = pages(Fonds(*recueil(LECTURE + aide("un", clause) + aide("deux"))))["cumul.md"]
    assert "exclut n1(autre lecture)" in Lue(page).texte
    assert "fil exclut douteux" in page


def test_a_rulebook_without_any_relation_says_so() -> None:
    assert "ne dit rien d’une autre aide" in Lue(pages(Fonds(*recueil(aide("seule"))))["cumul.md"]).texte


# -------------------------------------------------------------------------------------------------------- the picture
BOITES = tuple(Boite(str(n), (Mot(f"aide {n}", f"aides/{n}.html"),)) for n in range(4))


def fil(haut: int, bas: int) -> Fil:
    return Fil(haut, bas, (Mot("exclut "), Mot("n1", "#n1")), (), exclut=True, douteux=False)


def test_two_threads_that_run_side_by_side_have_two_tracks() -> None:
    image = dessiner(BOITES, [fil(0, 3), fil(1, 2)], "essai")
    pistes = {morceau.split("V")[0].rsplit(" ", 2)[-2] for morceau in image.split('d="M300 ')[1:] if "V" in morceau}
    assert len(pistes) == 2


def test_threads_that_do_not_meet_share_the_track_nearest_to_the_boxes() -> None:
    image = dessiner(BOITES, [fil(0, 1), fil(2, 3)], "essai")
    pistes = {morceau.split("V")[0].rsplit(" ", 2)[-2] for morceau in image.split('d="M300 ')[1:] if "V" in morceau}
    assert len(pistes) == 1


def test_the_picture_is_a_function_of_what_it_shows() -> None:
    assert dessiner(BOITES, [fil(0, 3)], "essai") == dessiner(BOITES, [fil(0, 3)], "essai")


def test_a_long_name_runs_over_several_lines_and_a_hostile_one_stays_a_text() -> None:
    nom = "<script>alert(1)</script> " + "mot " * 30
    image = dessiner([Boite("1", (Mot(nom, "a.html"),))], [], "essai")
    assert image.count("<text") > 3
    assert "<script" not in image


@pytest.mark.parametrize("nom", RECUEILS)
def test_the_real_pages_hold_a_picture_and_a_matrix_by_network(nom: str) -> None:
    lu = charger(RECUEILS[nom]).rulebook
    assert lu is not None
    page = publiees(nom)["cumul.md"]
    assert page.count("<svg") == page.count("cases matrice") == len(reseaux(lu))


def test_a_network_too_wide_to_be_read_as_a_picture_is_told_clause_by_clause() -> None:
    noms = [f"aide_{rang}" for rang in range(GROUPES + 1)]
    chacune = non_cumul("exclut toute autre aide du financeur banque")
    lue = Lue(pages(Fonds(*recueil("".join(aide(nom, chacune, financeur="banque") for nom in noms))))["cumul.md"])
    assert lue.elements.isdisjoint({"svg", "table"})
    assert "465 liens" in lue.texte
    assert {f"aide-{nom}" for nom in noms} <= set(lue.ancres)
    assert {f"aides/{nom}.html#{nom}.n1" for nom in noms} <= set(lue.liens)
