"""What was tried on each aid: its examples as they were played, and what they show of all that the aid reads.

Each aid is tried by itself: whoever must show one aid again after a change calls `eprouver` for that aid alone, and
`Epreuves.avec` puts it back among the others. Nothing is kept here from one call to the next, and nothing is written:
`garde` does that for a whole folder.

    fichiers = lire_exemples(dossier, recueil)              # every file of examples under a folder
    epreuves = eprouver_toutes(fichiers, recueil)           # all the aids, once
    epreuves = epreuves.avec(eprouver("aude.hcs.loi_2002_2", fichiers, recueil))   # one aid again
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from reglo.cases.campagne import lire_texte
from reglo.cases.clauses import resoudre
from reglo.cases.couverture.inventaire import inventorier
from reglo.cases.couverture.mesure import Joue, constater, jouer
from reglo.cases.couverture.modele import Objet, Point
from reglo.cases.execution import Cas, Fichier, Situation, preparer
from reglo.cases.recueil import fichiers_de_cas
from reglo.diagnostics import Diagnostic
from reglo.model.rulebook import Rulebook
from reglo.outcome.vocabulaire import vocabulaire
from reglo.processus import Equipe
from reglo.rendu.homonymes import dater

Nom = tuple[str, str]
"""An example, by its file and its title."""


class Epreuve(msgspec.Struct, frozen=True):
    """One aid, its examples as played, and each thing that it reads with what they show of it."""

    aide: str
    joues: tuple[Joue, ...] = ()
    objets: tuple[Objet, ...] = ()

    @property
    def echecs(self) -> tuple[Joue, ...]:
        """Gives the examples whose answer is not the one expected."""
        return tuple(joue for joue in self.joues if not joue.reussi)


class Epreuves(msgspec.Struct, frozen=True):
    """What was tried on the aids of a rulebook."""

    par_aide: Mapping[str, Epreuve] = {}
    situations: Mapping[Nom, Situation] = {}
    """Every example, those that only serve as a start among them."""
    remarques: tuple[Diagnostic, ...] = ()
    """What the files of examples have of faulty: an example that cannot be read is not played."""

    def avec(self, epreuve: Epreuve) -> "Epreuves":
        """Gives the same, one aid tried again."""
        return replace(self, par_aide={**self.par_aide, epreuve.aide: epreuve})


def lire_exemples(dossier: Path, recueil: Rulebook) -> tuple[Fichier, ...]:
    """Reads every file of examples of a folder of rules; each is named by the way to it from that folder."""
    mots = vocabulaire(recueil)
    lus = []
    for chemin in fichiers_de_cas([dossier]):
        nom = chemin.relative_to(dossier).as_posix()
        texte = lire_texte(chemin, nom)
        lu = Fichier(nom, (), (texte,)) if isinstance(texte, Diagnostic) else preparer(texte, nom, recueil, mots)
        lus.append(lu)
    return tuple(lus)


def eprouver(aide: str, fichiers: Iterable[Fichier], recueil: Rulebook) -> Epreuve:
    """Plays the examples of one aid, and tells what they show."""
    return _jouer(recueil, (aide, exemples_de(aide, fichiers)))


def _jouer(recueil: Rulebook, lot: tuple[str, tuple[Cas, ...]]) -> Epreuve:
    aide, exemples = lot
    inventaire = inventorier(recueil, (aide,))
    joues = jouer(exemples, inventaire, recueil)
    return Epreuve(aide, joues, constater(inventaire, joues, recueil))


def exemples_de(aide: str, fichiers: Iterable[Fichier]) -> tuple[Cas, ...]:
    """Gives the examples of an aid, in their order."""
    return tuple(un for fichier in fichiers for un in fichier.cas if un.attendu.aide == aide)


def dresser(aide: str, joues: tuple[Joue, ...], recueil: Rulebook) -> Epreuve:
    """Tells what the examples of one aid show, once they are played."""
    return Epreuve(aide, joues, constater(inventorier(recueil, (aide,)), joues, recueil))


def eprouver_toutes(fichiers: Sequence[Fichier], recueil: Rulebook, equipe: Equipe[Rulebook] | None = None) -> Epreuves:
    """Plays the examples of every aid; a team opened with the rulebook shares them, the aids that have most first."""
    exemples = {aide: exemples_de(aide, fichiers) for aide in recueil.aides}
    lots = sorted(exemples.items(), key=lambda lot: -len(lot[1]))
    jouees = (_jouer(recueil, lot) for lot in lots) if equipe is None else equipe.confier(_jouer, lots)
    par_aide = {epreuve.aide: epreuve for epreuve in jouees}
    return reunies((par_aide[aide] for aide in exemples), fichiers)


def reunies(epreuves: Iterable[Epreuve], fichiers: Iterable[Fichier]) -> Epreuves:
    """Gathers what was tried on each aid, with the examples as they were read."""
    lus = tuple(fichiers)
    return Epreuves(
        {epreuve.aide: epreuve for epreuve in epreuves},
        {(fichier.nom, une.nom): une for fichier in lus for une in fichier.situations},
        tuple(remarque for fichier in lus for remarque in fichier.diagnostics),
    )


def reunir(epreuves: Iterable[Epreuve]) -> tuple[Objet, ...]:
    """Gives each thing once, with the aids that read it and the examples of all of them."""
    reunis: dict[str, Objet] = {}
    for objet in (objet for epreuve in epreuves for objet in epreuve.objets):
        connu = reunis.get(objet.id)
        reunis[objet.id] = objet if connu is None else _avec(connu, objet)
    return tuple(reunis.values())


def _avec(connu: Objet, autre: Objet) -> Objet:
    """Adds to a thing what the examples of another aid show of it."""
    siens = {point.cle: point for point in autre.points}
    points = tuple(_plus(point, siens[point.cle]) if point.cle in siens else point for point in connu.points)
    return replace(connu, aides=(*connu.aides, *autre.aides), points=points)


def _plus(point: Point, autre: Point) -> Point:
    exemples = (*point.exemples, *autre.exemples)
    return replace(point, exemples=exemples, conseil="" if exemples else point.conseil)


# -------------------------------------------------------------------------------------------- what each example proves
class Apport(msgspec.Struct, frozen=True):
    """What one example adds to the one that it starts from."""

    depart: int | None
    """The rank of the nearest example that it starts from, however far, among those of the same aid."""
    objets: tuple[str, ...]
    """What it proves: the things that it shows something new of, and the clauses that it expects something of."""


def apports(epreuve: Epreuve, epreuves: Epreuves, recueil: Rulebook) -> tuple[Apport, ...]:
    """Gives what each example of an aid adds, in their order; what fails proves nothing.

    Most examples change one thing in another: what both show, the first one proves.
    """
    rangs: dict[Nom, int] = {}
    for rang, joue in enumerate(epreuve.joues):
        rangs.setdefault(nom_de(joue), rang)
    connus = frozenset(objet.id for objet in epreuve.objets)
    trouves = []
    for rang, joue in enumerate(epreuve.joues):
        depart = _depart(rang, epreuve, rangs, epreuves.situations)
        deja = frozenset() if depart is None else frozenset(epreuve.joues[depart].montre)
        neufs = (objet for objet, cle in joue.montre if (objet, cle) not in deja)
        siens = (*_nommes(joue, connus, recueil), *neufs) if joue.reussi else ()
        trouves.append(Apport(depart, tuple(dict.fromkeys(siens))))
    return tuple(trouves)


def nom_de(joue: Joue) -> Nom:
    """Gives the file and the title of an example."""
    return joue.cas.attendu.span.fichier, joue.cas.exemple


def _depart(rang: int, epreuve: Epreuve, rangs: Mapping[Nom, int], situations: Mapping[Nom, Situation]) -> int | None:
    fichier, exemple = nom_de(epreuve.joues[rang])
    premier = rangs[fichier, exemple]
    if premier != rang:
        return premier
    situation = situations.get((fichier, exemple))
    while situation is not None and situation.base is not None:
        if (fichier, situation.base) in rangs:
            return rangs[fichier, situation.base]
        situation = situations.get((fichier, situation.base))
    return None


def _nommes(joue: Joue, connus: frozenset[str], recueil: Rulebook) -> Iterator[str]:
    """Gives the clauses of the version in force of which an example expects something."""
    aide = joue.cas.attendu.aide
    for attente in (jugee.attente for jugee in joue.jugees):
        noms: tuple[str, ...] = (attente.clause,) if attente.sujet == "clause" else ()
        noms = attente.resultat.textes if attente.sujet == "refus" else noms
        for identifiant in (ids[0] for nom in noms if (ids := resoudre(nom, aide, recueil))):
            date = dater(identifiant, joue.version)
            yield date if date in connus else identifiant
