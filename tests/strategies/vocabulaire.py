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


def _donnee(nom: str, genre: Genre, entite: str | None = None, **facettes: object) -> Donnee:
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
    _donnee("places", "nombre", entier=True, minimum=ZERO, unite="place"),
    _donnee("cout", "nombre", minimum=ZERO, unite="€"),
    _donnee("surface", "nombre", minimum=ZERO, maximum=Fraction(100), unite="m²"),
    _donnee("ecart", "nombre"),
    _donnee("solde", "nombre", minimum=Fraction(-20), maximum=Fraction(20)),
    _donnee("forfait", "nombre", minimum=ZERO, peut_manquer=True),
    _donnee("neuf", "booleen"),
    _donnee("rural", "booleen"),
    _donnee("zone", "choix", options=("a", "b", "c")),
    _donnee("etiquette", "choix_ordonne", options=("A", "B", "C", "D")),
    _donnee("depot", "date"),
    _donnee("achevement", "date"),
    _donnee("permis", "date", peut_manquer=True),
    _donnee("avis", "appreciation", options=("favorable", "defavorable"), autorite="etat"),
    _donnee("note", "texte"),
    _donnee("lot_nombre", "nombre", LOT, entier=True, minimum=Fraction(1), unite="logement"),
    _donnee("lot_cout", "nombre", LOT, minimum=ZERO, unite="€"),
    _donnee("lot_social", "booleen", LOT),
    _donnee("lot_type", "choix", LOT, options=("plus", "plai")),
    _donnee("depense_montant", "nombre", DEPENSE, minimum=ZERO, unite="€"),
    _donnee("depense_date", "date", DEPENSE),
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
    _donnee(MONTANT_LIGNE, "nombre", LIGNE, minimum=ZERO, unite="€"),
    _donnee(NATURE_LIGNE, "choix", LIGNE, options=NATURES_LIGNE),
    _donnee(ETAT_LIGNE, "choix", LIGNE, options=ETATS_LIGNE),
    _donnee(FINANCEUR_LIGNE, "choix", LIGNE, options=tuple(ORGANISMES)),
)


def donnees(aides: tuple[str, ...]) -> dict[str, Donnee]:
    """Gives every datum, with the aids that a line of the plan may name."""
    aide = _donnee(AIDE_LIGNE, "choix", LIGNE, options=aides, peut_manquer=True)
    return {donnee.nom: donnee for donnee in (*DONNEES, *LIGNES, aide)}
