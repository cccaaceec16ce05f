"""Every change that can be made in the rules of some files, each with its identity."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from reglo.model.rulebook import Rulebook
from reglo.mutation import clauses
from reglo.mutation.greffe import reecrire
from reglo.mutation.mutant import Genre, Greffe, Identite, Mutant, Reecriture
from reglo.mutation.phrase import LONGUEUR_MONTREE, Changement, Phrase, Vocabulaire
from reglo.mutation.phrases import changements
from reglo.source import Span
from reglo.syntax.tree import Arbre, Item, Piece

_SANS_REGLE = ("langue", "unite", "entite", "organisme", "document", "errata", "anomalie", "exemple", "sans_effet")
"""Items that hold no rule."""
_NON_MUTEES = ("clause_mention", "clause_indicateur")


def vocabulaire(rulebook: Rulebook) -> Vocabulaire:
    """Gives what the words alone do not tell."""
    donnees = rulebook.donnees.values()
    booleens = {donnee.nom for donnee in donnees if donnee.genre == "booleen"}
    booleens |= {nom for nom, definition in rulebook.definitions.items() if definition.condition is not None}
    ordres = {tuple(option.nom for option in une.options) for une in donnees if une.genre == "choix_ordonne"}
    return Vocabulaire(frozenset(booleens), tuple(sorted(ordres)))


def semer(arbres: Iterable[Arbre], textes: Mapping[str, str], rulebook: Rulebook) -> tuple[Mutant, ...]:
    """Gives the changes of some files, in the order of their text."""
    mots = vocabulaire(rulebook)
    trouves = (
        mutant
        for arbre in arbres
        for item in arbre.items
        if porte_des_regles(item)
        for mutant in _Item(item, textes[arbre.fichier], mots).mutants()
    )
    return tuple(sorted(trouves, key=lambda mutant: (mutant.span.fichier, mutant.span.debut)))


def porte_des_regles(item: Item) -> bool:
    """Tells whether an item holds rules that can be changed."""
    return item.genre not in _SANS_REGLE


class _Item:
    """An item, and the names of what it holds."""

    def __init__(self, item: Item, texte: str, mots: Vocabulaire) -> None:
        self.item = item
        self.texte = texte
        self.mots = mots
        self.version = version(item)
        self._porteurs = {id(piece): porteur for piece, porteur in porteurs(item)}

    def mutants(self) -> Iterator[Mutant]:
        """Gives the changes of the words, then those of whole clauses."""
        for piece, _ in porteurs(self.item):
            if piece.depart not in _NON_MUTEES:
                yield from self._reecritures(piece)
        for genre, retrait, label in clauses.retraits(self.item):
            piece = retrait.piece
            yield self._mutant(genre, retrait, piece.jetons[0].span, (label, ""))
        for genre, echange in clauses.echanges(self.item):
            premiere, seconde = echange.piece, echange.suivante
            dits = (f"{premiere.label} puis {seconde.label}", f"{seconde.label} puis {premiere.label}")
            yield self._mutant(genre, echange, premiere.jetons[0].span, dits)

    def _reecritures(self, piece: Piece) -> Iterator[Mutant]:
        phrase = Phrase(piece, self.item, self.texte, self.mots)
        lus = [changement for changement in changements(phrase) if _se_lit(phrase, changement)]
        for changement, montre in zip(lus, _montres(phrase, lus), strict=True):
            yield self._mutant(changement.genre, Reecriture(piece, changement.coupes), changement.span, montre)

    def _mutant(self, genre: Genre, greffe: Greffe, span: Span, montre: tuple[str, str]) -> Mutant:
        identite = Identite(self._porteurs[id(greffe.piece)], self.version, *montre)
        return Mutant(identite, genre, span, self.item, greffe)


def porteurs(item: Item) -> Iterator[tuple[Piece, str]]:
    """Gives each piece with the id of what it says, that of the model for a clause."""
    nom = next((jeton.texte for jeton in item.tete.jetons[1:2] if jeton.type in ("NAME", "QNAME")), "")
    yield item.tete, nom
    for piece in item.clauses:
        yield piece, f"{nom}.{piece.label or 'autres_cas'}"
    for section in item.sections:
        corps = section.tete.noeud.noeud("corps_tableau") if section.tete.noeud is not None else None
        tableau = nom if corps is None else f"{nom}.{corps.jetons('NAME')[0].texte}"
        yield section.tete, tableau
        for piece in section.clauses:
            yield piece, f"{nom}.{piece.label}" if piece.label else f"{tableau}.autres_cas"


def version(item: Item) -> str:
    """Gives the name of the version of an aid; nothing when it has none."""
    mots = [jeton.type for jeton in item.tete.jetons]
    return item.tete.jetons[mots.index("version") + 1].texte if "version" in mots else ""


def _se_lit(phrase: Phrase, changement: Changement) -> bool:
    """Tells whether the language can say it: what it cannot say is no change of a rule."""
    return reecrire(phrase.piece, changement.coupes, phrase.texte).noeud is not None


def _montres(phrase: Phrase, lus: list[Changement]) -> list[tuple[str, str]]:
    """Shows each change in the phrase around it, wider where two would be shown alike."""
    montres = [changement.dit or phrase.montrer(changement, _cadre(phrase, changement)) for changement in lus]
    communs = {montre for montre, combien in Counter(montres).items() if combien > 1}
    return [
        phrase.montrer(changement, phrase.cadres(changement)[-1]) if montre in communs else montre
        for changement, montre in zip(lus, montres, strict=True)
    ]


def _cadre(phrase: Phrase, changement: Changement) -> tuple[int, int]:
    """Gives the widest stretch that is not too long."""
    cadres = phrase.cadres(changement)
    courts = [cadre for cadre in cadres if max(map(len, phrase.montrer(changement, cadre))) <= LONGUEUR_MONTREE]
    return courts[-1] if courts else cadres[0]
