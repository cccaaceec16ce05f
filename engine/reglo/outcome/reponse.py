"""The answer: what every evaluator gives back, stable as JSON, archivable and replayable to the same bytes.

Amounts are euros as decimal strings rounded to the cent; other numbers are exact, written as decimals when they are,
as fractions otherwise. Nothing here computes.
"""

from typing import Literal, TypeAlias

import msgspec

VERSION_REPONSE = 1
"""Version of the JSON format of `Reponse`."""

Verdict: TypeAlias = Literal["eligible", "ineligible", "indetermine", "sur_appreciation", "non_couvert", "hors_vigueur"]
Moteur: TypeAlias = Literal["reference", "durable"]
"""An evaluator: the reference interpreter, or durable-rules."""
EtatControle: TypeAlias = Literal["respecte", "viole", "inconnu", "sans_objet"]


class Element(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the answer."""


class Intervalle(Element, frozen=True, kw_only=True):
    """A number as a range; `min` and `max` are equal when it is known, None where it has no bound."""

    min: str | None
    max: str | None
    unite: str = "€"
    vide: bool = False
    """True when there is no value at all, because the text covers none or refuses it; `min` and `max` are then None."""
    majorant: bool = False
    """True when the range may be wider than what completing the dossier can give."""
    texte: bool = False
    """True when a hole of the text is, or may be, met."""


class Cause(Element, frozen=True, kw_only=True):
    """Why something is not settled."""

    genre: Literal["manque", "appreciation", "texte"]
    objet: str
    """The datum to ask, the appreciation to give, or the clause or table whose text fails."""
    libelle: str


class Citation(Element, frozen=True, kw_only=True):
    """The words that prove a clause, and where they are."""

    document: str
    extrait: str
    lignes: str = ""
    rangee: str = ""
    """For the cell of a table, the heading of its row."""
    colonne: str = ""
    """For the cell of a table, the heading of its column."""


class EtatClause(Element, frozen=True, kw_only=True):
    """A clause of the aid as it stands for this dossier."""

    id: str
    genre: str
    """critere, montant, bonification, etape, assiette, rang …"""
    etat: Literal["vrai", "faux", "inconnu", "sans_objet", "hors_vigueur", "exception"]
    """For a criterion: satisfied or not; for others: whether it applies."""
    valeur: Intervalle | None = None
    causes: tuple[Cause, ...] = ()
    citations: tuple[Citation, ...] = ()
    interpretation: str = ""
    anomalies: tuple[str, ...] = ()
    lieu: str = ""
    """file:line:column of the clause in the rulebook."""


class Composante(Element, frozen=True, kw_only=True):
    """A component of the amount, with its own verdict."""

    id: str
    genre: Literal["montant", "bonification"]
    verdict: Verdict
    montant: Intervalle
    causes: tuple[Cause, ...] = ()


class Ecretement(Element, frozen=True, kw_only=True):
    """What a clause clips from an amount."""

    clause: str
    avant: Intervalle
    apres: Intervalle


class Caracteristique(Element, frozen=True, kw_only=True):
    """A term of the aid: the formula as the clause says it, and its value when known."""

    id: str
    genre: str
    objet: str = ""
    formule: str = ""
    valeur: Intervalle | None = None
    valeurs: tuple[str, ...] = ()
    """Values to choose from, each with its unit: « 30 ans »."""
    texte: str = ""
    etat: Literal["vrai", "faux", "inconnu"]
    causes: tuple[Cause, ...] = ()


class Tranche(Element, frozen=True, kw_only=True):
    """An instalment."""

    id: str
    evenement: str
    part: str
    """« 30 % », or « solde »."""
    montant: Intervalle
    pieces: tuple[str, ...] = ()


class EtatPiece(Element, frozen=True, kw_only=True):
    """A document asked for."""

    id: str
    nom: str
    libelle: str
    etat: Literal["a_fournir", "fournie", "sans_objet", "le_cas_echeant", "facultative", "inconnue"]


class EffetReponse(Element, frozen=True, kw_only=True):
    """What answering a question could settle."""

    aide: str
    sortie: Literal["verdict", "montant", "caracteristique", "piece", "controle"]


class Question(Element, frozen=True, kw_only=True):
    """What is still to ask, the most decisive first."""

    donnee: str
    libelle: str
    question: str
    a_qui: Literal["porteur", "autorite"]
    unite: str = ""
    options: tuple[str, ...] = ()
    peut_trancher: tuple[EffetReponse, ...] = ()


class AutreLecture(Element, frozen=True, kw_only=True):
    """What one other option of one reading would change."""

    lecture: str
    option: str
    libelle: str
    verdict: Verdict
    montant_theorique: Intervalle
    montant_du: Intervalle
    change: bool


class Attribution(Element, frozen=True, kw_only=True):
    """What an envelope leaves for this operation."""

    enveloppe: str
    etat: Literal["couverte", "partielle", "epuisee", "inconnue"]
    demande: Intervalle
    reste: Intervalle


class Ecart(Element, frozen=True, kw_only=True):
    """A granted line of the plan that differs from the computed amount."""

    aide: str
    accorde: str
    calcule: Intervalle


class Controle(Element, frozen=True, kw_only=True):
    """A check on a set of aids: non-cumul, option, shared cap, self-funding."""

    clause: str
    aide: str
    genre: Literal["non_cumul", "option", "cumul_permis", "plafond", "autofinancement"]
    etat: EtatControle
    aides: tuple[str, ...] = ()
    """The aids that meet in this check."""
    total: Intervalle | None = None
    limite: Intervalle | None = None
    marge: Intervalle | None = None
    libelle: str = ""
    citations: tuple[Citation, ...] = ()
    causes: tuple[Cause, ...] = ()


class ReponseAide(Element, frozen=True, kw_only=True):
    """What one aid answers to one dossier."""

    id: str
    nom: str
    version: str
    """Version in force, or those that may be, separated by commas."""
    verdict: Verdict
    causes: tuple[Cause, ...] = ()
    refuse_par: tuple[str, ...] = ()
    """Ids of the clauses that refuse the aid, when it is ineligible."""
    composantes: tuple[Composante, ...] = ()
    en_argent: bool = True
    """False for an aid that gives no sum of money (guarantee, engineering, tax exemption): its amounts are zero."""
    assiette: Intervalle | None = None
    montant_theorique: Intervalle
    montant_du: Intervalle
    ecretements: tuple[Ecretement, ...] = ()
    caracteristiques: tuple[Caracteristique, ...] = ()
    versement: tuple[Tranche, ...] = ()
    pieces: tuple[EtatPiece, ...] = ()
    questions: tuple[Question, ...] = ()
    clauses: tuple[EtatClause, ...] = ()
    lectures: tuple[AutreLecture, ...] = ()
    attributions: tuple[Attribution, ...] = ()


class Provenance(Element, frozen=True, kw_only=True):
    """What is needed to replay the answer to the same bytes."""

    reglo: str
    recueil: str
    """SHA-256 of the rulebook."""
    dossier: str
    """SHA-256 of the dossier as read."""
    moteur: Moteur
    date: str
    lectures: dict[str, str] = {}
    """Reading → option retained, for every reading that the evaluated aids use."""
    documents: dict[str, str] = {}
    registre: str = ""
    """The last act counted and its hash (« 57:9f3c… »), when the past decisions come from a file."""


class Resume(Element, frozen=True, kw_only=True):
    """The verdict and the amounts of an aid, without why."""

    aide: str
    verdict: Verdict
    refuse_par: tuple[str, ...] = ()
    """The clauses that refuse the aid, when it is ineligible."""
    montant_theorique: Intervalle
    montant_du: Intervalle


class Reponse(Element, frozen=True, kw_only=True):
    """The whole answer."""

    version: int = VERSION_REPONSE
    provenance: Provenance
    aides: tuple[ReponseAide, ...]
    controles: tuple[Controle, ...] = ()
    ecarts: tuple[Ecart, ...] = ()
    questions: tuple[Question, ...] = ()
