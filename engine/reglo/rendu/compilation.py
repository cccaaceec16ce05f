"""What the rules become for durable-rules, clause by clause, for a reader or a program.

Rulesets are described here, never opened: the extension is not needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

import msgspec

from reglo.evaluation.connu.nombres import Fabrique
from reglo.evaluation.durable import jeux, versions
from reglo.evaluation.durable.criteres import CritereCompile
from reglo.evaluation.durable.description import ecrire
from reglo.evaluation.durable.jeux import Composition
from reglo.evaluation.durable.limites import Admise
from reglo.evaluation.durable.motifs import feuilles_des_montants, motif
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.model.clauses import Clause, Critere
from reglo.model.rulebook import Rulebook
from reglo.phrases import Plume, nu
from reglo.phrases.clauses import dire
from reglo.phrases.francais import terminer
from reglo.profondeur import profond
from reglo.rendu.conditions import Conditions
from reglo.rendu.inventaire import ecrire_periode
from reglo.rendu.regles_ecrites import (
    CalculEcrit,
    ClauseEcrite,
    Compilation,
    Effet,
    Part,
    RegleEcrite,
    Retenue,
    VersionEcrite,
)


def compiler(
    recueil: Rulebook, aides: Iterable[str] | None = None, lectures: Mapping[str, str] | None = None
) -> Compilation:
    """Describes the rulesets of some aids, or of all, under some readings."""
    fabrique = Fabrique(recueil, recueil.retenues(lectures or {}))
    with profond():
        compilees = [
            version
            for aide in (recueil.aides if aides is None else dict.fromkeys(aides))
            for version in versions.compiler(recueil.aides[aide], fabrique)
        ]
        ecrites = tuple(_version(version, fabrique) for version in compilees)
    dossiers: dict[str, Part] = {}
    for ecrite in ecrites:
        dossiers[ecrite.dossier] = dossiers.get(ecrite.dossier, Part()).plus(ecrite.part)
    total = reduce(Part.plus, dossiers.values(), Part())
    return Compilation(recueil.empreinte, dict(lectures or {}), ecrites, dossiers, total)


def _version(version: VersionCompilee, fabrique: Fabrique) -> VersionEcrite:
    recueil = fabrique.rulebook
    composition = jeux.composer([version], recueil.donnees)
    examen = jeux.examiner(composition)
    lue = version.version
    fichier, _, _ = recueil.aides[version.aide].span.fichier.rpartition("/")
    return VersionEcrite(
        nom=version.nom,
        aide=version.aide,
        libelle=recueil.aides[version.aide].nom,
        periode=ecrire_periode(lue),
        dossier=fichier.partition("/")[0],
        clauses=tuple(_clauses(version, composition, fabrique)),
        calculs=tuple(_calculs(version, recueil)),
        montants=tuple(x.label for x in (*lue.assiette, *lue.montants, *lue.bonifications, *lue.etapes)),
        refus=() if isinstance(examen, Admise) else examen,
        regles=len(composition.description.regles),
        part=Part(version.reelles, version.calculees, feuilles_des_montants(lue, recueil)),
        jeu=msgspec.Raw(ecrire(composition.description).encode()),
    )


def _clauses(version: VersionCompilee, composition: Composition, fabrique: Fabrique) -> Iterator[ClauseEcrite]:
    """Gives the criteria and the open questions, in the order of the sections."""
    plume = Plume(fabrique.rulebook, version.aide)
    conditions = Conditions(version, fabrique.rulebook, fabrique.lectures)
    compiles = {x.critere.id: x for x in version.criteres}
    for clause in (*version.version.criteres, *version.version.indications):
        ecartee_par = tuple(_ecartee_par(clause, fabrique))
        compile_ = None if ecartee_par else compiles.get(clause.id)
        yield ClauseEcrite(
            clause=clause.id,
            nom=_nom(clause.id, version),
            place=f"{clause.span.fichier}:{clause.span.ligne}",
            phrase=nu(dire(plume, clause)),
            effet=_effet(clause, compile_, ecartee=bool(ecartee_par)),
            exception_a=_nom(clause.exception_a or "", version) if isinstance(clause, Critere) else "",
            ecartee_par=ecartee_par,
            rempli=() if compile_ is None else tuple(_rempli(compile_, composition, conditions)),
            ensemble=compile_ is not None and not compile_.seul and bool(compile_.formule.vraie[0]),
            refuse=() if compile_ is None else tuple(_regles(composition, clause.id, conditions, vraie=False)),
        )


def _ecartee_par(clause: Clause, fabrique: Fabrique) -> Iterator[Retenue]:
    for choix in clause.lectures:
        retenue = fabrique.lectures.get(choix.lecture)
        if retenue != choix.option:
            options = fabrique.rulebook.lectures[choix.lecture].options
            yield from (Retenue(choix.lecture, x.nom, x.libelle) for x in options if x.nom == retenue)


def _effet(clause: Clause, compile_: CritereCompile | None, *, ecartee: bool) -> Effet:
    if ecartee:
        return "ecartee"
    if compile_ is not None:
        return "decide"
    return "exception" if isinstance(clause, Critere) else "indication"


def _rempli(compile_: CritereCompile, composition: Composition, conditions: Conditions) -> Iterator[RegleEcrite]:
    """Gives the rules that hold a criterion; of one held with others, its own part of their rule."""
    if compile_.seul:
        yield from _regles(composition, compile_.critere.id, conditions, vraie=True)
        return
    communes = [nom for nom, conclusion in composition.conclusions.items() if not conclusion.clause]
    conjonction = compile_.formule.vraie[0]
    yield RegleEcrite(communes[0] if communes and conjonction else "", conditions.dire(conjonction))


def _regles(composition: Composition, clause: str, conditions: Conditions, *, vraie: bool) -> Iterator[RegleEcrite]:
    for regle in composition.description.regles:
        conclusion = composition.conclusions[regle.nom]
        if conclusion.clause == clause and conclusion.vraie is vraie:
            yield RegleEcrite(regle.nom, conditions.dire(regle.faits[0]))


def _calculs(version: VersionCompilee, recueil: Rulebook) -> Iterator[CalculEcrit]:
    plume = Plume(recueil, version.aide)
    for atome in version.atomes:
        nom = _nom(atome.clause, version)
        entier = f"le critère {nom}, avec son « si » et ses exceptions"
        phrase = entier if atome.entier else nu(plume.proposition(atome.condition))
        yield CalculEcrit(atome.propriete, nom, terminer(phrase), motif(atome, recueil))


def _nom(clause: str, version: VersionCompilee) -> str:
    return clause.removeprefix(f"{version.aide}.")
