"""What follows a clause: its quotes, its interpretations, its period, the readings and the anomalies it cites."""

from collections.abc import Iterable
from datetime import date

import msgspec

from reglo.model.build import codes_clauses, codes_noms
from reglo.model.build.contexte import Redaction
from reglo.model.build.litteraux import entier, jour
from reglo.model.clauses import ChoixLecture, Citation, Interpretation, Periode, Preuve
from reglo.source import Span
from reglo.syntax.tree import Jeton, Noeud
from reglo.values.formats import ecrire_date

PERIODES = ("periode_fermee", "periode_depuis", "periode_jusqu", "periode_annee")
SUITES = ("texte", "interpretation", *PERIODES, "voir_anomalie", "selon_lecture")


_ANNEES = 1000, date.max.year


class Suites(msgspec.Struct, frozen=True, kw_only=True):
    """What follows one clause, a section word, a table or an item."""

    citations: tuple[Citation, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    periode: Periode | None = None
    anomalies: tuple[str, ...] = ()
    lectures: tuple[ChoixLecture, ...] = ()
    fautives: bool = False
    """True when one of them is faulty, which is already reported."""

    @property
    def prouvent(self) -> bool:
        """Tells whether a quote or an interpretation stands among them."""
        return bool(self.citations or self.interpretations)

    def preuve(self, span: Span, *, heritee: bool = False) -> Preuve:
        """Gives the proof that they make."""
        return Preuve(span=span, citations=self.citations, interpretations=self.interpretations, heritee=heritee)


AUCUNE = Suites()


def lire_suites(redaction: Redaction, noeuds: Iterable[Noeud], document: str | None) -> Suites:
    """Reads what follows; a quote that names no document is from `document`."""
    lecteur = _Lecteur(redaction, document)
    for noeud in noeuds:
        if noeud.regle in SUITES:
            lecteur.lire(noeud)
    return lecteur.suites()


class _Lecteur:
    """Gathers the suites of one clause."""

    def __init__(self, redaction: Redaction, document: str | None) -> None:
        self.redaction = redaction
        self.document = document
        self.citations: list[Citation] = []
        self.interpretations: list[Interpretation] = []
        self.periodes: list[Periode] = []
        self.anomalies: dict[str, None] = {}
        self.lectures: list[ChoixLecture] = []
        self.fautives = False

    def lire(self, noeud: Noeud) -> None:
        if noeud.regle == "texte":
            self._ajouter(self.citations, citation(self.redaction, noeud, self.document))
        elif noeud.regle == "interpretation":
            self.interpretations.append(interpretation(noeud))
        elif noeud.regle == "voir_anomalie":
            self._anomalie(noeud.noeuds("ident")[0].jetons()[0])
        elif noeud.regle == "selon_lecture":
            self._lecture(noeud)
        else:
            self._periode(noeud)

    def suites(self) -> Suites:
        return Suites(
            citations=tuple(self.citations),
            interpretations=tuple(self.interpretations),
            periode=next(iter(self.periodes), None),
            anomalies=tuple(self.anomalies),
            lectures=tuple(self.lectures),
            fautives=self.fautives,
        )

    def _ajouter(self, liste: list[Citation], element: Citation | None) -> None:
        if element is None:
            self.fautives = True
        else:
            liste.append(element)

    def _anomalie(self, jeton: Jeton) -> None:
        connues = self.redaction.recueil.anomalies
        if jeton.texte in connues:
            self.anomalies[jeton.texte] = None
            return
        self.fautives = True
        if jeton.texte in self.redaction.recueil.douteux:
            return
        self.redaction.journal.inconnu(codes_noms.ANOMALIE_INCONNUE, jeton.span, jeton.brut, tuple(connues))

    def _lecture(self, noeud: Noeud) -> None:
        choix = choix_lecture(self.redaction, noeud)
        if choix is None:
            self.fautives = True
            return
        for autre in self.lectures:
            if autre.lecture == choix.lecture and autre.option != choix.option:
                self.fautives = True
                notes = ((autre.span, f"l'option « {autre.option} » est suivie ici"),)
                self.redaction.journal.dire(
                    codes_clauses.DEUX_OPTIONS, choix.span, lecture=choix.lecture, option=choix.option, notes=notes
                )
        self.lectures.append(choix)

    def _periode(self, noeud: Noeud) -> None:
        lue = periode(self.redaction, noeud)
        if lue is None:
            self.fautives = True
        elif self.periodes:
            self.redaction.dire(codes_clauses.DEUX_PERIODES, noeud.span)
        else:
            self.periodes.append(lue)


def choix_lecture(redaction: Redaction, noeud: Noeud) -> ChoixLecture | None:
    """Reads « selon la lecture X option Y », « la lecture X retient Y »."""
    ident, jeton = noeud.noeuds("ident")[0].jetons()[0], noeud.jetons("NAME")[0]
    lectures = redaction.recueil.lectures
    if ident.texte not in lectures:
        if ident.texte not in redaction.recueil.douteux:
            redaction.journal.inconnu(codes_noms.LECTURE_INCONNUE, ident.span, ident.brut, tuple(lectures))
        return None
    options = [option.nom for option in lectures[ident.texte].options]
    if jeton.texte not in options:
        champs = {"lecture": ident.texte}
        redaction.journal.inconnu(codes_noms.OPTION_INCONNUE, jeton.span, jeton.brut, options, **champs)
        return None
    return ChoixLecture(span=noeud.span, lecture=ident.texte, option=jeton.texte)


def citation(redaction: Redaction, noeud: Noeud, document: str | None) -> Citation | None:
    """Reads « texte document, ligne 12 « … » »."""
    jeton = noeud.jeton("NAME")
    nom = document if jeton is None else connu_document(redaction, jeton)
    if jeton is None and document is None:
        premier = next(iter(redaction.recueil.documents), "…")
        redaction.dire(codes_clauses.DOCUMENT_A_DIRE, noeud.span, document=premier)
    lignes = lire_lignes(redaction, noeud)
    if nom is None or lignes is None:
        return None
    case = noeud.noeud("case_citee")
    rangee, colonne = ("", "") if case is None else (titre.texte for titre in case.jetons("STR"))
    return Citation(
        span=noeud.span,
        document=nom,
        extrait=noeud.jetons("STR")[0].texte,
        ligne_debut=lignes[0],
        ligne_fin=lignes[1],
        rangee=rangee,
        colonne=colonne,
    )


def connu_document(redaction: Redaction, jeton: Jeton) -> str | None:
    """Gives the name of a declared document."""
    recueil = redaction.recueil
    if jeton.texte in recueil.documents:
        return jeton.texte
    if jeton.texte not in recueil.douteux:
        redaction.journal.inconnu(codes_noms.DOCUMENT_INCONNU, jeton.span, jeton.brut, tuple(recueil.documents))
    return None


def lire_lignes(redaction: Redaction, noeud: Noeud) -> tuple[int | None, int | None] | None:
    """Gives the first and last lines that a quote or a source states; None when they are faulty."""
    lieu = noeud.noeud("ligne", "lignes")
    return (None, None) if lieu is None else bornes_de_lignes(redaction, lieu)


def bornes_de_lignes(redaction: Redaction, lieu: Noeud) -> tuple[int, int] | None:
    """Gives the first and last lines of « ligne 12 », « lignes 12 à 14 »; None when they are reversed."""
    bornes = [entier(jeton) for jeton in lieu.jetons("NOMBRE")]
    debut, fin = bornes[0], bornes[-1]
    if debut > fin:
        redaction.dire(codes_clauses.ARTICLE_ABSENT, lieu.span, debut=debut, fin=fin)
        return None
    return debut, fin


def interpretation(noeud: Noeud) -> Interpretation:
    """Reads « interprétation « raison » par « organisation » »."""
    raison, auteur = noeud.jetons("STR")
    return Interpretation(span=noeud.span, raison=raison.texte, auteur=auteur.texte)


def periode(redaction: Redaction, noeud: Noeud) -> Periode | None:
    """Reads « en vigueur … »; a date that the calendar lacks is already reported."""
    debut, fin = _bornes(redaction, noeud)
    if debut is None and fin is None:
        return None
    if debut is not None and fin is not None and debut > fin:
        champs = {"debut": ecrire_date(debut), "fin": ecrire_date(fin)}
        redaction.dire(codes_clauses.PERIODE_RENVERSEE, noeud.span, **champs)
        return None
    return Periode(span=noeud.span, debut=debut, fin=fin)


def _bornes(redaction: Redaction, noeud: Noeud) -> tuple[date | None, date | None]:
    if noeud.regle == "periode_annee":
        chiffres = noeud.jetons("NOMBRE")[0]
        annee = entier(chiffres)
        if not _ANNEES[0] <= annee <= _ANNEES[1]:
            redaction.dire(codes_clauses.ANNEE_IMPOSSIBLE, chiffres.span, annee=chiffres.brut)
            return None, None
        return date(annee, 1, 1), date(annee, 12, 31)
    jours = [jour(jeton) for jeton in noeud.jetons("DATE")]
    if noeud.regle == "periode_fermee":
        return (jours[0], jours[1]) if None not in jours else (None, None)
    return (jours[0], None) if noeud.regle == "periode_depuis" else (None, jours[0])
