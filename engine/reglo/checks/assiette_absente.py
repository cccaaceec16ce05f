"""« l'assiette » read by an aid that has none."""

from collections.abc import Iterator

from reglo.checks.parcours import noeuds
from reglo.diagnostics import Diagnostic, Fiche
from reglo.model.expressions import Assiette
from reglo.model.rulebook import Aide

FICHE = Fiche(
    code="V304",
    titre="Assiette absente",
    message="« l'assiette » est lue ici, et l'aide « {nom} » n'a pas de section « assiette ».",
    aide="assiette\n  a1. compter …",
)


def assiette_absente(aide: Aide) -> Iterator[Diagnostic]:
    """Ce que vérifie : une aide qui lit « l'assiette » a une section « assiette », la sienne ou celle d'un tronc.

    Pourquoi : sans ligne d'assiette, il n'y a rien à lire, et rien n'est pas zéro.

    À éviter :

        aide essai.assiette « Aide à la production »
          financeur region
          nature subvention
          source reglement
          montants
            m1. 20 % de l'assiette   texte « 20 % des dépenses »

    À écrire :

        aide essai.assiette « Aide à la production »
          financeur region
          nature subvention
          source reglement
          assiette
            a1. compter coût         texte « les dépenses retenues »
          montants
            m1. 20 % de l'assiette   texte « 20 % des dépenses »
    """
    for version in aide.versions:
        if version.assiette:
            continue
        for clause in version.clauses:
            for noeud in noeuds(clause):
                if isinstance(noeud, Assiette):
                    yield FICHE.diagnostic(noeud.span, clause=clause.id, nom=aide.id)
