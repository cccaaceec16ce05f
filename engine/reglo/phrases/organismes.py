"""The name of a body inside a sentence: with its article when it is an institution, bare when it is a proper name."""

from reglo.model.rulebook import Rulebook
from reglo.phrases.francais import elide
from reglo.phrases.genres import tete
from reglo.phrases.groupes import porte_article
from reglo.phrases.liens import propre

_FEMININES = frozenset({
    "agence", "association", "banque", "caisse", "chambre", "collectivité", "commission", "communauté", "commune",
    "conférence", "direction", "dreal", "europe", "fédération", "fondation", "métropole", "mutualité", "région",
    "société", "union", "ville",
})  # fmt: skip
_MASCULINES = frozenset({
    "agirc-arrco", "centre", "conseil", "département", "epci", "établissement", "état", "fonds", "groupement",
    "ministère", "office", "porteur", "syndicat",
})  # fmt: skip
_PLURIELLES = frozenset({"collectivités", "communes", "départements", "fournisseurs", "organismes"})


def organisme(rulebook: Rulebook, nom: str) -> str:
    """Gives « le Département de l'Aude », « l'État », « Action Logement Services »."""
    declare = rulebook.organismes.get(nom)
    libelle = propre(declare.libelle if declare else nom)
    return avec_article(libelle)


def avec_article(libelle: str) -> str:
    """Gives the label of a body with the article that it takes, if any."""
    mot = tete(libelle)
    if not libelle or porte_article(libelle):
        return libelle
    if mot in _PLURIELLES:
        return f"les {libelle}"
    if mot not in _FEMININES | _MASCULINES:
        return libelle
    if elide(libelle):
        return f"l'{libelle}"
    return f"la {libelle}" if mot in _FEMININES else f"le {libelle}"
