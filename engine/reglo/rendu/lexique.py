"""The words of a rulebook: data, definitions, parameters, units, and who reads them; and the words of the language."""

from collections.abc import Iterator

from reglo.model.rulebook import Donnee, Rulebook
from reglo.rendu.usages import usages

TYPES = {
    "booleen": "oui ou non",
    "nombre": "nombre",
    "choix": "choix",
    "choix_ordonne": "choix ordonné",
    "date": "date",
    "appreciation": "appréciation",
    "texte": "texte libre",
}
"""Kinds of data, as the language names them."""


def lexique(recueil: Rulebook) -> dict[str, object]:
    """Gives every word as plain values, with the clauses that read each."""
    lecteurs = usages(recueil)
    return {
        "donnees": [_donnee(donnee, lecteurs.get(donnee.nom, ())) for donnee in recueil.donnees.values()],
        "definitions": [
            {
                "nom": une.nom,
                "ecriture": une.ecriture,
                "libelle": une.libelle,
                "unite": une.unite,
                "lue_par": lecteurs.get(une.nom, ()),
            }
            for une in recueil.definitions.values()
        ],
        "parametres": [
            {
                "nom": un.nom,
                "ecriture": un.ecriture,
                "libelle": un.libelle,
                "unite": un.unite,
                "lu_par": lecteurs.get(un.nom, ()),
            }
            for un in recueil.parametres.values()
        ],
        "unites": [{"nom": une.nom, "pluriel": une.pluriel, "libelle": une.libelle} for une in recueil.unites.values()],
        "listes": [
            {"nom": une.nom, "pluriel": une.pluriel, "libelle": une.libelle} for une in recueil.entites.values()
        ],
        "organismes": [
            {"nom": un.nom, "libelle": un.libelle, "public": un.public} for un in recueil.organismes.values()
        ],
    }


def _donnee(donnee: Donnee, lecteurs: tuple[str, ...]) -> dict[str, object]:
    return {
        "nom": donnee.nom,
        "ecriture": donnee.ecriture,
        "libelle": donnee.libelle,
        "type": TYPES[donnee.genre],
        "unite": donnee.unite,
        "question": donnee.question,
        "precision": donnee.precision,
        "choix": [{"nom": option.nom, "libelle": option.libelle} for option in donnee.options],
        "autorite": donnee.autorite,
        "liste": donnee.entite,
        "peut_manquer": donnee.peut_manquer,
        "anciennement": donnee.anciennement,
        "lue_par": lecteurs,
    }


def rediger_lexique(recueil: Rulebook) -> Iterator[str]:
    """Writes each word with its meaning, its question, and who reads it."""
    lecteurs = usages(recueil)
    yield "Données"
    for donnee in recueil.donnees.values():
        yield f"  {donnee.ecriture} « {donnee.libelle} » : {_type(donnee)}"
        if donnee.question:
            yield f"    {donnee.question}"
        if donnee.options:
            reponses = (f"{option.ecriture or option.nom} « {option.libelle} »" for option in donnee.options)
            yield f"    réponses : {', '.join(reponses)}"
        yield from _lue(lecteurs.get(donnee.nom, ()))
    for titre, mots in (("Définitions", recueil.definitions), ("Paramètres", recueil.parametres)):
        if mots:
            yield from ("", titre)
        for mot in mots.values():
            yield f"  {mot.ecriture} « {mot.libelle} »" + (f" : {mot.unite}" if mot.unite else "")
            yield from _lue(lecteurs.get(mot.nom, ()))
    if recueil.unites:
        yield from ("", "Unités")
        yield from (f"  {une.nom}, pluriel {une.pluriel}" for une in recueil.unites.values())


def _type(donnee: Donnee) -> str:
    unite = f" en {donnee.unite}" if donnee.unite and donnee.genre == "nombre" else ""
    liste = f", pour chaque {donnee.entite}" if donnee.entite else ""
    return f"{TYPES[donnee.genre]}{unite}{liste}" + (", peut manquer" if donnee.peut_manquer else "")


def _lue(lecteurs: tuple[str, ...]) -> Iterator[str]:
    if lecteurs:
        yield f"    lue par {', '.join(lecteurs)}"


def mots_reserves() -> tuple[str, ...]:
    """Gives the words and phrases that the language keeps for itself, as it prints them, in alphabetical order."""
    from reglo.diagnostics import sans_accents
    from reglo.syntax.tables import tables

    lues = tables()
    return tuple(sorted({lues.ecrits[nom] for nom in lues.mots.values()}, key=sans_accents))
