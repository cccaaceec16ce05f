"""`reglo registre lire`, `solde`, `verifier`, `reparer`: the actions that read a register, or mend it."""

import argparse
from collections.abc import Iterable

from reglo import api
from reglo.cli import demande, sortie
from reglo.cli.arguments import lectures
from reglo.cli.garde import ACCEPTE, REFUSE
from reglo.diagnostics import Diagnostic, ErreurReglo, en_objet, rapport, tries
from reglo.outcome.demande import lire_jour
from reglo.registre import Registre, ouvrir
from reglo.registre import reparer as reparer_registre
from reglo.registre.codes import DOMMAGES, compter
from reglo.rendu import registre as rendu
from reglo.rendu.noms import Noms


def lire(options: argparse.Namespace) -> int:
    """Writes every decision and its acts."""
    recueil = api.charger(options.regles)
    registre = demande.ouvrir(options, recueil)
    if options.format == "json":
        sortie.ecrire(sortie.en_json(rendu.en_objet(registre)))
    else:
        sortie.ecrire("\n".join(rendu.rediger_registre(registre, Noms(recueil))))
    return ACCEPTE


def solde(options: argparse.Namespace) -> int:
    """Writes what is left of the envelopes."""
    recueil = api.charger(options.regles)
    registre = demande.ouvrir(options, recueil)
    jour = lire_jour(options.date)
    soldes = registre.soldes(recueil, jour, aides=options.aide, lectures=lectures(options.lecture))
    if options.format == "json":
        entete = {"date": jour.isoformat(), "registre": registre.repere}
        sortie.ecrire(sortie.en_json({**entete, "soldes": soldes}))
    else:
        sortie.ecrire("\n".join(rendu.rediger_soldes(soldes, jour, registre, Noms(recueil))))
    return ACCEPTE


def verifier(options: argparse.Namespace) -> int:
    """Says whether the register is as it was written; damage refuses."""
    try:
        registre = ouvrir(options.registre)
        if options.contient is not None:
            registre.exiger_repere(options.contient)
    except ErreurReglo as refus:
        if not any(remarque.code in DOMMAGES for remarque in refus.diagnostics):
            raise
        sortie.ecrire(_en_json("", refus.diagnostics) if options.format == "json" else str(refus))
        return REFUSE
    if options.format == "json":
        sortie.ecrire(_en_json(registre.repere, registre.remarques))
    else:
        sortie.ecrire("\n\n".join(filter(None, (rapport(registre.remarques, {}), _bilan(registre)))))
    return ACCEPTE


def _en_json(repere: str, remarques: Iterable[Diagnostic]) -> str:
    return sortie.en_json({"registre": repere, "remarques": [en_objet(remarque) for remarque in tries(remarques)]})


def _bilan(registre: Registre) -> str:
    return f"Chaque ligne est celle qui a été écrite : {compter(len(registre.actes))}.\nRepère : {registre.repere}"


def reparer(options: argparse.Namespace) -> int:
    """Mends a register, and says what was done."""
    gestes = reparer_registre(options.registre, garder_le_debut=options.garder_le_debut, attente=options.attente)
    sortie.ecrire("\n".join(gestes) or "Rien à réparer.")
    return ACCEPTE


ACTIONS = {"lire": lire, "solde": solde, "verifier": verifier, "reparer": reparer}
