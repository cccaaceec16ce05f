"""A version names once the fields that hold its clauses: those of one left out would be read by nobody."""

from typing import get_args, get_origin, get_type_hints

from reglo.model.clauses import Clause
from reglo.model.rulebook import SECTIONS, Version


def test_the_sections_are_all_the_fields_that_hold_clauses() -> None:
    genres = get_type_hints(Version).items()
    tenus = {champ: get_args(genre)[0] for champ, genre in genres if get_origin(genre) is tuple}
    assert (
        tuple(champ for champ, tenu in tenus.items() if isinstance(tenu, type) and issubclass(tenu, Clause)) == SECTIONS
    )
