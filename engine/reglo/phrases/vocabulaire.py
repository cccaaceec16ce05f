"""Definitions and parameters in sentences: what a name stands for."""

from reglo.model.rulebook import Definition, Parametre, ValeurParametre
from reglo.phrases.plume import Plume
from reglo.phrases.suites import periode


def definition(plume: Plume, lue: Definition) -> str:
    """Writes what a definition means: a value, or the condition under which it holds."""
    dedans = plume.dans_liste(lue.entite)
    if lue.valeur is not None:
        return dedans.nombre(lue.valeur, lue.unite)
    return "" if lue.condition is None else dedans.proposition(lue.condition)


def valeur_parametre(plume: Plume, parametre: Parametre, valeur: ValeurParametre) -> str:
    """Writes « 325,86 € du 1er janvier 2017 au 31 décembre 2017 »."""
    montant = plume.valeur(valeur.valeur, parametre.unite)
    return f"{montant} {periode(valeur.periode)}" if valeur.periode else montant
