"""The answer of one aid, as data (semantique.md, rules 5, 7, 8, 14 and 18): what was computed, written down.

A refused aid asks no question: nothing more can matter to it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

from reglo.evaluation.reference import aides, ecriture, non_cumuls
from reglo.evaluation.reference.ensembles import Controle
from reglo.evaluation.reference.fusion import Complete, Vue
from reglo.evaluation.reference.montants import Part
from reglo.evaluation.reference.questions import Doute, questions
from reglo.evaluation.reference.seance import Seance
from reglo.evaluation.reference.termes import Justificatif, Terme
from reglo.evaluation.reference.trace import Trace, commun
from reglo.model.clauses import NonCumul, PlafondEnsemble
from reglo.model.rulebook import Rulebook
from reglo.outcome import reponse as r
from reglo.values import formats
from reglo.values.causes import AUCUNE_CAUSE, Causes
from reglo.values.nombre import Nombre

Genre = Literal["non_cumul", "option", "cumul_permis", "plafond", "autofinancement"]
_GENRES: dict[str, Genre] = {
    "exclut": "non_cumul",
    "au choix avec": "option",
    "remplace": "option",
    "cumul permis avec": "cumul_permis",
    "complète": "cumul_permis",
}


class Redaction:
    """Writes the answer of one aid."""

    def __init__(self, seance: Seance, aide: str) -> None:
        self.seance = seance
        self.rulebook = seance.rulebook
        self.aide = self.rulebook.aides[aide]
        self.vue = Vue(seance, aide)
        self.verite = self.vue.verite()
        self.theorique = self.vue.theorique()
        self.du = self.vue.du()

    # ------------------------------------------------------------------------------------------------------- the aid
    def verdict(self) -> r.Verdict:
        """Gives the verdict: out of force before all, unsettled while it may be so (rules 7 and 17)."""
        if not self.vue.vigueur.seules:
            return "hors_vigueur"
        return "indetermine" if self.vue.vigueur.hors else ecriture.verdict(self.verite)

    def _pourquoi(self) -> Causes:
        """Gives what keeps the verdict open."""
        return self.verite.causes | self.vue.vigueur.causes if self.verdict() == "indetermine" else self.verite.causes

    def reponse(self, lectures: tuple[r.AutreLecture, ...]) -> r.ReponseAide:
        """Gives everything that the aid answers."""
        return r.ReponseAide(
            id=self.aide.id,
            nom=self.aide.nom,
            version=", ".join(version.seule.version.nom for version in self.vue.versions if version.seule.version.nom),
            verdict=self.verdict(),
            causes=self._causes(self._pourquoi()),
            refuse_par=self.refuse_par(),
            composantes=tuple(self._composantes()),
            en_argent=aides.en_argent(self.aide),
            assiette=self._assiette(),
            montant_theorique=ecriture.intervalle(self.theorique),
            montant_du=ecriture.intervalle(self.du),
            ecretements=tuple(self._ecretements()),
            caracteristiques=tuple(self._caracteristiques()),
            versement=tuple(self._versement()),
            pieces=tuple(self._pieces()),
            questions=questions(self.doutes(), self.rulebook),
            clauses=tuple(self._clauses()),
            lectures=lectures,
            attributions=tuple(self._attributions()),
        )

    def resume(self) -> tuple[r.Verdict, r.Intervalle, r.Intervalle]:
        """Gives the verdict, the theoretical amount and the amount due."""
        return self.verdict(), ecriture.intervalle(self.theorique), ecriture.intervalle(self.du)

    def _causes(self, causes: Causes) -> tuple[r.Cause, ...]:
        return ecriture.causes(causes, self.rulebook)

    def refuse_par(self) -> tuple[str, ...]:
        """Gives the clauses that refuse the aid, when it is refused whatever the version."""
        if self.verdict() != "ineligible":
            return ()
        return tuple(dict.fromkeys(clause for seule in self.vue.vigueur.seules for clause in aides.refusantes(seule)))

    def _composantes(self) -> Iterator[r.Composante]:
        for part, lignes in self.vue.par_id(lambda version: version.parts, lambda part: part.clause.id):
            jugement = self.vue.jugement([None if ligne is None else ligne.verdict for ligne in lignes])
            montant = self.vue.enveloppe([None if ligne is None else ligne.montant for ligne in lignes])
            yield r.Composante(
                id=part.clause.id,
                genre="bonification" if self._est_prime(part) else "montant",
                verdict=ecriture.verdict(jugement),
                montant=ecriture.intervalle(montant),
                causes=self._causes(jugement.causes | montant.causes),
            )

    def _est_prime(self, part: Part) -> bool:
        return any(part.clause in version.seule.version.bonifications for version in self.vue.versions)

    def _assiette(self) -> r.Intervalle | None:
        assiettes = [version.seule.contexte.assiette for version in self.vue.versions]
        connues = [assiette for assiette in assiettes if assiette is not None]
        if not connues:
            return None
        return ecriture.intervalle(self.vue.enveloppe([*assiettes, *([None] if self.vue.vigueur.hors else [])]))

    def _ecretements(self) -> Iterator[r.Ecretement]:
        lignes = self.vue.par_id(lambda version: version.ecrete.ecretements, lambda x: x.clause)
        for ecretement, trouves in lignes:
            avant = self.vue.enveloppe([None if x is None else x.avant for x in trouves])
            apres = self.vue.enveloppe([None if x is None else x.apres for x in trouves])
            yield r.Ecretement(
                clause=ecretement.clause, avant=ecriture.intervalle(avant), apres=ecriture.intervalle(apres)
            )

    # ------------------------------------------------------------------------------------------ terms, documents, dues
    def _caracteristiques(self) -> Iterator[r.Caracteristique]:
        for terme, lignes in self.vue.par_id(lambda version: version.termes, lambda x: x.clause.id):
            clause = terme.clause
            jugement = self.vue.jugement([None if ligne is None else ligne.applique for ligne in lignes])
            presentes = [ligne for ligne in lignes if ligne is not None and ligne.clause.unite == clause.unite]
            valeurs = [ligne.valeur for ligne in presentes if ligne.valeur is not None]
            valeur = self.vue.enveloppe(valeurs) if valeurs and not jugement.faux else None
            causes = jugement.causes | (AUCUNE_CAUSE if valeur is None else valeur.causes)
            yield r.Caracteristique(
                id=clause.id,
                genre=clause.genre,
                objet=clause.objet,
                formule=_formule(terme, self.rulebook),
                valeur=None if valeur is None else ecriture.intervalle(valeur, clause.unite),
                valeurs=tuple(formats.ecrire(x, clause.unite) for x in clause.valeurs),
                texte=clause.texte,
                etat=ecriture.etat(jugement),
                causes=self._causes(causes),
            )

    def _versement(self) -> Iterator[r.Tranche]:
        for tranche, lignes in self.vue.par_id(lambda version: version.tranches, lambda x: x.clause.id):
            clause = tranche.clause
            yield r.Tranche(
                id=clause.id,
                evenement=clause.evenement,
                part="solde" if clause.part is None else formats.ecrire(clause.part, "%"),
                montant=ecriture.intervalle(self.vue.enveloppe([None if x is None else x.montant for x in lignes])),
                pieces=clause.pieces,
            )

    def _pieces(self) -> Iterator[r.EtatPiece]:
        for piece, lignes in self.vue.par_id(lambda version: version.pieces, lambda x: x.clause.id):
            etats = {"sans_objet" if ligne is None else ligne.etat for ligne in lignes}
            yield r.EtatPiece(
                id=piece.clause.id,
                nom=piece.clause.nom,
                libelle=piece.clause.libelle,
                etat=piece.etat if len(etats) == 1 else "inconnue",
            )

    def _attributions(self) -> Iterator[r.Attribution]:
        for attribution, lignes in self.vue.par_id(lambda version: version.attributions, lambda x: x.clause.id):
            unite = attribution.clause.unite
            unanimes = all(x is not None and x.etat == attribution.etat for x in lignes)
            demande = self.vue.enveloppe([None if x is None else x.demande for x in lignes])
            reste = self.vue.enveloppe([None if x is None else x.reste for x in lignes])
            yield r.Attribution(
                enveloppe=attribution.clause.id,
                etat=attribution.etat if unanimes else "inconnue",
                demande=ecriture.intervalle(demande, unite),
                reste=ecriture.intervalle(reste, unite),
            )

    def _clauses(self) -> Iterator[r.EtatClause]:
        """Gives the clauses of the versions; while the version is open, only what is the same in all is settled."""
        tables: list[dict[str, r.EtatClause]] = []
        for version in self.vue.versions:
            lignes = Trace(version.seule, self.rulebook).lignes(
                version.termes, version.tranches, version.pieces, version.controles
            )
            tables.append({etat.id: etat for etat in lignes})
        ids = dict.fromkeys(nom for table in tables for nom in table)
        for nom in ids:
            etats = [table.get(nom) for table in tables]
            premier = next(etat for etat in etats if etat is not None)
            unanimes = not self.vue.vigueur.hors and all(etat == premier for etat in etats)
            if not unanimes:
                sur = commun({etat.etat if etat else None for etat in etats}, premier.genre)
                incertain = self.vue.vigueur.hors or len({etat.genre for etat in etats if etat}) > 1
                premier = msgspec.structs.replace(premier, etat="inconnu" if incertain else sur, valeur=None)
            yield premier

    # ------------------------------------------------------------------------------------------------ checks, doubts
    def controles(self) -> Iterator[r.Controle]:
        """Gives the checks on sets that the aid belongs to (rule 15)."""
        return self._unis(lambda version: version.controles)

    def opposes(self, evaluees: tuple[str, ...]) -> Iterator[r.Controle]:
        """Gives the checks that the aid, in the plan but not evaluated, writes against those that are (rule 15)."""
        return self._unis(lambda version: non_cumuls.opposes(version.seule, evaluees, self.seance))

    def _unis(self, lire: Callable[[Complete], Iterable[Controle]]) -> Iterator[r.Controle]:
        for controle, lignes in self.vue.par_id(lire, lambda x: x.clause.id):
            unanimes = all(x is not None and x.etat == controle.etat for x in lignes)
            causes = AUCUNE_CAUSE.union(*(x.causes for x in lignes if x is not None))
            if not unanimes:
                causes |= self.vue.vigueur.causes
            yield self._controle(controle, lignes, causes, controle.etat if unanimes else "inconnu")

    def _controle(
        self, controle: Controle, lignes: list[Controle | None], causes: Causes, etat: r.EtatControle
    ) -> r.Controle:
        def nombre(champ: str) -> r.Intervalle | None:
            valeurs = [getattr(x, champ) for x in lignes if x is not None and getattr(x, champ) is not None]
            return ecriture.intervalle(self.vue.enveloppe(valeurs)) if valeurs else None

        return r.Controle(
            clause=controle.clause.id,
            aide=self.aide.id,
            genre=_genre(controle.clause),
            etat=etat,
            aides=tuple(x for x in controle.aides if all(y is not None and x in y.aides for y in lignes)),
            total=nombre("total"),
            limite=nombre("limite"),
            marge=nombre("marge"),
            libelle=_libelle(controle.clause, self.rulebook, self.aide.id),
            citations=ecriture.citations(controle.clause.preuve),
            causes=self._causes(causes),
        )

    def doutes(self) -> Iterator[Doute]:
        """Gives the outputs that are not settled, none for an aid that is refused or out of force."""
        if self.verite.faux:
            return
        yield self._doute("verdict", self.verite.causes)
        yield self._doute("montant", self.du.causes)
        for version in self.vue.versions:
            yield self._doute("caracteristique", self._causes_termes(version.termes))
            yield self._doute("piece", self._causes_pieces(version.pieces))
            yield self._doute("controle", AUCUNE_CAUSE.union(*(x.causes for x in version.controles)))

    def _doute(self, sortie: str, causes: Causes) -> Doute:
        return Doute(r.EffetReponse(aide=self.aide.id, sortie=sortie), causes)  # type: ignore[arg-type]

    @staticmethod
    def _causes_termes(termes: tuple[Terme, ...]) -> Causes:
        valeurs = [x.valeur.causes for x in termes if x.valeur is not None]
        return AUCUNE_CAUSE.union(*(x.applique.causes for x in termes), *valeurs)

    @staticmethod
    def _causes_pieces(pieces: tuple[Justificatif, ...]) -> Causes:
        return AUCUNE_CAUSE.union(*(x.causes for x in pieces))

    def ecart(self) -> r.Ecart | None:
        """Gives the granted line of the plan that differs from what is computed (rule 14)."""
        for ligne in self.seance.plan.lignes:
            if ligne.est(self.aide.id).vrai and ligne.accordee.vrai and ligne.montant.tranche:
                return self._ecart(ligne.montant)
        return None

    def _ecart(self, accorde: Nombre) -> r.Ecart | None:
        if self.du.intervalle.contient(accorde.intervalle) or accorde.intervalle.bas is None:
            return None
        return r.Ecart(
            aide=self.aide.id,
            accorde=ecriture.argent(accorde.intervalle.bas),
            calcule=ecriture.intervalle(self.du),
        )


def _formule(terme: Terme, rulebook: Rulebook) -> str:
    """Writes what the clause says, for want of a value."""
    if terme.clause.haut is None:
        return ""
    from reglo.phrases import Plume, caracteristiques, nu

    return nu(caracteristiques.contenu(Plume(rulebook), terme.clause))


def _genre(clause: PlafondEnsemble | NonCumul) -> Genre:
    if isinstance(clause, NonCumul):
        return _GENRES[clause.rapport]
    return "plafond" if clause.genre == "total" else "autofinancement"


def _libelle(clause: PlafondEnsemble | NonCumul, rulebook: Rulebook, aide: str) -> str:
    """Says in French what is checked."""
    from reglo.phrases import Plume, ensembles, nu

    plume = Plume(rulebook, aide)
    return nu(ensembles.non_cumul(plume, clause) if isinstance(clause, NonCumul) else ensembles.plafond(plume, clause))
