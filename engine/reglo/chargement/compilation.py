"""Compiles texts: parses, builds, checks. Alone to import the parser and the builder; it reads and keeps no file."""

from collections.abc import Mapping

from reglo.checks import verifier
from reglo.diagnostics import Diagnostic, a_une_erreur, tries
from reglo.model.build import construire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre


def compiler(sources: Mapping[str, str], empreinte: str) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    """Builds and checks; the checks run even when there are errors, so that none hides another."""
    arbres, remarques = analyser_tout(sources)
    rulebook, dites = construire(arbres, empreinte)
    verifiees = () if rulebook is None else verifier(rulebook)
    if a_une_erreur((*remarques, *dites)):
        verifiees = tuple(d for d in verifiees if d.gravite == "erreur")  # what faulty clauses read seems unused
    diagnostics = tries((*remarques, *dites, *verifiees))
    return (None if a_une_erreur(diagnostics) else rulebook), diagnostics


def analyser_tout(sources: Mapping[str, str]) -> tuple[tuple[Arbre, ...], tuple[Diagnostic, ...]]:
    """Gives the tree of each text, and every remark on their writing."""
    lus = [analyser(texte, nom) for nom, texte in sources.items()]
    return tuple(arbre for arbre, _ in lus), tuple(d for _, remarques in lus for d in remarques)
