"""The pages of the examples: what each gave, what was expected and answered, and which clauses it proves.

An aid has its own page of examples, however few, so that the address of an example never changes; its clauses lead
there and its examples lead back. What several aids share has its pages too: trunks, definitions, readings.
"""

from collections.abc import Callable, Iterable, Iterator

from reglo.cases.couverture.epreuve import Epreuve
from reglo.cases.couverture.mesure import Joue
from reglo.cases.couverture.modele import Exemple, Objet
from reglo.cases.execution import Jugee
from reglo.cases.exemple import Attente
from reglo.model.rulebook import LIGNE, Aide, Tronc
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import ACCUEIL, EXEMPLES, EXEMPLES_COMMUNS, page_exemples, relatif
from reglo.publication.contexte import Contexte, Page
from reglo.publication.couverture import dire_part, manques, par_nature, par_objet, part, tableau
from reglo.publication.dossiers import situation
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.page import Recherche, entete, paragraphe, rubrique
from reglo.publication.preuves import DUneAide
from reglo.publication.sommaire import tete
from reglo.rendu.nombres import ecrire_intervalle
from reglo.values.formats import ecrire_date_longue

TITRES = ("Ce qui est donné", "Ce qui est attendu, et obtenu", "Ce qui est prouvé")
"""Names of the three columns."""
VERDICTS = {
    "eligible": "éligible",
    "ineligible": "inéligible",
    "indetermine": "indéterminé",
    "sur_appreciation": "sur appréciation",
    "non_couvert": "non couvert par le texte",
    "hors_vigueur": "hors vigueur",
}
"""Verdicts, as they are printed."""
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
    parties += [par_nature(epreuve.objets, ailleurs), rubrique("Ce qui n'est pas prouvé", _MANQUES, 3)]
    return "".join((*parties, manques(page, epreuve.objets, ailleurs)))


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
        par_nature(epreuve.objets, ailleurs),
        rubrique("Ce qui n'est pas prouvé", _MANQUES),
        manques(page, epreuve.objets, ailleurs),
        rubrique("Clause par clause", "clauses"),
        par_objet(page, epreuve.objets, _par_rang(siennes)),
        rubrique("Exemple par exemple", "exemples"),
        bloc("div", element("span", ""), *(element("span", titre) for titre in TITRES), classe="colonnes des-exemples"),
        *(_exemple(page, siennes, rang) for rang in range(len(epreuve.joues))),
    ]
    yield uri, "".join(parties)


def _par_rang(siennes: DUneAide) -> Callable[[Exemple], str]:
    def nommer(exemple: Exemple) -> str:
        rang = siennes.rang(exemple)
        return lien(f"#{siennes.ancres[rang]}", str(rang + 1))

    return nommer


def _exemple(page: Page, siennes: DUneAide, rang: int) -> str:
    joue, ancre, depart = siennes.epreuve.joues[rang], siennes.ancres[rang], siennes.apports[rang].depart
    numero = element("h3", lien(f"#{ancre}", str(rang + 1)), classe="label")
    sort = element("p", "réussi" if joue.reussi else "échec", classe="sort")
    colonnes = (_donne(page, siennes, joue, depart), _attendu(page, joue), _prouve(page, siennes, rang))
    dites = (
        element("div", colonne, classe="colonne", data_titre=titre)
        for titre, colonne in zip(TITRES, colonnes, strict=True)
    )
    classe = "exemple" if joue.reussi else "exemple echec"
    return bloc("section", element("div", numero, sort), *dites, id=ancre, classe=classe)


def _donne(page: Page, siennes: DUneAide, joue: Joue, depart: int | None) -> str:
    """Draws what is given: all of it, or what differs from the example that it starts from."""
    autre = None if depart is None else siennes.epreuve.joues[depart].cas
    lignes = [element("li", ligne) for ligne in situation(page, joue.cas, autre)]
    jour = imprimer(f"au {ecrire_date_longue(joue.cas.date)}")
    if depart is None:
        debut = f"Le dossier, {jour} :"
    else:
        nom = lien(f"#{siennes.ancres[depart]}", imprimer(citer(siennes.epreuve.joues[depart].cas.exemple)))
        date = "" if autre is not None and autre.date == joue.cas.date else f", {jour}"
        suite = ", sauf :" if lignes else "."
        debut = f"Comme {nom}{date}{suite}"
    liste = element("ul", *lignes, classe="donnees") if lignes else ""
    titre = element("p", imprimer(majuscule(joue.cas.exemple)), classe="titre")
    return titre + element("p", debut) + liste


def _attendu(page: Page, joue: Joue) -> str:
    """Draws what is expected line by line, what differs beside it, then what was answered."""
    lignes = [_ligne(page, jugee) for jugee in joue.jugees]
    obtenu = [VERDICTS[joue.verdict]]
    if joue.verdict != "hors_vigueur" and (joue.theorique.max != "0" or joue.du.max != "0"):
        obtenu.append(f"montant {ecrire_intervalle(joue.du)}")
        obtenu += [] if joue.du == joue.theorique else [f"montant théorique {ecrire_intervalle(joue.theorique)}"]
    reponse = element("p", imprimer(f"Réponse obtenue : {', '.join(obtenu)}."), classe="obtenu")
    sort = "" if joue.reussi else element("p", imprimer("La réponse n'est pas celle attendue."), classe="faute")
    return sort + element("ul", *lignes, classe="attendus") + reponse


def _ligne(page: Page, jugee: Jugee) -> str:
    attente = jugee.attente
    dite = f"{_sujet(page, attente)} : {_resultat(page, attente)}"
    if not jugee.ecarts:
        return element("li", dite)
    ecarts = (element("span", imprimer(majuscule(ecart.message)), classe="ecart") for ecart in jugee.ecarts)
    return element("li", dite, *ecarts, classe="echec")


def _sujet(page: Page, attente: Attente) -> str:
    if attente.sujet == "clause":
        return _clause(page, attente.clause)
    return imprimer(attente.ecrit.replace("_", " "))


def _resultat(page: Page, attente: Attente) -> str:
    if attente.sujet == "refus" and attente.resultat.forme == "valeurs":
        return ", ".join(_clause(page, nom) for nom in attente.resultat.textes)
    if attente.sujet == "questions" and attente.resultat.forme == "valeurs":
        return ", ".join(_donnee(page, nom) for nom in attente.resultat.textes)
    return element("strong", imprimer(attente.resultat.ecrit.replace("_", " ")))


def _clause(page: Page, nom: str) -> str:
    """Gives the link to a clause that an expectation names."""
    from reglo.cases.clauses import resoudre

    trouves = resoudre(nom, page.aide, page.rulebook)
    return page.lier("clause", trouves[0], nom.replace("_", " ")) if trouves else echapper(nom)


def _donnee(page: Page, nom: str) -> str:
    from reglo.outcome.vocabulaire import plie

    donnee = next((une for une in page.rulebook.donnees.values() if plie(une.nom) == plie(nom)), None)
    if donnee is None or donnee.nom == LIGNE:
        return imprimer(nom.replace("_", " "))
    return page.lier("donnee", donnee.nom, propre(donnee.libelle or donnee.ecriture), "mot")


def _prouve(page: Page, siennes: DUneAide, rang: int) -> str:
    """Draws the links to what an example proves, those of one aid or of one trunk together."""
    joue = siennes.epreuve.joues[rang]
    noms = [nom.partition(" version ")[0] for nom in siennes.apports[rang].objets]
    dites = [renvois(page, tuple(nom for nom in noms if nom != page.aide))]
    dites += [page.lier("aide", page.aide, "l'aide dans son ensemble")] if page.aide in noms else []
    rien = "Un exemple qui échoue ne prouve rien." if not joue.reussi else "Rien que son départ ne prouve déjà."
    prouve = element("p", " ; ".join(filter(None, dites)) or imprimer(rien), classe="prouvees")
    span = joue.cas.attendu.span
    return prouve + element("footer", imprimer(f"{span.fichier}, ligne {span.ligne}"))


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
        str(prouves) if prouves == total else element("span", str(prouves), classe="incomplet"),
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
