"""Every clause of an aid as it stands for this dossier: what makes an answer checkable, clause by clause.

The trace is read off what was computed; no result depends on it.
"""

from collections.abc import Iterator
from typing import Literal

from reglo.evaluation.reference import ecriture, temps
from reglo.evaluation.reference.aides import Seule
from reglo.evaluation.reference.calcul import Pas
from reglo.evaluation.reference.criteres import EtatCritere
from reglo.evaluation.reference.ensembles import Controle
from reglo.evaluation.reference.montants import Part
from reglo.evaluation.reference.termes import Justificatif, Terme
from reglo.evaluation.reference.versement import Tranche
from reglo.model.clauses import Clause, Indication, Mention
from reglo.model.rulebook import Rulebook
from reglo.outcome import reponse as r
from reglo.values.causes import AUCUNE_CAUSE, Causes
from reglo.values.jugement import Jugement
from reglo.values.nombre import Nombre
from reglo.values.verite import Verite

Etat = Literal["vrai", "faux", "inconnu", "sans_objet", "hors_vigueur", "exception"]


class Trace:
    """Writes the state of the clauses of one version."""

    def __init__(self, seule: Seule, rulebook: Rulebook) -> None:
        self.seule = seule
        self.rulebook = rulebook
        self._criteres = {critere.clause.id: critere for critere in seule.criteres}

    def lignes(
        self,
        termes: tuple[Terme, ...],
        tranches: tuple[Tranche, ...],
        pieces: tuple[Justificatif, ...],
        controles: tuple[Controle, ...],
    ) -> Iterator[r.EtatClause]:
        """Gives every clause, in the order of the computation."""
        yield from map(self._critere, self.seule.criteres)
        yield from map(self._simple, self.seule.version.indications)
        yield from (self._pas(pas, "assiette") for pas in self.seule.assiette)
        yield from self._rangs()
        yield from map(self._part, self.seule.parts)
        yield from (self._pas(pas, "etape") for pas in self.seule.etapes)
        yield from (self._applique(x.clause, "caracteristique", x.compte, x.applique) for x in termes)
        yield from (self._controle(controle) for controle in controles)
        yield from map(self._piece, pieces)
        yield from (self._applique(x.clause, "versement", x.compte, x.applique, x.montant) for x in tranches)
        for mention in (*self.seule.version.enveloppes, *self.seule.version.mentions, *self.seule.version.indicateurs):
            yield self._simple(mention)

    def _etat(
        self, clause: Clause, genre: str, etat: str, causes: Causes = AUCUNE_CAUSE, valeur: Nombre | None = None
    ) -> r.EtatClause:
        return r.EtatClause(
            id=clause.id,
            genre=genre,
            etat=etat,  # type: ignore[arg-type]
            valeur=None if valeur is None else ecriture.intervalle(valeur),
            causes=ecriture.causes(causes, self.rulebook),
            citations=ecriture.citations(clause.preuve),
            interpretation=ecriture.interpretation(clause),
            anomalies=clause.anomalies,
            lieu=str(clause.span),
        )

    def _applique(
        self, clause: Clause, genre: str, compte: Jugement, applique: Jugement, valeur: Nombre | None = None
    ) -> r.EtatClause:
        etat: str = ecriture.etat(applique)
        if applique.faux:
            etat = _hors(compte, clause, self.seule)
        causes = applique.causes if valeur is None else applique.causes | valeur.causes
        return self._etat(clause, genre, etat, causes, valeur)

    def _critere(self, critere: EtatCritere) -> r.EtatClause:
        etat: str = ecriture.etat(critere.resultat)
        if critere.applicable.faux:
            etat = _hors(critere.compte, critere.clause, self.seule)
        elif self._inutile(critere):
            return self._etat(critere.clause, "critere", "sans_objet")
        elif critere.clause.mode in ("exige", "exclut") and critere.resultat.vrai and _par_exception(critere):
            etat = "exception"
        return self._etat(critere.clause, "critere", etat, critere.resultat.causes)

    def _inutile(self, critere: EtatCritere) -> bool:
        """Tells whether what an exception excepts surely needs none (rule 10)."""
        visee = self._criteres.get(critere.clause.exception_a or "")
        if visee is None:
            return False
        return visee.propre.vrai if visee.clause.exception_a is None else visee.propre.faux or self._inutile(visee)

    def _part(self, part: Part) -> r.EtatClause:
        genre = "montant" if part.clause in self.seule.version.montants else "bonification"
        etat: str = ecriture.etat(part.applique)
        if part.applique.faux:
            etat = _hors(part.compte, part.clause, self.seule)
        elif part.applique.vrai and part.remplacee.vrai:
            etat = "exception"
        return self._etat(part.clause, genre, etat, part.applique.causes | part.valeur.causes, part.montant)

    def _pas(self, pas: Pas, genre: str) -> r.EtatClause:
        return self._applique(pas.clause, genre, pas.compte, pas.applique, pas.valeur)

    def _rangs(self) -> Iterator[r.EtatClause]:
        """Gives the rows of tables that were met."""
        rencontres = self.seule.contexte.rangs
        for tableau in self.rulebook.tableaux.values():
            for rang in tableau.clauses:
                if rang.id in rencontres:
                    sur = rencontres[rang.id] is Verite.VRAI
                    yield self._etat(rang, "rang", "vrai" if sur else "inconnu")

    def _controle(self, controle: Controle) -> r.EtatClause:
        etats = {"respecte": "vrai", "viole": "faux", "inconnu": "inconnu", "sans_objet": "sans_objet"}
        genre = "plafond" if controle.total is not None or hasattr(controle.clause, "limite") else "non_cumul"
        return self._etat(controle.clause, genre, etats[controle.etat], controle.causes, controle.total)

    def _piece(self, piece: Justificatif) -> r.EtatClause:
        etat = ecriture.etat(piece.applique)
        return self._etat(piece.clause, "piece", "sans_objet" if etat == "faux" else etat, piece.causes)

    def _simple(self, clause: Clause) -> r.EtatClause:
        compte = temps.compte(clause, self.seule.contexte)
        genre = (
            "indication"
            if isinstance(clause, Indication)
            else "mention"
            if isinstance(clause, Mention)
            else "enveloppe"
        )
        return self._applique(clause, genre, compte, compte)


def commun(etats: set[Etat | None], genre: str) -> Etat:
    """Gives what is sure of a clause whose state is one of these; None where a version does not hold it (rule 6)."""
    sans_effet: set[Etat | None] = {"sans_objet", "hors_vigueur"}
    if len(etats) == 1:
        return next(iter(etats)) or "inconnu"
    if etats <= sans_effet:
        return "sans_objet"
    rempli = {"vrai", "exception"} | (sans_effet if genre == "critere" else set())
    return "vrai" if etats <= rempli else "inconnu"


def _par_exception(critere: EtatCritere) -> bool:
    """Tells whether a satisfied criterion is surely not so by itself."""
    return critere.applicable.vrai and critere.propre.faux


def _hors(compte: Jugement, clause: Clause, seule: Seule) -> str:
    """Tells apart a clause out of its period and one that does not apply, or belongs to a reading not retained."""
    return (
        "hors_vigueur" if compte.faux and temps.en_vigueur(clause.periode, seule.contexte.date).faux else "sans_objet"
    )
