"""A register once read: its acts, its decisions, what they leave; adding an act gives the register that follows.

What was read is not the file: another program may have added acts since. Each act is checked against the file as it is
when the act is written, not as it was read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from reglo.diagnostics import Diagnostic, ErreurReglo, proches, vouliez_vous
from reglo.fichiers import ecrire_nom
from reglo.model.rulebook import Rulebook
from reglo.outcome.demande import UnJour, exiger_connues, lire_jour
from reglo.outcome.dossier import Decision
from reglo.outcome.lecture_brute import cite, enumerer, remarque
from reglo.outcome.reponse import Reponse
from reglo.outcome.vocabulaire import SANS_MOTS, plie, vocabulaire
from reglo.registre import acces, codes, fichier, inscription
from reglo.registre.acces import ATTENTE
from reglo.registre.actes import UnActe
from reglo.registre.decisions import Journal, Suivi
from reglo.registre.examen import Examen
from reglo.registre.inscription import Cadre
from reglo.registre.reponse import completer
from reglo.registre.soldes import Compte, Solde, soldes
from reglo.source import Span, fichier_entier

_REPERE = re.compile(r"([0-9]{1,9}):([0-9a-f]{8,64})(?:…|\.\.\.)?")


class Registre(msgspec.Struct, frozen=True):
    """A register as it was read."""

    chemin: Path
    actes: tuple[UnActe, ...]
    suivis: dict[int, Suivi]
    """Every decision, by its number, with what became of it."""
    empreintes: tuple[str, ...]
    """Hash of each line, that of the header first: it stands for every line before it."""
    remarques: tuple[Diagnostic, ...]
    """What is to say of the file, though it can be read."""
    attente: int = ATTENTE
    """Seconds during which another writer is waited for."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Gives the decisions in force, as an evaluator counts them."""
        return tuple(suivi.decision for suivi in self.suivis.values() if not suivi.retiree)

    @property
    def repere(self) -> str:
        """Names the register as it is: its last act and its hash. It allows to find it again, and to prove it."""
        return f"{len(self.actes)}:{self.empreintes[-1]}"

    def apres(self, acte: int) -> "Registre":
        """Gives the register as an act left it, none for 0; raises when there is no such act."""
        if not 0 <= acte <= len(self.actes):
            faute = remarque(codes.ACTE_INCONNU, self._ici(), acte=acte, actes=codes.compter(len(self.actes)))
            raise ErreurReglo([faute])
        gardes = self.actes[:acte]
        suivis = Journal(gardes).suivis()
        return msgspec.structs.replace(self, actes=gardes, suivis=suivis, empreintes=self.empreintes[: acte + 1])

    def exiger_repere(self, repere: str) -> None:
        """Raises unless the register still holds an act as it was when its mark was noted (« 57:9f3c… »)."""
        trouve = _REPERE.fullmatch(repere)
        if trouve is None:
            raise ErreurReglo([remarque(codes.REPERE_ILLISIBLE, self._ici(), repere=cite(repere))])
        acte = int(trouve[1])
        if acte > len(self.actes) or not self.empreintes[acte].startswith(trouve[2]):
            raise ErreurReglo([remarque(codes.REPERE_ABSENT, self._ici(), repere=cite(repere))])

    # --------------------------------------------------------------------------------------------------- adding acts
    def ajouter(
        self,
        recueil: Rulebook,
        acte: Mapping[str, object],
        *,
        reponse: Reponse | None = None,
        lectures: Mapping[str, str] | None = None,
        en_depassement: bool = False,
    ) -> "Registre":
        """Adds a decision: its date, its aid, its amount, what it counts, its beneficiary, as in a dossier.

        With the answer to a dossier, the amount due and what the envelopes count are those of the answer, unless they
        are told. Raises `EnveloppeInsuffisante` when an envelope does not suffice, unless `en_depassement` says to pass
        it, which the act keeps.
        """
        lus = inscription.lire(acte, inscription.ACCORD, "un accord", vocabulaire(recueil))
        complets = lus if reponse is None else completer(lus, reponse)
        cadre = Cadre(recueil, _retenues(recueil, lectures), en_depassement)

        def composer(registre: Registre) -> UnActe:
            return inscription.accord(complets, len(registre.actes) + 1, registre.decisions, cadre)

        return self._inscrire(composer)

    def modifier(
        self,
        recueil: Rulebook,
        decision: int,
        acte: Mapping[str, object],
        *,
        lectures: Mapping[str, str] | None = None,
        en_depassement: bool = False,
    ) -> "Registre":
        """Amends a decision: the date of the amendment, and what changes of the amount, the counts, the beneficiary.

        The decision keeps its place in the order of arrival, and what later ones received stays granted.
        """
        lus = inscription.lire(acte, inscription.MODIFICATION, "une modification", vocabulaire(recueil))
        cadre = Cadre(recueil, _retenues(recueil, lectures), en_depassement)

        def composer(registre: Registre) -> UnActe:
            autres = (une for une in registre.decisions if une.rang != decision)
            return inscription.modification(lus, len(registre.actes) + 1, registre.suivi(decision), autres, cadre)

        return self._inscrire(composer)

    def retirer(self, decision: int, acte: Mapping[str, object]) -> "Registre":
        """Withdraws a decision: it takes nothing any more, and what later ones received stays granted."""
        lus = inscription.lire(acte, inscription.RETRAIT, "un retrait", SANS_MOTS)

        def composer(registre: Registre) -> UnActe:
            return inscription.retrait(lus, len(registre.actes) + 1, registre.suivi(decision))

        return self._inscrire(composer)

    def _inscrire(self, composer: Callable[["Registre"], UnActe]) -> "Registre":
        def acte(examen: Examen) -> UnActe:
            return composer(_registre(self.chemin, examen, self.attente))

        return _registre(self.chemin, acces.inscrire(self.chemin, acte, self.attente), self.attente)

    def suivi(self, decision: int) -> Suivi:
        """Gives a decision and what became of it; raises when there is none of that number."""
        if decision not in self.suivis:
            existantes = f"Ses décisions : {enumerer([str(numero) for numero in self.suivis])}."
            champs = {"decision": decision, "existantes": existantes if self.suivis else "Il est vide."}
            raise ErreurReglo([remarque(codes.DECISION_INCONNUE, self._ici(), **champs)])
        return self.suivis[decision]

    # ------------------------------------------------------------------------------------------------- what they leave
    def soldes(
        self,
        recueil: Rulebook,
        jour: UnJour = None,
        *,
        aides: Iterable[str] | None = None,
        lectures: Mapping[str, str] | None = None,
    ) -> tuple[Solde, ...]:
        """Gives what is left of each envelope on a day, today without any, and after each decision."""
        voulues = tuple(recueil.aides if aides is None else aides)
        exiger_connues(recueil, voulues, {})
        return soldes(recueil, self.decisions, lire_jour(jour), aides=voulues, lectures=_retenues(recueil, lectures))

    def soldes_de(
        self, recueil: Rulebook, decision: int, *, lectures: Mapping[str, str] | None = None
    ) -> tuple[Solde, ...]:
        """Gives what is left of the envelopes of one decision: its own windows, its own account."""
        une = self.suivi(decision).decision
        if une.aide not in recueil.aides:
            return ()
        siens = self.soldes(recueil, une.date, aides=[une.aide], lectures=lectures)
        return tuple(msgspec.structs.replace(solde, comptes=tuple(_comptes_de(une, solde))) for solde in siens)

    def homonymes(self, decision: int) -> tuple[Diagnostic, ...]:
        """Warns when the beneficiary of a decision is new and has nearly the name of another: two accounts, not one."""
        nom = self.suivi(decision).decision.beneficiaire
        autres = {suivi.decision.beneficiaire for numero, suivi in self.suivis.items() if numero != decision} - {""}
        connu = plie(nom) in map(plie, autres)
        voisins = () if connu or not nom else proches(nom, autres, seuil=85)
        if not voisins:
            return ()
        champs = {
            "nom": cite(nom),
            "connus": enumerer(voisins),
            "chemin": ecrire_nom(self.chemin),
            "decision": decision,
        }
        return (remarque(codes.BENEFICIAIRE_PROCHE, self._ici(), **champs),)

    def etrangeres(self, recueil: Rulebook) -> tuple[Diagnostic, ...]:
        """Names the decisions in force on an aid, or in a unit, that the rules do not know: they count nowhere."""
        return tuple(une for decision in self.decisions for une in self._etrangere(decision, recueil))

    def _etrangere(self, decision: Decision, recueil: Rulebook) -> Iterator[Diagnostic]:
        lieu = Span(ecrire_nom(self.chemin), 0, 0, decision.rang + 1, 1)
        if decision.aide not in recueil.aides:
            voisines = vouliez_vous(decision.aide, recueil.aides)
            yield remarque(codes.AIDE_DISPARUE, lieu, decision=decision.rang, aide=decision.aide, proches=voisines)
            return
        quotas = {clause.id for version in recueil.aides[decision.aide].versions for clause in version.enveloppes}
        for nom in decision.quantites:
            if nom not in recueil.unites and nom not in quotas:
                yield remarque(codes.UNITE_DISPARUE, lieu, decision=decision.rang, unite=nom)

    def _ici(self) -> Span:
        return fichier_entier(ecrire_nom(self.chemin))


def ouvrir(chemin: str | Path, *, attente: int = ATTENTE) -> Registre:
    """Opens a register and verifies it whole; raises when it is damaged, with what mends it."""
    vrai = fichier.reel(chemin)
    examen = acces.lire(vrai, attente)
    acces.exiger_lisible(examen)
    return _registre(vrai, examen, attente)


def creer(chemin: str | Path, *, attente: int = ATTENTE) -> Registre:
    """Creates an empty register; raises when there is a file already."""
    vrai = fichier.reel(chemin)
    return _registre(vrai, acces.creer(vrai, attente), attente)


def _registre(chemin: Path, examen: Examen, attente: int) -> Registre:
    trouvee = examen.chaine
    journal = trouvee.journal
    return Registre(chemin, tuple(journal.actes), journal.suivis(), trouvee.empreintes, examen.remarques, attente)


def _comptes_de(decision: Decision, solde: Solde) -> Iterator[Compte]:
    """Gives the accounts of an envelope that a decision takes from."""
    for compte in solde.comptes:
        sien = not solde.par_beneficiaire or plie(compte.beneficiaire) == plie(decision.beneficiaire)
        if sien and compte.annee in (None, decision.date.year):
            yield compte


def _retenues(recueil: Rulebook, lectures: Mapping[str, str] | None) -> dict[str, str]:
    """Gives the option of each reading; raises when one asked for is not known."""
    exiger_connues(recueil, (), lectures or {})
    return recueil.retenues(lectures or {})
