"""A check that forgets one of its duties is caught: each fault planted in it changes what is said of some quote."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.citations.essai import DOCUMENT, citer, codes, recueil, verifier
from tests.citations.test_citations import FAUTIVES, JUSTES

from reglo.citations import alignement, controle, document, empreintes, errata, index, mots, tableau
from reglo.citations.index import Index

AUTRES = {
    "an erratum is read": ("ligne 2 « L'aide est de 20 000 € »", []),
    "a number is not cut": ("ligne 2 « L'aide est de 10 »", ["T301"]),
    "a cell is not the end of a number": (
        "ligne 9, rangée « 110-169 », colonne « Montant de prêt » « 500 € »",
        ["T309"],
    ),
    "what an erratum corrects is no longer there": ("ligne 2 « L'aide est de 10 000 € »", ["T301"]),
}
ERRATUM = "errata guide\n  r1. ligne 2, au lieu de « 10 000 € », lire « 20 000 € »\n"


def constat(bureau: Path) -> list[object]:
    """What the check says of every quote, of a document with errata, and of one that changed."""
    dits: list[object] = [codes(verifier(bureau, recueil(citer(citation)))) for citation in JUSTES.values()]
    dits += [codes(verifier(bureau, recueil(citer(citation)))) for citation, _ in FAUTIVES.values()]
    dits += [codes(verifier(bureau, recueil(citer(citation), avant=ERRATUM))) for citation, _ in AUTRES.values()]
    regles = recueil(citer("ligne 5 « L'opération compte 20 logements au moins »"))
    verifier(bureau, regles, enregistrer=True)
    dits += [
        codes(verifier(bureau, regles, d)) for d in (DOCUMENT, "a\n" + DOCUMENT, DOCUMENT.replace("Article 2", "A"))
    ]
    (bureau / "rules/guide.empreinte").unlink(missing_ok=True)
    return dits


def attendu() -> list[object]:
    changes: list[object] = [[], ["T401", "T403"], ["T401", "T402"]]
    return (
        [[] for _ in JUSTES] + [[code] for _, code in FAUTIVES.values()] + [dit for _, dit in AUTRES.values()] + changes
    )


@pytest.fixture(autouse=True)
def mots_oublies() -> Iterator[None]:
    """Forgets the words already cut, which would hide a fault, or keep one."""
    mots._lire.cache_clear()  # noqa: SLF001 - there is no other way to forget them
    yield
    mots._lire.cache_clear()  # noqa: SLF001 - as above


def test_the_check_says_what_is_expected(tmp_path: Path) -> None:
    assert constat(tmp_path) == attendu()


FAUTES: dict[str, tuple[object, str, Any]] = {
    "words are no longer counted": (controle, "nombre_de_mots", lambda _: 9),
    "lines are not looked at": (Index, "rangs", lambda soi, *_: soi.tout),
    "the last line is left out": (Index, "rangs", lambda soi, a, b, vrai=Index.rangs: vrai(soi, a, max(a, b - 1))),
    "the first place is enough": (Index, "chercher", lambda *a, vrai=Index.chercher, **k: vrai(*a, **k)[:1]),
    "a number is cut": (Index, "coupe_un_nombre", lambda *_: False),
    "everything is found": (document, "controler", lambda _: (0, 1)),
    "nothing is found": (Index, "chercher", lambda *_, **__: []),
    "errata are not applied": (errata.Correction, "retouches", lambda _: ()),
    "accents count": (mots, "_simple", lambda lettre: lettre.lower()),
    "nothing counts but letters": (index, "decouper", lambda t, vrai=mots.decouper: lettres(vrai(t))),
    "the row is not looked for": (tableau, "_touche", lambda *_: True),
    "the columns are not looked at": (tableau, "_sous", lambda *_: True),
    "a heading stands anywhere": (tableau, "PORTEE", 0),
    "an ambiguous quote passes": (controle, "ambigue", lambda *_: None),
    "a passage is always followed": (alignement.Alignement, "suivre", lambda _, debut, fin: (debut, fin)),
    "a passage is never followed": (alignement.Alignement, "suivre", lambda *_: None),
    "a fingerprint is always the same": (empreintes, "lire", lambda *_: None),
}


def lettres(lus: mots.Mots) -> mots.Mots:
    """The words that hold a letter."""
    gardes = [rang for rang, forme in enumerate(lus.formes) if forme.isalpha()]
    formes, debuts, fins = lus
    return mots.Mots([formes[r] for r in gardes], [debuts[r] for r in gardes], [fins[r] for r in gardes])


@pytest.mark.parametrize("faute", FAUTES.values(), ids=FAUTES)
def test_a_fault_in_the_check_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faute: tuple[object, str, Callable[..., object]]
) -> None:
    monkeypatch.setattr(*faute)
    assert constat(tmp_path) != attendu()
