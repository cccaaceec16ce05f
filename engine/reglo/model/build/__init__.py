"""From syntax trees to the rule model: names resolved, kinds and units checked, trunks flattened.

Nothing is raised on what people write: each fault is a remark, and a fault in one clause leaves the others to be read.
When there are errors, the model given back lacks the sections where they stand: it serves checks and editors only.
"""

from typing import TypeVar

from reglo.diagnostics import Diagnostic, tries
from reglo.model.build import conditions, est, listes, litteraux, noms, valeurs
from reglo.model.build.aides import lire_aides
from reglo.model.build.contexte import Recueil
from reglo.model.build.declarations import dater_documents, relever
from reglo.model.build.definitions import lire_anomalies, lire_lectures, prevoir_definitions
from reglo.model.build.donnees import date_qui_commande, lire_donnees
from reglo.model.build.errata import lire_errata
from reglo.model.build.journal import Journal
from reglo.model.build.memoire import Memoire
from reglo.model.build.ordre import ordonner
from reglo.model.build.plan import completer_plan, inscrire_plan
from reglo.model.build.tableaux import prevoir_baremes
from reglo.model.rulebook import Rulebook
from reglo.profondeur import profond
from reglo.source import NULLE_PART, Span
from reglo.syntax.tree import Arbre

_T = TypeVar("_T")
LANGUE = 1
READERS = (conditions, est, listes, litteraux, noms, valeurs)
"""The modules that declare how each rule of the grammar is read: importing them is enough."""


@profond()
def construire(
    arbres: tuple[Arbre, ...], empreinte: str, memoire: Memoire | None = None
) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    """Gives the rule model of some files, and every remark on them; no model when there is no file.

    With a memory, what it read for the last rulebook is taken up again where nothing has changed.
    """
    journal = Journal()
    recueil = Recueil(journal)
    inscrire_plan(recueil)
    relever(recueil, arbres)
    completer_plan(recueil)
    lire_donnees(recueil)
    dater_documents(recueil, date_qui_commande)
    lire_errata(recueil, arbres)
    lire_anomalies(recueil)
    lire_lectures(recueil)
    prevoir_definitions(recueil)
    prevoir_baremes(recueil)
    recueil.etudes.tout_lire()
    troncs, aides = lire_aides(recueil, memoire or Memoire())
    rulebook = Rulebook(
        span=_debut(arbres),
        langue=LANGUE,
        empreinte=empreinte,
        unites=dict(recueil.unites),
        entites=dict(recueil.entites),
        organismes=dict(recueil.organismes),
        documents=dict(recueil.documents),
        donnees=dict(recueil.donnees),
        definitions=_dans_l_ordre(recueil.definitions, recueil),
        parametres=_dans_l_ordre(recueil.parametres, recueil),
        tableaux=recueil.tableaux,
        lectures=dict(recueil.lectures),
        anomalies=dict(recueil.anomalies),
        troncs=troncs,
        familles={nom: _famille(recueil, nom) for nom in recueil.familles},
        aides=aides,
        ordre=ordonner(aides, journal),
    )
    return (rulebook if arbres else None), tries(journal.diagnostics)


def _famille(recueil: Recueil, nom: str) -> str:
    libelle = recueil.libelles_familles.get(nom)
    return recueil.familles[nom].replace("_", " ") if libelle is None else libelle.texte


def _debut(arbres: tuple[Arbre, ...]) -> Span:
    """Gives the beginning of the first file."""
    return Span(arbres[0].fichier, 0, 0, 1, 1) if arbres else NULLE_PART


def _dans_l_ordre(lus: dict[str, _T], recueil: Recueil) -> dict[str, _T]:
    """Gives items in the order of the files, whatever the order in which they were needed."""
    return {nom: lus[nom] for nom in recueil.noms if nom in lus}
