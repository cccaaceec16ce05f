"""Records a review: what was named is found, who reviewed is a function, the day has come; then marks are written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome.coordonnees import a_des_coordonnees
from reglo.outcome.lecture_brute import cite, remarque
from reglo.relecture import codes
from reglo.relecture.empreintes import Empreinteur
from reglo.relecture.fichiers import SUFFIXE, ajouter, verrou
from reglo.relecture.lignes import Marque
from reglo.relecture.objets import Objet
from reglo.source import NULLE_PART, fichier_entier
from reglo.values import formats

ATTENTE = 10
"""Seconds during which another writer is waited for."""


class Demande(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer says."""

    noms: tuple[str, ...]
    """What was read again, each by its name or by its id."""
    par: str
    le: date
    reserve: str | None = None
    """What she does not agree with."""


def marquer(dossier: Path, rulebook: Rulebook, demande: Demande, aujourd_hui: date) -> tuple[Marque, ...]:
    """Writes a mark for each thing named, and gives them; raises with every fault, and then writes nothing."""
    par, reserve = _uni(demande.par), _uni(demande.reserve or "")
    empreinteur = Empreinteur(rulebook)
    objets, inconnus = trouver(empreinteur.objets, demande.noms)
    fautes = [*inconnus, *_fautes(demande, par, reserve, aujourd_hui)]
    if fautes:
        raise ErreurReglo(fautes)
    marques = tuple(
        Marque(
            objet=objet.nom,
            le=demande.le,
            par=par,
            reserve=reserve,
            empreintes=empreinteur.empreintes(objet),
            span=fichier_entier(objet.span.fichier.removesuffix(".regle") + SUFFIXE),
        )
        for objet in objets
    )
    with verrou(dossier, ATTENTE):
        return ajouter(dossier, marques)


def trouver(objets: dict[str, Objet], noms: tuple[str, ...]) -> tuple[list[Objet], list[Diagnostic]]:
    """Gives what the names call, each once, and what to say of those that call nothing.

    The bare id of a clause calls it in every version of its aid; that of anything else calls it too.
    """
    par_identifiant: dict[str, list[str]] = {}
    for nom, objet in objets.items():
        par_identifiant.setdefault(objet.identifiant, []).append(nom)
    trouves: dict[str, Objet] = {}
    inconnus: list[Diagnostic] = []
    for dit in map(_uni, noms):
        siens = [dit] if dit in objets else par_identifiant.get(dit, [])
        trouves |= {nom: objets[nom] for nom in siens}
        if not siens:
            proches = vouliez_vous(dit, [*objets, *par_identifiant])
            inconnus.append(remarque(codes.INCONNU, NULLE_PART, objet=cite(dit), proches=proches))
    return list(trouves.values()), inconnus


def _fautes(demande: Demande, par: str, reserve: str, aujourd_hui: date) -> Iterator[Diagnostic]:
    if not par:
        attendu = "une relecture dit par quelle fonction, « juriste du Département » par exemple"
        yield remarque(codes.VIDE, NULLE_PART, option="--par", attendu=attendu)
    if demande.reserve is not None and not reserve:
        yield remarque(codes.VIDE, NULLE_PART, option="--reserve", attendu="une réserve dit ce qui ne convient pas")
    for option, texte in (("--par", par), ("--reserve", reserve)):
        if len(texte) > codes.LONGUEUR_MAXIMALE:
            yield remarque(codes.TROP_LONG, NULLE_PART, option=option)
        if a_des_coordonnees(texte):
            yield remarque(codes.PERSONNE, NULLE_PART, texte=cite(texte))
    if demande.le > aujourd_hui:
        yield remarque(codes.A_VENIR, NULLE_PART, date=formats.ecrire_date(demande.le))


def _uni(texte: str) -> str:
    """Gives a text on one line, its quotation marks those that stand inside others."""
    uni = " ".join(texte.split())
    for ouvrant, fermant in (("« ", " »"), ("«", "»")):
        uni = uni.replace(ouvrant, "“").replace(fermant, "”")
    return uni.replace('"', "”")
