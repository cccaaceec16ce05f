"""Tables of figures, and the sentences around them: each figure is written as French prints it."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from reglo.publication.html import bloc, element, imprimer
from reglo.publication.page import paragraphe
from reglo.values.formats import ecrire_nombre


def ecrire(nombre: int) -> str:
    """Writes a count, its thousands apart."""
    return imprimer(ecrire_nombre(Fraction(nombre)))


def compte(nombre: int, singulier: str, pluriel: str) -> str:
    """Says a count and what is counted: « 20 000 paires »."""
    return f"{ecrire_nombre(Fraction(nombre))} {pluriel if nombre > 1 else singulier}"


def dire(texte: str) -> str:
    """Draws a sentence."""
    return paragraphe(imprimer(texte))


def avis(texte: str) -> str:
    """Draws what was not done."""
    return paragraphe(imprimer(texte), "avis")


def perime(texte: str) -> str:
    """Draws what is out of date."""
    return paragraphe(imprimer(texte), "perime")


def releve(titre: str, lignes: Iterable[tuple[str, int]]) -> str:
    """Draws a table of counts; what is counted is HTML already."""
    return tableau((titre, "Nombre"), ((nom, ecrire(nombre)) for nom, nombre in lignes))


def tableau(titres: Sequence[str], lignes: Iterable[Sequence[str]], classe: str = "releve") -> str:
    """Draws a table of figures: the first cell of each row is its heading, all cells are HTML already."""
    entete = element("tr", *(element("th", imprimer(titre), scope="col") for titre in titres))
    corps = (
        element("tr", element("th", tete, scope="row"), *(element("td", case) for case in cases))
        for tete, *cases in lignes
    )
    dessin = element("table", element("thead", entete), element("tbody", *corps), classe="cases")
    return bloc("div", dessin, classe=classe)
