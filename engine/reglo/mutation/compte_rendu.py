"""What a run says: each change that nothing sees, the arguments that no longer hold, and the counts."""

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from reglo.diagnostics import Diagnostic, rapport
from reglo.diagnostics import en_objet as diagnostic_en_objet
from reglo.mutation import codes
from reglo.mutation.campagne import Campagne, Resultat
from reglo.mutation.mutant import Genre, Identite, Mutant
from reglo.rendu.homonymes import dater

_A_ECRIRE: dict[Genre, str] = {
    "valeur": "un exemple exactement à la valeur écrite, et un à la valeur voisine",
    "date": "un exemple daté de ce jour, et un de la veille ou du lendemain",
    "opérateur": "un exemple à la limite exacte, ou dont un seul terme est rempli",
    "borne": "un exemple exactement à la borne",
    "condition": "un exemple où cette condition seule n'est pas remplie",
    "plafond": "un exemple où ce plafond ou ce plancher joue",
    "arrondi": "un exemple dont le montant n'est pas rond",
    "facteur": "un exemple qui compte plusieurs unités",
    "liste": "un exemple pour ce membre de la liste",
    "clause": "un exemple où cette clause seule change le résultat",
    "étape": "un exemple où cette étape, à cette place, change le montant",
    "lecture": "un exemple sous l'option retenue, et un sous une autre",
    "cumul": "un exemple dont le plan de financement tient l'autre aide, et qui attend l'état de cette clause",
    "enveloppe": "un exemple dont le registre approche ce que l'enveloppe laisse",
}
"""What to write for each kind of change."""


def diagnostic(resultat: Resultat) -> Diagnostic:
    """Gives the remark on a change that nothing sees."""
    mutant = resultat.mutant
    change = dire(mutant.identite)
    return codes.INVISIBLE.diagnostic(
        mutant.span,
        clause=_porteur(mutant),
        change=change,
        combien=_combien(resultat.lecteurs),
        aide=f"{_A_ECRIRE[mutant.genre]}\n  ou, s'il ne peut y en avoir : {argument_a_ecrire(mutant.identite)}",
    )


def dire(identite: Identite) -> str:
    """Says a change."""
    return f"« {identite.avant} » → « {identite.apres} »" if identite.apres else f"« {identite.avant} » retiré"


def argument_a_ecrire(identite: Identite) -> str:
    """Gives the beginning of the item that argues a change."""
    apres = f"« {identite.apres} »" if identite.apres else "« »"
    return f"sans effet {dater(identite.porteur, identite.version)}, au lieu de « {identite.avant} », lire {apres}"


def _porteur(mutant: Mutant) -> str:
    identite = mutant.identite
    return f"{identite.porteur} ({identite.version})" if identite.version else identite.porteur


def _combien(lecteurs: int) -> str:
    if not lecteurs:
        return "aucun exemple ne lit cette règle"
    return (
        f"aucun des {lecteurs} exemples qui lisent cette règle ne le voit"
        if lecteurs > 1
        else "le seul exemple qui lit cette règle ne le voit pas"
    )


# ------------------------------------------------------------------------------------------------------------ counts
class Compte(msgspec.Struct, frozen=True):
    """What became of some changes."""

    vus: int
    refuses: int
    argumentes: int
    invisibles: int

    @property
    def part(self) -> Fraction:
        """The share that the examples see of what the checks let through; all of nothing is all."""
        passes = self.vus + self.argumentes + self.invisibles
        return Fraction(self.vus, passes) if passes else Fraction(1)


def compter(resultats: Iterable[Resultat]) -> Compte:
    """Counts the changes by what became of them."""
    sorts = [_sort(resultat) for resultat in resultats]
    return Compte(sorts.count("vu"), sorts.count("refuse"), sorts.count("argumente"), sorts.count("invisible"))


def _sort(resultat: Resultat) -> str:
    if resultat.essai.sort != "survivant":
        return resultat.essai.sort
    return "invisible" if resultat.argument is None else "argumente"


def pourcent(part: Fraction) -> str:
    """Writes a share with one decimal, never above what it is."""
    dixiemes = part * 1000 // 1
    return f"{dixiemes // 10},{dixiemes % 10} %"


# ----------------------------------------------------------------------------------------------------------- reports
def en_texte(campagne: Campagne) -> str:
    """Writes what nothing sees, what the arguments call for, and the counts by file."""
    remarques = [diagnostic(resultat) for resultat in campagne.resultats if _sort(resultat) == "invisible"]
    fichiers = dict.fromkeys(resultat.mutant.span.fichier for resultat in campagne.resultats)
    lignes = [
        f"{fichier} : {_compte(compter(r for r in campagne.resultats if r.mutant.span.fichier == fichier))}"
        for fichier in fichiers
    ]
    if len(lignes) != 1:
        lignes.append(f"En tout : {_compte(compter(campagne.resultats))}")
    duree = f"{len(campagne.resultats)} changements essayés en {round(campagne.duree)} s."
    ecrits = rapport((*remarques, *campagne.remarques), campagne.textes)
    return "\n\n".join(filter(None, (ecrits, "\n".join(lignes), duree)))


def _compte(compte: Compte) -> str:
    passes = compte.vus + compte.argumentes + compte.invisibles
    parties = [f"{compte.vus} changements vus par les exemples sur {passes}, soit {pourcent(compte.part)}"]
    if compte.argumentes:
        parties.append(f"{compte.argumentes} sans effet, argumentés")
    if compte.invisibles:
        parties.append(f"{compte.invisibles} que rien ne voit")
    if compte.refuses:
        parties.append(f"{compte.refuses} refusés par la vérification, à part")
    return " ; ".join(parties) + "."


def en_objet(campagne: Campagne) -> dict[str, object]:
    """Gives the same report as plain values, every change included."""
    return {
        "compte": compter(campagne.resultats),
        "part": str(compter(campagne.resultats).part),
        "changements": [_changement(resultat) for resultat in campagne.resultats],
        "remarques": [diagnostic_en_objet(remarque) for remarque in campagne.remarques],
    }


def _changement(resultat: Resultat) -> dict[str, object]:
    mutant, argument = resultat.mutant, resultat.argument
    return {
        "identite": mutant.identite,
        "genre": mutant.genre,
        "place": msgspec.structs.asdict(mutant.span),
        "sort": _sort(resultat),
        "temoin": resultat.essai.temoin,
        "exemples": resultat.lecteurs,
        "argument": None if argument is None else {"raison": argument.raison, "auteur": argument.auteur},
    }
