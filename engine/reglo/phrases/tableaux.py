"""Tables: what each gives and by what it is read, cell by cell for a grid, row by row in sentences."""

from reglo.model import expressions as e
from reglo.model.clauses import AutresCas, Cellule, Cle, IssueSansValeur, Plage, Rang, Tableau, Tout, Valeurs
from reglo.phrases import francais, plages
from reglo.phrases.conditions import dire_si, options
from reglo.phrases.grandeurs import unite_de
from reglo.phrases.groupes import Groupe, groupe
from reglo.phrases.liens import ELEMENT, lier, nu, propre
from reglo.phrases.montants import fourchette
from reglo.phrases.plume import Plume

SANS_VALEUR = {
    "refus": "l'aide est refusée",
    "non_couvert": "le texte ne fixe pas de valeur certaine",
    "illisible": "le texte est illisible",
}
"""What a row says that answers no value: it stands for a text, which says something."""
SILENCE = "le texte ne dit rien"
"""What is said of the cases that no row answers."""


# ------------------------------------------------------------------------------------------------------ in sentences
def presenter(plume: Plume, tableau: Tableau) -> str:
    """Writes what the table gives, and by what: « le tableau « forfait » donne … selon … »."""
    nom = francais.citer(nom_tableau(tableau))
    sujets = [_selon(plume, cle) for cle in tableau.cles]
    if tableau.marginal:
        part = f"la seule part {francais.de(_sujet(plume, tableau.cles[0]).texte)} comprise dans sa tranche"
        return f"le barème {nom} s'applique par tranches : chaque taux porte sur {part}"
    genre = "barème" if tableau.id == tableau.nom else "tableau"
    return f"le {genre} {nom} donne {_quoi(plume, tableau.unite)} {francais.enumerer(sujets)}"


def nom_tableau(tableau: Tableau) -> str:
    """Gives the label of a table, its name for want of one."""
    return propre(tableau.libelle or tableau.ecriture.replace("_", " "))


def _selon(plume: Plume, cle: Cle) -> str:
    if cle.genre == "booleen":
        return f"selon que {plume.breve().proposition(_vrai(cle))} ou non"
    return f"selon {_sujet(plume, cle).texte}"


def _quoi(plume: Plume, unite: str) -> str:
    tete, *dessous = unite.split("/")
    par = "".join(f" par {nom.replace('_', ' ')}" for nom in dessous if nom in plume.rulebook.unites)
    if tete.startswith("€"):
        return f"un montant en {tete}{par}"
    genres = {"%": "un taux", "mois": "une durée", "point": "un écart de taux en points"}
    return genres.get(unite, f"une valeur en {unite}")


def rang(plume: Plume, tableau: Tableau, clause: Rang) -> str:
    """Writes a row: « 3 500 € si le mode de production est « neuf » et si le financement est PLAI »."""
    conditions = [
        francais.si(_proposition(plume, cle, cellule))
        for cle, cellule in zip(tableau.cles, clause.cellules, strict=True)
        if not isinstance(cellule, Tout)
    ]
    debut = issue(plume, tableau, clause)
    garde = "" if clause.garde is None else dire_si(plume, clause.garde)
    if garde and ELEMENT not in garde and not isinstance(clause.garde, e.Ou):
        return f"{debut} {francais.enumerer([*conditions, garde])}"
    phrase = f"{debut} {francais.enumerer(conditions) or 'dans tous les cas'}"
    return f"{phrase}, et {garde}" if garde else phrase


def autres_cas(plume: Plume, tableau: Tableau, clause: AutresCas) -> str:
    """Writes what stands where no row does."""
    return f"dans tous les autres cas : {issue(plume, tableau, clause)}"


def issue(plume: Plume, tableau: Tableau, ligne: Rang | AutresCas) -> str:
    """Writes what a row answers, or the other cases."""
    reponse = ligne.issue
    if isinstance(reponse, IssueSansValeur):
        tait = isinstance(ligne, AutresCas) and reponse.genre == "non_couvert"
        return SILENCE if tait else SANS_VALEUR[reponse.genre]
    forme = "fixe" if reponse.bas is reponse.haut else "fourchette"
    return fourchette(plume, reponse.bas, reponse.haut, forme, unite_rang(tableau))


def unite_rang(tableau: Tableau) -> str:
    """Gives the unit of what the rows answer: a rate, when each bears on its bracket."""
    return "" if tableau.marginal else tableau.unite


def _proposition(plume: Plume, cle: Cle, cellule: Cellule) -> str:
    if isinstance(cellule, Plage):
        return plages.proposition(plume, _sujet(plume, cle), cellule, unite_cle(plume, cle))
    if cle.genre == "booleen" and isinstance(cellule, Valeurs):
        return plume.breve().proposition(_vrai(cle), nie=cellule.noms == ("non",))
    noms = cellule.noms if isinstance(cellule, Valeurs) else ()
    return plume.proposition(e.Appartient(span=cle.span, donnee=cle.nom, valeurs=noms))


# ---------------------------------------------------------------------------------------------------------- in a grid
def titre_cle(plume: Plume, cle: Cle) -> str:
    """Gives the heading of the column of a key."""
    if cle.definition:
        lue = plume.rulebook.definitions[cle.nom]
        return lier("definition", cle.nom, propre(lue.libelle or lue.ecriture))
    return lier("donnee", cle.nom, plume.libelle(plume.rulebook.donnees[cle.nom]))


def ecrire_cellule(plume: Plume, cle: Cle, cellule: Cellule) -> str:
    """Writes one cell."""
    match cellule:
        case Plage():
            return plages.cellule(plume, cellule, unite_cle(plume, cle))
        case Valeurs(noms=noms) if cle.genre == "booleen":
            return francais.enumerer(noms, "ou")
        case Valeurs(noms=noms):
            return francais.enumerer(options(plume, plume.rulebook.donnees[cle.nom], noms), "ou")
        case _:
            return "toute valeur"


def unite_cle(plume: Plume, cle: Cle) -> str:
    """Gives the unit of a key."""
    return unite_de(plume.rulebook, _lecture(cle)) if cle.genre == "nombre" else ""


def _lecture(cle: Cle) -> e.Nombre:
    if cle.definition:
        return e.LectureDefinition(span=cle.span, definition=cle.nom)
    return e.LectureDonnee(span=cle.span, donnee=cle.nom)


def _vrai(cle: Cle) -> e.Condition:
    if cle.definition:
        return e.DefinitionVraie(span=cle.span, definition=cle.nom)
    return e.EstVrai(span=cle.span, donnee=cle.nom)


def _sujet(plume: Plume, cle: Cle) -> Groupe:
    if cle.genre == "nombre":
        return plume.groupe(_lecture(cle))
    titre = titre_cle(plume, cle)
    return groupe(nu(titre), titre)
