"""What a ruleset may say: each limit on both sides, refused by name before the extension sees it."""

import json
from collections.abc import Callable

import pytest
from tests.evaluation.durable.essais import avec_durable

from reglo.evaluation.durable.description import Condition, Description, Operateur, Propriete, Regle, ecrire, empreinte
from reglo.evaluation.durable.limites import SEANCES_PAR_JEU, defaut_de_valeur, refus
from reglo.evaluation.durable.pilote import Jeu

ENTIER, ROLE = Propriete("x"), Propriete("rôle", frozenset({"gérant", "maître d'ouvrage"}))


def de_regles(*regles: Regle, proprietes: tuple[Propriete, ...] = (ENTIER, ROLE)) -> Description:
    """A ruleset whose facts carry all the properties together."""
    return Description(proprietes, (frozenset(propriete.nom for propriete in proprietes),), regles)


def unitaire(noms: list[str], *regles: Regle) -> Description:
    """A ruleset whose facts carry one integer each."""
    return Description(tuple(Propriete(nom) for nom in noms), tuple(frozenset({nom}) for nom in noms), regles)


def un_fait(nom: str, *conditions: Condition) -> Regle:
    """A rule on one fact."""
    return Regle(nom, (conditions,))


def seuils(combien: int) -> Description:
    """Conditions that one fact satisfies all at once."""
    return de_regles(*(un_fait(f"r{n}", Condition("x", "≥", n)) for n in range(combien)))


def joints(combien: int) -> Description:
    """A rule that joins as many facts."""
    noms = [f"p{n}" for n in range(combien)]
    return unitaire(noms, Regle("r", tuple((Condition(nom, "=", 1),) for nom in noms)))


def valeurs_de(combien: int) -> Description:
    """Conditions of one rank, of which a fact satisfies one."""
    return de_regles(*(un_fait(f"r{n}", Condition("x", "=", n)) for n in range(combien)))


def memes(combien: int) -> Description:
    """Rules that end on the same conditions."""
    return de_regles(*(un_fait(f"r{n}", Condition("x", "=", 1)) for n in range(combien)))


def larges(combien: int) -> Description:
    """A fact of as many properties."""
    proprietes = tuple(Propriete(f"p{n}") for n in range(combien))
    return de_regles(un_fait("r", *(Condition(f"p{n}", "=", 0) for n in range(combien))), proprietes=proprietes)


def nombreuses(combien: int) -> Description:
    """As many rules, none of the other limits passed."""
    proprietes = (Propriete("a"), Propriete("b"))
    return de_regles(
        *(un_fait(f"r{n}", Condition("a", "=", n // 64), Condition("b", "=", n % 64)) for n in range(combien)),
        proprietes=proprietes,
    )


LIMITES = [
    (seuils, 64, [{"x": 99}], 64, "un fait peut satisfaire 65 conditions à la fois : 64 au plus, répartir les règles"),
    (joints, 16, [{f"p{n}": 1} for n in range(16)], 1, "la règle « r » joint 17 faits : de 1 à 16 sont possibles"),
    (valeurs_de, 510, [{"x": 7}], 1, "512 conditions différentes se suivent au même rang : 511 au plus"),
    (memes, 255, [{"x": 1}], 255, "256 règles finissent sur les mêmes conditions : 255 au plus"),
    (larges, 252, [{f"p{n}": 0 for n in range(252)}], 1, "un fait porte 253 propriétés : 252 au plus"),
    (nombreuses, 4095, [{"a": 1, "b": 1}], 1, "le jeu a 4096 règles : 4095 au plus"),
]


@pytest.mark.parametrize(("forme", "limite", "message"), [(forme, limite, dit) for forme, limite, _, _, dit in LIMITES])
def test_a_ruleset_at_a_limit_is_admitted_and_one_past_it_is_refused_by_name(
    forme: Callable[[int], Description], limite: int, message: str
) -> None:
    assert refus(forme(limite)) == ()
    assert refus(forme(limite + 1)) == (message,)


@avec_durable
@pytest.mark.parametrize(("forme", "limite", "faits", "tires"), [limite[:4] for limite in LIMITES])
def test_a_ruleset_at_a_limit_opens_and_fires(
    forme: Callable[[int], Description], limite: int, faits: list[dict[str, int]], tires: int
) -> None:
    with Jeu(forme(limite)) as jeu, jeu.seance() as seance:
        for rang, fait in enumerate(faits):
            seance.affirmer(f"f{rang}", fait)
        assert len(seance.declencher()) == tires


def test_conditions_that_exclude_each_other_do_not_wait_together() -> None:
    sens: tuple[Operateur, Operateur] = ("≥", "<")
    deux = [(operateur, n) for n in range(32) for operateur in sens]
    regles = [un_fait(f"r{rang}", Condition("x", operateur, n)) for rang, (operateur, n) in enumerate(deux)]
    assert refus(de_regles(*regles, *(un_fait(f"e{n}", Condition("x", "=", -n)) for n in range(1, 30)))) == ()


def test_the_stack_counts_what_waits_while_a_branch_is_followed() -> None:
    debuts = [un_fait(f"r{n}", Condition("x", "≥", n)) for n in range(40)]
    suites = [
        un_fait(f"s{n}", Condition("x", "≥", 0), Condition("rôle", "≠", nom))
        for n, nom in enumerate(ROLE.membres or ())
    ]
    longues = [un_fait(f"l{n}", Condition("x", "≥", 0), Condition("x", "<", 99 + n)) for n in range(24)]
    assert refus(de_regles(*debuts, *longues, *suites)) == ()
    assert (
        "65 conditions"
        in refus(de_regles(*debuts, *longues, *suites, un_fait("z", Condition("x", "≥", 0), Condition("x", "≠", -1))))[
            0
        ]
    )


def test_properties_that_no_fact_carries_together_do_not_wait_together() -> None:
    noms = [f"p{n}" for n in range(100)]
    assert refus(unitaire(noms, *(un_fait(f"r{nom}", Condition(nom, "=", 1)) for nom in noms))) == ()


@pytest.mark.parametrize(
    ("description", "message"),
    [
        (
            de_regles(un_fait("r", Condition("x", "=", constante=True))),
            "la règle « r » compare « x » à True, qui n'est pas un entier",
        ),
        (
            de_regles(un_fait("r", Condition("x", "=", "10"))),
            "la règle « r » compare « x » à '10', qui n'est pas un entier",
        ),
        (
            de_regles(un_fait("r", Condition("x", "<", 2**63))),
            f"la règle « r » compare « x » à {2**63}, qui dépasse 64 bits",
        ),
        (
            de_regles(un_fait("r", Condition("rôle", "=", "client"))),
            "la règle « r » compare « rôle » à 'client', qui n'est pas un membre de sa liste",
        ),
        (
            de_regles(un_fait("r", Condition("rôle", "≥", "gérant"))),
            "la règle « r » ordonne « rôle », qui est un membre d'une liste",
        ),
        (
            unitaire(["x"], Regle("r", ((Condition("x", "≥", 1),), (Condition("x", "≤", 9),)))),
            "la règle « r » joint deux faits qu'un seul porte (x) : en faire un seul fait",
        ),
        (
            de_regles(Regle("r", ((Condition("x", "=", 1),), (Condition("rôle", "=", "gérant"),)))),
            "la règle « r » joint deux faits qu'un seul porte (rôle, x) : en faire un seul fait",
        ),
        (
            unitaire(["x", "y"], un_fait("r", Condition("x", "=", 1), Condition("y", "=", 1))),
            "la règle « r » a un fait sans condition, ou qu'aucune forme de fait ne porte en entier",
        ),
        (
            de_regles(un_fait("r")),
            "la règle « r » a un fait sans condition, ou qu'aucune forme de fait ne porte en entier",
        ),
        (de_regles(Regle("r", ())), "la règle « r » joint 0 faits : de 1 à 16 sont possibles"),
        (
            unitaire(["liquid", "costarring"]),
            "durable-rules confond « costarring » et « liquid », qui ont la même empreinte : renommer l'une des deux",
        ),
        (unitaire(["sid"]), "le nom de propriété « sid » est réservé"),
        (unitaire(["$x"]), "le nom de propriété « $x » est réservé"),
        (unitaire(["x", "x"]), "la propriété « x » est décrite 2 fois"),
        (
            de_regles(*[un_fait("r", Condition("x", "=", 1))] * 2),
            "la règle « r » est décrite 2 fois",
        ),
        (
            unitaire(["a\u0302ge"]),
            "le nom « a\u0302ge » est vide ou n'est pas en forme NFC : ses accents tapés en deux signes le cachent",
        ),
        (Description((), (frozenset({"y"}),), ()), "une forme de fait porte « y », qui n'est pas décrite"),
    ],
)
def test_what_the_extension_would_misread_is_refused_by_name(description: Description, message: str) -> None:
    assert refus(description) == (message,)


def test_all_the_faults_of_a_ruleset_are_named_at_once() -> None:
    faux = de_regles(un_fait("a", Condition("z", "=", 1)), un_fait("b", Condition("x", "=", "1")))
    assert len(refus(faux)) == 3


@pytest.mark.parametrize("valeur", [True, 1.5, "1", None, 2**63, -(2**63) - 1])
def test_only_an_integer_of_64_bits_is_a_value_of_an_integer(valeur: object) -> None:
    assert defaut_de_valeur(ENTIER, valeur)


@pytest.mark.parametrize("valeur", [0, -(2**63), 2**63 - 1])
def test_every_integer_of_64_bits_is_a_value_of_an_integer(valeur: int) -> None:
    assert not defaut_de_valeur(ENTIER, valeur)


@pytest.mark.parametrize("valeur", ["client", "ge\u0301rant", 1, True])
def test_only_the_members_of_a_list_are_its_values(valeur: object) -> None:
    assert defaut_de_valeur(ROLE, valeur)
    assert not defaut_de_valeur(ROLE, "gérant")


def test_a_ruleset_is_written_in_ascii_and_says_the_same_accents() -> None:
    texte = ecrire(de_regles(un_fait("né", Condition("rôle", "≠", "gérant"), Condition("x", "≤", 3))))
    assert texte.isascii()
    assert json.loads(texte)["né"] == {"all": [{"f0": {"$and": [{"$neq": {"rôle": "gérant"}}, {"$lte": {"x": 3}}]}}]}


def test_the_hash_is_the_one_of_the_extension() -> None:
    assert empreinte("") == 0x811C9DC5
    assert empreinte("a") == 0xE40C292C
    assert empreinte("costarring") == empreinte("liquid")


def test_no_two_sessions_of_a_ruleset_have_one_hash() -> None:
    noms = [nom for rang in range(SEANCES_PAR_JEU) for nom in (f"s{rang}", f"sid-s{rang}")]
    assert len({empreinte(nom) for nom in noms}) == len(noms)
