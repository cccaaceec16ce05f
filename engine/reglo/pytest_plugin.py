"""Lets pytest run the jurists' examples: each `*.cas.regle` file is collected, one test per example and aid.

`reglo tester` runs the same examples by the same code; this module only speaks pytest's language.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
from _pytest._code.code import TerminalRepr

from reglo.cases.campagne import lire_texte, sans_recueil
from reglo.cases.execution import Cas, executer, par_reference, preparer
from reglo.cases.recueil import SUFFIXE_CAS, Recueils
from reglo.diagnostics import Diagnostic, a_une_erreur, rapport
from reglo.model.rulebook import Rulebook

Style: TypeAlias = Literal["long", "short", "line", "no", "native", "value", "auto"] | None
_RECUEILS = pytest.StashKey[Recueils]()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "FichierDeCas | None":
    """Collects a file of examples."""
    if not file_path.name.endswith(SUFFIXE_CAS):
        return None
    return FichierDeCas.from_parent(parent, path=file_path)


class ExempleRefuse(Exception):
    """An example does not give what it expects, or cannot be read; its text is the report."""


class FichierDeCas(pytest.File):
    """A file of examples; the faults of the file itself are one more test, named « lecture »."""

    def collect(self) -> Iterator[pytest.Item]:
        """Gives one test per example and aid."""
        recueils = self.config.stash.setdefault(_RECUEILS, Recueils())
        texte, charge = lire_texte(self.path, self.path.name), recueils.pour(self.path)
        recueil = charge.rulebook if charge else None
        if isinstance(texte, Diagnostic) or charge is None or recueil is None:
            fautes = charge.diagnostics if charge else (sans_recueil(self.path.name),)
            fautes = (texte,) if isinstance(texte, Diagnostic) else fautes
            yield LectureDesCas.from_parent(
                self, name="lecture", diagnostics=fautes, sources=charge.sources if charge else {}
            )
            return
        fichier = preparer(texte, self.path.name, recueil)
        if a_une_erreur(fichier.diagnostics):
            sources = {self.path.name: texte}
            yield LectureDesCas.from_parent(self, name="lecture", diagnostics=fichier.diagnostics, sources=sources)
        for cas in fichier.cas:
            nom = f"{cas.exemple} > {cas.attendu.aide}"
            yield UnCas.from_parent(self, name=nom, cas=cas, rulebook=recueil, texte=texte)


class _Test(pytest.Item):
    """A test whose failure is a French report, never a traceback."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Style = None) -> str | TerminalRepr:
        """Gives the report alone when an example is refused."""
        if isinstance(excinfo.value, ExempleRefuse):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Gives the file, the line and the name of the test."""
        return self.path, None, self.name


class LectureDesCas(_Test):
    """The file itself: refused when it cannot be read or names what the rulebook has not."""

    def __init__(self, *, diagnostics: tuple[Diagnostic, ...], sources: Mapping[str, str], **reste: object) -> None:
        """Keeps the faults found when the file was read."""
        super().__init__(**reste)  # type: ignore[arg-type]
        self._diagnostics = diagnostics
        self._sources = sources

    def runtest(self) -> None:
        """Refuses the file, with every fault."""
        raise ExempleRefuse(rapport(self._diagnostics, self._sources))


class UnCas(_Test):
    """What one example expects of one aid."""

    def __init__(self, *, cas: Cas, rulebook: Rulebook, texte: str, **reste: object) -> None:
        """Keeps the case, its rulebook and the text where it stands."""
        super().__init__(**reste)  # type: ignore[arg-type]
        self._cas = cas
        self._rulebook = rulebook
        self._texte = texte

    def runtest(self) -> None:
        """Runs the case by the reference evaluator, and refuses every expectation that is not met."""
        ecarts = executer(self._cas, par_reference(self._rulebook), self._rulebook)
        if ecarts:
            raise ExempleRefuse(rapport(ecarts, {self.path.name: self._texte}))
