"""The plan de financement as lines, and what it says of each aid (semantique.md, rules 13 and 14).

An aid has one line at most. Amounts of lines are data: a demanded line counts for what it asks, never for a
computation.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

import msgspec

from reglo.evaluation.reference import donnees, index
from reglo.evaluation.reference.contexte import Contexte, Element
from reglo.evaluation.reference.donnees import Choix
from reglo.model.clauses import Portee
from reglo.model.rulebook import (
    AIDE_LIGNE,
    ETAT_LIGNE,
    FINANCEUR_LIGNE,
    LIGNE,
    MONTANT_LIGNE,
    NATURE_LIGNE,
    Rulebook,
    Version,
)
from reglo.outcome.dossier import Neant
from reglo.values import nombre as n
from reglo.values.causes import Cause, Causes, seulement_texte
from reglo.values.intervalle import POSITIF, Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, contraire, juger, l_un_de, tous, un_au_moins
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite

SANS_AIDE = ""
"""The option of a line that no aid of the rulebook pays."""
_PROPRES = frozenset({"autofinancement"})
_HORS_PUBLIC = frozenset({"autofinancement", "pret"})
_HORS_AIDES = frozenset({"autofinancement", "contrepartie", "cession_fonciere"})


class Ligne(msgspec.Struct, frozen=True):
    """A line of the plan, as far as it is known."""

    rang: int
    montant: Nombre
    nature: Choix
    financeur: Choix
    accordee: Jugement
    aide: Choix

    def est(self, aide: str) -> Jugement:
        """Tells whether the line is that of an aid."""
        return donnees.parmi(self.aide, frozenset({aide}))


class Plan(msgspec.Struct, frozen=True):
    """The lines known, and whether there can be others."""

    lignes: tuple[Ligne, ...]
    complet: bool


def lire(contexte: Contexte) -> Plan:
    """Gives the plan of the dossier (rule 13)."""
    liste = contexte.liste(LIGNE)
    lignes = [_ligne(rang, contexte.dans(LIGNE, Element(rang, faits))) for rang, faits in enumerate(liste.elements)]
    return Plan(tuple(lignes), liste.complete)


def _ligne(rang: int, contexte: Contexte) -> Ligne:
    nature = donnees.choix(NATURE_LIGNE, contexte)
    financeur = donnees.choix(FINANCEUR_LIGNE, contexte)
    return Ligne(
        rang,
        n.borner(donnees.nombre(MONTANT_LIGNE, contexte)),
        nature,
        financeur,
        donnees.parmi(donnees.choix(ETAT_LIGNE, contexte), frozenset({"accorde"})),
        _aide(nature, financeur, contexte),
    )


def _aide(nature: Choix, financeur: Choix, contexte: Contexte) -> Choix:
    """Gives the aids that a line can be: those of its funder while the line does not say (rule 13)."""
    declaration = donnees.donnee(AIDE_LIGNE, contexte)
    fait = contexte.fait(declaration)
    if isinstance(fait, Neant):
        return Choix(frozenset({SANS_AIDE}))
    if fait is not None:
        return donnees.choix(AIDE_LIGNE, contexte)
    if nature.options is not None and nature.options <= _HORS_AIDES:
        return Choix(frozenset({SANS_AIDE}))
    payables = {aide.id for aide in contexte.rulebook.aides.values() if _payable(aide.versions, financeur)}
    if not payables:
        return Choix(frozenset({SANS_AIDE}))
    return Choix(frozenset(payables | {SANS_AIDE}), donnees.manque(declaration), {contexte.source(declaration): 0})


def _payable(versions: tuple[Version, ...], financeur: Choix) -> bool:
    return financeur.options is None or any(version.financeur in financeur.options for version in versions)


# ---------------------------------------------------------------------------------------------- one aid in the plan
def _presence(plan: Plan, aide: str) -> Iterator[tuple[Ligne | None, Causes, dict[str, int]]]:
    """Gives the lines that may be that of the aid, and None when it may have none."""
    for ligne in plan.lignes:
        if ligne.est(aide).vrai:
            yield ligne, frozenset(), {}
            return
    sources: dict[str, int] = {}
    for ligne in plan.lignes:
        jugement = ligne.est(aide)
        if jugement.verite.peut_vrai:
            sources |= dict.fromkeys(jugement.sources, 0)
            yield ligne, jugement.causes, dict(jugement.sources)
    yield None, frozenset(), sources


def presente(plan: Plan, aide: str) -> Jugement:
    """Tells whether the plan holds a line of an aid."""
    lignes = [ligne.est(aide) for ligne in plan.lignes]
    return un_au_moins(lignes if plan.complet else [*lignes, _presence_inconnue(aide)])


def accordee(plan: Plan, aide: str, verdict: Callable[[], Jugement]) -> Jugement:
    """Tells whether an aid is granted: by its line, by its verdict where it is asked for (rule 14)."""
    branches, causes, sources = list[Jugement](), frozenset[Cause](), dict[str, int]()
    for ligne, pourquoi, origine in _presence(plan, aide):
        causes, sources = causes | pourquoi, sources | origine
        if ligne is None:
            branches.append(FAUX if plan.complet else _a_venir(aide, verdict()))
        elif ligne.accordee.vrai:
            branches.append(VRAI)
        else:
            demande = verdict()
            etat = ligne.accordee
            branches.append(demande if etat.faux else l_un_de((VRAI, demande), etat.causes, etat.sources))
    return branches[0] if len(branches) == 1 else l_un_de(branches, causes, sources)


def _presence_inconnue(aide: str) -> Jugement:
    return juger(Verite.INCONNU, frozenset({Cause("manque", aide)}), {f"plan {aide}": 0})


def _a_venir(aide: str, demande: Jugement) -> Jugement:
    """Tells whether an aid that may still come is granted: not known, for the reasons of the text too (rule 14)."""
    return juger(
        Verite.INCONNU, frozenset({Cause("manque", aide)}) | seulement_texte(demande.causes), {f"plan {aide}": 0}
    )


def montant(plan: Plan, aide: str, calcule: Callable[[], Nombre], absente: Nombre | None = None) -> Nombre:
    """Gives the amount of an aid: granted, computed where it is asked for, nothing without a line (rule 14)."""
    branches, causes, sources = list[Nombre](), frozenset[Cause](), dict[str, int]()
    for ligne, pourquoi, origine in _presence(plan, aide):
        causes, sources = causes | pourquoi, sources | origine
        if ligne is None:
            branches += [] if plan.complet else [_montant_a_venir(aide, calcule())]
            branches += [absente or ZERO] if plan.complet or absente else []
        else:
            branches.append(ligne.montant if ligne.accordee.vrai else n.si(ligne.accordee, ligne.montant, calcule()))
    return n.l_un_de(branches, causes, sources)


def _montant_inconnu(aide: str) -> Nombre:
    return Nombre(POSITIF, causes=frozenset({Cause("manque", aide)}), sources={f"plan {aide}": 1}, grain="autre")


def _montant_a_venir(aide: str, calcule: Nombre) -> Nombre:
    """Gives the amount of an aid that may still come: any, with the holes that its computation may meet (rule 14)."""
    inconnu = _montant_inconnu(aide)
    causes = inconnu.causes | seulement_texte(calcule.causes)
    doutes = causes if calcule.trou else inconnu.doutes
    return msgspec.structs.replace(inconnu, trou=calcule.trou, causes=causes, doutes=doutes)


# --------------------------------------------------------------------------------------------------- sets of aids
def compte_dans(ligne: Ligne, portee: Portee, rulebook: Rulebook) -> Jugement:
    """Tells whether a line belongs to a set of aids (rule 15): self-funding never does, a loan is no public aid."""
    match portee.genre:
        case "publiques":
            publique = donnees.parmi(ligne.financeur, index.publics(rulebook))
            return tous((publique, contraire(donnees.parmi(ligne.nature, _HORS_PUBLIC))))
        case "financeur":
            du_financeur = donnees.parmi(ligne.financeur, frozenset({portee.nom}))
            return tous((du_financeur, contraire(donnees.parmi(ligne.nature, _PROPRES))))
        case _:
            return donnees.parmi(ligne.aide, index.aides(portee, rulebook))


def aide_dans(aide: str, version: Version, portee: Portee, rulebook: Rulebook) -> bool:
    """Tells whether an aid belongs to a set (rule 15)."""
    match portee.genre:
        case "publiques":
            organisme = rulebook.organismes.get(version.financeur)
            return organisme is not None and organisme.public and version.nature not in ("pret", "garantie")
        case "financeur":
            return version.financeur == portee.nom
        case "famille":
            return portee.nom in version.familles
        case "document":
            return portee.nom == version.document
        case _:
            return portee.nom == aide


def total(
    plan: Plan, sauf: str | None, retenue: Callable[[Ligne], Jugement], valeur: Callable[[Ligne], Nombre]
) -> Nombre:
    """Gives the total of the lines counted, without that of one aid, with those to come (rules 4 and 15)."""
    termes = []
    for ligne in plan.lignes:
        comptee = retenue(ligne) if sauf is None else tous((retenue(ligne), contraire(ligne.est(sauf))))
        termes.append(n.si(comptee, ZERO if comptee.faux else valeur(ligne), ZERO))
    return n.somme(termes if plan.complet else [*termes, a_venir()])


def a_venir() -> Nombre:
    """Gives what lines not known yet can add (rule 4)."""
    causes: Causes = frozenset({Cause("manque", LIGNE)})
    return Nombre(Intervalle(Fraction(0), None), causes=causes, sources={f"liste {LIGNE}": 1}, grain="autre")


def autofinancement(ligne: Ligne) -> Jugement:
    """Tells whether a line is self-funding."""
    return donnees.parmi(ligne.nature, _PROPRES)
