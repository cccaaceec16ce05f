"""What a question asserts: « Le projet comporte-t-il des espaces collectifs ? » → « le projet comporte des espaces … ».

The question of a datum is the one sentence that its author writes about it; turned round, it is how a rule that reads
the datum is said. A question that is not asked by inversion is not guessed at.
"""

import re

import msgspec

from reglo.phrases.francais import elide

_INVERSION = re.compile(
    r"^(?P<sujet>.*?)(?P<verbe>(?:\b[nsylmtS]['’])?[^\W\d_]+)-(?:t-)?(?P<pronom>ils?|elles?|on)\b(?P<reste>.*?)\s*\?$",
    re.DOTALL,
)
_NEGATIVE = re.compile(r"\s*n['’]|.*\bn(?:e\s|['’])", re.IGNORECASE | re.DOTALL)
_INDEFINIS = ("des ", "une ", "un ")
_REGISSENT_DE = ("relèv", "relev", "dépend", "bénéfici", "dispos", "résult", "provien", "découl")
"""Beginnings of the verbs after which « des » is « de les », and stays."""
_ETATS = frozenset({"est", "sont", "était", "étaient", "sera", "seront", "reste", "restent"})
"""Verbs after which « un » stays « un »: « n'est pas un habitat collectif »."""
_DETACHABLES = frozenset({
    "le", "la", "les", "l", "un", "une", "des", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "il",
    "elle", "ils", "elles", "on", "au", "aux", "à", "après", "avant", "dans", "en", "pour", "par", "chaque", "tous",
    "toutes", "tout", "toute", "y", "avec", "sans", "selon", "sur", "depuis", "d",
})  # fmt: skip
"""Words whose capital is only that of the sentence."""
_DEFINIS = {"ces": "les", "cette": "la", "ce": "le", "cet": "le"}
"""The article that stands for a demonstrative, before elision."""
_PLURIELS = {"a": "ont", "fait": "font", "va": "vont"}
"""Irregular verbs that a plural may be made of, whatever follows them."""
_POSSESSIF = re.compile(r"\b(?:son|sa|ses)\b", re.IGNORECASE)
_PRECISION = re.compile(r"\s*\([^()]*\)|\s*:\s.*$", re.DOTALL)


class Affirmation(msgspec.Struct, frozen=True):
    """A clause, cut where its negation goes."""

    sujet: str
    verbe: str
    reste: str
    """What follows the verb, with the blank that precedes it."""

    def ecrire(self, *, nie: bool = False) -> str:
        """Gives the clause, or its contrary."""
        return f"{self.sujet} {self.predicat(nie=nie)}"

    def predicat(self, *, nie: bool = False) -> str:
        """Gives what is said of the subject, or its contrary."""
        if not nie:
            return f"{self.verbe}{self.reste}"
        particule = "n'" if elide(self.verbe) else "ne "
        return f"{particule}{self.verbe} pas{self._reste_nie()}"

    def definir(self) -> "Affirmation":
        """Gives the same of what has just been named: « cet organisme » becomes « l'organisme »."""
        montre, _, nom = self.sujet.partition(" ")
        defini = _DEFINIS.get(montre)
        if defini is None:
            return self
        return msgspec.structs.replace(self, sujet=f"l'{nom}" if defini != "les" and elide(nom) else f"{defini} {nom}")

    def au_pluriel(self) -> "Affirmation | None":
        """Gives the same of several; None where something else than the verb would have to agree."""
        regulier = self.verbe.endswith("e") and self.verbe not in _ETATS
        pluriel = _PLURIELS.get(self.verbe) or (f"{self.verbe}nt" if regulier else "")
        if not pluriel or _POSSESSIF.search(self.reste):
            return None
        return msgspec.structs.replace(self, verbe=pluriel)

    def _reste_nie(self) -> str:
        """After « pas », « des » and « un » become « de », except for what is."""
        suite = self.reste.removeprefix(" ")
        indefini = next((mot for mot in _INDEFINIS if suite.startswith(mot)), "")
        if not indefini or self.verbe in _ETATS or (indefini == "des " and self.verbe.startswith(_REGISSENT_DE)):
            return self.reste
        nom = suite.removeprefix(indefini)
        return f" d'{nom}" if elide(nom) else f" de {nom}"


def affirmer(question: str) -> Affirmation | None:
    """Gives what a question asks, asserted; None when it is not asked by inversion."""
    trouve = _INVERSION.match(question.strip())
    if trouve is None or _NEGATIVE.match(question):
        return None
    sujet, verbe = _detacher(trouve["sujet"].strip()), trouve["verbe"]
    if not sujet:
        sujet, verbe = trouve["pronom"], verbe[:1].lower() + verbe[1:]
    elif sujet == "y":
        sujet, verbe = trouve["pronom"], f"y {verbe}"
    return Affirmation(sujet, verbe, trouve["reste"])


def affirmer_compte(question: str, compte: str, quantite: str) -> str | None:
    """Gives « le projet comporte au moins 20 places » from « Combien de places le projet comporte-t-il ? »."""
    trouve = re.match(rf"combien (?:de |d['’]){re.escape(compte)}\b(?P<suite>.*)$", question, re.IGNORECASE)
    affirmation = affirmer(trouve["suite"]) if trouve else None
    if affirmation is None or affirmation.reste:
        return None
    return f"{affirmation.sujet} {affirmation.verbe} {quantite}"


def abreger(question: str) -> str:
    """Gives a question without its precisions, those between parentheses or after a colon."""
    return f"{_PRECISION.sub('', question.strip().removesuffix('?').rstrip())} ?"


def _detacher(sujet: str) -> str:
    """Gives the words without the capital of the sentence, unless it is that of a name."""
    premier = re.split(r"[\s'’]", sujet, maxsplit=1)[0]
    return sujet[:1].lower() + sujet[1:] if premier.lower() in _DETACHABLES else sujet
