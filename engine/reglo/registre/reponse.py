"""What the answer of an evaluator lets grant: the amount due and what each envelope counts, once they are settled.

An open amount, an appreciation still to give, a hole of the text allow no decision: what is missing is said.
"""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from reglo.diagnostics import ErreurReglo, vouliez_vous
from reglo.outcome.dossier import FaitNombre
from reglo.outcome.lecture_brute import enumerer, remarque
from reglo.outcome.lecture_registre import Champs
from reglo.outcome.reponse import Intervalle, Reponse, ReponseAide
from reglo.registre import codes
from reglo.source import fichier_entier
from reglo.values import unites

_ICI = fichier_entier("acte")
_RAISONS = {
    "ineligible": "l'aide est refusée",
    "indetermine": "des réponses manquent",
    "sur_appreciation": "l'autorité n'a pas dit son appréciation",
    "non_couvert": "le texte ne tranche pas",
    "hors_vigueur": "l'aide n'est pas en vigueur à la date qui commande",
}


def completer(lus: Champs, reponse: Reponse) -> Champs:
    """Gives what is asked, with the amount and the quantities that the answer settles where they are not told."""
    aide = _aide(lus.aide, reponse)
    if aide.verdict != "eligible":
        raise _refus(aide, _RAISONS[aide.verdict])
    faits = dict(lus.faits)
    if "montant" not in lus.donnes:
        montant = _connu(aide.montant_du)
        if montant is None:
            raise _refus(aide, "son montant n'est pas connu")
        faits["montant"] = FaitNombre(montant, montant)
    quantites = _quantites(aide, lus.quantites) | lus.quantites
    return msgspec.structs.replace(lus, faits=faits, quantites=quantites, donnes=lus.donnes | {"montant"})


def _aide(nom: str, reponse: Reponse) -> ReponseAide:
    for aide in reponse.aides:
        if aide.id == nom:
            return aide
    proches = vouliez_vous(nom, [aide.id for aide in reponse.aides])
    raise ErreurReglo([remarque(codes.PAS_EVALUEE, _ICI, aide=nom, proches=proches)])


def _quantites(aide: ReponseAide, dites: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Gives what the envelopes count and nobody tells: by unit, or by envelope when they do not count the same."""
    par_unite: dict[str, dict[str, Fraction]] = {}
    for attribution in aide.attributions:
        unite = attribution.demande.unite
        if unite.startswith("€") or unite in dites or attribution.enveloppe in dites:
            continue
        demande = _connu(attribution.demande)
        if demande is None:
            raise _refus(aide, f"ce que compte l'enveloppe {attribution.enveloppe} n'est pas connu")
        par_unite.setdefault(unite, {})[attribution.enveloppe] = demande
    trouvees: dict[str, Fraction] = {}
    for unite, comptes in par_unite.items():
        pareils = len(set(comptes.values())) == 1
        trouvees |= {unite: next(iter(comptes.values()))} if pareils else comptes
    return trouvees


def _connu(intervalle: Intervalle) -> Fraction | None:
    """Gives the one value of a range, in base units, or None."""
    if intervalle.min is None or intervalle.min != intervalle.max or intervalle.texte:
        return None
    return Fraction(intervalle.min) * unites.echelle(intervalle.unite)


def _refus(aide: ReponseAide, raison: str) -> ErreurReglo:
    """Says why a dossier allows no grant, and what to ask to settle it."""
    libelles = [question.libelle for question in aide.questions]
    manques = f"Il manque : {enumerer(libelles)}." if libelles else ""
    return ErreurReglo([remarque(codes.NON_TRANCHE, _ICI, aide=aide.id, raison=raison, manques=manques)])
