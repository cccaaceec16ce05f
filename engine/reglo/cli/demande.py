"""What the commands that evaluate share: load the rules, read the dossier, tell its remarks, ask the evaluator."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from reglo import api
from reglo.cli import sortie
from reglo.diagnostics import ErreurReglo, rapport
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture import lire_dossier, sources_de
from reglo.outcome.reponse import Reponse


def repondre(options: argparse.Namespace, lectures: Mapping[str, str]) -> tuple[Rulebook, Reponse]:
    """Gives the rules and the answer to the dossier that the arguments name."""
    recueil = api.charger(options.regles)
    dossier = lire(options.dossier, recueil)
    return recueil, api.evaluer(recueil, dossier, date=options.date, aides=options.aide, lectures=lectures)


def lire(chemin: Path, recueil: Rulebook) -> Dossier:
    """Gives the dossier of a file; its warnings go to the error stream."""
    dossier, remarques = lire_dossier(chemin, recueil)
    sources = sources_de(chemin) if remarques else {}
    if dossier is None:
        raise ErreurReglo(remarques, sources)
    sortie.avertir(rapport(remarques, sources))
    return dossier
