"""`reglo publier --suivre`: the site served on this machine, where each saved clause shows again as soon as it is read.

One thread reads the rules, draws and answers: between two requests it looks at the files, then makes one page more.
A fault of the rules leaves the pages as they were and is told on each; the next good save clears it.
"""

import errno
import mimetypes
import tempfile
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

from reglo.chargement.atelier import Atelier
from reglo.cli import sortie
from reglo.cli.garde import ACCEPTE, Arret, constat
from reglo.cli.publier import rassembler
from reglo.cli.suivi import PERIODE, Etat, etat_de
from reglo.diagnostics import rapport
from reglo.publication.fabrique import bandeau
from reglo.publication.fabrique.epreuve import Epreuve
from reglo.publication.fabrique.presse import INDEX, Presse
from reglo.publication.fabrique.serveur import Demande, Marque, Reponse, Serveur
from reglo.publication.fonds import Fonds
from reglo.publication.guide.textes import lire_textes
from reglo.relecture import lire
from reglo.resources import resource_dir

_DE_COTE = (".", "#", "~")
"""What begins or ends the names of the files that editors keep beside the one being written."""
_Issue = TypeVar("_Issue")


def servir(regles: Path | None, sources: Path | None, port: int) -> int:
    """Serves the site until the command is interrupted, which is its usual end."""
    serveur = _ouvrir(port)
    try:
        with tempfile.TemporaryDirectory(prefix="reglo-suivre-") as travail:
            site = SiteSuivi(regles, sources, Path(travail), serveur.marque)
            site.regarder()
            sortie.avertir(f"Le site est servi ici, et suit chaque enregistrement : {serveur.adresse}")
            sortie.avertir("Ctrl-C pour finir.")
            while True:
                demande = serveur.attendre(0 if site.avancer() else PERIODE)
                if demande is not None:
                    site.repondre(demande)
    except KeyboardInterrupt:
        sortie.avertir("Fin du suivi.")
    finally:
        serveur.fermer()
    return ACCEPTE


def _ouvrir(port: int) -> Serveur:
    try:
        return Serveur(port)
    except OSError as refus:
        pris = refus.errno == errno.EADDRINUSE
        raison = "il sert déjà à autre chose" if pris else "le système le refuse"
        raise Arret(
            f"Le site ne peut pas être servi sur le port {port} : {raison}. En choisir un autre : --port {port + 1}"
        ) from refus


class SiteSuivi:
    """The rules, the site that they give, and what was seen of the files."""

    def __init__(self, regles: Path | None, sources: Path | None, travail: Path, marque: Marque) -> None:
        """Reads nothing yet; `travail` is a folder to work in."""
        self._atelier = Atelier(regles)
        self._sources = sources
        self._travail = travail
        self._marque = marque
        self._etats: tuple[Etat, Etat] | None = None
        """The files of the frame of the site and of its guide, and those of the rules and of their documents."""
        self._regarde = 0
        self._fonds: Fonds | None = None
        self._presse: Presse | None = None
        self._epreuve: Epreuve | None = None
        self._faute = ""
        self._attendent: list[Demande] = []
        """Those who asked for the index of the search before there was one."""

    def avancer(self) -> bool:
        """Looks at the files when it is time, and makes one page more; tells whether there may be more to do."""
        if time.monotonic_ns() - self._regarde >= PERIODE * 1_000_000:
            self.regarder()
        reste = self._epreuve is not None and self._essayer(self._epreuve.avancer, sinon=True)
        if self._epreuve is not None and self._epreuve.index is not None:
            attendent, self._attendent = self._attendent, []
            for demande in attendent:
                self.repondre(demande)
        return reste

    def regarder(self) -> None:
        """Takes up what has changed on the disk."""
        cadre = _etat(resource_dir("kb_docs"), resource_dir("grammar"))
        avant, self._etats = self._etats, (cadre, _etat(self._atelier.dossier, self._sources))
        self._regarde = time.monotonic_ns()
        if avant == self._etats:
            return
        neuf = avant is None or avant[0] != cadre
        if self._essayer(lambda: self._reprendre(cadre=neuf), sinon=False) and avant is not None:
            sortie.avertir(f"{time.strftime('%H:%M:%S')} Les pages suivent ce qui vient d'être enregistré.")
        self._marque.changer()

    def _reprendre(self, *, cadre: bool) -> bool:
        """Reads the rules again, and the frame of the site when it changed; False when the rules have a fault."""
        if cadre or self._presse is None:
            lire_textes.cache_clear()
            self._presse = Presse(Path(tempfile.mkdtemp(dir=self._travail)))
        charge = self._atelier.recharger()
        if charge.rulebook is not None:
            regles = self._atelier.dossier
            self._fonds = rassembler(charge, regles, self._sources, lire(regles).marques)
        if self._fonds is not None and (cadre or charge.rulebook is not None):
            self._epreuve = Epreuve(self._fonds, self._presse, None if cadre else self._epreuve)
        self._dire("" if charge.rulebook is not None else rapport(charge.diagnostics, charge.sources))
        return charge.rulebook is not None

    def _essayer(self, geste: Callable[[], _Issue], sinon: _Issue) -> _Issue:
        """Gives what comes of something that a defect of ours must not stop: it is told, and the pages stay."""
        try:
            return geste()
        except Exception as defaut:  # noqa: BLE001 - the command goes on
            self._dire(constat(defaut))
            self._marque.changer()
            return sinon

    def _dire(self, faute: str) -> None:
        """Writes a fault that is new on the terminal, as on the pages."""
        if faute and faute != self._faute:
            sortie.ecrire(f"\n--- {time.strftime('%H:%M:%S')}\n{faute}")
            sortie.vider()
        self._faute = faute

    def repondre(self, demande: Demande) -> None:
        """Answers a browser, at once unless it asks for the search and all the pages are not made."""
        if demande.chemin == INDEX and self._epreuve is not None and self._epreuve.index is None:
            self._attendent.append(demande)
            return
        reponse = self._essayer(lambda: self._reponse(demande.chemin), sinon=None)
        demande.reponse.set_result(reponse or self._seule(HTTPStatus.INTERNAL_SERVER_ERROR))

    def _reponse(self, chemin: str) -> Reponse:
        if not chemin or chemin.endswith(".html"):
            self.regarder()
            return self._page(chemin or "index.html")
        if chemin == INDEX and self._epreuve is not None and self._epreuve.index is not None:
            return Reponse(self._epreuve.index.encode(), "application/json")
        fichier = bandeau.fichier(chemin) or (self._presse.fichier(chemin) if self._presse else None)
        if fichier is None:
            return self._page(chemin)
        genre = mimetypes.guess_type(chemin)[0] or "application/octet-stream"
        return Reponse(fichier.read_bytes(), f"{genre}; charset=utf-8" if genre.startswith("text/") else genre)

    def _page(self, chemin: str) -> Reponse:
        if self._epreuve is None or self._presse is None:
            return self._seule(HTTPStatus.SERVICE_UNAVAILABLE)
        html = self._epreuve.page(chemin.removesuffix(".html") + ".md") if chemin.endswith(".html") else None
        code = HTTPStatus.NOT_FOUND if html is None else HTTPStatus.OK
        html = self._presse.introuvable() if html is None else html
        return Reponse(bandeau.suivie(html, self._marque.valeur, self._faute).encode(), code=code)

    def _seule(self, code: HTTPStatus) -> Reponse:
        return Reponse(bandeau.seule(self._marque.valeur, self._faute).encode(), code=code)


def _etat(*dossiers: Path | None) -> Etat:
    """Gives the state of the files of folders, but for what editors keep beside them."""
    etat = etat_de(dossier for dossier in dossiers if dossier is not None)
    noms = ((chemin, Path(chemin).name) for chemin in etat)
    return {chemin: etat[chemin] for chemin, nom in noms if not nom.startswith(_DE_COTE) and not nom.endswith(_DE_COTE)}
