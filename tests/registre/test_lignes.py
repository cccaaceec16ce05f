"""The lines of a register: what they say, how they chain, and that a plain tool can verify them."""

import json
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from tests.registre.gestes import Accorder, codes_de
from tests.registre.recueil_lot import RECUEIL

from reglo import registre
from reglo.outcome.dossier import Decision
from reglo.registre import Registre


def lignes(chemin: Path) -> list[str]:
    return chemin.read_text(encoding="utf-8").splitlines()


def test_a_new_register_is_one_line_and_its_head(chemin: Path) -> None:
    (entete,) = lignes(chemin)
    assert {**json.loads(entete), "empreinte": ""} == {"fichier": "registre", "format": 1, "empreinte": ""}
    assert registre.ouvrir(chemin).actes == ()
    assert json.loads((chemin.parent / "d.registre.tete").read_bytes())["actes"] == 0


def test_an_act_is_one_line_of_sorted_french_keys(trois: Registre) -> None:
    _, accord, _, modification = map(json.loads, lignes(trois.chemin))
    assert list(accord) == sorted(accord)
    assert {**accord, "empreinte": ""} == {
        "acte": "accord",
        "aide": "lot.plai",
        "auteur": "Commission permanente",
        "date": "2025-02-10",
        "décision": 1,
        "empreinte": "",
        "montant": "150000.00",
        "numéro": 1,
        "quantités": {"logement": "30"},
        "référence": "CP 2025-12, n° 7",
    }
    assert {**modification, "empreinte": ""} == {
        "acte": "modification",
        "date": "2025-03-12",
        "décision": 1,
        "empreinte": "",
        "numéro": 3,
        "quantités": {"logement": "20"},
    }


def test_the_chain_is_verified_by_plain_means(trois: Registre) -> None:
    """The hash of a line is that of its text with the hash of the line before in the place of its own."""
    precedente = "0" * 64
    for ligne in lignes(trois.chemin):
        dite = re.search('"empreinte": "([0-9a-f]{64})"', ligne)
        assert dite
        assert sha256(ligne.replace(dite[1], precedente).encode()).hexdigest() == dite[1]
        precedente = dite[1]
    assert trois.repere == f"3:{precedente}"


def test_a_text_that_looks_like_a_hash_takes_nothing_of_the_chain(accorder: Accorder, chemin: Path) -> None:
    piege = '"empreinte": "' + "a" * 64 + '"'
    suite = accorder(référence=piege, auteur=accorder().empreintes[1], logements=1)
    assert suite.actes[-1].reference == piege
    assert registre.ouvrir(chemin) == suite


def test_what_was_added_is_what_is_read_again(trois: Registre) -> None:
    relu = registre.ouvrir(trois.chemin)
    assert relu == trois
    assert relu.decisions == (
        Decision(date(2025, 2, 10), 1, "lot.plai", Fraction(150_000), {"logement": Fraction(20)}),
        Decision(date(2025, 2, 10), 2, "lot.plai", Fraction(25_000), {"logement": Fraction(5)}),
    )


def test_nothing_written_is_ever_written_again(chemin: Path, accorder: Accorder) -> None:
    avant = chemin.read_bytes()
    gestes: tuple[Callable[[], Registre], ...] = (
        lambda: accorder(logements=1),
        lambda: registre.ouvrir(chemin).modifier(RECUEIL, 1, {"date": "11/02/2025", "montant": 3}),
        lambda: registre.ouvrir(chemin).retirer(1, {"date": "11/02/2025"}),
    )
    for geste in gestes:
        geste()
        apres = chemin.read_bytes()
        assert apres.startswith(avant)
        assert apres.count(b"\n") == avant.count(b"\n") + 1
        avant = apres


def test_a_register_is_read_as_an_act_left_it(trois: Registre) -> None:
    assert [trois.apres(n).repere.partition(":")[0] for n in range(4)] == ["0", "1", "2", "3"]
    assert trois.apres(2).decisions[0].quantites == {"logement": Fraction(30)}
    assert trois.apres(0).decisions == ()
    assert trois.apres(3) == trois


def test_an_act_that_is_not_there_is_refused(trois: Registre) -> None:
    assert codes_de(lambda: trois.apres(4)) == ["R315"]
    assert codes_de(lambda: trois.apres(-1)) == ["R315"]


def test_a_mark_proves_that_what_came_before_has_not_changed(trois: Registre) -> None:
    for acte, empreinte in enumerate(trois.empreintes):
        trois.exiger_repere(f"{acte}:{empreinte}")
        trois.exiger_repere(f"{acte}:{empreinte[:8]}…")


def test_another_mark_is_refused(trois: Registre) -> None:
    assert codes_de(lambda: trois.exiger_repere(f"3:{trois.empreintes[2]}")) == ["R213"]
    assert codes_de(lambda: trois.exiger_repere(f"4:{trois.empreintes[3]}")) == ["R213"]
    assert codes_de(lambda: trois.exiger_repere(f"3:{trois.empreintes[3][:7]}")) == ["R316"]
    assert codes_de(lambda: trois.exiger_repere("trois")) == ["R316"]
