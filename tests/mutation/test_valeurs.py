"""The neighbours of a value: one unit of its last place, written as it is."""

import pytest

from reglo.mutation.valeurs import jours_voisins, voisins


@pytest.mark.parametrize(
    ("ecrit", "attendus"),
    [
        ("20", ["21", "19"]),
        ("1 500", ["1 501", "1 499"]),
        ("1.500", ["1.501", "1.499"]),
        ("999", ["1000", "998"]),
        ("1 000", ["1 001", "999"]),
        ("999 999", ["1 000 000", "999 998"]),
        ("15 %", ["16 %", "14 %"]),
        ("2,25 %", ["2,26 %", "2,24 %"]),
        ("0,01", ["0,02", "0,00"]),
        ("0,9", ["1,0", "0,8"]),
        ("325,86", ["325,87", "325,85"]),
        ("0", ["1"]),
        ("0 %", ["1 %"]),
    ],
)
def test_a_value_changes_by_its_last_place(ecrit: str, attendus: list[str]) -> None:
    assert list(voisins(ecrit)) == attendus


@pytest.mark.parametrize("ecrit", ["01/01/2025", "1er janvier 2025"])
def test_a_date_changes_by_one_day(ecrit: str) -> None:
    assert list(jours_voisins(ecrit)) == ["02/01/2025", "31/12/2024"]


def test_a_day_that_no_calendar_has_is_left_alone() -> None:
    assert list(jours_voisins("31/02/2025")) == []
