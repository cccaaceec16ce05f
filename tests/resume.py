"""A short text of a model, to read and compare: what a clause became, without places nor defaults."""

from datetime import date
from fractions import Fraction

from reglo.model.clauses import AutresCas, Citation, Interpretation, Preuve
from reglo.model.expressions import Node
from reglo.model.rulebook import Rulebook
from reglo.source import Span

_TABLES = ("documents", "donnees", "definitions", "parametres", "tableaux", "lectures", "anomalies", "troncs", "aides")


def resumer(rulebook: Rulebook, sauf: Rulebook) -> str:
    """Gives the items of a model but those of the shared vocabulary, one line by field."""
    lignes: list[str] = []
    for table in _TABLES:
        for nom, element in getattr(rulebook, table).items():
            if nom not in getattr(sauf, table):
                lignes += [f"{table[:-1] if table != 'tableaux' else 'tableau'} {nom}", *_champs(element, 1)]
    return "\n".join([*lignes, f"ordre {' '.join(rulebook.ordre)}", ""])


def _champs(noeud: Node, retrait: int) -> list[str]:
    lignes = []
    for champ in noeud.__struct_fields__:
        valeur = getattr(noeud, champ)
        if isinstance(valeur, Span) or valeur in (None, (), "", False):
            continue
        lignes += _ligne(champ, valeur, retrait)
    return lignes


def _ligne(champ: str, valeur: object, retrait: int) -> list[str]:
    marge = "  " * retrait
    if isinstance(valeur, tuple) and valeur and isinstance(valeur[0], Node):
        return [f"{marge}{champ}", *(ligne for element in valeur for ligne in _element(element, retrait + 1))]
    if isinstance(valeur, AutresCas):
        return [f"{marge}{champ}", *_champs(valeur, retrait + 1)]
    return [f"{marge}{champ} {_court(valeur)}"]


def _element(noeud: object, retrait: int) -> list[str]:
    marge = "  " * retrait
    if isinstance(noeud, Node) and "id" in noeud.__struct_fields__:
        return [f"{marge}- {noeud.id}", *_champs(noeud, retrait + 1)]  # type: ignore[attr-defined]
    if type(noeud).__name__ == "Version" and isinstance(noeud, Node):
        return [f"{marge}- version", *_champs(noeud, retrait + 1)]
    return [f"{marge}- {_court(noeud)}"]


def _court(valeur: object) -> str:
    """One value on one line."""
    match valeur:
        case Preuve():
            return " ; ".join(map(_court, (*valeur.citations, *valeur.interpretations))) + " (héritée)" * valeur.heritee
        case Citation():
            case_ = f"[{valeur.rangee} ; {valeur.colonne}] " if valeur.rangee else ""
            return f"{valeur.document} {valeur.ligne_debut or ''}-{valeur.ligne_fin or ''} {case_}« {valeur.extrait} »"
        case Interpretation():
            return f"interprétation de {valeur.auteur}"
        case Fraction() | date():
            return str(valeur)
        case tuple():
            return f"({', '.join(map(_court, valeur))})"
        case Node():
            champs = ((champ, getattr(valeur, champ)) for champ in valeur.__struct_fields__)
            dits = [_court(v) for _, v in champs if not isinstance(v, Span) and v not in (None, (), "")]
            return f"{type(valeur).__name__}({', '.join(dits)})"
    return str(valeur)
