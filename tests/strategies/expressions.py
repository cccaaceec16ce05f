"""Draws numbers, dates and conditions of every kind, within what their place may read.

`Champ` says where an expression stands; nothing drawn reads a list outside of it, nor a stratum above its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import DATES, DEPENSE, LOT, POOL, TAUX

from reglo.model import expressions as e
from reglo.model.expressions import Condition, Nombre, Strate
from reglo.model.rulebook import ETAT_LIGNE, ETATS_LIGNE, FINANCEUR_LIGNE, LIGNE, MONTANT_LIGNE, NATURE_LIGNE
from reglo.source import NULLE_PART

NOMBRES = {
    None: ("places", "cout", "surface", "ecart", "solde"),
    LOT: ("lot_nombre", "lot_cout"),
    DEPENSE: ("depense_montant",),
    LIGNE: (MONTANT_LIGNE,),
}
VERITES = {None: ("neuf", "rural"), LOT: ("lot_social",), DEPENSE: (), LIGNE: ()}
CHOIX: dict[str | None, dict[str, tuple[str, ...]]] = {
    None: {"zone": ("a", "b", "c"), "etiquette": ("A", "B", "C", "D"), "avis": ("favorable", "defavorable")},
    LOT: {"lot_type": ("plus", "plai")},
    DEPENSE: {},
    LIGNE: {
        NATURE_LIGNE: ("subvention", "pret", "contrepartie"),
        FINANCEUR_LIGNE: ("etat", "region"),
        ETAT_LIGNE: ETATS_LIGNE,
    },
}
OPERATEURS = (">=", "<", "<=", ">", "=")
Sens = Literal["par défaut", "par excès", "au plus proche"]
SENS: tuple[Sens, ...] = ("par défaut", "par excès", "au plus proche")


@dataclass(frozen=True)
class Champ:
    """What an expression may read where it stands."""

    strate: Strate = Strate.DOSSIER
    entite: str | None = None
    aides: tuple[str, ...] = ()
    """Aids whose outcome may be read."""
    lectures: tuple[str, ...] = ()
    parametres: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    """Yes/no definitions."""
    tableaux: tuple[str, ...] = ()
    tableaux_lot: tuple[str, ...] = ()

    def dans(self, entite: str) -> "Champ":
        """Gives the place of an element of a list."""
        return replace(self, entite=entite)

    def a(self, strate: Strate) -> "Champ":
        """Gives the same place at another stratum."""
        return replace(self, strate=strate)


FabriqueCondition = Callable[[Tirage, "Champ", int], Condition]
Fabrique = Callable[[Tirage, Champ, int], Nombre]


def constante(t: Tirage, _champ: Champ, _niveau: int = 0) -> Nombre:
    """Draws a written number."""
    return e.Constante(span=NULLE_PART, valeur=t.parmi(POOL))


def donnee(t: Tirage, champ: Champ, _niveau: int = 0) -> Nombre:
    """Draws the reading of a datum."""
    noms = NOMBRES[champ.entite]
    if champ.entite is not None and t.chance(1, 6):
        noms = NOMBRES[None]
    return e.LectureDonnee(span=NULLE_PART, donnee=t.parmi(noms))


def nombre(t: Tirage, champ: Champ, niveau: int = 2) -> Nombre:
    """Draws a number, `niveau` levels deep at most."""
    if niveau <= 0:
        return t.parmi((constante, donnee, donnee))(t, champ, 0)
    return t.parmi(_fabriques(champ))(t, champ, niveau - 1)


def _fabriques(champ: Champ) -> list[Fabrique]:
    possibles: list[Fabrique] = [constante, donnee, donnee, _addition, _produit, _part, _extreme, _difference]
    possibles += [_quotient, _arrondi, _delai, _par_unite]
    possibles += [_parametre] if champ.parametres else []
    if champ.entite is None:
        possibles += [_total, _denombrement, _par_groupe, _a_defaut]
        possibles += [_definition] * 2 if champ.definitions else []
        possibles += [_tableau] * 3 if champ.tableaux else []
    if champ.entite == LOT and champ.tableaux_lot:
        possibles += [_tableau] * 2
    if champ.strate >= Strate.ASSIETTE:
        possibles += [_assiette] * 2
    if champ.strate >= Strate.AUTRE_AIDE and champ.aides:
        possibles += [_montant_aide] * 2
    if champ.strate >= Strate.MONTANT:
        possibles += [_theorique] * 2
    return possibles


def _addition(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    return e.Addition(span=NULLE_PART, termes=(nombre(t, champ, niveau), nombre(t, champ, niveau)))


def _difference(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    retire = e.Oppose(span=NULLE_PART, terme=nombre(t, champ, niveau))
    return e.Addition(span=NULLE_PART, termes=(nombre(t, champ, niveau), retire))


def _produit(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    gauche = nombre(t, champ, niveau)
    if champ.entite is None and t.chance(1, 2):
        gauche = e.LectureDonnee(span=NULLE_PART, donnee="solde")
    return e.Produit(span=NULLE_PART, gauche=gauche, droite=nombre(t, champ, niveau))


def _part(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    taux = e.Constante(span=NULLE_PART, valeur=t.parmi(TAUX))
    return e.Produit(span=NULLE_PART, gauche=taux, droite=nombre(t, champ, niveau))


def _quotient(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    return e.Quotient(span=NULLE_PART, gauche=nombre(t, champ, niveau), droite=nombre(t, champ, 0))


def _extreme(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    termes = (nombre(t, champ, niveau), nombre(t, champ, niveau), *t.fois(1, lambda _: nombre(t, champ, 0)))
    return (e.Minimum if t.chance(1, 2) else e.Maximum)(span=NULLE_PART, termes=termes)


def _arrondi(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    return e.Arrondi(
        span=NULLE_PART, valeur=nombre(t, champ, niveau), sens=t.parmi(SENS), pas=t.parmi((POOL[1], POOL[2]))
    )


def _parametre(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    return e.LectureParametre(span=NULLE_PART, parametre=t.parmi(champ.parametres))


def _definition(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    return e.LectureDefinition(span=NULLE_PART, definition=t.parmi(champ.definitions))


def _tableau(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    noms = champ.tableaux if champ.entite is None else champ.tableaux_lot
    return e.LectureTableau(span=NULLE_PART, tableau=t.parmi(noms))


def _assiette(_t: Tirage, _champ: Champ, _niveau: int) -> Nombre:
    return e.Assiette(span=NULLE_PART)


def _theorique(_t: Tirage, _champ: Champ, _niveau: int) -> Nombre:
    return e.MontantTheorique(span=NULLE_PART)


def _montant_aide(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    return e.MontantAide(span=NULLE_PART, aide=t.parmi(champ.aides))


def _a_defaut(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    remplacant = t.parmi((*NOMBRES[None], *champ.parametres, *champ.definitions))
    return e.ADefaut(span=NULLE_PART, donnee="forfait", remplacant=remplacant)


def _delai(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    return e.Delai(span=NULLE_PART, debut=jour(t, champ), fin=jour(t, champ))


def _filtre(t: Tirage, champ: Champ, entite: str) -> Condition | None:
    return condition(t, champ.dans(entite), 1) if t.chance(1, 2) else None


def _total(t: Tirage, champ: Champ, niveau: int) -> Nombre:
    entite = t.parmi((LOT, DEPENSE, LIGNE))
    valeur = donnee(t, champ.dans(entite)) if t.chance(1, 2) else nombre(t, _leger(champ, entite), niveau)
    return e.Total(span=NULLE_PART, entite=entite, valeur=valeur, filtre=_filtre(t, _leger(champ, entite), entite))


def _denombrement(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    entite = t.parmi((LOT, DEPENSE, LIGNE))
    return e.Denombrement(span=NULLE_PART, entite=entite, filtre=_filtre(t, _leger(champ, entite), entite))


def _leger(champ: Champ, entite: str) -> Champ:
    """Gives the place of an element, without what another aid answers."""
    return replace(champ, entite=entite, aides=())


def _par_groupe(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    lot = _leger(champ, LOT)
    retenus = t.parmi((None, None, *POOL[1:4]))
    montant = positif(t, lot) if retenus is not None else nombre(t, lot, 1)
    compte = e.LectureDonnee(span=NULLE_PART, donnee="lot_nombre")
    filtre = _filtre(t, lot, LOT)
    return e.ParUnite(span=NULLE_PART, montant=montant, compte=compte, entite=LOT, filtre=filtre, retenus=retenus)


def _par_unite(t: Tirage, champ: Champ, _niveau: int) -> Nombre:
    filtre = condition(t, champ, 0) if t.chance(1, 3) else None
    retenus = t.parmi((None, None, *POOL[1:4]))
    noms = NOMBRES[champ.entite][:1]
    compte = e.LectureDonnee(span=NULLE_PART, donnee=t.parmi(noms))
    return e.ParUnite(span=NULLE_PART, montant=positif(t, champ), compte=compte, filtre=filtre, retenus=retenus)


def positif(t: Tirage, champ: Champ) -> Nombre:
    """Draws a number that is never below zero: what one unit gets."""
    tables = champ.tableaux if champ.entite is None else champ.tableaux_lot if champ.entite == LOT else ()
    if tables and t.chance(1, 2):
        return e.LectureTableau(span=NULLE_PART, tableau=t.parmi(tables))
    datum = e.LectureDonnee(span=NULLE_PART, donnee=NOMBRES[champ.entite][-1 if champ.entite else 1])
    seuil = constante(t, champ)
    part = e.Produit(span=NULLE_PART, gauche=e.Constante(span=NULLE_PART, valeur=t.parmi(TAUX)), droite=datum)
    return t.parmi((seuil, datum, part, e.Minimum(span=NULLE_PART, termes=(seuil, part))))


def jour(t: Tirage, champ: Champ) -> Nombre:
    """Draws a date."""
    possibles: list[Nombre] = [
        e.LectureDonnee(span=NULLE_PART, donnee="depot"),
        e.LectureDonnee(span=NULLE_PART, donnee="achevement"),
        e.ConstanteDate(span=NULLE_PART, valeur=t.parmi(DATES)),
        e.Aujourdhui(span=NULLE_PART),
        e.ADefaut(span=NULLE_PART, donnee="permis", remplacant="depot"),
    ]
    if champ.entite == DEPENSE:
        possibles = [e.LectureDonnee(span=NULLE_PART, donnee="depense_date")]
    return t.parmi(possibles)


# ------------------------------------------------------------------------------------------------------- conditions
def condition(t: Tirage, champ: Champ, niveau: int = 2) -> Condition:
    """Draws a condition, `niveau` levels deep at most."""
    return t.parmi(_conditions(champ, niveau))(t, champ, niveau - 1)


def _conditions(champ: Champ, niveau: int) -> list[FabriqueCondition]:
    possibles: list[FabriqueCondition] = [_comparaison, _comparaison]
    possibles += [_est_vrai] if VERITES[champ.entite] else []
    possibles += [_appartient] if CHOIX[champ.entite] else []
    possibles += [_date] if champ.entite in (None, DEPENSE) else []
    possibles += [_existe] if champ.entite is None else []
    possibles += [_definition_vraie] if champ.conditions and champ.entite is None else []
    possibles += [_aide_accordee, _eligible_aide] if champ.strate >= Strate.AUTRE_AIDE and champ.aides else []
    possibles += [_lecture_retenue] if champ.lectures else []
    possibles += [_pour_chaque] if champ.entite is None and niveau > 0 else []
    return possibles + ([_et, _ou, _non, _parmi] if niveau > 0 else [])


def _comparaison(t: Tirage, champ: Champ, niveau: int) -> Condition:
    gauche = nombre(t, champ, max(niveau, 0)) if t.chance(1, 2) else donnee(t, champ)
    droite = constante(t, champ) if t.chance(3, 4) else nombre(t, champ, max(niveau, 0))
    return e.Compare(span=NULLE_PART, gauche=gauche, operateur=t.parmi(OPERATEURS), droite=droite)  # type: ignore[arg-type]


def _date(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    droite = e.ConstanteDate(span=NULLE_PART, valeur=t.parmi(DATES))
    return e.Compare(span=NULLE_PART, gauche=jour(t, champ), operateur=t.parmi(OPERATEURS), droite=droite)  # type: ignore[arg-type]


def _est_vrai(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    return e.EstVrai(span=NULLE_PART, donnee=t.parmi(VERITES[champ.entite]))


def _appartient(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    nom = t.parmi(tuple(CHOIX[champ.entite]))
    options = CHOIX[champ.entite][nom]
    return e.Appartient(span=NULLE_PART, donnee=nom, valeurs=t.plusieurs(options, 1, len(options) - 1))


def _existe(t: Tirage, _champ: Champ, _niveau: int) -> Condition:
    return e.Existe(span=NULLE_PART, donnee=t.parmi(("permis", "forfait")))


def _definition_vraie(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    return e.DefinitionVraie(span=NULLE_PART, definition=t.parmi(champ.conditions))


def _pour_chaque(t: Tirage, champ: Champ, niveau: int) -> Condition:
    entite = t.parmi((LOT, DEPENSE, LIGNE))
    place = _leger(champ, entite)
    filtre = _filtre(t, place, entite)
    return e.PourChaque(span=NULLE_PART, entite=entite, condition=condition(t, place, niveau), filtre=filtre)


def _aide_accordee(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    return e.AideAccordee(span=NULLE_PART, aide=t.parmi(champ.aides), deja=t.chance(1, 4))


def _eligible_aide(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    return e.EligibleAide(span=NULLE_PART, aide=t.parmi(champ.aides))


def _lecture_retenue(t: Tirage, champ: Champ, _niveau: int) -> Condition:
    return e.LectureRetenue(span=NULLE_PART, lecture=t.parmi(champ.lectures), option=t.parmi(("stricte", "large")))


def _termes(t: Tirage, champ: Champ, niveau: int) -> tuple[Condition, ...]:
    return tuple(t.fois(3, lambda _: condition(t, champ, niveau), minimum=2))


def _et(t: Tirage, champ: Champ, niveau: int) -> Condition:
    return e.Et(span=NULLE_PART, termes=_termes(t, champ, niveau))


def _ou(t: Tirage, champ: Champ, niveau: int) -> Condition:
    return e.Ou(span=NULLE_PART, termes=_termes(t, champ, niveau))


def _non(t: Tirage, champ: Champ, niveau: int) -> Condition:
    return e.Non(span=NULLE_PART, terme=condition(t, champ, niveau))


def _parmi(t: Tirage, champ: Champ, niveau: int) -> Condition:
    termes = _termes(t, champ, niveau)
    return e.AuMoinsParmi(span=NULLE_PART, seuil=t.entier(1, len(termes)), termes=termes)
