"""Cuts a text into pieces at the words that open a line, and tells by which rule each piece is read.

Indentation means nothing. A piece is cut even when its opening word is misspelled, as long as the mistake is plain, so
that what follows is still read in its place.
"""

import re
from collections.abc import Iterable

import msgspec

from reglo.diagnostics import proches
from reglo.syntax import plan
from reglo.syntax.lexer import INCONNU, Lexeme
from reglo.syntax.tables import Tables

_AVANT_LABEL = frozenset(
    {
        "STR",
        "NAME",
        "QNAME",
        "UNITE",
        "NOMBRE",
        "PCT",
        "DATE",
        ")",
        "LREF",
        "OUI",
        "NON",
        "NEANT",
        "dossier",
        "refus",
        "illisible",
        "non couvert",
        "aucun",
        "sans réponse",
    }
)
PUCES = frozenset({"-", "*", "•", "–", "—", "·", "▪", "‣", "◦"})
_SUJETS = frozenset({"verdict", "montant théorique", "refusé par", "questions", "attribution"})
"""What only an `attendu` states."""
_LABEL_COLLE = re.compile(r"[a-z]{1,2}\d+[a-z]?\.")
_ITEM_PRES, _SECTION_PRES, _SECTION_SURE = 75, 70, 85


class Morceau(msgspec.Struct, frozen=True):
    """A piece not yet read."""

    depart: str
    """Start symbol of the grammar; empty when nothing may stand there."""
    lexemes: tuple[Lexeme, ...]
    item: str
    """The item where it stands, as a start symbol; empty before the first."""
    section: str
    """The section where it stands, as printed; empty when it stands in none."""


class Plan:
    """What opens a piece in one grammar."""

    def __init__(self, tables: Tables) -> None:
        """Reads the opening words off the start symbols of the grammar."""
        ouvre = {depart: tuple(tables.etats[tables.departs[depart]]) for depart in plan.DEPARTS}
        self.items = {mot: depart for depart in plan.ITEMS for mot in ouvre[depart]}
        self.sections = dict.fromkeys(ouvre["section"], "section")
        self.mots_items = {tables.ecrits[mot]: depart for mot, depart in self.items.items()}
        self.mots = tuple(tables.ecrits[nom] for nom in tables.mots.values())

    def couper(self, lexemes: tuple[Lexeme, ...]) -> tuple[Morceau, ...]:
        """Gives the pieces, in order."""
        return _Coupe(self, lexemes).morceaux()


class _Coupe:
    """Walks once over the words of a file, remembering the item and the section it is in."""

    def __init__(self, plan_: Plan, lexemes: tuple[Lexeme, ...]) -> None:
        self.plan = plan_
        self.lexemes = lexemes
        self.item = ""
        self.section = ""
        self.trouves: list[Morceau] = []
        self.debut = 0
        self.depart = ""
        self.lieu = ("", "")

    def morceaux(self) -> tuple[Morceau, ...]:
        for rang, lexeme in enumerate(self.lexemes):
            depart = self._ouvre(rang) if lexeme.en_tete else None
            if depart is not None:
                self._fermer(rang)
                self.debut, self.depart = rang, depart
                self._entrer(rang, depart)
        self._fermer(len(self.lexemes))
        return tuple(self.trouves)

    def _fermer(self, fin: int) -> None:
        if fin > self.debut:
            self.trouves.append(Morceau(self.depart, self.lexemes[self.debut : fin], *self.lieu))

    def _entrer(self, rang: int, depart: str) -> None:
        """Remembers the item or the section that the word at `rang` opens.

        After a piece that stands where it cannot, the place is taken for the right one: one slip, one message.
        """
        mot = self.lexemes[rang].jeton
        avant = (self.item, self.section)
        if depart in plan.ITEMS:
            self.item, self.section = depart, ""
        elif depart == "section":
            pres = _nom_pres(mot.texte, plan.CLAUSES, _SECTION_PRES)
            self.section = mot.type if mot.type in plan.CLAUSES else pres or plan.INCONNUE
            self.item = self.item if self.item in plan.A_SECTIONS else plan.A_SECTIONS[0]
        elif depart in plan.OUVRE_SECTION:
            self.section = depart
        elif self.item == "exemple":
            self.section = "attendu" if depart == "attente" else self.section or "section_dossier"
        elif not depart and mot.type == "LABEL":
            self.section = plan.INCONNUE
        self.lieu = avant if depart not in plan.ITEMS else (self.item, "")
        if depart == "section":
            self.lieu = (avant[0], self.section)

    # -------------------------------------------------------------------------------------------- what a word opens
    def _ouvre(self, rang: int) -> str | None:
        """Gives the start symbol that the first word of a line calls for; None when the last piece goes on."""
        mot = self.lexemes[rang].jeton
        fait = self.item == "exemple" and self._type(rang + 1) == ":"
        if mot.type in self.plan.items and not fait:
            return self.plan.items[mot.type]
        if mot.type in self.plan.sections:
            return "section"
        if self.item == "exemple":
            return self._ouvre_exemple(rang)
        if mot.type == "LABEL" or self._label_sans_point(rang) or self._puce(rang):
            return self._clause()
        if mot.type == "autres cas":
            return "autres_cas"
        return self._mot_fautif(rang)

    def _clause(self) -> str:
        if self.section == plan.INCONNUE:
            return plan.INCONNUE
        return plan.CLAUSES.get(self.section) or plan.CLAUSES_ITEM.get(self.item, "")

    def _ouvre_exemple(self, rang: int) -> str | None:
        mot = self.lexemes[rang].jeton
        fixes = {
            "dossier": "section_dossier",
            "attendu": "attendu",
            "liste": "liste",
            "pièces fournies": "pieces_fournies",
        }
        if mot.type in fixes:
            return fixes[mot.type]
        if mot.type == "SUB":
            return "rangee"
        champ = self._type(rang + 1) == ":"
        if not champ and (fautif := self._mot_fautif(rang) or self._section_fautive(rang)):
            return fautif
        if (champ and self._type(rang - 1) != ";") or (self.section and self._rien_ne_manque(rang)):
            return "attente" if self.section == "attendu" or mot.type in _SUJETS else "fait"
        return None

    # ------------------------------------------------------------------------------------------------ plain mistakes
    def _label_sans_point(self, rang: int) -> bool:
        """`c1 x` or `c1.x` for `c1. x`: a label without its dot, or without the blank after it."""
        mot = self.lexemes[rang].jeton
        colle = mot.type == "QNAME" and _LABEL_COLLE.match(mot.texte) is not None
        return (mot.type == "LREF" or colle) and bool(self._clause()) and self._rien_ne_manque(rang)

    def _puce(self, rang: int) -> bool:
        """A bullet instead of a label."""
        mot = self.lexemes[rang].jeton
        if mot.texte not in PUCES or not self._clause():
            return False
        return mot.type == INCONNU or self._rien_ne_manque(rang)

    def _rien_ne_manque(self, rang: int) -> bool:
        """Tells whether the piece before may be complete (a section word, or a word after which a phrase may end)."""
        seul = self.depart == "section" and rang == self.debut + 1
        return seul or self._type(rang - 1) in _AVANT_LABEL

    def _section_fautive(self, rang: int) -> str | None:
        """`dosier`, `atendu aude.x`: a misspelled section of an example."""
        mot = self.lexemes[rang].jeton
        fin = rang + 1 == len(self.lexemes) or self.lexemes[rang + 1].en_tete
        if fin and _nom_pres(mot.texte, {"dossier": ""}, _SECTION_PRES):
            return "section_dossier"
        suivi = self._type(rang + 1) in ("NAME", "QNAME")
        return "attendu" if suivi and _nom_pres(mot.texte, {"attendu": ""}, _SECTION_PRES) else None

    def _mot_fautif(self, rang: int) -> str | None:
        """A misspelled item or section word, when what follows it leaves no doubt."""
        mot = self.lexemes[rang].jeton
        seul = rang + 1 == len(self.lexemes) or self.lexemes[rang + 1].en_tete
        if seul and self.item in plan.A_SECTIONS and self._label(rang + 1) and self._ouvrirait_section(rang):
            return "section"
        suivi = self._type(rang + 1) in ("NAME", "QNAME", "STR") and self._rien_ne_manque(rang)
        if suivi and mot.type in ("NAME", INCONNU) and _nom_pres(mot.texte, self.plan.mots_items, _ITEM_PRES):
            return self.plan.mots_items.get(_nom_pres(mot.texte, self.plan.mots, _ITEM_PRES))
        return "" if rang == 0 else None

    def _ouvrirait_section(self, rang: int) -> bool:
        """A word alone on its line before a clause: the piece before is complete, or the word is nearly a section."""
        return self._rien_ne_manque(rang) or bool(
            _nom_pres(self.lexemes[rang].jeton.texte, plan.CLAUSES, _SECTION_SURE)
        )

    def _label(self, rang: int) -> bool:
        return self._type(rang) in ("LABEL", "LREF")

    def _type(self, rang: int) -> str:
        return self.lexemes[rang].jeton.type if 0 <= rang < len(self.lexemes) else ""


def _nom_pres(mot: str, noms: Iterable[str], seuil: int) -> str:
    """Gives the nearest of the names, or nothing."""
    return next(iter(proches(mot, noms, nombre=1, seuil=seuil)), "")
