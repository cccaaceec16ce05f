"""The aids beside an aid: those that its clauses name, those whose clauses name it, those that share its rules.

Nothing is inferred: two aids of which no clause speaks together are shown as such, not as compatible.
"""

from collections.abc import Iterable, Iterator

from reglo.evaluation.reference.ensembles import PUBLIQUES
from reglo.evaluation.reference.plan import aide_dans
from reglo.model.clauses import Clause, PlafondEnsemble
from reglo.model.rulebook import Aide, Version
from reglo.phrases import Plume
from reglo.phrases.clauses import dire
from reglo.phrases.liens import propre
from reglo.publication.aide.combien import retenue
from reglo.publication.aide.trait import renvoi
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, element, imprimer
from reglo.publication.lecteurs import renvois
from reglo.publication.page import ancre_de, paragraphe, rubrique

VOISINES = "Les autres aides"


def voisines(page: Page, aide: Aide, version: Version) -> str:
    """Draws what links an aid to others, by what."""
    parties = [
        _partie(nom, lignes)
        for nom, lignes in (
            ("Ce que cette aide dit d'autres", _dites(page, aide, version)),
            ("Ce que d'autres disent d'elle", _subies(page, aide)),
            ("Les plafonds où elle est comptée", _plafonds(page, aide, version)),
            ("Celles qui partagent ses règles", _parentes(page, aide, version)),
        )
    ]
    titre = rubrique(VOISINES, ancre_de(VOISINES))
    muet = "Aucune clause de cette aide ne nomme une autre aide du recueil, et aucune autre aide ne la nomme."
    return titre + ("".join(parties) or paragraphe(imprimer(muet), "muet"))


def _partie(nom: str, lignes: Iterable[str]) -> str:
    dites = [element("li", ligne) for ligne in lignes]
    return bloc("h3", imprimer(nom), id=ancre_de(nom)) + bloc("ul", *dites, classe="grande voisines") if dites else ""


# ------------------------------------------------------------------------------------------------- one of another
def _dites(page: Page, aide: Aide, version: Version) -> Iterator[str]:
    """Tells the clauses of the aid that name others, and which aids these are."""
    siennes = {clause.id for clause in version.clauses}
    par_clause: dict[str, tuple[Clause, dict[str, None]]] = {}
    for rapport in page.contexte.rapports:
        if rapport.aide == aide.id and rapport.clause.id in siennes:
            _, autres = par_clause.setdefault(rapport.clause.id, (rapport.clause, {}))
            autres.update(dict.fromkeys(rapport.autres))
    for clause, autres in par_clause.values():
        yield _clause(page, aide.id, clause) + _aides(page, autres, "aucune autre aide du recueil n'est visée")


def _subies(page: Page, aide: Aide) -> Iterator[str]:
    """Tells the clauses of other aids that name this one."""
    vues: dict[str, tuple[Clause, str, dict[str, None]]] = {}
    for rapport in page.contexte.rapports:
        if aide.id in rapport.autres:
            vues.setdefault(rapport.clause.id, (rapport.clause, rapport.aide, {}))[2][rapport.aide] = None
    for clause, une, disent in vues.values():
        yield f"{_clause(page, une, clause)} {_aides(page, disent)}"


def _clause(page: Page, aide: str, clause: Clause) -> str:
    """Tells a clause as its own aid says it, with the link to it."""
    phrase = page.phrase(dire(Plume(page.rulebook, aide), clause))
    reserve = "" if retenue(page.rulebook, clause) else element("em", imprimer(" (autre lecture, non retenue)"))
    return f"{renvoi(page, clause)} {phrase}{reserve}"


def _aides(page: Page, noms: Iterable[str], a_defaut: str = "") -> str:
    """Gives the links to some aids."""
    liens = " · ".join(page.lier("aide", nom, propre(page.rulebook.aides[nom].nom)) for nom in noms)
    return element("small", liens or imprimer(a_defaut))


# ------------------------------------------------------------------------------------------------- several together
def _plafonds(page: Page, aide: Aide, version: Version) -> Iterator[str]:
    """Tells the bounds that count the aid with others: its own, then those of the other aids."""
    for plafond in version.plafonds:
        yield _clause(page, aide.id, plafond)
    comptent: dict[str, None] = {}
    for autre in page.rulebook.aides.values():
        for clause in (plafond for une in autre.versions for plafond in une.plafonds):
            if autre.id != aide.id and _compte(page, aide, version, clause):
                comptent[clause.id] = None
    for plafond in version.plafonds:
        comptent.pop(plafond.id, None)
    if comptent:
        yield f"Comptée aussi par : {renvois(page, tuple(comptent))}"


def _compte(page: Page, aide: Aide, version: Version, clause: PlafondEnsemble) -> bool:
    if clause.genre != "total":
        return False
    return clause.ecrete == aide.id or aide_dans(aide.id, version, clause.portee or PUBLIQUES, page.rulebook)


def _parentes(page: Page, aide: Aide, version: Version) -> Iterator[str]:
    """Tells the aids of the same trunks, then those of the same families."""
    rulebook = page.rulebook
    for nom in version.troncs:
        autres = _autres(page, aide, "troncs", nom)
        tronc = page.lier("tronc", nom, propre(rulebook.troncs[nom].nom))
        yield tronc + _aides(page, autres, "aucune autre aide ne les reprend")
    for nom in version.familles:
        autres = _autres(page, aide, "familles", nom)
        famille = imprimer(f"Famille « {propre(rulebook.familles.get(nom, nom))} »")
        yield famille + _aides(page, autres, "aucune autre aide du recueil n'en est")


def _autres(page: Page, aide: Aide, champ: str, nom: str) -> list[str]:
    return [
        autre.id
        for autre in page.rulebook.aides.values()
        if autre is not aide and any(nom in getattr(version, champ) for version in autre.versions)
    ]
