"""Parts of a key joined again into cells of a table, so that they are said in the words of its rows."""

from collections.abc import Collection, Iterator, Sequence

from reglo.checks.regions import Atome
from reglo.model.clauses import Cellule, Cle, Plage, Tout, Valeurs
from reglo.phrases import plages, tableaux
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer


def reunir(cle: Cle, parts: Collection[Atome], toutes: Sequence[Atome]) -> tuple[Cellule, ...]:
    """Gives the cells that hold these parts of a key and no other: one by stretch of numbers in a row."""
    if len(parts) == len(toutes):
        return (Tout(span=cle.span),)
    if cle.genre != "nombre":
        return (Valeurs(span=cle.span, noms=tuple(part.nom for part in toutes if part in parts)),)
    return tuple(_plage(cle, suite) for suite in _suites(parts, toutes))


def _suites(parts: Collection[Atome], toutes: Sequence[Atome]) -> Iterator[list[Atome]]:
    suite: list[Atome] = []
    for part in toutes:
        if part in parts:
            suite.append(part)
        elif suite:
            yield suite
            suite = []
    if suite:
        yield suite


def _plage(cle: Cle, suite: Sequence[Atome]) -> Plage:
    bas, haut = suite[0], suite[-1]
    return Plage(span=cle.span, minimum=bas.bas, minimum_inclus=bas.seul, maximum=haut.haut, maximum_inclus=haut.seul)


def ecrire(page: Page, cle: Cle, cellules: Sequence[Cellule]) -> str:
    """Draws cells as one; a bracket alone says under it whether each of its ends belongs to it."""
    dites = imprimer(" ou ".join(tableaux.ecrire_cellule(page.plume, cle, cellule) for cellule in cellules))
    seule = cellules[0] if len(cellules) == 1 else None
    bords = plages.bords(page.plume, seule, tableaux.unite_cle(page.plume, cle)) if isinstance(seule, Plage) else ""
    return dites + (element("small", imprimer(bords)) if bords else "")
