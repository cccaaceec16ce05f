"""Each code of the check of quotes has its golden pair: the rules that call for it, and what is said, to be read."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.citations import essai

from reglo.chargement import charger
from reglo.citations import Demarche, Verification, codes, empreintes, verifier_citations
from reglo.citations.index import Index
from reglo.diagnostics import Fiche, rapport

DOSSIER = Path(__file__).parents[1] / "golden" / "citations"
CAS = sorted(DOSSIER.glob("*.regle"))
CHANGE = ("T401", "T402", "T403", "T407", "T409")
"""Codes said of a document that has changed since its fingerprint was taken."""


def installer(bureau: Path, cas: Path) -> Demarche:
    """Lays out the rules and the documents of a golden file, those that cannot be read among them."""
    for nom in ("rules", "sources/dossier.txt"):
        (bureau / nom).mkdir(parents=True)
    (bureau / "rules/essai.regle").write_bytes(cas.read_bytes())
    texte = (DOSSIER / "guide.txt").read_text(encoding="utf-8")
    (bureau / "sources/guide.txt").write_text(texte, encoding="utf-8")
    (bureau / "sources/grand.txt").write_bytes(b"a" * 5_000_001)
    (bureau / "sources/binaire.txt").write_bytes(b"%PDF-1.7\n\x00\x01")
    (bureau / "sources/latin.txt").write_bytes(texte.encode("latin-1", errors="replace"))
    rulebook = charger(bureau / "rules").rulebook
    assert rulebook is not None
    return Demarche(rulebook=rulebook, regles=bureau / "rules", dossier=bureau / "sources")


def prendre_empreinte(demarche: Demarche, texte: str) -> None:
    """Writes the fingerprint that the guide had when this was its text."""
    somme = hashlib.sha256(texte.encode()).hexdigest()
    empreinte = empreintes.empreinte_de(somme, Index(texte, ""))
    (demarche.regles / "guide.empreinte").write_text(empreintes.ecrire(empreinte, "guide"), encoding="utf-8")


def verifier(bureau: Path, cas: Path) -> Verification:
    """Checks the quotes of a golden file as its code calls for."""
    demarche = installer(bureau, cas)
    guide = (DOSSIER / "guide.txt").read_text(encoding="utf-8")
    if cas.stem == "T405":
        (demarche.regles / "guide.empreinte").write_text("empreinte reglo 1\ndocument guide\n", encoding="utf-8")
    elif cas.stem == "T406":
        prendre_empreinte(demarche, guide.replace("\n", "\r\n"))
    elif cas.stem != "T404":
        prendre_empreinte(
            demarche, (DOSSIER / "avant.txt").read_text(encoding="utf-8") if cas.stem in CHANGE else guide
        )
    return verifier_citations(replace(demarche, enregistrer=cas.stem == "T408"))


def fiches() -> list[Fiche]:
    return [valeur for valeur in vars(codes).values() if isinstance(valeur, Fiche)]


def test_each_code_has_its_golden_file_and_each_file_its_code() -> None:
    assert [cas.stem for cas in CAS] == sorted(fiche.code for fiche in fiches())
    assert len({fiche.titre for fiche in fiches()}) == len(CAS)
    assert {cas.stem for cas in CAS} == {cas.stem for cas in DOSSIER.glob("*.attendu")}


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
def test_a_message_as_printed(tmp_path: Path, golden: Callable[[str, Path], None], cas: Path) -> None:
    lue = verifier(tmp_path, cas)
    textes = {**lue.textes, "essai.regle": cas.read_text(encoding="utf-8")}
    dit = rapport(lue.diagnostics, textes).replace(tmp_path.resolve().as_posix(), "").replace(str(tmp_path), "")
    comptes = f"{lue.retrouvees} retrouvées, {lue.non_verifiees} non vérifiées, sur {lue.total}"
    golden(f"{dit}\n\n{comptes}\n", cas.with_suffix(".attendu"))
    assert cas.stem in {d.code for d in lue.diagnostics}
    assert all(d.aide for d in lue.diagnostics)


COMPLETE = re.compile(r"texte guide, [^…]*")


def test_a_quote_proposed_is_found_once_it_is_written(tmp_path: Path) -> None:
    texte = (DOSSIER / "guide.txt").read_text(encoding="utf-8")
    proposees = []
    for cas in CAS:
        (tmp_path / cas.stem).mkdir()
        dites = verifier(tmp_path / cas.stem, cas).diagnostics
        proposees += [d.aide.removeprefix("texte ") for d in dites if COMPLETE.fullmatch(d.aide)]
    lue = essai.verifier(tmp_path, essai.recueil(essai.citer(*proposees)), texte)
    assert [d.code for d in lue.diagnostics] == ["T404"]
    assert lue.retrouvees == len(proposees) > 10


def test_an_erratum_proposed_makes_the_quote_found(tmp_path: Path) -> None:
    texte = (DOSSIER / "guide.txt").read_text(encoding="utf-8")
    citation = essai.citer("ligne 2 « L’aide est de 10 000 € par logement »")
    (dite, *_) = essai.verifier(tmp_path, essai.recueil(citation), texte).diagnostics[1:]
    erratum = dite.message.partition("mal imprimé : ")[2].removesuffix(".")
    assert erratum == "ligne 2, au lieu de « £ », lire « € »"
    corrige = essai.recueil(citation, avant=f"errata guide\n  r1. {erratum}\n")
    assert essai.verifier(tmp_path, corrige, texte).retrouvees == 1
