"""Why a change has no effect, one by one: « sans effet » items, read beside the examples, and held to what they say.

An argument whose change can no longer be made, is refused by the checks, or is seen by an example is told: it would
hide nothing today, and could hide a fault tomorrow.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.mutation import codes
from reglo.mutation.banc import Essai
from reglo.mutation.mutant import Identite, Mutant
from reglo.mutation.phrase import plat
from reglo.source import Span
from reglo.syntax.fold import plier
from reglo.syntax.tree import Arbre, Noeud


class Argument(msgspec.Struct, frozen=True):
    """Why no example can see a change."""

    identite: Identite
    raison: str
    auteur: str
    span: Span


def lire(arbres: Iterable[Arbre]) -> tuple[Argument, ...]:
    """Gives the arguments of some files."""
    tetes = (item.tete.noeud for arbre in arbres for item in arbre.items if item.genre == "sans_effet")
    return tuple(_argument(tete) for tete in tetes if tete is not None)


def _argument(tete: Noeud) -> Argument:
    ident, interpretation = tete.noeuds()
    avant, apres = (plat(jeton.texte) for jeton in tete.jetons("STR"))
    version = tete.jeton("NAME", "LREF")
    raison, auteur = (jeton.texte.strip() for jeton in interpretation.jetons("STR"))
    identite = Identite(ident.jetons()[0].texte, "" if version is None else version.texte, avant, apres)
    return Argument(identite, raison, auteur, tete.span)


def pliee(identite: Identite) -> Identite:
    """Gives an identity as it is compared: neither accents nor kinds of apostrophe tell two apart."""
    return Identite(identite.porteur, identite.version, plier(identite.avant), plier(identite.apres))


class Arguments:
    """The arguments of a folder, by the change that each is about."""

    def __init__(self, arguments: Iterable[Argument]) -> None:
        self.par_identite: dict[Identite, Argument] = {}
        self.repetes: list[Argument] = []
        for argument in arguments:
            premier = self.par_identite.setdefault(pliee(argument.identite), argument)
            if premier is not argument:
                self.repetes.append(argument)

    def de(self, mutant: Mutant) -> Argument | None:
        """Gives the argument about a change."""
        return self.par_identite.get(pliee(mutant.identite))

    def juger(
        self, essais: Iterable[tuple[Mutant, Essai]], visibles: Mapping[str, frozenset[str]], hors: frozenset[str]
    ) -> Iterator[Diagnostic]:
        """Gives what to say of the arguments.

        `visibles` gives the versions of what the run bears on, `hors` what it leaves aside, of which nothing is said.
        """
        sorts: dict[Identite, list[Essai]] = {}
        dites: dict[str, list[str]] = {}
        for mutant, essai in essais:
            sorts.setdefault(pliee(mutant.identite), []).append(essai)
            dites.setdefault(mutant.identite.porteur, []).append(mutant.identite.avant)
        for cle, argument in self.par_identite.items():
            if cle.porteur in hors and cle.porteur not in visibles:
                continue
            if cle in sorts:
                yield from _dementi(argument, sorts[cle])
            else:
                yield _sans_objet(argument, visibles.get(cle.porteur, frozenset()), dites.get(cle.porteur, []))
        yield from (codes.ARGUMENT_REPETE.diagnostic(argument.span) for argument in self.repetes)


def _dementi(argument: Argument, essais: list[Essai]) -> Iterator[Diagnostic]:
    """Gives why an argument is not needed: every change that it is about is seen or refused."""
    if any(essai.sort == "survivant" for essai in essais):
        return
    vu = next((essai for essai in essais if essai.sort == "vu"), None)
    fiche = codes.ARGUMENT_INUTILE if vu is None else codes.ARGUMENT_DEMENTI
    yield fiche.diagnostic(argument.span, temoin=(vu or essais[0]).temoin)


def _sans_objet(argument: Argument, versions: frozenset[str], dites: list[str]) -> Diagnostic:
    champs = msgspec.structs.asdict(argument.identite)
    if argument.identite.version not in versions and any(versions):
        champs["version"] = min(filter(None, versions))
        return codes.VERSION_A_DIRE.diagnostic(argument.span, **champs)
    proches = vouliez_vous(argument.identite.avant, dites)
    return codes.ARGUMENT_SANS_OBJET.diagnostic(argument.span, proches=proches, **champs)
