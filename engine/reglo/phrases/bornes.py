"""What an amount is before its own caps and floors, and these one by one, in the order in which they apply.

A cap on two values is one value and its bound; past two, the smallest of several values bounds none of them: the
sentence that lists them is left whole.
"""

import msgspec

from reglo.model import expressions as e
from reglo.phrases.grandeurs import unite_de
from reglo.phrases.listes import mot_unite
from reglo.phrases.nombres import aplatir
from reglo.phrases.plume import Plume

_DEUX = 2


class Borne(msgspec.Struct, frozen=True):
    """A bound on a value: « au plus », « par logement, au moins », and what it is."""

    mot: str
    valeur: str


def decomposer(plume: Plume, valeur: e.Nombre, unite: str) -> tuple[e.Nombre, tuple[Borne, ...]]:
    """Gives a value without its bounds, then its bounds, those of each unit before those of the whole."""
    if isinstance(valeur, e.Minimum | e.Maximum):
        termes = aplatir(valeur)
        if len(termes) != _DEUX:
            return valeur, ()
        base, dedans = decomposer(plume, termes[0], unite)
        mot = "au plus" if isinstance(valeur, e.Minimum) else "au moins"
        limite = plume.nombre(termes[1], unite or unite_de(plume.rulebook, valeur))
        return base, (*dedans, Borne(mot, limite))
    if isinstance(valeur, e.ParUnite):
        return _par_unite(plume, valeur, unite)
    return valeur, ()


def _par_unite(plume: Plume, valeur: e.ParUnite, unite: str) -> tuple[e.Nombre, tuple[Borne, ...]]:
    """Gives an amount by unit without what bounds each unit, nor how many of them count (semantique.md, rule 19)."""
    base, dedans = decomposer(plume.dans_liste(valeur.entite), valeur.montant, unite)
    mot = mot_unite(plume, valeur)
    bornes = [Borne(f"par {mot}, {borne.mot}", borne.valeur) for borne in dedans]
    if valeur.retenus is not None:
        compte = valeur.compte
        nombre = plume.rulebook.donnees[compte.donnee].unite if isinstance(compte, e.LectureDonnee) else ""
        bornes.append(
            Borne(
                "on en paie au plus", f"{plume.valeur(valeur.retenus, nombre)}, du montant le plus élevé au moins élevé"
            )
        )
    return msgspec.structs.replace(valeur, montant=base, retenus=None), tuple(bornes)
