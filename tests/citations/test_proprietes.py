"""A quote cut anywhere in a document is found however it is printed, and with one other word it is not."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.citations.essai import citer, codes, recueil, verifier

from reglo.citations.alignement import Alignement
from reglo.citations.empreintes import VIDE
from reglo.citations.index import Index, Rangs, Retouche
from reglo.citations.mots import decouper, nombre_de_mots

MOTS = (
    "aide", "logement", "de", "la", "région", "travaux", "coût", "prêt", "œuvre", "à", "éligible", "2025", "10", "000",
    "€", "%", "l'opération", "d'une", "éco-prêt", "80-109", ";", ".", "(", ")", "fiche", "financé", "y", "îlot",
)  # fmt: skip
LIGNES = st.lists(st.lists(st.sampled_from(MOTS), max_size=9).map(" ".join), min_size=1, max_size=12)
SANS_ATTENTE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@dataclass
class Coupe:
    """A document, some of its words, and the lines where they stand."""

    texte: str
    rangs: Rangs
    lignes: tuple[int, int]

    @property
    def mots(self) -> str:
        """The words cut."""
        return Index(self.texte, "").lire(self.rangs)


@st.composite
def coupes(draw: st.DrawFn) -> Coupe:
    """Cuts a quote of four words at least, that no other place of its lines says, and that cuts no number."""
    texte = "\n".join(draw(LIGNES))
    index = Index(texte, "")
    nombre = len(index.mots.formes)
    assume(nombre >= 4)
    debut = draw(st.integers(0, nombre - 4))
    fin = draw(st.integers(debut + 4, min(nombre, debut + 12)))
    formes = index.mots.formes[debut:fin]
    assume(nombre_de_mots(formes) >= 4)
    lignes = index.lignes(Rangs(debut, fin))
    assume(index.chercher(formes, index.rangs(*lignes)) == [Rangs(debut, fin)])
    return Coupe(texte, Rangs(debut, fin), lignes)


@st.composite
def abime(draw: st.DrawFn, texte: str) -> str:
    """Prints a text otherwise: nothing of what it says is changed."""
    lettres = []
    for lettre in texte:
        gestes = [lettre, lettre, lettre.upper() if len(lettre.upper()) == 1 else lettre]
        gestes.append(unicodedata.normalize("NFD", lettre))
        gestes.append(unicodedata.normalize("NFD", lettre)[0])
        gestes += {"'": ["’", "´"], " ": ["\u00a0", "  ", " \u200b "], "-": ["–", "-"], "œ": ["oe"]}.get(lettre, [])
        lettres.append(draw(st.sampled_from(gestes)))
    return "".join(lettres).replace("fi", draw(st.sampled_from(["fi", "ﬁ"])))


@st.composite
def replie(draw: st.DrawFn, texte: str) -> str:
    """Breaks a line of words into several, some of them inside a word."""
    mots = texte.split(" ")
    lignes = mots[0]
    for mot in mots[1:]:
        lignes += draw(st.sampled_from([" ", "\n", " \r\n"])) + mot
    if draw(st.booleans()) and mots[0].isalpha() and len(mots[0]) > 2:
        lignes = f"{mots[0][:2]}-\n{lignes[2:]}"
    return lignes


def trouver(bureau: Path, document: str, lignes: tuple[int, int], extrait: str) -> list[str]:
    lieu = f"lignes {lignes[0]} à {lignes[1]}"
    return codes(verifier(bureau, recueil(citer(f"{lieu} « {extrait} »")), document))


@SANS_ATTENTE
@given(coupe=coupes(), data=st.data())
def test_a_quote_is_found_however_it_is_printed(tmp_path: Path, coupe: Coupe, data: st.DataObject) -> None:
    assert trouver(tmp_path, coupe.texte, coupe.lignes, data.draw(abime(coupe.mots))) == []
    assert trouver(tmp_path, data.draw(abime(coupe.texte)), coupe.lignes, coupe.mots) == []


@SANS_ATTENTE
@given(coupe=coupes(), data=st.data())
def test_a_quote_is_found_however_its_lines_are_broken(tmp_path: Path, coupe: Coupe, data: st.DataObject) -> None:
    document = "avant\n" + data.draw(replie(coupe.mots)) + "\naprès"
    lignes = (2, len(document.splitlines()) - 1)
    assume(len(Index(document, "").chercher(decouper(coupe.mots).formes, Index(document, "").tout)) == 1)
    assert trouver(tmp_path, document, lignes, coupe.mots) == []


@SANS_ATTENTE
@given(coupe=coupes(), data=st.data())
def test_a_quote_with_another_word_is_not_found(tmp_path: Path, coupe: Coupe, data: st.DataObject) -> None:
    mots = coupe.mots.split()
    rang = data.draw(st.integers(0, len(mots) - 1))
    autres = [*mots[:rang], data.draw(st.sampled_from(["zèbre", "7 777", "§"])), *mots[rang + 1 :]]
    assert trouver(tmp_path, coupe.texte, coupe.lignes, " ".join(autres)) in (["T301"], ["T304"])


@SANS_ATTENTE
@given(coupe=coupes(), data=st.data())
def test_a_quote_is_not_found_in_lines_that_do_not_hold_it(tmp_path: Path, coupe: Coupe, data: st.DataObject) -> None:
    nombre = len(coupe.texte.split("\n"))
    ligne = data.draw(st.integers(1, nombre))
    assume(not coupe.lignes[0] == coupe.lignes[1] == ligne and Index(coupe.texte, "").nombre_de_lignes == nombre)
    index = Index(coupe.texte, "")
    assume(not index.chercher(decouper(coupe.mots).formes, index.rangs(ligne, ligne)))
    assert trouver(tmp_path, coupe.texte, (ligne, ligne), coupe.mots) == ["T302"]


@given(coupe=coupes(), data=st.data())
def test_a_word_knows_its_line_whatever_is_corrected_around_it(coupe: Coupe, data: st.DataObject) -> None:
    texte = coupe.texte
    bornes = sorted(data.draw(st.lists(st.integers(0, len(texte)), min_size=2, max_size=6, unique=True)))
    paires = list(zip(bornes[::2], bornes[1::2], strict=False))
    retouches = tuple(
        Retouche(debut, fin, data.draw(st.sampled_from(["", " lu ", " deux mots "]))) for debut, fin in paires
    )
    index = Index(texte, "", retouches)
    for rang in range(len(index.mots.formes)):
        debut, fin = index.etendue(Rangs(rang, rang + 1))
        lignes = texte.count("\n", 0, debut) + 1, texte.count("\n", 0, max(debut, fin - 1)) + 1
        assert index.lignes(Rangs(rang, rang + 1)) == lignes
        ou = index.rangs(*lignes)
        assert ou.debut <= rang < ou.fin
        if not any(debut <= r.fin and r.debut <= fin for r in retouches):  # what touches a word may change it
            assert decouper(texte[debut:fin]).formes in ([index.mots.formes[rang]], [])


# ----------------------------------------------------------------------------------------------- changes of a document
SOMMES = st.lists(st.one_of(st.integers(0, 60).map("{:010d}".format), st.just(VIDE)), min_size=1, max_size=40)


@given(avant=SOMMES, data=st.data())
def test_a_passage_is_followed_wherever_its_lines_still_follow_each_other(
    avant: list[str], data: st.DataObject
) -> None:
    vues: set[str] = set()
    avant = [somme for somme in avant if somme == VIDE or not (somme in vues or vues.add(somme))]  # type: ignore[func-returns-value]
    apres = list(avant)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(apres)))
        geste = data.draw(st.sampled_from(["ajouter", "retirer", "changer", "déplacer"]))
        if geste == "ajouter":
            apres[place:place] = [f"nouv{data.draw(st.integers(0, 999_999)):06d}"]
        elif geste == "déplacer":
            fin = data.draw(st.integers(place, len(apres)))
            bloc = apres[place:fin]
            del apres[place:fin]
            ailleurs = data.draw(st.integers(0, len(apres)))
            apres[ailleurs:ailleurs] = bloc
        elif place < len(apres):
            apres[place : place + 1] = [] if geste == "retirer" else [f"chan{data.draw(st.integers(0, 999_999)):06d}"]
    assume(len({s for s in apres if s != VIDE}) == sum(s != VIDE for s in apres))
    alignement = Alignement(avant, apres)
    for debut in range(1, len(avant) + 1):
        for fin in range(debut, min(len(avant), debut + 4) + 1):
            passage = [somme for somme in avant[debut - 1 : fin] if somme != VIDE]
            suivi = alignement.suivre(debut, fin)
            assert (suivi is not None) == suite_de(passage, apres)
            if suivi is not None and passage:
                assert [somme for somme in apres[suivi[0] - 1 : suivi[1]] if somme != VIDE] == passage
    assert set(alignement.retirees) == {rang for rang, somme in enumerate(avant, 1) if somme not in (*apres, VIDE)}


def suite_de(passage: list[str], apres: list[str]) -> bool:
    """Whether some lines follow each other in a text, blank lines put aside."""
    pleines = [somme for somme in apres if somme != VIDE]
    return any(pleines[rang : rang + len(passage)] == passage for rang in range(len(pleines) + 1))
