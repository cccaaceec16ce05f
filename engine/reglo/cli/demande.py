"""What the commands that evaluate share: load the rules, read the dossier and the register, tell their remarks, ask."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reglo import api
from reglo.cli import sortie
from reglo.diagnostics import ErreurReglo, rapport
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture import lire_dossier, sources_de
from reglo.outcome.reponse import Reponse

if TYPE_CHECKING:
    from reglo.registre import Registre


def repondre(options: argparse.Namespace, lectures: Mapping[str, str]) -> tuple[Rulebook, Reponse]:
    """Gives the rules and the answer to the dossier that the arguments name."""
    recueil = api.charger(options.regles)
    registre = None if options.registre is None else ouvrir(options, recueil)
    dossier = lire(options.dossier, recueil, registre)
    return recueil, api.evaluer(
        recueil,
        dossier,
        date=options.date,
        aides=options.aide,
        lectures=lectures,
        registre=registre,
        moteur=getattr(options, "moteur", None),
    )


def lire(chemin: Path, recueil: Rulebook, registre: "Registre | None" = None) -> Dossier:
    """Gives the dossier of a file, which holds no register when there is one already; its warnings go to the errors."""
    dossier, remarques = lire_dossier(chemin, recueil, "" if registre is None else str(registre.chemin))
    sources = sources_de(chemin) if remarques else {}
    if dossier is None:
        raise ErreurReglo(remarques, sources)
    sortie.avertir(rapport(remarques, sources))
    return dossier


def ouvrir(options: argparse.Namespace, recueil: Rulebook) -> "Registre":
    """Gives the register that the arguments name, as the act that they name left it; its warnings go to the errors."""
    from reglo import registre

    attente = getattr(options, "attente", registre.ATTENTE)
    ouvert = registre.ouvrir(options.registre, attente=attente)
    apres = getattr(options, "apres_acte", None)
    voulu = ouvert if apres is None else ouvert.apres(apres)
    sortie.avertir(rapport((*ouvert.remarques, *voulu.etrangeres(recueil)), {}))
    return voulu
