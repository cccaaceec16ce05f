"""Every remark that Réglo can make: its codes, its sentences, and for mistakes foreseen what to write instead.

The codes stand where they are said, layer by layer; this list of places is checked by the tests to be whole.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module

import msgspec

from reglo.diagnostics import Fiche
from reglo.syntax.examples import Exemple, fautes
from reglo.syntax.parse import analyser

_CONTROLES = (
    "assiette_absente",
    "bonifications_limitees",
    "calcul",
    "chevauchements",
    "clauses_hors_periode",
    "etapes",
    "hors_champ_cite",
    "hors_champ_repete",
    "inutilises",
    "libelles_voisins",
    "montants_exclusifs",
    "montants_repetes",
    "parametres_dates",
    "tableaux_trop_decoupes",
    "tranches_ouvertes",
    "trous",
    "versements",
    "versions_successives",
)
FAMILLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Les fichiers", ("chargement.lecture",)),
    ("Ce qui ne se lit pas", ("syntax.codes",)),
    (
        "Le sens des règles",
        tuple(f"model.build.codes_{nom}" for nom in ("aides", "clauses", "donnees", "lecture", "noms", "unites")),
    ),
    ("Ce que la vérification signale", tuple(f"checks.{nom}" for nom in _CONTROLES)),
    ("Les citations", ("citations.codes",)),
    ("Le dossier", ("outcome.codes",)),
    ("Les exemples et leur couverture", ("cases.codes", "mutation.codes")),
    (
        "Ce qui est demandé",
        ("api", "outcome.demande", "evaluation.moteurs", "evaluation.reference", "evaluation.instruction.codes"),
    ),
    ("Le registre des décisions", ("registre.codes",)),
    ("Les relectures", ("relecture.codes",)),
)
"""The modules where codes stand, by what they are about; mistakes foreseen are gathered with what does not read."""


class Correction(msgspec.Struct, frozen=True):
    """A mistake, and the same words once corrected."""

    evite: str
    ecrit: str


class Message(msgspec.Struct, frozen=True):
    """A code and its sentences."""

    fiche: Fiche
    corrections: tuple[Correction, ...] = ()


@cache
def catalogue() -> tuple[tuple[str, tuple[Message, ...]], ...]:
    """Gives every code once, by what it is about, in order."""
    vus: set[str] = set()
    rangees: list[tuple[str, tuple[Message, ...]]] = []
    for titre, modules in FAMILLES:
        neufs = {message.fiche.code: message for message in _messages(modules) if message.fiche.code not in vus}
        vus |= neufs.keys()
        rangees.append((titre, tuple(neufs[code] for code in sorted(neufs))))
    return tuple(rangees)


@cache
def codes() -> frozenset[str]:
    """Gives every code."""
    return frozenset(message.fiche.code for _, messages in catalogue() for message in messages)


def _messages(modules: tuple[str, ...]) -> Iterator[Message]:
    for module in modules:
        valeurs = vars(import_module(f"reglo.{module}")).values()
        yield from (Message(valeur) for valeur in valeurs if isinstance(valeur, Fiche))
        if module == "syntax.codes":
            yield from (Message(faute.fiche, tuple(_corrections(faute.exemple))) for faute in fautes())


def _corrections(exemple: Exemple) -> Iterator[Correction]:
    """Corrects each example as an editor would, by what its remark says."""
    for texte in exemple.exemples:
        avant = _autour(exemple)
        source = f"{avant}{texte}\n"
        for remarque in analyser(source, "")[1]:
            if remarque.code == exemple.code and remarque.remplacement is not None:
                corrige = source[: remarque.span.debut] + remarque.remplacement + source[remarque.span.fin :]
                yield Correction(texte, corrige[len(avant) :].rstrip("\n"))
                break


def _autour(exemple: Exemple) -> str:
    """Gives what opens the place where an example stands."""
    if not exemple.sous:
        return "langue reglo 1\n"
    if exemple.sous == "errata":
        return "langue reglo 1\nerrata essai\n  "
    item = "exemple « essai »" if exemple.sous == "dossier" else "aide essai « essai »"
    return f"langue reglo 1\n{item}\n  {exemple.sous}\n    "
