"""What the examples prove, by aid and by clause: where each example stands, which clauses it proves, and the way back.

Drawn from what was played beforehand (`Fonds.epreuves`); an aid is looked at when its page is asked for.
"""

from collections.abc import Mapping
from itertools import count

import msgspec

from reglo.cases.couverture.epreuve import Apport, Epreuve, Epreuves, apports, nom_de, reunir
from reglo.cases.couverture.mesure import Joue
from reglo.cases.couverture.modele import Exemple, Objet, Point
from reglo.model.rulebook import Rulebook
from reglo.publication.adresses import EXEMPLES_COMMUNS, page_exemples
from reglo.publication.page import ancre_de


class DUneAide(msgspec.Struct, frozen=True):
    """The examples of one aid, in their order, and what each proves."""

    epreuve: Epreuve
    objets: Mapping[str, Objet]
    ancres: tuple[str, ...]
    apports: tuple[Apport, ...]
    par_objet: Mapping[str, tuple[int, ...]]
    """The ranks of the examples that prove each thing."""
    rangs: Mapping[tuple[str, str, int], int]
    """The rank of each example, by its file, its title and the place of what it expects."""

    def rang(self, exemple: Exemple) -> int:
        """Gives the rank of an example that the coverage names."""
        return self.rangs[exemple.lieu.fichier, exemple.nom, exemple.lieu.debut]


class Preuves:
    """What the examples prove; nothing in it changes."""

    def __init__(self, rulebook: Rulebook, epreuves: Epreuves | None) -> None:
        """Takes what was played, or nothing when nothing was."""
        self._rulebook = rulebook
        self.epreuves = epreuves
        self._aides: dict[str, DUneAide | None] = {}
        self._reunis: dict[str, Objet] | None = None

    def de(self, aide: str) -> DUneAide | None:
        """Gives what the examples of an aid prove; None when none was played."""
        if aide not in self._aides:
            epreuve = None if self.epreuves is None else self.epreuves.par_aide.get(aide)
            self._aides[aide] = None if epreuve is None else self._lire(epreuve)
        return self._aides[aide]

    def _lire(self, epreuve: Epreuve) -> DUneAide:
        siens = apports(epreuve, self.epreuves or Epreuves(), self._rulebook)
        par_objet: dict[str, list[int]] = {}
        for rang, apport in enumerate(siens):
            for objet in apport.objets:
                par_objet.setdefault(objet, []).append(rang)
        rangs = {(*nom_de(joue), joue.cas.attendu.span.debut): rang for rang, joue in enumerate(epreuve.joues)}
        groupes = {objet: tuple(trouves) for objet, trouves in par_objet.items()}
        objets = {objet.id: objet for objet in epreuve.objets}
        return DUneAide(epreuve, objets, _ancres(epreuve.joues), siens, groupes, rangs)

    @property
    def reunis(self) -> Mapping[str, Objet]:
        """Gives each thing once, with the examples of all the aids that read it."""
        if self._reunis is None:
            siennes = () if self.epreuves is None else self.epreuves.par_aide.values()
            self._reunis = {objet.id: objet for objet in reunir(siennes)}
        return self._reunis

    def qui_prouvent(self, objet: Objet, point: Point) -> tuple[Exemple, ...]:
        """Gives the examples that prove a point: of those that show it, those whose start does not, else the first."""
        siens = tuple(une for une in point.exemples if self._prouve(objet.id, une))
        return siens or point.exemples[:1]

    def exemples_de(self, objet: Objet) -> int:
        """Counts the examples that prove something of a thing, of the aids that it is looked at in."""
        lues = (lue for aide in objet.aides if (lue := self.de(aide)) is not None)
        apportent = sum(len(lue.par_objet.get(objet.id, ())) for lue in lues)
        return apportent or len({exemple for point in objet.points for exemple in point.exemples[:1]})

    def _prouve(self, objet: str, exemple: Exemple) -> bool:
        lue = self.de(exemple.aide)
        return lue is not None and lue.rang(exemple) in lue.par_objet.get(objet, ())

    def page_de(self, objet: str) -> str:
        """Gives the page that tells what the examples of all aids show of a thing."""
        porteur = objet.partition(" ")[0]
        while porteur:
            if porteur in self._rulebook.aides or porteur in self._rulebook.troncs:
                return page_exemples(porteur)
            porteur = porteur.rpartition(".")[0]
        return EXEMPLES_COMMUNS


def ancre_objet(objet: str) -> str:
    """Gives the anchor of what the examples show of a thing."""
    return f"preuves-{objet.replace(' ', '-')}"


def _ancres(joues: tuple[Joue, ...]) -> tuple[str, ...]:
    """Gives the anchor of each example, from its title; a title met again has a number."""
    ancres: dict[str, None] = {}
    for joue in joues:
        nom = f"exemple-{ancre_de(joue.cas.exemple)}"
        numeros = (nom if rang == 1 else f"{nom}-{rang}" for rang in count(1))
        ancres[next(libre for libre in numeros if libre not in ancres)] = None
    return tuple(ancres)
