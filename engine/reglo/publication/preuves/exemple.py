"""One example as its page shows it: what is given, what is expected and answered, what it proves, in three columns."""

from reglo.cases.clauses import resoudre
from reglo.cases.couverture.mesure import Joue
from reglo.cases.execution import Jugee
from reglo.cases.exemple import Attente
from reglo.model.rulebook import LIGNE
from reglo.outcome.vocabulaire import plie
from reglo.phrases.francais import citer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.preuves.dossiers import situation
from reglo.publication.preuves.preuves import DUneAide
from reglo.rendu.aide import VERDICTS
from reglo.rendu.homonymes import sans_date
from reglo.rendu.nombres import ecrire_intervalle
from reglo.values.formats import ecrire_date_longue

TITRES = ("Ce qui est donné", "Ce qui est attendu, et obtenu", "Ce qui est prouvé")
"""Names of the three columns."""


def dessiner(page: Page, siennes: DUneAide, rang: int) -> str:
    """Draws an example of the page of its aid."""
    joue, ancre, depart = siennes.epreuve.joues[rang], siennes.ancres[rang], siennes.apports[rang].depart
    numero = element("p", lien(f"#{ancre}", str(rang + 1)), classe="label")
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
    titre = element("h3", imprimer(majuscule(joue.cas.exemple)), classe="titre")
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
    trouves = resoudre(nom, page.aide, page.rulebook)
    porteur, _, label = nom.rpartition(".")
    dit = f"{label} (commune)" if porteur in page.rulebook.troncs else nom
    return page.lier("clause", trouves[0], dit.replace("_", " ")) if trouves else echapper(nom)


def _donnee(page: Page, nom: str) -> str:
    donnee = next((une for une in page.rulebook.donnees.values() if plie(une.nom) == plie(nom)), None)
    if donnee is None or donnee.nom == LIGNE:
        return imprimer(nom.replace("_", " "))
    return page.lier("donnee", donnee.nom, propre(donnee.libelle or donnee.ecriture), "mot")


def _prouve(page: Page, siennes: DUneAide, rang: int) -> str:
    """Draws the links to what an example proves, those of one aid or of one trunk together."""
    joue = siennes.epreuve.joues[rang]
    objets = siennes.apports[rang].objets
    du_tout = [nom for nom in objets if sans_date(nom)[0] == page.aide]
    dites = [renvois(page, tuple(nom for nom in objets if nom not in du_tout))]
    dites += [page.lier("aide", page.aide, "l'aide dans son ensemble")] if du_tout else []
    rien = "Un exemple qui échoue ne prouve rien." if not joue.reussi else "Rien que son départ ne prouve déjà."
    prouve = element("p", " ; ".join(filter(None, dites)) or imprimer(rien), classe="prouvees")
    span = joue.cas.attendu.span
    return prouve + element("footer", imprimer(f"{span.fichier}, ligne {span.ligne}"))
