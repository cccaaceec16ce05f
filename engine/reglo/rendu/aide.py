"""Writes what one aid answers: verdict and amounts first, then the reasons, clause by clause."""

from collections.abc import Iterable, Iterator

from reglo.outcome.reponse import (
    Caracteristique,
    Composante,
    Ecretement,
    EtatPiece,
    ReponseAide,
)
from reglo.rendu.clauses import court, rediger_clause
from reglo.rendu.nombres import ecrire_intervalle
from reglo.rendu.noms import Noms
from reglo.rendu.page import plier_ligne, puce, titre

VERDICTS = {
    "eligible": "éligible",
    "ineligible": "inéligible",
    "indetermine": "indéterminé, des réponses manquent",
    "sur_appreciation": "sur appréciation de l'autorité",
    "non_couvert": "non couvert par le texte",
    "hors_vigueur": "hors vigueur à la date qui commande",
}
COMPOSANTES = VERDICTS | {"ineligible": "ne s'applique pas", "indetermine": "des réponses manquent"}
PIECES = {
    "a_fournir": "À fournir",
    "fournie": "Déjà fournies",
    "le_cas_echeant": "Le cas échéant",
    "facultative": "À titre facultatif",
    "inconnue": "Peut-être à fournir",
    "sans_objet": "Sans objet",
}
ATTRIBUTIONS = {
    "couverte": "couverte",
    "partielle": "couverte en partie",
    "epuisee": "épuisée",
    "inconnue": "impossible à dire sans le registre des décisions",
}
_ETAPES = ("assiette", "rang", "etape")


def rediger_aide(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    """Writes the whole answer of an aid."""
    version = f", version {aide.version}" if aide.version else ""
    yield from titre(f"{aide.nom} ({aide.id}{version})", "=")
    yield from _conclusion(aide, noms)
    yield from _partie("Pourquoi", _criteres(aide, noms))
    yield from _partie("Composantes", _composantes(aide, noms))
    yield from _partie("Calcul", _calcul(aide, noms))
    yield from _partie("Caractéristiques", _caracteristiques(aide.caracteristiques, aide.id, noms))
    yield from _partie("Versement", _versement(aide, noms))
    yield from _partie("Pièces", _pieces(aide.pieces))
    yield from _partie("Enveloppes", _attributions(aide, noms))
    yield from _partie("Autres lectures du texte", _lectures(aide))
    yield from _partie("Textes cités", noms.textes_cites(aide))


def _partie(nom: str, lignes: Iterable[str]) -> Iterator[str]:
    """Gives a part with its name, or nothing when it is empty."""
    corps = list(lignes)
    if corps:
        yield from ("", f"{nom} :")
        yield from corps


def _conclusion(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    refus = ", ".join(court(clause, aide.id) for clause in aide.refuse_par)
    yield from plier_ligne(f"Verdict : {VERDICTS[aide.verdict]}" + (f", refusé par {refus}." if refus else "."))
    yield from _montants(aide)
    if aide.assiette is not None:
        yield from plier_ligne(f"Assiette : {ecrire_intervalle(aide.assiette)}.")
    for cause in aide.causes:
        yield from puce(noms.cause(cause))


def _montants(aide: ReponseAide) -> Iterator[str]:
    """Writes the amounts of an aid in money."""
    if not aide.en_argent:
        yield "Cette aide ne verse pas de somme."
        return
    yield from plier_ligne(f"Montant dû : {ecrire_intervalle(aide.montant_du)}.{_reserve(aide)}")
    if aide.montant_theorique != aide.montant_du:
        yield from plier_ligne(f"Montant théorique : {ecrire_intervalle(aide.montant_theorique)}.")


def _reserve(aide: ReponseAide) -> str:
    """Says what limits an amount that is not exact."""
    reserves = []
    if aide.montant_theorique.majorant:
        reserves.append("Fourchette majorante : compléter le dossier peut la resserrer davantage.")
    if aide.montant_theorique.texte:
        reserves.append("Le texte comporte un trou que ce dossier peut rencontrer.")
    return "".join(f" {reserve}" for reserve in reserves)


def _criteres(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    """Writes the criteria that refuse, then those still open, then those satisfied; the others are only named."""
    criteres = [clause for clause in aide.clauses if clause.genre == "critere"]
    for etat in ("faux", "inconnu", "vrai", "exception"):
        for clause in criteres:
            if clause.etat == etat:
                yield from rediger_clause(clause, aide.id, noms)
    autres = [court(clause.id, aide.id) for clause in criteres if clause.etat in ("sans_objet", "hors_vigueur")]
    if autres:
        yield from puce(f"sans objet ici, ou hors de leur période : {', '.join(autres)}")


def _composantes(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    par_id = {clause.id: clause for clause in aide.clauses}
    for composante in aide.composantes:
        clause = par_id.get(composante.id)
        if clause is not None and clause.etat in ("sans_objet", "hors_vigueur"):
            continue
        yield from puce(_composante(composante, aide.id))
        for cause in composante.causes:
            yield from puce(noms.cause(cause), 4)
        if clause is not None:
            yield from noms.citer(clause.citations, "    ")


def _composante(composante: Composante, aide: str) -> str:
    bonus = "bonification " if composante.genre == "bonification" else ""
    montant = ecrire_intervalle(composante.montant)
    verdict = "" if composante.verdict == "eligible" else f" ({COMPOSANTES[composante.verdict]})"
    return f"{bonus}{court(composante.id, aide)} : {montant}{verdict}"


def _calcul(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    """Writes the lines that count in the computation, then what other clauses clip."""
    for clause in aide.clauses:
        if clause.genre in _ETAPES and clause.etat in ("vrai", "inconnu"):
            yield from rediger_clause(clause, aide.id, noms)
    yield from (ligne for ecretement in aide.ecretements for ligne in _ecretement(ecretement, aide.id))


def _ecretement(ecretement: Ecretement, aide: str) -> list[str]:
    avant, apres = ecrire_intervalle(ecretement.avant), ecrire_intervalle(ecretement.apres)
    if avant == apres:
        return puce(f"{court(ecretement.clause, aide)} peut écrêter ce montant")
    return puce(f"{court(ecretement.clause, aide)} écrête : {avant} avant, {apres} après")


def _caracteristiques(toutes: tuple[Caracteristique, ...], aide: str, noms: Noms) -> Iterator[str]:
    for une in toutes:
        if une.etat == "faux":
            continue
        objet = f" « {une.objet} »" if une.objet else ""
        peut_etre = ", peut-être" if une.etat == "inconnu" else ""
        yield from puce(f"{court(une.id, aide)} {une.genre}{objet}{peut_etre} : {_contenu(une)}")
        for cause in une.causes:
            yield from puce(noms.cause(cause), 4)


def _contenu(une: Caracteristique) -> str:
    if une.texte:
        return une.texte
    if une.valeurs:
        return f"au choix parmi {', '.join(une.valeurs)}"
    valeur = ecrire_intervalle(une.valeur) if une.valeur is not None else ""
    if une.formule and valeur and une.formule.split() != valeur.split():
        return f"{valeur} ({une.formule})"
    return valeur or une.formule or "sans valeur"


def _versement(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    """Says each instalment that may be paid, not those of another reading or period."""
    ecartees = {clause.id for clause in aide.clauses if clause.etat in ("faux", "sans_objet", "hors_vigueur")}
    for tranche in aide.versement:
        if tranche.id in ecartees:
            continue
        part = "le solde" if tranche.part == "solde" else tranche.part
        pieces = f", sur production de : {', '.join(map(noms.piece, tranche.pieces))}" if tranche.pieces else ""
        montant = ecrire_intervalle(tranche.montant)
        yield from puce(f"{court(tranche.id, aide.id)} {part} à « {tranche.evenement} » : {montant}{pieces}")


def _pieces(pieces: tuple[EtatPiece, ...]) -> Iterator[str]:
    for etat, nom in PIECES.items():
        du_genre = dict.fromkeys(piece.libelle or piece.nom for piece in pieces if piece.etat == etat)
        if du_genre and etat != "sans_objet":
            yield f"  {nom} :"
            for libelle in du_genre:
                yield from puce(libelle, 4)


def _attributions(aide: ReponseAide, noms: Noms) -> Iterator[str]:
    for une in aide.attributions:
        demande, reste = (ecrire_intervalle(x, noms.unite(x.unite)) for x in (une.demande, une.reste))
        etat = ATTRIBUTIONS[une.etat]
        yield from puce(f"{court(une.enveloppe, aide.id)} {etat} : {demande} demandés, {reste} disponibles")


def _lectures(aide: ReponseAide) -> Iterator[str]:
    """Writes the readings that would change something; the others are left out."""
    for une in aide.lectures:
        if une.change:
            montant = f", {ecrire_intervalle(une.montant_du)}" if aide.en_argent else ""
            yield from puce(f"{une.lecture}, option {une.option} ({une.libelle}) : {VERDICTS[une.verdict]}{montant}")
