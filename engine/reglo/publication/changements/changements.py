"""A change, drawn in two columns: what was on the left, what is on the right, word by word; then what it makes differ.

The same drawing serves two states of the rules and two versions of an aid; each says where its own clauses stand.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from reglo.differences.bilan import Bilan
from reglo.differences.comparaison import Changement
from reglo.differences.compte_rendu import faces, sans, sans_effet, sans_temoin, selon
from reglo.differences.faces import Face
from reglo.differences.intitules import fait, section, sujet
from reglo.differences.mots import mot_a_mot
from reglo.differences.objets import Objet
from reglo.differences.temoins import Effet, SansTemoin, Temoin
from reglo.phrases.francais import citer, majuscule
from reglo.publication.adresses import page_exemples, relatif
from reglo.publication.ancres import ancre_changement
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, echapper_code, element, imprimer, lien
from reglo.publication.page import ancre_de, rubrique
from reglo.values.formats import ecrire_date_longue

Cote: TypeAlias = Literal["avant", "apres"]
Adresse: TypeAlias = Callable[[Cote, Objet], str]
"""Gives where a thing stands on the site, on one side; nothing when it stands nowhere."""
_TAGS: dict[Cote, str] = {"avant": "del", "apres": "ins"}
TITRES: dict[Cote, str] = {"avant": "Avant", "apres": "Après"}
"""Names of the columns, where each side stands under its own."""
_RIEN = "—"


def dessiner(page: Page, bilan: Bilan, rangs: Iterable[int], adresse: Adresse) -> Iterator[str]:
    """Draws some changes of a comparison, section by section."""
    presente, ancres = "", set[str]()
    for rang in rangs:
        titre = majuscule(section(bilan.changements[rang].objet))
        if titre != presente:
            ancre = ancre_de(titre)
            yield rubrique(titre, f"{ancre}-{rang}" if ancre in ancres else ancre)
            presente = titre
            ancres.add(ancre)
        yield _dessiner(page, bilan, rang, adresse)


def _dessiner(page: Page, bilan: Bilan, rang: int, adresse: Adresse) -> str:
    """Draws a change."""
    changement, effet = bilan.changements[rang], bilan.effet(rang)
    avant, apres = faces(bilan, changement)
    rangees = [] if changement.genre == "renommage" else [*_facettes(avant, apres)]
    return bloc(
        "section",
        element("h3", imprimer(_titre(changement)), id=ancre_changement(changement.objet), classe="label"),
        *_vers(changement, adresse),
        *rangees,
        *_effet(page, changement, effet, cherche=bool(bilan.effets)),
        classe=f"changement {changement.genre}",
    )


def entete_cotes(avant: str, apres: str) -> str:
    """Draws the names of both columns; they are HTML already."""
    return bloc("div", element("span", ""), element("span", avant), element("span", apres), classe="colonnes cotes")


def _titre(changement: Changement) -> str:
    return f"{majuscule(sujet(changement.objet))} : {fait(changement)}"


def _vers(changement: Changement, adresse: Adresse) -> Iterator[str]:
    """Draws the links to what changes, where it stands on each side."""
    cotes: tuple[tuple[Cote, Objet | None, str], ...] = (
        ("avant", changement.avant, "voir avant"),
        ("apres", changement.apres, "voir après"),
    )
    trouves = [(adresse(cote, objet), mot) for cote, objet, mot in cotes if objet is not None]
    liens = [lien(cible, mot) for cible, mot in trouves if cible]
    if liens:
        yield element("p", *liens, classe="voir")


# ---------------------------------------------------------------------------------------------------------- the facets
def _facettes(avant: Face | None, apres: Face | None) -> Iterator[str]:
    for nom, lire in (
        ("Le texte", lambda face: "\n".join(face.textes)),
        ("En clair", lambda face: face.phrase),
        ("La règle", lambda face: face.regle),
    ):
        ancien, nouveau = ("" if face is None else lire(face) for face in (avant, apres))
        if ancien or nouveau:
            yield element("p", nom, classe="nom")
            yield from _cotes(ancien, nouveau, code=nom == "La règle", seul=avant is None or apres is None)


def _cotes(avant: str, apres: str, *, code: bool, seul: bool) -> Iterator[str]:
    """Draws both sides of a facet; across both columns when they are the same."""
    ecrire = echapper_code if code else _lignes
    if avant == apres:
        yield element("div", _corps(ecrire(avant), code=code), classe="commun")
        return
    cotes: tuple[tuple[Cote, str, str], ...] = (("avant", avant, apres), ("apres", apres, avant))
    for cote, dit, autre in cotes:
        html = ecrire(dit) if seul or not autre else _mots(cote, avant, apres, ecrire)
        corps = _corps(html, code=code) if dit else element("span", _RIEN, classe="rien")
        yield element("div", corps, classe=cote if dit else f"{cote} vide", data_titre=TITRES[cote])


def _lignes(texte: str) -> str:
    """Gives a text of several lines, those of the quotes, each on its own."""
    return '<br class="item">'.join(echapper(ligne) for ligne in texte.split("\n"))


def _corps(html: str, *, code: bool) -> str:
    return element("pre", element("code", html), classe="highlight") if code else html


def _mots(cote: Cote, avant: str, apres: str, ecrire: Callable[[str], str]) -> str:
    """Draws one side, the words that it alone says marked."""
    return "".join(
        ecrire(troncon.texte) if troncon.cote == "commun" else element(_TAGS[cote], ecrire(troncon.texte))
        for troncon in mot_a_mot(avant, apres)
        if troncon.cote in ("commun", cote)
    )


# ---------------------------------------------------------------------------------------------------------- the effect
def _effet(page: Page, changement: Changement, effet: Effet, *, cherche: bool) -> Iterator[str]:
    if isinstance(effet, Temoin):
        yield element("p", imprimer("L'effet"), classe="nom")
        yield element("p", _temoin(page, effet), classe="commun temoin")
        yield element(
            "div", *_issue(sans(effet), effet.avant, [(e.sujet, e.avant) for e in effet.ecarts]), classe="avant"
        )
        yield element("div", *_issue("avec", effet.apres, [(e.sujet, e.apres) for e in effet.ecarts]), classe="apres")
    elif isinstance(effet, SansTemoin) or (cherche and changement.objet.nature in ("clause", "rang")):
        dit = sans_temoin(effet) if isinstance(effet, SansTemoin) else sans_effet(changement)
        yield element("p", imprimer("L'effet"), classe="nom")
        yield element("p", imprimer(f"{majuscule(dit)}."), classe="commun temoin")


def _temoin(page: Page, effet: Temoin) -> str:
    """Names a witness, with the link to it where it is published."""
    if not effet.exemple:
        nom = imprimer("Un dossier sans autre réponse")
    else:
        cible = _adresse_exemple(page, effet)
        titre = imprimer(citer(effet.exemple))
        nom = f"Exemple {lien(cible, titre) if cible else titre}"
    parties = [nom]
    if effet.retouche:
        parties.append(imprimer(f"avec {citer(effet.retouche)}"))
    parties += map(imprimer, selon(effet))
    if effet.jour is not None:
        parties.append(imprimer(f"au {ecrire_date_longue(effet.jour)}"))
    if effet.ensemble:
        parties.append(imprimer("tous les changements ensemble, celui-ci ne se jouant pas seul"))
    return ", ".join(parties) + "."


def _adresse_exemple(page: Page, effet: Temoin) -> str:
    siennes = page.contexte.preuves.de(effet.aide)
    if siennes is None:
        return ""
    for ancre_exemple, joue in zip(siennes.ancres, siennes.epreuve.joues, strict=True):
        if joue.cas.exemple == effet.exemple:
            return relatif(page.uri, f"{page_exemples(effet.aide)}#{ancre_exemple}")
    return ""


def _issue(nom: str, issue: str, ecarts: list[tuple[str, str]]) -> Iterator[str]:
    """Draws one answer: the verdict and the amount, then the results that are not those of the other."""
    yield element("p", element("span", imprimer(majuscule(nom)), classe="genre"), element("strong", imprimer(issue)))
    autres = [(sujet, dit) for sujet, dit in ecarts if sujet not in ("verdict", "montant dû", "refusé par")]
    if autres:
        yield element("ul", *(element("li", imprimer(f"{sujet} : {dit}")) for sujet, dit in autres))
