"""What is declared and read by nothing: often a clause that was forgotten, or a name written twice."""

from collections.abc import Iterator

from reglo.checks.parcours import clauses, tous_les_noeuds, versions
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Cle, Indication
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
from reglo.model.rulebook import Rulebook
from reglo.source import NULLE_PART

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
            if nom not in lus[quoi] and span != NULLE_PART:
                yield FICHE.diagnostic(span, quoi=quoi, nom=ecriture)


def _lus(rulebook: Rulebook) -> dict[str, set[str]]:
    """Gives the names that something reads, by kind."""
    lus: dict[str, set[str]] = {
        quoi: set() for quoi in ("La donnée", "La définition", "Le paramètre", "Le tableau", "La lecture", "L'anomalie")
    }
    for noeud in tous_les_noeuds(rulebook):
        for quoi, nom in _lit(noeud):
            lus[quoi].add(nom)
    for _, version in versions(rulebook):
        lus["La donnée"] |= {version.date_qui_commande or "", *(datee.donnee for datee in version.dates_selon_lecture)}
    for document in rulebook.documents.values():
        lus["La donnée"].add(document.date_qui_commande or "")
    lus["La lecture"] |= {choix.lecture for clause in clauses(rulebook) for choix in clause.lectures}
    lus["La lecture"] |= {d.choix.lecture for _, version in versions(rulebook) for d in version.dates_selon_lecture}
    lus["L'anomalie"] = _anomalies(rulebook)
    return lus


def _lit(noeud: Node) -> tuple[tuple[str, str], ...]:
    match noeud:
        case LectureDonnee(donnee=nom) | EstVrai(donnee=nom) | Appartient(donnee=nom) | Existe(donnee=nom):
            return (("La donnée", nom),)
        case ADefaut(donnee=nom, remplacant=remplacant):
            return ("La donnée", nom), ("La donnée", remplacant)
        case LectureDefinition(definition=nom) | DefinitionVraie(definition=nom):
            return (("La définition", nom),)
        case LectureParametre(parametre=nom):
            return (("Le paramètre", nom),)
        case LectureTableau(tableau=nom):
            return (("Le tableau", nom),)
        case LectureRetenue(lecture=nom):
            return (("La lecture", nom),)
        case Cle(nom=nom, definition=definition):
            return (("La définition" if definition else "La donnée", nom),)
        case Indication(donnees=donnees):
            return tuple(("La donnée", nom) for nom in donnees)
    return ()


def _anomalies(rulebook: Rulebook) -> set[str]:
    citees = {nom for clause in clauses(rulebook) for nom in clause.anomalies}
    for table in (rulebook.tableaux, rulebook.definitions, rulebook.parametres, rulebook.lectures):
        citees |= {nom for element in table.values() for nom in element.anomalies}
    return citees
