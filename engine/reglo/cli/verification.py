"""Gathers what is to say of rules and examples, on the files or folders named."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from reglo.cases.campagne import lire_texte, sans_recueil
from reglo.cases.execution import preparer
from reglo.cases.recueil import (
    SUFFIXE_CAS,
    Chargeur,
    Recueils,
    dossier_des_regles,
    fichiers_de_cas,
    racine_de,
)
from reglo.chargement import charger
from reglo.cli.garde import Arret
from reglo.diagnostics import Diagnostic, tries
from reglo.fichiers import depuis_ici, ecrire_nom, est_dossier, reel
from reglo.model.rulebook import Rulebook
from reglo.source import Span


class Citations(msgspec.Struct, frozen=True, kw_only=True):
    """How many quotes there are, how many are found, and how many were compared with nothing."""

    total: int = 0
    retrouvees: int = 0
    non_verifiees: int = 0

    def plus(self, total: int, retrouvees: int, non_verifiees: int) -> "Citations":
        """Adds the quotes of another rulebook."""
        return Citations(
            total=self.total + total,
            retrouvees=self.retrouvees + retrouvees,
            non_verifiees=self.non_verifiees + non_verifiees,
        )


class Resultat(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found."""

    remarques: tuple[Diagnostic, ...]
    textes: dict[str, str]
    """The texts that the remarks cite."""
    citations: Citations | None
    """None when rules have errors: their quotes are not known."""
    comparees: bool
    """True when the quotes were looked for in documents."""
    enregistrees: tuple[Path, ...]
    """The fingerprints written."""


def verifier_chemins(
    chemins: Sequence[Path],
    regles: Path | None,
    *,
    sources: Path | None = None,
    enregistrer: bool = False,
    charger: Chargeur = charger,
) -> Resultat:
    """Gives what there is to say of the files and folders named, or of the whole rulebook."""
    verification = _Verification(regles, sources, charger, enregistrer=enregistrer)
    voulus = chemins or [dossier_des_regles(regles)]
    cas: dict[Path, None] = {}
    for chemin in voulus:
        siens = fichiers_de_cas([chemin]) if est_dossier(chemin) or chemin.name.endswith(SUFFIXE_CAS) else ()
        cas |= dict.fromkeys(siens)
        if not chemin.name.endswith(SUFFIXE_CAS) and not verification.regles(chemin) and not siens:
            raise Arret(f"« {ecrire_nom(chemin)} » n'est pas un fichier du recueil : rien n'est vérifié.")
    for fichier in cas:
        verification.exemples(fichier)
    return Resultat(
        remarques=tries(verification.remarques),
        textes=verification.textes,
        citations=None if verification.fautives else verification.citations,
        comparees=sources is not None,
        enregistrees=tuple(verification.enregistrees),
    )


class _Verification:
    """What is found so far; files are named by the way to them from here."""

    def __init__(self, regles: Path | None, sources: Path | None, charger: Chargeur, *, enregistrer: bool) -> None:
        self.remarques: list[Diagnostic] = []
        self.textes: dict[str, str] = {}
        self.citations = Citations()
        self.fautives = False
        """True once some rules have errors."""
        self.enregistrees: list[Path] = []
        self._regles = regles
        self._sources = sources
        self._enregistrer = enregistrer
        self._charger = charger
        self._recueils = Recueils(regles, charger)

    def regles(self, chemin: Path) -> bool:
        """Checks the rulebook that holds a file or a folder, and tells what concerns that file or folder only.

        False when the rulebook holds nothing of it.
        """
        racine = racine_de(chemin, self._regles)
        charge = self._charger(racine)
        for nom, texte in charge.sources.items():
            self.textes[depuis_ici(racine / nom)] = texte

        @cache
        def vise(nom: str) -> bool:
            voulu, fichier = reel(chemin), reel(racine) / nom
            return fichier.is_relative_to(voulu) or reel(fichier).is_relative_to(voulu)

        toutes = (*charge.diagnostics, *self._citations(charge.rulebook, racine, vise))
        siennes = [_situer(remarque, racine) for remarque in toutes if vise(remarque.span.fichier)]
        self.remarques += siennes
        return bool(siennes) or any(map(vise, charge.sources))

    def _citations(self, rulebook: Rulebook | None, racine: Path, vise: Callable[[str], bool]) -> Iterable[Diagnostic]:
        """Looks for the quotes of the files meant in the documents that they name; without documents, counts them."""
        from reglo.citations import Demarche, relever, verifier_citations

        if rulebook is None:
            self.fautives = True
            return ()
        releves = [releve for releve in relever(rulebook) if vise(releve.citation.span.fichier)]
        if self._sources is None:
            self.citations = self.citations.plus(len(releves), 0, len(releves))
            return ()
        if self._enregistrer and not vise(""):
            raise Arret(f"« --enregistrer » demande le recueil entier : reglo verifier {racine} …")
        demarche = Demarche(rulebook=rulebook, regles=racine, dossier=self._sources, enregistrer=self._enregistrer)
        lue = verifier_citations(demarche, releves)
        self.citations = self.citations.plus(lue.total, lue.retrouvees, lue.non_verifiees)
        self.enregistrees += lue.enregistrees
        self.textes |= {depuis_ici(racine / nom): texte for nom, texte in lue.textes.items()}
        return lue.diagnostics

    def exemples(self, cas: Path) -> None:
        """Checks a file of examples; one whose rules do not load is left until they do."""
        nom = ecrire_nom(cas)
        texte, charge = lire_texte(cas, nom), self._recueils.pour(cas)
        if isinstance(texte, Diagnostic):
            self.remarques.append(texte)
        elif charge is None:
            self.remarques.append(sans_recueil(nom))
        elif charge.rulebook is not None:
            self.textes[nom] = texte
            self.remarques += preparer(texte, nom, charge.rulebook).diagnostics


def _situer(remarque: Diagnostic, racine: Path) -> Diagnostic:
    """Gives the remark with files named by the way to them from here."""
    notes = tuple((_place(span, racine), note) for span, note in remarque.notes)
    return replace(remarque, span=_place(remarque.span, racine), notes=notes)


def _place(span: Span, racine: Path) -> Span:
    return replace(span, fichier=depuis_ici(racine / span.fichier)) if span.fichier else span
