"""The payment of an aid, drawn: each instalment where it falls in the whole, when it is paid, on which documents.

One schedule by reading: the retained ones first, then what each other answer, alone, would change.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from reglo.model.clauses import Versement
from reglo.model.rulebook import Version
from reglo.phrases.francais import a, citer, majuscule
from reglo.phrases.groupes import groupe
from reglo.phrases.liens import propre
from reglo.phrases.suivi import libelle_piece
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.trait import branche, figurer, terme
from reglo.publication.aide.versions import SECTIONS
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer, lien
from reglo.publication.page import ancre_de, paragraphe, rubrique

PAIEMENT = "Le paiement, en une figure"


def paiement(page: Page, version: Version, *, en_argent: bool) -> str:
    """Draws when a version is paid; nothing for an aid that pays no sum."""
    if not version.versements and not en_argent:
        return ""
    titre = rubrique(PAIEMENT, ancre_de(PAIEMENT))
    if not version.versements:
        muet = "Aucune clause ne dit quand l'aide est versée, ni en combien de fois."
        return titre + paragraphe(imprimer(muet), "muet") + _pieces(version)
    dites = [*_echeanciers(page, version)]
    figures = "".join(_echeancier(page, version, titre, tranches) for titre, tranches in dites)
    regle = "Chaque part du montant dû est arrondie au centime ; le solde prend le reste."
    page.dites.clear()
    return titre + figures + paragraphe(imprimer(regle), "branche") + _pieces(version)


def _echeanciers(page: Page, version: Version) -> list[tuple[str, list[Versement]]]:
    """Gives the schedule of the readings retained, then those that each other option, alone, would give."""
    retenues = [versement for versement in version.versements if retenue(page.rulebook, versement)]
    dits = [("", retenues)] if retenues else []
    vues = {choix.lecture: None for versement in version.versements for choix in versement.lectures}
    for lue in (page.rulebook.lectures[nom] for nom in vues):
        for option in lue.options:
            autres = [v for v in version.versements if retenue(page.rulebook, v, {lue.id: option.nom})]
            if option.nom != lue.retenue and autres != retenues:
                question = page.lier("lecture", lue.id, citer(propre(lue.libelle)))
                dits.append((f"Si à {question} on répond : {imprimer(propre(option.libelle))}", autres))
    return dits


def _echeancier(page: Page, version: Version, titre: str, tranches: Sequence[Versement]) -> str:
    lignes = [
        _tranche(page, version, tranche, barre) for tranche, barre in zip(tranches, _barres(tranches), strict=True)
    ]
    if not lignes:
        lignes = [element("li", imprimer("Aucune clause ne dit quand l'aide est versée."))]
    tete = element("p", titre, classe="selon autre_lecture") if titre else ""
    return figurer("div", [tete, element("ol", *lignes, classe="suite")], "ecartee" if titre else "")


def _tranche(page: Page, version: Version, tranche: Versement, barre: str) -> str:
    """Draws an instalment: its share, its place in the whole, the moment, the documents, the condition."""
    moment = element("p", imprimer(a(groupe(propre(tranche.evenement)).texte)))
    corps = barre + moment + _production(page, version, tranche) + branche(page, tranche.garde, "sinon, rien")
    return terme(page, _part(page, tranche), tranche, corps)


def _part(page: Page, tranche: Versement) -> str:
    if tranche.part is None:
        return "le solde"
    return "la totalité" if tranche.part == 1 else page.plume.valeur(tranche.part, "%")


def _production(page: Page, version: Version, tranche: Versement) -> str:
    """Draws the documents on which an instalment is paid, those that the aid lists with a link."""
    libelles = tranche.libelles or tranche.pieces
    lignes = []
    for nom, libelle in zip(tranche.pieces, libelles, strict=True):
        dit = imprimer(majuscule(propre(libelle_piece(page.plume, nom, libelle))))
        demandee = next((piece for piece in version.pieces if piece.nom == nom), None)
        lignes.append(element("li", dit if demandee is None else lien(f"#{demandee.id}", dit)))
    tete = element("em", imprimer("sur production de"))
    return element("ul", element("li", tete), *lignes, classe="bornes") if lignes else ""


def _barres(tranches: Sequence[Versement]) -> list[str]:
    """Draws where each instalment falls in the whole; nothing where a condition leaves that open."""
    if any(tranche.garde is not None or tranche.periode is not None for tranche in tranches):
        return [""] * len(tranches)
    parts = [tranche.part for tranche in tranches if tranche.part is not None]
    reste = 1 - sum(parts, Fraction(0))
    finies = [reste if tranche.part is None else tranche.part for tranche in tranches]
    base = lcm(*(part.denominator for part in finies))
    if reste < 0 or sum(finies, Fraction(0)) > 1:
        return [""] * len(tranches)
    debuts = [sum(finies[:rang], Fraction(0)) for rang in range(len(finies))]
    return [_barre(base, int(debut * base), int(part * base)) for debut, part in zip(debuts, finies, strict=True)]


def _barre(base: int, debut: int, largeur: int) -> str:
    """Draws a stretch of the whole; the share is said beside it."""
    fond = element("rect", classe="tout", width=str(base), height="1")
    part = element("rect", classe="part-versee", x=str(debut), width=str(largeur), height="1")
    cadre = {"viewBox": f"0 0 {base} 1", "preserveAspectRatio": "none", "aria_hidden": "true"}
    return element("svg", fond, part, classe="barre", **cadre)


def _pieces(version: Version) -> str:
    """Says how many documents the aid asks for besides."""
    produites = {nom for versement in version.versements for nom in versement.pieces}
    nombre = sum(piece.nom not in produites for piece in version.pieces)
    if not nombre:
        return ""
    dit = f"{nombre} pièce{'s' if nombre > 1 else ''} {'sont demandées' if nombre > 1 else 'est demandée'}"
    autrement = " en dehors des versements" if version.versements else ""
    vers = lien(f"#{ancre_de(SECTIONS['pieces'])}", imprimer(dit))
    return paragraphe(f"{vers}{imprimer(autrement)}.", "branche")
