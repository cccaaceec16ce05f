"""Numbers of thousands of figures: exact, but nobody means them, and to compute with them takes for ever.

They come of squares of squares, or of divisions by each element of a long list; an evaluation that meets one stops.
"""

from fractions import Fraction

BITS_MAXIMAUX = 10_000
"""Size of the largest number that is computed: three thousand figures."""


class Demesure(ArithmeticError):
    """A number is beyond measure; it leaves the evaluation as a diagnostic."""


def mesurer(*nombres: Fraction | None) -> None:
    """Raises `Demesure` on a number of too many figures."""
    for nombre in nombres:
        if nombre and max(nombre.numerator.bit_length(), nombre.denominator.bit_length()) > BITS_MAXIMAUX:
            raise Demesure
