"""Whatever the text, nothing is raised, no message is in another language, and no clause is lost in silence."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.verifications import DOSSIER, PRELUDE, lire

from reglo.checks import verifier
from reglo.diagnostics import Diagnostic
from reglo.model.build import construire
from reglo.model.rulebook import Rulebook
from reglo.syntax.parse import analyser
from reglo.syntax.tree import Arbre

TEXTES = [
    chemin.read_text(encoding="utf-8") for d in ("bon", "mauvais") for chemin in sorted((DOSSIER / d).glob("*.regle"))
]
MOTS = sorted({mot for texte in (*TEXTES, PRELUDE) for mot in re.findall(r"«[^»]*»|[^\s«»]+", texte)})
ETRANGERS = re.compile(r"\b(None|Traceback|object|Noeud|Jeton|Fraction|dict|tuple|error|unexpected)\b|<|\{|\}")


def abimer(texte: str, hasard: random.Random) -> str:
    """The text with a few words taken out, repeated, exchanged or replaced."""
    mots = re.findall(r"«[^»]*»|[^\s«»]+|\s+", texte)
    for _ in range(hasard.randrange(1, 4)):
        rang = hasard.randrange(len(mots))
        acte = hasard.randrange(4)
        if acte == 0:
            del mots[rang]
        elif acte == 1:
            mots[rang] = hasard.choice(MOTS)
        elif acte == 2:
            mots.insert(rang, f" {mots[hasard.randrange(len(mots))]} ")
        else:
            autre = hasard.randrange(len(mots))
            mots[rang], mots[autre] = mots[autre], mots[rang]
        if not mots:
            return ""
    return "".join(mots)


def tout_lire(texte: str) -> tuple[tuple[Arbre, ...], Rulebook, list[Diagnostic]]:
    lus = [analyser(PRELUDE, "prelude.regle"), analyser(texte, "essai.regle")]
    arbres = tuple(arbre for arbre, _ in lus)
    recueil, dites = construire(arbres, "empreinte")
    assert recueil is not None
    return arbres, recueil, [*(d for _, remarques in lus for d in remarques), *dites, *verifier(recueil)]


def clauses_ecrites(arbres: tuple[Arbre, ...]) -> set[str]:
    """The ids of the clauses of aids, as the trees write them."""
    return {
        f"{item.tete.jetons[1].texte}.{piece.label}"
        for arbre in arbres
        for item in arbre.items
        if item.genre == "aide" and len(item.tete.jetons) > 1
        for section in item.sections
        for piece in section.clauses
        if piece.label is not None
    }


def clauses_du_modele(recueil: Rulebook) -> set[str]:
    """The ids of the clauses and of the rows of tables in the model."""
    versions = [version for aide in recueil.aides.values() for version in aide.versions]
    champs = [getattr(version, champ) for version in versions for champ in version.__struct_fields__]
    clauses = [
        element for valeur in champs if isinstance(valeur, tuple) for element in valeur if hasattr(element, "id")
    ]
    return {c.id for c in (*clauses, *(rang for t in recueil.tableaux.values() for rang in t.rangs))}


@settings(max_examples=250, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 2**32))
def test_a_damaged_text_gives_remarks_and_nothing_else(graine: int) -> None:
    hasard = random.Random(graine)  # noqa: S311 - nothing secret is drawn
    arbres, recueil, remarques = tout_lire(abimer(hasard.choice(TEXTES), hasard))
    for remarque in remarques:
        assert not ETRANGERS.search(remarque.message), remarque.message
        assert remarque.message[0].isupper() or remarque.message[0] in "«0123456789"
    if not any(remarque.gravite == "erreur" for remarque in remarques):
        assert clauses_ecrites(arbres) <= clauses_du_modele(recueil)


NOMS = (
    "coût", "neuf", "dpe", "avis", "services", "date_dépôt", "date_permis", "logements", "durée_prêt", "essai", "place",
)  # fmt: skip
PHRASES = """
critères | c1. {x}
critères | c1. {x} au moins {y}
critères | c1. {x} est {y}
critères | c1. {x} est 3
critères | c1. {x} est non
critères | c1. {x} n'est pas néant
critères | c1. {x} est parmi {y}, A à B
critères | c1. {x} du 01/01/2025 au 31/12/2025
critères | c1. existe {x}
critères | c1. ({x} à défaut {y}) au moins 3
critères | c1. délai de {x} à {y} au moins 3 ans
montants | m1. {x} par {y} dont ({x})
montants | m1. {x} * {y}
montants | m1. de {x} à {y}
montants | m1. total de {x} dont ({y})
montants | m1. nombre total de {x}
montants | m1. {x}, plafonné à {y}
montants | m1. {x}, arrondi par défaut à 1 si {y}
assiette | a1. compter {x} / {y}
caractéristiques | q1. taux : {x} + {y}
enveloppes | w1. 3 {x} par an dont ({y})
pièces | d1. {x} « {y} » si {y}
versement | v1. 30 % à « x » sur production de {x} si {y}
plafonds | p1. le total des aides du document {x} n'excède pas {y}
tableau t, en {x}, selon {y} | t1. {x} à {y} : {x}
tableau t, en €, par tranche de {x} | t1. 1 à 3 : {y}
"""


@pytest.mark.parametrize("phrase", PHRASES.strip().splitlines())
def test_any_name_may_stand_anywhere(phrase: str) -> None:
    """Each kind of name in each kind of place: a remark or a model, never a failure."""
    tete = "langue reglo 1\naide essai « Essai »\n  financeur region\n  nature subvention\n  source reglement\n"
    for rang, x in enumerate(NOMS):
        y = NOMS[(rang * 3 + len(phrase)) % len(NOMS)]
        texte = phrase.format(x=x, y=y).replace(" | ", "\n")
        arbres, recueil, remarques = tout_lire(f"{tete}{texte} texte « t »\n")
        if not any(remarque.gravite == "erreur" for remarque in remarques):
            assert clauses_ecrites(arbres) <= clauses_du_modele(recueil)


def test_a_faulty_name_does_not_declare_the_next_word() -> None:
    texte = "langue reglo 1\ndonnée nb « nombre » : nombre\ndonnée nb2 « autre » : nombre distincte de nb\n"
    assert [d.code for d in lire(texte)[1] if d.gravite == "erreur"] == ["S306"]
