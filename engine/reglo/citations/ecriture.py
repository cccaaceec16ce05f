"""How a message writes lines and quotes, so that what it proposes can be copied into a rule."""

from collections.abc import Iterable

from reglo.values.formats import lignes_de

LONGUEUR_MONTREE = 200
"""Letters of a line of a document beyond which a message does not show it."""
_MONTREES = 5


def enumerer_lignes(etendues: Iterable[tuple[int, int]]) -> str:
    """Writes several places: « ligne 12, lignes 30 à 31 et ligne 40 »."""
    toutes = [lignes_de(*etendue) for etendue in etendues]
    reste = len(toutes) - _MONTREES
    montrees = toutes[:_MONTREES] + ([f"{reste} autre{'s' if reste > 1 else ''}"] if reste > 0 else [])
    *premieres, derniere = montrees
    return f"{', '.join(premieres)} et {derniere}" if premieres else derniere


def texte(document: str, lignes: tuple[int, int], extrait: str, titres: tuple[str, str] | None = None) -> str:
    """Writes a quote, or the cell of a table when its two headings are given."""
    case = "" if titres is None else f", rangée « {titres[0]} », colonne « {titres[1]} »"
    return f"texte {document}, {lignes_de(*lignes)}{case} « {extrait} »"
