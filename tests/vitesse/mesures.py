"""What is timed, each in a process of its own: `python -m tests.vitesse.mesures NOM DOSSIER [FOIS]`.

Writes the processor time of each run, in microseconds, as a list in JSON. The command `reglo` sets the garbage
collector, and so do these.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from reglo import api
from reglo.chargement import charger
from reglo.chargement.atelier import Atelier
from reglo.cli import SEUIL

Geste = Callable[[], object]


def compiler(dossier: Path) -> Iterator[Geste]:
    """A cold check: every file read, built and checked, nothing known."""
    Atelier(dossier).recharger()  # the tables of the grammar are read
    while True:
        yield lambda: _sain(Atelier(dossier))


def relire(dossier: Path) -> Iterator[Geste]:
    """A load from the cache: in a new process, the first."""
    yield lambda: charger(dossier)


def evaluer(dossier: Path) -> Iterator[Geste]:
    """All that can be said of a file that says nothing: every aid, every question, every other reading."""
    rulebook = api.charger(dossier)
    while True:
        yield lambda: api.evaluer(rulebook, {})


def montrer(dossier: Path) -> Iterator[Geste]:
    """What `publier --suivre` does between a save and the page that shows it: the real rules, a clause changed."""
    from reglo.cli.suivi_site import SiteSuivi
    from reglo.publication.fabrique.serveur import Demande, Marque, Reponse

    fichier = dossier / "banque_des_territoires/rehabilitation.regle"
    sain = fichier.read_text(encoding="utf-8")
    with TemporaryDirectory() as travail:
        site = SiteSuivi(dossier, None, Path(travail), Marque())

        def lire() -> str:
            demande = Demande("aides/bdt.eco_pret.html", Future[Reponse]())
            site.repondre(demande)
            return demande.reponse.result(0).corps.decode()

        for rang in count():
            lire()
            while site.avancer():
                pass
            fichier.write_text(sain.replace("aide bdt.eco_pret « ", f"aide bdt.eco_pret « Essai {rang} ", 1), "utf-8")
            yield lire
            assert f"Essai {rang}" in lire()


def retoucher(dossier: Path, retouche: str) -> Iterator[Geste]:
    """A warm check after a change of one file: another one each time."""
    nom, changer = RETOUCHES[retouche]
    fichier, atelier = next(dossier.glob(nom)), Atelier(dossier)
    sain = fichier.read_text(encoding="utf-8")
    atelier.recharger()
    for rang in count(1):
        change = changer(sain, rang)
        assert change != sain, retouche
        fichier.write_text(change, encoding="utf-8")
        yield atelier.recharger
        if retouche == "casse":
            fichier.write_text(sain, encoding="utf-8")
            atelier.recharger()


def _sain(atelier: Atelier) -> None:
    assert atelier.recharger().rulebook is not None


def _montant(texte: str, rang: int) -> str:
    return re.sub(r"\b(\d+) €", lambda trouve: f"{int(trouve[1]) + rang} €", texte, count=1)


def _decaler(texte: str, rang: int) -> str:
    return texte.replace("\n", "\n" + "# une remarque\n" * rang, 1)


def _libelle(texte: str, rang: int) -> str:
    return texte.replace("date de dépôt de la demande", f"date de dépôt de la demande {rang}", 1)


def _casser(texte: str, rang: int) -> str:
    return texte.replace(" au moins ", f" o{'u' * rang} moins ", 1)


_AIDE, _VOCABULAIRE = "serie03/partie004.regle", "commun/partage001.regle"
RETOUCHES: Mapping[str, tuple[str, Callable[[str, int], str]]] = {
    "clause": (_AIDE, _montant),
    "decalage": (_AIDE, _decaler),
    "casse": (_AIDE, _casser),
    "vocabulaire": (_VOCABULAIRE, _libelle),
    "vocabulaire_decale": (_VOCABULAIRE, _decaler),
}
"""By change: the file changed, and its text changed for the nth time."""


def main(nom: str, dossier: str, fois: str = "1") -> None:
    """Writes the time of each run."""
    gc.set_threshold(SEUIL)
    racine = Path(dossier)
    simples = {geste.__name__: geste for geste in (compiler, relire, evaluer, montrer)}
    gestes = simples[nom](racine) if nom in simples else retoucher(racine, nom)
    durees = []
    for _, geste in zip(range(int(fois)), gestes, strict=False):
        debut = time.process_time_ns()
        geste()
        durees.append((time.process_time_ns() - debut) // 1000)
    json.dump(durees, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
