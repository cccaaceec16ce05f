"""What the pairs of a run showed, and how much of each there has to be: a proof on easy pairs proves nothing.

Each share is read against what it is a share of: the pairs, the results (one for each aid of a pair), the criteria.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from tests.accord.paires import Lot, Paire

from reglo.evaluation.durable.par_reference import Resultat
from reglo.evaluation.reference import dependances
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.montants import Part
from reglo.evaluation.reference.seance import Seance
from reglo.model.rulebook import LIGNE, Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix, FaitDate, FaitNombre

PLANCHERS: dict[str, dict[str, int]] = {
    "résultats": {
        "verdict eligible": 5,
        "verdict ineligible": 5,
        "verdict indetermine": 5,
        "verdict sur_appreciation": 5,
        "verdict non_couvert": 5,
        "verdict hors_vigueur": 5,
        "tranché par les règles": 25,
        "dit par la référence": 25,
        "montant en fourchette": 5,
        "montant écrêté": 1,
        "exception vivante": 5,
        "exceptions en conflit": 1,
        "versions datées": 20,
        "clause datée": 20,
        "clause d'une lecture": 5,
        "autre aide lue": 5,
    },
    "paires": {
        "réponse manquante": 20,
        "fourchette répondue": 20,
        "choix à plusieurs options": 10,
        "nombre indicible": 5,
        "autre lecture": 10,
        "liste répondue": 20,
        "plan ouvert": 5,
    },
    "critères": {"critère rempli": 20, "critère refusé": 20},
    "pas": {"pas qui change un résultat": 10},
    "suivis": {"suivi par les règles": 15},
}
"""The least share of each, in %."""


def manquants(vus: Mapping[str, int], *, pour: int = 1) -> list[str]:
    """Gives what was not shown often enough; few pairs are held to a part only, one in `pour`, of each share."""
    return [
        f"{nom} : {_part(vus, nom, sur)} %, au moins {moins} % attendus"
        for sur, planchers in PLANCHERS.items()
        for nom, moins in planchers.items()
        if 100 * vus.get(nom, 0) * pour < moins * vus.get(sur, 0)
    ]


def tableau(vus: Mapping[str, int]) -> Iterator[str]:
    """Writes the shares."""
    for sur, planchers in PLANCHERS.items():
        yield f"{vus.get(sur, 0)} {sur}"
        yield from (f"  {_part(vus, nom, sur):>5} %  {nom}" for nom in planchers)


def _part(vus: Mapping[str, int], nom: str, sur: str) -> str:
    return f"{float(Fraction(100 * vus.get(nom, 0), max(1, vus.get(sur, 0)))):.1f}"


# ------------------------------------------------------------------------------------------------------- what is seen
class Portrait:
    """What the pairs of a lot show: what its rules are is looked at once."""

    def __init__(self, lot: Lot) -> None:
        self._lot = lot
        self._declarees = frozenset(nom for nom, donnee in lot.recueil.donnees.items() if donnee.entite is None)
        retenues = lot.recueil.retenues({})
        self._autre_lecture = any(retenues[nom] != option for nom, option in lot.lectures.items())
        self._regles = {aide: tuple(_des_regles(lot.recueil, aide)) for aide in lot.recueil.aides}

    def de_la_paire(self, paire: Paire) -> Iterator[str]:
        """Gives what the dossier is."""
        dossier, faits = paire.dossier, paire.dossier.faits.values()
        traits = {
            "réponse manquante": not self._declarees <= dossier.faits.keys(),
            "fourchette répondue": any(isinstance(x, FaitNombre | FaitDate) and x.minimum != x.maximum for x in faits),
            "choix à plusieurs options": any(isinstance(x, FaitChoix) and len(x.valeurs) > 1 for x in faits),
            "nombre indicible": any(isinstance(x, FaitNombre) and _indicible(x) for x in faits),
            "autre lecture": self._autre_lecture,
            "liste répondue": any(liste.elements for liste in dossier.listes.values()),
            "plan ouvert": not _complet(dossier),
        }
        yield "paires"
        yield from (nom for nom, vrai in traits.items() if vrai)

    def des_resultats(self, seance: Seance, resultats: Mapping[str, Resultat]) -> Iterator[str]:
        """Gives what the results show, and what the rules of their aids are."""
        for aide, resultat in resultats.items():
            seules = seance.seules_de(aide) or ()
            traits = {
                "montant en fourchette": not (resultat.du.tranche and resultat.theorique.tranche),
                "montant écrêté": resultat.verdict == "eligible" and resultat.du != resultat.theorique,
                "exception vivante": any(map(_exception_vivante, seules)),
                "exceptions en conflit": any(map(_en_conflit, seules)),
            }
            yield "résultats"
            yield f"verdict {resultat.verdict}"
            yield "dit par la référence" if resultat.par_reference else "tranché par les règles"
            yield from self._regles[aide]
            yield from (nom for nom, vrai in traits.items() if vrai)


def _des_regles(recueil: Rulebook, aide: str) -> Iterator[str]:
    versions = recueil.aides[aide].versions
    clauses = [x for v in versions for x in (*v.criteres, *v.montants, *v.bonifications, *v.etapes, *v.assiette)]
    traits = {
        "versions datées": any(version.periode is not None for version in versions),
        "clause datée": any(clause.periode is not None for clause in clauses),
        "clause d'une lecture": any(clause.lectures for clause in clauses),
        "autre aide lue": len(dependances.de(recueil, aide).aides) > 1,
    }
    yield from (nom for nom, vrai in traits.items() if vrai)


def _indicible(fait: FaitNombre) -> bool:
    bornes = [x * 10**6 for x in (fait.minimum, fait.maximum) if x is not None]
    return any(x.denominator != 1 or not -(2**63) <= x < 2**63 for x in bornes)


def _complet(dossier: Dossier) -> bool:
    plan = dossier.listes.get(LIGNE)
    return plan is not None and plan.complete


def _exception_vivante(seule: Seule) -> bool:
    return any(etat.clause.exception_a is not None and etat.resultat.vrai for etat in seule.criteres) or any(
        part.remplacee.vrai for part in seule.parts
    )


def _en_conflit(seule: Seule) -> bool:
    """Tells whether two exceptions to one component live with different values (rule 10)."""
    vivantes: dict[str, list[Part]] = {}
    for part in seule.parts:
        if part.clause.exception_a is not None and part.applique.vrai:
            vivantes.setdefault(part.clause.exception_a, []).append(part)
    return any(x.valeur.intervalle != parts[0].valeur.intervalle for parts in vivantes.values() for x in parts)
