"""The words that drawn rulebooks use, and the few values that thresholds and answers share so that edges are met."""

from datetime import date
from fractions import Fraction
from typing import Literal

from reglo.model.clauses import Interpretation, Preuve
from reglo.model.rulebook import (
    AIDE_LIGNE,
    ETAT_LIGNE,
    ETATS_LIGNE,
    FINANCEUR_LIGNE,
    LIGNE,
    MONTANT_LIGNE,
    NATURE_LIGNE,
    NATURES_LIGNE,
    Document,
    Donnee,
    Entite,
    Option,
    Organisme,
    Unite,
)
from reglo.source import NULLE_PART

Genre = Literal["booleen", "nombre", "choix", "choix_ordonne", "date", "appreciation", "texte"]
POOL = tuple(Fraction(x) for x in (0, 5, 10, 20, 40, 100))
TAUX = (Fraction(1, 2), Fraction(1, 3), Fraction(1, 10), Fraction(1, 8))
DATES = (
    date(2024, 1, 1),
    date(2024, 6, 30),
    date(2024, 7, 1),
    date(2024, 2, 29),
    date(2025, 1, 31),
    date(2025, 12, 31),
)
AUJOURDHUI = date(2024, 7, 1)
AIDES = ("aide_a", "aide_b", "aide_c")
LOT, DEPENSE = "lot", "depense"
FAMILLES = ("energie", "logement")
PREUVE = Preuve(
    span=NULLE_PART, interpretations=(Interpretation(span=NULLE_PART, raison="pour l'essai", auteur="essai"),)
)


def declarer(nom: str, genre: Genre, entite: str | None = None, **facettes: object) -> Donnee:
    """Gives the declaration of a datum."""
    options = tuple(Option(span=NULLE_PART, nom=o, libelle=o) for o in facettes.pop("options", ()))  # type: ignore[attr-defined]
    return Donnee(
        span=NULLE_PART,
        nom=nom,
        ecriture=nom,
        libelle=nom,
        genre=genre,
        entite=entite,
        options=options,
        **facettes,  # type: ignore[arg-type]
    )


ZERO = Fraction(0)
DONNEES = (
    declarer("places", "nombre", entier=True, minimum=ZERO, unite="place"),
    declarer("cout", "nombre", minimum=ZERO, unite="€"),
    declarer("surface", "nombre", minimum=ZERO, maximum=Fraction(100), unite="m²"),
    declarer("ecart", "nombre"),
    declarer("solde", "nombre", minimum=Fraction(-20), maximum=Fraction(20)),
    declarer("forfait", "nombre", minimum=ZERO, peut_manquer=True),
    declarer("neuf", "booleen"),
    declarer("rural", "booleen"),
    declarer("zone", "choix", options=("a", "b", "c")),
    declarer("etiquette", "choix_ordonne", options=("A", "B", "C", "D")),
    declarer("depot", "date"),
    declarer("achevement", "date"),
    declarer("permis", "date", peut_manquer=True),
    declarer("avis", "appreciation", options=("favorable", "defavorable"), autorite="etat"),
    declarer("note", "texte"),
    declarer("lot_nombre", "nombre", LOT, entier=True, minimum=Fraction(1), unite="logement"),
    declarer("lot_cout", "nombre", LOT, minimum=ZERO, unite="€"),
    declarer("lot_social", "booleen", LOT),
    declarer("lot_type", "choix", LOT, options=("plus", "plai")),
    declarer("depense_montant", "nombre", DEPENSE, minimum=ZERO, unite="€"),
    declarer("depense_date", "date", DEPENSE),
)
ORGANISMES = {
    nom: Organisme(span=NULLE_PART, nom=nom, libelle=nom, public=public)
    for nom, public in (("etat", True), ("region", True), ("banque", False))
}
DOCUMENTS = {
    nom: Document(span=NULLE_PART, nom=nom, libelle=nom, date_qui_commande=commande)
    for nom, commande in (("guide", None), ("reglement", "depot"), ("decret", "permis"))
}
UNITES = {nom: Unite(span=NULLE_PART, nom=nom, pluriel=f"{nom}s") for nom in ("place", "logement")}
ENTITES = {nom: Entite(span=NULLE_PART, nom=nom, pluriel=f"{nom}s", libelle=nom) for nom in (LOT, DEPENSE, LIGNE)}
LIGNES = (
    declarer(MONTANT_LIGNE, "nombre", LIGNE, minimum=ZERO, unite="€"),
    declarer(NATURE_LIGNE, "choix", LIGNE, options=NATURES_LIGNE),
    declarer(ETAT_LIGNE, "choix", LIGNE, options=ETATS_LIGNE),
    declarer(FINANCEUR_LIGNE, "choix", LIGNE, options=tuple(ORGANISMES)),
)


def donnees(aides: tuple[str, ...]) -> dict[str, Donnee]:
    """Gives every datum, with the aids that a line of the plan may name."""
    aide = declarer(AIDE_LIGNE, "choix", LIGNE, options=aides, peut_manquer=True)
    return {donnee.nom: donnee for donnee in (*DONNEES, *LIGNES, aide)}
