"""`reglo publier`: the rulebook as a site, where each clause stands beside its quote and its sentence.

A fault in the rules, or a site that cannot be built, leaves the previous publication whole.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE, REFUSE, Arret, exiger_presents, exiger_sources
from reglo.fichiers import reel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reglo.chargement import Chargement
    from reglo.citations.document import Verification
    from reglo.publication.fonds import Fonds
    from reglo.relecture import Marque

SORTIE = Path("publication")
PORT = 8000
PARTAGE = 100_000
"""Characters of rules under which several processes would take longer to start than they save."""


def arguments(analyseur: argparse.ArgumentParser) -> None:
    """Declares the documents, the folder to write and how strict to be."""
    aide = "dossier des documents cités : chaque citation est montrée dans son passage"
    analyseur.add_argument("--sources", metavar="DOSSIER", type=Path, help=aide)
    aide = f"dossier où écrire le site, remplacé s'il existe (à défaut : {SORTIE})"
    analyseur.add_argument("--sortie", metavar="DOSSIER", type=Path, help=aide)
    aide = (
        "refuse de publier un lien rompu, une relecture qui ne se lit pas et, avec --sources, une citation introuvable "
        "ou un document absent ou changé"
    )
    analyseur.add_argument("--strict", action="store_true", help=aide)
    aide = "dossier d'un état antérieur des règles : une page dit ce qui a changé depuis, et avec quel effet"
    analyseur.add_argument("--avant", metavar="DOSSIER", type=Path, help=aide)
    aide = "rester, servir le site sur cette machine, et y montrer chaque enregistrement ; rien n'est écrit"
    analyseur.add_argument("--suivre", action="store_true", help=aide)
    aide = f"avec --suivre : port du site sur cette machine (à défaut : {PORT})"
    analyseur.add_argument("--port", metavar="NOMBRE", type=int, help=aide)


def executer(options: argparse.Namespace) -> int:
    """Builds the site and puts it in place, or says why not."""
    from reglo.chargement import charger, dossier_des_regles
    from reglo.diagnostics import ErreurReglo, rapport
    from reglo.processus import coeurs
    from reglo.publication.fabrique.site import PublicationImpossible, exiger_mkdocs, exiger_remplacable
    from reglo.relecture import lire

    exiger_sources(options.sources)
    if options.avant is not None:
        exiger_presents([options.avant])
    _exiger_accordees(options)
    try:
        exiger_mkdocs()
        if options.suivre:
            from reglo.cli.suivi_site import servir

            return servir(options.regles, options.sources, PORT if options.port is None else options.port)
        exiger_remplacable(options.sortie or SORTIE)
        charge = charger(options.regles)
        if charge.rulebook is None:
            raise ErreurReglo(charge.diagnostics, charge.sources)
        regles = dossier_des_regles(options.regles)
        relectures = lire(regles)
        fonds = rassembler(charge, regles, options.sources, relectures.marques)
        citations = fonds.verification
        if options.strict and citations is not None and citations.diagnostics:
            sortie.ecrire(rapport(citations.diagnostics, charge.sources | citations.textes))
            for phrase in _non_verifiees(charge, options.sources):
                sortie.ecrire(phrase)
            sortie.avertir("Rien n'est publié : les citations ci-dessus sont à corriger, ou publier sans --strict.")
            return REFUSE
        sortie.avertir(rapport(relectures.diagnostics, relectures.sources))
        if options.strict and relectures.diagnostics:
            sortie.avertir("Rien n'est publié : les relectures ci-dessus sont à corriger, ou publier sans --strict.")
            return REFUSE
        dossier = options.sortie or SORTIE
        processus = coeurs() if sum(map(len, fonds.sources.values())) >= PARTAGE else 1
        fonds = eprouver(fonds, regles, options.avant, processus)
        nombre = _publier(fonds, reel(dossier), processus, strict=options.strict)
    except PublicationImpossible as refus:
        raise Arret(str(refus)) from refus
    sortie.ecrire(f"{nombre} pages publiées : ouvrir {dossier / 'index.html'}{_passages(citations)}")
    return ACCEPTE


def _exiger_accordees(options: argparse.Namespace) -> None:
    """Stops on options that do not go together."""
    if options.suivre and options.strict:
        raise Arret("« --suivre » et « --strict » ne vont pas ensemble : publier d'abord sans suivre, avec --strict.")
    if options.suivre and options.sortie is not None:
        raise Arret("« --suivre » et « --sortie » ne vont pas ensemble : le site est servi, rien n'est écrit.")
    if options.suivre and options.avant is not None:
        raise Arret("« --suivre » et « --avant » ne vont pas ensemble : publier sans suivre, avec --avant.")
    if options.port is not None and not options.suivre:
        raise Arret("« --port » demande « --suivre » : sans lui, aucun site n'est servi.")
    if options.port is not None and options.port not in range(65_536):
        raise Arret(f"« {options.port} » n'est pas un port : --port attend un nombre de 0 à 65535.")


def _non_verifiees(charge: "Chargement", sources: Path) -> "Iterator[str]":
    """Names the clauses of each document that cannot be read."""
    from reglo.citations import ouvrir
    from reglo.citations.transcription import porteurs

    assert charge.rulebook is not None  # noqa: S101 - its quotes were looked for
    lus = ouvrir(charge.rulebook, sources)
    clauses: dict[str, dict[str, None]] = {}
    for citation, prouvees in porteurs(charge.rulebook).items():
        if citation.document not in lus:
            clauses.setdefault(citation.document, {}).update(dict.fromkeys(prouvees))
    for document, siennes in clauses.items():
        yield f"\nClauses du document « {document} », non vérifiées : {', '.join(siennes)}."


def _passages(citations: "Verification | None") -> str:
    if citations is None:
        return "."
    return f".\n{citations.retrouvees} citations sur {citations.total} sont montrées dans leur passage."


def rassembler(charge: "Chargement", regles: Path, sources: Path | None, marques: "tuple[Marque, ...]" = ()) -> "Fonds":
    """Gathers what the pages are drawn from, once the rules have no error: all but the examples, which take long."""
    from reglo.publication.fonds import Fonds
    from reglo.publication.preuves.mesures import lire
    from reglo.publication.preuves.secondes_lectures import lire_secondes_lectures
    from reglo.resources import resource_dir

    assert charge.rulebook is not None  # noqa: S101 - the caller has refused a faulty rulebook
    fonds = Fonds(
        charge.rulebook,
        charge.sources,
        marques=marques,
        mesures=lire(regles, resource_dir("kb_docs"), charge.rulebook.empreinte),
        secondes_lectures=lire_secondes_lectures(regles),
    )
    if sources is None:
        return fonds
    from msgspec.structs import replace

    from reglo.citations import Demarche, verifier_citations
    from reglo.publication.textes.passages import ouvrir_documents

    passages = ouvrir_documents(charge.rulebook, sources)
    verification = verifier_citations(Demarche(rulebook=charge.rulebook, regles=regles, dossier=sources))
    return replace(fonds, passages=passages, verification=verification)


def eprouver(fonds: "Fonds", regles: Path, avant: Path | None = None, processus: int = 1) -> "Fonds":
    """Adds what the examples give, what the versions of each aid change, and what has since another state of the rules.

    All of it is asked of the examples, many times: what is not known from a former publication takes long.
    """
    from msgspec.structs import replace

    from reglo.cases.couverture.garde import eprouver_dossier
    from reglo.differences.bilan import dresser
    from reglo.differences.ouverture import ouvrir
    from reglo.differences.suites import PATIENCE, versions_comparees
    from reglo.model.serialize import decoder, encoder
    from reglo.processus import Equipe

    present, *anciens = ouvrir(regles, *([avant] if avant else []))
    with Equipe(processus, decoder, encoder(fonds.rulebook)) as equipe:
        versions = versions_comparees(present, PATIENCE, equipe)
        epreuves = eprouver_dossier(regles, fonds.rulebook, equipe)
        comparaison = dresser(anciens[0], present) if anciens else None
        return replace(fonds, epreuves=epreuves, versions=dict(versions), comparaison=comparaison)


def _publier(fonds: "Fonds", sortie: Path, processus: int, *, strict: bool) -> int:
    """Builds the site beside its folder, then puts it in place; gives the number of pages."""
    from reglo.publication import feuilles
    from reglo.publication.fabrique.construction import construire, presses
    from reglo.publication.fabrique.controle import controler
    from reglo.publication.fabrique.site import PublicationImpossible, atelier, remplacer

    with atelier(sortie) as dossier:
        site = dossier / "site"
        with presses(processus, dossier) as equipe:
            nombre = construire(feuilles(fonds), site, equipe)
            rompus = [*controler(site, equipe)] if strict else []
        if rompus:
            raise PublicationImpossible("\n".join(("Rien n'est publié : des liens sont rompus.", *rompus)))
        remplacer(site, sortie)
    return nombre
