"""Bonuses of which only some count, taken by several steps: every combination is computed."""

from collections.abc import Iterator

from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.rulebook import Aide, Version

ENSEMBLE = 10
"""Bonuses whose combinations are all computed."""
FICHE = Fiche(
    code="V307",
    titre="Trop de combinaisons de bonifications",
    message=f"Plus de {ENSEMBLE} bonifications, dont certaines seulement comptent, sont prises par plusieurs étapes : "
    "il faudrait calculer chacune de leurs combinaisons.",
    aide="augmentée de {premiere} à {derniere}",
)


def bonifications_limitees(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : des bonifications nombreuses et limitées (« , au plus 3 ») entrent au calcul par une étape.

    Pourquoi : la combinaison la plus favorable ne se connaît qu'à la fin du calcul. Quand plusieurs étapes en
    prennent, il faut les essayer toutes, et leur nombre double à chaque bonification.

    À éviter :

        aide essai.bonifications « Aide à la production »
          financeur region
          nature subvention
          source reglement
          bonifications, au plus 3
            texte « les bonifications »
            b1. 1 €
            b2. 2 €
            b3. 3 €
            b4. 4 €
            b5. 5 €
            b6. 6 €
            b7. 7 €
            b8. 8 €
            b9. 9 €
            b10. 10 €
            b11. 11 €
          calcul de l'aide
            texte « calcul »
            e1. somme de b1 à b5
            e2. augmentée de b6 à b11

    À écrire :

        aide essai.bonifications « Aide à la production »
          financeur region
          nature subvention
          source reglement
          bonifications, au plus 3
            texte « les bonifications »
            b1. 1 €
            b2. 2 €
            b3. 3 €
          calcul de l'aide
            texte « calcul »
            e1. somme de b1, b2
            e2. augmentée de b3
    """
    for version in aide.versions:
        limite = version.bonifications_max is not None or version.une_par_categorie
        if limite and len(version.bonifications) > ENSEMBLE and _eparpillees(version):
            premiere, *_, derniere = version.bonifications
            champs = {"premiere": premiere.label, "derniere": derniere.label}
            yield FICHE.diagnostic(premiere.span, clause=premiere.id, **champs)  # type: ignore[arg-type]


def _eparpillees(version: Version) -> bool:
    """Tells whether several steps take bonuses, or exceptions to them."""
    ids = {clause.id for clause in version.bonifications}
    return sum(not ids.isdisjoint(etape.refs) for etape in version.etapes) > 1
