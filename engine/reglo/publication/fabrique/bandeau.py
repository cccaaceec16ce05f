"""What is added to a page while the site is served, and never published: what shows it again, the fault of the rules.

Nothing else of the page changes.
"""

from pathlib import Path

from reglo.publication.html import echapper_code, element, imprimer
from reglo.resources import resource_dir

DOSSIER = "-/"
"""Where the addresses of what is added begin: no page stands there."""
QUESTION = f"{DOSSIER}marque"
"""The address that gives the mark of the pages, once it is another than the one known."""
_FICHIERS = ("suivi.js", "suivi.css")


def fichier(chemin: str) -> Path | None:
    """Gives the file that stands at an address of what is added."""
    nom = chemin.removeprefix(DOSSIER)
    return resource_dir("kb_docs") / "suivi" / nom if chemin.startswith(DOSSIER) and nom in _FICHIERS else None


def suivie(html: str, marque: str, faute: str = "") -> str:
    """Gives a page that asks whether it has changed, with the fault of the rules if there is one."""
    debut, corps, reste = html.partition("<body")
    attributs, ferme, contenu = reste.partition(">")
    return f"{debut}{corps}{attributs}{ferme}{_ajout(marque, faute)}{contenu}"


def seule(marque: str, faute: str) -> str:
    """Gives the page of rules that have been faulty since the command began: there is nothing else to show."""
    tete = '<meta charset="utf-8"><title>Réglo</title><meta name="viewport" content="width=device-width">'
    return f'<!doctype html><html lang="fr"><head>{tete}</head><body>{_ajout(marque, faute)}</body></html>'


def _ajout(marque: str, faute: str) -> str:
    script = element("script", src=f"/{DOSSIER}suivi.js", data_question=f"/{QUESTION}", data_marque=marque)
    if not faute:
        return script
    style = f'<link rel="stylesheet" href="/{DOSSIER}suivi.css">'
    dit = element("p", imprimer("Les règles ont une faute : cette page les montre telles qu'elles étaient avant elle."))
    return script + style + element("div", dit, element("pre", echapper_code(faute)), classe="suivi", role="alert")
