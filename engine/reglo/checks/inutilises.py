"""What is declared and read by nothing: often a clause that was forgotten, or a name written twice."""

from collections.abc import Iterator

from reglo.checks.parcours import noeuds
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import ChoixLecture, Clause, Cle, Indication, Tableau
from reglo.model.expressions import (
    ADefaut,
    Appartient,
    DefinitionVraie,
    EstVrai,
    Existe,
    LectureDefinition,
    LectureDonnee,
    LectureParametre,
    LectureRetenue,
    LectureTableau,
    Node,
)
from reglo.model.rulebook import Definition, Lecture, Parametre, Rulebook, Version
from reglo.source import NULLE_PART
from reglo.une_fois import une_fois

FICHE = Fiche(
    code="V102",
    titre="Déclaration que rien ne lit",
    message="{quoi} « {nom} » ne sert à aucune règle.",
    gravite="avertissement",
    aide="lire « {nom} » dans une clause, ou retirer sa déclaration",
)


def inutilises(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : chaque donnée, définition, paramètre, tableau, lecture et anomalie sert à une règle au moins.

    Pourquoi : une donnée que rien ne lit fait poser une question pour rien ; une anomalie que rien ne cite ne
    sera vue de personne. Souvent, c'est la clause qui manque.

    À éviter :

        donnée surface_oubliée « surface que rien ne lit » : nombre

    À écrire :

        donnée surface_indiquée « surface du jardin » : nombre
        aide essai.surface « Aide à la surface »
          financeur region
          nature subvention
          source reglement
          critères
            c1. indiquer surface_indiquée   texte « indiquer la surface du jardin »
    """
    lus = _lus(rulebook)
    for quoi, declares in (
        ("La donnée", {d.nom: (d.ecriture, d.span) for d in rulebook.donnees.values()}),
        ("La définition", {d.nom: (d.ecriture, d.span) for d in rulebook.definitions.values()}),
        ("Le paramètre", {d.nom: (d.ecriture, d.span) for d in rulebook.parametres.values()}),
        ("Le tableau", {t.id: (t.ecriture, t.span) for t in rulebook.tableaux.values()}),
        ("La lecture", {x.id: (x.id, x.span) for x in rulebook.lectures.values()}),
        ("L'anomalie", {x.id: (x.id, x.span) for x in rulebook.anomalies.values()}),
    ):
        for nom, (ecriture, span) in declares.items():
            if (quoi, nom) not in lus and span != NULLE_PART:
                yield FICHE.diagnostic(span, quoi=quoi, nom=ecriture)


def _lus(rulebook: Rulebook) -> set[tuple[str, str]]:
    """Gives the names that something reads, with their kind."""
    tables = (rulebook.aides, rulebook.definitions, rulebook.tableaux, rulebook.parametres, rulebook.lectures)
    porteurs = (porteur for table in tables for porteur in table.values())
    dates = {("La donnée", document.date_qui_commande or "") for document in rulebook.documents.values()}
    return dates.union(*(_lus_par(porteur) for porteur in porteurs))


@une_fois
def _lus_par(porteur: Node) -> frozenset[tuple[str, str]]:
    """Gives the names that one item reads or cites."""
    return frozenset(nom for noeud in noeuds(porteur) for nom in _lit(noeud))


def _lit(noeud: Node) -> Iterator[tuple[str, str]]:
    match noeud:
        case LectureDonnee(donnee=nom) | EstVrai(donnee=nom) | Appartient(donnee=nom) | Existe(donnee=nom):
            yield "La donnée", nom
        case ADefaut(donnee=nom, remplacant=remplacant):
            yield from (("La donnée", nom), ("La donnée", remplacant))
        case LectureDefinition(definition=nom) | DefinitionVraie(definition=nom):
            yield "La définition", nom
        case LectureParametre(parametre=nom):
            yield "Le paramètre", nom
        case LectureTableau(tableau=nom):
            yield "Le tableau", nom
        case LectureRetenue(lecture=nom) | ChoixLecture(lecture=nom):
            yield "La lecture", nom
        case Cle(nom=nom, definition=definition):
            yield "La définition" if definition else "La donnée", nom
        case Indication(donnees=donnees):
            yield from (("La donnée", nom) for nom in donnees)
        case Version(date_qui_commande=date, dates_selon_lecture=datees):
            yield from (("La donnée", nom) for nom in (date or "", *(datee.donnee for datee in datees)))
    if isinstance(noeud, Clause | Tableau | Definition | Parametre | Lecture):
        yield from (("L'anomalie", nom) for nom in noeud.anomalies)
