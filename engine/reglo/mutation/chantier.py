"""What a run works on: the rules of a folder, their examples, and the changes asked for."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from reglo import fichiers
from reglo.cases.campagne import lire_texte
from reglo.cases.recueil import fichiers_de_cas
from reglo.chargement import charger
from reglo.diagnostics import Diagnostic, ErreurReglo, a_une_erreur
from reglo.mutation.arguments import Arguments, lire
from reglo.mutation.banc import Banc, Essai
from reglo.mutation.mutant import Mutant
from reglo.mutation.semis import porte_des_regles, porteurs, semer, version
from reglo.mutation.vue import cle
from reglo.syntax.parse import analyser


class Demande(msgspec.Struct, frozen=True):
    """Which rules are changed: those of the files and folders named (all when none is), and of the aids named."""

    racine: Path
    chemins: tuple[Path, ...] = ()
    aides: tuple[str, ...] = ()


class Chantier:
    """The rules, their examples, and the changes asked for."""

    def __init__(self, demande: Demande) -> None:
        """Loads and seeds; the same request gives the same changes, in the same order."""
        charge = charger(demande.racine)
        if charge.rulebook is None:
            raise ErreurReglo(charge.diagnostics, charge.sources)
        self.recueil = charge.rulebook
        regles = {fichiers.depuis_ici(demande.racine / nom): texte for nom, texte in charge.sources.items()}
        arbres = {nom: analyser(texte, nom)[0] for nom, texte in regles.items()}
        exemples = _lire_exemples(demande.racine)
        self.textes = {**regles, **exemples}
        self.banc = Banc(arbres, regles, exemples, charge.rulebook)
        self.arguments = Arguments(
            lire((*arbres.values(), *(analyser(texte, nom)[0] for nom, texte in exemples.items())))
        )
        voulus = _fichiers(demande)
        propres = frozenset(item for aide in demande.aides for item in self.banc.vue.propres(aide))
        semes = semer((arbre for nom, arbre in arbres.items() if voulus(nom)), regles, charge.rulebook)
        self.mutants = tuple(mutant for mutant in semes if not demande.aides or cle(mutant.item) in propres)
        self._items = [item for arbre in arbres.values() for item in arbre.items if porte_des_regles(item)]

    def exiger_des_exemples_justes(self) -> None:
        """Refuses examples that are faulty or fail before anything is changed: they would see everything."""
        fautes = [remarque for fichier in self.banc.fichiers.values() for remarque in fichier.diagnostics]
        if a_une_erreur(fautes):
            raise ErreurReglo((f for f in fautes if f.gravite == "erreur"), self.textes)
        mutes = {cle(mutant.item) for mutant in self.mutants}
        joues = tuple(joue for joue in self.banc.joues if not mutes.isdisjoint(joue.voit))
        ecarts = [ecart for _, siens in self.banc.echecs(joues) for ecart in siens]
        if ecarts:
            raise ErreurReglo(ecarts, self.textes)

    def juger_les_arguments(self, essais: Sequence[tuple[Mutant, Essai]]) -> Iterator[Diagnostic]:
        """Gives what to say of the arguments on what the run bears on, and on what no longer exists."""
        mutes = {cle(mutant.item) for mutant in self.mutants}
        visibles: dict[str, frozenset[str]] = {}
        hors: set[str] = set()
        for item in self._items:
            for _, porteur in porteurs(item):
                if cle(item) in mutes:
                    visibles[porteur] = visibles.get(porteur, frozenset()) | {version(item)}
                else:
                    hors.add(porteur)
        return self.arguments.juger(essais, visibles, frozenset(hors))


def _fichiers(demande: Demande) -> Callable[[str], bool]:
    """Tells which files of the folder are asked for."""
    voulus = [fichiers.reel(chemin) for chemin in demande.chemins]

    def voulu(nom: str) -> bool:
        chemin = fichiers.reel(Path(nom))
        return not voulus or any(chemin == sien or sien in chemin.parents for sien in voulus)

    return voulu


def _lire_exemples(racine: Path) -> dict[str, str]:
    chemins = {fichiers.depuis_ici(chemin): chemin for chemin in fichiers_de_cas([racine])}
    lus = {nom: lire_texte(chemin, nom) for nom, chemin in chemins.items()}
    fautes = [lu for lu in lus.values() if isinstance(lu, Diagnostic)]
    if fautes:
        raise ErreurReglo(fautes)
    return {nom: lu for nom, lu in lus.items() if isinstance(lu, str)}
