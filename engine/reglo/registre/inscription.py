"""Makes an act from what is asked: names of the rulebook, exact values, nothing of a person, an envelope that suffices.

What is asked is a line as the register of a dossier has it. Nothing is guessed: a quantity that an envelope counts and
that nobody tells is refused, and an envelope that does not suffice is passed only knowingly.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo
from reglo.evaluation.reference import ecriture
from reglo.model.clauses import Enveloppe
from reglo.model.rulebook import Rulebook
from reglo.outcome.coordonnees import a_des_coordonnees
from reglo.outcome.dossier import Decision
from reglo.outcome.lecture_brute import Refus, Table, cite, enumerer, remarque
from reglo.outcome.lecture_caracteres import assainir
from reglo.outcome.lecture_registre import EXIGES, Champs, decision_de, exiger, lire_champs
from reglo.outcome.lecture_valeurs_nues import brut_de
from reglo.outcome.vocabulaire import Vocabulaire, plie
from reglo.phrases import Plume
from reglo.registre import codes, enveloppes
from reglo.registre.actes import LONGUEUR_MAXIMALE, ORIGINE, Accord, Modification, Retrait
from reglo.registre.decisions import Suivi, modifiee
from reglo.registre.enveloppes import Depassement
from reglo.source import fichier_entier
from reglo.values import formats

ACCORD = ("date", "aide", "montant", "quantités", "bénéficiaire", "auteur", "référence")
MODIFICATION = ("date", "montant", "quantités", "bénéficiaire", "auteur", "référence")
RETRAIT = ("date", "auteur", "référence")
"""What each act may say."""
_ICI = fichier_entier("acte")
_TEXTES = ("auteur", "référence", "bénéficiaire")


class EnveloppeInsuffisante(ErreurReglo):
    """An act takes more than an envelope leaves, and nobody said to pass over it."""


class Cadre(msgspec.Struct, frozen=True):
    """What an act is checked against."""

    recueil: Rulebook
    lectures: Mapping[str, str]
    """The option retained for each reading."""
    en_depassement: bool
    """True when an envelope may be passed, knowingly."""


# -------------------------------------------------------------------------------------------------- what is asked
def lire(contenu: Mapping[str, object], permis: tuple[str, ...], objet: str, mots: Vocabulaire) -> Champs:
    """Reads what an act is to say; raises with every fault."""
    remarques: list[Diagnostic] = []
    try:
        brut = assainir(brut_de(contenu, _ICI), remarques)
    except Refus as refus:
        raise ErreurReglo([refus.diagnostic]) from None
    if not isinstance(brut, Table):
        raise TypeError(contenu)
    lus = lire_champs(brut, permis, objet, mots, remarques)
    if "date" not in lus.donnes and permis != ACCORD:
        remarques.append(remarque(codes.DATE_MANQUE, _ICI))
    remarques += _fautes(lus)
    if remarques:
        raise ErreurReglo(remarques)
    return lus


def _fautes(lus: Champs) -> Iterator[Diagnostic]:
    montant = lus.nombre("montant")
    if montant is not None and (montant * 100).denominator != 1:
        yield remarque(codes.PAS_AU_CENTIME, _ICI, texte=formats.ecrire(montant, "€"))
    for nom in _TEXTES:
        texte = lus.texte(plie(nom))
        if len(texte) > LONGUEUR_MAXIMALE:
            yield remarque(codes.TEXTE_LONG, _ICI, nom=nom, longueur=LONGUEUR_MAXIMALE)
        if a_des_coordonnees(texte):
            yield remarque(codes.COORDONNEES, _ICI, texte=cite(texte), nom=nom)


# ------------------------------------------------------------------------------------------------------- the acts
def accord(lus: Champs, numero: int, autres: Iterable[Decision], cadre: Cadre) -> Accord:
    """Gives the act that grants a decision, beside the others in force; raises when it cannot be."""
    remarques: list[Diagnostic] = []
    exiger(lus, EXIGES, _ICI, remarques)
    decision = decision_de(lus, numero)
    if remarques or decision is None:
        raise ErreurReglo(remarques)
    depassees = _verifier(decision, None, autres, cadre)
    return Accord(
        **_entete(lus, numero, numero),
        aide=decision.aide,
        montant=ecriture.argent(decision.montant),
        quantites=_ecrites(lus),
        beneficiaire=decision.beneficiaire,
        depassement=depassees,
    )


def modification(lus: Champs, numero: int, suivi: Suivi, autres: Iterable[Decision], cadre: Cadre) -> Modification:
    """Gives the act that amends a decision; raises when it cannot be."""
    _exiger_possible(lus, suivi)
    montant = lus.nombre("montant")
    acte = Modification(
        **_entete(lus, numero, suivi.decision.rang),
        montant=None if montant is None else ecriture.argent(montant),
        quantites=_ecrites(lus),
        beneficiaire=lus.texte("beneficiaire") if "beneficiaire" in lus.faits else None,
    )
    apres = modifiee(suivi.decision, acte)
    if apres == suivi.decision:
        raise ErreurReglo([remarque(codes.RIEN_A_CHANGER, _ICI, decision=apres.rang)])
    return msgspec.structs.replace(acte, depassement=_verifier(apres, suivi.decision, autres, cadre))


def retrait(lus: Champs, numero: int, suivi: Suivi) -> Retrait:
    """Gives the act that withdraws a decision; raises when it cannot be."""
    _exiger_possible(lus, suivi)
    return Retrait(**_entete(lus, numero, suivi.decision.rang))


def _entete(lus: Champs, numero: int, decision: int) -> dict[str, Any]:
    textes = {"auteur": lus.texte("auteur"), "reference": lus.texte("reference")}
    return {"empreinte": ORIGINE, "numero": numero, "decision": decision, "date": lus.jour(), **textes}


def _ecrites(lus: Champs) -> dict[str, str]:
    return {nom: ecriture.exact(quantite) for nom, quantite in lus.quantites.items()}


def _exiger_possible(lus: Champs, suivi: Suivi) -> None:
    """Refuses an act on a decision that is withdrawn, or dated before it."""
    decision, jour = suivi.decision, lus.jour()
    if suivi.retiree:
        faute = remarque(codes.DECISION_RETIREE, _ICI, decision=decision.rang, acte=suivi.actes[-1].numero)
        raise ErreurReglo([faute])
    if jour is not None and jour < decision.date:
        dates = {"date": formats.ecrire_date(jour), "debut": formats.ecrire_date(decision.date)}
        raise ErreurReglo([remarque(codes.TROP_TOT, _ICI, decision=decision.rang, **dates)])


# -------------------------------------------------------------------------------------------------- its envelopes
def _verifier(decision: Decision, avant: Decision | None, autres: Iterable[Decision], cadre: Cadre) -> tuple[str, ...]:
    """Gives the envelopes that a decision knowingly passes; raises when it does not tell enough, or passes one."""
    clauses = enveloppes.enveloppes_de(cadre.recueil, decision.aide, decision.date, cadre.lectures)
    if manques := [*_quantites_a_dire(decision, clauses, cadre.recueil), *_beneficiaire_a_dire(decision, clauses)]:
        raise ErreurReglo(manques)
    trouves = enveloppes.depassements(cadre.recueil, clauses, decision, autres=autres, avant=avant)
    if trouves and not cadre.en_depassement:
        raise EnveloppeInsuffisante([_dire(trouve, decision, cadre.recueil) for trouve in trouves])
    return tuple(dict.fromkeys(trouve.clause.id for trouve in trouves))


def _quantites_a_dire(decision: Decision, clauses: Iterable[Enveloppe], recueil: Rulebook) -> Iterator[Diagnostic]:
    """Names the quantities that envelopes count and that the decision leaves out, or tells for several at once."""
    plume = Plume(recueil)
    par_unite: dict[str, dict[str, Enveloppe]] = {}
    for clause in clauses:
        if clause.compte is not None and clause.id not in decision.quantites:
            par_unite.setdefault(clause.unite, {})[plume.nombre(clause.compte)] = clause
    for unite, comptees in par_unite.items():
        pluriel = recueil.unites[unite].pluriel if unite in recueil.unites else unite
        noms = [clause.id for clause in comptees.values()]
        if len(comptees) > 1:
            exemple = ", ".join(f"{nom}: 20" for nom in noms)
            champs = {"enveloppes": enumerer(noms), "unites": pluriel, "exemple": exemple}
            yield remarque(codes.QUANTITE_DOUBLE, _ICI, **champs)
        elif unite not in decision.quantites:
            champs = {"enveloppe": noms[0], "unites": pluriel, "exemple": f"{unite}: 20"}
            yield remarque(codes.QUANTITE_MANQUE, _ICI, **champs)


def _beneficiaire_a_dire(decision: Decision, clauses: Iterable[Enveloppe]) -> Iterator[Diagnostic]:
    propre = next((clause for clause in clauses if clause.par_beneficiaire), None)
    if propre is not None and not decision.beneficiaire:
        yield remarque(codes.BENEFICIAIRE_MANQUE, _ICI, enveloppe=propre.id)


def _dire(trouve: Depassement, decision: Decision, recueil: Rulebook) -> Diagnostic:
    """Says by how much an envelope does not suffice, or why it cannot be told."""
    clause = trouve.clause
    champs = {
        "enveloppe": clause.id,
        "libelle": enveloppes.nommer(clause, recueil),
        "quand": _quand(trouve, decision),
        "reste": enveloppes.dire(trouve.reste, clause, recueil),
        "prise": enveloppes.dire(trouve.prise, clause, recueil),
    }
    if trouve.sur:
        return remarque(codes.DEPASSEE, _ICI, **champs)
    noms = ", ".join(map(str, trouve.douteuses))
    plusieurs = len(trouve.douteuses) > 1
    raison = (
        f"les décisions {noms} ne disent pas tout ce qu'elles prennent"
        if plusieurs
        else f"la décision {noms} ne dit pas tout ce qu'elle prend"
    )
    return remarque(codes.RESTE_INCONNU, _ICI, raison=raison, **champs)


def _quand(trouve: Depassement, decision: Decision) -> str:
    """Says of which window and of whose account."""
    clause, jour = trouve.clause, formats.ecrire_date(trouve.quand)
    fenetres = {
        "totale": "",
        "annuelle": f" en {trouve.quand.year}",
        "glissante": f" sur les {clause.mois} mois qui finissent le {jour}",
    }
    qui = f" pour {decision.beneficiaire}" if clause.par_beneficiaire else ""
    return fenetres[clause.fenetre] + qui
