"""The register of decisions: a file to which acts are added, never changed, and what it leaves of each envelope.

    import reglo

    decisions = reglo.registre.ouvrir("decisions.registre")
    decisions = decisions.ajouter(recueil, {"aide": "cd46.plai", "date": "10/02/2025", "montant": "150 000 €",
                                            "quantités": {"logements": 30}})
    decisions.soldes(recueil)

Everything that a person could correct is one exception, `ErreurReglo`; an act that takes more than an envelope leaves
is `EnveloppeInsuffisante`. Nothing is printed, and nothing is written but the register and its head.
"""

from reglo.registre.acces import ATTENTE
from reglo.registre.inscription import EnveloppeInsuffisante
from reglo.registre.ouvert import Registre, creer, ouvrir
from reglo.registre.reparation import reparer
from reglo.registre.soldes import ApresDecision, Compte, Solde

__all__ = [
    "ATTENTE",
    "ApresDecision",
    "Compte",
    "EnveloppeInsuffisante",
    "Registre",
    "Solde",
    "creer",
    "ouvrir",
    "reparer",
]
