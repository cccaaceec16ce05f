"""Amounts each for one value of the same choice: they add up while the choice is not answered."""

from collections.abc import Iterator

from reglo.checks.parcours import versions
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.clauses import Montant
from reglo.model.expressions import Appartient, Et
from reglo.model.rulebook import Donnee, Rulebook

FICHE = Fiche(
    code="V306",
    titre="Montants qui s'excluent, écrits l'un après l'autre",
    message="Un seul des montants {labels} peut valoir, selon « {nom} » : tant que la réponse manque, ils "
    "s'additionnent.",
    aide="tableau …, en €, selon {nom}\n{rangs}",
    gravite="avertissement",
)


def montants_exclusifs(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Ce que vérifie : les montants d'une aide qui dépendent d'un même choix sont dans un tableau.

    Pourquoi : tant que le choix n'est pas connu, des montants gardés chacun par un « si » s'additionnent : l'aide
    semble pouvoir atteindre leur somme. Un tableau rend l'enveloppe de ses lignes.

    À éviter :

        aide essai.volets « Aide par zone »
          financeur region
          nature subvention
          source reglement
          montants
            texte « montants par zone »
            m1. 450 000 € si zone est zone_a
            m2. 250 000 € si zone est zone_b

    À écrire :

        aide essai.volets « Aide par zone »
          financeur region
          nature subvention
          source reglement
          tableau volet, en €, selon zone
            texte « montants par zone »
            t1. zone_a : 450 000 €
            t2. zone_b : 250 000 €
            autres cas : 0 €
          montants
            m1. volet   texte « montants par zone »
    """
    for _, version in versions(rulebook):
        selon: dict[str, list[tuple[Montant, frozenset[str]]]] = {}
        for clause in version.montants:
            for donnee, valeurs in _choix(clause):
                selon.setdefault(donnee, []).append((clause, valeurs))
        for donnee, gardes in selon.items():
            if len(gardes) > 1 and _disjoints([valeurs for _, valeurs in gardes]):
                yield _dire(rulebook.donnees[donnee], gardes)


def _choix(clause: Montant) -> Iterator[tuple[str, frozenset[str]]]:
    """Gives the choices that the « si » of an amount asks, with their values; an exception adds nothing."""
    if clause.garde is None or clause.exception_a is not None:
        return
    termes = clause.garde.termes if isinstance(clause.garde, Et) else (clause.garde,)
    for terme in termes:
        if isinstance(terme, Appartient):
            yield terme.donnee, frozenset(terme.valeurs)


def _disjoints(ensembles: list[frozenset[str]]) -> bool:
    return len(frozenset().union(*ensembles)) == sum(map(len, ensembles))


def _dire(donnee: Donnee, gardes: list[tuple[Montant, frozenset[str]]]) -> Diagnostic:
    """Says it at the second amount, with the table to write."""
    (premier, _), (second, _) = gardes[:2]
    labels = [clause.label for clause, _ in gardes]
    noms = [option.nom for option in donnee.options]
    dits = [", ".join(sorted(valeurs, key=noms.index)) for _, valeurs in gardes]
    return FICHE.diagnostic(
        second.span,
        clause=second.id,
        notes=((premier.span, f"{premier.label} dépend du même choix"),),
        labels=f"{', '.join(labels[:-1])} et {labels[-1]}",
        nom=donnee.ecriture,
        rangs="\n".join(f"  t{rang}. {valeurs} : …" for rang, valeurs in enumerate(dits, 1)),
    )
