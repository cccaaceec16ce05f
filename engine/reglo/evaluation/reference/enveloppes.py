"""What past decisions leave of a budget or a quota (semantique.md, rule 16): the stratum S4, read by nothing else."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

import msgspec

from reglo.evaluation.reference import calcul, expressions
from reglo.evaluation.reference.aides import Seule
from reglo.model.clauses import Enveloppe
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Decision, Dossier
from reglo.values import calendrier
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import Cause, orienter
from reglo.values.intervalle import POSITIF, TOUT, Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, juger, tous
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite, verite

Etat = Literal["couverte", "partielle", "epuisee", "inconnue"]
REGISTRE, BENEFICIAIRE = "registre", "beneficiaire"


class Attribution(msgspec.Struct, frozen=True):
    """What an envelope leaves, and what the operation takes of it."""

    clause: Enveloppe
    etat: Etat
    demande: Nombre
    reste: Nombre


def attributions(seule: Seule, du: Nombre) -> Iterator[Attribution]:
    """Gives the state of each envelope of an aid (rule 16)."""
    for clause in seule.version.enveloppes:
        contexte = seule.contexte.pour(clause.id)
        compte, _ = calcul.appliquer(clause, None, contexte)
        if not compte.faux:
            demande = du if clause.compte is None else expressions.nombre(clause.compte, contexte)
            reste = _reste(clause, seule)
            yield Attribution(clause, _etat(compte, demande, reste), demande, reste)


def _etat(compte: Jugement, demande: Nombre, reste: Nombre) -> Etat:
    couverte = tous((compte, n.comparer(demande, "<=", reste)))
    if couverte.vrai:
        return "couverte"
    if not compte.vrai or not couverte.faux:
        return "inconnue"
    vide = n.comparer(reste, "<=", ZERO)
    return "epuisee" if vide.vrai else "partielle" if vide.faux else "inconnue"


def _reste(clause: Enveloppe, seule: Seule) -> Nombre:
    """Gives what the register leaves, decision by decision, by date then rank."""
    dossier = seule.contexte.dossier
    if dossier.registre is None:
        cause = frozenset({Cause("manque", REGISTRE)})
        return Nombre(Intervalle(Fraction(0), clause.limite), causes=cause, sources={REGISTRE: 0})
    partageuses = _partageuses(clause, seule.contexte.rulebook)
    reste = n.constante(clause.limite)
    for decision in sorted(dossier.registre, key=lambda x: (x.date, x.rang)):
        if decision.aide in partageuses:
            retenue = tous((_dans_fenetre(clause, decision, seule), _meme_beneficiaire(clause, decision, dossier)))
            apres = n.borner(n.difference(reste, _prise(clause, decision)))
            reste = n.si(retenue, apres, reste)
    return reste


def _partageuses(clause: Enveloppe, rulebook: Rulebook) -> frozenset[str]:
    """Gives the aids that draw on the same envelope: those that have its clause, from one trunk."""
    return frozenset(
        aide.id
        for aide in rulebook.aides.values()
        if any(clause.id == autre.id for version in aide.versions for autre in version.enveloppes)
    )


def _prise(clause: Enveloppe, decision: Decision) -> Nombre:
    """Gives what a decision took; a quantity that the register does not tell is unknown, not zero."""
    if clause.compte is None:
        return n.constante(decision.montant)
    quantite = decision.quantites.get(clause.unite)
    if quantite is not None:
        return n.constante(quantite)
    return Nombre(POSITIF, causes=frozenset({Cause("manque", REGISTRE)}), sources={REGISTRE: 0})


def _meme_beneficiaire(clause: Enveloppe, decision: Decision, dossier: Dossier) -> Jugement:
    if not clause.par_beneficiaire:
        return VRAI
    if not dossier.beneficiaire:
        return juger(Verite.INCONNU, frozenset({Cause("manque", BENEFICIAIRE)}), {BENEFICIAIRE: 0})
    return VRAI if dossier.beneficiaire == decision.beneficiaire else FAUX


def _dans_fenetre(clause: Enveloppe, decision: Decision, seule: Seule) -> Jugement:
    """Tells whether a decision counts for an operation of the governing date."""
    fenetre = _fenetre(clause, decision.date)
    jour = seule.contexte.date
    membres = verite(vrai=not i.intersection(fenetre, jour.intervalle).vide, faux=not fenetre.contient(jour.intervalle))
    return juger(membres, jour.causes, orienter(jour.sources, 0))


def _fenetre(clause: Enveloppe, decision: date) -> Intervalle:
    """Gives the governing dates for which a decision counts: its calendar year, or the months that follow it."""
    jour = decision.toordinal()
    if clause.fenetre == "annuelle":
        return calendrier.annee(jour)
    if clause.fenetre == "glissante":
        return Intervalle(Fraction(jour), Fraction(calendrier.ajouter_mois(jour, clause.mois or 0) - 1))
    return TOUT
