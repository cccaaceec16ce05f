"""Draws rulebooks that durable-rules settles by itself, on the edges of what it can say.

The other strategies draw every construct, and most of their results are told by the reference: the paths of the engine
(leaves that are real conditions, families of alternatives, scaled numbers, names) would be met too rarely.
"""

from dataclasses import replace
from fractions import Fraction

import msgspec
from tests.strategies import autour, clauses, expressions, vocabulaire
from tests.strategies.clauses import Plume
from tests.strategies.expressions import CHOIX, OPERATEURS, Champ, condition
from tests.strategies.recueils import Socle, aide, assembler, socle, version
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import (
    AIDES,
    DATES,
    DEPENSE,
    DOCUMENTS,
    FAMILLES,
    LOT,
    ORGANISMES,
    POOL,
    PREUVE,
    declarer,
)

from reglo.model import expressions as e
from reglo.model.clauses import Critere, IssueValeur, Montant, Periode, Tableau
from reglo.model.expressions import Condition, Nombre, Strate
from reglo.model.rulebook import Definition, Rulebook, Version
from reglo.source import NULLE_PART

NOMS = (*AIDES, "aide_d", "aide_e", "aide_f")
"""More aids than are compiled together."""
MILLIONIEME = Fraction(1, 10**6)
PLAFOND = Fraction(2**63 - 1, 10**6)
"""The greatest number that a fact can say."""
SEUILS: dict[str, tuple[Fraction, ...]] = {
    "places": POOL,
    "cout": POOL,
    "surface": (*POOL, Fraction(-1), Fraction(101)),
    "ecart": (*POOL, Fraction(-5)),
    "solde": (Fraction(0), Fraction(-20), Fraction(20), Fraction(5)),
    "forfait": POOL,
    "taux": (Fraction(0), Fraction(1, 3), Fraction(1, 2), MILLIONIEME, MILLIONIEME / 10),
    "m": (Fraction(1), Fraction(2), Fraction(3), Fraction(3, 2)),
    "grand": (PLAFOND, PLAFOND + MILLIONIEME, -PLAFOND - MILLIONIEME, -PLAFOND - 2 * MILLIONIEME, Fraction(10) ** 20),
}
"""The numbers that thresholds and answers share."""
COULEURS = ("rouge", "vert", "bleu", "à part", 'dit « "\\" »', "oui")
PROPRES = (
    declarer("taux", "nombre", minimum=Fraction(0)),
    declarer("m", "nombre", entier=True, minimum=Fraction(1)),
    declarer("grand", "nombre"),
    declarer("toujours", "booleen"),
    declarer("sid", "booleen"),
    declarer("costarring", "booleen"),
    declarer("liquid", "booleen"),
    declarer("raccorde", "booleen", peut_manquer=True),
    declarer("id", "choix", options=("a", "b", "c")),
    declarer("couleur", "choix", options=COULEURS, peut_manquer=True),
    declarer("unique", "choix", options=("seule",)),
    declarer("name", "appreciation", options=("favorable", "defavorable"), autorite="etat"),
    declarer("accord", "appreciation", autorite="etat"),
    declarer("fin", "date", peut_manquer=True),
)
"""Data whose names mean something to durable-rules or collide in it, or whose values it cannot say."""
_VERITES = ("neuf", "rural", "toujours", "sid", *2 * ("costarring", "liquid"), "raccorde", "accord", "avis", "name")
_CHOIX = {**CHOIX[None], "id": ("a", "b", "c"), "couleur": COULEURS, "unique": ("seule",)}
_JOURS = ("depot", "achevement", "depot", "permis", "fin")
_EXISTENCES = ("permis", "forfait", "raccorde", "couleur", "fin", "neuf")


# ------------------------------------------------------------------------------------------------------- rulebooks
def recueil(t: Tirage) -> Rulebook:
    """Draws a rulebook whose criteria are mostly conditions that durable-rules decides."""
    commun = _socle(t)
    noms = NOMS[: t.parmi((1, 1, 1, 2, 2, 2, 3, 6))]
    fabriques = {nom: version if t.chance(1, 6) else _version for nom in noms}
    aides = {nom: aide(t, nom, noms, commun, fabriques[nom]) for nom in noms}
    donnees = {**vocabulaire.donnees(noms), **{donnee.nom: donnee for donnee in PROPRES}}
    return assembler(commun, aides, donnees)


def _socle(t: Tirage) -> Socle:
    """Draws what the aids share, with definitions that hang on the day, and tables whose rows disagree."""
    commun = socle(t)
    tableaux = {nom: _contredit(t, x) if t.chance(1, 5) else x for nom, x in commun.tableaux.items()}
    definitions, champ = dict(commun.definitions), commun.champ
    for parametre in commun.parametres:
        lu = e.LectureParametre(span=NULLE_PART, parametre=parametre)
        au_seuil = e.Compare(
            span=NULLE_PART, gauche=lu, operateur=">=", droite=e.Constante(span=NULLE_PART, valeur=t.parmi(POOL))
        )
        definitions |= {f"selon_{parametre}": _definie(f"selon_{parametre}", valeur=lu)}
        definitions |= {f"seuil_{parametre}": _definie(f"seuil_{parametre}", condition=au_seuil)}
        champ = replace(champ, definitions=(*champ.definitions, f"selon_{parametre}"))
        champ = replace(champ, conditions=(*champ.conditions, f"seuil_{parametre}"))
    return commun._replace(champ=champ, definitions=definitions, tableaux=tableaux)


def _definie(nom: str, valeur: Nombre | None = None, condition: Condition | None = None) -> Definition:
    return Definition(
        span=NULLE_PART, nom=nom, ecriture=nom, libelle=nom, valeur=valeur, condition=condition, preuve=PREUVE
    )


def _contredit(t: Tirage, tableau: Tableau) -> Tableau:
    """Gives a table with one of its rows twice, the second with an answer of its own."""
    if tableau.marginal or not tableau.rangs:
        return tableau
    rang = t.parmi(tableau.rangs)
    valeur = e.Constante(span=NULLE_PART, valeur=t.parmi(POOL))
    issue = IssueValeur(span=NULLE_PART, bas=valeur, haut=valeur)
    autre = msgspec.structs.replace(rang, id=f"{rang.id}_ter", label=f"{rang.label}_ter", issue=issue)
    return msgspec.structs.replace(tableau, rangs=(*tableau.rangs, autre))


def _version(p: Plume, toutes: tuple[str, ...], duree: Periode | None, rang: int) -> Version:
    t = p.t
    bases = _montants(p)
    primes = clauses.bonifications(p) if t.chance(1, 8) else ()
    return Version(
        span=NULLE_PART,
        nom=f"v{rang}",
        periode=duree,
        financeur=t.parmi(tuple(ORGANISMES)),
        nature=t.parmi(("subvention", "pret", "ingenierie")),
        familles=t.plusieurs(FAMILLES, 0, 2),
        document=t.parmi(tuple(DOCUMENTS)),
        criteres=_criteres(p, peu=t.chance(1, 2) and any(x.haut in _troues(p.champ) for x in bases)),
        assiette=clauses.assiette(p) if t.chance(1, 6) else (),
        montants=bases,
        bonifications=primes,
        bonifications_max=t.parmi((None, 1)) if primes else None,
        une_par_categorie=bool(primes) and t.chance(1, 2),
        etapes=clauses.etapes(p, bases, primes) if primes or t.chance(1, 5) else (),
        plafonds=autour.plafonds(p, toutes) if t.chance(1, 6) else (),
    )


# --------------------------------------------------------------------------------------------------------- criteria
def _criteres(p: Plume, *, peu: bool) -> tuple[Critere, ...]:
    """Draws criteria, and exceptions three levels deep; few of them where the verdict hangs on a hole of the text."""
    t, toutes = p.t, list[Critere]()
    rangee = [_critere(p) for _ in range(t.parmi((0, 0, 1) if peu else (1, 1, 1, 1, 2, 2, 3, 5)))]
    rangee += [_avis(p)] if not peu and t.chance(3, 5) else []
    for mode in ("admet", "reexclut", "admet"):
        toutes += rangee
        rangee = [_exception(p, x.id, mode) for x in rangee for _ in range(t.parmi((0, 0, 0, 0, 1, 1, 2)))]
    return tuple(t.melange(toutes + rangee) if t.chance(1, 3) else toutes + rangee)


def _critere(p: Plume) -> Critere:
    entete, t = p.entete("c"), p.t
    garde = franche(t, p.champ, 1) if t.chance(1, 4) else None
    mode: clauses.Mode = t.parmi(("exige", "exige", "exclut"))
    return Critere(**entete, mode=mode, condition=franche(t, p.champ, t.parmi((0, 0, 1, 2))), garde=garde)


def _avis(p: Plume) -> Critere:
    """Draws what an authority decides."""
    avis = e.EstVrai(span=NULLE_PART, donnee=p.t.parmi(("avis", "accord")))
    return Critere(**p.entete("c"), mode="exige", condition=avis)


def _exception(p: Plume, a: str, mode: str) -> Critere:
    entete, t = p.entete("c"), p.t
    garde = franche(t, p.champ, 0) if t.chance(1, 6) else None
    return Critere(**entete, mode=mode, condition=franche(t, p.champ, 1), exception_a=a, garde=garde)  # type: ignore[arg-type]


def franche(t: Tirage, champ: Champ, niveau: int) -> Condition:
    """Draws a condition that durable-rules decides, but for one leaf in eight."""
    if niveau <= 0 or t.chance(1, 3):
        return _feuille(t, champ)
    if t.chance(1, 5):
        return e.Non(span=NULLE_PART, terme=franche(t, champ, niveau - 1))
    termes = tuple(t.fois(4, lambda _: franche(t, champ, niveau - 1), minimum=2))
    if t.chance(1, 10):
        termes += (e.Non(span=NULLE_PART, terme=termes[0]),)
    if t.chance(1, 12):
        termes += tuple(_feuille(t, champ) for _ in range(4))
    match t.entier(0, 2):
        case 0:
            return e.Et(span=NULLE_PART, termes=termes)
        case 1:
            return e.Ou(span=NULLE_PART, termes=termes)
        case _:
            return e.AuMoinsParmi(span=NULLE_PART, seuil=t.entier(1, len(termes)), termes=termes)


def _feuille(t: Tirage, champ: Champ) -> Condition:
    match t.entier(0, 15):
        case 0 | 1 | 2 | 3 | 4:
            nom = t.parmi(tuple(SEUILS))
            return _comparer(t, nom, e.Constante(span=NULLE_PART, valeur=t.parmi(SEUILS[nom])))
        case 5 | 6:
            return _comparer(t, t.parmi(_JOURS), e.ConstanteDate(span=NULLE_PART, valeur=t.parmi(DATES)))
        case 7 | 8 | 9:
            return e.EstVrai(span=NULLE_PART, donnee=t.parmi(_VERITES))
        case 10 | 11 | 12:
            nom = t.parmi(tuple(_CHOIX))
            return e.Appartient(span=NULLE_PART, donnee=nom, valeurs=t.plusieurs(_CHOIX[nom], 1, len(_CHOIX[nom])))
        case 13:
            return e.Existe(span=NULLE_PART, donnee=t.parmi(_EXISTENCES))
        case _:
            return _autre(t, champ)


def _comparer(t: Tirage, nom: str, borne: Nombre) -> Condition:
    lue = e.LectureDonnee(span=NULLE_PART, donnee=nom)
    gauche, droite = (borne, lue) if t.chance(1, 3) else (lue, borne)
    return e.Compare(span=NULLE_PART, gauche=gauche, operateur=t.parmi(OPERATEURS), droite=droite)  # type: ignore[arg-type]


def _autre(t: Tirage, champ: Champ) -> Condition:
    """Draws a leaf that the engine computes beside, or that hangs on a definition or a reading."""
    if champ.conditions and t.chance(1, 4):
        return e.DefinitionVraie(span=NULLE_PART, definition=t.parmi(champ.conditions))
    if champ.lectures and t.chance(1, 4):
        return e.LectureRetenue(span=NULLE_PART, lecture=t.parmi(champ.lectures), option=t.parmi(("stricte", "large")))
    return _rapport(t) if t.chance(1, 3) else condition(t, champ.a(Strate.MONTANT), 1)


def _rapport(t: Tirage) -> Condition:
    """Draws a ratio of two data against what it is now and then exactly."""
    noms = t.parmi(("cout", "cout", "solde", "taux")), t.parmi(("m", "m", "places"))
    dividende, diviseur = (e.LectureDonnee(span=NULLE_PART, donnee=nom) for nom in noms)
    rapport = e.Quotient(span=NULLE_PART, gauche=dividende, droite=diviseur)
    borne = e.Constante(span=NULLE_PART, valeur=t.parmi((*POOL, Fraction(10, 3), Fraction(1, 2))))
    return e.Compare(span=NULLE_PART, gauche=rapport, operateur=t.parmi(OPERATEURS), droite=borne)  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------------------------- amounts
def _montants(p: Plume) -> tuple[Montant, ...]:
    """Draws components that whole answers settle, none at all once in a while."""
    genre = p.t.entier(0, 9)
    if genre == 0:
        return clauses.montants(p) if p.t.chance(2, 3) else ()
    if genre in (1, 2, 3, 4) and (troues := _troues(p.champ)):
        return (Montant(**p.entete("m"), bas=(lu := p.t.parmi(troues)), haut=lu),)
    racines = p.t.fois(2, lambda _: _montant(p), minimum=1)
    return (*racines, *(_montant(p, x.id) for x in racines for _ in range(p.t.parmi((0, 0, 0, 0, 0, 1, 2)))))


def _positif(t: Tirage, champ: Champ) -> Nombre:
    return expressions.positif(t, champ)


def _compose(t: Tirage, champ: Champ) -> Nombre:
    return expressions.nombre(t, champ, 1)


def _a_defaut(t: Tirage, _: Champ) -> Nombre:
    return e.ADefaut(span=NULLE_PART, donnee="forfait", remplacant=t.parmi(("cout", "places")))


def _par_lot(t: Tirage, _: Champ) -> Nombre:
    """Draws an amount by unit over the lots, or a sum over a list, whose answers settle it."""
    if t.chance(1, 3):
        depense = e.LectureDonnee(span=NULLE_PART, donnee="depense_montant")
        return e.Total(span=NULLE_PART, entite=DEPENSE, valeur=depense)
    lot_cout, lot_nombre = (e.LectureDonnee(span=NULLE_PART, donnee=nom) for nom in ("lot_cout", "lot_nombre"))
    retenus = t.parmi((None, *POOL[1:4]))
    return e.ParUnite(span=NULLE_PART, montant=lot_cout, compte=lot_nombre, entite=LOT, retenus=retenus)


def _troues(champ: Champ) -> tuple[Nombre, ...]:
    """Gives what a text may leave without a value: tables, parameters, and what reads them."""
    tableaux = (e.LectureTableau(span=NULLE_PART, tableau=nom) for nom in champ.tableaux)
    parametres = (e.LectureParametre(span=NULLE_PART, parametre=nom) for nom in champ.parametres)
    definitions = (_definition(f"selon_{nom}") for nom in champ.parametres)
    return (*tableaux, *parametres, *definitions)


def _definition(nom: str) -> Nombre:
    return e.LectureDefinition(span=NULLE_PART, definition=nom)


def _montant(p: Plume, exception_a: str | None = None) -> Montant:
    entete, t = p.entete("m"), p.t
    champ = replace(p.champ, tableaux=(), tableaux_lot=())
    valeur = t.parmi(_SIMPLES)(t, champ)
    garde = franche(t, p.champ, 0) if t.chance(1, 2 if exception_a else 5) else None
    return Montant(**entete, bas=valeur, haut=valeur, garde=garde, exception_a=exception_a)


def _constante(t: Tirage, champ: Champ) -> Nombre:
    return expressions.constante(t, champ)


_SIMPLES = (_constante, _constante, _positif, _positif, _compose, _a_defaut, _par_lot)
