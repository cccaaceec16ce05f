"""Looks for the cell of a table: its row on the declared lines, its column above it, its words once beside its row.

Where the columns of the document are set apart by tabs, the cell must stand under its heading; elsewhere nothing tells
the columns of a printed page apart, and the heading only has to be there.
"""

from reglo.citations import codes
from reglo.citations.demande import PLACES, Demande, ambigue
from reglo.citations.ecriture import LONGUEUR_MONTREE, enumerer_lignes, texte
from reglo.citations.index import Index, Rangs
from reglo.citations.proximite import plus_proche
from reglo.diagnostics import Diagnostic
from reglo.values.formats import lignes_de

PORTEE = 60
"""Lines above a cell among which the heading of its column is looked for: a long page."""


def controler_case(demande: Demande, cite: Index, ou: Rangs) -> Rangs | Diagnostic:
    """Looks for a cell: its row on the declared lines, its column above it, its words once beside its row."""
    citation, index = demande.citation, demande.source.corrige
    debut, fin = citation.ligne_debut or 1, citation.ligne_fin or 1
    rangee, colonne, lignes = Index(citation.rangee, ""), Index(citation.colonne, ""), lignes_de(debut, fin)
    rangees = index.chercher(rangee.mots.formes, ou)
    if not rangees:
        suite, correction = _ou_est(rangee, "rangée", index, ou)
        return demande.refuser(codes.RANGEE_ABSENTE, correction, titre=citation.rangee, lignes=lignes, suite=suite)
    places = [place for place in index.chercher(cite.mots.formes, ou) if not any(_touche(place, r) for r in rangees)]
    if not places:
        lu = index.lire(ou)
        suite = f" On lit {lignes} « {lu} »." if len(lu) <= LONGUEUR_MONTREE else ""
        correction = texte(demande.source.document.nom, (debut, fin), "…", (citation.rangee, citation.colonne))
        return demande.refuser(codes.CITATION_ABSENTE, correction, suite=suite)
    dessus = Rangs(index.rangs(max(1, debut - PORTEE), fin).debut, places[-1].debut)
    colonnes = index.chercher(colonne.mots.formes, dessus)
    if not colonnes:
        suite, correction = _ou_est(colonne, "colonne", index, dessus)
        return demande.refuser(codes.COLONNE_ABSENTE, correction, titre=citation.colonne, portee=PORTEE, suite=suite)
    sous = [place for place in places if any(_sous(index, place, titre) for titre in colonnes)]
    if not sous:
        return _autre_colonne(demande, places[0], colonnes[-1])
    sous.sort(key=lambda place: min(abs(place.debut - titre.fin) for titre in rangees))
    return ambigue(demande, sous, ou) if len(sous) > 1 else sous[0]


def _touche(place: Rangs, autre: Rangs) -> bool:
    return place.debut < autre.fin and autre.debut < place.fin


def _ou_est(titre: Index, mot: str, index: Index, pres_de: Rangs) -> tuple[str, str]:
    """Ends the sentence on a heading that is not there: where it is, or the nearest one; and what to write."""
    ailleurs = index.chercher(titre.mots.formes, index.tout, limite=PLACES)
    if ailleurs:
        places = list(dict.fromkeys(map(index.lignes, ailleurs)))
        return f" : il se trouve {enumerer_lignes(places)}.", f"{lignes_de(*places[0])}, {mot} « … »"
    proche = plus_proche(titre, index, pres_de)
    if proche is None:
        return ".", f"{mot} « … »"
    lu = index.lire(proche)
    return f" : on lit « {lu} » {lignes_de(*index.lignes(proche))}.", f"{mot} « {lu} »"


# ---------------------------------------------------------------------------------------- columns set apart by tabs
def _sous(index: Index, place: Rangs, titre: Rangs) -> bool:
    """Tells whether a cell stands under a heading, as far as tabs say it: elsewhere nothing tells columns apart."""
    tabulee = all(len(index.cases(index.lignes(rangs)[0])) > 1 for rangs in (place, titre))
    return not tabulee or index.case(place) in _etendue(index, titre)


def _etendue(index: Index, titre: Rangs) -> range:
    """Gives the columns that a heading covers: its own, and the empty ones that follow it."""
    cases, debut = index.cases(index.lignes(titre)[0]), index.case(titre)
    suivantes = (rang for rang in range(debut + 1, len(cases)) if cases[rang].strip())
    return range(debut, next(suivantes, len(cases)))


def _autre_colonne(demande: Demande, place: Rangs, titre: Rangs) -> Diagnostic:
    """Says what stands under the heading of a cell whose words are in another column."""
    index = demande.source.corrige
    ligne = index.lignes(place)[0]
    cases, titres = index.cases(ligne), index.cases(index.lignes(titre)[0])
    lues = [cases[rang].strip() for rang in _etendue(index, titre) if rang < len(cases)]
    vrais = [vrai.strip() for vrai in titres[: index.case(place) + 1] if vrai.strip()]
    return demande.refuser(
        codes.CASE_AILLEURS,
        f"colonne « {vrais[-1] if vrais else '…'} »",
        (index.span(place), index.span(titre)),
        mots=demande.citation.extrait,
        lignes=lignes_de(ligne, ligne),
        titre=demande.citation.colonne,
        case=" ".join(lues),
    )
