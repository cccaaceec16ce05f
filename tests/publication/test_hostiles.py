"""A hostile text stays a text, wherever it enters: rules, examples, documents, reviews, second readings, file names.

The whole is read from a folder as the command reads it, then drawn; once built, no page has an element or an attribute
that is not ours, nor that the same site without the hostile text has not.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.publication.generateurs import construire
from tests.publication.lecture_html import Lue
from tests.publication.test_pages import ATTRIBUTS, ELEMENTS, HOSTILES

from reglo.chargement import charger
from reglo.cli.publier import eprouver, rassembler
from reglo.diagnostics import rapport
from reglo.publication import pages
from reglo.publication.fabrique.controle import controler
from reglo.publication.fonds import Fonds
from reglo.relecture import lire

REGLES = """\
langue reglo 1

# un commentaire : PIEGE
unité lot pluriel lots « PIEGE »
entité groupe pluriel groupes « PIEGE »
organisme payeur « PIEGE » public
document guide « PIEGE »
  autorité payeur
  fichier « NOM.txt »
  hors champ ligne 9 « PIEGE »
errata guide
  r7. ligne 7, au lieu de « imprimé », lire « PIEGE »
donnée lots « PIEGE » : nombre de lots précision « PIEGE »
  question « PIEGE »
donnée zone « PIEGE, zone » : choix une « PIEGE », deux « PIEGE »
donnée avis « comité, PIEGE » : appréciation par payeur
  question « PIEGE »
définition gros « grande opération, PIEGE » = lots / 2
  interprétation « PIEGE » par « PIEGE »
paramètre prix « PIEGE » : montant
  t1. en vigueur en 2025 : 100 €
    texte guide, ligne 3 « PIEGE »
lecture essai.doute « PIEGE »
  a) oui_da « PIEGE » retenue
  b) autre « PIEGE »
  texte guide, ligne 3 « PIEGE »
anomalie essai.defaut « PIEGE » défaut : lacune
  texte guide, ligne 3 « PIEGE »
tronc essai.commun « PIEGE »
  source guide
  mentions
    x9. « PIEGE »  texte ligne 3 « PIEGE »
aide essai « PIEGE »
  financeur payeur
  nature subvention
  famille toutes « PIEGE »
  territoire « PIEGE »
  source guide, lignes 1 à 9
  reprend essai.commun
  bénéficiaires
    c1. zone est une
        texte ligne 3 « PIEGE »
        selon la lecture essai.doute option oui_da
        voir anomalie essai.defaut
  critères
    c2. gros au moins 3  texte ligne 3 « PIEGE »
    c3. avis est favorable  interprétation « PIEGE » par « PIEGE »
  tableau forfait « PIEGE », en €, selon zone
    texte ligne 3 « PIEGE »
    t1. une : 500 €
    t2. deux : refus
  montants
    m1. forfait  texte ligne 3 « PIEGE »
  pièces
    d1. note « PIEGE »  texte ligne 3 « PIEGE »
  versement
    v1. le solde à « PIEGE »  texte ligne 3 « PIEGE »
  mentions
    x1. « PIEGE »  texte ligne 3 « PIEGE »
"""
CAS = """\
langue reglo 1

exemple « PIEGE » à la date du 01/02/2025
  dossier
    lots : 4
    zone : une
    avis : favorable
  attendu essai
    verdict : inéligible
"""
DOCUMENT = "premier\ndeuxième\nPIEGE\nPIEGE\ncinq\nPIEGE six\nimprimé\nhuit PIEGE\nPIEGE\n"
RELECTURES = """\
relectures reglo 1
essai.c1 relue le 12/03/2025 par « PIEGE » avec réserve « PIEGE », dit d1949f1863f0, cite 3010e3657091, lit f090c314b561
"""
SECONDE = "# PIEGE (`essai`)\n\n**Compte** : 3 dossiers, 2 accords, 1 écart.\n"
NOM = "\"><img src=x onerror=alert(1)> {{ 7*7 }} 'a' `b` &lt;b&gt; [x](y)"


def ecrire(dossier: Path, piege: str, nom: str) -> Fonds:
    """Writes a folder of rules with a text wherever one may stand, and reads it as the command does."""
    regles, sources = dossier / "rules", dossier / "sources"
    (regles / "secondes_lectures").mkdir(parents=True)
    sources.mkdir()
    contenus = {
        regles / f"{nom}.regle": REGLES,
        regles / f"{nom}.cas.regle": CAS,
        regles / f"{nom}.relectures": RELECTURES.replace("PIEGE", piege.replace('"', "'")),  # it would close the mark
        regles / f"secondes_lectures/{nom}.md": SECONDE,
        sources / f"{nom}.txt": DOCUMENT,
    }
    for chemin, texte in contenus.items():
        chemin.write_text(texte.replace("PIEGE", piege).replace("NOM", nom), encoding="utf-8")
    charge = charger(regles)
    assert charge.rulebook is not None, rapport(charge.diagnostics, charge.sources)
    marques = lire(regles)
    assert len(marques.marques) == 1
    fonds = eprouver(rassembler(charge, regles, sources, marques.marques), regles)
    assert fonds.epreuves is not None
    assert not fonds.epreuves.remarques
    assert "guide" in fonds.passages
    return fonds


@pytest.mark.parametrize("piege", HOSTILES)
def test_no_text_of_a_folder_of_rules_can_open_anything(piege: str, tmp_path: Path) -> None:
    for adresse, page in pages(ecrire(tmp_path, piege, "essai")).items():
        verifier(adresse, page)


@pytest.mark.skipif(sys.platform == "win32", reason="no file may be so called there")
def test_no_name_of_a_file_can_open_anything(tmp_path: Path) -> None:
    dessinees = pages(ecrire(tmp_path, "un texte", NOM))
    for adresse, page in dessinees.items():
        assert re.fullmatch(r"[\w./-]+", adresse), adresse
        verifier(adresse, page)
    assert any(NOM in Lue(page).texte for page in dessinees.values())


def verifier(adresse: str, page: str) -> None:
    """Holds a page to our elements, our attributes, our addresses."""
    lue = Lue(page.split("---\n", 2)[2])
    assert lue.elements <= ELEMENTS, adresse
    assert lue.attributs <= ATTRIBUTS, adresse
    assert not any(lien.lower().startswith(("javascript:", "data:", "//")) for lien in lue.liens), adresse


class Squelette(HTMLParser):
    """The elements of a page and the names of their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down an element."""
        self.elements.append((tag, *(nom for nom, _ in attrs)))


@pytest.mark.lent
@pytest.mark.skipif(sys.platform == "win32", reason="no file may be so called there")
def test_a_built_site_has_the_same_elements_with_hostile_texts_as_without(tmp_path: Path) -> None:
    sites = []
    for rang, (piege, nom) in enumerate([("un texte", "essai"), (" ".join(HOSTILES), NOM)]):
        (tmp_path / str(rang)).mkdir()
        site = construire(pages(ecrire(tmp_path / str(rang), piege, nom)), tmp_path / str(rang))
        assert [*controler(site)] == []
        lues = [Squelette(page.read_text(encoding="utf-8")).elements for page in sorted(site.rglob("*.html"))]
        sites.append({element for elements in lues for element in elements})
    nouveaux = sites[1] - sites[0]
    assert {nom for nom, *_ in nouveaux} <= ELEMENTS
    assert {attribut for _, *attributs in nouveaux for attribut in attributs} <= ATTRIBUTS
