"""Opens folders of rules with their examples, to be compared: what is wrong in any of them is told with its place."""

from pathlib import Path

from msgspec.structs import replace

from reglo import fichiers
from reglo.cases.campagne import lire_texte
from reglo.cases.recueil import fichiers_de_cas
from reglo.chargement import Chargement, charger
from reglo.diagnostics import Diagnostic, ErreurReglo, a_une_erreur
from reglo.differences.recueil import Recueil
from reglo.source import Span


def ouvrir(*dossiers: Path) -> tuple[Recueil, ...]:
    """Gives the rulebooks of some folders; the faults of all of them are told at once."""
    lus = [(dossier, charger(dossier), *_exemples(dossier)) for dossier in dossiers]
    fautes = [faute for dossier, charge, _, illisibles in lus for faute in (*_graves(charge, dossier), *illisibles)]
    if a_une_erreur(fautes):
        textes = {fichiers.depuis_ici(d / nom): texte for d, charge, *_ in lus for nom, texte in charge.sources.items()}
        raise ErreurReglo(fautes, textes)
    return tuple(
        Recueil(nom=fichiers.ecrire_nom(d), rulebook=charge.rulebook, sources=charge.sources, exemples=exemples)
        for d, charge, exemples, _ in lus
        if charge.rulebook is not None
    )


def _exemples(dossier: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    """Gives the texts of the examples by their names in the folder, and what to say of those that cannot be read."""
    chemins = fichiers_de_cas([dossier]) if fichiers.est_dossier(dossier) else ()
    lus = {chemin: lire_texte(chemin, fichiers.depuis_ici(chemin)) for chemin in chemins}
    textes = {fichiers.ecrire_nom(c.relative_to(dossier)): lu for c, lu in lus.items() if isinstance(lu, str)}
    return textes, [lu for lu in lus.values() if isinstance(lu, Diagnostic)]


def _graves(charge: Chargement, dossier: Path) -> list[Diagnostic]:
    """Gives the errors of a folder, each file named by the way to it from here."""

    def situer(span: Span) -> Span:
        return replace(span, fichier=fichiers.depuis_ici(dossier / span.fichier)) if span.fichier else span

    return [
        replace(une, span=situer(une.span), notes=tuple((situer(span), note) for span, note in une.notes))
        for une in charge.diagnostics
        if une.gravite == "erreur"
    ]
