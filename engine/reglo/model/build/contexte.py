"""What a phrase is read with: the names of the rulebook, those of its aid, and the journal of remarks.

A phrase gives a `Valeur`, a `Verite` or a `Designation` (a choice still without its value), or None when it is faulty,
and then its remark is already written.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from reglo.diagnostics import Fiche
from reglo.model.build import codes_lecture
from reglo.model.build.journal import Journal
from reglo.model.clauses import Tableau
from reglo.model.expressions import Condition, Nombre
from reglo.model.rulebook import Anomalie, Definition, Document, Donnee, Entite, Lecture, Organisme, Parametre, Unite
from reglo.source import Span
from reglo.syntax.tree import Item, Jeton, Noeud, Piece
from reglo.values.unites import Dimension


class Lu(msgspec.Struct, frozen=True):
    """A datum given for each element of a list, and where it is read."""

    ecriture: str
    span: Span


Libres: TypeAlias = Mapping[str, Lu]
"""The lists that an expression reads one element of: it must stand where an element is at hand."""


class Valeur(msgspec.Struct, frozen=True, kw_only=True):
    """A number or a date, with its dimension."""

    noeud: Nombre
    dimension: Dimension
    libres: dict[str, Lu] = {}
    nu: bool = False
    """True for a number written without unit."""


class Verite(msgspec.Struct, frozen=True, kw_only=True):
    """A condition."""

    noeud: Condition
    libres: dict[str, Lu] = {}


class Designation(msgspec.Struct, frozen=True, kw_only=True):
    """A choice, an appreciation or a free text, named and not yet compared."""

    donnee: Donnee
    span: Span
    libres: dict[str, Lu] = {}


Terme: TypeAlias = Valeur | Verite | Designation


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """A name and the place that declares it."""

    genre: str
    nom: str
    ecriture: str
    span: Span
    item: Item


class Etude(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a definition, a parameter or a table once it is read."""

    dimension: Dimension | None
    """None for a condition."""
    libres: dict[str, Lu] = {}


class Recueil:
    """Everything that the files declare, as it is being read."""

    def __init__(self, journal: Journal) -> None:
        """Starts with nothing declared."""
        self.journal = journal
        self.unites: dict[str, Unite] = {}
        self.comptes: dict[str, str] = {}
        self.entites: dict[str, Entite] = {}
        self.listes: dict[str, str] = {}
        self.organismes: dict[str, Organisme] = {}
        self.documents: dict[str, Document] = {}
        self.donnees: dict[str, Donnee] = {}
        self.dimensions: dict[str, Dimension] = {}
        self.singuliers: dict[str, str] = {}
        self.anciens: dict[str, str] = {}
        self.noms: dict[str, Declaration] = {}
        """What phrases may read: data, definitions, parameters, shared tables."""
        self.declarations: dict[str, dict[str, Declaration]] = {}
        """The other items, by their kind."""
        self.douteux: set[str] = set()
        """Names whose declaration is faulty: already reported, never reported again where they are read."""
        self.definitions: dict[str, Definition] = {}
        self.parametres: dict[str, Parametre] = {}
        self.tableaux: dict[str, Tableau] = {}
        self.lectures: dict[str, Lecture] = {}
        self.anomalies: dict[str, Anomalie] = {}
        self.aides: dict[str, Declaration] = {}
        self.troncs: dict[str, Declaration] = {}
        self.etats: dict[str, list[Declaration]] = {}
        """The items of each aid or trunk: one, or one by version."""
        self.familles: dict[str, str] = {}
        self.etudes = Etudes(journal)


class Etudes:
    """Reads definitions, parameters and tables when they are first needed, and reports those that read themselves."""

    def __init__(self, journal: Journal) -> None:
        """Starts with nothing to read."""
        self._journal = journal
        self._a_faire: dict[str, tuple[Declaration, Callable[[], Etude | None]]] = {}
        self._faites: dict[str, Etude | None] = {}
        self._en_cours: list[str] = []

    def prevoir(self, cle: str, declaration: Declaration, lire: Callable[[], Etude | None]) -> None:
        """Remembers how to read one item."""
        self._a_faire[cle] = (declaration, lire)

    def lire(self, cle: str) -> Etude | None:
        """Gives what is known of an item; None when it is faulty."""
        if cle in self._faites:
            return self._faites[cle]
        if cle in self._en_cours:
            self._boucle(cle)
            return None
        self._en_cours.append(cle)
        resultat = self._a_faire[cle][1]()
        self._en_cours.pop()
        return self._faites.setdefault(cle, resultat)

    def tout_lire(self) -> None:
        """Reads what nobody has needed yet."""
        for cle in tuple(self._a_faire):
            self.lire(cle)

    def _boucle(self, cle: str) -> None:
        """Reports the items that define each other, once, at the first of them."""
        boucle = self._en_cours[self._en_cours.index(cle) :]
        depart = boucle.index(min(boucle))
        rangees = [*boucle[depart:], *boucle[:depart]]
        declarations = [self._a_faire[membre][0] for membre in rangees]
        chemin = " → ".join(d.ecriture for d in [*declarations, declarations[0]])
        notes = tuple((d.span, f"« {d.ecriture} » est déclaré ici") for d in declarations[1:])
        premiere = declarations[0]
        self._journal.dire(codes_lecture.CYCLE, premiere.span, nom=premiere.ecriture, chemin=chemin, notes=notes)
        for membre in boucle:
            self._faites[membre] = None


Regle: TypeAlias = "Callable[[Redaction, Noeud], Terme | None]"
_REGLES: dict[str, Regle] = {}


def regle(*noms: str) -> Callable[[Regle], Regle]:
    """Declares the function that reads some rules of the grammar."""

    def inscrire(fonction: Regle) -> Regle:
        _REGLES.update(dict.fromkeys(noms, fonction))
        return fonction

    return inscrire


class Redaction:
    """One clause being read: the rulebook, the tables of its aid, and the journal opened at the clause."""

    __slots__ = ("journal", "recueil", "tableaux")

    def __init__(self, recueil: Recueil, journal: Journal, tableaux: Mapping[str, str] | None = None) -> None:
        """Opens a clause; `tableaux` gives the id of each table of the aid by its name."""
        self.recueil = recueil
        self.journal = journal
        self.tableaux = tableaux or {}

    def pour(self, clause: str | None) -> "Redaction":
        """Opens another clause of the same aid."""
        return Redaction(self.recueil, self.journal.pour(clause), self.tableaux)

    def dire(self, fiche: Fiche, span: Span, **champs: object) -> None:
        """Writes a remark without notes."""
        self.journal.dire(fiche, span, **champs)  # type: ignore[arg-type]

    def terme(self, noeud: Noeud) -> Terme | None:
        """Reads any phrase."""
        return _REGLES[noeud.regle](self, noeud)

    def reunir(self, span: Span, *termes: Terme) -> dict[str, Lu] | None:
        """Gives the lists that several terms read together; two lists do not mix."""
        return self.marier(span, *(terme.libres for terme in termes))

    def marier(self, span: Span, *lectures: Mapping[str, Lu]) -> dict[str, Lu] | None:
        """Gives one list out of several readings; two lists do not mix."""
        libres: dict[str, Lu] = {}
        for lues in lectures:
            libres |= lues
        if len(libres) <= 1:
            return libres
        (entite, premier), (autre, second) = list(libres.items())[:2]
        notes = ((second.span, f"« {second.ecriture} » est lu ici"),)
        champs = {"premier": premier.ecriture, "entite": entite, "second": second.ecriture, "autre": autre}
        self.journal.dire(codes_lecture.DEUX_LISTES, span, notes=notes, **champs)
        return None


def texte_de(noeud: Noeud | Piece) -> str:
    """Gives the words of a phrase as typed, with single blanks."""
    return " ".join(jeton.brut for jeton in feuilles(noeud))


def feuilles(noeud: Noeud | Piece) -> tuple[Jeton, ...]:
    """Gives the words of a phrase that the tree keeps."""
    if isinstance(noeud, Piece):
        return noeud.jetons
    trouvees: list[Jeton] = []
    for enfant in noeud.enfants:
        trouvees.extend([enfant] if isinstance(enfant, Jeton) else feuilles(enfant))
    return tuple(trouvees)
