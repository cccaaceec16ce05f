"""Whole rulebooks in French: the fragments word for word, any other well formed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from tests.agreement.tirer import Situation, profil, situations

from reglo.chargement import charger
from reglo.model.clauses import Clause
from reglo.model.rulebook import Rulebook
from reglo.phrases import Plume, nu, vocabulaire
from reglo.phrases.clauses import dire, dire_rang
from reglo.phrases.francais import majuscule, terminer, typographier
from reglo.phrases.suites import notes
from reglo.phrases.tableaux import ecrire_cellule, presenter
from reglo.resources import resource_dir

ICI = Path(__file__).parent
FRAGMENTS = ICI.parent / "fragments"
Golden = Callable[[str, Path], None]
FAUTES = re.compile(
    r" {2}|None|_| ,|\( | \)|\bde le\b|\bde les\b|\bà le\b|\bà les\b|\bsi il\b|\bde [aeiouéè](?!\b)"
    r"|\.\.|(?<!\u00a0)[;?!](?= )| :|[\ue000-\uf8ff]|\bpar \S+ par \S+ par\b"
)
"""What no sentence holds: two blanks, a contraction or an elision left out, a mark."""


def phrases(recueil: Rulebook) -> Iterator[tuple[str, str]]:
    """Gives each sentence with the id of what it says, an aid after the other."""
    for definition in recueil.definitions.values():
        yield definition.ecriture, nu(terminer(vocabulaire.definition(Plume(recueil), definition)))
    for aide in recueil.aides.values():
        for version in aide.versions:
            plume = Plume(recueil, aide.id)
            for champ in version.__struct_fields__:
                valeur = getattr(version, champ)
                clauses = valeur if isinstance(valeur, tuple) else ()
                yield from ((c.id, nu(dire(plume, c))) for c in clauses if isinstance(c, Clause))
    for tableau in recueil.tableaux.values():
        plume = Plume(recueil)
        yield tableau.id, nu(terminer(presenter(plume, tableau)))
        yield from ((ligne.id, nu(dire_rang(plume, tableau, ligne))) for ligne in tableau.clauses)


def suites(recueil: Rulebook) -> dict[str, list[str]]:
    """Gives the notes of each clause, by id."""
    trouvees: dict[str, list[str]] = {}
    for aide in recueil.aides.values():
        for version in aide.versions:
            for champ in version.__struct_fields__:
                valeur = getattr(version, champ)
                for clause in valeur if isinstance(valeur, tuple) else ():
                    if isinstance(clause, Clause):
                        trouvees[clause.id] = [nu(typographier(majuscule(n.phrase))) for n in notes(recueil, clause)]
    return trouvees


def lire(dossier: Path) -> Rulebook:
    recueil = charger(dossier).rulebook
    assert recueil is not None
    return recueil


def test_the_fragments_read_as_french(golden: Golden) -> None:
    """Every construct of the language in a real clause: to be read aloud whenever it changes."""
    recueil = lire(FRAGMENTS)
    dites = suites(recueil)
    lignes: list[str] = []
    for identifiant, phrase in dict.fromkeys(phrases(recueil)):
        lignes += [f"{identifiant} : {phrase}", *(f"    {note}" for note in dites.get(identifiant, ()))]
    golden("\n".join(lignes) + "\n", ICI / "fragments.attendu")


@pytest.mark.parametrize("dossier", [FRAGMENTS, resource_dir("rules")], ids=["fragments", "rules"])
def test_no_sentence_is_malformed(dossier: Path) -> None:
    fautives = [f"{nom} : {phrase}" for nom, phrase in phrases(lire(dossier)) if FAUTES.search(phrase)]
    assert fautives == []


@pytest.mark.parametrize("dossier", [FRAGMENTS, resource_dir("rules")], ids=["fragments", "rules"])
def test_a_sentence_begins_and_ends_as_one(dossier: Path) -> None:
    for _, phrase in phrases(lire(dossier)):
        assert phrase[0].isupper() or not phrase[0].isalpha()
        assert phrase.endswith((".", "!", "?", "…"))


@given(situations())
@profil
def test_any_rulebook_has_its_sentences(situation: Situation) -> None:
    for nom, phrase in phrases(situation.recueil):
        assert len(phrase) > 1, nom
    for tableau in situation.recueil.tableaux.values():
        for rang in tableau.rangs:
            for cle, cellule in zip(tableau.cles, rang.cellules, strict=True):
                assert ecrire_cellule(Plume(situation.recueil), cle, cellule)
