"""The guide and the messages: every text is drawn whole, every code is told, every correction reads."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import publiees
from tests.robustesse.invariants import fiches
from tests.verifications import juste

from reglo.cli import main
from reglo.publication import pages
from reglo.publication.adresses import ECRIRE, LANGAGE, MARQUER, MESSAGES, relatif
from reglo.publication.fonds import Fonds
from reglo.publication.guide.catalogue import catalogue
from reglo.publication.guide.messages import lire_reponses
from reglo.publication.guide.ouvrage import rubriques
from reglo.publication.guide.textes import TEXTES, lire_textes

MESSAGES_DITS = [message for _, messages in catalogue() for message in messages]


def test_every_code_that_reglo_can_say_is_told_once() -> None:
    codes = [message.fiche.code for message in MESSAGES_DITS]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(fiches())


def test_a_mistake_foreseen_is_shown_with_its_correction() -> None:
    corriges = {message.fiche.code: message.corrections for message in MESSAGES_DITS}
    assert ("c1. gain ≥ 20", "c1. gain au moins 20") in [(une.evite, une.ecrit) for une in corriges["S401"]]
    assert all(une.evite != une.ecrit for corrections in corriges.values() for une in corrections)


def test_each_message_has_its_anchor_and_its_words() -> None:
    page = publiees("fragments")[MESSAGES]
    lue = Lue(page)
    assert {message.fiche.code for message in MESSAGES_DITS} <= set(lue.ancres)
    assert len(lue.ancres) == len(set(lue.ancres))
    assert not re.search(r"\{\w*\}|\{\{", lue.texte.split("---", 2)[2])


@pytest.mark.depot
def test_the_answers_shown_are_those_that_the_tests_have(depot: Path, golden: Callable[[str, Path], None]) -> None:
    """One answer by code, the first that a golden file holds under its name or another's."""
    reponses: dict[str, str] = {}
    for dossier in ("verifications/mauvais", "citations", "syntaxe"):
        for fichier in sorted((depot / "tests/golden" / dossier).glob("*.attendu")):
            lues = lire_reponses(fichier.read_text(encoding="utf-8"))
            reponses |= {
                code: dite.strip() for code, dite in lues.items() if code == fichier.stem or code not in reponses
            }
    golden("\n\n".join(reponses[code] for code in sorted(reponses)) + "\n", depot / "kb_docs/guide/messages.txt")


def test_a_code_is_told_by_its_answer_or_else_by_its_sentence() -> None:
    lue = Lue(publiees("fragments")[MESSAGES]).texte
    assert "essai.regle:2:1 : erreur V101" in lue
    assert "« … » n’est pas une date du calendrier." in lue.replace("\u00a0", " ")


@pytest.mark.parametrize("adresse", TEXTES)
def test_a_text_is_drawn_whole_with_an_anchor_by_heading(adresse: str) -> None:
    texte = lire_textes()[adresse]
    lue = Lue(publiees("fragments")[adresse])
    assert len(lue.ancres) == len(set(lue.ancres))
    assert len(lue.ancres) >= texte.count("\n## ")
    dit = "".join(lue.texte.split()).replace("’", "'")
    for bloc in re.findall(r"^```\w+[^\n]*\n(.*?)^```$", texte, re.MULTILINE | re.DOTALL):
        assert "".join(bloc.split()).replace("’", "'") in dit
    assert "```" not in dit
    assert "](" not in dit


def test_code_of_the_rules_is_coloured() -> None:
    page = publiees("fragments")[LANGAGE]
    assert '<span class="k">langue reglo</span>' in page or '<span class="k">unité</span>' in page


def test_links_between_texts_lead_to_pages_and_others_are_mere_texts() -> None:
    liens = "[a](langage.md) [b](#un-titre) [c](ailleurs.py) [d](https://x.fr)"
    texte = f"# T\n\n{liens}\n\n## Un titre\n\n| a |\n|---|\n| `x < y` |\n"
    adresses = {"langage.md": "langage.html", "#un-titre": "#un-titre"}
    premiere, seconde = rubriques(texte, lambda cible: adresses.get(cible, ""))
    assert premiere.html == '<p><a href="langage.html">a</a> <a href="#un-titre">b</a> c d</p>'
    assert seconde.titre == "Un titre"
    assert '<th scope="col">a</th>' in seconde.html
    assert "<code>x &#60; y</code>" in seconde.html


def test_a_code_named_in_a_text_leads_to_its_message() -> None:
    assert relatif(MARQUER, f"{MESSAGES}#L101") in Lue(publiees("fragments")[MARQUER]).liens


def test_a_publication_without_its_texts_says_so() -> None:
    page = pages(Fonds(juste(""), {}, textes={}))[LANGAGE]
    assert "Ce texte n’était pas joint à cette publication." in Lue(page).texte.replace("\u00a0", " ")


def test_the_first_aid_of_the_guide_verifies_and_its_examples_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the guide has one write is what it says one gets."""
    texte = lire_textes()[ECRIRE]
    *regles, cas = re.findall(r"^```regle\n(.*?)^```$", texte, re.MULTILINE | re.DOTALL)
    (fiche,) = re.findall(r"^```text\n(.*?)^```$", texte, re.MULTILINE | re.DOTALL)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/fiche.txt").write_text(fiche, encoding="utf-8")
    (tmp_path / "aide.regle").write_text("\n".join(regles), encoding="utf-8")
    (tmp_path / "aide.cas.regle").write_text(cas, encoding="utf-8")
    sources = ("--sources", str(tmp_path / "sources"))
    assert main(["verifier", "--regles", str(tmp_path), str(tmp_path), *sources, "--enregistrer"]) == 0
    dit = capsys.readouterr().out
    assert "Rien à corriger." in dit
    assert "7 citations retrouvées sur 7" in dit
    assert main(["tester", "--regles", str(tmp_path), str(tmp_path)]) == 0
    assert re.search(r"0 échec", capsys.readouterr().out)
