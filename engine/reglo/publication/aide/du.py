"""What becomes of the theoretical amount: the criteria, the caps that clip it, those that only watch, the envelope.

In the order of the computation (semantique.md, rules 8, 15 and 16): the caps of the aid, in the order written, then
those by which other aids clip it.
"""

from collections.abc import Iterator

from reglo.model.clauses import AutresCas, IssueSansValeur, PlafondEnsemble, Rang, Tableau
from reglo.model.rulebook import Aide, Version
from reglo.phrases import Plume
from reglo.phrases.clauses import dire
from reglo.phrases.liens import propre
from reglo.phrases.tableaux import nom_tableau
from reglo.publication.aide.paiement import PAIEMENT
from reglo.publication.aide.trait import libre, terme, valeur
from reglo.publication.aide.versions import sections, tableaux_lus
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer, lien
from reglo.publication.page import ancre_de


def dus(page: Page, aide: Aide, version: Version) -> Iterator[str]:
    """Draws what is due of the theoretical amount."""
    yield libre("on accorde", _verdict(page, version))
    siens = [clause for clause in version.plafonds if clause.ecrete == aide.id and clause.genre == "total"]
    for clause in siens:
        yield terme(page, "on écrête", clause, _plafond(page, clause))
    autrui = [*ecretee_par(page, aide)]
    for autre, clause in autrui:
        nom = page.lier("aide", autre.id, propre(autre.nom))
        corps = element("p", page.phrase(dire(Plume(page.rulebook, autre.id), clause)))
        corps += element("p", imprimer("Selon l'aide "), nom, ".", classe="selon")
        yield terme(page, "on écrête", clause, corps)
    yield libre("c'est le montant dû", _paye(version, ecretable=bool(siens or autrui)), "resultat")
    for clause in version.plafonds:
        if clause not in siens:
            yield terme(page, "on vérifie", clause, _plafond(page, clause))
    for enveloppe in version.enveloppes:
        suite = "Ce qu'il reste de l'enveloppe ne change ni le droit à l'aide ni son montant."
        corps = valeur(page, dire(page.plume, enveloppe)) + element("p", imprimer(suite), classe="branche")
        yield terme(page, "on impute", enveloppe, corps)


def _paye(version: Version, *, ecretable: bool) -> str:
    """Says what becomes of what is due."""
    ecretement = "Au centime inférieur, quand un plafond l'écrête." if ecretable else "Aucun plafond ne l'écrête."
    dits = [imprimer(ecretement)]
    if version.versements:
        dits.append(f"Payé comme le dit {lien(f'#{ancre_de(PAIEMENT)}', imprimer(f'« {PAIEMENT} »'))}.")
    return element("p", " ".join(dits))


def ecretee_par(page: Page, aide: Aide) -> Iterator[tuple[Aide, PlafondEnsemble]]:
    """Gives the caps of other aids that clip an aid."""
    for nom in sorted(page.rulebook.aides):
        autre = page.rulebook.aides[nom]
        vues = {clause.id: clause for version in autre.versions for clause in version.plafonds}
        if nom != aide.id:
            yield from ((autre, clause) for clause in vues.values() if clause.ecrete == aide.id)


def _plafond(page: Page, clause: PlafondEnsemble) -> str:
    return valeur(page, dire(page.plume, clause))


def _verdict(page: Page, version: Version) -> str:
    """Says on what the grant hangs: the criteria, and the tables that refuse."""
    titres = [s.titre for s in sections(page.rulebook, version) if s.titre in ("Bénéficiaires", "Critères")]
    liens = [lien(f"#{ancre_de(titre)}", imprimer(f"« {titre} »")) for titre in titres]
    refusent = [t for t in tableaux_lus(page.rulebook, version) if _refuse(t)]
    if not liens and not refusent:
        return element("p", imprimer("Le montant théorique : aucun critère ne le refuse."))
    conditions = [f"si les conditions de {' et de '.join(liens)} sont remplies"] if liens else []
    dits = " ; ".join(page.lier("tableau", t.id, nom_tableau(t)) for t in refusent)
    conditions += [imprimer("sauf refus d'un tableau ") + f"({dits})"] if refusent else []
    return element("p", f"Le montant théorique, {', '.join(conditions)} ; ", imprimer("sinon, 0 €."))


def _refuse(tableau: Tableau) -> bool:
    return any(_issue_refus(ligne) for ligne in tableau.clauses)


def _issue_refus(ligne: Rang | AutresCas) -> bool:
    return isinstance(ligne.issue, IssueSansValeur) and ligne.issue.genre == "refus"
