"""Cases of a table that no row answers: « 80 à 109 » then « 110 à 169 » say nothing of 109,5."""

from collections.abc import Iterator

from reglo.checks.gardes import couvrent_tout
from reglo.checks.mots import dire_cas
from reglo.checks.regions import Cas, cas, situations
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Tableau
from reglo.model.rulebook import Rulebook

FICHE = Fiche(
    code="V201",
    titre="Cas qu'aucune ligne ne prévoit",
    message="Le tableau « {nom} » ne dit rien de ces cas : {trous}{suite}.",
    aide="autres cas : non couvert",
)
_MONTRES = 3


def trous(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : un tableau répond à tous les cas de ses clés, ou dit ce que valent les « autres cas ».

    Pourquoi : un trou est tantôt une erreur de saisie, tantôt un silence du texte. Dans le second cas la ligne «
    autres cas » dit lequel : « refus », « non couvert » ou une valeur.

    À éviter :

        barème prime_gain, en €, selon gain
          texte reglement, « montant de la prime »
          t1. 0 à 109 : 100 €
          t2. 110 et plus : 200 €

    À écrire :

        barème prime_gain, en €, selon gain
          texte reglement, « montant de la prime »
          t1. 0 à 109 : 100 €
          t2. 110 et plus : 200 €
          autres cas : non couvert
    """
    for tableau in rulebook.tableaux.values():
        if tableau.autres_cas is None:
            trouves = [dire_cas(rulebook, tableau, trou) for trou in cas_sans_ligne(rulebook, tableau)]
            dits = tuple(dict.fromkeys(trouves))
            if dits:
                suite = _suite(len(dits) - _MONTRES)
                montres = " ; ".join(dits[:_MONTRES])
                yield FICHE.diagnostic(
                    tableau.span, clause=tableau.id, nom=tableau.ecriture, trous=montres, suite=suite
                )


def cas_sans_ligne(rulebook: Rulebook, tableau: Tableau) -> Iterator[Cas]:
    """Gives the cases that no row surely answers, brackets of a marginal table being judged between their ends."""
    for actifs in situations(rulebook, tableau):
        for trouve in cas(rulebook, tableau, actifs):
            gardes = [tableau.rangs[rang].garde for rang in sorted(trouve.rangs)]
            if tableau.marginal and all(atome.seul for classe in trouve.classes for atome in classe.atomes):
                continue
            if not couvrent_tout(rulebook, gardes):
                yield trouve


def _suite(nombre: int) -> str:
    """Says how many cases are not shown."""
    if nombre < 1:
        return ""
    return ", et un autre" if nombre == 1 else f", et {nombre} autres"
