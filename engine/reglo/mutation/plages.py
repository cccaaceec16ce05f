"""The edges of the brackets of a table: whether each end is in, and which options a stretch of a choice holds."""

from collections.abc import Iterator

from reglo.mutation.phrase import Changement, Phrase
from reglo.syntax.tree import Noeud

_AUTRES = {
    "cellule_fermee": ("{0} à moins de {1}", "plus de {0} à {1}"),
    "cellule_ouverte_haut": ("{0} à {1}", "plus de {0} à moins de {1}"),
    "cellule_ouverte": ("{0} à moins de {1}", "plus de {0} à {1}"),
    "cellule_moins": ("au plus {0}",),
    "cellule_au_plus": ("moins de {0}",),
    "cellule_au_moins": ("plus de {0}",),
    "cellule_et_plus": ("plus de {0}",),
}
_OUVERTE_BAS = {1: ("{0} et plus",), 2: ("{0} à {1}", "plus de {0} à moins de {1}")}
REGLES = (*_AUTRES, "cellule_ouverte_bas")
"""The rules of the cells that have edges."""


def bornes(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """Gives the same bracket, one end in instead of out, or out instead of in."""
    bords = [phrase.ecrit(enfant.span) for enfant in noeud.enfants]
    if any(enfant.type == "NAME" for enfant in noeud.jetons()):
        return
    formes = _AUTRES.get(noeud.regle) or _OUVERTE_BAS[len(bords)]
    for forme in formes:
        yield phrase.remplacer("borne", noeud, noeud.span, forme.format(*bords))


def extremites(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """Gives the same stretch of options, each end one option further or one option nearer."""
    noms = noeud.jetons("NAME")
    voulus = {nom.texte for nom in noms}
    ordre = next((ordre for ordre in phrase.vocabulaire.ordres if voulus <= set(ordre)), ())
    if len(noms) != len(("de", "à")) or not ordre:
        return
    debut, fin = (ordre.index(nom.texte) for nom in noms)
    for bas, haut in ((debut - 1, fin), (debut + 1, fin), (debut, fin - 1), (debut, fin + 1)):
        if 0 <= bas < haut < len(ordre):
            yield phrase.remplacer("borne", noeud, noeud.span, f"{ordre[bas]} à {ordre[haut]}")
        elif 0 <= bas == haut < len(ordre):
            yield phrase.remplacer("borne", noeud, noeud.span, ordre[bas])
