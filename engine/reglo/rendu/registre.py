"""Writes a register of decisions for people: each decision with its acts, and what is left of each envelope."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from reglo.evaluation.reference.ecriture import argent, exact
from reglo.outcome.reponse import Intervalle
from reglo.registre import ApresDecision, Compte, Registre, Solde
from reglo.registre.actes import Accord, Modification, Retrait, UnActe
from reglo.registre.codes import compter
from reglo.registre.decisions import Suivi
from reglo.rendu.nombres import ecrire_intervalle, ecrire_montant
from reglo.rendu.noms import Noms
from reglo.rendu.page import plier_ligne, puce
from reglo.values import formats

_GESTES = {Accord: "accordée", Modification: "modifiée", Retrait: "retirée"}


# ------------------------------------------------------------------------------------------------------ decisions
def en_objet(registre: Registre) -> dict[str, object]:
    """Gives the decisions of a register as plain values, each with its acts."""
    decisions = [
        {
            "decision": suivi.decision.rang,
            "date": suivi.decision.date,
            "aide": suivi.decision.aide,
            "montant": argent(suivi.decision.montant),
            "quantites": {nom: exact(quantite) for nom, quantite in suivi.decision.quantites.items()},
            "beneficiaire": suivi.decision.beneficiaire,
            "retiree": suivi.retiree,
            "actes": suivi.actes,
        }
        for suivi in registre.suivis.values()
    ]
    return {"registre": registre.repere, "decisions": decisions}


def rediger_registre(registre: Registre, noms: Noms) -> Iterator[str]:
    """Writes every decision, withdrawn ones included, and the acts that made it what it is."""
    en_vigueur = len(registre.decisions)
    pluriel = "s" if en_vigueur > 1 else ""
    yield from plier_ligne(
        f"{registre.chemin} : {compter(len(registre.actes))}, {en_vigueur} décision{pluriel} en vigueur."
    )
    yield f"Empreinte : {registre.empreintes[-1]}"
    for suivi in registre.suivis.values():
        yield ""
        yield from _decision(suivi, noms)


def _decision(suivi: Suivi, noms: Noms) -> Iterator[str]:
    decision = suivi.decision
    montant = formats.ecrire(decision.montant, "€")
    quantites = {nom: str(quantite) for nom, quantite in decision.quantites.items()}
    details = [montant, *_quantites(quantites, noms), *_si(decision.beneficiaire)]
    retiree = ", retirée" if suivi.retiree else ""
    jour = formats.ecrire_date(decision.date)
    yield from plier_ligne(
        f"Décision {decision.rang}, du {jour}{retiree} : {decision.aide}, {', '.join(details)}", suite="  "
    )
    for acte in suivi.actes:
        yield from puce(_acte(acte, noms))


def _acte(acte: UnActe, noms: Noms) -> str:
    """Says one act: what it did, when, by whom."""
    phrases = [f"acte {acte.numero}, {_GESTES[type(acte)]} le {formats.ecrire_date(acte.date)}"]
    if not isinstance(acte, Retrait):
        montant = [] if acte.montant is None else [ecrire_montant(acte.montant)]
        dits = [*montant, *_quantites(acte.quantites, noms), *_si(acte.beneficiaire or "")]
        phrases += [", ".join(dits)] if dits else []
        phrases += [f"en dépassement de {', '.join(acte.depassement)}"] if acte.depassement else []
    phrases += [*_si(acte.reference), *_si(acte.auteur)]
    return " ; ".join(phrases)


def _quantites(dites: dict[str, str], noms: Noms) -> Iterator[str]:
    for nom, quantite in dites.items():
        valeur = Fraction(quantite)
        if "." in nom:
            yield f"{formats.ecrire_nombre(valeur)} pour {nom}"
        else:
            yield formats.ecrire(valeur, nom, noms.unite(nom))


# --------------------------------------------------------------------------------------------------------- soldes
def rediger_soldes(soldes: Iterable[Solde], jour: date, registre: Registre, noms: Noms) -> Iterator[str]:
    """Writes what is left of each envelope, window by window, and after each decision."""
    yield from plier_ligne(f"Ce qu'il reste au {formats.ecrire_date(jour)}, après {compter(len(registre.actes))}.")
    for solde in soldes:
        yield ""
        yield from plier_ligne(f"{solde.enveloppe} : {solde.libelle}", suite="  ")
        if solde.aides != (solde.enveloppe.rpartition(".")[0],):
            yield from plier_ligne(f"  pour {', '.join(solde.aides)}", suite="    ")
        if not solde.comptes:
            yield "  Aucun bénéficiaire n'y a puisé."
        for compte in solde.comptes:
            yield from plier_ligne(f"  {_compte(solde, compte, noms)}", suite="    ")
            for etape in compte.decisions:
                yield from puce(_etape(etape, noms), 4)


def rediger_inscription(registre: Registre, soldes: Iterable[Solde], noms: Noms) -> Iterator[str]:
    """Writes the act that was just added, and what is left of the envelopes of its decision."""
    acte = registre.actes[-1]
    yield from plier_ligne(f"Inscrit : décision {acte.decision}, {_acte(acte, noms)}.")
    yield f"Empreinte : {registre.empreintes[-1]}"
    for solde in soldes:
        for compte in solde.comptes:
            yield from puce(f"{solde.enveloppe} ({solde.libelle}) : {_compte(solde, compte, noms)}")


def _compte(solde: Solde, compte: Compte, noms: Noms) -> str:
    """Says one account over one window."""
    quand = {
        "totale": "",
        "annuelle": f"en {compte.annee}",
        "glissante": f"du {_jour(compte.du)} au {_jour(compte.au)}",
    }[solde.fenetre]
    ou = ", ".join(_si(compte.beneficiaire) + _si(quand))
    phrase = f"{_compter(compte.pris, noms)} pris, il reste {_compter(compte.reste, noms)}"
    return f"{ou} : {phrase}" if ou else phrase


def _etape(etape: ApresDecision, noms: Noms) -> str:
    """Says what one decision took and left."""
    prise, reste = _compter(etape.prise, noms), _compter(etape.reste, noms)
    trop = f", {_compter(etape.depassement, noms)} de trop" if etape.depassement else ""
    return f"décision {etape.decision}, du {_jour(etape.date)} : {prise}, il reste {reste}{trop}"


def _compter(intervalle: Intervalle, noms: Noms) -> str:
    return ecrire_intervalle(intervalle, noms.unite(intervalle.unite))


def _jour(iso: str | None) -> str:
    return formats.ecrire_date(date.fromisoformat(iso)) if iso else ""


def _si(texte: str) -> list[str]:
    return [texte] if texte else []
