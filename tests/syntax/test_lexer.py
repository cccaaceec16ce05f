"""Words: whole, longest first, every keyword reserved; quotations end where they must."""

import pytest

from reglo.syntax.fold import Texte
from reglo.syntax.lexer import IMBRIQUE, OUVERT, Lexer
from reglo.syntax.parse import analyser
from reglo.syntax.tables import tables

LEXER = Lexer(tables())


def mots(texte: str) -> list[tuple[str, str]]:
    return [(lexeme.jeton.type, lexeme.jeton.texte) for lexeme in LEXER.decouper(Texte(texte, "essai")).lexemes]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("par exception à c4", [("par exception à", "par exception a"), ("LREF", "c4")]),
        ("jusqu'au 1er juillet 2025", [("jusqu'au", "jusqu'au"), ("DATE", "1er juillet 2025")]),
        ("jusqu’à 3 €", [("jusqu'à", "jusqu'a"), ("NOMBRE", "3"), ("UNITE", "€")]),
        ("l'aide aude.hcs", [("l'aide", "l'aide"), ("QNAME", "aude.hcs")]),
        ("250 €/m²", [("NOMBRE", "250"), ("UNITE", "€/m²")]),
        ("80 kWhEP/m²/an", [("NOMBRE", "80"), ("UNITE", "kWhEP/m²/an")]),
        ("m2. m2", [("LABEL", "m2."), ("LREF", "m2")]),
        ("a) énergie_positive", [("SUB", "a)"), ("NAME", "energie_positive")]),
        ("22 / 12 / 2017", [("DATE", "22 / 12 / 2017")]),
        ("au\n    moins", [("au moins", "au moins")]),
        ("aumoins", [("NAME", "aumoins")]),
        ("10 000 20", [("NOMBRE", "10 000"), ("NOMBRE", "20")]),
        ("2.5", [("INCONNU", "2.5")]),
        ("2.500 000", [("NOMBRE", "2.500"), ("NOMBRE", "000")]),
        ("2.500,50", [("NOMBRE", "2.500,50")]),
        ("d'urbanisme", [("INCONNU", "d'urbanisme")]),
        ("non-cumul", [("non-cumul", "non-cumul")]),
        ("aide.x aide", [("QNAME", "aide.x"), ("aide", "aide")]),
        ("c1.", [("LABEL", "c1.")]),
    ],
)
def test_words(texte: str, attendu: list[tuple[str, str]]) -> None:
    assert mots(texte) == attendu


def test_the_typed_word_is_kept_beside_the_folded_one() -> None:
    jeton = LEXER.decouper(Texte("Énergie’", "essai")).lexemes[0].jeton
    assert (jeton.texte, jeton.brut) == ("Energie", "Énergie")


@pytest.mark.parametrize(
    ("texte", "contenu"),
    [
        ("« 20 places minimum »", "20 places minimum"),
        ("«serré»", "serré"),
        ('"droit"', "droit"),
        ("“courbe”", "courbe"),
        ("‹simple›", "simple"),
        ("« sur\n      deux\u00a0lignes »", "sur deux lignes"),
        ("« il dit “oui” »", "il dit “oui”"),
        ('"il dit « oui »"', "il dit “oui”"),
        ("« l'été # n'est pas un commentaire »", "l'été # n'est pas un commentaire"),
        ("« »", ""),
    ],
)
def test_quotations(texte: str, contenu: str) -> None:
    assert mots(texte) == [("STR", contenu)]


@pytest.mark.parametrize(
    ("texte", "premier", "defaut"),
    [
        ("« ouvert\n  c2. x", "ouvert", OUVERT),
        ("« ouvert\n  critères\n", "ouvert", OUVERT),
        ("« ouvert\n\n", "ouvert", OUVERT),
        ("« un texte « fermé »", "un texte", OUVERT),
        ('"ouvert\n  c2. x "fermé"', "ouvert", OUVERT),
        ("« ouvert", "ouvert", OUVERT),
        ("« dehors « dedans » dehors »", "dehors “dedans” dehors", IMBRIQUE),
    ],
)
def test_faulty_quotations(texte: str, premier: str, defaut: str) -> None:
    lexeme = LEXER.decouper(Texte(texte, "essai")).lexemes[0]
    assert (lexeme.jeton.texte, lexeme.defaut) == (premier, defaut)


def test_comments_are_kept_aside_with_their_places() -> None:
    decoupe = LEXER.decouper(Texte("# seul\nc1. x  # au bout\n", "essai"))
    assert [(c.texte, c.seul, c.span.ligne) for c in decoupe.commentaires] == [
        (" seul", True, 1),
        (" au bout", False, 2),
    ]
    assert len(decoupe.lexemes) == 2


@pytest.mark.parametrize("ecrit", ["habilite\u0301es", "habili\u200btées", "habilit\u00adées", "habilitées\ufeff"])
def test_a_name_is_kept_as_it_looks(ecrit: str) -> None:
    (item,) = analyser(f"langue reglo 1\ndonnée {ecrit} « x » : montant\n", "x")[0].items[1:]
    assert item.tete.jetons[1].brut == "habilitées"
