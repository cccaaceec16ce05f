"""The leaves of conditions: which are real conditions of a ruleset, and which enter as atoms that we compute.

Real: a yes/no, a member of a closed list, a number or a date against a constant. A number is two scaled integers, the
least and the greatest value that it can still take, so that a range settles what it settles. Arithmetic, lists, tables,
one datum against another, the outcome of another aid are atoms: 1 or 0, absent while open.
"""

from collections.abc import Iterable
from fractions import Fraction

from reglo.evaluation.durable import formules
from reglo.evaluation.durable.description import Condition, Propriete
from reglo.evaluation.durable.formules import Alternatives, Formule
from reglo.evaluation.durable.limites import ENTIER_MAXIMAL, ENTIER_MINIMAL, NOMS_RESERVES
from reglo.evaluation.reference.donnees import DEFAVORABLE, FAVORABLE
from reglo.model import expressions as e
from reglo.model.clauses import Periode
from reglo.model.rulebook import Donnee

ECHELLE = 1_000_000
"""Numbers enter as millionths; one that is not a whole number of them is left to the reference."""
MIN, MAX, EXISTE = ".min", ".max", ".existe"
"""What follows the name of a datum: its least value, its greatest, whether it exists."""
_RESERVES = NOMS_RESERVES | {"toujours"}
_OPPOSES = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}


def oui_ou_non(propriete: str, *, oui: bool = True) -> Formule:
    """Gives the formula of a property worth 1 or 0."""
    un, zero = (((Condition(propriete, "=", valeur),),) for valeur in (1, 0))
    return Formule(un, zero) if oui else Formule(zero, un)


def reelle(feuille: e.Condition, donnees: dict[str, Donnee]) -> Formule | None:
    """Gives the formula of a leaf that durable-rules decides exactly, None for one that it does not."""
    match feuille:
        case e.EstVrai(donnee=nom) if (donnee := _simple(nom, donnees)) is not None:
            if donnee.genre == "booleen":
                return oui_ou_non(nom)
            return _parmi(donnee, (FAVORABLE,)) if donnee.genre == "appreciation" else None
        case e.Appartient(donnee=nom, valeurs=valeurs) if (donnee := _simple(nom, donnees)) is not None:
            return _parmi(donnee, valeurs)
        case e.Existe(donnee=nom) if _simple(nom, donnees) is not None:
            return oui_ou_non(nom + EXISTE)
        case e.Compare(gauche=e.LectureDonnee(donnee=nom), operateur=operateur, droite=constante):
            return _compare(_simple(nom, donnees), operateur, constante)
        case e.Compare(gauche=constante, operateur=operateur, droite=e.LectureDonnee(donnee=nom)):
            return _compare(_simple(nom, donnees), _OPPOSES[operateur], constante)
        case _:
            return None


def _simple(nom: str, donnees: dict[str, Donnee]) -> Donnee | None:
    """Gives a datum of the dossier itself, whose name the extension can bear."""
    donnee = donnees.get(nom)
    return None if donnee is None or donnee.entite is not None or nom in _RESERVES else donnee


def membres(donnee: Donnee) -> frozenset[str]:
    """Gives the members of the closed list of a choice or of an appreciation; none for any other datum."""
    if donnee.genre == "appreciation" and not donnee.options:
        return frozenset({FAVORABLE, DEFAVORABLE})
    return frozenset(option.nom for option in donnee.options)


def _parmi(donnee: Donnee, valeurs: Iterable[str]) -> Formule | None:
    """Gives the formula of « est parmi »: one alternative each way, whatever the length of the lists."""
    tous = membres(donnee)
    dedans, dehors = tous.intersection(valeurs), tous.difference(valeurs)
    if not dedans or not dehors:
        return None
    return Formule(_un_de(donnee.nom, dedans, dehors), _un_de(donnee.nom, dehors, dedans))


def _un_de(propriete: str, dedans: frozenset[str], dehors: frozenset[str]) -> Alternatives:
    if len(dedans) == 1:
        return ((Condition(propriete, "=", next(iter(dedans))),),)
    return (formules.reunir(tuple(Condition(propriete, "≠", membre) for membre in dehors)),)


def _compare(donnee: Donnee | None, operateur: str, constante: e.Nombre) -> Formule | None:
    if donnee is None or donnee.genre not in ("nombre", "date"):
        return None
    match constante:
        case e.Constante(valeur=valeur) if donnee.genre == "nombre":
            borne = entier(valeur)
        case e.ConstanteDate(valeur=jour) if donnee.genre == "date":
            borne = jour.toordinal()
        case _:
            return None
    return None if borne is None else compare(donnee.nom, operateur, borne)


def compare(nom: str, operateur: str, borne: int) -> Formule:
    """Gives the formula of a number, known by its least and greatest values, against a bound."""
    match operateur:
        case "<":
            vraie, fausse = Condition(nom + MAX, "<", borne), Condition(nom + MIN, "≥", borne)
        case "<=":
            vraie, fausse = Condition(nom + MAX, "≤", borne), Condition(nom + MIN, ">", borne)
        case ">":
            vraie, fausse = Condition(nom + MIN, ">", borne), Condition(nom + MAX, "≤", borne)
        case ">=":
            vraie, fausse = Condition(nom + MIN, "≥", borne), Condition(nom + MAX, "<", borne)
        case _:
            return formules.tous([compare(nom, "<=", borne), compare(nom, ">=", borne)])
    return Formule(((vraie,),), ((fausse,),))


def pendant(jour: str, periode: Periode) -> Formule:
    """Gives the formula of a day that falls in a period (rule 17)."""
    bornes = []
    if periode.debut is not None:
        bornes.append(compare(jour, ">=", periode.debut.toordinal()))
    if periode.fin is not None:
        bornes.append(compare(jour, "<=", periode.fin.toordinal()))
    return formules.tous(bornes)


def entier(valeur: Fraction) -> int | None:
    """Gives a number in millionths, None when it is not a whole number of them or takes more than 64 bits."""
    entier_, reste = divmod(valeur.numerator * ECHELLE, valeur.denominator)
    return entier_ if not reste and ENTIER_MINIMAL <= entier_ <= ENTIER_MAXIMAL else None


def proprietes(donnee: Donnee) -> tuple[Propriete, ...]:
    """Gives the properties that may say a datum."""
    existe = Propriete(donnee.nom + EXISTE)
    if donnee.genre in ("nombre", "date"):
        return Propriete(donnee.nom + MIN), Propriete(donnee.nom + MAX), existe
    return Propriete(donnee.nom, membres(donnee) or None), existe
