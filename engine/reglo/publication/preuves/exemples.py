"""The pages of the examples: what each gave, what was expected and answered, and which clauses it proves.

An aid has its own page of examples, however few, so that the address of an example never changes; its clauses lead
there and its examples lead back. What several aids share has its pages too: trunks, definitions, readings.
"""

from collections.abc import Callable, Iterable, Iterator

from reglo.cases.couverture.epreuve import Epreuve
from reglo.cases.couverture.modele import Exemple, Objet
from reglo.cases.couverture.rendu import dire_part
from reglo.model.rulebook import Aide, Tronc
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import ACCUEIL, EXEMPLES, EXEMPLES_COMMUNS, page_exemples, relatif
from reglo.publication.contexte import Contexte, Page
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.page import Recherche, entete, paragraphe, rubrique
from reglo.publication.preuves.couverture import manques, par_nature, par_objet, part, prouves_sur
from reglo.publication.preuves.exemple import TITRES, dessiner
from reglo.publication.preuves.preuves import DUneAide
from reglo.publication.preuves.releves import tableau
from reglo.publication.sommaire import tete

_MANQUES = "ce-qui-nest-pas-prouve"
_NON_JOUES = "Les exemples n'ont pas été joués pour cette publication. Sans « --suivre », « reglo publier » les joue."


# ------------------------------------------------------------------------------------------------------- on other pages
def resume(page: Page, aide: Aide) -> str:
    """Draws, on the page of an aid, what its examples gave and what they leave unproved."""
    siennes = page.contexte.preuves.de(aide.id)
    titre = rubrique("Exemples", "exemples")
    if siennes is None:
        return titre + paragraphe(imprimer(_NON_JOUES), "avis")
    epreuve, ailleurs = siennes.epreuve, page.contexte.preuves.reunis
    adresse = relatif(page.uri, page_exemples(aide.id))
    vers = lien(adresse, imprimer("Lire les exemples, et ce que chacun prouve"))
    parties = [titre, paragraphe(f"{bilan(epreuve)} {vers}.", "bilan"), _echecs(siennes, adresse)]
    parties += [par_nature(epreuve.objets, ailleurs, aide.id), rubrique("Ce qui n'est pas prouvé", _MANQUES, 3)]
    return "".join((*parties, manques(page, epreuve.objets, ailleurs)))


def resume_tronc(page: Page, tronc: Tronc) -> str:
    """Draws, on the page of a trunk, what the examples of every aid show of it."""
    preuves, uri = page.contexte.preuves, page_exemples(tronc.id)
    titre = rubrique("Exemples", "exemples")
    if preuves.epreuves is None:
        return titre + paragraphe(imprimer(_NON_JOUES), "avis")
    siens = [objet for objet in preuves.reunis.values() if preuves.page_de(objet.id) == uri]
    vers = lien(relatif(page.uri, uri), imprimer("Lire ce qu'ils prouvent, clause par clause"))
    dits = imprimer(majuscule(dire_part(*part(siens, preuves.reunis))))
    return titre + paragraphe(f"{dits}. {vers}.", "bilan") + manques(page, siens, preuves.reunis)


def bilan(epreuve: Epreuve) -> str:
    """Says how many examples were played, and how many gave what they expect."""
    joues, echecs = len(epreuve.joues), len(epreuve.echecs)
    if not joues:
        return imprimer("Aucun exemple n'est écrit pour cette aide.")
    mot = "exemple joué" if joues == 1 else "exemples joués"
    if not echecs:
        fin = "il donne le résultat attendu" if joues == 1 else "tous donnent le résultat attendu"
        return imprimer(f"{joues} {mot} : {fin}.")
    rouge = element("strong", imprimer(f"{echecs} ne donne{'nt' if echecs > 1 else ''} pas le résultat attendu"))
    return f"{imprimer(f'{joues} {mot} :')} {rouge}."


def _echecs(siennes: DUneAide, adresse: str) -> str:
    """Draws the links to the examples that fail."""
    lignes = [
        element("li", lien(f"{adresse}#{ancre}", imprimer(majuscule(joue.cas.exemple))))
        for ancre, joue in zip(siennes.ancres, siennes.epreuve.joues, strict=True)
        if not joue.reussi
    ]
    return bloc("ul", *lignes, classe="echecs") if lignes else ""


# ------------------------------------------------------------------------------------------------------- one aid's page
def pages_exemples(contexte: Contexte, aide: Aide) -> Iterator[tuple[str, str]]:
    """Gives the page of the examples of an aid, when they were played."""
    siennes = contexte.preuves.de(aide.id)
    if siennes is None:
        return
    uri, version, ailleurs = page_exemples(aide.id), aide.versions[-1], contexte.preuves.reunis
    page = Page(contexte, uri, aide=aide.id, version=version.nom, document=version.document)
    epreuve = siennes.epreuve
    chemin = f"{lien(relatif(uri, ACCUEIL), 'Le recueil')} › {page.lier('aide', aide.id, propre(aide.nom))}"
    parties = [
        entete(f"Exemples : {propre(aide.nom)}", chemin, page.code(aide.id), recherche=Recherche.JAMAIS),
        paragraphe(f"{bilan(epreuve)} {imprimer(majuscule(dire_part(*part(epreuve.objets, ailleurs))))}.", "bilan"),
        _echecs(siennes, ""),
        par_nature(epreuve.objets, ailleurs, aide.id),
        rubrique("Ce qui n'est pas prouvé", _MANQUES),
        manques(page, epreuve.objets, ailleurs),
        rubrique("Clause par clause", "clauses"),
        par_objet(page, epreuve.objets, _par_rang(siennes)),
        rubrique("Exemple par exemple", "exemples"),
        bloc("div", element("span", ""), *(element("span", titre) for titre in TITRES), classe="colonnes des-exemples"),
        *(dessiner(page, siennes, rang) for rang in range(len(epreuve.joues))),
    ]
    yield uri, "".join(parties)


def _par_rang(siennes: DUneAide) -> Callable[[Exemple], str]:
    def nommer(exemple: Exemple) -> str:
        rang = siennes.rang(exemple)
        return lien(f"#{siennes.ancres[rang]}", str(rang + 1))

    return nommer


# -------------------------------------------------------------------------------------------- what several aids share
def page_exemples_tronc(contexte: Contexte, tronc: Tronc) -> Iterator[tuple[str, str]]:
    """Gives the page of what the examples of every aid show of a trunk."""
    preuves, uri = contexte.preuves, page_exemples(tronc.id)
    if preuves.epreuves is None:
        return
    page = Page(contexte, uri, aide=tronc.id)
    siens = [objet for objet in preuves.reunis.values() if preuves.page_de(objet.id) == uri]
    chemin = f"{lien(relatif(uri, ACCUEIL), 'Le recueil')} › {page.lier('tronc', tronc.id, propre(tronc.nom))}"
    haut = entete(f"Exemples : {propre(tronc.nom)}", chemin, page.code(tronc.id), recherche=Recherche.JAMAIS)
    yield uri, haut + _commun(page, siens)


def pages_du_recueil(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the table of the examples, aid by aid, then what they show of what all share."""
    preuves, page = contexte.preuves, Page(contexte, EXEMPLES)
    communs = [objet for objet in preuves.reunis.values() if preuves.page_de(objet.id) == EXEMPLES_COMMUNS]
    yield (
        EXEMPLES,
        tete(EXEMPLES) + (paragraphe(imprimer(_NON_JOUES), "avis") if preuves.epreuves is None else _table(page)),
    )
    page = Page(contexte, EXEMPLES_COMMUNS)
    corps = paragraphe(imprimer(_NON_JOUES), "avis") if preuves.epreuves is None else _commun(page, communs)
    yield EXEMPLES_COMMUNS, tete(EXEMPLES_COMMUNS) + corps


def _table(page: Page) -> str:
    """Draws a line by aid: its examples, those that fail, what they prove."""
    preuves = page.contexte.preuves
    trouvees = [(aide, lue) for aide in page.rulebook.aides.values() if (lue := preuves.de(aide.id)) is not None]
    titres = ("Aide", "Exemples", "En échec", "Points à prouver", "Prouvés")
    return tableau(titres, (_ligne_aide(page, aide, lue) for aide, lue in trouvees)) + _remarques(page)


def _ligne_aide(page: Page, aide: Aide, lue: DUneAide) -> tuple[str, ...]:
    prouves, total = part(lue.epreuve.objets, page.contexte.preuves.reunis)
    echecs = len(lue.epreuve.echecs)
    return (
        lien(relatif(page.uri, page_exemples(aide.id)), imprimer(propre(aide.nom))),
        str(len(lue.epreuve.joues)),
        element("strong", str(echecs), classe="echec") if echecs else "0",
        str(total),
        prouves_sur(prouves, total),
    )


def _remarques(page: Page) -> str:
    """Draws the faults of the files of examples: what cannot be read is not played."""
    epreuves = page.contexte.preuves.epreuves
    fautes = [une for une in (epreuves.remarques if epreuves else ()) if une.gravite == "erreur"]
    if not fautes:
        return ""
    lignes = (element("li", imprimer(f"{une.span.fichier}, ligne {une.span.ligne} : {une.message}")) for une in fautes)
    return rubrique("Exemples illisibles, donc non joués", "illisibles") + bloc("ul", *lignes, classe="echecs")


def _commun(page: Page, objets: Iterable[Objet]) -> str:
    """Draws what the examples of every aid show of some things."""
    siens, ailleurs = tuple(objets), page.contexte.preuves.reunis
    return "".join(
        (
            paragraphe(f"{imprimer(majuscule(dire_part(*part(siens, ailleurs))))}.", "bilan"),
            par_nature(siens, ailleurs),
            rubrique("Ce qui n'est pas prouvé", _MANQUES),
            manques(page, siens, ailleurs),
            rubrique("Clause par clause", "clauses"),
            par_objet(page, siens, lambda exemple: _ailleurs(page, exemple)),
        )
    )


def _ailleurs(page: Page, exemple: Exemple) -> str:
    """Gives the link to an example of an aid, from another page."""
    lue = page.contexte.preuves.de(exemple.aide)
    if lue is None:
        return imprimer(citer(exemple.nom))
    adresse = relatif(page.uri, f"{page_exemples(exemple.aide)}#{lue.ancres[lue.rang(exemple)]}")
    return lien(adresse, imprimer(citer(exemple.nom)))
