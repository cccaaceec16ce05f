"""What was measured once and is kept: what takes minutes cannot be measured again at each publication.

Each measure says its day and what it was made on, by a fingerprint: a page tells when that has changed since. A file
that is missing or damaged is no measure; nothing is ever guessed from an older one.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from reglo.cases.couverture.garde import empreinte_des_exemples
from reglo.fichiers import ecrire
from reglo.mutation.compte_rendu import Compte

DOSSIER = "mesures"
"""The folder, inside the rules for what was measured on them, inside the frame of the site for the engine."""
_MUTATIONS, _ACCORD = "mutations.json", "accord.json"
_Mesure = TypeVar("_Mesure", "Mutations", "Accord")


class Mutations(msgspec.Struct, frozen=True):
    """What the examples saw of the rules, changed one thing at a time."""

    jour: date
    regles: str
    """Fingerprint of the rules that were changed."""
    exemples: str
    """Fingerprint of the examples that looked."""
    fichiers: dict[str, Compte]
    """What became of the changes of each file of rules."""

    @property
    def total(self) -> Compte:
        """Gives what became of all the changes."""
        comptes = self.fichiers.values()
        return Compte(*(sum(getattr(un, champ) for un in comptes) for champ in Compte.__struct_fields__))


class Part(msgspec.Struct, frozen=True):
    """Some pairs, results or criteria of a run, and how many of them showed what is looked for."""

    nom: str
    total: int
    dont: dict[str, int]


class Accord(msgspec.Struct, frozen=True):
    """How durable-rules and the reference compared on drawn pairs of rules and dossier."""

    jour: date
    moteur: str
    """Fingerprint of the engine compared."""
    paires: int
    ecarts: int
    repartition: tuple[Part, ...]


class Mesures(msgspec.Struct, frozen=True):
    """The measures at hand, and whether what they were made on is still the same."""

    mutations: Mutations | None = None
    mutations_a_jour: bool = False
    accord: Accord | None = None
    accord_a_jour: bool = False


def lire(regles: Path, cadre: Path, empreinte_des_regles: str) -> Mesures:
    """Reads what is kept beside the rules and in the frame of the site, and compares it with what stands today."""
    from reglo.evaluation.empreinte import empreinte_du_moteur

    mutations, accord = _lire(regles / DOSSIER / _MUTATIONS, Mutations), _lire(cadre / DOSSIER / _ACCORD, Accord)
    meme = mutations is not None and mutations.regles == empreinte_des_regles
    return Mesures(
        mutations=mutations,
        mutations_a_jour=meme and mutations is not None and mutations.exemples == empreinte_des_exemples(regles),
        accord=accord,
        accord_a_jour=accord is not None and accord.moteur == empreinte_du_moteur(),
    )


def garder_mutations(regles: Path, mutations: Mutations) -> Path:
    """Keeps what a run on the whole rulebook found, beside its rules."""
    return _garder(regles / DOSSIER / _MUTATIONS, mutations)


def garder_accord(cadre: Path, accord: Accord) -> Path:
    """Keeps what a comparison of engines found."""
    return _garder(cadre / DOSSIER / _ACCORD, accord)


def repartir(vus: Mapping[str, int], sur: Mapping[str, Iterable[str]]) -> tuple[Part, ...]:
    """Arranges what was counted by what it is a share of."""
    return tuple(Part(nom, vus.get(nom, 0), {dont: vus.get(dont, 0) for dont in siens}) for nom, siens in sur.items())


def _lire(fichier: Path, genre: type[_Mesure]) -> _Mesure | None:
    try:
        return msgspec.json.decode(fichier.read_bytes(), type=genre)
    except (OSError, msgspec.MsgspecError):
        return None


def _garder(fichier: Path, mesure: "Mutations | Accord") -> Path:
    """Writes a measure, whole or not at all."""
    fichier.parent.mkdir(exist_ok=True)
    ecrire(fichier, msgspec.json.format(msgspec.json.encode(mesure), indent=1) + b"\n")
    return fichier
