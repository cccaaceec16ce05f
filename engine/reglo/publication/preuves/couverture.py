"""What the examples show of the rules: thing by thing, each side of each threshold, and what none of them shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from reglo.cases.couverture.modele import Exemple, Objet, Point, compter
from reglo.phrases.francais import majuscule
from reglo.publication.adresses import page_exemples, relatif
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.lecteurs import renvoi
from reglo.publication.page import paragraphe
from reglo.publication.preuves.preuves import ancre_objet
from reglo.publication.preuves.releves import ecrire, tableau
from reglo.rendu.homonymes import dater, sans_date

Nommer = Callable[[Exemple], str]
"""Gives the link to an example, as HTML."""
_MONTRES = 6
"""Examples named for one point."""
_NATURES = {
    "refus": "Motifs de refus",
    "effet": "Autres effets des clauses",
    "manque": "Réponses manquantes",
    "condition": "Conditions, vraies et fausses",
    "seuil": "Bords des seuils et des tranches",
    "case": "Cases de tableaux",
    "date": "Bords des dates",
    "lecture": "Options des lectures",
    "version": "Entrées en vigueur",
}
"""What each kind of point is called."""


def nature(point: Point) -> str:
    """Gives what a kind of point is called; a reason of refusal is an effect that stands by itself."""
    return _NATURES["refus" if point.cle == "refuse" else point.genre]


def par_nature(objets: Iterable[Objet], ailleurs: Mapping[str, Objet], de_l_aide: str = "") -> str:
    """Draws how many points of each kind the examples of every aid prove, and those of one aid when it is named."""
    points = [(nature(point), objet, point) for objet in objets for point in objet.points]
    lignes = []
    for nom in _NATURES.values():
        siens = [(objet, point) for sienne, objet, point in points if sienne == nom]
        prouves = sum(point.prouve or _prouve_ailleurs(objet, point, ailleurs) for objet, point in siens)
        propres = (ecrire(sum(point.prouve for _, point in siens)),) if de_l_aide else ()
        if siens:
            lignes.append((imprimer(nom), ecrire(len(siens)), prouves_sur(prouves, len(siens)), *propres))
    titres = ("Ce qu'il y a à prouver", "Points", "Prouvés", *(("dont par ses exemples",) if de_l_aide else ()))
    return tableau(titres, lignes)


def prouves_sur(prouves: int, total: int) -> str:
    """Writes how many points are proved, so that it shows when it is not all of them."""
    return ecrire(prouves) if prouves == total else element("span", ecrire(prouves), classe="incomplet")


def _prouve_ailleurs(objet: Objet, point: Point, ailleurs: Mapping[str, Objet]) -> bool:
    return any(autre.cle == point.cle and autre.prouve for autre in ailleurs[objet.id].points)


def manques(page: Page, objets: Iterable[Objet], ailleurs: Mapping[str, Objet]) -> str:
    """Draws what no example of any aid shows, with the link to the clause; a sentence when there is nothing."""
    lignes = [
        element("li", nom_objet(page, objet), " : ", imprimer(point.phrase))
        for objet in objets
        for point in objet.manquants
        if not _prouve_ailleurs(objet, point, ailleurs)
    ]
    if not lignes:
        return paragraphe("Rien : chaque point est montré par un exemple au moins.")
    return bloc("ul", *lignes, classe="manques")


def part(objets: Iterable[Objet], ailleurs: Mapping[str, Objet]) -> tuple[int, int]:
    """Gives how many points are proved by the examples of any aid, and how many there are."""
    return compter(ailleurs[objet.id] for objet in objets)


def nom_objet(page: Page, objet: Objet) -> str:
    """Gives the link to a thing that examples prove; the aid itself is named so."""
    nom, version = sans_date(objet.id)
    if nom not in page.rulebook.aides:
        return renvoi(page, objet.id, page.aide)
    html = page.lier("aide", nom, "l'aide dans son ensemble")
    return f"{html} {imprimer(f'({version})')}" if version else html


# ------------------------------------------------------------------------------------------------------ thing by thing
def par_objet(page: Page, objets: Iterable[Objet], nommer: Nommer) -> str:
    """Draws each thing with its points, each with the examples that show it."""
    titres = ("Clause", "Ce que les exemples en montrent")
    entete = element("tr", *(element("th", titre, scope="col") for titre in titres))
    corps = element("tbody", *(_objet(page, objet, nommer) for objet in objets))
    return bloc("div", element("table", element("thead", entete), corps, classe="cases"), classe="couverture")


def _objet(page: Page, objet: Objet, nommer: Nommer) -> str:
    preuves = page.contexte.preuves
    ailleurs = {point.cle for point in preuves.reunis[objet.id].points if point.prouve}
    vers = lien(relatif(page.uri, f"{preuves.page_de(objet.id)}#{ancre_objet(objet.id)}"), "par une autre aide")
    points = []
    for point in objet.points:
        phrase = imprimer(majuscule(point.phrase))
        if point.prouve:
            ou = f" — {_exemples(preuves.qui_prouvent(objet, point), len(point.exemples), nommer)}"
            points.append(element("li", phrase, element("span", ou, classe="ou")))
        elif point.cle in ailleurs:
            points.append(element("li", phrase, element("span", f" — {vers}", classe="ou")))
        else:
            points.append(element("li", element("em", "non prouvé"), " : ", phrase, classe="manque"))
    tete = element("th", nom_objet(page, objet), element("small", imprimer(objet.genre)), scope="row")
    return element("tr", tete, element("td", element("ul", *points)), id=ancre_objet(objet.id))


def _exemples(exemples: Sequence[Exemple], nombre: int, nommer: Nommer) -> str:
    """Names some examples, and counts the others that show the same."""
    mot = "exemple" if nombre == 1 else "exemples"
    reste = nombre - len(exemples[:_MONTRES])
    suite = f" et {reste} autre{'s' if reste > 1 else ''}" if reste else ""
    return f"{mot} {', '.join(nommer(un) for un in exemples[:_MONTRES])}{suite}"


# ------------------------------------------------------------------------------------------------- from a clause
def marque(page: Page, identifiant: str) -> str:
    """Draws the discreet mark of a clause: how many examples prove it, and the way to them; nothing when none can."""
    preuves = page.contexte.preuves
    siennes = preuves.de(page.aide)
    connus = preuves.reunis if siennes is None else siennes.objets
    nom = next((nom for nom in (dater(identifiant, page.version), identifiant) if nom in connus), "")
    if not nom:
        return ""
    if siennes is not None and (propres := preuves.exemples_de(connus[nom])):
        return _marquer(page, page_exemples(page.aide), nom, propres)
    tous = preuves.exemples_de(preuves.reunis[nom])
    return _marquer(page, preuves.page_de(nom), nom, tous, "" if siennes is None else " d'une autre aide")


def _marquer(page: Page, cible: str, nom: str, nombre: int, de_qui: str = "") -> str:
    dit = f"prouvée par {nombre} exemple{'s' if nombre > 1 else ''}{de_qui}" if nombre else "qu'aucun exemple ne prouve"
    adresse = relatif(page.uri, f"{cible}#{ancre_objet(nom)}")
    return element("p", lien(adresse, imprimer(dit)), classe="marque" if nombre else "marque manque")
