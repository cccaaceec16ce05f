"""Checks one document: its file, its errata, each of its quotes, and what has changed since it was read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from reglo.citations import codes, empreintes
from reglo.citations.alignement import Alignement
from reglo.citations.controle import controler
from reglo.citations.demande import Demande
from reglo.citations.errata import Source, corriger
from reglo.citations.hors_champ import verifier_hors_champ
from reglo.citations.relecture import passages_nouveaux, relire, resumer
from reglo.citations.releve import Releve
from reglo.citations.sources import Lecture, lire
from reglo.diagnostics import Diagnostic, Fiche, a_une_erreur
from reglo.fichiers import ecrire
from reglo.model.rulebook import Document, Rulebook

Jugees = Sequence[tuple[Demande, Diagnostic | None]]
"""The quotes of a document, and what is wrong with each."""


class Demarche(msgspec.Struct, frozen=True, kw_only=True):
    """What is checked, and where the check finds what it needs."""

    rulebook: Rulebook
    regles: Path
    """Folder of the rules: a fingerprint stands there beside the declaration of its document."""
    dossier: Path
    """Folder of the documents, as it was named."""
    enregistrer: bool = False
    """True when the jurist says that the documents have been read again."""


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some quotes."""

    diagnostics: tuple[Diagnostic, ...] = ()
    total: int = 0
    retrouvees: int = 0
    non_verifiees: int = 0
    """Quotes whose document could not be read."""
    textes: dict[str, str] = {}
    """The documents read, by the name that the diagnostics give them."""
    enregistrees: tuple[Path, ...] = ()
    """The fingerprints written."""


def verifier_document(demarche: Demarche, document: Document, releves: Sequence[Releve]) -> Verification:
    """Checks the quotes of one document."""
    lue = lire(document, demarche.dossier, len(releves))
    if isinstance(lue, Diagnostic):
        return Verification(diagnostics=(lue,), total=len(releves), non_verifiees=len(releves))
    connue = Comparaison() if demarche.enregistrer else _comparer(demarche, document, lue)
    source, errata = corriger(document, lue.imprime, connue.alignement)
    demandes = [Demande(citation=releve.citation, clause=releve.clause, source=source) for releve in releves]
    lues = [(demande, controler(demande)) for demande in demandes]
    jugees = [(demande, place if isinstance(place, Diagnostic) else None) for demande, place in lues]
    fautes = [faute for _, faute in jugees if faute is not None]
    hors_champ = tuple(verifier_hors_champ(document, lue.imprime, connue.alignement))
    dites: Iterable[Diagnostic] = (*connue.dites, *fautes)
    enregistrees: tuple[Path, ...] = ()
    if connue.alignement is not None:
        dites = _changements(demarche, jugees, source, connue.alignement)
    elif demarche.enregistrer and a_une_erreur((*errata, *hors_champ, *fautes)):
        dites = (*fautes, _non_enregistree(demarche, document, len(fautes)))
    elif demarche.enregistrer:
        enregistrees = (_enregistrer(demarche, document, lue),)
    return Verification(
        diagnostics=(*errata, *hors_champ, *dites),
        total=len(releves),
        retrouvees=len(releves) - len(fautes),
        textes={lue.imprime.fichier: lue.imprime.imprime},
        enregistrees=enregistrees,
    )


# --------------------------------------------------------------------------------------------------------- fingerprints
def _chemin(demarche: Demarche, document: Document) -> Path:
    return demarche.regles / Path(document.span.fichier).parent / f"{document.nom}{empreintes.SUFFIXE}"


def _enregistrer(demarche: Demarche, document: Document, lue: Lecture) -> Path:
    """Writes the fingerprint of a document, whole or not at all."""
    chemin = _chemin(demarche, document)
    empreinte = empreintes.empreinte_de(lue.somme, lue.imprime)
    ecrire(chemin, empreintes.ecrire(empreinte, document.nom).encode("utf-8"))
    return chemin


def _non_enregistree(demarche: Demarche, document: Document, fautes: int) -> Diagnostic:
    retrouvent = "citation ne s'y retrouve pas" if fautes == 1 else "citations ne s'y retrouvent pas"
    raison = f"{fautes} {retrouvent}" if fautes else "ses errata ou son hors champ ont une faute"
    return _dire(codes.NON_ENREGISTREE, demarche, document, raison=raison)


def _dire(fiche: Fiche, demarche: Demarche, document: Document, **champs: str) -> Diagnostic:
    """Makes a remark at the declaration of a document."""
    return fiche.diagnostic(
        document.span,
        document=document.nom,
        regles=demarche.regles,
        dossier=demarche.dossier,
        **champs,  # type: ignore[arg-type]
    )


# -------------------------------------------------------------------------------------------------------------- changes
class Comparaison(msgspec.Struct, frozen=True):
    """What a document is, next to its fingerprint."""

    dites: tuple[Diagnostic, ...] = ()
    alignement: Alignement | None = None
    """Where its lines have gone; None when none has changed, or when there is no knowing."""


def _comparer(demarche: Demarche, document: Document, lue: Lecture) -> Comparaison:
    """Compares a document with its fingerprint."""
    chemin = _chemin(demarche, document)
    try:
        connue = empreintes.lire(chemin, document.nom)
    except empreintes.Abimee as abimee:
        champs = {"fichier": chemin.as_posix(), "raison": str(abimee)}
        return Comparaison((_dire(codes.EMPREINTE_ABIMEE, demarche, document, **champs),))
    if connue is None:
        return Comparaison((_dire(codes.EMPREINTE_ABSENTE, demarche, document),))
    if connue.somme == lue.somme:
        return Comparaison()
    nouvelle = empreintes.empreinte_de(lue.somme, lue.imprime)
    if connue.lignes == nouvelle.lignes:
        return Comparaison((_dire(codes.MISE_EN_PAGE, demarche, document),))
    return Comparaison((), Alignement(connue.lignes, nouvelle.lignes))


def _changements(demarche: Demarche, jugees: Jugees, source: Source, alignement: Alignement) -> Iterator[Diagnostic]:
    """Gives what is to be read again, and the faults that owe nothing to the change."""
    relues = [(faute, relire(demande, faute, alignement)) for demande, faute in jugees]
    passages = list(passages_nouveaux(demarche.rulebook, source, [d.citation for d, _ in jugees], alignement))
    a_revoir = sum(relue is not faute for faute, relue in relues) + len(passages)
    champs = {"resume": resumer(alignement), "nombre": str(a_revoir)}
    yield _dire(codes.DOCUMENT_CHANGE, demarche, source.document, **champs)
    yield from (relue for _, relue in relues if relue is not None)
    yield from passages
