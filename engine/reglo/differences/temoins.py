"""Finds, for each change, a dossier that answers otherwise with it than without it: an example first, else one near it.

What is looked for is the effect of one change, all others made; where it cannot be undone alone, that of all of them
together, and this is said. A change with no witness is not said to be without effect: how many dossiers were tried is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

import msgspec

from reglo.cases.execution import Cas, Evaluateur, par_reference, preparer
from reglo.diagnostics import ErreurReglo
from reglo.differences.comparaison import Changement, Noms
from reglo.differences.portee import concernees, peut_agir
from reglo.differences.recueil import Recueil
from reglo.differences.reponses import Ecart, ecarts, issue
from reglo.differences.retour import meme_genre, sans
from reglo.differences.voisins import Seuils, Voisin, seuils, voisins
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.reponse import Reponse
from reglo.phrases.liens import propre
from reglo.rendu.aide import VERDICTS
from reglo.rendu.usages import lus
from reglo.source import NULLE_PART, Span

MONTRES = 6
"""Results told of a witness, the verdict and the amounts first."""
_ENCORE = (0, 30, 120)
"""Dossiers still tried once a witness is known, by its rank: for one that is more telling."""
_BASES = 4
"""Examples around which others are tried."""


class Temoin(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A dossier that answers otherwise, and both answers."""

    exemple: str
    """The example that it is, or that it comes from; empty for a dossier that answers nothing else."""
    lieu: Span = NULLE_PART
    jour: date | None = None
    retouche: str = ""
    """What is changed in the example."""
    lectures: tuple[tuple[str, str], ...] = ()
    """The readings under which both answers are given and that are not retained: the question, the option."""
    aide: str
    avant: str
    """The verdict and the amount without the change."""
    apres: str
    ecarts: tuple[Ecart, ...] = ()
    ensemble: bool = False
    """All the changes are undone together: this one cannot be alone."""

    @property
    def rang(self) -> int:
        """How telling it is: 0 when the right to the aid or its amount is settled on both sides, and differs.

        One that only another reading shows tells less than one under the readings that are retained.
        """
        if not self.ecarts[0].principal:
            return 2
        return int(
            bool(self.lectures) or any(cote.startswith(VERDICTS["indetermine"]) for cote in (self.avant, self.apres))
        )


class SansTemoin(msgspec.Struct, frozen=True, tag=True):
    """No dossier tried tells the two apart."""

    essais: int


Effet: TypeAlias = Temoin | SansTemoin | None
"""None: no answer can depend on what changes, and nothing was tried."""
Cle: TypeAlias = tuple[str, str, str]
"""What names an example for an aid: its file, its title, the aid."""


class _Essai(msgspec.Struct, frozen=True):
    """A dossier to try on both sides, under its example."""

    cas: Cas
    ancien: Cas | None
    """The same example as the rulebook before types it."""
    voisin: Voisin


class Chercheur:
    """Both rulebooks with their examples, each typed once, each answer given once."""

    def __init__(self, avant: Recueil, apres: Recueil, noms: Noms, patience: int) -> None:
        self._avant, self._apres, self._noms, self._patience = avant, apres, noms, patience
        self._anciens = {_cle(cas): cas for cas in _typer(avant.exemples, avant.rulebook)}
        autres = {nom: texte for nom, texte in avant.exemples.items() if apres.exemples.get(nom) != texte}
        typees = (_typer(exemples, apres.rulebook) for exemples in (autres, apres.exemples))
        self._cas = {_cle(cas): cas for typee in typees for cas in typee}
        self._evaluer = par_reference(apres.rulebook)
        self._evaluer_avant = par_reference(avant.rulebook)
        self._reponses: dict[tuple[object, ...], Reponse | None] = {}
        self._se_lisent = _se_lisent(avant.rulebook, apres.rulebook)

    def effet(self, changement: Changement) -> Effet:
        """Gives a witness of a change, or how many dossiers were tried."""
        if not peut_agir(changement):
            return None
        seul = sans(changement, self._avant.rulebook, self._apres.rulebook, self._noms)
        evaluer = self._evaluer_avant if seul is None else par_reference(seul)
        aides = concernees(changement, self._avant.rulebook, self._apres.rulebook)
        meilleur: Temoin | None = None
        essais, reste = 0, self._patience
        for essai in self._essais(changement, aides, ensemble=seul is None):
            if reste == 0:
                break
            essais, reste = essais + 1, reste - 1
            trouve = self._juger(essai, evaluer, ensemble=seul is None)
            if trouve is not None and (meilleur is None or trouve.rang < meilleur.rang):
                meilleur, reste = trouve, min(reste, _ENCORE[trouve.rang])
        return meilleur or SansTemoin(essais)

    def _essais(self, changement: Changement, aides: Sequence[str], *, ensemble: bool) -> Iterator[_Essai]:
        """Gives the examples of the aids that a change bears on, then dossiers around some of them."""
        siens = [cas for cas in self._cas.values() if cas.attendu.aide in aides]
        if ensemble:
            siens = self._des_deux_cotes(siens, aides, existe=changement.genre == "modification")
        siens.sort(key=_approcher(changement))
        for cas in siens:
            yield _Essai(cas, self._anciens.get(_cle(cas)), Voisin(cas.dossier))
        if changement.objet.nature == "aide" or (ensemble and not self._se_lisent):
            return
        lue = self._seuils(changement, aides)
        vides = [_vide(siens[0])] if siens else []
        for cas in (*siens[:_BASES], *vides):
            yield from self._autres_lectures(changement, cas)
            yield from (_Essai(cas, None, voisin) for voisin in voisins(cas.dossier, lue))

    def _des_deux_cotes(self, siens: Sequence[Cas], aides: Sequence[str], *, existe: bool) -> list[Cas]:
        """Gives the examples that both rulebooks may answer: a dossier is read by the words of each."""
        anciens = [cas for cle, cas in self._anciens.items() if cas.attendu.aide in aides and cle not in self._cas]
        if self._se_lisent or not existe:
            return [*siens, *anciens]
        return [cas for cas in siens if _cle(cas) in self._anciens]

    def _seuils(self, changement: Changement, aides: Sequence[str]) -> Seuils:
        """Gives what a change reads and writes, then what decides of the amounts of the aids that it bears on."""
        cotes = ((changement.apres, self._apres.rulebook), (changement.avant, self._avant.rulebook))
        changes = [
            (noeud, recueil)
            for cote, recueil in cotes
            if cote is not None
            for noeud in (cote.noeud, cote.tableau)
            if noeud is not None
        ]
        presentes = (self._apres.rulebook.aides[aide] for aide in aides if aide in self._apres.rulebook.aides)
        autour = [
            (clause, self._apres.rulebook)
            for aide in presentes
            for version in aide.versions
            for champ in ("assiette", "montants", "bonifications")
            for clause in getattr(version, champ)
        ]
        return seuils(self._apres.rulebook, changes, autour)

    def _autres_lectures(self, changement: Changement, cas: Cas) -> Iterator[_Essai]:
        """Gives an example under each option of the readings that a clause belongs to."""
        cotes = [cote for cote in (changement.apres, changement.avant) if cote is not None]
        noms = dict.fromkeys(choix.lecture for cote in cotes for choix in getattr(cote.noeud, "lectures", ()))
        for lecture in (self._apres.rulebook.lectures[nom] for nom in noms if nom in self._apres.rulebook.lectures):
            for option in lecture.options:
                autre = msgspec.structs.replace(cas, lectures={**cas.lectures, lecture.id: option.nom})
                yield _Essai(autre, None, Voisin(cas.dossier))

    def _lectures(self, cas: Cas) -> Iterator[tuple[str, str]]:
        """Gives the readings of an example that are not those retained, in words."""
        for nom, choisie in cas.lectures.items():
            recueils = (self._apres.rulebook, self._avant.rulebook)
            cotes = [recueil.lectures[nom] for recueil in recueils if nom in recueil.lectures]
            if cotes[0].retenue != choisie:
                options = {option.nom: propre(option.libelle) for lecture in cotes for option in lecture.options}
                yield propre(cotes[0].libelle), options[choisie]

    def _juger(self, essai: _Essai, evaluer: Evaluateur, *, ensemble: bool) -> Temoin | None:
        """Gives the witness that a dossier is, or nothing when it answers the same."""
        cas, retouche = essai.cas, essai.voisin.retouche
        ancien = essai.ancien if ensemble and essai.ancien is not None else cas
        dossier = ancien.dossier if ensemble and not retouche else essai.voisin.dossier
        avant = _repondre(evaluer, ancien, dossier)
        apres = self._repondre(cas, essai.voisin)
        if avant is None or apres is None:
            return None
        trouves = ecarts(avant, apres)
        if not trouves:
            return None
        lieu = cas.attendu.span if cas.exemple else NULLE_PART
        return Temoin(
            exemple=cas.exemple,
            lieu=lieu,
            jour=cas.date,
            retouche=retouche,
            lectures=tuple(self._lectures(cas)),
            aide=cas.attendu.aide,
            avant=issue(avant),
            apres=issue(apres),
            ecarts=_a_dire(trouves),
            ensemble=ensemble,
        )

    def _repondre(self, cas: Cas, voisin: Voisin) -> Reponse | None:
        """Gives the answer of the rulebook after; that of an example under its readings once."""
        if voisin.retouche or not cas.exemple:
            return _repondre(self._evaluer, cas, voisin.dossier)
        cle = (*_cle(cas), *sorted(cas.lectures.items()))
        if cle not in self._reponses:
            self._reponses[cle] = _repondre(self._evaluer, cas, voisin.dossier)
        return self._reponses[cle]


def _repondre(evaluer: Evaluateur, cas: Cas, dossier: Dossier) -> Reponse | None:
    try:
        return evaluer(dossier, (cas.attendu.aide,), cas.date, cas.lectures)
    except ErreurReglo:  # a number that no règlement can mean
        return None


def _typer(exemples: Mapping[str, str], recueil: Rulebook) -> Iterator[Cas]:
    """Gives the examples that a rulebook can read; one that it cannot is not for it."""
    for nom, texte in exemples.items():
        yield from preparer(texte, nom, recueil).cas


def _cle(cas: Cas) -> Cle:
    return cas.attendu.span.fichier, cas.exemple, cas.attendu.aide


def _vide(cas: Cas) -> Cas:
    """Gives the dossier that answers nothing, for the aid and on the day of an example."""
    return msgspec.structs.replace(cas, exemple="", dossier=Dossier(), lectures={})


def _se_lisent(avant: Rulebook, apres: Rulebook) -> bool:
    """Tells whether a dossier typed by one rulebook can be read by the other: no datum has become of another kind."""
    communes = ((avant.donnees[nom], apres.donnees[nom]) for nom in avant.donnees.keys() & apres.donnees.keys())
    return all(meme_genre(un, autre) for un, autre in communes)


def _approcher(changement: Changement) -> Callable[[Cas], int]:
    """Tells how near an example comes to a change: it is refused by it, states its result, a datum that it reads."""
    cotes = [cote for cote in (changement.avant, changement.apres) if cote is not None]
    labels = {cote.nom for cote in cotes}
    mots = {mot for cote in cotes for mot in lus(cote.noeud)}

    def approcher(cas: Cas) -> int:
        textes = {texte.rpartition(".")[2] for attente in cas.attendu.attentes for texte in attente.resultat.textes}
        if not labels.isdisjoint(textes):
            return 0
        if not labels.isdisjoint(attente.clause.rpartition(".")[2] for attente in cas.attendu.attentes):
            return 1
        return 3 if mots.isdisjoint(textes) else 2

    return approcher


def _a_dire(trouves: tuple[Ecart, ...]) -> tuple[Ecart, ...]:
    """Gives the results to tell: with the right to the aid or its amount, what they come from, and not what follows."""
    if trouves[0].principal:
        trouves = tuple(ecart for ecart in trouves if ecart.calcule)
    return trouves[:MONTRES]
