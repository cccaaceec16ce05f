"""The computation of an aid, drawn: assiette, amounts, bonuses and steps in the order in which they are run.

The order is that of the law of the computation (semantique.md, rules 8 to 11 and 15), not that of the sections: a cap
embraces what it bounds, a bonus stands at the step that takes it. Nothing is computed here, nor said again of a clause
that its own sentence does not say.
"""

from collections.abc import Iterable, Iterator, Sequence

from reglo.evaluation.reference.aides import en_argent, sans_montant
from reglo.evaluation.reference.calcul import limites_eparpillees, racines_citees
from reglo.model.clauses import Clause, Etape, LigneAssiette, Montant
from reglo.model.expressions import Assiette, Node, enfants
from reglo.model.rulebook import Aide, Version
from reglo.phrases.bornes import decomposer
from reglo.phrases.francais import en_lettres, terminer
from reglo.phrases.nombres import dire_arrondi
from reglo.publication.aide.combien import etendues
from reglo.publication.aide.du import dus
from reglo.publication.aide.montant import parts
from reglo.publication.aide.trait import bornes, branche, classes, figurer, libre, renvoi, terme, valeur
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer
from reglo.publication.page import ancre_de, paragraphe, rubrique

TITRE = "Le calcul, en une figure"
_ENTIERES = {"plafond": "le tout, au plus", "plancher": "le tout, au moins", "produit": "le tout, multiplié par"}
"""Steps that bear on all that is above them."""
_SINON_ENTIER = "sinon, le montant passe tel quel"


def calcul(page: Page, aide: Aide, version: Version) -> str:
    """Draws the computation of a version; nothing for an aid that pays no sum."""
    if sans_montant(version):
        muet = "Le texte ne donne aucun montant : ce que verse l'aide n'est pas nul, il n'est pas dit."
        return _titre() + paragraphe(imprimer(muet), "muet")
    if not (version.assiette or en_argent(aide)):
        return ""
    parties = [
        *([_palier("L'assiette", [*_assiette(page, version)])] if version.assiette else []),
        _palier("Le montant", [*_montant(page, version)]),
        _palier("Ce qui est dû", [*dus(page, aide, version)]),
    ]
    page.dites.clear()
    return _titre() + figurer("ol", parties)


def _titre() -> str:
    return rubrique(TITRE, ancre_de(TITRE))


def _palier(nom: str, lignes: Sequence[str]) -> str:
    """Draws a stage of the computation."""
    return element("li", element("h3", imprimer(nom)), element("ol", *lignes, classe="suite"), classe="palier")


def embrasser(page: Page, lignes: Sequence[str], clause: Clause, mot: str, corps: str) -> list[str]:
    """Draws a bound that embraces the lines above it."""
    dessous = terme(page, mot, clause, corps, limite=True)
    return [element("li", element("ol", *lignes, classe="suite"), dessous, classe=classes(page, clause, "borne"))]


# --------------------------------------------------------------------------------------------------------- assiette
def _assiette(page: Page, version: Version) -> Iterator[str]:
    lignes: list[str] = []
    for ligne in version.assiette:
        corps = _valeur_assiette(page, ligne)
        if ligne.action == "plafonner":
            lignes = embrasser(page, lignes, ligne, _ENTIERES["plafond"], corps)
        else:
            mot = {"compter": "on ajoute" if lignes else "on compte", "retirer": "on retire"}[ligne.action]
            lignes.append(terme(page, mot, ligne, corps))
    yield from lignes
    lisent = [clause for clause in version.clauses if _lit_assiette(clause)]
    sert = f"Elle sert à {', '.join(renvoi(page, clause) for clause in lisent)}." if lisent else ""
    yield libre("c'est l'assiette", element("p", "Jamais au-dessous de zéro. ", sert), "resultat")


def _valeur_assiette(page: Page, ligne: LigneAssiette) -> str:
    base, siennes = decomposer(page.plume, ligne.valeur, "€")
    sinon = "sinon, l'assiette passe telle quelle" if ligne.action == "plafonner" else "sinon, rien"
    dite = valeur(page, page.plume.nombre(base, "€"))
    return dite + bornes(page, siennes) + branche(page, ligne.garde, sinon)


def _lit_assiette(noeud: Node) -> bool:
    return isinstance(noeud, Assiette) or any(map(_lit_assiette, enfants(noeud)))


# ----------------------------------------------------------------------------------------------------------- amounts
def _montant(page: Page, version: Version) -> Iterator[str]:
    lignes: list[str] = []
    if version.etapes:
        for etape in version.etapes:
            lignes = _etape(page, version, etape, lignes)
    else:
        lignes = [*_sans_etapes(page, version)]
    yield from lignes
    if limites_eparpillees(version):
        yield libre("parmi les bonifications", element("p", imprimer(terminer(limite(version)))))
    arrondi = "Arrondi au centime, à la fin (le demi-centime vers le haut) ; jamais au-dessous de zéro."
    yield libre("c'est le montant théorique", element("p", imprimer(arrondi)), "resultat")


def _sans_etapes(page: Page, version: Version) -> Iterator[str]:
    """Draws the sum of the amounts and of the bonuses, which is the computation where no step is written."""
    for mot, siens in (("on part de", version.montants), ("on ajoute", version.bonifications)):
        racines = _racines(siens)
        if racines:
            dite = _limite_dite(version) if mot == "on ajoute" else ""
            yield libre(mot, dite + parts(page, version, racines))


def _racines(siens: Iterable[Montant]) -> list[Montant]:
    """Gives the amounts that are not exceptions: those that add up."""
    tous = list(siens)
    ids = {montant.id for montant in tous}
    return [montant for montant in tous if montant.exception_a not in ids]


def _etape(page: Page, version: Version, etape: Etape, lignes: list[str]) -> list[str]:
    """Draws a step after those before it."""
    plume = page.plume
    if etape.action == "arrondi":
        arrondi = dire_arrondi(plume, etape.sens or "au plus proche", etape.pas or 1, "€")  # type: ignore[arg-type]
        corps = valeur(page, arrondi.removeprefix("avec arrondi ")) + branche(page, etape.garde, _SINON_ENTIER)
        return embrasser(page, lignes, etape, "le tout, arrondi", corps)
    if etape.action in _ENTIERES and etape.valeur is not None:
        unite = "" if etape.action == "produit" else "€"
        corps = valeur(page, plume.nombre(etape.valeur, unite)) + etendues(page, etape)
        corps += branche(page, etape.garde, _SINON_ENTIER)
        return embrasser(page, lignes, etape, _ENTIERES[etape.action], corps)
    return [*lignes, _prise(page, version, etape, premiere=not lignes)]


def _prise(page: Page, version: Version, etape: Etape, *, premiere: bool) -> str:
    """Draws a step that takes amounts, or adds or takes away a value."""
    mot = "on retire" if etape.action == "retrait" else "on part de" if premiere else "on ajoute"
    if etape.valeur is None:
        tous = (*version.montants, *version.bonifications)
        cites = racines_citees(etape, tous)
        corps = parts(page, version, [montant for nom in cites for montant in tous if montant.id == nom])
        primes = {prime.id for prime in version.bonifications}
        if not limites_eparpillees(version) and not primes.isdisjoint(cites):
            corps = _limite_dite(version) + corps
    else:
        corps = valeur(page, page.plume.nombre(etape.valeur, "€")) + etendues(page, etape)
    return terme(page, mot, etape, corps + branche(page, etape.garde, "sinon, rien"))


def limite(version: Version) -> str:
    """Says how many bonuses go together."""
    dites = [f"{en_lettres(version.bonifications_max)} au plus"] if version.bonifications_max is not None else []
    dites += ["une par catégorie"] if version.une_par_categorie else []
    return f"{', '.join(dites)} ; les plus favorables sont retenues" if dites else ""


def _limite_dite(version: Version) -> str:
    dite = limite(version)
    return element("p", imprimer(terminer(dite)), classe="branche") if dite else ""
