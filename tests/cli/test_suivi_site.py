"""`publier --suivre`: what a browser sees of the site while its rules are written, spoiled, mended, renamed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from http.client import HTTPConnection
from pathlib import Path
from shutil import copytree
from threading import Timer

import pytest
from tests.cli.conftest import Lancer
from tests.outcome.petit_recueil import TEXTE

import reglo
from reglo.cli import suivi_site
from reglo.cli.suivi_site import SiteSuivi
from reglo.publication.fabrique import bandeau, presse, site
from reglo.publication.fabrique.presse import INDEX
from reglo.publication.fabrique.serveur import Demande, Marque, Reponse, Serveur
from reglo.resources import resource_dir

PAGE = "aides/aude.hcs.html"


NEUVE = """\
langue reglo 1

aide neuve « Aide neuve »
  financeur departement_aude
  nature subvention
  source fiche
  mentions
    x1. « dit »  interprétation « dit » par « Réglo »
"""


class Navigateur:
    """Asks a site for its pages, with no server between them; each question comes after a look at the files."""

    def __init__(self, regles: Path, sources: Path, travail: Path) -> None:
        self.marque = Marque()
        self.site = SiteSuivi(regles, sources, travail, self.marque)

    def demander(self, chemin: str) -> Reponse:
        """Gives what the site answers."""
        demande = Demande(chemin, Future())
        self.site.regarder()
        self.site.repondre(demande)
        while not demande.reponse.done() and self.site.avancer():
            pass
        return demande.reponse.result(0)

    def lire(self, chemin: str) -> str:
        """Gives the text of what the site answers."""
        return self.demander(chemin).corps.decode()


@pytest.fixture
def navigateur(bureau: Path, tmp_path_factory: pytest.TempPathFactory) -> Navigateur:
    (bureau / "sources").mkdir()
    return Navigateur(bureau / "rules", bureau / "sources", tmp_path_factory.mktemp("travail"))


def ecrire(fichier: Path, texte: str) -> None:
    """Saves a file; its date changes even on a disk that counts in seconds."""
    avant = fichier.stat().st_mtime_ns if fichier.exists() else 0
    fichier.write_text(texte, encoding="utf-8")
    if avant:
        os.utime(fichier, ns=(avant + 2 * 10**9, avant + 2 * 10**9))


TITRE = "« Habitat collectif avec services »"


def renommee(nom: str) -> str:
    assert TITRE in TEXTE
    return TEXTE.replace(TITRE, f"« {nom} »")


def test_a_saved_clause_shows_again(navigateur: Navigateur, bureau: Path) -> None:
    assert "Habitat collectif" in navigateur.lire(PAGE)
    marque = navigateur.marque.valeur
    assert f'data-marque="{marque}"' in navigateur.lire(PAGE)
    assert navigateur.marque.valeur == marque
    ecrire(bureau / "rules/petit.regle", renommee("Aide toute neuve"))
    assert "Aide toute neuve" in navigateur.lire(PAGE)
    assert navigateur.marque.valeur != marque


def test_a_fault_leaves_the_page_and_is_told_on_it_until_the_next_good_save(
    navigateur: Navigateur, bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    avant = navigateur.lire(PAGE)
    ecrire(bureau / "rules/petit.regle", renommee("<b>Aide neuve</b>").replace("financeur", "financeure", 1))
    pendant = navigateur.lire(PAGE)
    assert 'role="alert"' in pendant
    assert "petit.regle:" in pendant
    assert "Habitat collectif" in pendant
    assert pendant.partition("</header>")[2] == avant.partition("</header>")[2]
    assert capsys.readouterr().out.count("petit.regle:") >= 1
    assert "petit.regle:" in navigateur.lire("index.html")
    assert capsys.readouterr().out == ""
    ecrire(bureau / "rules/petit.regle", renommee("Aide mendée"))
    apres = navigateur.lire(PAGE)
    assert 'role="alert"' not in apres
    assert "Aide mendée" in apres


def test_the_words_of_a_fault_are_no_markup(navigateur: Navigateur, bureau: Path) -> None:
    navigateur.lire(PAGE)
    ecrire(bureau / "rules/petit.regle", f"{TEXTE}\n<img src=x onerror=alert(1)> </pre><script>alert(1)</script>\n")
    page = navigateur.lire(PAGE)
    assert 'role="alert"' in page
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_rules_faulty_from_the_start_are_told_alone_then_give_the_site(navigateur: Navigateur, bureau: Path) -> None:
    ecrire(bureau / "rules/petit.regle", TEXTE.replace("financeur", "financeure", 1))
    reponse = navigateur.demander("index.html")
    assert reponse.code == 503
    assert "petit.regle:" in reponse.corps.decode()
    assert f'data-marque="{navigateur.marque.valeur}"' in reponse.corps.decode()
    ecrire(bureau / "rules/petit.regle", TEXTE)
    assert navigateur.demander("index.html").code == 200


def test_a_new_file_a_renamed_one_and_a_deleted_one_are_followed(navigateur: Navigateur, bureau: Path) -> None:
    regle = bureau / "rules/petit.regle"
    assert "aude.hcs" in navigateur.lire("")
    ecrire(bureau / "rules/neuve.regle", NEUVE)
    assert navigateur.demander("aides/neuve.html").code == 200
    assert "aides/neuve.html" in navigateur.lire("")
    assert navigateur.demander("regles/petit.html").code == 200
    regle.rename(bureau / "rules/grand.regle")
    assert navigateur.demander("regles/petit.html").code == 404
    assert "Habitat collectif" in navigateur.lire(PAGE)
    assert "../regles/grand.html" in navigateur.lire(PAGE)
    (bureau / "rules/neuve.regle").unlink()
    absente = navigateur.demander("aides/neuve.html")
    assert absente.code == 404
    assert "Page introuvable" in absente.corps.decode()
    assert "data-marque" in absente.corps.decode()


def test_a_changed_document_shows_its_new_passage(navigateur: Navigateur, bureau: Path) -> None:
    (bureau / "rules/texte.regle").write_text(
        "langue reglo 1\n\ndocument guide « Guide »\n  autorité departement_aude\n  fichier « guide.txt »\n\n"
        "aide guidee « Aide guidée »\n  financeur departement_aude\n  nature subvention\n  source guide\n"
        "  mentions\n    x1. « dit »  texte ligne 2 « deux lots au moins »\n",
        encoding="utf-8",
    )
    assert "deux lots au moins" in navigateur.lire("aides/guidee.html")
    ecrire(bureau / "sources/guide.txt", "une phrase d'avant\ndeux lots au moins\nune phrase d'après\n")
    assert "phrase d&#39;avant" in navigateur.lire("aides/guidee.html")
    ecrire(bureau / "sources/guide.txt", "un mot d'avant\ndeux lots au moins\nune phrase d'après\n")
    page = navigateur.lire("aides/guidee.html")
    assert "mot d&#39;avant" in page
    assert "phrase d&#39;avant" not in page


def test_a_changed_style_and_a_changed_frame_are_followed(
    navigateur: Navigateur, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(resource_dir("kb_docs"), tmp_path / "cadre")
    for module in (bandeau, presse, site, suivi_site):
        monkeypatch.setattr(module, "resource_dir", lambda _: tmp_path / "cadre")
    assert ".introuvable-jamais" not in navigateur.lire("css/recueil.css")
    marque = navigateur.marque.valeur
    ecrire(tmp_path / "cadre/css/recueil.css", ".introuvable-jamais {}")
    assert navigateur.lire("css/recueil.css") == ".introuvable-jamais {}"
    assert navigateur.marque.valeur != marque
    ecrire(tmp_path / "cadre/overrides/partials/footer.html", "<footer>pied neuf</footer>")
    assert "pied neuf" in navigateur.lire(PAGE)


def test_what_an_editor_leaves_beside_a_file_shows_nothing_again(navigateur: Navigateur, bureau: Path) -> None:
    navigateur.lire(PAGE)
    marque = navigateur.marque.valeur
    for nom in (".petit.regle.swp", "petit.regle~", "#petit.regle#", ".#petit.regle"):
        (bureau / "rules" / nom).write_text("x", encoding="utf-8")
    navigateur.lire(PAGE)
    assert navigateur.marque.valeur == marque


def test_the_search_is_answered_once_all_pages_are_made_then_follows_them(navigateur: Navigateur, bureau: Path) -> None:
    premier = navigateur.lire(INDEX)
    assert "Habitat collectif" in premier
    ecrire(bureau / "rules/petit.regle", renommee("Aide trouvable"))
    assert navigateur.lire(INDEX) == premier
    while navigateur.site.avancer():
        pass
    assert "Aide trouvable" in navigateur.lire(INDEX)


def test_a_defect_of_ours_is_told_and_the_command_goes_on(
    navigateur: Navigateur, bureau: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    navigateur.lire(PAGE)
    with monkeypatch.context() as pour_un_temps:

        def rassembler(*_: object) -> None:
            raise ValueError

        pour_un_temps.setattr(suivi_site, "rassembler", rassembler)
        ecrire(bureau / "rules/petit.regle", renommee("Aide sans suite"))
        assert "Habitat collectif" in navigateur.lire(PAGE)
        assert "défaut qui ne vient pas de vous" in capsys.readouterr().out
    ecrire(bureau / "rules/petit.regle", renommee("Aide reprise"))
    page = navigateur.lire(PAGE)
    assert "Aide reprise" in page
    assert 'role="alert"' not in page


# --------------------------------------------------------------------------------------------------------- the command
@pytest.mark.parametrize(
    ("options", "dit"),
    [
        (("--suivre", "--strict"), "ne vont pas ensemble"),
        (("--suivre", "--sortie", "ailleurs"), "rien n'est écrit"),
        (("--port", "8000"), "« --port » demande « --suivre »"),
        (("--suivre", "--port", "70000"), "n'est pas un port"),
        (("--suivre", "--port", "x"), "attend un nombre entier"),
    ],
)
def test_options_that_mean_nothing_together_are_refused(lancer: Lancer, options: tuple[str, ...], dit: str) -> None:
    code, sorti, erreurs = lancer("publier", *options)
    assert (code, sorti) == (2, "")
    assert dit in erreurs


def test_a_port_that_is_taken_is_told_with_another(lancer: Lancer) -> None:
    occupant = Serveur(0)
    try:
        code, _, erreurs = lancer("publier", "--suivre", "--port", str(occupant.server_port))
    finally:
        occupant.fermer()
    assert code == 2
    assert f"--port {occupant.server_port + 1}" in erreurs


@pytest.fixture
def serveur() -> Iterator[Serveur]:
    ouvert = Serveur(0)
    yield ouvert
    ouvert.fermer()


def test_only_this_machine_is_answered_and_only_under_its_own_name(serveur: Serveur) -> None:
    assert serveur.server_address[0] == "127.0.0.1"
    ligne = HTTPConnection("127.0.0.1", serveur.server_port, timeout=10)
    ligne.request("GET", "/", headers={"Host": f"ailleurs.fr:{serveur.server_port}"})
    assert ligne.getresponse().status == 421
    assert serveur.attendre(0) is None


def test_a_page_that_waits_for_a_change_is_told_of_it(serveur: Serveur) -> None:
    marque = serveur.marque.valeur
    Timer(0.1, serveur.marque.changer).start()
    ligne = HTTPConnection("127.0.0.1", serveur.server_port, timeout=10)
    ligne.request("GET", f"/-/marque?{marque}")
    lue = ligne.getresponse().read().decode()
    assert lue == serveur.marque.valeur != marque


_INTERROMPABLE = """
import signal, sys
from reglo.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["publier", "--suivre", "--port", "0"]))
"""
"""The command as a terminal starts it: a shell makes what it runs aside deaf to an interruption."""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
def test_the_command_serves_until_it_is_interrupted_and_leaves_nothing(bureau: Path, tmp_path: Path) -> None:
    (tmp_path / "temporaire").mkdir()
    moteur = str(Path(reglo.__file__).parents[1])
    environ = {**os.environ, "PYTHONPATH": moteur, "PYTHONUTF8": "1", "TMPDIR": str(tmp_path / "temporaire")}
    commande = [sys.executable, "-u", "-c", _INTERROMPABLE]
    with subprocess.Popen(commande, cwd=bureau, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as lance:
        assert lance.stderr is not None
        fin = Timer(90, lance.kill)
        fin.start()
        adresse = next(ligne.decode().rpartition("/")[0] for ligne in lance.stderr if b"http://" in ligne)
        demander = _demandeur(adresse.rpartition("/")[2])
        assert "Habitat collectif" in demander("/")
        marque = demander("/-/marque?")
        (bureau / "rules/petit.regle").write_text(renommee("Aide de demain"), encoding="utf-8")
        assert demander(f"/-/marque?{marque}") != marque
        assert "Aide de demain" in demander(f"/{PAGE}")
        lance.send_signal(signal.SIGINT)
        _, erreurs = lance.communicate()
        fin.cancel()
    assert erreurs.decode().splitlines()[-1] == "Fin du suivi."
    assert lance.returncode == 0
    assert [*(tmp_path / "temporaire").iterdir()] == []
    assert not (bureau / "publication").exists()


def _demandeur(hote: str) -> Callable[[str], str]:
    def demander(chemin: str) -> str:
        ligne = HTTPConnection(hote, timeout=60)
        ligne.request("GET", chemin)
        return ligne.getresponse().read().decode()

    return demander
