"""What the files mean depends neither on their layout nor on the order of what is independent."""

import random
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.verifications import DOSSIER, PRELUDE, juste, lire

from reglo.model.build import construire
from reglo.model.positions import sans_positions
from reglo.model.rulebook import Donnee, Rulebook
from reglo.syntax.parse import analyser

BON = sorted((DOSSIER / "bon").glob("*.regle"))
_ITEM = re.compile(
    r"^(?=(?:unité|entité|organisme|document|donnée|définition|paramètre|barème|lecture|anomalie|tronc|aide) )",
    re.MULTILINE,
)


def melange(graine: int) -> random.Random:
    """A stable source of chance."""
    return random.Random(graine)  # noqa: S311 - nothing secret is drawn


def redisposer(texte: str, hasard: random.Random) -> str:
    """The same text with other indents, blank lines, comments and line breaks before « texte »."""
    lignes = []
    for ligne in texte.splitlines():
        coupee = ligne.strip().replace(" texte ", hasard.choice([" texte ", "\n texte ", "\t\ttexte "]))
        fin = hasard.choice(["", "  ", "   # remarque « au fil » de l'eau"])
        lignes += [" " * hasard.randrange(9) + coupee + fin, *[""] * hasard.randrange(2)]
    return hasard.choice(["\n", "\r\n"]).join(lignes)


def nu(recueil: Rulebook) -> Rulebook:
    """A model without places, nor the order of choices that have none (the declared bodies and aids)."""
    sans = sans_positions(recueil)
    donnees = {nom: _sans_ordre(donnee) for nom, donnee in sans.donnees.items()}
    return replace(sans, donnees=donnees, ordre=tuple(sorted(sans.ordre)))


def _sans_ordre(donnee: Donnee) -> Donnee:
    options = sorted(donnee.options, key=lambda option: option.nom)
    return replace(donnee, options=tuple(options)) if donnee.genre == "choix" else donnee


@pytest.mark.parametrize("chemin", BON, ids=lambda chemin: chemin.stem)
def test_layout_means_nothing(chemin: Path) -> None:
    texte = chemin.read_text(encoding="utf-8")
    modele = sans_positions(lire(texte)[0])
    for graine in range(5):
        autre, remarques = lire(redisposer(texte, melange(graine)))
        assert [d for d in remarques if d.gravite == "erreur"] == []
        assert sans_positions(autre) == modele


@pytest.mark.parametrize("chemin", BON, ids=lambda chemin: chemin.stem)
def test_the_order_of_items_and_of_files_means_nothing(chemin: Path) -> None:
    texte = chemin.read_text(encoding="utf-8")
    modele = nu(lire(texte)[0])
    items = [item for source in (PRELUDE, texte) for item in _ITEM.split(source)[1:]]
    for graine in range(4):
        melange(graine).shuffle(items)
        arbres = tuple(analyser("langue reglo 1\n" + item, f"f{rang}")[0] for rang, item in enumerate(items))
        autre, remarques = construire(arbres, "empreinte")
        assert remarques == ()
        assert autre is not None
        if "version v1" not in texte:
            assert nu(autre) == modele


def test_the_order_of_independent_clauses_means_nothing() -> None:
    clauses = ["c1. neuf", "c2. places au moins 20", "c3. exclu si zone est zone_c", "c4. avis est favorable"]
    tete = "aide essai « Essai »\n  financeur region\n  nature subvention\n  source reglement\n"
    tete += "  critères\n    texte « c »\n"
    ensembles = set()
    for graine in range(6):
        melange(graine).shuffle(clauses)
        version = sans_positions(juste(tete + "\n".join(clauses) + "\n")).aides["essai"].versions[0]
        ensembles.add(frozenset(repr(critere) for critere in version.criteres))
    assert len(ensembles) == 1
