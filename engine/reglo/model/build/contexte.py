"""What a phrase is read with: the names of the rulebook, those of its aid, and the journal of remarks.

A phrase gives a `Valeur`, a `Verite` or a `Designation` (a choice still without its value), or None when it is faulty,
and then its remark is already written.
"""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, TypeAlias

import msgspec

from reglo.diagnostics import Fiche
from reglo.model.build import codes_lecture
from reglo.model.build.catalogue import Catalogue, Temoin
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
    profondeur: int = 0
    """Levels of operations that it goes down to, through what it reads."""


class Recueil:
    """Everything that the files declare, as it is being read.

    What the reading of a trunk or an aid may look up is a catalogue, so that it is known to depend on it (`memoire`).
    """

    def __init__(self, journal: Journal) -> None:
        """Starts with nothing declared."""
        self.journal = journal
        self.temoin = temoin = Temoin()
        self.unites: Catalogue[Unite] = Catalogue("unites", temoin)
        self.comptes: Catalogue[str] = Catalogue("comptes", temoin)
        """The unit of each word that declares one."""
        self.mots_de_compte: Catalogue[str] = Catalogue("mots_de_compte", temoin)
        """The unit behind each word that may follow a number: a unit, or a datum that counts it."""
        self.entites: Catalogue[Entite] = Catalogue("entites", temoin)
        self.listes: Catalogue[str] = Catalogue("listes", temoin)
        self.organismes: Catalogue[Organisme] = Catalogue("organismes", temoin)
        self.documents: Catalogue[Document] = Catalogue("documents", temoin)
        self.donnees: Catalogue[Donnee] = Catalogue("donnees", temoin)
        self.dimensions: Catalogue[Dimension] = Catalogue("dimensions", temoin)
        self.singuliers: Catalogue[str] = Catalogue("singuliers", temoin)
        self.comptantes: Catalogue[tuple[str, ...]] = Catalogue("comptantes", temoin)
        """The data given in each unit."""
        self.anciens: Catalogue[str] = Catalogue("anciens", temoin)
        self.noms: Catalogue[Declaration] = Catalogue("noms", temoin)
        """What phrases may read: data, definitions, parameters, shared tables."""
        self.declarations: dict[str, dict[str, Declaration]] = {}
        """The other items, by their kind."""
        self.douteux: Catalogue[bool] = Catalogue("douteux", temoin)
        """Names whose declaration is faulty: already reported, never reported again where they are read."""
        self.definitions: dict[str, Definition] = {}
        self.parametres: dict[str, Parametre] = {}
        self.tableaux: dict[str, Tableau] = {}
        self.lectures: Catalogue[Lecture] = Catalogue("lectures", temoin)
        self.anomalies: Catalogue[Anomalie] = Catalogue("anomalies", temoin)
        self.aides: Catalogue[Declaration] = Catalogue("aides", temoin)
        self.troncs: Catalogue[Declaration] = Catalogue("troncs", temoin)
        self.etats: dict[str, list[Declaration]] = {}
        """The items of each aid or trunk: one, or one by version."""
        self.familles: Catalogue[str] = Catalogue("familles", temoin)
        """The spelling of each family of aids."""
        self.libelles_familles: dict[str, Jeton] = {}
        self.etudiees: Catalogue[Etude | None] = Catalogue("etudiees", temoin)
        self.etudes = Etudes(journal, self.etudiees)

    def catalogues(self) -> tuple[Catalogue[Any], ...]:
        """Gives all that the reading of an aid may look up."""
        return tuple(valeur for valeur in vars(self).values() if isinstance(valeur, Catalogue))

    def a_part(self) -> "Recueil":
        """Gives the same names, with a journal and tables of its own: for the reading of one trunk or one aid."""
        part = copy(self)
        part.journal = Journal()
        part.tableaux = {}
        part.etudes = Etudes(part.journal, {}, self.etudes)
        return part


class Etudes:
    """Reads definitions, parameters and tables when they are first needed, and reports those that read themselves."""

    def __init__(self, journal: Journal, faites: dict[str, Etude | None], communes: "Etudes | None" = None) -> None:
        """Starts with nothing to read but what is common to the whole rulebook."""
        self.faites = faites
        self._journal = journal
        self._communes = communes
        self._a_faire: dict[str, tuple[Declaration, Callable[[], Etude | None]]] = {}
        self._en_cours: list[str] = []
        self.niveau = 0
        """Operations being read, each within the one before."""
        self.sommet = 0
        """The deepest level that the item being read goes down to, through what it reads."""

    def prevoir(self, cle: str, declaration: Declaration, lire: Callable[[], Etude | None]) -> None:
        """Remembers how to read one item."""
        self._a_faire[cle] = (declaration, lire)

    def lire(self, cle: str) -> Etude | None:
        """Gives what is known of an item; None when it is faulty."""
        lue = self._lire(cle)
        if lue is not None:
            self.sommet = max(self.sommet, self.niveau + lue.profondeur)
        return lue

    def _lire(self, cle: str) -> Etude | None:
        if cle in self.faites:
            return self.faites[cle]
        if self._communes is not None and cle not in self._a_faire:
            return self._communes.lire(cle)
        if cle in self._en_cours:
            self._boucle(cle)
            return None
        avant, self.sommet = self.sommet, self.niveau
        self._en_cours.append(cle)
        resultat = self._a_faire[cle][1]()
        self._en_cours.pop()
        profondeur, self.sommet = self.sommet - self.niveau, avant
        return self.faites.setdefault(cle, resultat and msgspec.structs.replace(resultat, profondeur=profondeur))

    def tout_lire(self) -> None:
        """Reads what nobody has needed yet; nothing is left to read, nor kept to read it with."""
        for cle in tuple(self._a_faire):
            self.lire(cle)
        self._a_faire.clear()

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
            self.faites[membre] = None


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
        """Reads any phrase; one that is too deep to be computed is refused where it passes the limit."""
        etudes = self.recueil.etudes
        avant, etudes.sommet = etudes.sommet, etudes.niveau + 1
        lu = None
        if etudes.niveau < codes_lecture.NIVEAUX_MAXIMAUX:
            etudes.niveau += 1
            lu = _REGLES[noeud.regle](self, noeud)
            etudes.niveau -= 1
        if etudes.niveau == codes_lecture.NIVEAUX_MAXIMAUX or (lu and etudes.sommet > codes_lecture.NIVEAUX_MAXIMAUX):
            self._trop_emboite(noeud)
            etudes.sommet = avant
            return None
        etudes.sommet = max(avant, etudes.sommet)
        return lu

    def _trop_emboite(self, noeud: Noeud) -> None:
        self.dire(
            codes_lecture.TROP_EMBOITE,
            noeud.span,
            nom=texte_de(noeud)[:60],
            quoi="les opérations et les définitions",
            maximum=codes_lecture.NIVEAUX_MAXIMAUX,
            correction="définition … = …, qui lit moins de définitions",
        )

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
