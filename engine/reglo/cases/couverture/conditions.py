"""What is to be seen inside a clause: each leaf of a condition decides alone both ways, each bound is reached."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from reglo.cases.couverture import seuils
from reglo.cases.couverture.avoir import AVoir, Essai
from reglo.cases.couverture.feuilles import Corps, Operation, Racine
from reglo.cases.couverture.renvois import Renvois
from reglo.model import expressions as e
from reglo.model.rulebook import LIGNE, Donnee, Rulebook
from reglo.phrases import Plume, nu
from reglo.rendu.noms import REPONSES

OUI_NON = {"vraie": "oui", "fausse": "non"}


def points(corps: Corps, recueil: Rulebook, renvois: Renvois) -> tuple[AVoir, ...]:
    """Gives what is to be seen of the conditions and operations of a thing, once for what is held twice."""
    trouves = [
        *(point for racine in corps.racines for point in _racine(racine, recueil, renvois)),
        *(point for rang, operation in corps.operations for point in _operation(rang, operation, recueil)),
    ]
    return tuple({point.cle: point for point in trouves}.values())


def _racine(racine: Racine, recueil: Rulebook, renvois: Renvois) -> Iterator[AVoir]:
    for rang, feuille in racine.feuilles:
        yield from _feuille(rang, feuille, racine, recueil, renvois)


def _feuille(rang: int, feuille: e.Condition, racine: Racine, recueil: Rulebook, renvois: Renvois) -> Iterator[AVoir]:
    match feuille:
        case e.LectureRetenue():
            return  # the options of a reading are points of the reading
        case e.Compare():
            for cote, point in seuils.points(rang, feuille, recueil, renvois):
                attend = _etat(racine, feuille, vraie=cote == seuils.cotes(feuille)[0])
                yield replace(point, essai=replace(point.essai, attend=attend))
        case e.Appartient() if len(options(feuille, recueil)) > 1:
            yield from _options(rang, feuille, recueil)
        case _ if racine.mode and len(racine.feuilles) == 1:
            return  # satisfied, refused: the criterion itself
        case _:
            yield from _deux_sens(rang, feuille, racine, recueil, renvois)


def _etat(racine: Racine, feuille: e.Condition, *, vraie: bool) -> str:
    """Gives the state of a criterion that is one comparison, from what this one is."""
    if not racine.mode or racine.noeud is not feuille:
        return ""
    return "vrai" if vraie is (racine.mode != "exclut") else "faux"


def _deux_sens(rang: int, feuille: e.Condition, racine: Racine, recueil: Rulebook, renvois: Renvois) -> Iterator[AVoir]:
    plume, seule = Plume(recueil), len(racine.feuilles) == 1
    for sens in ("vraie", "fausse"):
        proposition = nu(plume.proposition(feuille, nie=sens == "fausse"))
        phrase = proposition if seule else f"{proposition}, et cela seul décide"
        reponses = essai(feuille, sens, recueil, renvois)
        yield AVoir(cle=f"condition.{rang}.{sens}", genre="condition", phrase=phrase, essai=reponses)


def essai(condition: e.Condition, sens: str, recueil: Rulebook, renvois: Renvois) -> Essai:
    """Gives the answers that make a condition true or false, those to find when several data bear on it."""
    match condition:
        case e.Non(terme=terme):
            return essai(terme, "fausse" if sens == "vraie" else "vraie", recueil, renvois)
        case e.EstVrai(donnee=nom) if recueil.donnees[nom].genre == "booleen":
            return Essai(reponses=((nom, OUI_NON[sens]),))
        case e.EstVrai(donnee=nom):
            return Essai(reponses=((nom, "favorable" if sens == "vraie" else "défavorable"),))
        case e.Existe(donnee=nom):
            return Essai(reponses=((nom, "…" if sens == "vraie" else "néant"),))
        case e.Appartient(donnee=nom, valeurs=valeurs) if nom in recueil.donnees:
            return Essai(reponses=((nom, _option(recueil.donnees[nom], valeurs, dedans=sens == "vraie")),))
        case e.AideAccordee(aide=aide) | e.EligibleAide(aide=aide):
            return Essai(note=f"l'aide {aide} {'accordée' if sens == 'vraie' else 'absente du plan ou refusée'}")
        case _:
            return Essai(reponses=tuple((nom, "…") for nom in renvois.donnees(condition)))


# ---------------------------------------------------------------------------------------------------- several options
def options(feuille: e.Appartient, recueil: Rulebook) -> tuple[str, ...]:
    """Gives the options to see one by one: all of those named, only the first and the last when they are ordered."""
    donnee = recueil.donnees[feuille.donnee]
    if donnee.entite == LIGNE:
        return ()
    if donnee.genre != "choix_ordonne" or not _continue(feuille, donnee):
        return feuille.valeurs
    rangees = [option.nom for option in donnee.options if option.nom in feuille.valeurs]
    return (rangees[0], rangees[-1]) if len(rangees) > 1 else tuple(rangees)


def voisines(feuille: e.Appartient, recueil: Rulebook) -> tuple[str, ...]:
    """Gives the options just outside an ordered stretch."""
    donnee = recueil.donnees[feuille.donnee]
    if donnee.genre != "choix_ordonne" or not _continue(feuille, donnee):
        return ()
    rangs = [rang for rang, option in enumerate(donnee.options) if option.nom in feuille.valeurs]
    autour = (rangs[0] - 1, rangs[-1] + 1)
    return tuple(donnee.options[rang].nom for rang in autour if 0 <= rang < len(donnee.options))


def _continue(feuille: e.Appartient, donnee: Donnee) -> bool:
    rangs = [rang for rang, option in enumerate(donnee.options) if option.nom in feuille.valeurs]
    return len(rangs) == len(feuille.valeurs) and rangs == list(range(rangs[0], rangs[0] + len(rangs)))


def _options(rang: int, feuille: e.Appartient, recueil: Rulebook) -> Iterator[AVoir]:
    donnee, plume = recueil.donnees[feuille.donnee], Plume(recueil)
    dehors = voisines(feuille, recueil)
    for nom in (*options(feuille, recueil), *dehors):
        egale = e.Appartient(span=feuille.span, donnee=donnee.nom, valeurs=(nom,))
        yield AVoir(
            cle=f"option.{rang}.{nom}",
            genre="condition",
            phrase=nu(plume.proposition(egale)),
            essai=Essai(reponses=((donnee.nom, ecriture(donnee, nom)),)),
        )
    if not dehors:
        reponses = Essai(reponses=((donnee.nom, _option(donnee, feuille.valeurs, dedans=False)),))
        phrase = nu(plume.proposition(feuille, nie=True))
        yield AVoir(cle=f"condition.{rang}.fausse", genre="condition", phrase=phrase, essai=reponses)


def _option(donnee: Donnee, valeurs: Sequence[str], *, dedans: bool) -> str:
    """Gives the first option that is among some, or is not."""
    trouvees = (option.nom for option in donnee.options if (option.nom in valeurs) is dedans)
    return ecriture(donnee, next(trouvees, "…"))


def ecriture(donnee: Donnee, nom: str) -> str:
    """Gives an option as it is spelled."""
    ecrites = {option.nom: option.ecriture for option in donnee.options}
    return ecrites.get(nom) or REPONSES.get(nom, nom)


# ---------------------------------------------------------------------------------------------------------- operations
def _operation(rang: int, operation: Operation, recueil: Rulebook) -> Iterator[AVoir]:
    plume = Plume(recueil)
    match operation:
        case e.Minimum(termes=termes) | e.Maximum(termes=termes):
            lequel = "le plus petit" if isinstance(operation, e.Minimum) else "le plus grand"
            for k, terme in enumerate(termes):
                phrase = f"{lequel} est : {nu(plume.nombre(terme))}"
                yield AVoir(cle=f"borne.{rang}.{k}", genre="effet", phrase=phrase)
        case e.Arrondi():
            yield AVoir(cle=f"arrondi.{rang}", genre="effet", phrase="l'arrondi change la valeur")
        case e.ParUnite(retenus=retenus):
            limite = f"{retenus} unités"
            yield AVoir(cle=f"retenus.{rang}.au", genre="seuil", phrase=f"exactement {limite}, toutes comptées")
            yield AVoir(cle=f"retenus.{rang}.sur", genre="seuil", phrase=f"une unité de plus que {limite}")


def vus(operation: e.Node, rang: int, valeurs: Sequence[Fraction | int]) -> Iterator[str]:
    """Gives what the operands of an operation show: the term that alone binds, a rounding, the units retained."""
    match operation:
        case e.Minimum() | e.Maximum():
            liee = min(valeurs) if isinstance(operation, e.Minimum) else max(valeurs)
            if list(valeurs).count(liee) == 1:
                yield f"borne.{rang}.{list(valeurs).index(liee)}"
        case e.Arrondi(pas=pas):
            if valeurs[0] % pas:
                yield f"arrondi.{rang}"
        case e.ParUnite(retenus=retenus) if retenus is not None:
            if valeurs[0] == retenus:
                yield f"retenus.{rang}.au"
            elif 0 < valeurs[0] - retenus <= 1:
                yield f"retenus.{rang}.sur"
        case _:
            return
