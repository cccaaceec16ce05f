"""The name of a clause among those that other versions of its aid call by one id: « fsi.c1 version v1 ».

Jurists write it so (`sans effet`), examples are told of it, and the pages lead to it: it is made and read here only.
"""

_ENTRE = " version "


def dater(identifiant: str, version: str) -> str:
    """Gives the name of what one version has; the bare id where the version has no name."""
    return f"{identifiant}{_ENTRE}{version}" if version else identifiant


def sans_date(nom: str) -> tuple[str, str]:
    """Gives the id, and the version that the name tells, nothing if it tells none."""
    identifiant, _, version = nom.partition(_ENTRE)
    return identifiant, version
