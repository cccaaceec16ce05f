"""Drives durable-rules: opens a ruleset, gives facts to a session, takes what fired, and always cleans up.

The compiler of rulebooks and the sessions of answers come on top. It knows nothing of aids, gives the extension
nothing but what `limites` admits, and never tells a conclusion that is no longer held: retracting a fact fires
nothing, so each firing names the facts that support it, and whoever retracts one drops what it supported.

Every session fires once when it opens. The extension leaves the pointers of a new session unset until its first firing
and frees them when the session is deleted: without that firing, deleting frees whatever the memory held.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from threading import RLock
from typing import NoReturn

import msgspec

from reglo.evaluation.durable import extension
from reglo.evaluation.durable.description import OUVERTURE, Description, Valeur, ecrire, empreinte
from reglo.evaluation.durable.fermeture import Fermable
from reglo.evaluation.durable.limites import SEANCES_PAR_JEU, Admise, defaut_de_valeur, refus

QUESTION = "question"
"""The name of the fact that `interroger` gives and takes back."""


class JeuRefuse(Exception):
    """A ruleset, or its closing, that the extension could not bear; nothing of it was given."""


class TropDeSeances(Exception):
    """As many sessions as may live at once on this ruleset are open."""


class FaitRefuse(Exception):
    """A fact that the ruleset does not describe, or that is not where it should be; the session goes on without it."""


class SeanceFermee(Exception):
    """The session, or its ruleset, is closed, or broken by a failure."""


class Declenchement(msgspec.Struct, frozen=True):
    """A rule that fired, and the facts that support it in the order of its joins."""

    regle: str
    faits: tuple[str, ...]


class _Fait(msgspec.Struct):
    id: str


_cite = lru_cache(maxsize=8_192)(json.dumps)
"""Writes a name, or the member of a list."""
_DECODEUR = msgspec.json.Decoder(dict[str, dict[str, _Fait]])


class Jeu(Fermable):
    """An open ruleset: `with Jeu(description) as jeu: ...`. Threads may share it; sessions of one take turns."""

    def __init__(self, voulu: Description | Admise, seances_maximum: int = SEANCES_PAR_JEU) -> None:
        description = voulu.description if isinstance(voulu, Admise) else voulu
        motifs = () if isinstance(voulu, Admise) else refus(description)
        if not 1 <= seances_maximum <= SEANCES_PAR_JEU:
            motifs += (f"{seances_maximum} séances à la fois : de 1 à {SEANCES_PAR_JEU} sont possibles",)
        if motifs:
            raise JeuRefuse(" ; ".join(motifs))
        self._proprietes = {propriete.nom: propriete for propriete in description.proprietes}
        self._formes = {nom: tuple(forme for forme in description.formes if nom in forme) for nom in self._proprietes}
        self._libres = [f"s{rang}" for rang in reversed(range(seances_maximum))]
        self._ouvertes: set[Seance] = set()
        self._maximum = seances_maximum
        self.verrou = RLock()
        self.extension = extension.charger()
        try:
            self.poignee: int | None = self.extension.create_ruleset("regles", ecrire(description))
        except Exception as erreur:
            raise extension.echec(erreur) from erreur

    def seance(self) -> "Seance":
        """Opens a session: `with jeu.seance() as seance: ...`."""
        with self.verrou:
            if self.poignee is None:
                raise SeanceFermee("le jeu de règles est fermé")
            if not self._libres:
                raise TropDeSeances(
                    f"{self._maximum} séances sont déjà ouvertes sur ce jeu de règles : en fermer une, ou attendre"
                )
            seance = Seance(self, self.poignee, self._libres.pop())
            self._ouvertes.add(seance)
            return seance

    def rendre(self, seance: "Seance") -> None:
        """Takes back the place of a session whose state is deleted."""
        self._ouvertes.discard(seance)
        self._libres.append(seance.nom)

    def exiger(self, valeurs: Mapping[str, Valeur]) -> None:
        """Refuses a fact that the ruleset does not describe: nothing is converted, nothing is guessed."""
        if not any(valeurs.keys() <= forme for forme in self._formes.get(next(iter(valeurs), ""), ())):
            raise FaitRefuse(f"aucune forme de fait ne porte ensemble {', '.join(sorted(valeurs))}")
        for nom, valeur in valeurs.items():
            if defaut := defaut_de_valeur(self._proprietes[nom], valeur):
                raise FaitRefuse(f"« {nom} » reçoit {valeur!r}, qui {defaut}")

    def fermer(self) -> None:
        """Closes its sessions, then the ruleset: the extension forgets a ruleset without freeing its sessions."""
        with self.verrou:
            if self.poignee is None:
                return
            for seance in tuple(self._ouvertes):
                seance.fermer()
            poignee, self.poignee = self.poignee, None
            self.extension.delete_ruleset(poignee)


class Seance(Fermable):
    """The facts of one dossier in an open ruleset; a failure of the extension breaks it, and only it."""

    def __init__(self, jeu: Jeu, poignee: int, nom: str) -> None:
        self.nom = nom
        self._jeu, self._poignee = jeu, poignee
        self._reserves = (OUVERTURE, f"sid-{nom}")
        """The names of the fact that opened it, and of the one that the extension keeps for its state."""
        self._faits = {empreinte(reserve): reserve for reserve in self._reserves}
        """The names of the facts, by the hash that the extension compares."""
        self._utilisable = self._ouverte = True
        self._etat = self._assurer(OUVERTURE, {OUVERTURE: 1})[1]
        if self.declencher() != [Declenchement(OUVERTURE, (OUVERTURE,))]:
            self._echouer(extension.EchecDurable("la séance ne s'ouvre pas"))

    def affirmer(self, identifiant: str, valeurs: Mapping[str, Valeur]) -> bool:
        """Gives a fact; tells whether some rule reads it. A fact is corrected by retracting it first."""
        with self._jeu.verrou:
            self._verifier()
            self._jeu.exiger(valeurs)
            cle = empreinte(identifiant)
            if cle in self._faits:
                raise FaitRefuse(f"« {identifiant} » est déjà affirmé, ou confondu avec « {self._faits[cle]} »")
            code, _ = self._assurer(identifiant, valeurs)
            if code not in {extension.ASSERTION_LUE, extension.ASSERTION_NON_LUE}:
                self._echouer(extension.EchecDurable(f"durable-rules n'a pas pris « {identifiant} » (code {code})"))
            self._faits[cle] = identifiant
            return code == extension.ASSERTION_LUE

    def retirer(self, identifiant: str) -> None:
        """Takes a fact back: what it would have fired no longer fires; what it fired is for the caller to drop."""
        with self._jeu.verrou:
            self._verifier()
            cle = empreinte(identifiant)
            if identifiant in self._reserves or self._faits.get(cle) != identifiant:
                raise FaitRefuse(f"« {identifiant} » n'est pas affirmé")
            try:
                self._jeu.extension.retract_fact(self._poignee, self._texte(identifiant, {}))
            except BaseException as erreur:  # noqa: BLE001 - `_echouer` raises it again
                self._echouer(erreur)
            del self._faits[cle]

    def declencher(self) -> list[Declenchement]:
        """Takes all that has fired since the last time; never a part of it, which would block the session."""
        tires: list[Declenchement] = []
        with self._jeu.verrou:
            self._verifier()
            try:
                depart = self._jeu.extension.start_action_for_state(self._poignee, self._etat)
                texte = depart[1] if depart else None
                while texte:
                    ((regle, faits),) = _DECODEUR.decode(texte).items()
                    noms = sorted(faits, key=lambda nom: int(nom.removeprefix("f")))
                    tires.append(Declenchement(regle, tuple(faits[nom].id for nom in noms)))
                    texte = self._jeu.extension.complete_and_start_action(self._poignee, self._etat)
            except BaseException as erreur:  # noqa: BLE001 - `_echouer` raises it again
                self._echouer(erreur)
        return tires

    def interroger(self, ecrites: Iterable[str]) -> list[str]:
        """Gives the names of the rules that one fact fires, as they are written in JSON, then takes the fact back.

        The properties come as they are written, `"nom":valeur`; nothing checks what they say.
        """
        tires: list[str] = []
        with self._jeu.verrou:
            self._verifier()
            moteur, poignee, etat = self._jeu.extension, self._poignee, self._etat
            try:
                code, _ = moteur.assert_fact(poignee, f'{{"sid":"{self.nom}","id":"{QUESTION}",{",".join(ecrites)}}}')
                if code == extension.ASSERTION_NON_LUE:
                    return tires
                depart = moteur.start_action_for_state(poignee, etat)
                texte = depart[1] if depart else None
                while texte:
                    tires.append(texte[2 : texte.index('":', 2)])  # its head; the rest repeats the fact
                    texte = moteur.complete_and_start_action(poignee, etat)
                moteur.retract_fact(poignee, f'{{"sid":"{self.nom}","id":"{QUESTION}"}}')
            except BaseException as erreur:  # noqa: BLE001 - `_echouer` raises it again
                self._echouer(erreur)
        return tires

    def fermer(self) -> None:
        """Deletes the state of the session, whatever happened in it; its place is free again."""
        with self._jeu.verrou:
            if not self._ouverte:
                return
            self._ouverte = self._utilisable = False
            try:
                self._jeu.extension.delete_state(self._poignee, self.nom)
            except Exception as erreur:
                raise extension.echec(erreur) from erreur
            self._jeu.rendre(self)

    def _assurer(self, identifiant: str, valeurs: Mapping[str, Valeur]) -> tuple[int, int]:
        try:
            return self._jeu.extension.assert_fact(self._poignee, self._texte(identifiant, valeurs))
        except BaseException as erreur:  # noqa: BLE001 - `_echouer` raises it again
            self._echouer(erreur)

    def _texte(self, identifiant: str, valeurs: Mapping[str, Valeur]) -> str:
        dites = [f",{_cite(nom)}:{x if isinstance(x, int) else _cite(x)}" for nom, x in valeurs.items()]
        return f'{{"sid":"{self.nom}","id":{_cite(identifiant)}{"".join(dites)}}}'

    def _verifier(self) -> None:
        if not self._utilisable:
            raise SeanceFermee("la séance est fermée, ou rompue par une erreur : en ouvrir une autre")

    def _echouer(self, erreur: BaseException) -> NoReturn:
        """Breaks the session: after a failure, what the extension holds of it is not to be relied on."""
        self._utilisable = False
        if isinstance(erreur, Exception) and not isinstance(erreur, extension.EchecDurable):
            raise extension.echec(erreur) from erreur
        raise erreur
