"""Where everything stands on the site: pages and anchors, which are public names and never change without a reason.

The anchor of a clause is its id; a clause of a trunk stands on the page of the trunk, and again on each aid that takes
it up. Addresses are those of files: the pages can be read from a disk.
"""

import re

import msgspec

from reglo.model.rulebook import Aide, Anomalie, Rulebook, Version
from reglo.rendu.homonymes import dater

ACCUEIL, DOCUMENTS, LECTURES, ANOMALIES = "index.md", "documents.md", "lectures.md", "anomalies.md"
VOCABULAIRE, DEFINITIONS = "vocabulaire.md", "definitions.md"
EXEMPLES, EXEMPLES_COMMUNS, CHIFFRES = "exemples.md", "exemples-communs.md", "chiffres.md"
RELECTURE = "relecture.md"
RELIRE, ECRIRE, LANGAGE = "guide/relire.md", "guide/ecrire.md", "guide/langage.md"
SENS, CITER, MARQUER = "guide/sens.md", "guide/citations.md", "guide/relectures.md"
DOSSIER, MESSAGES = "guide/dossier.md", "guide/messages.md"
ERRATA, QUESTIONS = "errata.md", "questions_ouvertes.md"
DATES, DEPUIS = "dates.md", "depuis.md"
LIGNES_PAR_PAGE = 1000
"""Lines of a document on one page: the address of a line follows from its number alone."""
CUMUL, CALENDRIER = "cumul.md", "calendrier.md"
TERRITOIRES, BENEFICIAIRES, OPERATIONS = "territoires.md", "beneficiaires.md", "operations.md"
_HORS_ADRESSE = re.compile(r"[^\w./-]+")


def page_aide(aide: Aide, version: Version) -> str:
    """Gives the page of a version; the last one has that of the aid."""
    suite = "" if version is aide.versions[-1] else f".{version.nom or aide.versions.index(version)}"
    return f"aides/{_sur(aide.id)}{suite}.md"


def page_versions(aide: Aide, avant: Version, apres: Version) -> str:
    """Gives the page where two versions of an aid stand side by side."""
    noms = (version.nom or str(aide.versions.index(version)) for version in (avant, apres))
    return f"versions/{_sur(aide.id)}.{'-'.join(noms)}.md"


def page_depuis(genre: str, nom: str) -> str:
    """Gives the page of what has changed in an aid, in a trunk, among the words of one kind."""
    return f"depuis/{genre}.{_sur(nom).replace('/', '_')}.md"


def page_tronc(tronc: str) -> str:
    """Gives the page of a trunk."""
    return f"troncs/{_sur(tronc)}.md"


def page_exemples(porteur: str) -> str:
    """Gives the page of the examples of an aid, whatever its version, or of those that bear on a trunk."""
    return f"exemples/{_sur(porteur)}.md"


def page_document(nom: str, ligne: int = 1) -> str:
    """Gives the page where a line of a document stands; the first lines are on the page of the document itself."""
    partie = partie_de(ligne)
    return f"documents/{_sur(nom)}{'' if partie == 1 else f'.{partie}'}.md"


def page_defaut(anomalie: Anomalie) -> str:
    """Gives the page of a defect: that of the document that it quotes first, or the list of all when it quotes none."""
    citations = anomalie.preuve.citations
    return f"anomalies/{_sur(citations[0].document)}.md" if citations else ANOMALIES


def page_signalement(document: str) -> str:
    """Gives the page of the questions to those who wrote a document."""
    return f"signalements/{_sur(document)}.md"


def partie_de(ligne: int) -> int:
    """Gives the part of its document where a line stands, counted from 1."""
    return 1 + max(0, ligne - 1) // LIGNES_PAR_PAGE


def page_fichier(fichier: str) -> str:
    """Gives the page of a file of rules."""
    return f"regles/{_sur(fichier.removesuffix('.regle'))}.md"


def _sur(nom: str) -> str:
    """Gives a name that a path may hold: no way up, no sign of its own."""
    parties = (_HORS_ADRESSE.sub("_", partie).strip(".") or "_" for partie in nom.split("/"))
    return "/".join(parties)


class Plan(msgspec.Struct, frozen=True):
    """The page of each thing that a sentence names."""

    pages: dict[tuple[str, str], str]
    """By kind (`clause`, `donnee` …) and name: the page, and the anchor when it is not the page itself."""

    def lien(self, depuis: str, genre: str, nom: str, ici: frozenset[str] = frozenset()) -> str:
        """Gives the address of something, as a page writes it; an anchor of the page itself when it has it."""
        if genre == "clause" and nom in ici:
            return f"#{nom}"
        cible = self.pages.get((genre, nom), "")
        return relatif(depuis, cible) if cible else ""


def relatif(depuis: str, cible: str) -> str:
    """Gives the address of a page as another one writes it, in the site that is built."""
    page, _, ancre = cible.partition("#")
    montee = "../" * depuis.count("/")
    adresse = "" if page == depuis else f"{montee}{page.removesuffix('.md')}.html"
    return f"{adresse}#{ancre}" if ancre else adresse or f"{page.rpartition('/')[2].removesuffix('.md')}.html"


def planifier(rulebook: Rulebook) -> Plan:
    """Gives the place of everything."""
    pages: dict[tuple[str, str], str] = {}
    for aide in rulebook.aides.values():
        for version in aide.versions:
            page = page_aide(aide, version)
            for clause in version.clauses:
                tronc = _tronc(rulebook, clause.id)
                lieu = f"{page_tronc(tronc) if tronc else page}#{clause.id}"
                pages |= {("clause", clause.id): lieu, ("clause", dater(clause.id, version.nom)): lieu}
        pages["aide", aide.id] = page_aide(aide, aide.versions[-1])
    for tableau in rulebook.tableaux.values():
        page = page_tableau(rulebook, tableau.id)
        pages["tableau", tableau.id] = f"{page}#{tableau.id}"
        pages |= {("clause", ligne.id): f"{page}#{ligne.id}" for ligne in tableau.clauses}
    pages |= {("tronc", nom): page_tronc(nom) for nom in rulebook.troncs}
    pages |= {("document", nom): page_document(nom) for nom in rulebook.documents}
    pages |= {("lecture", nom): f"{LECTURES}#{nom}" for nom in rulebook.lectures}
    pages |= {("anomalie", nom): f"{page_defaut(une)}#{nom}" for nom, une in rulebook.anomalies.items()}
    pages |= {("donnee", nom): f"{VOCABULAIRE}#{nom}" for nom in rulebook.donnees}
    pages |= {("definition", nom): f"{DEFINITIONS}#{nom}" for nom in rulebook.definitions}
    pages |= {("parametre", nom): f"{DEFINITIONS}#{nom}" for nom in rulebook.parametres}
    valeurs = (valeur for parametre in rulebook.parametres.values() for valeur in parametre.valeurs)
    pages |= {("clause", valeur.id): f"{DEFINITIONS}#{valeur.id}" for valeur in valeurs}
    return Plan(pages)


def page_tableau(rulebook: Rulebook, identifiant: str) -> str:
    """Gives the page of a table: that of its aid or of its trunk, else that of the shared ones."""
    porteur = identifiant.rpartition(".")[0]
    for aide in rulebook.aides.values():
        for version in reversed(aide.versions):
            if porteur in (aide.id, f"{aide.id}.{version.nom}"):
                return page_aide(aide, version)
    return page_tronc(porteur) if porteur in rulebook.troncs else DEFINITIONS


def _tronc(rulebook: Rulebook, identifiant: str) -> str:
    """Gives the trunk of a clause."""
    porteur = identifiant.rpartition(".")[0]
    return porteur if porteur in rulebook.troncs else ""
