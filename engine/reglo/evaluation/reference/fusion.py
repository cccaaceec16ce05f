"""Everything an aid answers, version by version, then put together while the version is not known (rules 8, 9 and 17).

With one version in force, its results stand as they are. With several, those of one clause are enveloped by its id, and
what is not the same in all of them is unknown.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from reglo.evaluation.reference import ensembles as s3
from reglo.evaluation.reference import enveloppes, montants, non_cumuls, termes, versement
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.ensembles import Controle, Ecrete
from reglo.evaluation.reference.enveloppes import Attribution
from reglo.evaluation.reference.montants import Part
from reglo.evaluation.reference.seance import Seance, Vigueur, fusion, fusion_verite
from reglo.evaluation.reference.termes import Justificatif, Terme
from reglo.evaluation.reference.versement import Tranche
from reglo.values import nombre as n
from reglo.values.causes import AUCUNE_CAUSE
from reglo.values.jugement import FAUX, Jugement, l_un_de
from reglo.values.nombre import ZERO, Nombre

Ligne = TypeVar("Ligne")


class Complete(msgspec.Struct, frozen=True):
    """A version with everything that it answers."""

    seule: Seule
    ecrete: Ecrete
    termes: tuple[Terme, ...]
    tranches: tuple[Tranche, ...]
    pieces: tuple[Justificatif, ...]
    controles: tuple[Controle, ...]
    attributions: tuple[Attribution, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Gives the components and bonuses that are not exceptions."""
        return montants.racines(self.seule.parts)


def completer(seule: Seule, ecrete: Ecrete, seance: Seance) -> Complete:
    """Gives everything that a version answers, stratum by stratum (rule 9)."""
    version, contexte = seule.version, seule.contexte
    return Complete(
        seule,
        ecrete,
        tuple(termes.terme(clause, contexte) for clause in version.caracteristiques),
        versement.echeancier(version.versements, ecrete.du, contexte),
        tuple(termes.piece(clause, contexte) for clause in version.pieces),
        (*s3.controles(seule, ecrete.du, seance), *non_cumuls.controles(seule, seance)),
        tuple(enveloppes.attributions(seule, ecrete.du)),
    )


class Vue:
    """The versions of an aid that may be in force, seen as one."""

    def __init__(self, seance: Seance, aide: str) -> None:
        self.vigueur: Vigueur = seance.vigueur(aide) or Vigueur((), hors=True, causes=AUCUNE_CAUSE, sources={})
        self._ecretes: tuple[Ecrete, ...] = seance.ecretes(aide) or ()
        self._seance = seance

    @cached_property
    def versions(self) -> tuple[Complete, ...]:
        """Gives the versions with everything that they answer, which the amounts and the verdict do without."""
        seules = zip(self.vigueur.seules, self._ecretes, strict=True)
        return tuple(completer(seule, ecrete, self._seance) for seule, ecrete in seules)

    def theorique(self) -> Nombre:
        """Gives the theoretical amount of the aid."""
        return fusion(self.vigueur, [seule.theorique for seule in self.vigueur.seules])

    def du(self) -> Nombre:
        """Gives the amount due of the aid, once clipped."""
        return fusion(self.vigueur, [ecrete.du for ecrete in self._ecretes])

    def verite(self) -> Jugement:
        """Tells whether the aid is granted."""
        return fusion_verite(self.vigueur, [seule.verite for seule in self.vigueur.seules])

    def par_id(
        self, lignes: Callable[[Complete], Iterable[Ligne]], cle: Callable[[Ligne], str]
    ) -> list[tuple[Ligne, list[Ligne | None]]]:
        """Gives, for each clause id, its first line and its line in each version, None where it has none."""
        tables = [{cle(ligne): ligne for ligne in lignes(version)} for version in self.versions]
        ids = dict.fromkeys(nom for table in tables for nom in table)
        absentes: list[Ligne | None] = [None] if self.vigueur.hors else []
        return [
            (next(table[nom] for table in tables if nom in table), [*(table.get(nom) for table in tables), *absentes])
            for nom in ids
        ]

    def enveloppe(self, valeurs: Sequence[Nombre | None]) -> Nombre:
        """Gives the hull of what one clause is worth in each version, nothing where it is not."""
        branches = [ZERO if valeur is None else valeur for valeur in valeurs]
        return n.l_un_de(branches, self.vigueur.causes, self.vigueur.sources)

    def jugement(self, verites: Sequence[Jugement | None]) -> Jugement:
        """Gives the hull of whether one clause holds in each version."""
        branches = [FAUX if verite is None else verite for verite in verites]
        return branches[0] if len(branches) == 1 else l_un_de(branches, self.vigueur.causes, self.vigueur.sources)
