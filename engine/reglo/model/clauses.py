"""Clauses of the rule model: each is one labelled sentence of a règlement, with its proof.

Every holder of an expression refuses at construction what its stratum forbids: an assiette reads the dossier, an
amount or a step reads the assiette and aids ranked before, a criterion alone reads the theoretical amount.
"""

from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from reglo.model.expressions import Condition, Node, Nombre, Strate, exiger_strate


class Periode(Node, frozen=True, kw_only=True):
    """A stretch of the calendar, both ends included; None is open."""

    debut: date | None = None
    fin: date | None = None

    def contient(self, jour: date) -> bool:
        """Tells whether a day falls in it."""
        return (self.debut is None or self.debut <= jour) and (self.fin is None or jour <= self.fin)


class Citation(Node, frozen=True, kw_only=True):
    """The words of a document that prove a clause."""

    document: str
    extrait: str
    ligne_debut: int | None = None
    ligne_fin: int | None = None
    rangee: str = ""
    """For the cell of a table, the heading of its row, as printed."""
    colonne: str = ""
    """For the cell of a table, the heading of its column, as printed."""


class Interpretation(Node, frozen=True, kw_only=True):
    """What no text says: the reason, and the organisation that answers for it."""

    raison: str
    auteur: str


class Preuve(Node, frozen=True, kw_only=True):
    """Why a clause stands in the rulebook: quotes, interpretations, or the quote of the section or table above it."""

    citations: tuple[Citation, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    heritee: bool = False


class ChoixLecture(Node, frozen=True, kw_only=True):
    """The clause holds only when this option of this reading is retained."""

    lecture: str
    option: str


class Clause(Node, frozen=True, kw_only=True):
    """What every clause carries."""

    id: str
    """Full id, e.g. `aude.hcs.base.c3`: never renumbered, never reused."""
    label: str
    preuve: Preuve
    periode: Periode | None = None
    lectures: tuple[ChoixLecture, ...] = ()
    anomalies: tuple[str, ...] = ()


class Critere(Clause, frozen=True, kw_only=True):
    """A condition of grant, an exclusion, or an exception to one of them (semantique.md, rule 10)."""

    mode: Literal["exige", "exclut", "admet", "reexclut"]
    beneficiaires: bool = False
    """It stands in the section that says who may ask."""
    condition: Condition
    garde: Condition | None = None
    """The criterion applies only if; otherwise it is satisfied."""
    exception_a: str | None = None
    """Id of the clause that this one excepts (modes `admet` and `reexclut` only)."""

    def __post_init__(self) -> None:
        exiger_strate(self.condition, Strate.MONTANT, self.id)
        exiger_strate(self.garde, Strate.MONTANT, self.id)


class Indication(Clause, frozen=True, kw_only=True):
    """An open question: data to state, which decide nothing."""

    donnees: tuple[str, ...]


class LigneAssiette(Clause, frozen=True, kw_only=True):
    """A line of the assiette: counted, deducted, or its cap, in the order written."""

    action: Literal["compter", "retirer", "plafonner"]
    valeur: Nombre
    garde: Condition | None = None

    def __post_init__(self) -> None:
        exiger_strate(self.valeur, Strate.DOSSIER, self.id)
        exiger_strate(self.garde, Strate.DOSSIER, self.id)


class Montant(Clause, frozen=True, kw_only=True):
    """A component of the amount, or a bonus; `bas` and `haut` differ when the authority modulates."""

    bas: Nombre
    haut: Nombre
    forme: Literal["fixe", "fourchette", "jusqua"] = "fixe"
    garde: Condition | None = None
    categorie: str | None = None
    """Category of a bonus, when the section says « une par catégorie »."""
    exception_a: str | None = None
    """Id of the amount that this one replaces where its guard holds."""

    def __post_init__(self) -> None:
        for expression in (self.bas, self.haut, self.garde):
            exiger_strate(expression, Strate.AUTRE_AIDE, self.id)


class Etape(Clause, frozen=True, kw_only=True):
    """A step of the computation, in the order written (semantique.md, rule 9)."""

    action: Literal["somme", "plafond", "plancher", "ajout", "retrait", "produit", "arrondi"]
    refs: tuple[str, ...] = ()
    """Ids of the amounts that a `somme` or an `ajout` takes."""
    valeur: Nombre | None = None
    sens: Literal["par défaut", "par excès", "au plus proche"] | None = None
    pas: Fraction | None = None
    garde: Condition | None = None

    def __post_init__(self) -> None:
        exiger_strate(self.valeur, Strate.AUTRE_AIDE, self.id)
        exiger_strate(self.garde, Strate.AUTRE_AIDE, self.id)


class Caracteristique(Clause, frozen=True, kw_only=True):
    """A term of the aid other than its amount: such as a rate, a duration, a share, an exemption."""

    genre: Literal[
        "taux",
        "durée",
        "différé",
        "préfinancement",
        "quotité",
        "exonération",
        "dégrèvement",
        "taux réduit",
        "réservation",
        "engagement",
        "prestation",
        "montant",
    ]
    unite: str
    """Unit in which the value is printed ("" for a text)."""
    objet: str = ""
    """What it bears on (« part foncière »)."""
    bas: Nombre | None = None
    haut: Nombre | None = None
    forme: Literal["fixe", "fourchette", "jusqua", "parmi", "texte"] = "fixe"
    valeurs: tuple[Fraction, ...] = ()
    """The values among which to choose, when `forme` is `parmi`."""
    texte: str = ""
    garde: Condition | None = None

    def __post_init__(self) -> None:
        for expression in (self.bas, self.haut, self.garde):
            exiger_strate(expression, Strate.AUTRE_AIDE, self.id)


class Portee(Node, frozen=True, kw_only=True):
    """A set of aids: the public ones, those of a funder, of a family, of a document, or one aid."""

    genre: Literal["publiques", "financeur", "famille", "document", "aide"]
    nom: str = ""


PRESENTE_AIDE = ""
"""What a cap « en écrêtant la présente aide » names while it is read: the aid is known when its version is composed."""


class PlafondEnsemble(Clause, frozen=True, kw_only=True):
    """A bound on a set of aids, or the least self-funding (semantique.md, rule 15)."""

    genre: Literal["total", "autofinancement"]
    limite: Nombre
    portee: Portee | None = None
    ecrete: str | None = None
    """The aid that is clipped when the bound is passed; None: the bound is checked only."""
    garde: Condition | None = None

    def __post_init__(self) -> None:
        exiger_strate(self.limite, Strate.MONTANT, self.id)
        exiger_strate(self.garde, Strate.MONTANT, self.id)


class NonCumul(Clause, frozen=True, kw_only=True):
    """How this aid stands with another, or with a set of others."""

    rapport: Literal["exclut", "au choix avec", "cumul permis avec", "complète", "remplace"]
    cible: Portee
    garde: Condition | None = None


class Enveloppe(Clause, frozen=True, kw_only=True):
    """A budget or a quota that decisions consume (semantique.md, rule 16)."""

    limite: Fraction
    unite: str
    """ "€", or the unit that is counted."""
    compte: Nombre | None = None
    """What one operation takes of a quota; None for a budget, which takes the amount due."""
    fenetre: Literal["totale", "annuelle", "glissante"] = "totale"
    mois: int | None = None
    """Length of a rolling window, in months."""
    par_beneficiaire: bool = False
    ordre_arrivee: bool = False


class Piece(Clause, frozen=True, kw_only=True):
    """A document to provide."""

    nom: str
    libelle: str
    garde: Condition | None = None
    exigibilite: Literal["obligatoire", "cas_echeant", "facultatif"] = "obligatoire"

    def __post_init__(self) -> None:
        exiger_strate(self.garde, Strate.MONTANT, self.id)


class Versement(Clause, frozen=True, kw_only=True):
    """An instalment: a share of the amount due, or the balance."""

    evenement: str
    part: Fraction | None = None
    """None is the balance."""
    pieces: tuple[str, ...] = ()
    """Names of the documents on which it is paid."""
    libelles: tuple[str, ...] = ()
    """What each is called there: its label, or its name as it is spelled."""
    garde: Condition | None = None


class Mention(Clause, frozen=True, kw_only=True):
    """What the text says without effect on any result: an objective, a budget rule, an indicator to report."""

    texte: str
    nom: str = ""


# ------------------------------------------------------------------------------------------------------------ tables
class Plage(Node, frozen=True, kw_only=True):
    """A bracket of numbers or dates (dates as ordinals of `date`), each end included or not; None is open."""

    minimum: Fraction | None = None
    minimum_inclus: bool = True
    maximum: Fraction | None = None
    maximum_inclus: bool = True


class Valeurs(Node, frozen=True, kw_only=True):
    """A set of choices; « oui » and « non » for a yes/no key."""

    noms: tuple[str, ...]


class Tout(Node, frozen=True, kw_only=True):
    """Any value of the key."""


Cellule: TypeAlias = Plage | Valeurs | Tout


class IssueValeur(Node, frozen=True, kw_only=True):
    """A row that answers a value, or the range in which the authority chooses."""

    bas: Nombre
    haut: Nombre


class IssueSansValeur(Node, frozen=True, kw_only=True):
    """A row that answers no value: `refus` refuses the component, the two others are defects of the text."""

    genre: Literal["refus", "non_couvert", "illisible"]


Issue: TypeAlias = IssueValeur | IssueSansValeur


class Cle(Node, frozen=True, kw_only=True):
    """What a table is read by."""

    genre: Literal["nombre", "choix", "booleen"]
    nom: str
    definition: bool = False
    """True when `nom` is a definition, False when it is a datum."""


class Rang(Clause, frozen=True, kw_only=True):
    """A row of a table, a clause like any other."""

    cellules: tuple[Cellule, ...]
    issue: Issue
    garde: Condition | None = None


class AutresCas(Clause, frozen=True, kw_only=True):
    """What a table answers where none of its rows does, a clause like any other."""

    issue: Issue


class Tableau(Node, frozen=True, kw_only=True, weakref=True, gc=True):
    """A table by brackets or keys; with `marginal`, each row's rate bears on the part of the key in its bracket."""

    id: str
    nom: str
    """Folded name."""
    ecriture: str
    """The name as its declaration spells it, with its accents."""
    libelle: str = ""
    unite: str
    cles: tuple[Cle, ...]
    rangs: tuple[Rang, ...]
    autres_cas: AutresCas | None = None
    marginal: bool = False
    preuve: Preuve
    anomalies: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[Rang | AutresCas, ...]:
        """Its rows, then its other cases."""
        return self.rangs if self.autres_cas is None else (*self.rangs, self.autres_cas)


Phrase: TypeAlias = (
    Critere
    | Indication
    | LigneAssiette
    | Montant
    | Etape
    | Caracteristique
    | PlafondEnsemble
    | NonCumul
    | Enveloppe
    | Piece
    | Versement
    | Mention
)
