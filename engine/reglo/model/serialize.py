"""The rule model as JSON and back, exactly: fractions are written « n/d », dates as ISO, nothing is a pickle."""

from fractions import Fraction
from typing import Any

import msgspec

from reglo.model.rulebook import Rulebook


def encoder(rulebook: Rulebook) -> bytes:
    """Gives the model as JSON bytes."""
    return msgspec.json.encode(rulebook, enc_hook=encoder_fraction)


def decoder(octets: bytes) -> Rulebook:
    """Gives the model back; raises `msgspec.ValidationError` or `msgspec.DecodeError` on anything else."""
    return msgspec.json.decode(octets, type=Rulebook, dec_hook=decoder_fraction)


def encoder_fraction(valeur: Any) -> str:  # noqa: ANN401 - the hook is called with whatever msgspec does not know
    """Writes a fraction « n/d »."""
    if isinstance(valeur, Fraction):
        return f"{valeur.numerator}/{valeur.denominator}"
    raise NotImplementedError


def decoder_fraction(genre: type, valeur: Any) -> Fraction:  # noqa: ANN401 - as above
    """Reads « n/d », and nothing else."""
    if genre is not Fraction or not isinstance(valeur, str):
        raise NotImplementedError
    haut, barre, bas = valeur.partition("/")
    if not barre or not bas.isdecimal() or not haut.removeprefix("-").isdecimal():
        raise ValueError(valeur)
    return Fraction(int(haut), int(bas))
