"""The register of the pages across the site: each one's address, title, sentence and part, written once.

The first page, the navigation of the generator and the line that links the pages of a part are drawn from it. To add a
page: give its address in `adresses`, enter it here, draw it whatever the publication was given, and open it with
`tete`. Pages of which there is one by aid, trunk, document or file are reached from others, and do not stand here.
"""

from collections.abc import Container

import msgspec

from reglo.publication import adresses
from reglo.publication.adresses import relatif
from reglo.publication.html import bloc, element, imprimer, lien
from reglo.publication.page import entete


class Entree(msgspec.Struct, frozen=True):
    """A page across the site."""

    adresse: str
    titre: str
    phrase: str
    """What is found there, in one sentence."""


class Partie(msgspec.Struct, frozen=True):
    """A part of the site: a tab of its navigation, a heading of its first page."""

    titre: str
    pages: tuple[Entree, ...]


SOMMAIRE = (
    Partie(
        "Les aides",
        (
            Entree(adresses.ACCUEIL, "Le recueil des aides", "Toutes les aides, sous l'organisme qui les accorde."),
            Entree(adresses.TERRITOIRES, "Par territoire", "Où chaque aide s'applique, et les clauses qui le disent."),
            Entree(adresses.BENEFICIAIRES, "Par bénéficiaire", "Qui peut demander quelle aide, réponse par réponse."),
            Entree(
                adresses.OPERATIONS,
                "Par opération",
                "Quelle opération chaque aide admet ou refuse, réponse par réponse.",
            ),
        ),
    ),
    Partie(
        "Repères",
        (
            Entree(
                adresses.CUMUL,
                "Cumul et non-cumul",
                "Quelle aide exclut, permet, complète ou suppose quelle autre, par quelle clause, dans quelle limite.",
            ),
            Entree(
                adresses.CALENDRIER,
                "Calendrier",
                "Ce qui vaut et quand, les dates et les délais que nomment les clauses, dans l'ordre du calendrier.",
            ),
        ),
    ),
    Partie(
        "Les changements",
        (
            Entree(
                adresses.DATES,
                "Ce qui change, date par date",
                "Les aides qui s'ouvrent et se ferment, les versions et les valeurs qui se succèdent.",
            ),
            Entree(
                adresses.DEPUIS,
                "Ce qui a changé dans les règles",
                "Depuis un état antérieur : le texte, la phrase, la règle, et l'effet sur un dossier témoin.",
            ),
        ),
    ),
    Partie(
        "Les textes",
        (
            Entree(adresses.DOCUMENTS, "Les textes", "Chaque document cité, et ce que les règles en ont transcrit."),
            Entree(adresses.ERRATA, "Les errata", "Ce que les documents impriment mal, et comment on le lit."),
        ),
    ),
    Partie(
        "Les doutes",
        (
            Entree(
                adresses.LECTURES,
                "Les lectures",
                "Là où un texte se lit de plusieurs façons, une seule est retenue ; "
                "les autres restent écrites et calculables.",
            ),
            Entree(
                adresses.ANOMALIES,
                "Les défauts des textes",
                "Ce que les textes ont de contradictoire, d'incomplet ou d'illisible, "
                "pour être signalé à leurs auteurs.",
            ),
            Entree(
                adresses.QUESTIONS,
                "Les questions ouvertes",
                "Tout ce qu'aucun texte ne tranche, par ceux qui pourraient y répondre.",
            ),
        ),
    ),
    Partie(
        "Les preuves",
        (
            Entree(
                adresses.EXEMPLES,
                "Les exemples",
                "Ce que les exemples des juristes donnent et prouvent, aide par aide.",
            ),
            Entree(
                adresses.EXEMPLES_COMMUNS,
                "Ce que les aides partagent",
                "Ce que les exemples prouvent des définitions, des paramètres, des lectures et des barèmes partagés.",
            ),
            Entree(
                adresses.CHIFFRES,
                "Les chiffres du recueil",
                "Ce qui est compté, ce qui est mesuré et quand, ce qui n'est ni transcrit, ni prouvé, ni relu.",
            ),
            Entree(
                adresses.RELECTURE,
                "La relecture",
                "Ce que des juristes ont relu, quand et par quelle fonction, et ce qui attend de l'être.",
            ),
        ),
    ),
    Partie(
        "Les mots",
        (
            Entree(
                adresses.VOCABULAIRE,
                "Le vocabulaire",
                "Ce qu'un dossier peut dire d'une opération : chaque donnée, sa question, "
                "et les clauses qui la lisent.",
            ),
            Entree(
                adresses.DEFINITIONS,
                "Définitions, paramètres et barèmes",
                "Ce que les règles nomment une fois pour toutes, et les clauses qui le lisent.",
            ),
        ),
    ),
    Partie(
        "Le guide",
        (
            Entree(
                adresses.RELIRE,
                "Relire une page",
                "Comment lire une page du recueil, ce que veut dire chaque signe, et comment douter d'une clause.",
            ),
            Entree(
                adresses.ECRIRE,
                "Écrire une première aide",
                "En dix minutes : un texte, ses clauses, un exemple, et ce que Réglo répond.",
            ),
            Entree(adresses.LANGAGE, "Le langage", "Tout ce qui s'écrit dans un fichier de règles."),
            Entree(adresses.SENS, "Le sens des règles", "Ce que veut dire, règle par règle, ce qui s'écrit."),
            Entree(adresses.CITER, "Les citations", "Ce qui est exigé d'une citation, et quand un document change."),
            Entree(adresses.MARQUER, "Les relectures", "Comment une relecture s'inscrit, et ce qui la rend caduque."),
            Entree(
                adresses.DOSSIER, "Le dossier et la réponse", "Ce qu'on donne à Réglo, ce qu'il répond, et le registre."
            ),
            Entree(
                adresses.MESSAGES,
                "Les messages",
                "Chaque remarque que Réglo peut faire : ce qu'elle veut dire, et ce qu'il faut écrire à la place.",
            ),
        ),
    ),
)
"""The whole site, in the order in which it is read."""


PAR_AIDE = (adresses.TERRITOIRES, adresses.BENEFICIAIRES, adresses.OPERATIONS, adresses.CUMUL, adresses.CALENDRIER)
"""The pages across the site where each aid has its place."""


def ancre_aide(aide: str) -> str:
    """Gives the anchor of an aid on those pages; no name of the rules holds a hyphen, so that none is the same."""
    return f"aide-{aide}"


def entree_de(adresse: str) -> Entree:
    """Gives the entry of a page."""
    return _place(adresse)[1]


def _place(adresse: str) -> tuple[Partie, Entree]:
    return next((partie, page) for partie in SOMMAIRE for page in partie.pages if page.adresse == adresse)


def tete(adresse: str) -> str:
    """Gives the head of a page of the register: where it stands, its title, its sentence, the links to its sisters."""
    partie, entree = _place(adresse)
    chemin = f"{lien(relatif(adresse, adresses.ACCUEIL), 'Le recueil')} › {imprimer(partie.titre)}"
    return entete(entree.titre, chemin, imprimer(entree.phrase)) + _soeurs(partie, entree)


def _soeurs(partie: Partie, entree: Entree) -> str:
    """Draws the links to the other pages of a part, when it has any."""
    if len(partie.pages) == 1:
        return ""
    noms = (
        element("strong", imprimer(page.titre), aria_current="page")
        if page is entree
        else lien(relatif(entree.adresse, page.adresse), imprimer(page.titre))
        for page in partie.pages
    )
    return bloc("nav", *noms, classe="soeurs", aria_label=partie.titre)


def navigation(publiees: Container[str]) -> list[dict[str, list[dict[str, str]]]]:
    """Gives the navigation that generators of sites read: a tab by part, and under it the pages that are published."""
    onglets = {p.titre: [{page.titre: page.adresse} for page in p.pages if page.adresse in publiees] for p in SOMMAIRE}
    return [{titre: siennes} for titre, siennes in onglets.items() if siennes]
