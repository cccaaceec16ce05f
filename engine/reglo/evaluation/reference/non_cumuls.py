"""Aids that do not go together (semantique.md, rules 14 and 15), seen from the aid that says so and from the others.

A granted line of the plan is an aid; a demanded one is an aid where its verdict is true. Nothing is refused nor clipped
here: the check only says what meets.
"""

from collections.abc import Iterator

from reglo.evaluation.reference import calcul, plan
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.ensembles import Cadre, Controle, etat, nommees
from reglo.evaluation.reference.plan import Ligne
from reglo.model.clauses import NonCumul, Portee
from reglo.model.rulebook import LIGNE, Rulebook
from reglo.values.causes import AUCUNE_CAUSE, Cause
from reglo.values.jugement import FAUX, VRAI, Jugement, contraire, juger, l_un_de, tous, un_au_moins
from reglo.values.verite import Verite

_PERMIS = ("cumul permis avec", "complète")


def controles(seule: Seule, cadre: Cadre) -> tuple[Controle, ...]:
    """Gives the checks that an aid writes: it stands, and the plan is searched for the others (rule 15)."""
    return tuple(_du_sien(clause, seule, cadre) for clause in seule.version.non_cumuls)


def _du_sien(clause: NonCumul, seule: Seule, cadre: Cadre) -> Controle:
    _, applique = calcul.appliquer(clause, clause.garde, seule.contexte.pour(clause.id))
    presente = VRAI if clause.rapport in _PERMIS else contraire(_presente(clause.cible, seule, cadre))
    verdict, causes = etat(applique, presente)
    autres = nommees(clause.cible, seule, cadre, lambda ligne: _nommable(ligne, cadre, ouvert=verdict == "inconnu"))
    return Controle(clause, verdict, causes, tuple(nom for nom in autres if nom != seule.aide))


def _nommable(ligne: Ligne, cadre: Cadre, *, ouvert: bool) -> bool:
    """Tells whether the aid of a line is named: surely granted once the check is settled, possibly before (rule 6)."""
    tenue = _tenue(ligne, cadre)
    return not tenue.faux if ouvert else tenue.vrai


def _presente(cible: Portee, seule: Seule, cadre: Cadre) -> Jugement:
    """Tells whether the plan holds another aid of that set."""
    dedans = [_compte(ligne, cible, seule, cadre) for ligne in cadre.plan.lignes]
    if not cadre.plan.complet:
        objet = cible.nom if cible.genre == "aide" else LIGNE
        dedans.append(juger(Verite.INCONNU, frozenset({Cause("manque", objet)}), {f"liste {LIGNE}": 1}))
    return un_au_moins(dedans)


def _compte(ligne: Ligne, cible: Portee, seule: Seule, cadre: Cadre) -> Jugement:
    """Tells whether a line is another aid of that set; its verdict is not read where it cannot matter."""
    dedans = tous((plan.compte_dans(ligne, cible, cadre.rulebook), contraire(ligne.est(seule.aide))))
    return dedans if dedans.faux else tous((dedans, _tenue(ligne, cadre)))


def _tenue(ligne: Ligne, cadre: Cadre) -> Jugement:
    """Tells whether a line is that of an aid that is, or can be, granted (rule 14); no rule judges the others."""
    options = ligne.aide.options
    if ligne.accordee.vrai:
        return VRAI
    if options is None:
        return un_au_moins((ligne.accordee, juger(Verite.INCONNU, ligne.aide.causes, ligne.aide.sources)))
    issues = [VRAI if nom == plan.SANS_AIDE else cadre.verite(nom) for nom in sorted(options)]
    issue = issues[0] if len(issues) == 1 else l_un_de(issues, ligne.aide.causes, ligne.aide.sources)
    return un_au_moins((ligne.accordee, issue))


# ------------------------------------------------------------------------------------- seen from the aids evaluated
def interessees(rulebook: Rulebook, evaluees: tuple[str, ...]) -> tuple[str, ...]:
    """Names the other aids that say not to go with one of those evaluated."""
    autres = (aide for aide in rulebook.aides.values() if aide.id not in evaluees)
    return tuple(aide.id for aide in autres if any(_vise(v.non_cumuls, evaluees, rulebook) for v in aide.versions))


def _vise(clauses: tuple[NonCumul, ...], evaluees: tuple[str, ...], rulebook: Rulebook) -> bool:
    return any(
        plan.aide_dans(nom, version, clause.cible, rulebook)
        for clause in clauses
        for nom in evaluees
        for version in rulebook.aides[nom].versions
    )


def opposes(seule: Seule, evaluees: tuple[str, ...], cadre: Cadre) -> Iterator[Controle]:
    """Gives the checks that an aid of the plan, not evaluated, writes against those that are (rule 15)."""
    presente = cadre.accordee(seule.aide)
    for clause in () if presente.faux else seule.version.non_cumuls:
        _, applique = calcul.appliquer(clause, clause.garde, seule.contexte.pour(clause.id))
        visees = {nom: _dedans(nom, clause.cible, cadre) for nom in evaluees}
        touchees = tuple(sorted(nom for nom, dedans in visees.items() if not dedans.faux))
        if touchees and not applique.faux and clause.rapport not in _PERMIS:
            rencontre = tous((presente, un_au_moins(visees.values())))
            yield Controle(clause, *etat(applique, contraire(rencontre)), touchees)


def _dedans(aide: str, cible: Portee, cadre: Cadre) -> Jugement:
    """Tells whether an aid evaluated belongs to a set, whatever the version that holds."""
    seules = cadre.seules_de(aide) or ()
    membres = [plan.aide_dans(aide, seule.version, cible, cadre.rulebook) for seule in seules]
    if len(set(membres)) > 1:
        return juger(Verite.INCONNU, AUCUNE_CAUSE.union(*(seule.en_vigueur.causes for seule in seules)))
    return VRAI if any(membres) else FAUX
