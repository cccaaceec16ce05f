"""How much, at a glance: amounts, caps and floors, with the figures that they read in tables and parameters.

A sentence is kept whole or left to the figure of the computation: it is never cut into something that it does not say.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec

from reglo.evaluation.reference.aides import en_argent, sans_montant
from reglo.evaluation.reference.calcul import racines_citees
from reglo.model.clauses import Clause, Etape, IssueSansValeur, Montant, Tableau
from reglo.model.expressions import Constante
from reglo.model.rulebook import Aide, Parametre, Rulebook, Version
from reglo.phrases.clauses import dire
from reglo.phrases.criteres import avec_garde
from reglo.phrases.francais import terminer
from reglo.phrases.grandeurs import ecrire_ensemble
from reglo.phrases.liens import propre
from reglo.phrases.tableaux import SANS_VALEUR, nom_tableau
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer
from reglo.rendu.usages import lus

_PAS_TOUJOURS = "le texte ne fixe pas toujours de valeur certaine"


def muette(aide: Aide, version: Version) -> str:
    """Says why no amount is said; nothing where one is."""
    if sans_montant(version):
        return "Le texte ne donne aucun montant."
    return "" if en_argent(aide) else "Aucune somme n'est versée à ce titre."


def dire_en_bref(page: Page, version: Version, clause: Clause) -> str:
    """Writes a clause for one who reads it alone, away from those that it names."""
    if isinstance(clause, Montant) and clause.exception_a is not None:
        phrase = dire(page.plume, msgspec.structs.replace(clause, exception_a=None))
        return f"Par exception, {phrase[:1].lower()}{phrase[1:]}"
    if isinstance(clause, Etape) and clause.valeur is not None and clause.action in ("plafond", "plancher"):
        mot = "au plus" if clause.action == "plafond" else "au moins"
        phrase = f"{mot} {page.plume.nombre(clause.valeur, '€')}{_portee(version, clause)}"
        return terminer(avec_garde(page.plume, phrase, clause.garde))
    return dire(page.plume, clause)


def _portee(version: Version, borne: Etape) -> str:
    """Says whether a bound bears on the bonuses too, where the aid has some."""
    if not version.bonifications:
        return ""
    tous, primes = (*version.montants, *version.bonifications), {prime.id for prime in version.bonifications}
    avant = version.etapes[: version.etapes.index(borne)]
    prises = any(not primes.isdisjoint(racines_citees(etape, tous)) for etape in avant)
    return ", bonifications comprises" if prises else ", hors bonifications"


# ------------------------------------------------------------------------------------------------ figures that it reads
def etendues(page: Page, clause: Clause) -> str:
    """Gives the least and the most of each table and parameter that a clause reads, when they are figures."""
    dites = [*_etendues(page, clause)]
    textes = [texte if len(dites) == 1 else f"{nom} : {texte}" for nom, texte in dites]
    return element("small", imprimer(" ; ".join(textes))) if textes else ""


def _etendues(page: Page, clause: Clause) -> Iterator[tuple[str, str]]:
    rulebook = page.rulebook
    for nom in dict.fromkeys(lus(clause)):
        tableau, parametre = rulebook.tableaux.get(nom), rulebook.parametres.get(nom)
        definition = rulebook.definitions.get(nom)
        if tableau is not None and (texte := _tableau(page, tableau)):
            yield nom_tableau(tableau), texte
        elif definition is not None and isinstance(definition.valeur, Constante):
            constante = definition.valeur
            yield propre(definition.libelle), page.plume.valeur(constante.valeur, constante.unite or definition.unite)
        elif parametre is not None:
            yield propre(parametre.libelle or parametre.ecriture), _parametre(page, parametre)


def _parametre(page: Page, parametre: Parametre) -> str:
    return _etendue(page, [valeur.valeur for valeur in parametre.valeurs], parametre.unite)


def _tableau(page: Page, tableau: Tableau) -> str:
    """Gives the least and the most that the rows give; a row that gives no sure value is none of them."""
    valeurs: list[Fraction] = []
    unite, sure = tableau.unite, True
    for rang in tableau.rangs:
        if not retenue(page.rulebook, rang):
            continue
        if isinstance(rang.issue, IssueSansValeur):
            sure = sure and rang.issue.genre == "refus"
            continue
        bornes = (rang.issue.bas, rang.issue.haut)
        constantes = [borne for borne in bornes if isinstance(borne, Constante)]
        if len(constantes) < len(bornes):
            return ""
        valeurs += [borne.valeur for borne in constantes]
        unite = constantes[0].unite or unite
    if tableau.marginal or not valeurs:
        return "" if sure else SANS_VALEUR["non_couvert"]
    if sure:
        return _etendue(page, valeurs, unite)
    return f"{_etendue(page, valeurs, unite)}, mais {_PAS_TOUJOURS}" if any(valeurs) else _PAS_TOUJOURS


def _etendue(page: Page, valeurs: list[Fraction], unite: str) -> str:
    """Gives « de 25 à 75 points de base »."""
    bas, haut = ecrire_ensemble(page.rulebook, (min(valeurs), max(valeurs)), unite)
    return page.plume.valeur(valeurs[0], unite) if min(valeurs) == max(valeurs) else f"de {bas} à {haut}"


def retenue(rulebook: Rulebook, clause: Clause, options: Mapping[str, str] | None = None) -> bool:
    """Tells whether a clause holds in the readings retained, or with other options of some."""
    autres = options or {}
    lectures = rulebook.lectures
    return all(autres.get(choix.lecture, lectures[choix.lecture].retenue) == choix.option for choix in clause.lectures)
