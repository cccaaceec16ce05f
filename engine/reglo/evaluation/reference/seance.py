"""One evaluation: the aids asked for, and those whose outcome they read (semantique.md, rules 9, 14 and 17).

Each aid is evaluated once, when something first reads it. The order of aids is not chosen here: the checks of the
rulebook refuse a cycle; met all the same, an aid that waits for itself is unknown.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from reglo.evaluation.reference import aides, ensembles, plan, temoin, temps
from reglo.evaluation.reference.aides import Acquis, Juge, Seule, personne
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.effets import effets
from reglo.evaluation.reference.ensembles import Ecrete
from reglo.model.rulebook import Aide, Rulebook
from reglo.outcome.dossier import Dossier
from reglo.values import nombre as n
from reglo.values.causes import AUCUNE_CAUSE, Causes, Sources, texte, unir
from reglo.values.intervalle import POSITIF
from reglo.values.jugement import FAUX, Jugement, juger, l_un_de
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite

Resultat = TypeVar("Resultat")


class Vigueur(msgspec.Struct, frozen=True):
    """Which versions of an aid may be in force, and why this is not known."""

    seules: tuple[Seule, ...]
    hors: bool
    """No version may be in force."""
    causes: Causes
    sources: Sources


class Seance:
    """What is evaluated of one dossier, at one date, under one set of readings."""

    def __init__(  # noqa: PLR0913 - what is evaluated, and what is known of it already
        self,
        rulebook: Rulebook,
        dossier: Dossier,
        aujourdhui: date,
        lectures: Mapping[str, str],
        *,
        essai: "Essai | None" = None,
        juge: Juge = personne,
    ) -> None:
        self.rulebook = rulebook
        jour = n.constante(aujourdhui.toordinal())
        vu_par = temoin.present() if essai is None else None
        self.contexte = Contexte(rulebook, dossier, aujourdhui, lectures, self, jour, temoin=vu_par)
        self.plan: plan.Plan = plan.lire(self.contexte) if essai is None else essai.base.plan
        self._essai = essai
        self._juge = juge
        self._vigueurs: dict[str, Vigueur] = {} if essai is None else essai.intactes()
        self._ecretes: dict[str, tuple[Ecrete, ...]] = {}
        self._en_cours: set[str] = set()
        self._coupures = 0

    def selon(self, lecture: str, option: str) -> "Seance":
        """Gives the same evaluation under another option of a reading; what it does not touch is not done again."""
        contexte = self.contexte
        lectures = {**contexte.lectures, lecture: option}
        return Seance(self.rulebook, contexte.dossier, contexte.aujourdhui, lectures, essai=Essai(self, lecture))

    def lectures(self, aide: str) -> tuple[str, ...]:
        """Gives the readings that an aid depends on, itself or through the aids that it reads."""
        return effets(self.rulebook).lues(aide)

    @property
    def vigueurs(self) -> Mapping[str, Vigueur]:
        """Gives the aids that were evaluated."""
        return self._vigueurs

    # ------------------------------------------------------------------------------------------------------- one aid
    def vigueur(self, aide: str) -> Vigueur | None:
        """Gives the versions of an aid that may be in force, each evaluated alone; None inside a cycle."""
        return self._une_fois(self._vigueurs, aide, "S1", lambda: self._evaluer(self.rulebook.aides[aide]))

    def _evaluer(self, aide: Aide) -> Vigueur:
        acquis = () if self._essai is None else self._essai.acquis(aide.id)
        return _vigueur(aide, aides.evaluer(aide, self.contexte, acquis, self._juge), self.contexte)

    def seules_de(self, aide: str) -> tuple[Seule, ...] | None:
        """Gives the versions of an aid that may be in force; None inside a cycle."""
        vigueur = self.vigueur(aide)
        return None if vigueur is None else vigueur.seules

    def ecretes(self, aide: str) -> tuple[Ecrete, ...] | None:
        """Gives, version by version, the amount due once clipped; None inside a cycle (rule 15)."""
        vigueur = self.vigueur(aide)
        if vigueur is None:
            return None
        seules = vigueur.seules
        return self._une_fois(
            self._ecretes, aide, "S3", lambda: tuple(ensembles.ecreter(seule, self) for seule in seules)
        )

    def _une_fois(
        self, faits: dict[str, Resultat], aide: str, strate: str, calcul: Callable[[], Resultat]
    ) -> Resultat | None:
        """Gives a result computed once; one that met a cycle on its way is kept only where nothing waits for it."""
        if aide in faits:
            return faits[aide]
        cle, coupures = f"{strate} {aide}", self._coupures
        if cle in self._en_cours:
            self._coupures += 1
            return None
        self._en_cours.add(cle)
        try:
            resultat = calcul()
        finally:
            self._en_cours.discard(cle)
        if not self._en_cours or coupures == self._coupures:
            faits[aide] = resultat
        return resultat

    def verite(self, aide: str) -> Jugement:
        """Tells whether an aid is granted by its own rules; not outside its versions (rules 7 and 17)."""
        vigueur = self.vigueur(aide) if aide in self.rulebook.aides else None
        if vigueur is None:
            return juger(Verite.INCONNU, texte(aide))
        return fusion_verite(vigueur, [seule.verite for seule in vigueur.seules])

    def du(self, aide: str) -> Nombre:
        """Gives the amount due of an aid, once clipped (rules 8 and 15)."""
        vigueur = self.vigueur(aide) if aide in self.rulebook.aides else None
        ecretes = None if vigueur is None else self.ecretes(aide)
        if vigueur is None or ecretes is None:
            return Nombre(POSITIF, causes=texte(aide), grain="autre")
        return fusion(vigueur, [ecrete.du for ecrete in ecretes])

    # ------------------------------------------------------------------------------- what other aids read (rule 14)
    def accordee(self, aide: str) -> Jugement:
        """Tells whether an aid is granted, by the plan first."""
        return plan.accordee(self.plan, aide, lambda: self.verite(aide))

    def deja_accordee(self, aide: str) -> Jugement:
        """Tells whether the plan says that an aid is granted: to be asked for is not enough."""
        return plan.accordee(self.plan, aide, lambda: FAUX)

    def montant(self, aide: str) -> Nombre:
        """Gives the amount of an aid, by the plan first."""
        return plan.montant(self.plan, aide, lambda: self.du(aide))


class Essai(msgspec.Struct, frozen=True):
    """Another option of a reading, tried on what was evaluated without it."""

    base: Seance
    lecture: str

    def intactes(self) -> dict[str, Vigueur]:
        """Gives the aids that the reading does not touch."""
        portee = effets(self.base.rulebook)
        connues = self.base.vigueurs
        return {aide: vigueur for aide, vigueur in connues.items() if not portee.touche(self.lecture, aide)}

    def acquis(self, aide: str) -> tuple[Acquis, ...]:
        """Gives the versions of an aid as they were, with the clauses that the reading touches."""
        vigueur = self.base.vigueurs.get(aide)
        seules = () if vigueur is None else vigueur.seules
        portee = effets(self.base.rulebook)
        touchees = [(seule, portee.touchees(self.lecture, seule.version)) for seule in seules]
        return tuple(Acquis(seule, clauses) for seule, clauses in touchees if clauses is not None)


def _vigueur(aide: Aide, seules: tuple[Seule, ...], contexte: Contexte) -> Vigueur:
    """Gives the versions that may be in force (rule 17); two on one day are a contradiction of the text."""
    hors = _peut_etre_hors(aide, seules, contexte)
    doutes = [seule.en_vigueur for seule in seules if not seule.en_vigueur.tranche]
    causes = AUCUNE_CAUSE.union(*(doute.causes for doute in doutes))
    if sum(seule.en_vigueur.vrai for seule in seules) > 1:
        causes |= texte(aide.id)
    return Vigueur(seules, hors, causes, unir(doute.sources for doute in doutes))


def _peut_etre_hors(aide: Aide, seules: Sequence[Seule], contexte: Contexte) -> bool:
    """Tells whether the governing date may fall outside every version."""
    if any(seule.en_vigueur.vrai for seule in seules):
        return False
    noms = {aides.date_qui_commande(version, contexte) for version in aide.versions}
    if len(noms) > 1 or not seules:
        return True
    jour = aides.date(seules[0].version, contexte)
    return not temps.couvert(jour.intervalle, [temps.jours(seule.version.periode) for seule in seules])


def fusion(vigueur: Vigueur, valeurs: Sequence[Nombre]) -> Nombre:
    """Gives the hull of the versions that may be in force, nothing outside them (rule 9)."""
    branches = [*valeurs, *([ZERO] if vigueur.hors else [])]
    return n.l_un_de(branches, vigueur.causes, vigueur.sources)


def fusion_verite(vigueur: Vigueur, verites: Sequence[Jugement]) -> Jugement:
    """Gives the hull of the verdicts of the versions that may be in force."""
    branches = [*verites, *([FAUX] if vigueur.hors else [])]
    return branches[0] if len(branches) == 1 else l_un_de(branches, vigueur.causes, vigueur.sources)
