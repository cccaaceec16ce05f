"""Where an answer comes from: what is needed to replay it to the same bytes (semantique.md, rules 17 and 18)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from hashlib import sha256

import msgspec

from reglo.evaluation.reference.dependances import Dependances
from reglo.model.rulebook import Rulebook
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Dossier
from reglo.version import VERSION


def provenance(  # noqa: PLR0913 - each is something that the answer comes from
    rulebook: Rulebook,
    dossier: Dossier,
    aujourdhui: date,
    lectures: Mapping[str, str],
    lues: Dependances,
    *,
    moteur: r.Moteur,
) -> r.Provenance:
    """Gives the origin of an answer."""
    return r.Provenance(
        reglo=VERSION,
        recueil=rulebook.empreinte,
        dossier=empreinte(dossier),
        moteur=moteur,
        date=aujourdhui.isoformat(),
        lectures={nom: lectures[nom] for nom in lues.lectures if nom in lectures},
        documents={nom: rulebook.documents[nom].fichier or "" for nom in lues.documents if nom in rulebook.documents},
    )


def empreinte(dossier: Dossier) -> str:
    """Gives the SHA-256 of a dossier, the same whatever the order of its answers."""
    return sha256(msgspec.json.encode(dossier, enc_hook=_fraction, order="deterministic")).hexdigest()


def _fraction(valeur: object) -> str:
    if isinstance(valeur, Fraction):
        return f"{valeur.numerator}/{valeur.denominator}"
    raise NotImplementedError
