"""Builds the rulebook of a few lines of rules, with the vocabulary that the examples share."""

from pathlib import Path

from reglo.checks import verifier
from reglo.diagnostics import Diagnostic, tries
from reglo.model.build import construire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre

DOSSIER = Path(__file__).parent / "golden" / "verifications"
PRELUDE = (DOSSIER / "prelude.regle").read_text(encoding="utf-8")
FICHIER = "essai.regle"


def lire(texte: str, *, prelude: str = PRELUDE) -> tuple[Rulebook, tuple[Diagnostic, ...]]:
    """Gives the model of the text and the remarks on it, those on the shared vocabulary left out."""
    arbres: list[Arbre] = []
    remarques: list[Diagnostic] = []
    for nom, contenu in (("prelude.regle", prelude), (FICHIER, texte)):
        arbre, dites = analyser(contenu, nom)
        arbres.append(arbre)
        remarques += dites
    rulebook, dites = construire(tuple(arbres), "empreinte")
    assert rulebook is not None
    remarques += [*dites, *verifier(rulebook)]
    return rulebook, tuple(d for d in tries(remarques) if d.span.fichier == FICHIER)


def juste(texte: str) -> Rulebook:
    """Gives the model of a text that calls for no remark but on what it leaves unused."""
    rulebook, remarques = lire("langue reglo 1\n" + texte)
    assert [d for d in remarques if d.code != "V102"] == []
    return rulebook


def codes(texte: str) -> list[str]:
    """Gives the codes that a text calls for, in order, those on what it leaves unused put aside."""
    return [d.code for d in lire("langue reglo 1\n" + texte)[1] if d.code != "V102"]
