"""What each change is called, for a terminal as for a page: the thing, what happened to it, where it stands."""

from reglo.diagnostics import sans_accents
from reglo.differences.comparaison import Changement
from reglo.differences.objets import Objet
from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import citer
from reglo.phrases.liens import propre
from reglo.phrases.tableaux import nom_tableau

RUBRIQUES = {
    "beneficiaires": "bénéficiaires",
    "criteres": "critères",
    "indications": "critères",
    "assiette": "assiette",
    "montants": "montants",
    "bonifications": "bonifications",
    "etapes": "calcul de l'aide",
    "caracteristiques": "caractéristiques",
    "plafonds": "plafonds",
    "non_cumuls": "non-cumul",
    "enveloppes": "enveloppes",
    "pieces": "pièces",
    "versements": "versement",
    "mentions": "mentions",
    "indicateurs": "indicateurs",
    "tableaux": "tableaux",
}
"""Sections, as the language writes them."""
GROUPES = {
    "definition": "Définitions",
    "parametre": "Paramètres",
    "valeur": "Paramètres",
    "tableau": "Tableaux partagés",
    "rang": "Tableaux partagés",
    "donnee": "Données",
    "lecture": "Lectures",
    "anomalie": "Défauts des textes",
    "document": "Documents",
    "organisme": "Organismes",
    "entite": "Listes",
    "unite": "Unités",
    "famille": "Familles d'aides",
}
"""Under what heading stands what no aid holds."""
_NOMS = {
    "definition": "la définition",
    "parametre": "le paramètre",
    "donnee": "la donnée",
    "lecture": "la lecture",
    "anomalie": "le défaut",
    "document": "le document",
    "organisme": "l'organisme",
    "entite": "la liste",
    "unite": "l'unité",
    "famille": "la famille",
}
_FEMININES = frozenset(
    {"aide", "version", "clause", "rang", "valeur", "definition", "donnee", "lecture", "unite", "entite", "famille"}
)
_FAITS = {"ajout": "ajouté", "retrait": "supprimé", "renommage": "renommé", "modification": "modifié"}


def sujet(objet: Objet) -> str:
    """Gives what a thing is called: « la clause c3 », « la définition « … » »."""
    match objet.nature:
        case "aide":
            return "l'aide"
        case "version":
            return f"l'en-tête de la version {objet.nom}" if objet.nom else "l'en-tête"
        case "tronc":
            return "l'en-tête des règles communes"
        case "clause":
            return f"la clause {objet.nom}"
        case "rang":
            return f"{_ligne(objet)} du tableau {_tableau(objet)}"
        case "valeur":
            return f"la valeur {objet.nom} du paramètre {objet.porteur}"
        case "tableau":
            return f"le tableau {_tableau(objet)}"
        case nature:
            libelle = propre(getattr(objet.noeud, "libelle", "") or getattr(objet.noeud, "ecriture", "") or objet.nom)
            return f"{_NOMS[nature]} {citer(libelle)}"


def _ligne(objet: Objet) -> str:
    return "la ligne des autres cas" if objet.nom == "autres_cas" else f"la ligne {objet.nom}"


def _tableau(objet: Objet) -> str:
    tableau = objet.tableau or objet.noeud
    return citer(nom_tableau(tableau))  # type: ignore[arg-type]  # a row or a table has one


_VIGUEUR = {"ajout": "entre en vigueur", "retrait": "n'est plus en vigueur"}


def fait(changement: Changement, *, jours: bool = False) -> str:
    """Says what happened to a thing: « ajoutée », « modifiée » ; between two days, « n'est plus en vigueur »."""
    if jours and changement.genre in _VIGUEUR:
        return _VIGUEUR[changement.genre]
    dit = _FAITS[changement.genre]
    if changement.objet.nature in _FEMININES and not _tete(changement):
        dit += "e"
    if changement.avant is not None and changement.apres is not None:
        if changement.avant.nom != changement.apres.nom and not _tete(changement):
            renomme = "" if changement.genre == "renommage" else "et renommé" + ("e" if dit.endswith("ée") else "")
            dit = f"{dit} {renomme}".strip() + f" ({changement.avant.nom} devient {changement.apres.nom})"
        if "rubrique" in changement.aspects:
            avant, apres = (RUBRIQUES[cote.rubrique] for cote in (changement.avant, changement.apres))
            dit += f", passe de « {avant} » à « {apres} »"
    return dit


def _tete(changement: Changement) -> bool:
    return changement.objet.nature == "version" and changement.genre == "modification"


def section(objet: Objet) -> str:
    """Gives under what heading a thing stands: its section, its kind when no aid holds it, else the head."""
    return RUBRIQUES.get(objet.rubrique) or GROUPES.get(objet.nature, "en-tête")


def groupe(changement: Changement, avant: Rulebook, apres: Rulebook) -> tuple[str, str, str]:
    """Gives where a change is told: « aide », « tronc » or « partage », the name of the holder, and its heading."""
    objet, recueil = changement.objet, apres if changement.apres is not None else avant
    porteur = objet.nom if objet.nature in ("aide", "tronc") else objet.porteur
    if porteur in recueil.aides:
        return "aide", porteur, propre(recueil.aides[porteur].nom)
    if porteur in recueil.troncs:
        return "tronc", porteur, f"Règles communes {citer(propre(recueil.troncs[porteur].nom))}"
    titre = GROUPES[objet.nature]
    return "partage", "-".join(sans_accents(titre).replace("'", " ").split()), titre
