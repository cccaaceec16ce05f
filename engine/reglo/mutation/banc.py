"""The bench: the rules of a folder and its examples, on which each change is tried.

The examples that expect something of the clause are tried first, then those that read it, each kind from the one that
saw a change last: neighbouring changes are seen by the same ones. Those that lead to the rule by names alone come
last. The trial of a change stops at the first example that does not get what it expects.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from reglo.cases.execution import Cas, Fichier, executer, par_reference, preparer
from reglo.cases.lecteurs import lecteurs
from reglo.checks import verifier
from reglo.diagnostics import Diagnostic, a_une_erreur
from reglo.model.build import construire
from reglo.model.build.memoire import Memoire
from reglo.model.rulebook import Rulebook
from reglo.mutation.approche import nombres_dits, nombres_du_cas
from reglo.mutation.greffe import greffer
from reglo.mutation.mutant import Mutant
from reglo.mutation.vue import Cle, Vue, cle
from reglo.outcome.vocabulaire import vocabulaire
from reglo.syntax.tree import Arbre

Sort = Literal["vu", "refuse", "survivant"]
"""What becomes of a change: an example fails, the checks refuse the rules, or nothing is seen."""


class Essai(msgspec.Struct, frozen=True):
    """What became of one change."""

    sort: Sort
    temoin: str = ""
    """The example that fails, or the remark that refuses."""


class Joue(msgspec.Struct, frozen=True):
    """An example in its file."""

    fichier: str
    cas: Cas
    voit: frozenset[Cle]
    nomme: frozenset[str]
    """The clauses whose result or refusal it states."""
    nombres: frozenset[int]
    """What it answers and expects, in whole numbers."""


class Banc:
    """Rules without fault, and their examples."""

    def __init__(
        self, arbres: Mapping[str, Arbre], textes: Mapping[str, str], exemples: Mapping[str, str], recueil: Rulebook
    ) -> None:
        """Types the examples by the rules as they stand; `exemples` gives the text of each file of examples."""
        self.arbres = arbres
        self.textes = textes
        self.recueil = recueil
        self.exemples = exemples
        self.vue = Vue(arbres)
        self._memoire = Memoire()
        self._essais = 0
        mots = vocabulaire(recueil)
        self.fichiers = {nom: preparer(texte, nom, recueil, mots) for nom, texte in exemples.items()}
        self.joues = [joue for fichier in self.fichiers.values() for joue in self._joues(fichier)]
        lus = lecteurs((joue.cas for joue in self.joues), recueil).par_objet
        self._lecteurs = {objet: frozenset(map(id, siens)) for objet, siens in lus.items()}

    def voient(self, mutant: Mutant) -> tuple[Joue, ...]:
        """Gives the examples that can see a change, those that have most reason to first."""
        item, label, lisent = cle(mutant.item), mutant.piece.label, self._lisent(mutant)
        dits = nombres_dits(mutant.identite.avant)

        def raisons(joue: Joue) -> int:
            lit, approche = id(joue.cas) in lisent, not dits.isdisjoint(joue.nombres)
            return -(2 * (label in joue.nomme) + 2 * lit + approche)

        return tuple(sorted((joue for joue in self.joues if item in joue.voit), key=raisons))

    def compter_les_lecteurs(self, mutant: Mutant) -> int:
        """Counts the examples that read what is changed, or else those that lead to it."""
        return len(self._lisent(mutant)) or len(self.voient(mutant))

    def _lisent(self, mutant: Mutant) -> frozenset[int]:
        """Gives the examples that read what is changed; none when it is nothing that an evaluation reads by itself."""
        return self._lecteurs.get(mutant.identite.porteur, frozenset())

    def echecs(self, joues: tuple[Joue, ...]) -> Iterator[tuple[Joue, tuple[Diagnostic, ...]]]:
        """Gives the examples that fail before anything is changed."""
        evaluer = par_reference(self.recueil)
        for joue in joues:
            ecarts = executer(joue.cas, evaluer, self.recueil)
            if ecarts:
                yield joue, ecarts

    def essayer(self, mutant: Mutant) -> Essai:
        """Makes a change, builds the rules, checks them, and plays the examples until one fails."""
        recueil, remarques = self._construire(mutant)
        if recueil is None or a_une_erreur(remarques):
            graves = [remarque for remarque in remarques if remarque.gravite == "erreur"]
            return Essai("refuse", f"{graves[0].code} : {graves[0].message}" if graves else "")
        voient = self.voient(mutant)
        if mutant.item.genre == "donnee":
            return self._relire(recueil, voient)
        evaluer = par_reference(recueil)
        for joue in voient:
            if executer(joue.cas, evaluer, recueil):
                self.joues.remove(joue)
                self.joues.insert(0, joue)
                return Essai("vu", joue.cas.exemple)
        return Essai("survivant")

    def _construire(self, mutant: Mutant) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
        self._essais += 1
        arbres = greffer(self.arbres, mutant, self.textes[mutant.span.fichier])
        recueil, dites = construire(tuple(arbres.values()), f"changement {self._essais}", self._memoire)
        if recueil is None or a_une_erreur(dites):
            return None, dites
        return recueil, (*dites, *verifier(recueil))

    def _relire(self, recueil: Rulebook, voient: tuple[Joue, ...]) -> Essai:
        """Types the examples again by a datum that has changed: an answer that it refuses sees the change."""
        mots, evaluer = vocabulaire(recueil), par_reference(recueil)
        noms = {joue.fichier for joue in voient}
        for nom, texte in self.exemples.items():
            if nom in noms:
                fichier = preparer(texte, nom, recueil, mots)
                if a_une_erreur(fichier.diagnostics):
                    return Essai("vu", nom)
                for cas in fichier.cas:
                    if executer(cas, evaluer, recueil):
                        return Essai("vu", cas.exemple)
        return Essai("survivant")

    def _joues(self, fichier: Fichier) -> Iterator[Joue]:
        return (
            Joue(fichier.nom, cas, self.vue.du_cas(cas), frozenset(_nommees(cas)), nombres_du_cas(cas))
            for cas in fichier.cas
        )


def _nommees(cas: Cas) -> Iterator[str]:
    for attente in cas.attendu.attentes:
        noms = attente.resultat.textes if attente.sujet == "refus" else (attente.clause,)
        yield from (nom.rpartition(".")[2] for nom in noms)
