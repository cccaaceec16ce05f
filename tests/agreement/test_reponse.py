"""What holds of every answer: replayable, indifferent to the order of what has none, true about the other readings."""

import msgspec
from hypothesis import given
from tests.agreement.tirer import Situation, profil, repondre, situations
from tests.strategies.tirage import Tirage

from reglo.model.rulebook import Aide, Rulebook
from reglo.outcome.dossier import Dossier, Liste
from reglo.outcome.reponse import Reponse, ReponseAide

SANS_ORDRE = ("criteres", "montants", "bonifications", "caracteristiques", "non_cumuls", "pieces", "enveloppes")
"""Sections whose clauses have no order."""
DECLARATIONS = ("organismes", "documents", "donnees", "definitions", "parametres", "tableaux", "lectures", "aides")


@given(situations())
@profil
def test_an_answer_is_replayed_to_the_same_bytes(situation: Situation) -> None:
    _, recueil, dossier = situation
    reponse = repondre(recueil, dossier)
    ecrite = msgspec.json.encode(reponse)
    assert ecrite == msgspec.json.encode(repondre(recueil, dossier))
    assert msgspec.json.decode(ecrite, type=Reponse) == reponse


@given(situations())
@profil
def test_what_another_reading_would_change_is_what_it_changes(situation: Situation) -> None:
    _, recueil, dossier = situation
    for aide in repondre(recueil, dossier).aides:
        for autre in aide.lectures:
            seule = repondre(recueil, dossier, {autre.lecture: autre.option})
            relue = next(x for x in seule.aides if x.id == aide.id)
            dits = (autre.verdict, autre.montant_theorique, autre.montant_du)
            assert dits == (relue.verdict, relue.montant_theorique, relue.montant_du)
            retenus = (aide.verdict, aide.montant_theorique, aide.montant_du)
            assert autre.change == (dits != retenus)


# ------------------------------------------------------------------------------------------------------------- order
def melanger(t: Tirage, recueil: Rulebook) -> Rulebook:
    """Draws the same rulebook written in another order."""
    declares = {champ: dict(t.melange(tuple(getattr(recueil, champ).items()))) for champ in DECLARATIONS}
    aides = {nom: _melanger_aide(t, aide) for nom, aide in declares["aides"].items()}
    tableaux = {
        nom: msgspec.structs.replace(tableau, rangs=tuple(t.melange(tableau.rangs)))
        for nom, tableau in declares["tableaux"].items()
    }
    return msgspec.structs.replace(recueil, **{**declares, "aides": aides, "tableaux": tableaux})


def _melanger_aide(t: Tirage, aide: Aide) -> Aide:
    versions = []
    for version in aide.versions:
        sections = {nom: tuple(t.melange(getattr(version, nom))) for nom in SANS_ORDRE}
        versions.append(msgspec.structs.replace(version, **sections))
    return msgspec.structs.replace(aide, versions=tuple(versions))


def melanger_dossier(t: Tirage, dossier: Dossier) -> Dossier:
    """Draws the same dossier with its elements in another order."""
    listes = {
        entite: Liste(tuple(t.melange(liste.elements)), liste.complete)
        for entite, liste in t.melange(tuple(dossier.listes.items()))
    }
    registre = None if dossier.registre is None else tuple(t.melange(dossier.registre))
    return msgspec.structs.replace(dossier, listes=listes, registre=registre)


def range_(aide: ReponseAide) -> dict[str, object]:
    """Gives an answer with its parts in one order."""
    parties = {nom: getattr(aide, nom) for nom in aide.__struct_fields__}
    return {nom: sorted(map(str, x)) if isinstance(x, tuple) else x for nom, x in parties.items()}


@given(situations())
@profil
def test_the_order_of_what_has_none_does_not_matter(situation: Situation) -> None:
    t, recueil, dossier = situation
    droit = repondre(recueil, dossier)
    autre = repondre(melanger(t, recueil), melanger_dossier(t, dossier))
    for aide in droit.aides:
        jumelle = next(x for x in autre.aides if x.id == aide.id)
        assert range_(aide) == range_(jumelle)
    assert sorted(map(str, droit.controles)) == sorted(map(str, autre.controles))
