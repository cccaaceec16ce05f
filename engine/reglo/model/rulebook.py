"""The rulebook: its vocabulary, its documents, its aids and their versions."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

import msgspec

from reglo.model.clauses import (
    Caracteristique,
    ChoixLecture,
    Clause,
    Critere,
    Enveloppe,
    Etape,
    Indication,
    LigneAssiette,
    Mention,
    Montant,
    NonCumul,
    Periode,
    Piece,
    PlafondEnsemble,
    Preuve,
    Tableau,
    Versement,
)
from reglo.model.expressions import Condition, Node, Nombre, Strate, exiger_strate
from reglo.source import NULLE_PART

LIGNE = "ligne"
"""The built-in entity: a line of the plan de financement, with the data MONTANT_LIGNE … AIDE_LIGNE."""
MONTANT_LIGNE, NATURE_LIGNE, FINANCEUR_LIGNE, ETAT_LIGNE, AIDE_LIGNE = (
    "montant_ligne",
    "nature_ligne",
    "financeur_ligne",
    "etat_ligne",
    "aide_ligne",
)
NATURES_LIGNE = ("subvention", "pret", "autofinancement", "contrepartie", "cession_fonciere", "autre")
ETATS_LIGNE = ("demande", "accorde")
SECTIONS = (
    "criteres",
    "indications",
    "assiette",
    "montants",
    "bonifications",
    "etapes",
    "caracteristiques",
    "plafonds",
    "non_cumuls",
    "enveloppes",
    "pieces",
    "versements",
    "mentions",
    "indicateurs",
)
"""Fields of a version that hold its clauses, in the order of a règlement."""


class Unite(Node, frozen=True, kw_only=True):
    """A declared unit of count."""

    nom: str
    pluriel: str
    libelle: str = ""


class Entite(Node, frozen=True, kw_only=True):
    """A kind of element that a dossier lists: lots, phases, spending lines."""

    nom: str
    pluriel: str
    libelle: str


class Organisme(Node, frozen=True, kw_only=True):
    """A funder or an authority."""

    nom: str
    libelle: str
    public: bool = True


class Erratum(Node, frozen=True, kw_only=True):
    """What a document printed wrongly, and how it is read."""

    label: str
    ligne_debut: int
    ligne_fin: int
    imprime: str
    lu: str
    """Empty when the printed words are to be passed over."""


class HorsChamp(Node, frozen=True, kw_only=True):
    """Lines of a document that hold no rule of the rulebook, and why."""

    ligne_debut: int
    ligne_fin: int
    raison: str


class Document(Node, frozen=True, kw_only=True):
    """A text that clauses quote."""

    nom: str
    libelle: str
    autorite: str | None = None
    adopte: date | None = None
    fichier: str | None = None
    date_qui_commande: str | None = None
    periode: Periode | None = None
    errata: tuple[Erratum, ...] = ()
    """In the order of the files."""
    hors_champ: tuple[HorsChamp, ...] = ()
    """In the order in which they are written."""


class Option(Node, frozen=True, kw_only=True):
    """One value of a choice."""

    nom: str
    libelle: str
    ecriture: str = ""
    """The name as its declaration spells it, when that is not `nom`."""


AVIS = (
    Option(nom="favorable", libelle="favorable", span=NULLE_PART),
    Option(nom="defavorable", libelle="défavorable", span=NULLE_PART),
)
"""What an authority may answer to an appreciation."""


class Donnee(Node, frozen=True, kw_only=True):
    """What a dossier answers."""

    nom: str
    """Folded name: the key of the model."""
    ecriture: str
    """The name as its declaration spells it, with its accents."""
    libelle: str
    genre: Literal["booleen", "nombre", "choix", "choix_ordonne", "date", "appreciation", "texte"]
    unite: str = ""
    """Unit in which a plain number is given and printed ("€ HT", "%", "mois", "place" …)."""
    entier: bool = False
    options: tuple[Option, ...] = ()
    """Values of a choice, in their order; « favorable », « defavorable » for an appreciation."""
    autorite: str | None = None
    """Who answers an appreciation."""
    entite: str | None = None
    """The list in which it is given, element by element."""
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    peut_manquer: bool = False
    singulier: str | None = None
    distincte_de: tuple[str, ...] = ()
    anciennement: tuple[str, ...] = ()
    question: str = ""
    precision: str = ""


class Definition(Node, frozen=True, kw_only=True, weakref=True, gc=True):
    """A name given to a computation or a condition on data."""

    nom: str
    ecriture: str
    libelle: str
    unite: str = ""
    valeur: Nombre | None = None
    condition: Condition | None = None
    """Exactly one of `valeur` and `condition` is given."""
    entite: str | None = None
    """The list whose data it reads, when it does."""
    preuve: Preuve
    anomalies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        exiger_strate(self.valeur, Strate.DOSSIER, self.nom)
        exiger_strate(self.condition, Strate.DOSSIER, self.nom)


class ValeurParametre(Clause, frozen=True, kw_only=True):
    """The value of a parameter over a period; never extrapolated to another."""

    valeur: Fraction


class Parametre(Node, frozen=True, kw_only=True, weakref=True, gc=True):
    """A value that a text fixes by date."""

    nom: str
    ecriture: str
    libelle: str
    unite: str
    valeurs: tuple[ValeurParametre, ...]
    preuve: Preuve
    anomalies: tuple[str, ...] = ()


class OptionLecture(Node, frozen=True, kw_only=True):
    """One way to read a text."""

    nom: str
    libelle: str
    retenue: bool = False


class Lecture(Node, frozen=True, kw_only=True, weakref=True, gc=True):
    """A choice that a text leaves to its reader, shared by every clause that cites it."""

    id: str
    libelle: str
    options: tuple[OptionLecture, ...]
    preuve: Preuve
    anomalies: tuple[str, ...] = ()

    @property
    def retenue(self) -> str:
        """The option that the rulebook retains: the first one when none says so."""
        return next((option.nom for option in self.options if option.retenue), self.options[0].nom)


class Anomalie(Node, frozen=True, kw_only=True):
    """A defect of the texts, shared by every clause that cites it."""

    id: str
    libelle: str
    defaut: Literal["contradiction", "lacune", "illisible", "renvoi_mort", "coquille", "ambiguite"]
    question: str = ""
    """What to ask those who wrote the text."""
    preuve: Preuve


class Tronc(Node, frozen=True, kw_only=True):
    """What several aids take up; its clauses stand in their versions, under its own id."""

    id: str
    nom: str
    document: str | None = None
    ligne_debut: int | None = None
    ligne_fin: int | None = None


class DateSelonLecture(Node, frozen=True, kw_only=True):
    """The governing date when one option of one reading is retained (semantique.md, rule 17)."""

    donnee: str
    choix: ChoixLecture


class Version(Node, frozen=True, kw_only=True):
    """An aid as it stands over a period, with the clauses of its trunks among its own."""

    nom: str = ""
    periode: Periode | None = None
    date_qui_commande: str | None = None
    """The date datum of the aid, else that of its document."""
    dates_selon_lecture: tuple[DateSelonLecture, ...] = ()
    """Those that a reading puts in its place."""
    financeur: str
    nature: Literal[
        "subvention",
        "pret",
        "garantie",
        "avantage_fiscal",
        "fonctionnement",
        "prestation",
        "ingenierie",
        "participation",
        "convention",
        "programmation",
        "regle",
        "information",
    ]
    familles: tuple[str, ...] = ()
    territoire: str = ""
    document: str
    ligne_debut: int | None = None
    ligne_fin: int | None = None
    troncs: tuple[str, ...] = ()
    preuves: tuple[Preuve, ...] = ()
    """The quotes that open its sections, whether a clause inherits them or not."""
    criteres: tuple[Critere, ...] = ()
    indications: tuple[Indication, ...] = ()
    assiette: tuple[LigneAssiette, ...] = ()
    montants: tuple[Montant, ...] = ()
    bonifications: tuple[Montant, ...] = ()
    bonifications_max: int | None = None
    une_par_categorie: bool = False
    etapes: tuple[Etape, ...] = ()
    caracteristiques: tuple[Caracteristique, ...] = ()
    plafonds: tuple[PlafondEnsemble, ...] = ()
    non_cumuls: tuple[NonCumul, ...] = ()
    enveloppes: tuple[Enveloppe, ...] = ()
    pieces: tuple[Piece, ...] = ()
    versements: tuple[Versement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    indicateurs: tuple[Mention, ...] = ()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, section after section, those of its trunks among them."""
        return tuple(clause for section in SECTIONS for clause in getattr(self, section))


class Aide(Node, frozen=True, kw_only=True, weakref=True, gc=True):
    """A public aid: one id, one or several versions over the calendar."""

    id: str
    nom: str
    versions: tuple[Version, ...]


class Rulebook(Node, frozen=True, kw_only=True, weakref=True, gc=True):
    """Everything the evaluators know. Names are keys; each mapping keeps the order of the files."""

    langue: int
    empreinte: str
    """SHA-256 of the files, names and contents, in order."""
    unites: dict[str, Unite]
    entites: dict[str, Entite]
    organismes: dict[str, Organisme]
    documents: dict[str, Document]
    donnees: dict[str, Donnee]
    definitions: dict[str, Definition]
    parametres: dict[str, Parametre]
    tableaux: dict[str, Tableau]
    lectures: dict[str, Lecture]
    anomalies: dict[str, Anomalie]
    troncs: dict[str, Tronc]
    familles: dict[str, str] = msgspec.field(default_factory=dict)
    """What each family of aids is called: its label, or its name as it is spelled."""
    aides: dict[str, Aide]
    ordre: tuple[str, ...]
    """Ids of the aids, each after those whose outcome or clipped amount it reads (semantique.md, rule 14)."""

    def retenues(self, demandees: Mapping[str, str]) -> dict[str, str]:
        """Gives the option of each reading: the one asked for, else the one that the rulebook retains (rule 18)."""
        return {nom: demandees.get(nom) or lecture.retenue for nom, lecture in self.lectures.items()}


__all__ = ["ChoixLecture", "Rulebook"]
