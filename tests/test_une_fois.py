"""What a function gave of an object is given again: of that object only, and as long as it lives."""

import gc

from reglo.une_fois import une_fois


class Objet:
    """Something that can be told from another."""


def test_an_object_is_looked_at_once() -> None:
    vus: list[Objet] = []
    regarder = une_fois(vus.append)
    premier, second = Objet(), Objet()
    for objet in (premier, second, premier):
        regarder(objet)
    assert vus == [premier, second]


def test_a_dead_object_never_answers_for_another() -> None:
    @une_fois
    def nommer(objet: Objet) -> int:
        return id(objet)

    for _ in range(1_000):
        objet = Objet()
        assert nommer(objet) == id(objet)
        del objet


def test_nothing_keeps_an_object_alive() -> None:
    @une_fois
    def regarder(_: Objet) -> str:
        return "vu"

    objets = [Objet() for _ in range(10)]
    for objet in objets:
        regarder(objet)
    del objet, objets
    gc.collect()
    assert not [x for x in gc.get_objects() if isinstance(x, Objet)]
