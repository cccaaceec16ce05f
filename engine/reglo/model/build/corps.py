"""The body of an aid or of a trunk: its own clauses, read section by section, after those of the trunks it takes up."""

from collections.abc import Callable, Iterable

import msgspec

from reglo.model.build import codes_aides, codes_clauses, codes_donnees
from reglo.model.build.caracteristiques import lire_caracteristique
from reglo.model.build.chantier import Chantier, Lecteur, ouvrir, section_de
from reglo.model.build.contexte import Declaration, Etude, Recueil, Redaction
from reglo.model.build.criteres import lire_critere, mode_de
from reglo.model.build.ensembles import lire_enveloppe, lire_non_cumul, lire_plafond
from reglo.model.build.entete import Entete
from reglo.model.build.labels import Etiquette, sans_doubles
from reglo.model.build.litteraux import entier
from reglo.model.build.montants import lire_assiette, lire_etape, lire_montant
from reglo.model.build.suites import Suites, lire_suites
from reglo.model.build.suivi import lire_mention, lire_piece, lire_versement
from reglo.model.build.tableaux import Source, lire_tableau
from reglo.model.clauses import Clause, Indication, Preuve
from reglo.model.clauses import Piece as PieceAFournir
from reglo.syntax.tree import Item, Noeud, Piece, Section

_LECTEURS: dict[str, Lecteur] = {
    "criteres": lire_critere,
    "assiette": lire_assiette,
    "montants": lire_montant,
    "bonifications": lire_montant,
    "etapes": lire_etape,
    "caracteristiques": lire_caracteristique,
    "plafonds": lire_plafond,
    "non_cumuls": lire_non_cumul,
    "enveloppes": lire_enveloppe,
    "pieces": lire_piece,
    "versements": lire_versement,
    "mentions": lire_mention,
    "indicateurs": lire_mention,
}


class Corps(msgspec.Struct, frozen=True, kw_only=True):
    """An aid or a trunk once read, with what it inherits."""

    id: str
    entete: Entete
    clauses: dict[str, tuple[Clause, ...]]
    """By field of a version: those of the trunks first, then its own."""
    etiquettes: dict[str, Etiquette]
    tableaux: dict[str, str]
    etudes: dict[str, Etude | None]
    """What is known of its tables, and of those of its trunks."""
    troncs: tuple[str, ...] = ()
    preuves: tuple[Preuve, ...] = ()
    """The quotes that open its sections and those of its trunks."""
    bonifications_max: int | None = None
    une_par_categorie: bool = False
    fautives: frozenset[str] = frozenset()
    """Fields where a clause is faulty."""


class Heritage(msgspec.Struct, frozen=True, kw_only=True):
    """A trunk taken up, less some of its clauses."""

    corps: Corps
    sauf: frozenset[str]
    """Full ids of the clauses left out."""

    def garde(self, clause: Clause) -> bool:
        """Tells whether a clause is taken up."""
        return clause.id not in self.sauf


class Lecture(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to read one body."""

    recueil: Recueil
    declaration: Declaration
    entete: Entete
    heritages: tuple[Heritage, ...]
    document: str | None
    version: str = ""
    """Name of the version, when another version has a table of the same name."""


def lire_corps(lecture: Lecture) -> Corps:
    """Reads every section of an aid or of a trunk."""
    return _Lecteur(lecture).lire()


class _Lecteur:
    """Reads one body."""

    def __init__(self, lecture: Lecture) -> None:
        self.lecture = lecture
        self.recueil = lecture.recueil
        self.id = lecture.declaration.nom
        self.item: Item = lecture.declaration.item
        self.journal = self.recueil.journal.pour(self.id)
        self.fautives: set[str] = {champ for h in lecture.heritages for champ in h.corps.fautives}
        self.clauses: dict[str, list[Clause]] = {}
        self.tableaux: dict[str, str] = {}
        self.preuves: list[Preuve] = []
        self.max: int | None = None
        self.une = False

    def lire(self) -> Corps:
        """Takes down the labels and the tables, then reads the clauses."""
        gardees = self._pieces()
        etiquettes = self._etiquettes(gardees)
        self._heriter()
        self._prevoir_tableaux(gardees)
        redaction = Redaction(self.recueil, self.journal, self.tableaux)
        chantier = Chantier(
            recueil=self.recueil,
            redaction=redaction,
            id=self.id,
            document=self.lecture.document,
            etiquettes=etiquettes,
            pieces=self._noms_de_pieces(),
        )
        for section in self.item.sections:
            self._section(chantier, section, gardees)
        return Corps(
            id=self.id,
            entete=self.lecture.entete,
            clauses={champ: tuple(clauses) for champ, clauses in self.clauses.items()},
            etiquettes=etiquettes,
            tableaux=self.tableaux,
            etudes=self.recueil.etudes.faites,
            troncs=self._troncs(),
            preuves=tuple(dict.fromkeys(self.preuves)),
            bonifications_max=self.max,
            une_par_categorie=self.une,
            fautives=frozenset(self.fautives),
        )

    # ---------------------------------------------------------------------------------------------- what it inherits
    def _heriter(self) -> None:
        for heritage in self.lecture.heritages:
            corps = heritage.corps
            self.tableaux |= corps.tableaux
            self.recueil.etudes.faites |= corps.etudes
            self.preuves += corps.preuves
            self.max = corps.bonifications_max if self.max is None else self.max
            self.une = self.une or corps.une_par_categorie
            for champ, clauses in corps.clauses.items():
                connues = {clause.id for clause in self.clauses.get(champ, ())}
                nouvelles = [c for c in clauses if heritage.garde(c) and c.id not in connues]
                self.clauses.setdefault(champ, []).extend(nouvelles)

    def _troncs(self) -> tuple[str, ...]:
        noms = [nom for h in self.lecture.heritages for nom in (*h.corps.troncs, h.corps.id)]
        return tuple(dict.fromkeys(noms))

    # ------------------------------------------------------------------------------------------------ labels and names
    def _pieces(self) -> frozenset[int]:
        """Gives the clauses whose label is new under this aid, by identity."""
        toutes = [piece for section in self.item.sections for piece in section.clauses]
        gardees = {id(piece) for piece in sans_doubles(Redaction(self.recueil, self.journal), toutes)}
        gardees |= {id(piece) for piece in toutes if piece.label is None}
        for section in self.item.sections:
            if any(id(piece) not in gardees for piece in section.clauses):
                self.fautives.add(section_de(section))
        return frozenset(gardees)

    def _etiquettes(self, gardees: frozenset[int]) -> dict[str, Etiquette]:
        """Gives the clauses that can be cited: its own by label, then those of its trunks."""
        trouvees: dict[str, Etiquette] = {}
        for heritage in self.lecture.heritages:
            repris = {n: e for n, e in heritage.corps.etiquettes.items() if e.id not in heritage.sauf}
            trouvees = repris | trouvees
        for section in self.item.sections:
            for piece in section.clauses:
                if piece.label is not None and id(piece) in gardees:
                    etiquette = self._etiquette(section, piece)
                    trouvees |= {etiquette.label: etiquette, etiquette.id: etiquette}
        return trouvees

    def _etiquette(self, section: Section, piece: Piece) -> Etiquette:
        label = piece.label or ""
        champ = section_de(section)
        mode = mode_de(piece.noeud) if champ == "criteres" else ""
        span = piece.jetons[0].span
        return Etiquette(id=f"{self.id}.{label}", label=label, section=champ, mode=mode, span=span)

    def _noms_de_pieces(self) -> dict[str, str]:
        sections = [section for section in self.item.sections if section_de(section) == "pieces"]
        noms = {piece.nom: piece.nom for piece in self.clauses.get("pieces", ()) if isinstance(piece, PieceAFournir)}
        jetons = [jeton for section in sections for piece in section.clauses for jeton in piece.jetons[1:2]]
        return noms | {jeton.texte: jeton.brut for jeton in jetons}

    # ---------------------------------------------------------------------------------------------------------- tables
    def _prevoir_tableaux(self, gardees: frozenset[int]) -> None:
        sections = [s for s in self.item.sections if section_de(s) == "tableau" and s.tete.noeud is not None]
        sources = [source for section in sections if (source := self._source(section, gardees)) is not None]
        redaction = Redaction(self.recueil, self.journal, self.tableaux)
        for source in sources:
            jeton = source.corps.jetons("NAME")[0]
            declaration = Declaration(
                genre="tableau", nom=jeton.texte, ecriture=jeton.brut, span=jeton.span, item=self.item
            )
            lire = _differer(redaction, source)
            self.recueil.etudes.prevoir(f"tableau:{source.id}", declaration, lire)

    def _source(self, section: Section, gardees: frozenset[int]) -> Source | None:
        tete: Noeud = section.tete.noeud  # type: ignore[assignment]
        corps = next(n for n in tete.parcours() if n.regle == "corps_tableau")
        jeton = corps.jetons("NAME")[0]
        if jeton.texte in self.tableaux or jeton.texte in self.recueil.noms:
            self.journal.dire(codes_aides.TABLEAU_DEUX_FOIS, jeton.span, nom=jeton.brut)
            return None
        milieu = f".{self.lecture.version}" if self.lecture.version else ""
        identite = f"{self.id}{milieu}.{jeton.texte}"
        self.tableaux[jeton.texte] = identite
        pieces = tuple(piece for piece in section.clauses if id(piece) in gardees)
        entier_ = len(pieces) == len(section.clauses)
        document = self.lecture.document
        return Source(id=identite, prefixe=self.id, corps=corps, pieces=pieces, document=document, entier=entier_)

    # -------------------------------------------------------------------------------------------------------- sections
    def _section(self, chantier: Chantier, section: Section, gardees: frozenset[int]) -> None:
        champ = section_de(section)
        if champ == "tableau":
            self._tableau(section)
            return
        if champ not in _LECTEURS:
            return
        if section.tete.noeud is None:
            self.fautives.add(champ)
        mot = section.tete.jetons[0].type
        communes = self._communes(chantier, section)
        if champ == "bonifications":
            self._limites(chantier, section)
        ouvert = msgspec.structs.replace(
            chantier, section=champ, mot=mot, communes=communes, une_par_categorie=self.une
        )
        self._clauses(ouvert, (piece for piece in section.clauses if id(piece) in gardees))

    def _clauses(self, chantier: Chantier, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.depart == "autres_cas":
                chantier.redaction.dire(codes_donnees.AUTRES_CAS_PERDU, piece.jetons[0].span)
            phrase = ouvrir(chantier, piece)
            clause = None if phrase is None else _LECTEURS[chantier.section](phrase)
            if clause is None:
                self.fautives.add(chantier.section)
            else:
                champ = "indications" if isinstance(clause, Indication) else chantier.section
                self.clauses.setdefault(champ, []).append(clause)

    def _communes(self, chantier: Chantier, section: Section) -> Suites:
        """Gives what the section word says for its clauses, else the interpretation of the whole aid."""
        noeud = section.tete.noeud
        lues = (
            Suites(fautives=True)
            if noeud is None
            else lire_suites(chantier.redaction, noeud.noeuds(), chantier.document)
        )
        if lues.citations:
            self.preuves.append(lues.preuve(section.tete.span))
        if lues.prouvent:
            return lues
        aide = self.lecture.entete.interpretations
        return msgspec.structs.replace(lues, interpretations=aide.interpretations)

    def _limites(self, chantier: Chantier, section: Section) -> None:
        """Reads « , au plus 3 », « , une par catégorie » after « bonifications »."""
        noeud = section.tete.noeud
        if noeud is None:
            return
        chiffres = noeud.jeton("NOMBRE")
        limite = None if chiffres is None else entier(chiffres)
        if chiffres is not None and limite is not None:
            if self.max not in (None, limite):
                champs = {"premier": self.max, "second": limite}
                chantier.redaction.dire(codes_clauses.RANG_MAXIMAL, chiffres.span, **champs)
            self.max = limite
        self.une = self.une or any(jeton.type == "une par catégorie" for jeton in section.tete.jetons)

    def _tableau(self, section: Section) -> None:
        """Reads a table that nothing has read yet."""
        if section.tete.noeud is None:
            return
        corps = next(n for n in section.tete.noeud.parcours() if n.regle == "corps_tableau")
        identite = self.tableaux.get(corps.jetons("NAME")[0].texte)
        if identite is not None:
            self.recueil.etudes.lire(f"tableau:{identite}")


def _differer(redaction: Redaction, source: Source) -> Callable[[], Etude | None]:
    return lambda: lire_tableau(redaction.pour(source.id), source)
