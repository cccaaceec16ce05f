"""Looks for the cell of a table: its row on the declared lines, its column above it, its words once beside its row.

Where the columns of the document are set apart by tabs, the cell must stand under its heading; elsewhere nothing tells
the columns of a printed page apart, and the heading only has to be there.
"""

from reglo.citations import codes
from reglo.citations.demande import PLACES, Demande, ambigue
from reglo.citations.ecriture import enumerer_lignes, lignes_de
from reglo.citations.index import Index, Rangs
from reglo.citations.proximite import plus_proche
from reglo.diagnostics import Diagnostic

PORTEE = 60
"""Lines above a cell among which the heading of its column is looked for: a long page."""
_LONGUEUR_MONTREE = 200


def controler_case(demande: Demande, cite: Index, ou: Rangs) -> Diagnostic | None:
    """Looks for a cell: its row on the declared lines, its column above it, its words once beside its row."""
    citation, index = demande.citation, demande.source.corrige
    debut, fin = citation.ligne_debut or 1, citation.ligne_fin or 1
    lignes, (titre, au_dessus) = lignes_de(debut, fin), (Index(citation.rangee, ""), Index(citation.colonne, ""))
    rangees = index.chercher(titre.mots.formes, ou)
    if not rangees:
        suite = _ou_est(titre, index, ou)
        return demande.refuser(codes.RANGEE_ABSENTE, "rangée « … »", titre=citation.rangee, lignes=lignes, suite=suite)
    places = [place for place in index.chercher(cite.mots.formes, ou) if not any(_touche(place, r) for r in rangees)]
    if not places:
        lu = index.lire(ou)
        suite = f"On lit {lignes} « {lu} »." if len(lu) <= _LONGUEUR_MONTREE else ""
        return demande.refuser(
            codes.CITATION_ABSENTE, f"texte {lignes}, rangée « … », colonne « … » « … »", suite=suite
        )
    dessus = index.rangs(max(1, debut - PORTEE), fin)
    colonnes = [place for place in index.chercher(au_dessus.mots.formes, dessus) if place.fin <= places[-1].debut]
    if not colonnes:
        suite = _ou_est(au_dessus, index, dessus)
        return demande.refuser(
            codes.COLONNE_ABSENTE, "colonne « … »", titre=citation.colonne, portee=PORTEE, suite=suite
        )
    sous = [place for place in places if any(_sous(index, place, colonne) for colonne in colonnes)]
    if not sous:
        return _autre_colonne(demande, places[0], colonnes)
    return ambigue(demande, sous, ou) if len(sous) > 1 else None


def _touche(place: Rangs, autre: Rangs) -> bool:
    return place.debut < autre.fin and autre.debut < place.fin


def _ou_est(titre: Index, index: Index, pres_de: Rangs) -> str:
    """Ends the sentence on a heading that is not there: where it is, or the nearest words."""
    ailleurs = index.chercher(titre.mots.formes, index.tout, limite=PLACES)
    if ailleurs:
        return f" : il se trouve {enumerer_lignes(dict.fromkeys(map(index.lignes, ailleurs)))}."
    proche = plus_proche(titre, index, pres_de)
    return "." if proche is None else f" : on lit « {index.lire(proche)} » {lignes_de(*index.lignes(proche))}."


def _sous(index: Index, place: Rangs, titre: Rangs) -> bool:
    """Tells whether a cell stands under a heading, as far as tabs say it: elsewhere nothing tells columns apart."""
    etendue = _etendue_du_titre(index, titre)
    tabulee = len(index.cases(index.lignes(place)[0])) > 1
    return etendue is None or not tabulee or index.case(place) in etendue


def _etendue_du_titre(index: Index, titre: Rangs) -> range | None:
    """Gives the columns that a heading covers: its own, and the empty ones that follow it."""
    cases = index.cases(index.lignes(titre)[0])
    if len(cases) == 1:
        return None
    debut = index.case(titre)
    suivantes = (rang for rang in range(debut + 1, len(cases)) if cases[rang].strip())
    return range(debut, next(suivantes, len(cases)))


def _autre_colonne(demande: Demande, place: Rangs, colonnes: list[Rangs]) -> Diagnostic:
    """Says what stands under the heading of a cell whose words are in another column."""
    index = demande.source.corrige
    ligne = index.lignes(place)[0]
    cases = index.cases(ligne)
    etendue = _etendue_du_titre(index, colonnes[-1]) or range(0)
    lues = [cases[rang].strip() for rang in etendue if rang < len(cases)]
    return demande.refuser(
        codes.CASE_AILLEURS,
        "colonne « … »",
        (place, colonnes[-1]),
        mots=demande.citation.extrait,
        lignes=lignes_de(ligne, ligne),
        titre=demande.citation.colonne,
        case=" ".join(lues),
    )
