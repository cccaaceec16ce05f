"""The cells of a table: a bracket of numbers or dates, a set of choices, anything."""

from fractions import Fraction

import msgspec

from reglo.model.build import codes_donnees
from reglo.model.build.choix import plage, valeurs
from reglo.model.build.contexte import Redaction, texte_de
from reglo.model.build.litteraux import borne, chiffree
from reglo.model.build.natures import ambigue, dans_l_unite, exiger
from reglo.model.clauses import Cellule, Cle, Plage, Tout, Valeurs
from reglo.model.rulebook import Donnee
from reglo.syntax.tree import Jeton, Noeud
from reglo.values.unites import Dimension

_BORNES = {
    "cellule_fermee": (True, True),
    "cellule_ouverte_haut": (True, False),
    "cellule_ouverte": (False, False),
}
_UNE_BORNE = {
    "cellule_moins": ("haut", False),
    "cellule_au_plus": ("haut", True),
    "cellule_au_moins": ("bas", True),
    "cellule_et_plus": ("bas", True),
    "cellule_ouverte_bas": ("bas", False),
}


class Clef(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a table, and what its cells may hold."""

    cle: Cle
    ecriture: str
    dimension: Dimension | None = None
    """For a number or a date."""
    donnee: Donnee | None = None
    """For a choice, or a number that a datum answers."""

    @property
    def entiere(self) -> bool:
        """Tells whether only whole numbers come."""
        return self.donnee is not None and self.donnee.entier


def cellule(redaction: Redaction, clef: Clef, noeud: Noeud) -> Cellule | None:
    """Reads one cell for its key."""
    if noeud.regle == "cellule_tout":
        return Tout(span=noeud.span)
    if clef.cle.genre == "nombre":
        return _nombre(redaction, clef, noeud)
    if clef.cle.genre == "booleen":
        return _booleen(redaction, clef, noeud)
    return _choix(redaction, clef, noeud)


def _refuser(redaction: Redaction, clef: Clef, noeud: Noeud, nature: str) -> None:
    champs = {"nom": clef.ecriture, "nature": nature, "correction": _exemple(clef)}
    redaction.dire(codes_donnees.CELLULE_REFUSEE, noeud.span, **champs)


def _exemple(clef: Clef) -> str:
    """Shows a cell that the key takes."""
    if clef.cle.genre == "nombre":
        return "… à …"
    if clef.donnee is not None and clef.donnee.options:
        return clef.donnee.options[0].nom
    return "oui"


# ------------------------------------------------------------------------------------------------- choices and truths
def _booleen(redaction: Redaction, clef: Clef, noeud: Noeud) -> Valeurs | None:
    mots = [e.type for e in noeud.enfants if isinstance(e, Jeton) and e.type in ("OUI", "NON")]
    if noeud.regle != "cellule_valeurs" or len(mots) != len(noeud.enfants):
        _refuser(redaction, clef, noeud, "on y répond par oui ou par non")
        return None
    return Valeurs(span=noeud.span, noms=tuple(dict.fromkeys(mot.lower() for mot in mots)))


def _choix(redaction: Redaction, clef: Clef, noeud: Noeud) -> Valeurs | None:
    donnee = clef.donnee
    if donnee is None or not _des_noms(noeud):
        _refuser(redaction, clef, noeud, "ses cases nomment des valeurs de ce choix")
        return None
    if noeud.regle == "cellule_fermee":
        debut, fin = noeud.jetons("NAME")
        noms = plage(redaction, donnee, debut, fin, noeud.span)
    else:
        noms = valeurs(redaction, donnee, noeud.enfants)
    return None if noms is None else Valeurs(span=noeud.span, noms=noms)


def _des_noms(noeud: Noeud) -> bool:
    return noeud.regle in ("cellule_valeurs", "cellule_fermee") and len(noeud.jetons("NAME")) == len(noeud.enfants)


# ------------------------------------------------------------------------------------------------------------ brackets
def _nombre(redaction: Redaction, clef: Clef, noeud: Noeud) -> Plage | None:
    if any(isinstance(e, Jeton) and e.type != "DATE" for e in noeud.enfants):
        _refuser(redaction, clef, noeud, "ses cases sont des nombres ou des tranches de nombres")
        return None
    if noeud.regle == "cellule_valeurs" and len(noeud.enfants) > 1:
        redaction.dire(codes_donnees.CELLULE_MULTIPLE, noeud.span, nom=clef.ecriture)
        return None
    lues = [_borne(redaction, clef, element) for element in noeud.enfants]
    justes = [lue for lue in lues if lue is not None]
    if len(justes) != len(lues):
        return None
    return _non_vide(redaction, clef, _plage(noeud, justes))


def _plage(noeud: Noeud, bornes: list[Fraction]) -> Plage:
    """Gives the bracket that the words of the cell draw."""
    span = noeud.span
    if noeud.regle == "cellule_valeurs":
        return Plage(span=span, minimum=bornes[0], maximum=bornes[0])
    if len(bornes) == 2:  # noqa: PLR2004 - a bracket has two ends
        bas, haut = _BORNES.get(noeud.regle, (False, True))
        return Plage(span=span, minimum=bornes[0], minimum_inclus=bas, maximum=bornes[1], maximum_inclus=haut)
    cote, inclus = _UNE_BORNE[noeud.regle]
    if cote == "bas":
        return Plage(span=span, minimum=bornes[0], minimum_inclus=inclus)
    return Plage(span=span, maximum=bornes[0], maximum_inclus=inclus)


def _borne(redaction: Redaction, clef: Clef, element: Noeud | Jeton) -> Fraction | None:
    """Gives one end of a bracket; a bare number is in the unit of the key, when that unit leaves no doubt."""
    lue = borne(redaction, element)
    if lue is None or clef.dimension is None:
        return None
    if lue.nu and ambigue(clef.dimension):
        nombre = texte_de(element) if isinstance(element, Noeud) else element.brut
        unite = "%" if clef.dimension.pourcent else "ans"
        champs = {"nombre": nombre, "nom": clef.ecriture, "unite": unite}
        redaction.dire(codes_donnees.TRANCHE_SANS_UNITE, element.span, **champs)
        return None
    lue = dans_l_unite(lue, clef.dimension)
    place = f"« {clef.ecriture} »"
    juste = exiger(redaction, lue, clef.dimension, place, span=element.span)
    return None if juste is None else chiffree(juste)


def _non_vide(redaction: Redaction, clef: Clef, lue: Plage) -> Plage | None:
    """Reports a bracket that no value can reach."""
    if lue.minimum is None or lue.maximum is None:
        return lue
    if lue.minimum > lue.maximum:
        raison = "sa première borne dépasse la seconde"
    elif lue.minimum == lue.maximum and not (lue.minimum_inclus and lue.maximum_inclus):
        raison = "ses deux bornes sont égales, et l'une n'est pas comprise"
    else:
        return lue
    redaction.dire(codes_donnees.CELLULE_VIDE, lue.span, nom=clef.ecriture, raison=raison)
    return None
