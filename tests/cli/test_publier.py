"""`reglo publier`: what it writes, what it refuses, and what it leaves whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import reglo
from reglo.citations import empreintes
from reglo.citations.index import Index
from reglo.processus import Equipe
from reglo.publication.fabrique import construction, site
from reglo.publication.fabrique.presse import Presse

Lancer = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sans_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for the generator: the pages are written as they are."""

    def construire(feuilles: Iterable[tuple[str, str]], dossier: Path, _equipe: object) -> int:
        dossier.mkdir()
        (dossier / site.MARQUE).write_text("", encoding="utf-8")
        pages = dict(feuilles)
        for adresse, page in pages.items():
            fichier = dossier / adresse.replace(".md", ".html")
            fichier.parent.mkdir(parents=True, exist_ok=True)
            fichier.write_text(page, encoding="utf-8")
        return len(pages)

    monkeypatch.setattr(construction, "construire", construire)
    monkeypatch.setattr(site, "exiger_mkdocs", lambda: None)


@pytest.mark.usefixtures("sans_mkdocs")
def test_the_rulebook_is_published(lancer: Lancer, bureau: Path) -> None:
    code, sorti, erreurs = lancer("publier", "--strict")
    assert (code, erreurs) == (0, "")
    assert "pages publiées : ouvrir publication/index.html." in sorti
    assert "aude.hcs" in (bureau / "publication/index.html").read_text(encoding="utf-8")
    assert (bureau / "publication/aides/aude.hcs.html").is_file()


@pytest.mark.usefixtures("sans_mkdocs")
def test_a_fault_in_the_rules_leaves_the_previous_publication_whole(lancer: Lancer, bureau: Path) -> None:
    assert lancer("publier")[0] == 0
    avant = {chemin: chemin.read_bytes() for chemin in bureau.rglob("publication/**/*.html")}
    regles = bureau / "rules/petit.regle"
    regles.write_text(regles.read_text(encoding="utf-8").replace("financeur", "financeure", 1), encoding="utf-8")
    code, _, erreurs = lancer("publier")
    assert code == 2
    assert "petit.regle" in erreurs
    assert {chemin: chemin.read_bytes() for chemin in bureau.rglob("publication/**/*.html")} == avant


@pytest.mark.usefixtures("sans_mkdocs")
def test_a_folder_of_another_is_not_replaced(lancer: Lancer, bureau: Path) -> None:
    code, _, erreurs = lancer("publier", "--sortie", "rules")
    assert code == 2
    assert "autre chose qu'une publication" in erreurs
    assert (bureau / "rules/petit.regle").is_file()


@pytest.mark.usefixtures("sans_mkdocs")
def test_strict_refuses_a_document_that_is_missing(lancer: Lancer, bureau: Path) -> None:
    (bureau / "sources").mkdir()
    code, sorti, erreurs = lancer("publier", "--sources", "sources", "--strict")
    assert code == 1
    assert "petit.regle" in sorti
    assert "Clauses du document « fiche », non vérifiées : " in sorti
    assert ".c1" in sorti
    assert "Rien n'est publié" in erreurs
    assert not (bureau / "publication").exists()
    code, sorti, _ = lancer("publier", "--sources", "sources")
    assert code == 0
    assert "0 citations sur" in sorti


@pytest.mark.usefixtures("sans_mkdocs")
def test_strict_refuses_a_document_that_has_changed_and_names_its_clauses(lancer: Lancer, bureau: Path) -> None:
    (bureau / "sources").mkdir()
    (bureau / "sources/fiche.txt").write_text("un autre texte\n" * 200, encoding="utf-8")
    regles = bureau / "rules/petit.regle"
    texte = regles.read_text(encoding="utf-8")
    titre = "document fiche « Fiche habitats collectifs »"
    regles.write_text(texte.replace(titre, f"{titre} fichier « fiche.txt »"), encoding="utf-8")
    avant = empreintes.empreinte_de("0" * 64, Index("le texte d'avant\n" * 200, ""))
    (bureau / "rules/fiche.empreinte").write_text(empreintes.ecrire(avant, "fiche"), encoding="utf-8")
    code, sorti, erreurs = lancer("publier", "--sources", "sources", "--strict")
    assert (code, "Rien n'est publié" in erreurs) == (1, True)
    assert "Le document « fiche » a changé" in sorti
    assert "clause aude.hcs" in sorti
    assert lancer("publier", "--sources", "sources")[0] == 0
    page = (bureau / "publication/documents/fiche.html").read_text(encoding="utf-8")
    assert "a changé depuis" in page


@pytest.mark.usefixtures("sans_mkdocs")
def test_reviews_are_published_and_strict_refuses_a_line_that_is_none(lancer: Lancer, bureau: Path) -> None:
    assert lancer("relecture", "marquer", "aude.hcs.c3", "--par", "juriste du Département")[0] == 0
    assert lancer("publier", "--strict")[0] == 0
    page = (bureau / "publication/relecture.html").read_text(encoding="utf-8")
    assert "dont 1 relue et 14 jamais relues" in page.replace("\u00a0", " ")
    marques = bureau / "rules/petit.relectures"
    marques.write_text(marques.read_text(encoding="utf-8") + "une ligne\n", encoding="utf-8")
    code, _, erreurs = lancer("publier", "--strict")
    assert (code, "erreur L103" in erreurs, "Rien n'est publié" in erreurs) == (1, True, True)
    assert lancer("publier")[0] == 0


@pytest.mark.usefixtures("sans_mkdocs")
def test_what_has_changed_since_another_folder_is_published(lancer: Lancer, bureau: Path) -> None:
    (bureau / "ancien").mkdir()
    texte = (
        (bureau / "rules/petit.regle").read_text(encoding="utf-8").replace("places au moins 20", "places au moins 25")
    )
    (bureau / "ancien/petit.regle").write_text(texte, encoding="utf-8")
    code, _, erreurs = lancer("publier", "--strict", "--avant", "ancien")
    assert (code, erreurs) == (0, "")
    page = (bureau / "publication/depuis/aide.aude.hcs.html").read_text(encoding="utf-8")
    assert "<del>25</del>" in page
    assert "aides/aude.hcs.html#aude.hcs.c3" in page


@pytest.mark.usefixtures("sans_mkdocs")
def test_a_former_state_that_is_missing_or_faulty_is_told_with_its_folder(lancer: Lancer, bureau: Path) -> None:
    code, _, erreurs = lancer("publier", "--avant", "absent")
    assert (code, erreurs) == (2, "« absent » n'existe pas.\n")
    (bureau / "ancien").mkdir()
    texte = (bureau / "rules/petit.regle").read_text(encoding="utf-8").replace("financeur", "financeure", 1)
    (bureau / "ancien/petit.regle").write_text(texte, encoding="utf-8")
    code, _, erreurs = lancer("publier", "--avant", "ancien")
    assert code == 2
    assert "ancien/petit.regle:" in erreurs
    assert not (bureau / "publication").exists()


@pytest.mark.parametrize("absent", ["mkdocs", "material", "markdown_it"])
def test_without_mkdocs_a_sentence_says_how_to_install_it(
    lancer: Lancer, monkeypatch: pytest.MonkeyPatch, absent: str
) -> None:
    monkeypatch.setattr(site, "find_spec", lambda nom: None if nom == absent else object())
    code, _, erreurs = lancer("publier")
    assert code == 2
    assert 'python -m pip install "reglo[publication]"' in erreurs
    assert "Traceback" not in erreurs


def test_sources_must_be_a_folder(lancer: Lancer) -> None:
    code, _, erreurs = lancer("publier", "--sources", "dossier.yaml")
    assert code == 2
    assert "n'est pas un dossier" in erreurs


@pytest.mark.usefixtures("sans_mkdocs")
def test_the_examples_are_played_and_what_fails_is_published_failing(lancer: Lancer, bureau: Path) -> None:
    cas = next((bureau / "rules").glob("*.cas.regle"))
    cas.write_text(cas.read_text(encoding="utf-8").replace("éligible", "inéligible", 1), encoding="utf-8")
    assert lancer("publier")[0] == 0
    assert "La réponse n’est pas celle attendue." in (bureau / "publication/exemples/aude.hcs.html").read_text("utf-8")
    assert "Exemples joués sur ces règles" in (bureau / "publication/chiffres.html").read_text("utf-8")


# --------------------------------------------------------------------------- the previous publication, to the last byte
def contenu(dossier: Path) -> dict[str, bytes]:
    return {chemin.relative_to(dossier).as_posix(): chemin.read_bytes() for chemin in dossier.rglob("*.*")}


@pytest.fixture
def publie(lancer: Lancer, bureau: Path) -> dict[str, bytes]:
    """A publication that MkDocs built, in `publication`."""
    assert lancer("publier")[0] == 0
    return contenu(bureau / "publication")


def _commande(*avant: str) -> list[str]:
    lignes = ("import signal, sys", "signal.signal(signal.SIGINT, signal.default_int_handler)", *avant)
    return [sys.executable, "-c", "\n".join((*lignes, "from reglo.cli import main", 'sys.exit(main(["publier"]))'))]


def _environ() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(reglo.__file__).parents[1]), "PYTHONUTF8": "1"}


@pytest.mark.lent
@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is another thing there")
@pytest.mark.parametrize("octets", [50_000, 400_000])
def test_a_disk_that_is_full_leaves_the_previous_publication_whole(
    octets: int, publie: dict[str, bytes], bureau: Path
) -> None:
    """No file may be larger than so much: none of our pages first, then none of what surrounds them."""
    plein = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({octets}, {octets}))"
    fini = subprocess.run(_commande(plein), cwd=bureau, env=_environ(), capture_output=True, check=False)
    dit = fini.stderr.decode()
    assert fini.returncode == 2, dit
    assert "le support est plein" in dit
    assert "Traceback" not in dit
    assert contenu(bureau / "publication") == publie
    assert not [*bureau.glob(".reglo-publier-*")]


@pytest.mark.lent
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
@pytest.mark.parametrize("numero", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("partage", [False, True], ids=["alone", "in a team"])
def test_an_interruption_of_the_build_leaves_the_previous_publication_whole(
    numero: signal.Signals, publie: dict[str, bytes], bureau: Path, *, partage: bool
) -> None:
    equipe = (
        "from reglo import processus",
        "from reglo.cli import publier",
        "publier.PARTAGE = 0",
        "processus.coeurs = lambda: 2",
    )
    commande = _commande(*(equipe if partage else ()))
    with subprocess.Popen(commande, cwd=bureau, env=_environ(), stderr=subprocess.PIPE) as lance:
        while not [*bureau.glob(".reglo-publier-*/*/mkdocs.yml")]:
            assert lance.poll() is None
            time.sleep(1 / 100)
        lance.send_signal(numero)
        _, erreurs = lance.communicate(timeout=60)
    assert (lance.returncode, erreurs.decode()) == (130, "Commande interrompue.\n")
    assert contenu(bureau / "publication") == publie
    assert not [*bureau.glob(".reglo-publier-*")]


@pytest.mark.usefixtures("sans_mkdocs")
def test_a_build_that_fails_leaves_the_previous_publication_whole(
    lancer: Lancer, bureau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lancer("publier")[0] == 0
    avant = contenu(bureau / "publication")

    def construire(*_: object) -> int:
        raise site.PublicationImpossible("MkDocs refuse les réglages du site.")

    monkeypatch.setattr(construction, "construire", construire)
    assert lancer("publier") == (2, "", "MkDocs refuse les réglages du site.\n")
    assert contenu(bureau / "publication") == avant
    assert not [*bureau.glob(".reglo-publier-*")]


@pytest.mark.usefixtures("sans_mkdocs")
@pytest.mark.parametrize(
    ("page", "dit"),
    [
        ('<a href="absente.html">x</a>', "ne mène nulle part"),
        ('<a href="#absente">x</a>', "sans cette ancre"),
        ('<script src="https://ailleurs.fr/s.js"></script>', "hors du site"),
    ],
)
def test_strict_refuses_a_broken_link_and_a_foreign_request(
    page: str, dit: str, lancer: Lancer, bureau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lancer("publier", "--strict")[0] == 0
    avant, vrai = contenu(bureau / "publication"), construction.construire

    def construire(feuilles: Iterable[tuple[str, str]], dossier: Path, equipe: Equipe[Presse]) -> int:
        return vrai([*feuilles, ("neuve.md", page)], dossier, equipe)

    monkeypatch.setattr(construction, "construire", construire)
    code, _, erreurs = lancer("publier", "--strict")
    assert code == 2
    assert "Rien n'est publié" in erreurs
    assert "neuve.html : " in erreurs
    assert dit in erreurs
    assert contenu(bureau / "publication") == avant
    assert lancer("publier")[0] == 0


@pytest.mark.usefixtures("sans_mkdocs")
def test_a_link_to_the_publication_still_leads_to_it(lancer: Lancer, bureau: Path) -> None:
    (bureau / "ailleurs").mkdir()
    (bureau / "publication").symlink_to(bureau / "ailleurs")
    assert lancer("publier")[0] == 0
    assert (bureau / "publication").is_symlink()
    assert (bureau / "ailleurs/index.html").is_file()
