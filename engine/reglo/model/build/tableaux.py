"""Tables by brackets or by keys, shared or of one aid: keys, rows, and what each row answers."""

from typing import TypeVar

import msgspec

from reglo.model.build import codes_donnees
from reglo.model.build.cellules import Clef, cellule
from reglo.model.build.contexte import Declaration, Designation, Etude, Lu, Recueil, Redaction, Valeur
from reglo.model.build.fourchettes import lire_bornes
from reglo.model.build.labels import sans_doubles
from reglo.model.build.litteraux import unite
from reglo.model.build.marginaux import exiger_taux, ranger
from reglo.model.build.natures import exiger, lire_condition, lire_valeur
from reglo.model.build.noms import lire_nom
from reglo.model.build.preuves import preuve_de
from reglo.model.build.strates import tenir
from reglo.model.build.suites import AUCUNE, Suites, lire_suites
from reglo.model.clauses import AutresCas, Cellule, Cle, Issue, IssueSansValeur, IssueValeur, Rang, Tableau
from reglo.model.expressions import Condition, DefinitionVraie, EstVrai, LectureDefinition, LectureDonnee, Strate
from reglo.syntax.tree import Jeton, Noeud, Piece
from reglo.values import unites
from reglo.values.unites import Dimension

Ligne = TypeVar("Ligne", Rang, AutresCas)
_AUTRES_CAS = "autres_cas"
_SANS_VALEUR = {"refus": "refus", "non_couvert": "non couvert", "illisible": "illisible"}


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A table as written, and where it stands."""

    id: str
    prefixe: str
    """What the ids of its rows begin with."""
    corps: Noeud
    pieces: tuple[Piece, ...]
    document: str | None = None
    entier: bool = True
    """False when a row is missing, which is already reported."""


def prevoir_baremes(recueil: Recueil) -> None:
    """Prepares the reading of the shared tables."""
    for declaration in recueil.noms.values():
        if declaration.genre == "bareme":
            cle = f"bareme:{declaration.nom}"
            recueil.etudes.prevoir(cle, declaration, lambda d=declaration: _bareme(recueil, d))  # type: ignore[misc]


def _bareme(recueil: Recueil, declaration: Declaration) -> Etude | None:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return None
    nom, corps, pieces = declaration.nom, noeud.noeuds("corps_tableau")[0], declaration.item.clauses
    source = Source(id=nom, prefixe=nom, corps=corps, pieces=pieces)
    return lire_tableau(Redaction(recueil, recueil.journal.pour(nom)), source)


def lire_tableau(redaction: Redaction, source: Source) -> Etude | None:
    """Reads a table whole; one faulty row leaves it out of the model, so that no hole is reported in its place."""
    return _Lecteur(redaction, source).lire()


class _Lecteur:
    """Reads one table."""

    def __init__(self, redaction: Redaction, source: Source) -> None:
        self.redaction = redaction
        self.source = source
        self.libres: dict[str, Lu] = {}
        self.fautif = not source.entier
        self.marginal = source.corps.jeton("MARGINAL") is not None
        self.dimension: Dimension | None = None
        self.clefs: list[Clef] = []
        self.communes = AUCUNE

    def lire(self) -> Etude | None:
        """Reads the keys, then the rows."""
        corps = self.source.corps
        nom, *cles = corps.jetons("NAME")
        mesure = unite(self.redaction, corps.noeuds("unite_ecrite")[0])
        self.dimension = None if mesure is None else mesure.dimension
        self._lire_clefs(cles)
        self.communes = lire_suites(self.redaction, corps.noeuds(), self.source.document)
        rangs = self._rangs(nom)
        autres = self._autres_cas()
        if self.fautif or self.dimension is None or self.communes.fautives:
            return None
        self._inscrire(nom, rangs, autres, self.dimension)
        return Etude(dimension=self.dimension, libres=self.libres)

    def _inscrire(self, nom: Jeton, rangs: tuple[Rang, ...], autres: AutresCas | None, dimension: Dimension) -> None:
        corps = self.source.corps
        libelle = corps.jeton("STR")
        self.redaction.recueil.tableaux[self.source.id] = Tableau(
            span=corps.span,
            id=self.source.id,
            nom=nom.texte,
            ecriture=nom.brut,
            libelle="" if libelle is None else libelle.texte,
            unite=unites.ecrire(dimension),
            cles=tuple(clef.cle for clef in self.clefs),
            rangs=ranger(rangs, entier=self.clefs[0].entiere) if self.marginal else rangs,
            autres_cas=autres,
            marginal=self.marginal,
            preuve=self.communes.preuve(corps.span),
            anomalies=self.communes.anomalies,
        )

    def _lire_ensemble(self, jeton_ou_noeud: Jeton | Noeud, lues: dict[str, Lu]) -> bool:
        """Takes down the list that the table reads; it reads one at most."""
        ensemble = self.redaction.marier(jeton_ou_noeud.span, self.libres, lues)
        if ensemble is not None:
            self.libres = ensemble
        return ensemble is not None

    # ------------------------------------------------------------------------------------------------------------ keys
    def _lire_clefs(self, jetons: list[Jeton]) -> None:
        lues = [self._clef(jeton) for jeton in jetons]
        self.clefs = [lue for lue in lues if lue is not None]
        self.fautif = self.fautif or len(self.clefs) != len(lues)
        if self.marginal and (len(jetons) > 1 or any(clef.cle.genre != "nombre" for clef in self.clefs)):
            self.redaction.dire(codes_donnees.MARGINAL_UNE_CLE, jetons[-1].span, premiere=jetons[0].brut)
            self.fautif = True

    def _clef(self, jeton: Jeton) -> Clef | None:
        lue = lire_nom(self.redaction, jeton)
        if lue is None or not self._lire_ensemble(jeton, lue.libres):
            return None
        if isinstance(lue, Designation):
            return self._clef_choix(lue, jeton)
        dimension = lue.dimension if isinstance(lue, Valeur) else None
        genre: str = "booleen" if dimension is None else "nombre"
        noeud, donnees = lue.noeud, self.redaction.recueil.donnees
        if isinstance(noeud, LectureDonnee | EstVrai):
            cle = Cle(span=jeton.span, genre=genre, nom=noeud.donnee)  # type: ignore[arg-type]
            donnee = donnees[noeud.donnee]
            return Clef(cle=cle, ecriture=donnee.ecriture, dimension=dimension, donnee=donnee)
        if isinstance(noeud, LectureDefinition | DefinitionVraie):
            cle = Cle(span=jeton.span, genre=genre, nom=noeud.definition, definition=True)  # type: ignore[arg-type]
            return Clef(cle=cle, ecriture=jeton.brut, dimension=dimension)
        self._refuser(jeton, "une clé est une donnée ou une définition")
        return None

    def _clef_choix(self, lue: Designation, jeton: Jeton) -> Clef | None:
        if lue.donnee.genre == "texte":
            self._refuser(jeton, "c'est un texte libre")
            return None
        cle = Cle(span=jeton.span, genre="choix", nom=lue.donnee.nom)
        return Clef(cle=cle, ecriture=lue.donnee.ecriture, donnee=lue.donnee)

    def _refuser(self, jeton: Jeton, raison: str) -> None:
        self.redaction.dire(codes_donnees.CLE_REFUSEE, jeton.span, nom=jeton.brut, raison=raison)

    # ------------------------------------------------------------------------------------------------------------ rows
    def _rangs(self, nom: Jeton) -> tuple[Rang, ...]:
        pieces = [p for p in self.source.pieces if p.depart != "autres_cas"]
        if not pieces:
            self.redaction.dire(codes_donnees.TABLEAU_VIDE, nom.span, nom=nom.brut)
            self.fautif = True
        rangs = [self._rang(piece) for piece in sans_doubles(self.redaction, pieces)]
        justes = tuple(rang for rang in rangs if rang is not None)
        self.fautif = self.fautif or len(justes) != len(pieces)
        return justes

    def _rang(self, piece: Piece) -> Rang | None:
        noeud = piece.noeud
        if noeud is None or piece.label is None:
            return None
        identite = f"{self.source.prefixe}.{piece.label}"
        redaction = self.redaction.pour(identite)
        cases = [n for n in noeud.noeuds() if n.regle.startswith("cellule")]
        ecrite = next(n for n in noeud.noeuds() if not n.regle.startswith("cellule"))
        propres = lire_suites(redaction, noeud.noeuds(), self.source.document)
        cellules = self._cellules(redaction, piece, cases)
        issue = self._issue(redaction, ecrite)
        garde = self._garde(redaction, noeud.noeud("garde"))
        preuve = preuve_de(redaction, piece, propres, self.communes, "le tableau")
        if cellules is None or issue is None or garde is None or preuve is None or propres.fautives:
            return None
        rang = Rang(
            span=piece.span,
            id=identite,
            label=piece.label,
            preuve=preuve,
            cellules=cellules,
            issue=issue,
            garde=next(iter(garde), None),
        )
        return self._suivie(rang, propres)

    def _suivie(self, clause: Ligne, propres: Suites) -> Ligne:
        """Gives a clause of the table with its period, readings and anomalies, those of the table among them."""
        return msgspec.structs.replace(
            clause,
            periode=propres.periode or self.communes.periode,
            lectures=(*self.communes.lectures, *propres.lectures),
            anomalies=propres.anomalies,
        )

    def _cellules(self, redaction: Redaction, piece: Piece, cases: list[Noeud]) -> tuple[Cellule, ...] | None:
        if len(self.clefs) != len(self.source.corps.jetons("NAME")) - 1:
            return None
        if len(cases) != len(self.clefs):
            cles = ", ".join(clef.ecriture for clef in self.clefs)
            attendu = len(self.clefs)
            correction = f"{piece.label}. {' | '.join(['…'] * attendu)} : …"
            champs = {"label": piece.label, "nombre": len(cases), "attendu": attendu, "cles": cles}
            redaction.dire(codes_donnees.CELLULES_MANQUANTES, cases[0].span, correction=correction, **champs)
            return None
        lues = [cellule(redaction, clef, case) for clef, case in zip(self.clefs, cases, strict=True)]
        justes = tuple(lue for lue in lues if lue is not None)
        return justes if len(justes) == len(lues) else None

    def _garde(self, redaction: Redaction, noeud: Noeud | None) -> tuple[Condition, ...] | None:
        """Gives the condition of a row, nothing, or None when it is faulty."""
        if noeud is None:
            return ()
        lue = lire_condition(redaction, noeud.noeuds()[0])
        if lue is None or not tenir(redaction, lue.noeud, Strate.DOSSIER, "Un tableau"):
            return None
        return (lue.noeud,) if self._lire_ensemble(noeud, lue.libres) else None

    def _autres_cas(self) -> AutresCas | None:
        pieces = [p for p in self.source.pieces if p.depart == "autres_cas"]
        for piece in pieces[1:]:
            self.redaction.dire(codes_donnees.AUTRES_CAS_DEUX_FOIS, piece.span)
        if not pieces:
            return None
        noeud = pieces[0].noeud
        autres = None if noeud is None else self._autres(pieces[0], noeud)
        self.fautif = self.fautif or autres is None
        return autres

    def _autres(self, piece: Piece, noeud: Noeud) -> AutresCas | None:
        """Reads the other cases; where the text is silent, there is nothing to quote."""
        identite = f"{self.source.id}.{_AUTRES_CAS}"
        redaction = self.redaction.pour(identite)
        propres = lire_suites(redaction, noeud.noeuds(), self.source.document)
        issue = self._issue(redaction, noeud.noeuds()[0])
        muet = isinstance(issue, IssueSansValeur) and issue.genre == "non_couvert"
        sans = muet and not self.communes.prouvent
        preuve = (
            propres.preuve(piece.span) if sans else preuve_de(redaction, piece, propres, self.communes, "le tableau")
        )
        if issue is None or preuve is None or propres.fautives:
            return None
        autres = AutresCas(span=piece.span, id=identite, label=_AUTRES_CAS, preuve=preuve, issue=issue)
        return self._suivie(autres, propres)

    # --------------------------------------------------------------------------------------------------------- answers
    def _issue(self, redaction: Redaction, noeud: Noeud) -> Issue | None:
        if noeud.regle in _SANS_VALEUR:
            if self.marginal:
                redaction.dire(codes_donnees.MARGINAL_SANS_VALEUR, noeud.span, mot=_SANS_VALEUR[noeud.regle])
                return None
            return IssueSansValeur(span=noeud.span, genre=noeud.regle)  # type: ignore[arg-type]
        if noeud.regle == "issue_fourchette":
            bornes = lire_bornes(redaction, noeud) or (None, None)
            bas, haut = (self._reponse(redaction, borne, noeud) for borne in bornes)
        else:
            bas = haut = self._reponse(redaction, lire_valeur(redaction, noeud), noeud)
        if bas is None or haut is None:
            return None
        return IssueValeur(span=noeud.span, bas=bas.noeud, haut=haut.noeud)

    def _reponse(self, redaction: Redaction, lue: Valeur | None, noeud: Noeud) -> Valeur | None:
        """Gives what a row answers, in the unit of the table."""
        if lue is None or self.dimension is None or not tenir(redaction, lue.noeud, Strate.DOSSIER, "Un tableau"):
            return None
        if not self._lire_ensemble(noeud, lue.libres):
            return None
        clef = self.clefs[0] if self.clefs else None
        if self.marginal and clef is not None and clef.dimension is not None:
            return exiger_taux(redaction, lue, clef.dimension, self.dimension, noeud.span)
        return exiger(redaction, lue, self.dimension, "Le tableau", span=noeud.span)
