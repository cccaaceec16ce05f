"""The plan de financement: the list of lines that every rulebook knows without declaring it."""

from fractions import Fraction

from msgspec.structs import replace

from reglo.model.build.contexte import Recueil
from reglo.model.rulebook import (
    AIDE_LIGNE,
    ETAT_LIGNE,
    ETATS_LIGNE,
    FINANCEUR_LIGNE,
    LIGNE,
    MONTANT_LIGNE,
    NATURE_LIGNE,
    NATURES_LIGNE,
    Donnee,
    Entite,
    Option,
)
from reglo.source import NULLE_PART
from reglo.values import unites

LISTES_RESERVEES = ("ligne", "lignes", "plan", "plan_de_financement")
"""The names of that list, in a rule as in a dossier."""
_LIBELLES = {"pret": "prêt", "cession_fonciere": "cession foncière", "demande": "demandé", "accorde": "accordé"}
_CHOIX: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (NATURE_LIGNE, "nature_ligne", "nature de la ligne", NATURES_LIGNE),
    (ETAT_LIGNE, "état_ligne", "état de la ligne", ETATS_LIGNE),
    (FINANCEUR_LIGNE, "financeur_ligne", "financeur de la ligne", ()),
    (AIDE_LIGNE, "aide_ligne", "aide de la ligne", ()),
)


def inscrire_plan(recueil: Recueil) -> None:
    """Declares the list and its data."""
    recueil.entites[LIGNE] = Entite(
        span=NULLE_PART, nom=LIGNE, pluriel="lignes", libelle="ligne du plan de financement"
    )
    recueil.listes |= dict.fromkeys(LISTES_RESERVEES, LIGNE)
    recueil.donnees[MONTANT_LIGNE] = Donnee(
        span=NULLE_PART,
        nom=MONTANT_LIGNE,
        ecriture=MONTANT_LIGNE,
        libelle="montant de la ligne",
        genre="nombre",
        unite="€",
        entite=LIGNE,
        minimum=Fraction(0),
    )
    recueil.dimensions[MONTANT_LIGNE] = unites.EURO
    for nom, ecriture, libelle, options in _CHOIX:
        recueil.donnees[nom] = _choix(nom, ecriture, libelle, options)


def _choix(nom: str, ecriture: str, libelle: str, options: tuple[str, ...]) -> Donnee:
    return Donnee(
        span=NULLE_PART,
        nom=nom,
        ecriture=ecriture,
        libelle=libelle,
        genre="choix",
        options=tuple(Option(span=NULLE_PART, nom=option, libelle=_LIBELLES.get(option, option)) for option in options),
        entite=LIGNE,
        peut_manquer=nom == AIDE_LIGNE,
    )


def completer_plan(recueil: Recueil) -> None:
    """Gives the funder and the aid of a line their values, once the files have declared them."""
    aides = tuple(Option(span=d.span, nom=nom, libelle=nom) for nom, d in recueil.aides.items())
    recueil.donnees[FINANCEUR_LIGNE] = replace(recueil.donnees[FINANCEUR_LIGNE], options=organismes(recueil))
    recueil.donnees[AIDE_LIGNE] = replace(recueil.donnees[AIDE_LIGNE], options=aides)


def organismes(recueil: Recueil) -> tuple[Option, ...]:
    """Gives the declared bodies as the values of a choice."""
    return tuple(Option(span=o.span, nom=o.nom, libelle=o.libelle) for o in recueil.organismes.values())
