"""Sets of aids: shared caps, clipping, self-funding (semantique.md, rule 15): the stratum S3.

A set counts the lines of the plan and the aid evaluated. It is checked; only the aid that a clause names is clipped,
down to the cent below the cap. Where two aids clip each other, the text gives no order: both ranges are given, never a
fixpoint.
"""

from collections.abc import Callable, Iterator
from typing import Literal, Protocol

import msgspec

from reglo.evaluation.reference import calcul, expressions, index, plan
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.plan import Ligne, Plan
from reglo.model.clauses import NonCumul, PlafondEnsemble, Portee
from reglo.model.rulebook import Aide, Rulebook
from reglo.source import NULLE_PART
from reglo.une_fois import une_fois
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import AUCUNE_CAUSE, AUCUNE_SOURCE, Cause, Causes, seulement_texte, texte
from reglo.values.intervalle import POSITIF
from reglo.values.jugement import Jugement, contraire, juger, tous
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite

Etat = Literal["respecte", "viole", "inconnu", "sans_objet"]
PUBLIQUES = Portee(genre="publiques", span=NULLE_PART)


class Cadre(Protocol):
    """What this stratum reads of the evaluation."""

    rulebook: Rulebook
    plan: Plan

    def seules_de(self, aide: str) -> tuple[Seule, ...] | None:
        """Gives the versions of an aid that may be in force, each evaluated alone; None inside a cycle."""

    def verite(self, aide: str) -> Jugement:
        """Tells whether an aid is granted by its own rules."""

    def accordee(self, aide: str) -> Jugement:
        """Tells whether an aid is granted, by the plan first (rule 14)."""


class Ecretement(msgspec.Struct, frozen=True):
    """What a clause clips."""

    clause: str
    avant: Nombre
    apres: Nombre


class Ecrete(msgspec.Struct, frozen=True):
    """The amount due once clipped, and by what."""

    du: Nombre
    ecretements: tuple[Ecretement, ...]


class EnJeu(msgspec.Struct, frozen=True):
    """A cap that clips, of the aid evaluated or of an aid of the plan."""

    seule: Seule
    clause: PlafondEnsemble
    applique: Jugement
    limite: Nombre

    @property
    def portee(self) -> Portee:
        """Gives the set that the cap bears on."""
        return self.clause.portee or PUBLIQUES


# --------------------------------------------------------------------------------------------------------- clipping
def ecreter(seule: Seule, cadre: Cadre) -> Ecrete:
    """Gives the amount due once each cap that names the aid has clipped it (rule 15)."""
    caps = tuple(_en_jeu(seule, cadre)) if seule.aide in ecretements(cadre.rulebook).visees else ()
    du, faits = seule.du, list[Ecretement]()
    for cap in caps:
        if cap.clause.ecrete == seule.aide and not cap.applique.faux:
            autres = _autres(cap, seule, du, caps, cadre)
            reste = n.borner(n.difference(cap.limite, autres))
            apres = n.si(cap.applique, _au_plus(du, reste), du)
            if apres != du:
                faits.append(Ecretement(cap.clause.id, du, apres))
            du = apres
    return Ecrete(du, tuple(faits))


class Ecretements(msgspec.Struct, frozen=True):
    """Who clips whom in a rulebook."""

    ecretantes: tuple[str, ...]
    """The aids that clip, in the order of their ids."""
    visees: frozenset[str]
    """The aids that a clause names to clip them."""


@une_fois
def ecretements(rulebook: Rulebook) -> Ecretements:
    """Gives the aids that clip and those that are clipped."""
    caps = [
        (aide.id, clause.ecrete)
        for aide in rulebook.aides.values()
        for version in aide.versions
        for clause in version.plafonds
        if clause.ecrete is not None
    ]
    return Ecretements(tuple(sorted({aide for aide, _ in caps})), frozenset(visee for _, visee in caps))


def _au_plus(montant: Nombre, reste: Nombre) -> Nombre:
    """Gives the amount, or what is left under the cap, to the cent below."""
    return n.minimum((montant, n.arrondir(reste, "par défaut", calcul.CENTIME)))


def _en_jeu(seule: Seule, cadre: Cadre) -> Iterator[EnJeu]:
    """Gives the caps that clip, in the aid evaluated then in the aids that the plan holds or may still hold."""
    yield from _qui_ecretent(seule, tous(()))
    for aide in ecretements(cadre.rulebook).ecretantes:  # the rest are not read, lest one should wait for this one
        if aide == seule.aide:
            continue
        presente = plan.presente(cadre.plan, aide)
        seules = () if presente.faux else cadre.seules_de(aide)
        if seules is None:
            yield from _en_attente(cadre.rulebook.aides[aide], seule)
        for autre in seules or ():
            yield from _qui_ecretent(autre, tous((presente, autre.en_vigueur)))


def _en_attente(aide: Aide, seule: Seule) -> Iterator[EnJeu]:
    """Gives the caps of an aid that waits for this one: nothing is known of them."""
    for clause in (clause for version in aide.versions for clause in version.plafonds):
        if clause.ecrete is not None:
            causes = texte(clause.id)
            yield EnJeu(seule, clause, juger(Verite.INCONNU, causes), Nombre(POSITIF, causes=causes))


def _qui_ecretent(seule: Seule, presente: Jugement) -> Iterator[EnJeu]:
    for clause in seule.version.plafonds:
        if clause.ecrete is not None and clause.genre == "total":
            contexte = seule.contexte.pour(clause.id)
            _, applique = calcul.appliquer(clause, clause.garde, contexte)
            en_jeu = tous((presente, applique))
            if not en_jeu.faux:
                limite = n.sans_refus(expressions.nombre(clause.limite, contexte))
                yield EnJeu(seule, clause, en_jeu, limite)


def _autres(cap: EnJeu, seule: Seule, du: Nombre, caps: tuple[EnJeu, ...], cadre: Cadre) -> Nombre:
    """Gives what the other aids of the set take, those that can be clipped in turn as ranges."""

    def valeur(ligne: Ligne) -> Nombre:
        inverses = [x for x in caps if x.clause.ecrete != seule.aide and _porte_sur(x, ligne)]
        return _reductible(ligne, inverses, seule, du, cadre)

    return plan.total(cadre.plan, seule.aide, lambda x: plan.compte_dans(x, cap.portee, cadre.rulebook), valeur)


def _porte_sur(cap: EnJeu, ligne: Ligne) -> bool:
    return not ligne.accordee.vrai and ligne.est(cap.clause.ecrete or "").verite.peut_vrai


def _reductible(ligne: Ligne, inverses: list[EnJeu], seule: Seule, du: Nombre, cadre: Cadre) -> Nombre:
    """Gives a demanded line from what is left of it, were it clipped first, to what it asks (rule 15)."""
    montant = ligne.montant
    for cap in inverses:
        if not plan.aide_dans(seule.aide, seule.version, cap.portee, cadre.rulebook):
            continue
        autres = n.somme((du, _sans(cap, seule.aide, cadre)))
        reduit = _au_plus(ligne.montant, n.borner(n.difference(cap.limite, autres)))
        sans_ordre = frozenset({Cause("appreciation", cap.clause.id)})
        montant = n.l_un_de((montant, _hors_texte(reduit, ligne.montant)), sans_ordre, AUCUNE_SOURCE, majorant=True)
    return montant


def _hors_texte(reduit: Nombre, montant: Nombre) -> Nombre:
    """Gives what is left of a line, anything up to it where the text gives no cap: the range itself tells the doubt."""
    causes = reduit.causes - seulement_texte(reduit.causes)
    intervalle = reduit.intervalle if reduit.ordinaire else i.enveloppe((i.NUL, montant.intervalle))
    return Nombre(intervalle, causes=causes, sources=reduit.sources, majorant=True, grain="autre")


def _sans(cap: EnJeu, aide: str, cadre: Cadre) -> Nombre:
    """Gives what the set takes without the aid that the cap clips nor the aid evaluated."""

    def retenue(ligne: Ligne) -> Jugement:
        return tous((plan.compte_dans(ligne, cap.portee, cadre.rulebook), contraire(ligne.est(aide))))

    return plan.total(cadre.plan, cap.clause.ecrete or "", retenue, lambda ligne: ligne.montant)


# ----------------------------------------------------------------------------------------------------------- checks
class Controle(msgspec.Struct, frozen=True):
    """A check on a set: how it stands, what it counts, what is left."""

    clause: PlafondEnsemble | NonCumul
    etat: Etat
    causes: Causes
    aides: tuple[str, ...] = ()
    total: Nombre | None = None
    limite: Nombre | None = None
    marge: Nombre | None = None


def controles(seule: Seule, du: Nombre, cadre: Cadre) -> tuple[Controle, ...]:
    """Gives the bounds of an aid on the sets that it belongs to (rule 15)."""
    return tuple(_plafond(clause, seule, du, cadre) for clause in seule.version.plafonds)


def _plafond(clause: PlafondEnsemble, seule: Seule, du: Nombre, cadre: Cadre) -> Controle:
    contexte = seule.contexte.pour(clause.id)
    _, applique = calcul.appliquer(clause, clause.garde, contexte)
    if applique.faux:
        return Controle(clause, "sans_objet", AUCUNE_CAUSE)
    limite = n.sans_refus(expressions.nombre(clause.limite, contexte))
    if clause.genre == "autofinancement":
        apport = plan.total(cadre.plan, None, plan.autofinancement, lambda ligne: ligne.montant)
        respect = n.comparer(apport, ">=", limite)
        return _controle(clause, applique, respect, (apport, limite, n.difference(apport, limite)))
    portee = clause.portee or PUBLIQUES
    somme, incompressible = _totaux(clause, portee, seule, du, cadre)
    respect = n.comparer(incompressible, "<=", limite)
    if clause.ecrete is not None:
        somme = n.maximum((incompressible, n.minimum((somme, limite))))
    compte = (somme, limite, n.difference(limite, somme))
    controle = _controle(clause, applique, respect, compte, nommees(portee, seule, cadre))
    return msgspec.structs.replace(controle, causes=controle.causes | _sans_ordre(du, cadre.rulebook))


def _sans_ordre(du: Nombre, rulebook: Rulebook) -> Causes:
    """Gives the caps that clip each other without an order, told with the joint bound."""
    return frozenset(cause for cause in du.causes if cause.objet in index.plafonds(rulebook))


def _totaux(clause: PlafondEnsemble, portee: Portee, seule: Seule, du: Nombre, cadre: Cadre) -> tuple[Nombre, Nombre]:
    """Gives the total of the set before clipping, and what of it the clause cannot clip."""

    def dedans(ligne: Ligne) -> Jugement:
        return plan.compte_dans(ligne, portee, cadre.rulebook)

    avant = seule.du if clause.ecrete == seule.aide else du
    sienne = plan.montant(cadre.plan, seule.aide, lambda: avant, avant)
    if not (clause.ecrete == seule.aide or plan.aide_dans(seule.aide, seule.version, portee, cadre.rulebook)):
        sienne = ZERO
    autres = plan.total(cadre.plan, seule.aide, dedans, lambda ligne: ligne.montant)
    if clause.ecrete == seule.aide:
        return n.somme((autres, sienne)), autres
    if clause.ecrete is None:
        return n.somme((autres, sienne)), n.somme((autres, sienne))
    visee = clause.ecrete
    ferme = plan.total(
        cadre.plan, visee, lambda x: tous((dedans(x), contraire(x.est(seule.aide)))), lambda ligne: ligne.montant
    )
    return n.somme((autres, sienne)), n.somme((ferme, sienne))


def _controle(
    clause: PlafondEnsemble,
    applique: Jugement,
    respect: Jugement,
    compte: tuple[Nombre, Nombre, Nombre],
    nommees: tuple[str, ...] = (),
) -> Controle:
    total, limite, marge = compte
    return Controle(clause, *etat(applique, respect), nommees, total, limite, marge)


def etat(applique: Jugement, respect: Jugement) -> tuple[Etat, Causes]:
    """Gives the state of a check; one that may not apply is settled only where it surely does not."""
    if applique.faux:
        return "sans_objet", AUCUNE_CAUSE
    if applique.vrai and respect.tranche:
        return ("respecte" if respect.vrai else "viole"), AUCUNE_CAUSE
    return "inconnu", applique.causes | respect.causes


def nommees(
    portee: Portee, seule: Seule, cadre: Cadre, tenue: Callable[[Ligne], bool] = lambda _: True
) -> tuple[str, ...]:
    """Names the aids of the plan that the set surely counts, with the aid evaluated."""
    noms = {seule.aide} if plan.aide_dans(seule.aide, seule.version, portee, cadre.rulebook) else set()
    for ligne in cadre.plan.lignes:
        if ligne.aide.options is not None and plan.compte_dans(ligne, portee, cadre.rulebook).vrai and tenue(ligne):
            noms |= ligne.aide.options if len(ligne.aide.options) == 1 else set()
    return tuple(sorted(noms - {plan.SANS_AIDE}))
