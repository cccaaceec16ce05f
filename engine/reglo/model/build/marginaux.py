"""Tables by successive brackets: each rate bears on the part of the key that lies in its bracket."""

from collections.abc import Set as AbstractSet
from fractions import Fraction

from msgspec.structs import replace

from reglo.model.build import codes_donnees
from reglo.model.build.contexte import Redaction, Valeur
from reglo.model.build.natures import nommer
from reglo.model.clauses import Plage, Rang
from reglo.source import Span
from reglo.values import unites
from reglo.values.unites import Desaccord, Dimension


def exiger_taux(
    redaction: Redaction, lue: Valeur | None, cle: Dimension, tableau: Dimension, span: Span
) -> Valeur | None:
    """Gives the rate of a bracket, if the rate times the key is what the table answers."""
    if lue is None:
        return None
    resultat = unites.produit(lue.dimension, cle)
    if not isinstance(resultat, Desaccord) and not isinstance(unites.ensemble(resultat.dimension, tableau), Desaccord):
        return lue
    taux = unites.quotient(tableau, cle)
    juste = unites.ecrire(taux.dimension) if not isinstance(taux, Desaccord) else "%"
    champs = {
        "cle": nommer(redaction, cle).removeprefix("des "),
        "attendue": unites.ecrire(tableau),
        "trouvee": nommer(redaction, lue.dimension),
        "correction": f"… {juste}",
    }
    redaction.dire(codes_donnees.MARGINAL_UNITE, span, **champs)
    return None


def ranger(rangs: tuple[Rang, ...], *, entier: bool) -> tuple[Rang, ...]:
    """Joins the brackets end to end: « 1 à 10 », « 11 à 20 » of whole numbers are 0 to 10, then 10 to 20."""
    plages = [cellule for rang in rangs for cellule in rang.cellules if isinstance(cellule, Plage)]
    fins: set[Fraction | int | None] = {plage.maximum for plage in plages} | {0}
    return tuple(_joindre(rang, fins) for rang in rangs) if entier else rangs


def _joindre(rang: Rang, fins: AbstractSet[Fraction | int | None]) -> Rang:
    plage = rang.cellules[0]
    if not isinstance(plage, Plage) or plage.minimum is None or not plage.minimum_inclus:
        return rang
    if plage.minimum in fins or plage.minimum - 1 not in fins:
        return rang
    return replace(rang, cellules=(replace(plage, minimum=plage.minimum - 1, minimum_inclus=False),))
