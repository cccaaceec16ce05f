"""What a publication is made of: the rules, their files, and what was gathered beside them before the first page.

Everything here was read, run or compared beforehand: drawing a page opens no file, runs no example, asks no clock.
"""

from collections.abc import Mapping

import msgspec

from reglo.cases.couverture.epreuve import Epreuves
from reglo.citations import Verification
from reglo.differences.bilan import Bilan
from reglo.differences.suites import Versions
from reglo.model.rulebook import Rulebook
from reglo.publication.guide.textes import lire_textes
from reglo.publication.preuves.mesures import Mesures
from reglo.publication.preuves.secondes_lectures import SecondeLecture
from reglo.publication.textes.passages import Passages
from reglo.relecture.lignes import Marque


class Fonds(msgspec.Struct, frozen=True):
    """The rulebook to publish; each field after the second is something that a publication can do without."""

    rulebook: Rulebook
    sources: Mapping[str, str]
    """The texts of the files of rules, by their names."""
    passages: Passages = msgspec.field(default_factory=Passages)
    """The documents that the rules quote, those at hand."""
    verification: Verification | None = None
    """What became of the quotes in these documents; None when none was given."""
    epreuves: Epreuves | None = None
    """The examples as they were played, and what they prove; None when none was."""
    marques: tuple[Marque, ...] = ()
    """The marks of those who reviewed the rules."""
    textes: Mapping[str, str] = msgspec.field(default_factory=lire_textes)
    """The texts of the guide, by their pages."""
    mesures: Mesures | None = None
    """What was measured once and is kept; None when nothing was looked for."""
    secondes_lectures: tuple[SecondeLecture, ...] = ()
    """The second readings that stand beside the rules."""
    versions: Versions | None = None
    """Each version of an aid beside the next one, with the effects; None: compared without them."""
    comparaison: Bilan | None = None
    """What has changed since another state of the rules; None when none was given."""
