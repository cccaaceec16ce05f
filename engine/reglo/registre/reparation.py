"""Mends a register: what was being written when it stopped is set aside in a file beside it, never thrown away.

An act that was confirmed is given up only when it is asked for, once nothing else is left; the damaged files are then
kept whole beside what remains.
"""

from pathlib import Path

from reglo.diagnostics import ErreurReglo
from reglo.fichiers import ecrire_nom
from reglo.registre import chaine, codes, fichier
from reglo.registre.acces import ATTENTE, Lu, relire, tete_de
from reglo.registre.examen import Tete, ecrire_tete


def reparer(chemin: str | Path, *, garder_le_debut: bool = False, attente: int = ATTENTE) -> tuple[str, ...]:
    """Mends a register, one thing after the other, and says in French what was done; nothing when all is well.

    Raises when acts are lost, unless `garder_le_debut` says to go on with those that hold together from the first.
    """
    vrai = fichier.reel(chemin)
    fichier.lire(vrai)
    gestes: list[str] = []
    with fichier.verrou(vrai, attente):
        while (lu := relire(vrai)).examen.remede:
            gestes.append(_soigner(lu, garder_le_debut=garder_le_debut))
    return tuple(gestes)


def _soigner(lu: Lu, *, garder_le_debut: bool) -> str:
    """Does the next thing that mends, and says it."""
    match lu.examen.remede:
        case "editeur":
            return _defaire_l_editeur(lu)
        case "fin_de_ligne":
            return _finir_la_ligne(lu)
        case "queue":
            return _ecarter_la_queue(lu)
        case "tete":
            return _refaire_la_tete(lu)
        case "debut" if garder_le_debut:
            return _garder_le_debut(lu)
        case _:
            raise ErreurReglo((*lu.examen.fautes, *lu.examen.remarques), lu.examen.sources)


def _defaire_l_editeur(lu: Lu) -> str:
    cote = fichier.mettre_de_cote(lu.chemin, lu.contenu.octets)
    fichier.remplacer(lu.chemin, chaine.sans_editeur(lu.contenu.octets), lu.contenu.mode)
    nom = ecrire_nom(cote)
    return f"Les lignes sont remises comme Réglo les a écrites ; le fichier de l'éditeur est gardé dans « {nom} »."


def _finir_la_ligne(lu: Lu) -> str:
    examen = lu.examen
    suite = chaine.lire(lu.contenu.octets + b"\n", examen.fichier)
    tete = Tete(suite.actes, suite.empreintes[-1])
    fichier.ajouter(lu.chemin, lu.contenu, b"\n", tete_de(lu.chemin), ecrire_tete(tete))
    return f"L'acte {suite.actes} était entier : il est gardé, et sa ligne finie."


def _ecarter_la_queue(lu: Lu) -> str:
    cote = fichier.mettre_de_cote(lu.chemin, lu.examen.chaine.queue)
    fichier.tronquer(lu.chemin, lu.contenu, lu.examen.chaine.fin)
    return f"La fin qui n'était pas confirmée est mise de côté dans « {ecrire_nom(cote)} »."


def _refaire_la_tete(lu: Lu) -> str:
    tete, trouvee = tete_de(lu.chemin), lu.examen.chaine
    if lu.tete is not None:
        fichier.mettre_de_cote(lu.chemin, lu.tete)
    fichier.remplacer(tete, ecrire_tete(Tete(trouvee.actes, trouvee.empreintes[-1])), lu.contenu.mode)
    return f"La tête « {ecrire_nom(tete)} » est refaite : elle connaît {codes.compter(trouvee.actes)}."


def _garder_le_debut(lu: Lu) -> str:
    trouvee = lu.examen.chaine
    cotes = [fichier.mettre_de_cote(lu.chemin, octets) for octets in (lu.contenu.octets, lu.tete) if octets is not None]
    fichier.remplacer(tete_de(lu.chemin), ecrire_tete(Tete(trouvee.actes, trouvee.empreintes[-1])), lu.contenu.mode)
    fichier.tronquer(lu.chemin, lu.contenu, trouvee.fin)
    noms = " et ".join(f"« {ecrire_nom(cote)} »" for cote in cotes)
    return f"Il reste du registre {codes.compter(trouvee.actes)} ; ce qu'il était est gardé dans {noms}."
