"""What acts make of decisions: granted, amended, withdrawn; those in force are what the envelopes count.

An amended decision keeps its date and its rank (semantique.md, rule 16). Nothing here knows the rules: an aid that no
rulebook knows any more is followed like another.
"""

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from reglo.outcome.dossier import Decision
from reglo.registre.actes import Accord, Modification, Retrait, UnActe


class Suivi(msgspec.Struct, frozen=True):
    """A decision as it stands, and every act that bears on it, in order."""

    decision: Decision
    """Its rank is its number: that of the act that granted it."""
    actes: tuple[UnActe, ...]
    retiree: bool


class Journal:
    """The acts read so far, each checked against those before it."""

    def __init__(self, actes: Iterable[UnActe] = ()) -> None:
        self.actes: list[UnActe] = []
        self._decisions: dict[int, Decision] = {}
        self._retirees: set[int] = set()
        for acte in actes:
            self.inscrire(acte)

    def inscrire(self, acte: UnActe) -> str:
        """Takes an act down, or says why it cannot be: nothing is then kept of it."""
        if raison := self._impossible(acte):
            return raison
        self.actes.append(acte)
        match acte:
            case Accord():
                self._decisions[acte.numero] = _accordee(acte)
            case Modification():
                self._decisions[acte.decision] = modifiee(self._decisions[acte.decision], acte)
            case Retrait():
                self._retirees.add(acte.decision)
        return ""

    def _impossible(self, acte: UnActe) -> str:
        attendu = len(self.actes) + 1
        if acte.numero != attendu:
            return f"il porte le numéro {acte.numero}, et c'est l'acte {attendu}"
        if isinstance(acte, Accord):
            return "" if acte.decision == acte.numero else "un accord porte le numéro de sa décision"
        decision = self._decisions.get(acte.decision)
        if decision is None:
            return f"aucun acte n'accorde la décision {acte.decision}"
        if acte.decision in self._retirees:
            return f"la décision {acte.decision} est déjà retirée"
        return "" if acte.date >= decision.date else "sa date précède celle de la décision"

    def suivis(self) -> dict[int, Suivi]:
        """Gives every decision, by its number, with what became of it."""
        par_decision: dict[int, list[UnActe]] = {numero: [] for numero in self._decisions}
        for acte in self.actes:
            par_decision[acte.decision].append(acte)
        return {
            numero: Suivi(self._decisions[numero], tuple(actes), numero in self._retirees)
            for numero, actes in par_decision.items()
        }


def _accordee(acte: Accord) -> Decision:
    return Decision(
        date=acte.date,
        rang=acte.numero,
        aide=acte.aide,
        montant=Fraction(acte.montant),
        quantites=_quantites(acte.quantites),
        beneficiaire=acte.beneficiaire,
    )


def modifiee(decision: Decision, acte: Modification) -> Decision:
    """Gives the decision once amended: what the act does not say stays as it was."""
    return msgspec.structs.replace(
        decision,
        montant=decision.montant if acte.montant is None else Fraction(acte.montant),
        quantites=decision.quantites | _quantites(acte.quantites),
        beneficiaire=decision.beneficiaire if acte.beneficiaire is None else acte.beneficiaire,
    )


def _quantites(dites: dict[str, str]) -> dict[str, Fraction]:
    return {nom: Fraction(quantite) for nom, quantite in dites.items()}
