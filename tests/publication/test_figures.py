"""The figures of an aid: the computation in its true order, each bound around what it bounds, the payment."""

from collections.abc import Iterator
from gzip import compress
from html.parser import HTMLParser

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import RECUEILS, publiees, recueil

from reglo.chargement import charger
from reglo.evaluation.reference.aides import en_argent, sans_montant
from reglo.model.clauses import Clause
from reglo.model.rulebook import Aide, Version
from reglo.publication import pages
from reglo.publication.adresses import page_aide
from reglo.publication.fonds import Fonds

LIMITE = 60_000
"""Compressed bytes of a page, at most."""
TETE = """
aide essai.aide « Aide à l'essai »
  financeur region
  nature subvention
  source reglement
  critères
    c1. neuf  texte « les opérations neuves »
"""


class Dessin(HTMLParser):
    """The anchors of the figures of a page, in order, and what each bound embraces."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ancres: list[str] = []
        self.embrasse: dict[str, list[str]] = {}
        self._ouverts: list[tuple[str, list[str] | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down an anchor and the bounds around it."""
        attributs = dict(attrs)
        classes = (attributs.get("class") or "").split()
        ancre = (attributs.get("id") or "").removeprefix("figure-")
        if ancre and attributs["id"] != ancre:
            bornes = [dedans for _, dedans in self._ouverts if dedans is not None]
            if "limite" in classes:
                self.embrasse[ancre] = bornes.pop()
            self.ancres.append(ancre)
            for dedans in bornes:
                dedans.append(ancre)
        if tag != "br":
            self._ouverts.append((tag, [] if "borne" in classes else None))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element."""
        while self._ouverts and self._ouverts.pop()[0] != tag:
            pass


def dessin(texte: str) -> tuple[Dessin, Lue]:
    """The figures of a small aid, and its page."""
    page = pages(Fonds(*recueil(TETE + texte)))["aides/essai.aide.md"]
    return Dessin(page), Lue(page)


def serre(texte: str) -> str:
    """The text without blanks, with plain apostrophes."""
    return "".join(texte.replace("’", "'").split())


def court(ids: list[str]) -> list[str]:
    """The labels of some clauses."""
    return [identifiant.rpartition(".")[2] for identifiant in ids]


def versions(nom: str) -> Iterator[tuple[Aide, Version, str]]:
    """Every version of a rulebook, with its page."""
    charge = charger(RECUEILS[nom])
    assert charge.rulebook is not None
    for aide in charge.rulebook.aides.values():
        for version in aide.versions:
            yield aide, version, publiees(nom)[page_aide(aide, version)]


# ------------------------------------------------------------------------------------------------- the computation
def test_a_cap_embraces_what_the_steps_before_it_gave_and_nothing_after() -> None:
    dessine, page = dessin("""
  montants
    m1. 1 000 € par place  texte « le montant de l'aide »
    m2. 500 € si neuf  texte « le montant de l'aide »
  bonifications
    b1. 200 € par place  texte « une bonification »
  calcul de l'aide
    texte « le calcul de l'aide »
    e1. somme de m1, m2
    e2. plafonnée à 30 000 €
    e3. augmentée de b1
    e4. relevée à 2 000 €
    e5. arrondie par défaut à 100 €
""")
    assert court(dessine.ancres) == ["e1", "m1", "m2", "e2", "e3", "b1", "e4", "e5"]
    embrasses = {court([borne])[0]: court(dedans) for borne, dedans in dessine.embrasse.items()}
    assert embrasses == {
        "e2": ["e1", "m1", "m2"],
        "e4": ["e1", "m1", "m2", "e2", "e3", "b1"],
        "e5": ["e1", "m1", "m2", "e2", "e3", "b1", "e4"],
    }
    for attendu in ("le tout, au plus", "30 000 €", "le tout, au moins", "le tout, arrondi", "par défaut à 100 € près"):
        assert serre(attendu) in serre(page.texte)


def test_without_steps_the_amounts_add_up_then_the_bonuses_within_their_limits() -> None:
    dessine, page = dessin("""
  montants
    m1. 1 000 € par place  texte « le montant de l'aide »
  bonifications, au plus 2
    texte « des bonifications »
    b1. 200 € par place
    b2. 300 € si neuf
    b3. 400 € si neuf
""")
    assert court(dessine.ancres) == ["m1", "b1", "b2", "b3"]
    assert serre("Deux au plus ; les plus favorables sont retenues.") in serre(page.texte)


def test_an_amount_is_drawn_with_its_bounds_its_branches_and_what_replaces_it() -> None:
    dessine, page = dessin("""
  montants
    texte « le montant de l'aide »
    m1. (4 000 €, plafonné à 5 % de coût) par logement pour 12 logements au plus si neuf
    m2. par exception à m1, 6 000 € si zone est zone_b
    m3. 20 % de coût, plafonné à 5 000 €
    m4. le plus petit de : a) 20 % de coût b) 5 000 € c) 100 € par place
""")
    texte = serre(page.texte)
    assert court(dessine.ancres) == ["m1", "m2", "m3", "m4"]
    assert serre("par logement, au plus 5 % du coût de l'opération") in texte
    assert serre("on en paie au plus 12 logements") in texte
    assert serre("par exception, à la place : 6 000 €") in texte
    assert serre("sinon, rien, hors exception") in texte
    assert serre("20 % du coût de l'opération m3") in texte
    assert serre("la plus petite de ces trois valeurs") in texte


def test_the_assiette_says_its_lines_its_cap_and_what_reads_it() -> None:
    dessine, page = dessin("""
  assiette
    texte « le calcul de l'assiette »
    a1. compter coût
    a2. retirer 1 000 € si neuf
    a3. plafonner à 50 000 €
    a4. compter 100 €
  montants
    m1. 10 % de l'assiette  texte « le montant de l'aide »
""")
    texte = serre(page.texte)
    assert court(dessine.ancres) == ["a1", "a2", "a3", "a4", "m1"]
    assert {court([k])[0]: court(v) for k, v in dessine.embrasse.items()} == {"a3": ["a1", "a2"]}
    assert serre("c'est l'assiette Jamais au-dessous de zéro. Elle sert à m1.") in texte


def test_what_is_due_is_clipped_by_its_own_caps_then_by_those_of_other_aids_and_the_rest_is_watched() -> None:
    autre = """
aide essai.autre « L'autre aide »
  financeur region
  nature subvention
  source reglement
  montants
    m1. 1 000 €  texte « le montant de l'aide »
  plafonds
    p9. le total des aides publiques n'excède pas 9 000 € en écrêtant essai.aide  texte « le plafond commun »
"""
    propres = """
  montants
    m1. 1 000 €  texte « le montant de l'aide »
  plafonds
    texte « les plafonds communs »
    p1. le total des aides publiques n'excède pas 8 000 €
    p2. le total des aides publiques n'excède pas 7 000 € en écrêtant la présente aide
  enveloppes
    w1. 500 000 € par an  texte « chaque année »
"""
    page = pages(Fonds(*recueil(autre + TETE + propres)))["aides/essai.aide.md"]
    assert court(Dessin(page).ancres) == ["m1", "p2", "p9", "p1", "w1"]
    texte = serre(Lue(page).texte)
    assert serre("l'aide « Aide à l'essai » est réduite d'autant. Selon l'aide L'autre aide.") in texte
    assert serre("c'est le montant dû Au centime inférieur, quand un plafond l'écrête. on vérifie p1") in texte


def test_an_aid_in_money_without_amount_says_that_the_text_gives_none() -> None:
    assert "Le texte ne donne aucun montant" in dessin("")[1].texte


@pytest.mark.parametrize("nom", RECUEILS)
def test_the_page_of_an_aid_stays_sober(nom: str) -> None:
    for aide, _, page in versions(nom):
        assert len(compress(page.encode())) < LIMITE, aide.id


@pytest.mark.parametrize("nom", RECUEILS)
def test_every_clause_of_every_computation_is_drawn_once_in_the_order_in_which_it_is_run(nom: str) -> None:
    for aide, version, page in versions(nom):
        dessine, lue = Dessin(page), Lue(page)
        assert len(set(dessine.ancres)) == len(dessine.ancres), aide.id
        montants = (*version.montants, *version.bonifications)
        suivies: tuple[tuple[Clause, ...], ...] = (version.assiette, version.etapes)
        for clauses in suivies:
            ids = [clause.id for clause in clauses]
            assert [ancre for ancre in dessine.ancres if ancre in ids] == ids, aide.id
        attendues = {clause.id for clause in (*version.assiette, *montants, *version.etapes, *version.versements)}
        if en_argent(aide) and not sans_montant(version):
            attendues |= {clause.id for clause in (*version.plafonds, *version.enveloppes)}
        assert attendues <= set(dessine.ancres), aide.id
        for ancre in dessine.ancres:
            if ancre in lue.ancres:
                assert f"#{ancre}" in lue.liens, ancre
                assert f"#figure-{ancre}" in lue.liens, ancre


# ----------------------------------------------------------------------------------------------------- the payment
VERSEMENTS = """
  montants
    m1. 1 000 €  texte « le montant de l'aide »
  pièces
    d1. décompte « Décompte final »  texte « un décompte »
    d2. plan « Plan de situation »  texte « un plan »
  versement
    texte « versement en trois fois »
    v1. 30 % à « la signature »
    v2. 50 % à « la moitié des travaux »{garde}
    v3. le solde à « l'achèvement » sur production de décompte
"""


def test_the_payment_draws_each_share_where_it_falls_and_the_balance_takes_the_rest() -> None:
    page = pages(Fonds(*recueil(TETE + VERSEMENTS.format(garde=""))))["aides/essai.aide.md"]
    lue = Lue(page)
    barres = [b.partition('class="part-versee"')[2].partition(">")[0].strip() for b in page.split("<svg")[1:]]
    assert barres == ['x="0" width="3" height="1"', 'x="3" width="5" height="1"', 'x="8" width="2" height="1"']
    texte = serre(lue.texte)
    assert serre("30 % v1 à la signature") in texte
    assert serre("le solde v3 à l'achèvement sur production deDécompte final") in texte
    assert serre("1 pièce est demandée en dehors des versements") in texte
    assert lue.liens.count("#essai.aide.d1") > 1


def test_a_share_under_a_condition_leaves_its_place_in_the_whole_undrawn() -> None:
    page = pages(Fonds(*recueil(TETE + VERSEMENTS.format(garde=" si neuf"))))["aides/essai.aide.md"]
    assert "<svg" not in page
    assert "sinon, rien" in Lue(page).texte


def test_each_other_reading_of_the_payment_has_its_schedule() -> None:
    lecture = """
lecture essai.quand « Quand payer ? »
  a) fin « à la fin » retenue
  b) debut « au début »
  texte reglement, ligne 2 « quand payer »
"""
    versements = """
  montants
    m1. 1 000 €  texte « le montant de l'aide »
  versement
    texte « versement en une fois »
    v1. 100 % à « la fin »  selon la lecture essai.quand option fin
    v2. 100 % à « la signature »  selon la lecture essai.quand option debut
"""
    page = pages(Fonds(*recueil(lecture + TETE + versements)))["aides/essai.aide.md"]
    texte = serre(Lue(page).texte)
    retenue, _, autre = texte.partition(serre("Si à « Quand payer ? » on répond : au début"))
    assert serre("la totalité v1 à la fin") in retenue
    assert serre("la totalité v2 à la signature") in autre
    assert page.count("<svg") == len(["v1", "v2"])
