"""The site itself: built by MkDocs, every link whole, nothing asked elsewhere, the folder replaced whole or left."""

import errno
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.publication.generateurs import construire
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import HOSTILES, RECUEILS, publiees
from tests.verifications import PRELUDE, juste

from reglo.publication import pages
from reglo.publication.fabrique import site
from reglo.publication.fabrique.controle import controler
from reglo.publication.fonds import Fonds

lent = pytest.mark.lent


@lent
@pytest.mark.parametrize("nom", RECUEILS)
def test_a_published_rulebook_has_no_broken_link_and_asks_nothing_elsewhere(nom: str, tmp_path: Path) -> None:
    construit = construire(publiees(nom), tmp_path)
    assert [*controler(construit)] == []
    page = (construit / "aides/bdt.eco_pret.html").read_text(encoding="utf-8")
    assert "font-family" not in page
    assert not re.findall(r'(?:src|href)="https?://', page.split("<body")[0])
    assert "aude.hcs" not in page.split('<div class="md-content')[0]


@lent
def test_hostile_texts_stay_texts_once_built(tmp_path: Path) -> None:
    mentions = "\n".join(f"    x{rang}. « {texte} »  texte « t »" for rang, texte in enumerate(HOSTILES))
    entete = f"aide essai « {HOSTILES[0]} »\n  financeur region\n  nature subvention\n  source reglement\n"
    texte = f"{entete}  mentions\n{mentions}\n"
    sources = {"prelude.regle": PRELUDE, "essai.regle": f"langue reglo 1\n{texte}"}
    construit = construire(pages(Fonds(juste(texte), sources)), tmp_path)
    page = (construit / "aides/essai.html").read_text(encoding="utf-8")
    contenu = page.partition("<article")[2].partition("</article>")[0]
    assert Lue(contenu).elements.isdisjoint({"script", "img", "b", "input", "iframe"})
    lu = Lue(contenu).texte
    for hostile in HOSTILES:
        assert hostile in lu
    assert "<script>alert" not in page
    assert "onerror" not in Lue(page).attributs


# ------------------------------------------------------------------------------------------------ the folder replaced
def publier(sortie: Path, contenu: str) -> None:
    with site.atelier(sortie) as travail:
        neuf = travail / "site"
        neuf.mkdir()
        (neuf / site.MARQUE).write_text("", encoding="utf-8")
        (neuf / "index.html").write_text(contenu, encoding="utf-8")
        site.remplacer(neuf, sortie)


def test_a_publication_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    sortie = tmp_path / "a/publication"
    publier(sortie, "premier")
    (sortie / "vieux.html").write_text("", encoding="utf-8")
    publier(sortie, "second")
    assert sorted(chemin.name for chemin in sortie.iterdir()) == [site.MARQUE, "index.html"]
    assert (sortie / "index.html").read_text(encoding="utf-8") == "second"
    assert [chemin.name for chemin in sortie.parent.iterdir()] == ["publication"]


def test_the_publication_before_comes_back_when_the_new_one_cannot_be_put_in_place(tmp_path: Path) -> None:
    sortie = tmp_path / "publication"
    publier(sortie, "premier")
    with site.atelier(sortie) as travail, pytest.raises(OSError, match="absent"):
        site.remplacer(travail / "absent", sortie)
    assert (sortie / "index.html").read_text(encoding="utf-8") == "premier"


@pytest.fixture
def a_l_ecoute() -> Iterator[None]:
    """Hears interruptions as a terminal starts a command: a shell makes what it runs aside deaf to them."""
    avant = {numero: signal.getsignal(numero) for numero in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    yield
    for numero, action in avant.items():
        signal.signal(numero, action)


@pytest.mark.usefixtures("a_l_ecoute")
@pytest.mark.parametrize("geste", ["construire", "remplacer", "nettoyer"])
@pytest.mark.parametrize("numero", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_one_whole_publication_and_nothing_beside_it(
    geste: str, numero: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sortie = tmp_path / "publication"
    publier(sortie, "premier")
    vrai: dict[str, Callable[..., object]] = {"remplacer": Path.rename, "nettoyer": shutil.rmtree}

    def interrompu(*arguments: object, **reste: object) -> object:
        signal.raise_signal(numero)
        return vrai[geste](*arguments, **reste)

    if geste == "construire":
        monkeypatch.setattr(Path, "mkdir", interrompu_au_second(Path.mkdir, numero))
    elif geste == "remplacer":
        monkeypatch.setattr(Path, "rename", interrompu)
    else:
        monkeypatch.setattr(shutil, "rmtree", interrompu)
    with pytest.raises(KeyboardInterrupt):
        publier(sortie, "second")
    monkeypatch.undo()
    assert (sortie / "index.html").read_text(encoding="utf-8") == ("premier" if geste == "construire" else "second")
    assert [chemin.name for chemin in tmp_path.iterdir()] == ["publication"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def interrompu_au_second(vrai: Callable[..., None], numero: signal.Signals) -> Callable[..., None]:
    """Does something, and receives a signal the second time."""
    fois: list[int] = []

    def faire(*arguments: object, **reste: object) -> None:
        fois.append(1)
        if len(fois) == 2:
            signal.raise_signal(numero)
        vrai(*arguments, **reste)

    return faire


def test_a_publication_that_fails_leaves_no_folder_not_even_those_made_to_hold_it(tmp_path: Path) -> None:
    def echouer() -> None:
        with site.atelier(tmp_path / "a/b/publication"):
            assert (tmp_path / "a/b").is_dir()
            raise OSError(errno.ENOSPC, "plein")

    with pytest.raises(OSError, match="plein"):
        echouer()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("nom", ["publication", "fichier"])
def test_what_reglo_did_not_publish_is_not_replaced(tmp_path: Path, nom: str) -> None:
    (tmp_path / "fichier").write_text("à moi", encoding="utf-8")
    (tmp_path / "publication").mkdir()
    (tmp_path / "publication/notes.txt").write_text("à moi", encoding="utf-8")
    with pytest.raises(site.PublicationImpossible, match="--sortie"):
        site.exiger_remplacable(tmp_path / nom)


def test_an_empty_or_absent_folder_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    site.exiger_remplacable(tmp_path / "vide")
    site.exiger_remplacable(tmp_path / "absent")


# -------------------------------------------------------------------------------------------------- links read again
@pytest.mark.parametrize(
    ("html", "fautes"),
    [
        ('<a href="autre.html#x">x</a><a href="sous/a.html">a</a><a href="#ici">ici</a>', ()),
        ('<a href="https://ailleurs.fr">w</a><a href="mailto:a@b.fr">m</a><img src="data:image/png;base64,AA==">', ()),
        ('<a href="autre.html#y">y</a>', ("le lien « autre.html#y » mène à une page sans cette ancre.",)),
        ('<a href="#absente">y</a>', ("le lien « #absente » mène à une page sans cette ancre.",)),
        ('<a href="absent.html">z</a>', ("le lien « absent.html » ne mène nulle part.",)),
        ('<a href="sous">z</a>', ("le lien « sous » ne mène nulle part.",)),
        ('<a href="javascript:alert(1)">z</a>', ("« javascript:alert(1) » n'est pas un lien.",)),
        ('<link rel="stylesheet" href="css/absent.css">', ("« css/absent.css » serait demandé et n'existe pas.",)),
        ('<img src="absente.png">', ("« absente.png » serait demandé et n'existe pas.",)),
    ],
)
def test_each_kind_of_broken_link_is_told(html: str, fautes: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "sous").mkdir()
    (tmp_path / "page.html").write_text(f'<p id="ici">{html}</p>', encoding="utf-8")
    (tmp_path / "autre.html").write_text('<p id="x"><a href="page.html?q=1#ici">retour</a></p>', encoding="utf-8")
    (tmp_path / "sous/a.html").write_text('<p><a href="../page.html">retour</a></p>', encoding="utf-8")
    assert [*controler(tmp_path)] == [f"page.html : {faute}" for faute in fautes]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="{}"></script>',
        '<link rel="stylesheet" href="{}">',
        '<link rel="preload" as="font" href="{}">',
        '<link rel="preconnect" href="{}">',
        '<link rel="manifest" href="{}">',
        '<img src="{}">',
        '<img src="data:," srcset="page.html 1x, {} 2x">',
        '<picture><source srcset="{} 1x"></picture>',
        '<video poster="{}"></video>',
        '<iframe src="{}"></iframe>',
        '<object data="{}"></object>',
        '<form action="{}"></form>',
        '<a href="page.html" ping="{}">x</a>',
        '<svg><use href="{}#x"/><image xlink:href="data:,"/></svg>',
        '<p style="background: url({})">x</p>',
        "<style>@import '{}';</style>",
        '<style>p {{ background: url("{}") }}</style>',
        '<script>fetch("{}")</script>',
        "<script>import('{}')</script>",
        "<button onclick=\"fetch('{}')\">x</button>",
        '<meta http-equiv="refresh" content="0; url={}">',
        '<base href="{}">',
    ],
)
@pytest.mark.parametrize("adresse", ["https://ailleurs.fr/s", "//ailleurs.fr/s", "HTTP://ailleurs.fr/s"])
def test_each_request_that_leaves_the_site_is_told(html: str, adresse: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(html.format(adresse), encoding="utf-8")
    fautes = [*controler(tmp_path)]
    assert len(fautes) == 1
    assert "ailleurs.fr/s" in fautes[0]
    assert fautes[0].endswith("serait demandé hors du site.")


@pytest.mark.parametrize(
    ("fichier", "texte"),
    [
        ("css/a.css", '@import "https://ailleurs.fr/s";'),
        ("css/a.css", "@font-face { src: url(//ailleurs.fr/s) }"),
        ("a.svg", '<svg><image href="https://ailleurs.fr/s"/></svg>'),
        ("a.svg", "<svg><style>p { fill: url('https://ailleurs.fr/s') }</style></svg>"),
    ],
)
def test_a_style_sheet_and_a_picture_ask_nothing_elsewhere(fichier: str, texte: str, tmp_path: Path) -> None:
    (tmp_path / fichier).parent.mkdir(exist_ok=True)
    (tmp_path / fichier).write_text(texte, encoding="utf-8")
    (faute,) = controler(tmp_path)
    assert faute.startswith(f"{fichier} : « ")
    assert faute.endswith("serait demandé hors du site.")


def test_the_page_of_a_lost_address_begins_at_the_root_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    (tmp_path / "404.html").write_text('<a href="/index.html">a</a><a href="/absente.html">b</a>', encoding="utf-8")
    assert [*controler(tmp_path)] == ["404.html : le lien « /absente.html » ne mène nulle part."]


def test_broken_links_and_foreign_requests_are_told(tmp_path: Path) -> None:
    (tmp_path / "sous").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="sous/a.html#x">x</a><a href="sous/a.html#y">y</a><a href="absent.html">z</a>'
        '<a href="https://ailleurs.fr">w</a><script src="https://ailleurs.fr/s.js"></script><link href="//cdn/x.css">',
        encoding="utf-8",
    )
    (tmp_path / "sous/a.html").write_text('<p id="x"><a href="../index.html">retour</a></p>', encoding="utf-8")
    assert [*controler(tmp_path)] == [
        "index.html : le lien « sous/a.html#y » mène à une page sans cette ancre.",
        "index.html : le lien « absent.html » ne mène nulle part.",
        "index.html : « https://ailleurs.fr/s.js » serait demandé hors du site.",
        "index.html : « //cdn/x.css » serait demandé hors du site.",
    ]
