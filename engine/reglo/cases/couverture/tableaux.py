"""What is to be seen of a table: each row, each value of a cell, each end of a bracket on both sides."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from reglo.cases.couverture.avoir import AVoir, Essai, Preuve
from reglo.cases.couverture.conditions import ecriture
from reglo.cases.couverture.finesse import bascule, pas_de_nombre, permise
from reglo.cases.couverture.renvois import Renvois
from reglo.cases.couverture.seuils import OU, SENS, Cote, ecrire_reponse
from reglo.evaluation.reference import tableaux
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.tableaux import Troncon
from reglo.evaluation.reference.temoin import Cle as Valeur
from reglo.model import expressions as e
from reglo.model.clauses import Cellule, Cle, Plage, Rang, Tableau, Valeurs
from reglo.model.rulebook import Rulebook
from reglo.phrases import Plume, nu
from reglo.phrases.tableaux import titre_cle, unite_cle


def points(tableau: Tableau, rang: Rang, recueil: Rulebook) -> Iterator[AVoir]:
    """Gives what is to be seen of a row beyond its being met, and beyond its « si »."""
    for colonne, (cle, cellule) in enumerate(zip(tableau.cles, rang.cellules, strict=True)):
        if isinstance(cellule, Plage):
            yield from _bornes(colonne, cle, cellule, recueil)
        elif isinstance(cellule, Valeurs) and len(cellule.noms) > 1:
            yield from _valeurs(colonne, cle, cellule, recueil)


def _valeurs(colonne: int, cle: Cle, cellule: Valeurs, recueil: Rulebook) -> Iterator[AVoir]:
    titre = nu(titre_cle(Plume(recueil), cle))
    donnee = recueil.donnees.get(cle.nom)
    for nom in cellule.noms:
        ecrite = nom if donnee is None else ecriture(donnee, nom)
        essai = Essai(reponses=() if donnee is None else ((donnee.nom, ecrite),))
        yield AVoir(cle=f"case.{colonne}.{nom}", genre="case", phrase=f"{titre} : {ecrite}", essai=essai)


def _bornes(colonne: int, cle: Cle, plage: Plage, recueil: Rulebook) -> Iterator[AVoir]:
    plume = Plume(recueil)
    unite, titre, pas = unite_cle(plume, cle), nu(titre_cle(plume, cle)), pas_de_cle(cle, recueil)
    for bord in _bords(plage):
        voulue = bord.borne + SENS[bord.cote] * pas
        donnee = recueil.donnees.get(cle.nom)
        if donnee is not None and not permise(voulue, donnee):
            continue
        ecrite = "…" if donnee is None else ecrire_reponse(recueil, donnee, voulue)
        lues = ((donnee.nom, ecrite),) if donnee is not None else ()
        phrase = f"{titre} {OU[bord.cote]} {nu(plume.valeur(bord.borne, unite))}"
        note = "" if donnee is not None else f"{cle.nom} à {nu(plume.valeur(voulue, unite))}"
        yield AVoir(cle=f"borne.{colonne}.{bord.cle}", genre="seuil", phrase=phrase, essai=Essai(lues, note=note))


class Bord(msgspec.Struct, frozen=True):
    """One side of an end of a bracket."""

    borne: Fraction
    cote: Cote
    dedans: bool
    """Whether the bracket holds what stands there."""

    @property
    def cle(self) -> str:
        """Tells it from the other sides of the same cell."""
        return f"{self.borne}.{self.cote}"


def _bords(plage: Plage) -> Iterator[Bord]:
    """Gives both sides of each end of a bracket: the end itself, and what stands beyond what holds it."""
    if plage.minimum is not None:
        incluse = plage.minimum_inclus
        yield Bord(plage.minimum, "au", incluse)
        yield Bord(plage.minimum, "sous" if incluse else "sur", not incluse)
    if plage.maximum is not None:
        incluse = plage.maximum_inclus
        yield Bord(plage.maximum, "au", incluse)
        yield Bord(plage.maximum, "sur" if incluse else "sous", not incluse)


def pas_de_cle(cle: Cle, recueil: Rulebook) -> Fraction:
    """Gives the smallest unit of a key."""
    if cle.definition:
        return pas_de_nombre(recueil, e.LectureDefinition(span=cle.span, definition=cle.nom))
    return pas_de_nombre(recueil, e.LectureDonnee(span=cle.span, donnee=cle.nom))


# ------------------------------------------------------------------------------------------------------ what is seen
def vus(tableau: Tableau, cles: Sequence[Valeur], contexte: Contexte, renvois: Renvois) -> Iterator[Preuve]:
    """Gives what the keys of one reading show."""
    for rang in tableau.rangs:
        dedans = [_dans(cellule, valeur) for cellule, valeur in zip(rang.cellules, cles, strict=True)]
        if tableau.marginal:
            yield from _tranche(rang, cles[0])
        for colonne, (cle, cellule) in enumerate(zip(tableau.cles, rang.cellules, strict=True)):
            valeur = cles[colonne]
            if valeur is None or not all(dedans[:colonne] + dedans[colonne + 1 :]):
                continue
            if isinstance(valeur, Fraction) and isinstance(cellule, Plage):
                place = _Place(cle, cellule, contexte, renvois)
                for bord in _bords(cellule):
                    if _montre(valeur, bord, place):
                        yield rang.id, f"borne.{colonne}.{bord.cle}"
            elif dedans[colonne]:
                yield rang.id, f"case.{colonne}.{valeur}"


def _tranche(rang: Rang, valeur: Valeur) -> Iterator[Preuve]:
    """Tells that the key enters a bracket whose rate bears on its part."""
    plage = rang.cellules[0]
    if isinstance(valeur, Fraction) and isinstance(plage, Plage) and valeur > (plage.minimum or 0):
        yield rang.id, "joue"


def _dans(cellule: Cellule, valeur: Valeur) -> bool:
    if valeur is None:
        return False
    return tableaux.contient(cellule, Troncon(valeur, valeur) if isinstance(valeur, Fraction) else valeur)


class _Place(msgspec.Struct, frozen=True):
    """A cell, and the evaluation that reads it."""

    cle: Cle
    plage: Plage
    contexte: Contexte
    renvois: Renvois


def _montre(valeur: Fraction, bord: Bord, place: _Place) -> bool:
    """Tells whether a key stands on that side of an end, as close as the smallest units allow."""
    ecart, pas = valeur - bord.borne, pas_de_cle(place.cle, place.contexte.rulebook)
    if ecart == 0:
        return bord.cote == "au"
    if bord.cote != "au" and (ecart < 0) is (bord.cote == "sous") and abs(ecart) <= pas:
        return True
    return place.cle.definition and _dans(place.plage, valeur) is bord.dedans and _sort(place)


def _sort(place: _Place) -> bool:
    """Tells whether one smallest unit of one answer takes a computed key into a cell, or out of it."""

    def dedans(ailleurs: Contexte) -> bool | None:
        valeur = tableaux.valeur_cle(place.cle, ailleurs)
        return _dans(place.plage, valeur.intervalle.bas) if valeur.tranche else None

    definition = place.contexte.rulebook.definitions[place.cle.nom]
    return bascule(dedans, place.contexte, place.renvois.donnees(definition))
