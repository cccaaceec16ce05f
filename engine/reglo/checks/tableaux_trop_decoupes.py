"""Tables that cut too many cases to be checked, or computed, in a sensible time."""

from collections.abc import Iterator

from reglo.checks.regions import CAS, RANGS, trop_decoupe
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.rulebook import Rulebook

FICHE = Fiche(
    code="V205",
    titre="Tableau trop découpé",
    message=f"Le tableau « {{nom}} » a plus de {RANGS} lignes, ou ses clés découpent plus de {CAS // 1_000} 000 cas : "
    "il n'est ni vérifié ni calculé.",
    aide="plusieurs tableaux de moins de clés",
)


def tableaux_trop_decoupes(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : un tableau se parcourt en entier, cas par cas, lecture par lecture et période par période.

    Pourquoi : chaque clé de plus multiplie les cas. Au-delà, personne ne les relit, et rien ne prouve qu'il n'en
    manque aucun.

    À éviter :

        barème prime, en €, selon gain puis coût puis coût_ht puis coût_ttc puis places puis surface_habitable
          puis surface_plancher
          texte reglement, « montant de la prime »
          t1. 1 à 2 | 1 à 2 | 1 à 2 | 1 à 2 | 1 à 2 | 1 à 2 | 1 à 2 : 1 €
          t2. 3 à 4 | 3 à 4 | 3 à 4 | 3 à 4 | 3 à 4 | 3 à 4 | 3 à 4 : 2 €
          t3. 5 à 6 | 5 à 6 | 5 à 6 | 5 à 6 | 5 à 6 | 5 à 6 | 5 à 6 : 3 €
          autres cas : non couvert

    À écrire :

        barème prime, en €, selon gain puis places
          texte reglement, « montant de la prime »
          t1. 1 à 2 | 1 à 2 : 1 €
          t2. 3 à 4 | 3 à 4 : 2 €
          t3. 5 à 6 | 5 à 6 : 3 €
          autres cas : non couvert
    """
    for tableau in rulebook.tableaux.values():
        if trop_decoupe(rulebook, tableau):
            yield FICHE.diagnostic(tableau.span, clause=tableau.id, nom=tableau.ecriture)
