"""What durable-rules does, measured on the extension itself: the facts that the driver relies on or keeps away from."""

import pytest
from tests.evaluation.durable.essais import TROP_LONG, avec_durable, glibc, lancer, vu

pytestmark = avec_durable
PLANTE = -11
"""Segmentation fault."""


# ------------------------------------------------------------------------------------------------------ comparisons
def test_integers_are_compared_exactly_on_64_bits() -> None:
    essai = """
h = jeu(max=tous({"x": 2**63 - 1}), min=tous({"x": -2**63}), sous=tous({"$lt": {"x": 2**63 - 1}}))
voir([tirs(h, dire(h, str(n), sid=str(n), x=n)[1]) for n in (2**63 - 1, 2**63 - 2, -2**63)])
"""
    assert vu(essai) == [[["max"], ["sous"], ["min", "sous"]]]


def test_what_is_not_an_integer_is_converted_so_the_driver_refuses_it() -> None:
    essai = """
h = jeu(vrai=tous({"x": True}), un=tous({"x": 1}), au_moins=tous({"$gte": {"x": 20}}))
voir([tirs(h, dire(h, "f", sid=str(n), x=x)[1]) for n, x in enumerate(["true", True, 1, "20"])])
"""
    assert vu(essai) == [[["au_moins", "vrai"], ["un", "vrai"], ["un", "vrai"], ["au_moins"]]]


def test_decimal_fractions_are_not_exact_so_the_driver_refuses_them() -> None:
    essai = """
h = jeu(trois=tous({"x": 0.3}))
voir([tirs(h, dire(h, "f", x=0.1 + 0.2)[1]), tirs(h, dire(h, "f", sid="z", x=0.3)[1])])
"""
    assert vu(essai) == [[[], ["trois"]]]


def test_accented_names_work_and_their_decomposed_form_is_another_name() -> None:
    essai = r"""
h = jeu(**{"né": tous({"âge": "été"})})
voir([tirs(h, dire(h, "f", **{"âge": "été"})[1]), dire(h, "f", sid="z", **{"a\u0302ge": "été"})[0]])
"""
    assert vu(essai) == [[["né"], 1]]


def test_no_rule_fires_on_an_absent_property_neither_equal_nor_different() -> None:
    essai = """
h = jeu(egal=tous({"x": 1}), autre=tous({"$neq": {"x": 1}}), present=tous({"y": 1}))
voir(tirs(h, dire(h, "f", y=1)[1]))
"""
    assert vu(essai) == [["present"]]


def test_a_property_is_known_by_a_hash_of_32_bits_only() -> None:
    essai = """
h = jeu(r=tous({"costarring": 1}))
voir(tirs(h, dire(h, "f", liquid=1)[1]))
"""
    assert vu(essai) == [["r"]]


def test_two_sessions_of_one_hash_are_one_session_and_two_facts_one_fact() -> None:
    essai = """
h = jeu(r=tous({"x": 1}, {"y": 1}))
dire(h, "a", sid="costarring", x=1)
voir(tirs(h, dire(h, "b", sid="liquid", y=1)[1]))
dire(h, "costarring", x=1)
voir(dire(h, "liquid", y=1)[0])
"""
    assert vu(essai) == [["r"], 2]


# ------------------------------------------------------------------------------------------------- facts and firings
def test_a_fact_that_no_rule_reads_is_told_and_a_known_name_keeps_its_old_value() -> None:
    essai = """
h = jeu(r=tous({"$gte": {"x": 3}}))
voir([dire(h, "a", x=1)[0], dire(h, "a", x=5)[0], dire(h, "a", x=7)[0]])
etat = dire(h, "b", x=0)[1]
voir(d.start_action_for_state(h, etat)[1])
"""
    assert vu(essai) == [[1, 0, 2], '{"r":{"f0":{"sid": "s", "id": "a", "x": 5}}}']


def test_retracting_fires_nothing_succeeds_on_the_unknown_and_drops_what_is_pending() -> None:
    essai = """
h = jeu(r=tous({"x": 1}, {"y": 1}))
dire(h, "a", x=1)
etat = dire(h, "b", y=1)[1]
voir([oter(h, "a")[0], tirs(h, etat), oter(h, "jamais")[0]])
dire(h, "a", x=1)
voir([tirs(h, etat), oter(h, "a")[0], tirs(h, etat)])
"""
    assert vu(essai) == [[0, [], 0], [["r"], 0, []]]


def test_a_fact_is_not_joined_with_itself() -> None:
    essai = """
h = jeu(r=tous({"$gte": {"x": 1}}, {"$lte": {"x": 9}}))
voir(tirs(h, dire(h, "a", x=5)[1]))
"""
    assert vu(essai) == [[]]


def test_an_action_not_completed_blocks_its_session_until_it_is_deleted() -> None:
    essai = """
h = jeu(r=tous({"x": 1}))
etat = dire(h, "a", x=1)[1]
voir([d.start_action_for_state(h, etat) is not None, dire(h, "b", x=1)[0], d.start_action_for_state(h, etat)])
d.delete_state(h, "s")
voir(tirs(h, dire(h, "a", x=1)[1]))
"""
    assert vu(essai) == [[True, 0, None], ["r"]]


# -------------------------------------------------------------------------------------------- limits, on both sides
@pytest.mark.parametrize(("combien", "attendu"), [(252, 0), (253, 302)])
def test_a_fact_holds_252_properties(combien: int, attendu: int) -> None:
    essai = f"""
h = jeu(r=tous({{"p0": 0}}))
voir(code(lambda: dire(h, "f", **{{f"p{{n}}": n for n in range({combien})}})[0]))
"""
    assert vu(essai) == [attendu]


@pytest.mark.parametrize(("combien", "attendu"), [(64, 0), (65, 303)])
def test_64_conditions_wait_at_once_and_one_more_is_refused_when_the_fact_comes(combien: int, attendu: int) -> None:
    essai = f"""
h = jeu(**{{f"r{{n}}": tous({{"$gte": {{"x": n}}}}) for n in range({combien})}})
voir(code(lambda: dire(h, "f", x=1000)[0]))
"""
    assert vu(essai) == [attendu]


def test_100_criteria_and_their_negations_on_one_property_pass_the_stack() -> None:
    essai = """
deux = {f"{op}{n}": tous({op: {"x": n}}) for n in range(100) for op in ("$gte", "$lt")}
voir(code(lambda: dire(jeu(**deux), "f", x=1000)[0]))
"""
    assert vu(essai) == [303]


def test_16_facts_are_joined_the_17th_is_refused_and_the_session_can_only_be_deleted() -> None:
    essai = """
for combien in (16, 17):
    h = jeu(r=tous(*({f"p{n}": 1} for n in range(combien))), seul=tous({"seul": 1}))
    etat = dire(h, "z", seul=1)[1]
    voir(tirs(h, etat))
    codes = [code(lambda: dire(h, f"f{n}", **{f"p{n}": 1})[0]) for n in range(combien)]
    voir([codes[-1], code(lambda: tirs(h, etat)), d.delete_state(h, "s")])
    voir(tirs(h, dire(h, "z", seul=1)[1]))
"""
    fin, lignes = lancer(essai, memoire_sale=True)
    assert fin == 0
    assert lignes == [["seul"], [0, ["r"], None], ["seul"], ["seul"], [304, 307, None], ["seul"]]


@pytest.mark.parametrize("meme_propriete", [True, False])
def test_511_conditions_follow_one_and_with_512_a_fact_hangs(*, meme_propriete: bool) -> None:
    nom = '"x"' if meme_propriete else 'f"x{n}"'
    essai = """
h = jeu(**{{f"r{{n}}": tous({{{nom}: n}}) for n in range({combien})}})
voir(dire(h, "f", absent=1)[0])
"""
    assert lancer(essai.format(nom=nom, combien=511)) == (0, [1])
    assert lancer(essai.format(nom=nom, combien=512), secondes=3) == (TROP_LONG, [])


def test_255_rules_end_on_the_same_conditions_and_the_256th_lets_another_rule_fire_wrongly() -> None:
    essai = """
h = jeu(**{{f"r{{n}}": tous({{"x": 1}}) for n in range({combien})}}, autre=tous({{"y": 1}}))
tires = tirs(h, dire(h, "f", x=1)[1])
voir([len(tires), "autre" in tires])
"""
    assert vu(essai.format(combien=255)) == [[255, False]]
    assert vu(essai.format(combien=256)) == [[257, True]]


def test_a_rule_on_an_absence_fires_on_the_state_of_the_session_too_so_none_is_written() -> None:
    essai = """
h = jeu(r=tous({"$nex": {"x": 1}}))
voir(tirs(h, dire(h, "f", y=1)[1]))
"""
    assert vu(essai) == [["r", "r"]]


@pytest.mark.parametrize(("combien", "attendu"), [(4096, True), (4097, 106)])
def test_a_ruleset_holds_4096_rules(combien: int, attendu: object) -> None:
    essai = f"""
regles = {{f"r{{n}}": tous({{"$and": [{{"x": n // 64}}, {{"y": n % 64}}]}}) for n in range({combien})}}
voir(code(lambda: jeu(**regles) > 0))
"""
    assert vu(essai) == [attendu]


def test_conditions_on_constants_do_not_count_among_the_32_expressions_of_a_sequence() -> None:
    essai = """
h = jeu(r=tous({"$and": [{f"p{n}": n} for n in range(100)]}))
voir(tirs(h, dire(h, "f", **{f"p{n}": n for n in range(100)})[1]))
entre = [{f"p{n}": {"f0": f"q{n}"}} for n in range(33)]
voir(code(lambda: jeu(r=tous({"z": 1}, {"$and": entre}))))
"""
    assert vu(essai) == [["r"], 113]


def test_1024_sessions_live_and_the_next_one_fails() -> None:
    essai = """
h = jeu(r=tous({"x": 1}))
voir([code(lambda: dire(h, "f", sid=f"s{n}", x=0)[0]) for n in range(1025)][-2:])
"""
    assert vu(essai) == [[1, 101]]


# --------------------------------------------------------------------------------------------------------- crashes
@glibc
def test_deleting_a_session_that_never_fired_frees_what_the_memory_held() -> None:
    essai = """
h = jeu(r=tous({"x": 1}))
etat = dire(h, "f", x=TIRE)[1]
voir(tirs(h, etat))
d.delete_state(h, "s")
voir("fini")
"""
    assert lancer(essai.replace("TIRE", "0"), memoire_sale=True) == (PLANTE, [[]])
    assert lancer(essai.replace("TIRE", "1"), memoire_sale=True) == (0, [["r"], "fini"])


@glibc
def test_firing_any_session_reads_one_that_was_deleted_so_the_driver_always_names_the_session() -> None:
    essai = """
h = jeu(**{f"r{n}": tous({"x": n}) for n in range(200)})
for sid in "abc": tirs(h, dire(h, "f", sid=sid, x=1)[1])
d.delete_state(h, "a")
voir("a")
d.start_action(h)
"""
    assert lancer(essai, memoire_sale=True) == (PLANTE, ["a"])


def test_a_refused_fact_leaves_its_session_behind() -> None:
    essai = """
h = jeu(**{f"r{n}": tous({"$gte": {"x": n}}) for n in range(65)})
voir([code(lambda: d.get_facts(h, "s")), code(lambda: dire(h, "f", x=1000)[0]), code(lambda: d.get_facts(h, "s"))])
"""
    assert vu(essai) == [[309, 303, "[]"]]
