"""Reads a file of examples: from the syntax tree to examples as written, with every word still as typed.

What a name means is not asked here; a piece that the syntax refused is skipped, since its diagnostic is already given.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reglo.cases import codes
from reglo.cases.exemple import (
    Attendu,
    Attente,
    ChoixDeLecture,
    Entree,
    Exemple,
    Forme,
    Rangee,
    Resultat,
    Retouche,
    Sujet,
)
from reglo.diagnostics import Diagnostic
from reglo.outcome.lecture_brute import Scalaire, Sequence, Table, remarque
from reglo.source import Span
from reglo.syntax.tree import Arbre, Item, Jeton, Noeud, Piece, Section
from reglo.values import formats

_SUJETS: dict[str, Sujet] = {
    "sujet_verdict": "verdict",
    "sujet_montant": "montant",
    "sujet_theorique": "theorique",
    "sujet_refus": "refus",
    "sujet_questions": "questions",
    "sujet_attribution": "attribution",
}
_FORMES: dict[str, Forme] = {
    "resultat_entre": "entre",
    "resultat_au_moins": "au_moins",
    "resultat_non_couvert": "non_couvert",
    "resultat_illisible": "illisible",
    "resultat_refus": "refus",
    "resultat_aucun": "aucun",
}


def lire_exemples(arbre: Arbre) -> tuple[Exemple, ...]:
    """Gives the examples of a file, in order."""
    return tuple(_exemple(item) for item in arbre.items if item.genre == "exemple" and item.tete.noeud is not None)


def elements_sans_liste(arbre: Arbre) -> Iterator[Diagnostic]:
    """Gives a remark for each element of a list that no list opens."""
    for section in (section for item in arbre.items for section in item.sections):
        if section.tete.depart != "section_dossier":
            continue
        for avant, piece in pairwise((section.tete, *section.clauses)):
            if piece.depart == "rangee" and avant.depart not in ("liste", "rangee"):
                yield remarque(codes.RANGEE_SANS_LISTE, piece.span)


def _exemple(item: Item) -> Exemple:
    tete = item.tete.noeud or Noeud("exemple", (), item.tete.span)
    noms = [jeton.texte.strip() for jeton in tete.jetons("STR")]
    jour = tete.jeton("DATE")
    dits = tuple(_dits(item))
    return Exemple(
        nom=noms[0],
        base=noms[1] if len(noms) > 1 else None,
        date=formats.lire_date(jour.texte) if jour else None,
        lectures=tuple(_lecture(noeud) for noeud in tete.noeuds("selon_lecture")),
        entrees=tuple(dit for dit in dits if isinstance(dit, Entree)),
        retouches=tuple(dit for dit in dits if isinstance(dit, Retouche)),
        attendus=tuple(_attendus(item.sections)),
        span=item.tete.span,
    )


def _lecture(noeud: Noeud) -> ChoixDeLecture:
    ident, option = noeud.noeud("ident"), noeud.jeton("NAME")
    return ChoixDeLecture(ident.jetons()[0].texte if ident else "", option.texte if option else "", noeud.span)


# ---------------------------------------------------------------------------------------------------------- the answers
def _dits(item: Item) -> Iterator[Entree | Retouche]:
    """Gives the answers, each list with the rows that follow it."""
    for section in item.sections:
        if section.tete.depart != "section_dossier":
            continue
        for piece, rangees in _avec_rangees(section.clauses):
            if piece.noeud is None:
                continue
            if piece.depart == "fait":
                yield _fait(piece.jetons)
            elif piece.depart == "pieces_fournies":
                yield Entree(_cle("pièces", piece.span), _noms(piece))
            elif piece.depart == "liste":
                yield _liste(piece.noeud, rangees)


def _avec_rangees(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, tuple[Piece, ...]]]:
    courante: Piece | None = None
    rangees: list[Piece] = []
    for piece in pieces:
        if piece.depart == "rangee":
            rangees.append(piece)
            continue
        if courante is not None:
            yield courante, tuple(rangees)
        courante, rangees = piece, []
    if courante is not None:
        yield courante, tuple(rangees)


def _fait(jetons: tuple[Jeton, ...]) -> Entree:
    """Reads « name : value » from its words, so that a value is typed where a dossier file's is."""
    nom, valeur = jetons[0], jetons[2:]
    cle = _cle(nom.brut, nom.span)
    if valeur[0].type == "sans réponse":
        return Entree(cle, None)
    return Entree(cle, _valeur(valeur))


def _valeur(jetons: tuple[Jeton, ...]) -> Scalaire:
    span = _couvre(jetons)
    if jetons[0].type == "STR":
        return Scalaire(jetons[0].texte, "texte", span)
    utiles = jetons[1:] if jetons[0].type == "parmi" else jetons
    return Scalaire(_ecrit(utiles), "texte", span)


def _liste(noeud: Noeud, pieces: tuple[Piece, ...]) -> Entree | Retouche:
    nom = noeud.jetons()[0]
    cle = _cle(nom.brut, nom.span)
    rangees = tuple(_rangee(piece) for piece in pieces if piece.noeud is not None)
    if noeud.jeton("MODIFIEE") is not None:
        return Retouche(cle, rangees)
    lignes = Sequence(tuple(_element(rangee) for rangee in rangees), noeud.span)
    lettres = tuple(rangee.lettre for rangee in rangees)
    if noeud.jeton("COMPLETE") is None:
        return Entree(cle, lignes, lettres)
    complet = (_cle("complet", noeud.span), Scalaire("oui", "texte", noeud.span))
    corps = Table((complet, (_cle("liste", noeud.span), lignes)), noeud.span)
    return Entree(cle, corps, lettres)


def _rangee(piece: Piece) -> Rangee:
    faits = tuple(_fait(jetons) for jetons in _coupe(piece.jetons[1:], ";"))
    return Rangee(piece.jetons[0].texte.removesuffix(")"), faits, piece.span)


def _element(rangee: Rangee) -> Table:
    dites = tuple((entree.cle, entree.valeur) for entree in rangee.entrees if entree.valeur is not None)
    return Table(dites, rangee.span)


def _coupe(jetons: tuple[Jeton, ...], signe: str) -> Iterator[tuple[Jeton, ...]]:
    courant: list[Jeton] = []
    for jeton in jetons:
        if jeton.texte == signe:
            yield tuple(courant)
            courant = []
        else:
            courant.append(jeton)
    if courant:
        yield tuple(courant)


def _noms(piece: Piece) -> Sequence:
    noms = [jeton for jeton in piece.jetons if jeton.type == "NAME"]
    return Sequence(tuple(Scalaire(jeton.brut, "texte", jeton.span) for jeton in noms), piece.span)


# ------------------------------------------------------------------------------------------------------- expectations
def _attendus(sections: tuple[Section, ...]) -> Iterator[Attendu]:
    for section in sections:
        tete = section.tete.noeud
        if section.tete.depart != "attendu" or tete is None:
            continue
        ident = tete.noeud("ident")
        aide = ident.jetons()[0].texte if ident else ""
        attentes = tuple(
            _attente(piece, piece.noeud)
            for piece in section.clauses
            if piece.noeud is not None and piece.depart == "attente"
        )
        yield Attendu(aide, attentes, section.tete.span)


def _attente(piece: Piece, noeud: Noeud) -> Attente:
    sujet, resultat = noeud.noeuds()
    debut = next(rang for rang, jeton in enumerate(piece.jetons) if jeton.texte == ":")
    clause = sujet.jetons()[0].texte if sujet.regle == "ref" else ""
    return Attente(
        sujet=_SUJETS.get(sujet.regle, "clause"),
        clause=clause,
        ecrit=_ecrit(piece.jetons[:debut]),
        resultat=_resultat(resultat, piece.jetons[debut + 1 :]),
        span=piece.span,
    )


def _resultat(noeud: Noeud, jetons: tuple[Jeton, ...]) -> Resultat:
    forme = _FORMES.get(noeud.regle, "valeurs")
    return Resultat(forme, tuple(_textes(forme, jetons)), _couvre(jetons), _ecrit(jetons))


def _textes(forme: Forme, jetons: tuple[Jeton, ...]) -> Iterator[str]:
    """Gives each value as typed."""
    if forme == "entre":
        coupure = next(rang for rang, jeton in enumerate(jetons) if jeton.type == "à")
        yield _ecrit(jetons[1:coupure])
        yield _ecrit(jetons[coupure + 1 :])
    elif forme == "au_moins":
        yield _ecrit(jetons[1:])
    elif forme == "valeurs":
        yield from (_ecrit(morceau) for morceau in _coupe(jetons, ","))


# --------------------------------------------------------------------------------------------------------------- words
def _cle(nom: str, span: Span) -> Scalaire:
    return Scalaire(nom, "texte", span)


def _ecrit(jetons: Iterable[Jeton]) -> str:
    """Writes words as typed, with one blank between them; a sign sticks to its number."""
    return " ".join(jeton.brut for jeton in jetons).replace("- ", "-").replace(" ,", ",")


def _couvre(jetons: tuple[Jeton, ...]) -> Span:
    premier, dernier = jetons[0].span, jetons[-1].span
    return Span(premier.fichier, premier.debut, dernier.fin, premier.ligne, premier.colonne)
