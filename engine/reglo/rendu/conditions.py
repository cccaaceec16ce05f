"""The conditions of a ruleset in plain French: « places : au moins 20 places », « date qui commande : avant le … ».

A rule reads scaled numbers and names of properties; here they get back their datum, its unit and its labels.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from reglo.evaluation.durable.description import Condition
from reglo.evaluation.durable.feuilles import ECHELLE, EXISTE, MAX, MIN
from reglo.evaluation.durable.jeux import TOUJOURS
from reglo.evaluation.durable.versions import VersionCompilee
from reglo.evaluation.reference.aides import date_selon
from reglo.model.rulebook import AVIS, Donnee, Rulebook
from reglo.phrases import Plume, nu
from reglo.phrases.conditions import options
from reglo.phrases.francais import enumerer, typographier
from reglo.values import formats

_NOMBRES = {"<": "moins de", "≤": "au plus", ">": "plus de", "≥": "au moins"}
_DATES = {"<": "avant le", "≤": "jusqu'au", ">": "après le", "≥": "à partir du"}
_SANS_CONDITION = "quoi que dise le dossier"


class Conditions:
    """Writes the conditions that the rules of one version read."""

    def __init__(self, version: VersionCompilee, rulebook: Rulebook, lectures: Mapping[str, str]) -> None:
        self._donnees = rulebook.donnees
        self._plume = Plume(rulebook, version.aide)
        self._jour = version.jour
        nommee = date_selon(version.version, rulebook, lectures)
        self._date = "date du jour" if nommee is None else self._libelle(rulebook.donnees[nommee])
        """What the governing date is."""
        self._calculs = {atome.propriete: rang for rang, atome in enumerate(version.atomes, 1)}

    def dire(self, conjonction: Sequence[Condition]) -> tuple[str, ...]:
        """Gives one sentence for each datum that a rule reads, in the order in which it reads them."""
        par_sujet: dict[str, list[Condition]] = {}
        for condition in conjonction:
            par_sujet.setdefault(self._sujet(condition.propriete), []).append(condition)
        return tuple(typographier(self._dire(sujet, siennes)) for sujet, siennes in par_sujet.items()) or (
            _SANS_CONDITION,
        )

    def _sujet(self, propriete: str) -> str:
        """Gives what a property speaks of: the name of a datum, of the governing date, of an atom."""
        if propriete in self._calculs:
            return propriete
        return propriete.removesuffix(MIN).removesuffix(MAX)

    def _dire(self, sujet: str, conditions: Sequence[Condition]) -> str:
        if sujet == TOUJOURS:
            return _SANS_CONDITION
        if rang := self._calculs.get(sujet):
            return f"calcul {rang} : {'vrai' if conditions[0].constante == 1 else 'faux'}"
        if sujet == self._jour:
            return f"date qui commande ({self._date}) : {self._bornes(conditions, None)}"
        if sujet.endswith(EXISTE):
            libelle = self._libelle(self._donnees[sujet.removesuffix(EXISTE)])
            return f"{libelle} : {'existe' if conditions[0].constante == 1 else 'n’existe pas'}"
        donnee = self._donnees[sujet]
        return f"{self._libelle(donnee)} : {self._reponse(donnee, conditions)}"

    def _libelle(self, donnee: Donnee) -> str:
        return nu(self._plume.libelle(donnee))

    def _reponse(self, donnee: Donnee, conditions: Sequence[Condition]) -> str:
        match donnee.genre:
            case "booleen":
                return "oui" if conditions[0].constante == 1 else "non"
            case "nombre" | "date":
                return self._bornes(conditions, donnee)
        admises = _admises(donnee, conditions)
        if donnee.genre == "appreciation":
            return enumerer([avis.libelle for avis in AVIS if avis.nom in admises], "ou")
        return enumerer(options(self._plume, donnee, admises), "ou")

    def _bornes(self, conditions: Sequence[Condition], donnee: Donnee | None) -> str:
        """Gives the bounds of a number or of a day; two that are one value are that value."""
        constantes = {condition.constante for condition in conditions}
        if len(conditions) > 1 and len(constantes) == 1:
            return f"exactement {self._valeur(conditions[0], donnee)}"
        mots = _DATES if donnee is None or donnee.genre == "date" else _NOMBRES
        ordonnees = sorted(conditions, key=lambda x: x.operateur in ("<", "≤"))
        return enumerer([f"{mots[x.operateur]} {self._valeur(x, donnee)}" for x in ordonnees])

    def _valeur(self, condition: Condition, donnee: Donnee | None) -> str:
        constante = condition.constante
        if isinstance(constante, str):
            return constante
        if donnee is None or donnee.genre == "date":
            return formats.ecrire_date_longue(date.fromordinal(constante))
        return self._plume.valeur(Fraction(constante, ECHELLE), donnee.unite)


def _admises(donnee: Donnee, conditions: Sequence[Condition]) -> list[str]:
    """Gives the names of the answers that satisfy some conditions, in the order of their declaration."""
    return [
        option.nom
        for option in donnee.options or AVIS
        if all((option.nom == condition.constante) is (condition.operateur == "=") for condition in conditions)
    ]
