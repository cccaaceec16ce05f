"""Validities as a printed frieze: a bar under each name, on one scale of years; an open end is an arrow."""

from collections.abc import Sequence
from datetime import date

import msgspec

from reglo.model.clauses import Periode
from reglo.publication.html import element, imprimer

LARGEUR, RANG, TETE, LONGUEUR_NOM = 560, 34, 22, 84
"""Width of the frieze, height of a row, of the scale; characters of a name."""
_GRADUATIONS = 8
"""Years that the scale names, at most."""


class Barre(msgspec.Struct, frozen=True):
    """A bar: what it is called, where its name leads, from when to when."""

    nom: str
    adresse: str
    periode: Periode


def dessiner(barres: Sequence[Barre], titre: str) -> str:
    """Draws the frieze, on one line; nothing without a date."""
    jours = [jour for barre in barres for jour in (barre.periode.debut, barre.periode.fin) if jour is not None]
    if not jours:
        return ""
    echelle = Echelle(min(jours).year, max(jours).year + 1)
    hauteur = TETE + RANG * len(barres)
    rangs = (_barre(barre, echelle, TETE + RANG * rang) for rang, barre in enumerate(barres))
    vue = {"viewBox": f"0 0 {LARGEUR} {hauteur}", "width": str(LARGEUR * 6 // 5)}
    return element("svg", _annees(echelle, hauteur), *rangs, **vue, role="group", aria_label=titre, classe="frise")


class Echelle(msgspec.Struct, frozen=True):
    """From the first day of a year to the first day of another."""

    debut: int
    fin: int

    def place(self, jour: date) -> int:
        """Gives where a day stands."""
        origine = date(self.debut, 1, 1).toordinal()
        return (jour.toordinal() - origine) * LARGEUR // (date(self.fin, 1, 1).toordinal() - origine)


def _annees(echelle: Echelle, hauteur: int) -> str:
    """Draws the years: a hairline each, with its name where there is room."""
    pas = -(-(echelle.fin - echelle.debut) // _GRADUATIONS)
    traits = []
    for annee in range(echelle.debut, echelle.fin, pas):
        x = echelle.place(date(annee, 1, 1))
        traits.append(element("path", d=f"M{x} 4V{hauteur}", classe="annee"))
        traits.append(element("text", str(annee), x=str(x + 4), y="14", classe="annee"))
    return element("g", *traits)


def _barre(barre: Barre, echelle: Echelle, y: int) -> str:
    debut, fin = barre.periode.debut, barre.periode.fin
    gauche = 0 if debut is None else echelle.place(debut)
    droite = LARGEUR if fin is None else max(echelle.place(fin), gauche + 2)
    nom = barre.nom if len(barre.nom) <= LONGUEUR_NOM else barre.nom[:LONGUEUR_NOM].rpartition(" ")[0] + " …"
    texte = element("a", imprimer(nom), href=barre.adresse)
    trait = element("rect", x=str(gauche), y=str(y + 20), width=str(droite - gauche), height="5")
    bouts = [element("path", d=f"M{gauche + 7} {y + 17}l-7 5.5 7 5.5z", classe="bout")] if debut is None else []
    bouts += [element("path", d=f"M{droite - 7} {y + 17}l7 5.5 -7 5.5z", classe="bout")] if fin is None else []
    return element("g", element("text", texte, x="0", y=str(y + 14)), trait, *bouts)
