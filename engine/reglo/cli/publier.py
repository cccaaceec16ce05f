"""`reglo publier`: the rulebook as a site, where each clause stands beside its quote and its sentence.

A fault in the rules, or a site that cannot be built, leaves the previous publication whole.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE, REFUSE, Arret, exiger_sources

if TYPE_CHECKING:
    from reglo.chargement import Chargement
    from reglo.citations.document import Verification

SORTIE = Path("publication")


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the documents, the folder to write and how strict to be."""
    aide = "dossier des documents cités : chaque citation est montrée dans son passage"
    analyseur.add_argument("--sources", metavar="DOSSIER", type=Path, help=aide)
    aide = f"dossier où écrire le site, remplacé s'il existe (à défaut : {SORTIE})"
    analyseur.add_argument("--sortie", metavar="DOSSIER", type=Path, default=SORTIE, help=aide)
    aide = (
        "refuse de publier un lien rompu et, avec --sources, une citation introuvable ou un document absent ou changé"
    )
    analyseur.add_argument("--strict", action="store_true", help=aide)


def executer(options: argparse.Namespace) -> int:
    """Builds the site and puts it in place, or says why not."""
    from reglo.chargement import charger
    from reglo.diagnostics import ErreurReglo, rapport
    from reglo.publication.site import PublicationImpossible, exiger_mkdocs, exiger_remplacable

    exiger_sources(options.sources)
    try:
        exiger_mkdocs()
        exiger_remplacable(options.sortie)
        charge = charger(options.regles)
        if charge.rulebook is None:
            raise ErreurReglo(charge.diagnostics, charge.sources)
        citations = _verifier(charge, options)
        if options.strict and citations is not None and citations.diagnostics:
            sortie.ecrire(rapport(citations.diagnostics, charge.sources | citations.textes))
            sortie.avertir("Rien n'est publié : les citations ci-dessus sont à corriger, ou publier sans --strict.")
            return REFUSE
        nombre = _publier(charge, options)
    except PublicationImpossible as refus:
        raise Arret(str(refus)) from refus
    sortie.ecrire(f"{nombre} pages publiées : ouvrir {options.sortie / 'index.html'}{_passages(citations)}")
    return ACCEPTE


def _verifier(charge: "Chargement", options: argparse.Namespace) -> "Verification | None":
    """Looks for the quotes in their documents, when these are given."""
    if options.sources is None or charge.rulebook is None:
        return None
    from reglo.cases.recueil import dossier_des_regles
    from reglo.citations import Demarche, verifier_citations

    regles = dossier_des_regles(options.regles)
    return verifier_citations(Demarche(rulebook=charge.rulebook, regles=regles, dossier=options.sources))


def _passages(citations: "Verification | None") -> str:
    if citations is None:
        return "."
    return f".\n{citations.retrouvees} citations sur {citations.total} sont montrées dans leur passage."


def _publier(charge: "Chargement", options: argparse.Namespace) -> int:
    """Draws the pages, builds the site beside its folder, then puts it in place; gives the number of pages."""
    from reglo.publication import pages
    from reglo.publication.controle import controler
    from reglo.publication.fonds import Fonds
    from reglo.publication.passages import Passages, ouvrir_documents
    from reglo.publication.site import PublicationImpossible, atelier, construire, remplacer

    assert charge.rulebook is not None  # noqa: S101 - the caller has refused a faulty rulebook
    sources = options.sources
    passages = Passages() if sources is None else ouvrir_documents(charge.rulebook, sources)
    dessinees = pages(Fonds(charge.rulebook, charge.sources, passages))
    with atelier(options.sortie) as dossier:
        site = Path(dossier) / "site"
        construire(dessinees, site, Path(dossier))
        rompus = [*controler(site)] if options.strict else []
        if rompus:
            raise PublicationImpossible("\n".join(("Rien n'est publié : des liens sont rompus.", *rompus)))
        remplacer(site, options.sortie)
    return len(dessinees)
