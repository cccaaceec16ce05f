"""Rulesets for an instruction: one fact for each datum, each atom, each governing day, that comes and goes alone.

A rule joins the facts of one conjunction. It says that a criterion holds, or that it fails; several criteria that say
the same share it. A verdict is not a rule: it follows from the criteria.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from reglo.evaluation.connu.criteres import rempli
from reglo.evaluation.connu.nombres import Fabrique
from reglo.evaluation.durable import feuilles
from reglo.evaluation.durable.criteres import Atome, CritereCompile
from reglo.evaluation.durable.description import Description, Propriete, Regle, empreinte
from reglo.evaluation.durable.feuilles import EXISTE, MAX, MIN
from reglo.evaluation.durable.formules import Conjonction, Formule
from reglo.evaluation.durable.limites import FAITS_PAR_REGLE, Admise, admettre
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.model.rulebook import Donnee


class CritereSuivi(msgspec.Struct, frozen=True):
    """A criterion, and the rules that say that it holds or that it fails."""

    clause: str
    vraies: tuple[str, ...]
    fausses: tuple[str, ...]
    acquis: bool | None
    """Whatever the dossier, it holds or it fails; None when rules say it."""


class VersionSuivie(msgspec.Struct, frozen=True):
    """A version, its criteria as rules, and the atoms that they read."""

    compilee: VersionCompilee
    criteres: tuple[CritereSuivi, ...]
    atomes: tuple[Atome, ...]
    refusent: dict[str, tuple[int, ...]]
    """The ranks of the criteria that fail when a rule holds."""
    perdus: tuple[int, ...]
    """The ranks of the criteria that fail whatever the dossier."""
    suffisent: frozenset[str] | None
    """The rules that grant it together; None where a criterion has several ways to hold, or none."""

    def refusants(self, tenues: AbstractSet[str]) -> tuple[str, ...]:
        """Gives the criteria that surely fail, in the order written, by the rules that hold."""
        if not self.perdus and tenues.isdisjoint(self.refusent):
            return ()
        rangs = set(self.perdus).union(*(self.refusent[regle] for regle in self.refusent.keys() & tenues))
        return tuple(self.criteres[rang].clause for rang in sorted(rangs))

    def accordee(self, tenues: AbstractSet[str]) -> bool:
        """Tells whether all its criteria surely hold, by the rules that hold."""
        if self.suffisent is not None:
            return self.suffisent <= tenues
        return all(x.acquis or not tenues.isdisjoint(x.vraies) for x in self.criteres)


class Composition(msgspec.Struct, frozen=True):
    """A ruleset for an instruction."""

    versions: tuple[VersionSuivie, ...]
    description: Description
    faits: dict[str, frozenset[str]]
    """What each fact may say, by its name: that of a datum, of an atom, of a governing day."""
    poids: int
    """The facts of all its rules: what a session takes of memory follows it."""


def examiner(composition: Composition) -> Admise | tuple[str, ...]:
    """Gives the ruleset that the extension can bear, or why it cannot."""
    examen, confusions = admettre(composition.description), _confusions(composition)
    if not confusions:
        return examen
    return confusions if isinstance(examen, Admise) else (*examen, *confusions)


def composer(versions: Sequence[VersionCompilee], fabrique: Fabrique) -> Composition:
    """Composes the ruleset of some versions."""
    ecriture = _Ecriture(fabrique)
    suivies = tuple(ecriture.version(version) for version in versions)
    formes = tuple(frozenset(noms) for noms in ecriture.faits.values())
    description = Description(tuple(ecriture.proprietes.values()), formes, tuple(ecriture.regles.values()))
    poids = sum(len(regle.faits) for regle in description.regles)
    return Composition(suivies, description, dict(zip(ecriture.faits, formes, strict=True)), poids)


def _confusions(composition: Composition) -> tuple[str, ...]:
    """Says which facts have names that the extension takes for one another."""
    vus: dict[int, str] = {}
    paires = [(vus.setdefault(empreinte(nom), nom), nom) for nom in composition.faits]
    return tuple(f"durable-rules confond les faits « {a} » et « {b} »" for a, b in paires if a != b)


class _Ecriture:
    """The rules written so far, and what they read."""

    def __init__(self, fabrique: Fabrique) -> None:
        self._fabrique = fabrique
        self._donnees = fabrique.rulebook.donnees
        self.regles: dict[Conjonction, Regle] = {}
        self.faits: dict[str, set[str]] = {}
        self.proprietes: dict[str, Propriete] = {}

    def version(self, version: VersionCompilee) -> VersionSuivie:
        """Writes the rules of a version."""
        entiers: dict[str, Atome] = {}
        suivis: list[CritereSuivi] = []
        connues = version.proprietes(self._donnees)
        for compile_ in version.criteres:
            formule, faits = compile_.formule, _faits_lus(compile_.formule, version, self._donnees)
            if _trop_joints(formule, faits):
                entier = self._entier(version, compile_)
                entiers[entier.propriete] = entier
                formule, faits = feuilles.oui_ou_non(entier.propriete), {entier.propriete: entier.propriete}
            for propriete, fait in faits.items():
                self.faits.setdefault(fait, set()).add(propriete)
                self.proprietes[propriete] = connues.get(propriete, Propriete(propriete))
            suivis.append(self._critere(version.nom, compile_, formule, faits))
        lues = {atome.propriete: atome for atome in version.atomes if atome.propriete in self.faits}
        refusent: dict[str, tuple[int, ...]] = {}
        for rang, suivi in enumerate(suivis):
            refusent |= {regle: (*refusent.get(regle, ()), rang) for regle in suivi.fausses}
        perdus = tuple(rang for rang, suivi in enumerate(suivis) if suivi.acquis is False)
        restent = [suivi.vraies for suivi in suivis if not suivi.acquis]
        suffisent = frozenset(x for (x,) in restent) if all(len(x) == 1 for x in restent) else None
        atomes = (*lues.values(), *entiers.values())
        return VersionSuivie(version, tuple(suivis), atomes, refusent, perdus, suffisent)

    def _entier(self, version: VersionCompilee, compile_: CritereCompile) -> Atome:
        """Gives a criterion as one atom: its rules would join too many facts."""
        critere = compile_.critere
        calcul = rempli(critere, version.version, self._fabrique)
        return Atome(f"{version.nom}/{critere.id}", critere.id, critere.condition, calcul, entier=True)

    def _critere(
        self, version: str, compile_: CritereCompile, formule: Formule, faits: Mapping[str, str]
    ) -> CritereSuivi:
        acquis = True if () in formule.vraie else False if () in formule.fausse else None
        if acquis is not None:
            return CritereSuivi(compile_.critere.id, (), (), acquis)
        nom = f"{version}/{compile_.critere.id}"
        vraies = tuple(self._regle(f"{nom} rempli {rang}", x, faits) for rang, x in enumerate(formule.vraie, 1))
        fausses = tuple(self._regle(f"{nom} refuse {rang}", x, faits) for rang, x in enumerate(formule.fausse, 1))
        return CritereSuivi(compile_.critere.id, vraies, fausses, None)

    def _regle(self, nom: str, conjonction: Conjonction, faits: Mapping[str, str]) -> str:
        """Gives the name of the rule of a conjunction, written once."""
        if conjonction not in self.regles:
            par_fait: dict[str, Conjonction] = {}
            for condition in conjonction:
                fait = faits[condition.propriete]
                par_fait[fait] = (*par_fait.get(fait, ()), condition)
            self.regles[conjonction] = Regle(nom, tuple(par_fait.values()))
        return self.regles[conjonction].nom


def _faits_lus(formule: Formule, version: VersionCompilee, donnees: Mapping[str, Donnee]) -> dict[str, str]:
    """Gives the fact that says each property of a formula."""
    lues = {x.propriete for conjonction in (*formule.vraie, *formule.fausse) for x in conjonction}
    atomes = {atome.propriete for atome in version.atomes}
    return {nom: nom if nom in atomes or nom in donnees else _radical(nom) for nom in lues}


def _radical(propriete: str) -> str:
    for suffixe in (MIN, MAX, EXISTE):
        if propriete.endswith(suffixe):
            return propriete.removesuffix(suffixe)
    return propriete


def _trop_joints(formule: Formule, faits: Mapping[str, str]) -> bool:
    conjonctions = (*formule.vraie, *formule.fausse)
    return any(len({faits[x.propriete] for x in conjonction}) > FAITS_PAR_REGLE for conjonction in conjonctions)
