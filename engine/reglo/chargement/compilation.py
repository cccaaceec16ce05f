"""Compiles texts: parses, builds, checks. Alone to import the parser and the builder; it reads and keeps no file."""

from collections.abc import Mapping

import msgspec

from reglo.chargement.lecture import empreinte
from reglo.checks import verifier
from reglo.diagnostics import Diagnostic, a_une_erreur, tries
from reglo.model.build import construire
from reglo.model.build.memoire import Memoire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre


class Lu(msgspec.Struct, frozen=True):
    """A text, its tree, and the remarks on its writing."""

    texte: str
    arbre: Arbre
    remarques: tuple[Diagnostic, ...]


class Compilateur:
    """Compiles the texts of one folder; the next time, only what a change touches is compiled again."""

    def __init__(self) -> None:
        """Knows nothing yet."""
        self._lus: dict[str, Lu] = {}
        self._memoire = Memoire()

    def compiler(
        self, sources: Mapping[str, str], fautes: tuple[Diagnostic, ...] = ()
    ) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
        """Builds and checks; the checks run even when there are errors, so that none hides another.

        With a file that could not be read, the others are only parsed: a rulebook without it would be another.
        """
        self._lus = {nom: self._lire(nom, texte) for nom, texte in sources.items()}
        remarques = tuple(remarque for lu in self._lus.values() for remarque in lu.remarques)
        if fautes:
            return None, tries((*fautes, *remarques))
        arbres = tuple(lu.arbre for lu in self._lus.values())
        rulebook, dites = construire(arbres, empreinte(sources), self._memoire)
        verifiees = () if rulebook is None else verifier(rulebook)
        if a_une_erreur((*remarques, *dites)):
            verifiees = tuple(d for d in verifiees if d.gravite == "erreur")  # what faulty clauses read seems unused
        diagnostics = tries((*remarques, *dites, *verifiees))
        return (None if a_une_erreur(diagnostics) else rulebook), diagnostics

    def _lire(self, nom: str, texte: str) -> Lu:
        connu = self._lus.get(nom)
        return connu if connu is not None and connu.texte == texte else Lu(texte, *analyser(texte, nom))
