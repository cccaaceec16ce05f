"""What the card of an aid says at a glance: for whom, how much, on which terms, within which limits."""

from collections.abc import Sequence

from reglo.model.clauses import Clause
from reglo.model.rulebook import Aide, Version
from reglo.phrases.francais import majuscule
from reglo.phrases.suites import periode
from reglo.publication.aide.calcul import TITRE
from reglo.publication.aide.combien import dire_en_bref, etendues, muette, retenue
from reglo.publication.aide.versions import SECTIONS
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer, lien
from reglo.publication.page import ancre_de

_LIGNES = 4
"""Sentences under each heading: the page says the rest."""


def en_bref(page: Page, aide: Aide, version: Version) -> str:
    """Draws the headings that say something."""
    bornent = (etape for etape in version.etapes if etape.action in ("plafond", "plancher"))
    rubriques = [
        element("div", element("h2", imprimer(nom)), element("ul", *lignes))
        for nom, lignes in (
            ("Pour qui", _pour_qui(page, version)),
            ("Combien", _combien(page, aide, version)),
            ("À quelles conditions", _dites(page, version, version.caracteristiques)),
            ("Dans quelle limite", _dites(page, version, [*bornent, *version.plafonds, *version.enveloppes])),
        )
        if lignes
    ]
    return element("div", *rubriques, classe="bref") if rubriques else ""


def _pour_qui(page: Page, version: Version) -> list[str]:
    """Tells who may ask, what is proper to the aid first; with criteria alone, they are what says so."""
    dits = [critere for critere in version.criteres if critere.beneficiaires]
    if dits:
        return _dites(page, version, sorted(dits, key=lambda une: une.id.rpartition(".")[0] in page.rulebook.troncs))
    if not version.criteres:
        return []
    vers = lien(f"#{ancre_de('Critères')}", imprimer("« Critères »"))
    return [element("li", f"Aucune clause ne le dit à part : voir {vers}.", classe="reste")]


def _combien(page: Page, aide: Aide, version: Version) -> list[str]:
    """Tells the amounts, the way to the assiette and to the bonuses, or why there is no amount."""
    if muet := muette(aide, version):
        return [element("li", imprimer(muet), classe="reste")]
    lignes = [*_dites(page, version, version.montants), *_bonifications(page, version)]
    if version.assiette:
        vers = lien(f"#{ancre_de(TITRE)}", imprimer("L'assiette, ligne à ligne"))
        lignes.append(element("li", vers, classe="reste"))
    return lignes


def _dites(page: Page, version: Version, clauses: Sequence[Clause]) -> list[str]:
    """Gives the first sentences that hold in the readings retained, with the figures that they read."""
    retenues = [clause for clause in clauses if retenue(page.rulebook, clause)]
    lignes = [_dite(page, version, clause) for clause in retenues[:_LIGNES]]
    reste = len(retenues) - _LIGNES
    if reste > 0:
        lignes.append(element("li", f"et {reste} autre{'s' if reste > 1 else ''}, ci-dessous", classe="reste"))
    return lignes


def _dite(page: Page, version: Version, clause: Clause) -> str:
    duree = element("small", imprimer(majuscule(periode(clause.periode)))) if clause.periode else ""
    return element("li", page.phrase(dire_en_bref(page, version, clause)), etendues(page, clause), duree)


def _bonifications(page: Page, version: Version) -> list[str]:
    """Gives the link to the bonuses that hold in the readings retained."""
    nombre = sum(retenue(page.rulebook, une) for une in version.bonifications)
    if not nombre:
        return []
    pluriel = "s" if nombre > 1 else ""
    vers = lien(f"#{ancre_de(SECTIONS['bonifications'])}", f"{nombre} bonification{pluriel} possible{pluriel}")
    return [element("li", vers, classe="reste")]
