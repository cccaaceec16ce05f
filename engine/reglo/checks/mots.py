"""Cases of a table said in French: « gain entre 109 et 110, bornes non comprises ; zone : B »."""

from collections.abc import Sequence
from fractions import Fraction

from reglo.checks.regions import Atome, Cas, Classe
from reglo.model.clauses import Cle, Tableau
from reglo.model.rulebook import Rulebook
from reglo.values.formats import ecrire


def dire_cas(rulebook: Rulebook, tableau: Tableau, trouve: Cas) -> str:
    """Says one combination of classes, key by key, by the names of the rules."""
    paires = zip(tableau.cles, trouve.classes, strict=True)
    return " et ".join(_classe(rulebook, cle, classe) for cle, classe in paires)


def _classe(rulebook: Rulebook, cle: Cle, classe: Classe) -> str:
    nom, unite = _nommer(rulebook, cle)
    if cle.genre != "nombre":
        return f"{nom} : {', '.join(atome.nom for atome in classe.atomes)}"
    return f"{nom} {' ou '.join(_suite(suite, unite) for suite in _suites(classe.atomes))}"


def _nommer(rulebook: Rulebook, cle: Cle) -> tuple[str, str]:
    if cle.definition:
        definition = rulebook.definitions[cle.nom]
        return definition.ecriture, definition.unite
    donnee = rulebook.donnees[cle.nom]
    return donnee.ecriture, "date" if donnee.genre == "date" else donnee.unite


def _suites(atomes: Sequence[Atome]) -> list[list[Atome]]:
    """Joins the atoms that touch each other."""
    suites: list[list[Atome]] = []
    for atome in atomes:
        if suites and suites[-1][-1].haut is not None and suites[-1][-1].haut == atome.bas:
            suites[-1].append(atome)
        else:
            suites.append([atome])
    return suites


def _suite(atomes: list[Atome], unite: str) -> str:
    bas, haut = atomes[0], atomes[-1]
    if bas.bas is None and haut.haut is None:
        return "quel qu'il soit"
    if bas.bas is None:
        return f"{'jusqu’à' if haut.seul else 'sous'} {_nombre(haut.haut, unite)}"
    if haut.haut is None:
        return f"{'à partir de' if bas.seul else 'au-dessus de'} {_nombre(bas.bas, unite)}"
    if bas.bas == haut.haut:
        return f"égal à {_nombre(bas.bas, unite)}"
    seconde = _nombre(haut.haut, unite)
    premiere = _nombre(bas.bas, unite).removesuffix(f" {seconde.rpartition(' ')[2]}")
    bornes = f"entre {premiere} et {seconde}"
    return bornes + _inclusion(bas, haut)


def _inclusion(bas: Atome, haut: Atome) -> str:
    if bas.seul and haut.seul:
        return ""
    if not bas.seul and not haut.seul:
        return " (bornes non comprises)"
    return " (seconde borne non comprise)" if bas.seul else " (première borne non comprise)"


def _nombre(valeur: Fraction | None, unite: str) -> str:
    return "" if valeur is None else ecrire(valeur, unite).replace("\u202f", " ").replace("\u00a0", " ")
