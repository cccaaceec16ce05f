"""Opens, creates and adds to a register: what is read is judged first, and nothing is added to what is damaged.

Reading takes no lock; a doubt is judged again under the lock, since another program may be writing. Writing holds it
from the reading to the confirmation.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo
from reglo.fichiers import ecrire_nom, existe
from reglo.outcome.lecture_brute import remarque
from reglo.registre import codes, fichier
from reglo.registre.actes import FORMAT, ORIGINE, Entete, UnActe, ecrire, lire_acte
from reglo.registre.chaine import Chaine
from reglo.registre.examen import Examen, Tete, ecrire_tete, examiner, lire_tete, nom_de_tete
from reglo.registre.fichier import Contenu
from reglo.source import fichier_entier

ATTENTE = 10
"""Seconds during which another writer is waited for."""


class Lu(msgspec.Struct, frozen=True):
    """A register as it is on the disk, and its judgement."""

    chemin: Path
    contenu: Contenu
    tete: bytes | None
    examen: Examen


def relire(chemin: Path) -> Lu:
    """Reads a register and its head: the head first, so that what it knows must already be in the register."""
    tete = fichier.lire_si_present(tete_de(chemin))
    contenu = fichier.lire(chemin)
    return Lu(chemin, contenu, tete, examiner(ecrire_nom(chemin), contenu.octets, tete))


def tete_de(chemin: Path) -> Path:
    """Gives the path of the head of a register."""
    return Path(nom_de_tete(str(chemin)))


def lire(chemin: Path, attente: int = ATTENTE) -> Examen:
    """Gives the judgement of a register; one that looks damaged is read again once no one writes in it."""
    examen = relire(chemin).examen
    if not examen.fautes:
        return examen
    with suppress(ErreurReglo), fichier.verrou(chemin, attente):
        return relire(chemin).examen
    return relire(chemin).examen


def exiger_lisible(examen: Examen) -> None:
    """Raises what keeps a register from being read."""
    if examen.fautes:
        raise ErreurReglo((*examen.fautes, *examen.remarques), examen.sources)


def creer(chemin: Path, attente: int = ATTENTE) -> Examen:
    """Creates an empty register, with its head, whole or not at all."""
    ligne, empreinte = ecrire(Entete(empreinte=ORIGINE, format=FORMAT), ORIGINE)
    tete = tete_de(chemin)
    with fichier.verrou(chemin, attente):
        if existe(chemin):
            fichier.refuser(codes.EXISTE, chemin)
        _exiger_sans_passe(chemin, tete)
        fichier.remplacer(tete, ecrire_tete(Tete(0, empreinte)), None)
        fichier.creer(chemin, ligne + b"\n")
        return relire(chemin).examen


def _exiger_sans_passe(chemin: Path, tete: Path) -> None:
    """Refuses to create a register where one had acts, and is gone."""
    octets = fichier.lire_si_present(tete)
    if octets is None:
        return
    connue = lire_tete(octets)
    if connue is None or connue.actes:
        connait = f"en connaît {codes.compter(connue.actes)}" if connue else "est encore là"
        fichier.refuser(codes.DISPARU, chemin, tete=tete, connait=connait)


def inscrire(chemin: Path, composer: Callable[[Examen], UnActe], attente: int = ATTENTE) -> Examen:
    """Adds the act that is made from the register as it is, and gives the register with it."""
    fichier.lire(chemin)  # before a lock is left beside nothing
    with fichier.verrou(chemin, attente):
        lu = relire(chemin)
        exiger_lisible(lu.examen)
        if lu.examen.remarques:
            raise ErreurReglo(_en_erreurs(lu.examen), lu.examen.sources)
        ligne, acte = _ligne(lu.examen.chaine, composer(lu.examen))
        tete = Tete(acte.numero, acte.empreinte)
        _rattraper(lu)
        fichier.ajouter(chemin, lu.contenu, ligne, tete_de(chemin), ecrire_tete(tete))
        return _avec(lu.examen, ligne, acte, tete)


def _en_erreurs(examen: Examen) -> list[Diagnostic]:
    return [msgspec.structs.replace(une, gravite="erreur") for une in examen.remarques]


def _ligne(chaine: Chaine, acte: UnActe) -> tuple[bytes, UnActe]:
    """Gives the line of an act, and the act as it will be read again."""
    ligne, _ = ecrire(acte, chaine.empreintes[-1])
    ecrit = lire_acte(ligne)
    if ecrit is None:
        raise ErreurReglo([remarque(codes.NON_ECRIT, fichier_entier("acte"))])
    return ligne + b"\n", ecrit


def _avec(examen: Examen, ligne: bytes, acte: UnActe, tete: Tete) -> Examen:
    """Gives the judgement of the register with the line that was just added to it."""
    examen.chaine.journal.inscrire(acte)
    empreintes = (*examen.chaine.empreintes, acte.empreinte)
    chaine = msgspec.structs.replace(examen.chaine, empreintes=empreintes, fin=examen.chaine.fin + len(ligne))
    return msgspec.structs.replace(examen, octets=examen.octets + ligne, chaine=chaine, tete=tete)


def _rattraper(lu: Lu) -> None:
    """Confirms the acts that were written whole and whose confirmation was cut."""
    chaine = lu.examen.chaine
    if lu.examen.tete is not None and lu.examen.tete.actes < chaine.actes:
        confirmee = ecrire_tete(Tete(chaine.actes, chaine.empreintes[-1]))
        fichier.remplacer(tete_de(lu.chemin), confirmee, lu.contenu.mode)
