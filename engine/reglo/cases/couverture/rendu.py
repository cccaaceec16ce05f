"""Writes what the examples prove: for people, what is missing, with the example to write; for programs, everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from reglo.cases.couverture.campagne import Mesure
from reglo.cases.couverture.modele import Couverture, Objet, Point, compter
from reglo.diagnostics import en_objet as diagnostic_en_objet
from reglo.diagnostics import rapport
from reglo.rendu.page import plier_ligne, puce, titre
from reglo.values.formats import ecrire_nombre

PROCHE = (
    "« Juste au-dessous », « juste au-dessus » : à la plus petite unité près, soit 1 pour ce qui se compte, 1 jour, "
    "1 mois pour une durée, 0,01 % pour un taux, 0,01 pour le reste (un centime) ; ou là où cette unité, sur une seule "
    "réponse, fait changer de côté. « Et cela seul décide » : les autres termes de la condition étant ce qu'ils sont, "
    "elle suit celui-là."
)
"""What « close » means here."""


def en_texte(mesure: Mesure) -> str:
    """Writes the counts, then aid by aid what is not proved, where, and the example to write."""
    couverture = mesure.couverture
    parties = [rapport(mesure.remarques, mesure.sources), "\n".join(_bilan(couverture))]
    parties += ["\n".join(_bloc(aides, siens, mesure.noms)) for aides, siens in _par_aides(couverture).items()]
    if couverture.prouves < couverture.total:
        parties.append("\n".join(plier_ligne(PROCHE)))
    return "\n\n".join(filter(None, parties))


def _bilan(couverture: Couverture) -> Iterator[str]:
    exemples = _compte(couverture.exemples, "attendu joué", "attendus joués")
    aides = _compte(len(couverture.aides), "aide", "aides")
    yield from plier_ligne(f"{exemples}, {aides} : {dire_part(couverture.prouves, couverture.total)}.")
    if couverture.echecs:
        echecs = _compte(couverture.echecs, "attendu en échec ne prouve", "attendus en échec ne prouvent")
        yield from plier_ligne(f"{echecs} rien : « reglo tester » dit pourquoi.")


def _par_aides(couverture: Couverture) -> dict[tuple[str, ...], list[Objet]]:
    """Gives what each aid reads alone, in their order, then what several read."""
    blocs: dict[tuple[str, ...], list[Objet]] = {(aide,): [] for aide in couverture.aides}
    for objet in couverture.objets:
        blocs.setdefault(objet.aides, []).append(objet)
    return {aides: objets for aides, objets in blocs.items() if objets}


def _bloc(aides: Sequence[str], objets: Sequence[Objet], noms: Mapping[str, str]) -> Iterator[str]:
    nom = f"{aides[0]} « {noms[aides[0]]} »" if len(aides) == 1 else f"Ce que lisent {_enumerer(aides)}"
    yield from titre(f"{nom} : {dire_part(*compter(objets))}", "-")
    for objet in objets:
        if objet.manquants:
            yield from _objet(objet, aides)
    entiers = [_court(objet, aides) for objet in objets if not objet.manquants]
    if entiers:
        yield from plier_ligne(f"Prouvés en entier : {', '.join(entiers)}.", suite="  ")


def _objet(objet: Objet, aides: Sequence[str]) -> Iterator[str]:
    prouves, total = compter([objet])
    yield from plier_ligne(f"{_court(objet, aides)}, {objet.genre}, {objet.lieu} : {prouves} sur {total}", suite="  ")
    for point in objet.manquants:
        yield from puce(f"non prouvé : {point.phrase}")
        yield from (f"      {ligne}" for ligne in point.conseil.splitlines())


def _court(objet: Objet, aides: Sequence[str]) -> str:
    return objet.nom.removeprefix(f"{aides[0]}.") if len(aides) == 1 else objet.nom


def _enumerer(noms: Sequence[str]) -> str:
    return f"{', '.join(noms[:-1])} et {noms[-1]}"


def dire_part(prouves: int, total: int) -> str:
    """Says a share: « 412 points prouvés sur 413 (99,7 %) »."""
    if not total:
        return "rien à prouver"
    pluriel = "s" if prouves > 1 else ""
    dits, tous = (ecrire_nombre(Fraction(compte)) for compte in (prouves, total))
    return f"{dits} point{pluriel} prouvé{pluriel} sur {tous} ({ecrire_part(prouves, total)})"


def ecrire_part(prouves: int, total: int) -> str:
    """Writes a share to the tenth below, so that 100 % means all of them."""
    dixiemes = Fraction(1000 * prouves, total) // 1
    return f"{dixiemes // 10},{dixiemes % 10} %"


def _compte(nombre: int, singulier: str, pluriel: str) -> str:
    return f"{nombre} {pluriel if nombre > 1 else singulier}"


# ------------------------------------------------------------------------------------------------------------ as JSON
def en_objet(mesure: Mesure) -> dict[str, object]:
    """Gives the whole measure as plain values, what is proved included."""
    couverture = mesure.couverture
    return {
        "aides": list(couverture.aides),
        "exemples": couverture.exemples,
        "echecs": couverture.echecs,
        "points": couverture.total,
        "prouves": couverture.prouves,
        "objets": [_en_valeurs(objet) for objet in couverture.objets],
        "diagnostics": [diagnostic_en_objet(remarque) for remarque in mesure.remarques],
    }


def _en_valeurs(objet: Objet) -> dict[str, object]:
    return {
        "id": objet.id,
        "nom": objet.nom,
        "genre": objet.genre,
        "lieu": str(objet.lieu),
        "aides": list(objet.aides),
        "points": list(_points(objet.points)),
    }


def _points(points: Iterable[Point]) -> Iterator[dict[str, object]]:
    for point in points:
        exemples = [{"nom": un.nom, "aide": un.aide, "lieu": str(un.lieu)} for un in point.exemples]
        yield {
            "cle": point.cle,
            "genre": point.genre,
            "phrase": point.phrase,
            "prouve": point.prouve,
            "exemples": exemples,
            "conseil": point.conseil,
        }
