"""The lines of the marks and their files: read as a jurist leaves them, written whole, never half."""

import re
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.relecture.essai import JOUR, PAR, installer, marque, recueil

from reglo.diagnostics import ErreurReglo
from reglo.relecture import Demande, codes, lire, marquer
from reglo.relecture.lignes import ENTETE, NEUF, ecrire, inserer
from reglo.relecture.lignes import lire as lire_lignes

LIGNE = ecrire(marque("essai.base.c1"))


@pytest.fixture
def regles(tmp_path: Path) -> Path:
    return installer(tmp_path)


def inscrire(regles: Path, *noms: str, par: str = PAR, le: date = JOUR, reserve: str | None = None) -> None:
    marquer(regles, recueil(), Demande(noms=noms, par=par, le=le, reserve=reserve), date(2025, 4, 1))


def refus(regles: Path, *noms: str, **champs: object) -> list[str]:
    with pytest.raises(ErreurReglo) as refuse:
        inscrire(regles, *noms, **champs)  # type: ignore[arg-type]
    assert not list(regles.rglob("*.relectures"))
    return [remarque.code for remarque in refuse.value.diagnostics]


# ------------------------------------------------------------------------------------------------------------- lines
@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_written_is_read_back(par: str, reserve: str) -> None:
    propre = re.compile(r"[«»\"]|\s+")
    faite = marque(
        "essai.base.c1",
        par=" ".join(propre.sub(" ", par).split()) or "juriste",
        reserve=" ".join(propre.sub(" ", reserve).split()),
    )
    lues, fautes = lire_lignes(f"{ENTETE}\n{ecrire(faite)}\n", "essai.relectures")
    if not fautes:
        assert [(une.par, une.reserve, une.empreintes) for une in lues] == [
            (faite.par, faite.reserve, faite.empreintes)
        ]
    else:
        assert {faute.code for faute in fautes} == {"L105"}


@pytest.mark.parametrize(
    "ecriture",
    [
        LIGNE.replace("« ", "«").replace(" »", "»"),
        LIGNE.replace(" ", "  ").replace("12/03/2025", "2025-03-12"),
        LIGNE.replace("« ", '"').replace(" »", '"'),
        LIGNE.replace("relue", "relu").replace(" ", "\u00a0"),
        f"  {LIGNE}  ",
    ],
)
def test_blanks_and_quotation_marks_are_free(ecriture: str) -> None:
    lues, fautes = lire_lignes(f"\ufeff{ENTETE}\r\n\r\n# une note\r\n{ecriture}\r\n", "essai.relectures")
    assert fautes == ()
    assert [(une.objet, une.le, une.par) for une in lues] == [("essai.base.c1", JOUR, PAR)]


@pytest.mark.parametrize(
    ("ligne", "code"),
    [
        ("essai.base.c1 relue", "L103"),
        (LIGNE[:-1], "L103"),
        (LIGNE.replace("juriste du Département", ""), "L103"),
        (LIGNE.replace("12/03/2025", "31/02/2025"), "L104"),
        (LIGNE.replace("juriste", "jeanne@departement.fr"), "L105"),
        (LIGNE.replace(" »,", " » avec réserve « appeler le 05 61 00 11 22 »,"), "L105"),
        ("<<<<<<< HEAD", "L107"),
    ],
)
def test_a_line_that_is_no_mark_is_told_in_its_place_and_the_others_count(ligne: str, code: str) -> None:
    lues, fautes = lire_lignes(f"{ENTETE}\n{LIGNE}\n{ligne}\n", "essai.relectures")
    assert [une.objet for une in lues] == ["essai.base.c1"]
    assert [(faute.code, faute.span.ligne) for faute in fautes] == [(code, 3)]


def test_two_versions_that_git_could_not_unite_are_told_once() -> None:
    texte = f"{ENTETE}\n<<<<<<< HEAD\n{LIGNE}\n=======\n{LIGNE}\n>>>>>>> branche\n"
    assert [faute.code for faute in lire_lignes(texte, "x")[1]] == ["L107"]


def test_a_file_says_what_it_is() -> None:
    assert [faute.code for faute in lire_lignes(f"{LIGNE}\n", "x")[1]] == ["L102"]
    assert lire_lignes("", "x") == ((), ())


def test_marks_stand_in_order_and_the_other_lines_stay_as_they_are() -> None:
    texte = NEUF
    for nom in ("essai.un.c2", "aide essai.un", "essai.base.c1"):
        texte = inserer(texte, marque(nom))
    note = texte.replace("essai.un.c2 relue", "# à revoir en commission\nessai.un.c2   relue")
    suite = inserer(note, marque("essai.base.p1"))
    assert [une.objet for une in lire_lignes(suite, "x")[0]] == [
        "aide essai.un",
        "essai.base.c1",
        "essai.base.p1",
        "essai.un.c2",
    ]
    assert suite.replace(ecrire(marque("essai.base.p1")) + "\n", "") == note


# ------------------------------------------------------------------------------------------------------------- files
def test_a_mark_stands_beside_the_rule_that_it_is_about(regles: Path) -> None:
    inscrire(regles, "essai.base.c1", "essai.un.c2")
    lues = lire(regles)
    assert (lues.diagnostics, list(lues.sources)) == ((), ["essai.relectures"])
    assert [une.objet for une in lues.marques] == ["essai.base.c1", "essai.un.c2"]


def test_a_file_without_its_last_end_of_line_loses_nothing(regles: Path) -> None:
    (regles / "essai.relectures").write_text(f"{ENTETE}\n{LIGNE}", encoding="utf-8")
    inscrire(regles, "essai.un.c2")
    assert [une.objet for une in lire(regles).marques] == ["essai.base.c1", "essai.un.c2"]


def test_the_same_day_the_last_word_of_a_reviewer_replaces_the_first_where_it_stands(regles: Path) -> None:
    (regles / "prelude.relectures").write_text(f"{ENTETE}\n{LIGNE}\n", encoding="utf-8")
    inscrire(regles, "essai.base.c1", reserve="seuil à confirmer")
    assert [(une.reserve, une.span.fichier) for une in lire(regles).marques] == [
        ("seuil à confirmer", "prelude.relectures")
    ]
    assert not (regles / "essai.relectures").exists()


def test_an_id_names_its_clause_in_every_version(regles: Path) -> None:
    inscrire(regles, "essai.deux.m1")
    assert [une.objet for une in lire(regles).marques] == ["essai.deux.m1 version v1", "essai.deux.m1 version v2"]


def test_marks_that_contradict_each_other_are_told_and_neither_counts(regles: Path) -> None:
    autre = LIGNE.replace(" »,", " » avec réserve « non »,")
    (regles / "essai.relectures").write_text(f"{ENTETE}\n{LIGNE}\n{LIGNE}\n{autre}\n", encoding="utf-8")
    lues = lire(regles)
    assert [(une.code, une.span.ligne, une.notes[0][0].ligne) for une in lues.diagnostics] == [("L106", 4, 2)]
    assert lues.marques == ()


def test_a_damaged_file_is_told_and_never_rewritten(regles: Path) -> None:
    fichier = regles / "essai.relectures"
    fichier.write_text(f"{ENTETE}\n{LIGNE}\nune ligne perdue\n", encoding="utf-8")
    avant = fichier.read_bytes()
    with pytest.raises(ErreurReglo) as refuse:
        inscrire(regles, "essai.un.c2")
    assert [remarque.code for remarque in refuse.value.diagnostics] == ["L103"]
    assert fichier.read_bytes() == avant


def test_a_file_that_is_not_text_is_told(regles: Path) -> None:
    (regles / "essai.relectures").write_bytes(b"\xff\xfe")
    (regles / "dossier.relectures").mkdir()
    assert [une.code for une in lire(regles).diagnostics] == ["L101"]


@pytest.mark.parametrize(
    ("champs", "code"),
    [
        ({"par": " "}, "L202"),
        ({"reserve": ""}, "L202"),
        ({"par": "x" * (codes.LONGUEUR_MAXIMALE + 1)}, "L203"),
        ({"par": "jeanne@departement.fr"}, "L105"),
        ({"reserve": "appeler le 05 61 00 11 22"}, "L105"),
        ({"le": date(2025, 4, 2)}, "L204"),
    ],
)
def test_what_a_reviewer_may_not_say_is_refused_and_nothing_is_written(
    regles: Path, champs: dict[str, object], code: str
) -> None:
    assert refus(regles, "essai.base.c1", **champs) == [code]


def test_what_the_rules_do_not_hold_is_refused_with_what_is_near(regles: Path) -> None:
    with pytest.raises(ErreurReglo, match=r"« essai\.base\.c1 »"):
        inscrire(regles, "essai.bas.c1")
    assert refus(regles, "essai.base.c1", "rien", "nulle part", le=date(2025, 4, 2)) == ["L201", "L201", "L204"]


def test_the_day_itself_may_be_marked(regles: Path) -> None:
    inscrire(regles, "essai.base.c1", le=date(2025, 4, 1), par="x" * codes.LONGUEUR_MAXIMALE)
    assert len(lire(regles).marques) == 1


def test_quotation_marks_become_inner_ones(regles: Path) -> None:
    inscrire(regles, "essai.base.c1", par="service « habitat »", reserve='lire "au moins"\nou non')
    (une,) = lire(regles).marques
    assert (une.par, une.reserve) == ("service “habitat”", "lire ”au moins” ou non")


def test_several_writers_lose_no_mark(regles: Path) -> None:
    fils = [
        threading.Thread(target=inscrire, args=(regles, "essai.base.c1"), kwargs={"par": f"f{i}"}) for i in range(8)
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert sorted(une.par for une in lire(regles).marques) == [f"f{rang}" for rang in range(8)]


def test_a_writer_that_waits_too_long_is_refused(regles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reglo.relecture import fichiers, inscription

    monkeypatch.setattr(inscription, "ATTENTE", 0)
    with fichiers.verrou(regles, 0):
        assert refus(regles, "essai.base.c1") == ["L205"]


def test_what_the_system_refuses_leaves_the_file_as_it_was(regles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reglo.relecture import fichiers

    fichier = regles / "essai.relectures"
    fichier.write_text(f"{ENTETE}\n{LIGNE}\n", encoding="utf-8")
    avant = fichier.read_bytes()
    refuse: Callable[..., bool] = lambda *_: False  # noqa: E731 - stands for a full disk
    monkeypatch.setattr(fichiers, "remplacer", refuse)
    with pytest.raises(ErreurReglo) as dit:
        inscrire(regles, "essai.un.c2")
    assert [remarque.code for remarque in dit.value.diagnostics] == ["L206"]
    assert fichier.read_bytes() == avant
    fichier.unlink()
    assert refus(regles, "essai.un.c2") == ["L206"]
