"""The clauses of one aid or trunk while they are being read: where they stand, what they may cite, what opens them."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from reglo.model.build.contexte import Recueil, Redaction, Valeur, Verite
from reglo.model.build.labels import Etiquette
from reglo.model.build.natures import exiger_hors_liste, lire_condition
from reglo.model.build.preuves import preuve_de
from reglo.model.build.strates import tenir
from reglo.model.build.suites import AUCUNE, Suites, lire_suites
from reglo.model.clauses import Clause
from reglo.model.expressions import Condition, Strate
from reglo.syntax.tree import Noeud, Piece, Section

SECTIONS = {
    "bénéficiaires": "criteres",
    "critères": "criteres",
    "assiette": "assiette",
    "montants": "montants",
    "bonifications": "bonifications",
    "calcul de l'aide": "etapes",
    "caractéristiques": "caracteristiques",
    "plafonds": "plafonds",
    "non-cumul": "non_cumuls",
    "enveloppes": "enveloppes",
    "pièces": "pieces",
    "versement": "versements",
    "mentions": "mentions",
    "indicateurs": "indicateurs",
    "tableau": "tableau",
}
"""Word that opens a section → field of a version."""


class Chantier(msgspec.Struct, frozen=True, kw_only=True):
    """One section of one aid or trunk, being read."""

    recueil: Recueil
    redaction: Redaction
    id: str
    """Id of the aid or of the trunk."""
    document: str | None
    """The document that a quote comes from when it names none."""
    etiquettes: Mapping[str, Etiquette]
    """The clauses that can be cited, by label and by full id, those of the trunks included."""
    section: str = ""
    mot: str = ""
    communes: Suites = AUCUNE
    """What follows the section word, and the interpretation of the whole aid."""
    une_par_categorie: bool = False
    pieces: dict[str, str] = {}
    """Names of the documents that the aid asks for, with their accents."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """One clause, being read."""

    chantier: Chantier
    redaction: Redaction
    """Opened at the clause."""
    piece: Piece
    noeud: Noeud
    id: str
    label: str

    def enfant(self, *regles: str) -> Noeud | None:
        """Gives the first child of these rules."""
        return self.noeud.noeud(*regles)

    def a_le_mot(self, mot: str) -> bool:
        """Tells whether the clause holds a plain keyword, which the tree leaves out."""
        return any(jeton.type == mot for jeton in self.piece.jetons)


def ouvrir(chantier: Chantier, piece: Piece) -> Phrase | None:
    """Opens a clause; one that could not be read is already reported."""
    if piece.noeud is None or piece.label is None:
        return None
    identite = f"{chantier.id}.{piece.label}"
    redaction = chantier.redaction.pour(identite)
    return Phrase(
        chantier=chantier, redaction=redaction, piece=piece, noeud=piece.noeud, id=identite, label=piece.label
    )


def commun(phrase: Phrase) -> dict[str, Any] | None:
    """Gives what every clause carries: its id, its proof, its period, its readings; None when one is faulty."""
    communes = phrase.chantier.communes
    propres = lire_suites(phrase.redaction, phrase.noeud.noeuds(), phrase.chantier.document)
    porteur = f"la section « {phrase.chantier.mot} »"
    preuve = preuve_de(phrase.redaction, phrase.piece, propres, communes, porteur)
    if preuve is None or propres.fautives or communes.fautives:
        return None
    return {
        "span": phrase.piece.span,
        "id": phrase.id,
        "label": phrase.label,
        "preuve": preuve,
        "periode": propres.periode or communes.periode,
        "lectures": _sans_double(communes.lectures, propres.lectures),
        "anomalies": tuple(dict.fromkeys((*communes.anomalies, *propres.anomalies))),
    }


def _sans_double(communes: tuple[Any, ...], propres: tuple[Any, ...]) -> tuple[Any, ...]:
    dites = {(choix.lecture, choix.option) for choix in propres}
    return (*(choix for choix in communes if (choix.lecture, choix.option) not in dites), *propres)


def lire_garde(
    phrase: Phrase, maximum: Strate, place: str, sous: Noeud | None = None
) -> tuple[Condition | None] | None:
    """Gives the condition of « si » in a tuple of one, or None when it is faulty."""
    noeud = (sous or phrase.noeud).noeud("garde", "garde_avant")
    if noeud is None:
        return (None,)
    lue = lire_condition(phrase.redaction, noeud.noeuds()[0])
    return (lue.noeud,) if lue is not None and tenir_seul(phrase, lue, maximum, place) else None


def tenir_seul(phrase: Phrase, lue: Valeur | Verite | None, maximum: Strate, place: str) -> bool:
    """Tells whether a phrase reads no more than its place allows, and no list without its elements."""
    if lue is None:
        return False
    juste = tenir(phrase.redaction, lue.noeud, maximum, place)
    return exiger_hors_liste(phrase.redaction, lue) and juste


Lecteur = Callable[[Phrase], Clause | None]
"""Reads one clause of a section."""


def section_de(section: Section) -> str:
    """Gives the field of a version that a section fills."""
    return SECTIONS.get(section.tete.jetons[0].type, "")
