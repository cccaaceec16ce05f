"""Gender and number of the noun that opens a label, so that a sentence may give it its article.

Endings decide; short lists hold what they get wrong among the nouns of règlements. A label that already carries its
article is never guessed at: that is how an author corrects a wrong guess.
"""

import re
from typing import Literal, TypeAlias

Genre: TypeAlias = Literal["m", "f"]

_FEMININS = frozenset({
    "affaire", "aire", "ampleur", "chaleur", "circulaire", "clé", "clef", "couleur", "croix", "eau", "épaisseur",
    "erreur", "façon", "faveur", "fin", "fois", "forêt", "gamme", "grandeur", "hauteur", "histoire", "image", "largeur",
    "leçon", "liste", "loi", "longueur", "main", "mémoire", "mort", "nuit", "page", "paire", "paix", "part", "plage",
    "profondeur", "quote-part", "rigueur", "teneur", "valeur", "vapeur", "vigueur", "voix",
    "anah", "anru", "caf", "carsat", "cglls", "cnsa", "dap", "das", "ddt", "dreal", "msa", "opah", "ort", "sem", "tfpb",
    "tva", "vefa",
})  # fmt: skip
"""Feminine, though their ending is that of a masculine."""
_MASCULINS = frozenset({
    "acte", "adulte", "arbre", "arrêté", "article", "axe", "bénéfice", "cadastre", "cadre", "câble", "centime",
    "centre", "chapitre", "chèque", "chiffre", "code", "collège", "comité", "commerce", "compte", "contexte",
    "contrôle", "côté", "cycle", "député", "diplôme", "domaine", "édifice", "ensemble", "espace", "été", "exemple",
    "exercice", "génie", "genre", "geste", "grade", "groupe", "guide", "immeuble", "incendie", "indice", "litre",
    "livre", "lycée", "maître", "membre", "meuble", "ministère", "ministre", "mode", "modèle", "module", "monde",
    "musée", "nombre", "obstacle", "office", "ordre", "organe", "paragraphe", "patrimoine", "pôle", "portefeuille",
    "poste", "préjudice", "principe", "privilège", "registre", "régime", "reste", "risque", "rôle", "semestre",
    "service", "siècle", "siège", "signe", "site", "solde", "stade", "symbole", "terme", "texte", "titre", "traité",
    "trimestre", "type", "volume",
})  # fmt: skip
"""Masculine, though their ending is that of a feminine."""
_SINGULIERS = frozenset({
    "abus", "accès", "avis", "bas", "bois", "cas", "choix", "concours", "corps", "cours", "croix", "décès", "devis",
    "discours", "excès", "fois", "fonds", "gaz", "logis", "mois", "palais", "parcours", "pays", "permis", "poids",
    "prix", "procès", "processus", "progrès", "rabais", "recours", "refus", "relais", "repas", "sens", "succès",
    "surplus", "taux", "temps", "voix",
})  # fmt: skip
"""Singular, though they end as a plural does."""
_FINS_MASCULINES = ("age", "isme", "iste", "aire", "oire", "ème", "amme", "mètre")
_FINS_FEMININES = ("e", "tion", "sion", "xion", "ison", "té")
_ARTICLES: dict[str, Genre] = {"le": "m", "la": "f", "un": "m", "une": "f", "ce": "m", "cette": "f"}
_PLURIELS = frozenset({"les", "des", "ces"})
_SUPERLATIF = re.compile(r"(?:plus|moins) (?:grand|petit|haut|bas|élevé|faible|forte?)e?s? ")
_MOT = re.compile(r"[^\W\d_][\w-]*")


def tete(libelle: str) -> str:
    """Gives the noun that opens a label, in lower case; a superlative goes before it: « plus grande part »."""
    superlatif = _SUPERLATIF.match(libelle)
    trouve = _MOT.search(libelle, superlatif.end() if superlatif else 0)
    return trouve[0].lower() if trouve else ""


def est_pluriel(libelle: str) -> bool:
    """Tells whether a label opens with a plural."""
    mot = tete(libelle)
    if mot in _PLURIELS:
        return True
    return mot.endswith(("s", "x", "z")) and mot not in _SINGULIERS and not est_sigle(libelle)


def est_sigle(libelle: str) -> bool:
    """Tells whether a label opens with an acronym or a code: « PLAI adapté », « A »."""
    trouve = _MOT.match(libelle)
    return bool(trouve) and trouve[0].isupper()  # type: ignore[index]


def genre(libelle: str) -> Genre:
    """Gives the gender of the noun that opens a label."""
    mot = tete(libelle)
    singulier = mot if mot in _SINGULIERS else mot.removesuffix("s").removesuffix("x")
    if singulier in _ARTICLES:
        return _ARTICLES[singulier]
    for forme in (mot, singulier):
        if forme in _FEMININS:
            return "f"
        if forme in _MASCULINS:
            return "m"
    if singulier.endswith(_FINS_MASCULINES):
        return "m"
    return "f" if singulier.endswith(_FINS_FEMININES) else "m"
