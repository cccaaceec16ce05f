"""Runs every example of files and folders, and reports: as a text for the jurist, as data for programs."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from reglo import fichiers
from reglo.cases import codes
from reglo.cases.execution import Cas, Fichier, executer, par_reference, preparer
from reglo.cases.recueil import Recueils, dossier_des_regles, fichiers_de_cas
from reglo.chargement import Chargement
from reglo.chargement.lecture import TAILLE_MAXIMALE
from reglo.diagnostics import Diagnostic, a_une_erreur, rapport, tries
from reglo.diagnostics import en_objet as diagnostic_en_objet
from reglo.fichiers import ecrire_nom
from reglo.model.rulebook import Rulebook
from reglo.outcome.lecture_brute import remarque
from reglo.outcome.vocabulaire import Vocabulaire, vocabulaire
from reglo.source import fichier_entier


class ResultatDeCas(msgspec.Struct, frozen=True):
    """What one example gives for one aid: nothing to say when it gives what it expects."""

    fichier: str
    exemple: str
    aide: str
    ligne: int
    ecarts: tuple[Diagnostic, ...]


class Campagne(msgspec.Struct, frozen=True):
    """What a run gives."""

    fichiers: tuple[str, ...]
    resultats: tuple[ResultatDeCas, ...]
    remarques: tuple[Diagnostic, ...]
    """Faults of the files themselves, and of the rulebooks they speak of."""
    sources: dict[str, str]

    @property
    def reussie(self) -> bool:
        """True when every file reads and every example gives what it expects."""
        return not a_une_erreur(self.remarques) and not any(resultat.ecarts for resultat in self.resultats)


class Preparation(msgspec.Struct, frozen=True):
    """The examples of files and folders, read and typed, each with the rulebook that it speaks of."""

    fichiers: tuple[str, ...]
    prepares: tuple[tuple[Path, Rulebook, Fichier], ...]
    remarques: tuple[Diagnostic, ...]
    """Faults of the files themselves, and of the rulebooks they speak of."""
    sources: dict[str, str]


def preparer_chemins(chemins: Sequence[Path], regles: Path | None) -> Preparation:
    """Reads the examples of files and folders, or those of the rulebook when none is named."""
    trouves = fichiers_de_cas(chemins or [dossier_des_regles(regles)])
    partie = _Partie(Recueils(regles))
    for fichier in trouves:
        partie.fichier(fichier)
    noms = tuple(map(ecrire_nom, trouves))
    return Preparation(noms, tuple(partie.prepares), tries(partie.remarques), partie.sources)


def jouer(chemins: Sequence[Path], regles: Path | None) -> Campagne:
    """Runs the examples of files and folders, or those of the rulebook when none is named."""
    lue = preparer_chemins(chemins, regles)
    resultats = []
    for _, rulebook, fichier in lue.prepares:
        evaluer = par_reference(rulebook)
        resultats += [_resultat(fichier.nom, cas, executer(cas, evaluer, rulebook)) for cas in fichier.cas]
    return Campagne(lue.fichiers, tuple(resultats), lue.remarques, lue.sources)


class _Partie:
    """Files being read: each rulebook is loaded and indexed once."""

    def __init__(self, recueils: Recueils) -> None:
        self.prepares: list[tuple[Path, Rulebook, Fichier]] = []
        self.remarques: list[Diagnostic] = []
        self.sources: dict[str, str] = {}
        self._recueils = recueils
        self._mots: dict[str, Vocabulaire] = {}

    def fichier(self, chemin: Path) -> None:
        """Reads the examples of one file."""
        nom = ecrire_nom(chemin)
        texte = lire_texte(chemin, nom)
        if isinstance(texte, Diagnostic):
            self.remarques.append(texte)
            return
        self.sources[nom] = texte
        charge = self._recueils.pour(chemin)
        rulebook = charge.rulebook if charge else None
        if charge is None:
            self.remarques.append(sans_recueil(nom))
        if charge is not None:
            self._recueil(charge)
        if rulebook is not None:
            self._preparer(texte, nom, chemin, rulebook)

    def _recueil(self, charge: Chargement) -> None:
        self.remarques += [diagnostic for diagnostic in charge.diagnostics if diagnostic.gravite == "erreur"]
        self.sources |= charge.sources

    def _preparer(self, texte: str, nom: str, chemin: Path, rulebook: Rulebook) -> None:
        if rulebook.empreinte not in self._mots:
            self._mots[rulebook.empreinte] = vocabulaire(rulebook)
        prepare = preparer(texte, nom, rulebook, self._mots[rulebook.empreinte])
        self.remarques += prepare.diagnostics
        self.prepares.append((chemin, rulebook, prepare))


def _resultat(fichier: str, cas: Cas, ecarts: tuple[Diagnostic, ...]) -> ResultatDeCas:
    return ResultatDeCas(fichier, cas.exemple, cas.attendu.aide, cas.attendu.span.ligne, ecarts)


def lire_texte(chemin: Path, nom: str) -> str | Diagnostic:
    """Gives the text of a file of examples, or why it cannot be read."""
    lu = fichiers.lire_texte(chemin, TAILLE_MAXIMALE)
    return lu if isinstance(lu, str) else remarque(codes.FICHIER_ILLISIBLE, lu.place(nom), raison=lu.raison)


def sans_recueil(nom: str) -> Diagnostic:
    """Says that no rules are near a file of examples."""
    return remarque(codes.RECUEIL_INTROUVABLE, fichier_entier(nom), chemin=nom)


# --------------------------------------------------------------------------------------------------------- as a report
def en_texte(campagne: Campagne) -> str:
    """Writes what must be corrected, then the counts."""
    parties = [rapport(campagne.remarques, campagne.sources)]
    parties += [_echec(resultat, campagne) for resultat in campagne.resultats if resultat.ecarts]
    return "\n\n".join(filter(None, (*parties, _bilan(campagne))))


def _echec(resultat: ResultatDeCas, campagne: Campagne) -> str:
    titre = f"« {resultat.exemple} », {resultat.aide} :"
    return "\n".join((titre, rapport(resultat.ecarts, campagne.sources)))


def _bilan(campagne: Campagne) -> str:
    echecs = sum(bool(resultat.ecarts) for resultat in campagne.resultats)
    joues = len(campagne.resultats)
    fautes = sum(diagnostic.gravite == "erreur" for diagnostic in campagne.remarques)
    bilan = f"{_compte(joues, 'attendu joué', 'attendus joués')}, {_compte(echecs, 'échec', 'échecs')}"
    return f"{bilan}, {_compte(fautes, 'erreur de lecture', 'erreurs de lecture')}." if fautes else f"{bilan}."


def _compte(nombre: int, singulier: str, pluriel: str) -> str:
    return f"{nombre} {pluriel if nombre > 1 else singulier}"


def en_objet(campagne: Campagne) -> dict[str, object]:
    """Gives the same report as plain values."""
    return {
        "reussie": campagne.reussie,
        "diagnostics": [diagnostic_en_objet(diagnostic) for diagnostic in campagne.remarques],
        "resultats": [
            {
                "fichier": resultat.fichier,
                "exemple": resultat.exemple,
                "aide": resultat.aide,
                "ligne": resultat.ligne,
                "ecarts": [diagnostic_en_objet(ecart) for ecart in resultat.ecarts],
            }
            for resultat in campagne.resultats
        ],
    }
