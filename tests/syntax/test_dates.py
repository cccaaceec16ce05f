"""Dates as the texts write them, and the nearest one when the calendar has none."""

from datetime import date

import pytest

from reglo.syntax.dates import corriger_date, lire_date


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("22/12/2017", date(2017, 12, 22)),
        ("1 / 2 / 2024", date(2024, 2, 1)),
        ("1er juillet 2025", date(2025, 7, 1)),
        ("29 février 2024", date(2024, 2, 29)),
        ("15 aout 2020", date(2020, 8, 15)),
        ("32/01/2024", None),
        ("29/02/2023", None),
        ("01/13/2023", None),
        ("01/01/24", None),
        ("3 juilet 2024", None),
    ],
)
def test_a_date_is_a_day_of_the_calendar(texte: str, jour: date | None) -> None:
    assert lire_date(texte) == jour


@pytest.mark.parametrize(
    ("texte", "correction"),
    [
        ("32/01/2024", ("jour", "31/01/2024")),
        ("29/02/2023", ("jour", "28/02/2023")),
        ("12/31/2023", ("jour", "31/12/2023")),
        ("45/45/2023", ("jour", "")),
        ("31/12/24", ("annee", "31/12/2024")),
        ("31/12/98", ("annee", "31/12/1998")),
        ("3 juilet 2024", ("mois", "3 juillet 2024")),
        ("3 logements 2024", ("mois", "")),
    ],
)
def test_the_nearest_date(texte: str, correction: tuple[str, str]) -> None:
    assert corriger_date(texte) == correction
