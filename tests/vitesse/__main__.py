"""Prints the speed of the engine, as a table or, with `--json`, as data: `python -m tests.vitesse [--json]`."""

import sys

import msgspec
from tests.vitesse.chronometre import BOUCLE_USUELLE
from tests.vitesse.instruction import FIXE, PAR_CONDITION, Corrections
from tests.vitesse.moteur import AIDES, Releve, relever


def tableau(releve: Releve) -> str:
    """Writes what was measured, for a reader."""
    return "\n".join(
        [
            f"Boucle nue : {releve.boucle} ms ici et maintenant, {BOUCLE_USUELLE} ms sur une machine usuelle",
            "",
            f"Dossier entier, {AIDES} aides de dix critères sur 300 données, verdicts et montants",
            _ligne("tout est répondu", f"{releve.complet:.0f} µs par aide"),
            _ligne("une donnée sur deux est répondue", f"{releve.moitie:.0f} µs par aide"),
            _ligne("la référence, tout est répondu", f"{releve.reference:.0f} µs par aide"),
            _ligne("la référence, une donnée sur deux", f"{releve.reference_moitie:.0f} µs par aide"),
            _ligne("la réponse entière, motifs compris", f"{releve.reponse:.0f} µs par aide"),
            _ligne("la même par la référence seule", f"{releve.reponse_reference:.0f} µs par aide"),
            "",
            "Où va le temps quand tout est répondu",
            *(
                _ligne(poste, f"{part * releve.complet:.1f} µs par aide ({part:.0%})")
                for poste, part in releve.parts.items()
            ),
            "",
            f"Chargement de {AIDES} aides : {releve.chargement:.0f} ms",
            "",
            *_corrections(releve.corrections),
            "",
            "Croissance                            dossier, µs par aide   chargement, µs par aide",
            *(_ligne(f"{x.aides} aides", f"{x.dossier:>20.0f} {x.chargement:>24.0f}") for x in releve.croissance),
            "",
            "Exemples des règles                   tranchés par durable-rules   dits par la référence",
            *(
                _ligne(x.nom, f"{_cout(x.tranches, x.duree):<25}{_cout(x.par_reference, x.duree_par_reference)}")
                for x in releve.dispositifs
            ),
        ]
    )


def _corrections(lues: Corrections) -> list[str]:
    """Writes what a corrected answer costs, against what it may."""
    pire = lues.pire
    return [
        f"Réponse corrigée dans une instruction de {AIDES} aides",
        f"  (permis : {FIXE} µs, et {PAR_CONDITION} µs par condition ou montant qui la lit)",
        _ligne("médiane", f"{lues.duree:.0f} µs, {_lus(lues.conditions, lues.montants, lues.part)}"),
        _ligne(
            f"la plus lente ({pire.donnee})", f"{pire.duree:.0f} µs, {_lus(pire.conditions, pire.montants, pire.part)}"
        ),
    ]


def _lus(conditions: float, montants: float, part: float) -> str:
    return f"{conditions:.0f} conditions et {montants:.0f} montants : {part:.0%} du permis"


def _ligne(titre: str, valeur: str) -> str:
    return f"  {titre:<36}{valeur}"


def _cout(fois: int, duree: float) -> str:
    return f"{fois:>5} ({duree:>5.0f} µs)" if fois else f"{fois:>5}"


if __name__ == "__main__":
    mesure = relever()
    sys.stdout.write(msgspec.json.encode(mesure).decode() if "--json" in sys.argv else tableau(mesure) + "\n")
