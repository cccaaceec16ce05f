"""The governing day of each version of a dossier, and which version of an aid is surely in force (rule 17)."""

from collections.abc import Sequence

from reglo.evaluation.durable.versions import VersionCompilee
from reglo.evaluation.reference import aides, temps
from reglo.evaluation.reference.contexte import Contexte
from reglo.values.nombre import Nombre


class Jours:
    """The governing days of a dossier; each datum is read once."""

    def __init__(self, contexte: Contexte) -> None:
        self._contexte = contexte
        self._lus: dict[str | None, Nombre] = {}
        self._rangs: dict[str | None, int | None] = {}

    def jour(self, version: VersionCompilee) -> Nombre:
        """Gives the governing day of a version."""
        if version.date not in self._lus:
            self._lus[version.date] = aides.date(version.version, self._contexte)
        return self._lus[version.date]

    def rang(self, version: VersionCompilee) -> int | None:
        """Gives the number of the governing day of a version, None when it is not known."""
        if version.date not in self._rangs:
            jour = self.jour(version)
            bas = jour.intervalle.bas if jour.tranche else None
            self._rangs[version.date] = None if bas is None else int(bas)
        return self._rangs[version.date]

    def en_vigueur(self, versions: Sequence[VersionCompilee]) -> VersionCompilee | None:
        """Gives the version in force when it is known that it alone is."""
        if len(versions) == 1 and versions[0].version.periode is None:
            return versions[0]
        jugements = [(temps.en_vigueur(x.version.periode, self.jour(x)), x) for x in versions]
        surs = [version for jugement, version in jugements if jugement.vrai]
        return surs[0] if len(surs) == 1 and all(jugement.tranche for jugement, _ in jugements) else None
