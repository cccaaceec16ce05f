"""Assiette, amounts, bonuses, and the steps of the computation."""

from typing import Any

from msgspec.structs import replace

from reglo.model.build import codes_clauses
from reglo.model.build.chantier import Phrase, commun, lire_garde, tenir_seul
from reglo.model.build.contexte import Valeur
from reglo.model.build.fourchettes import lire_bornes
from reglo.model.build.labels import resoudre, resoudre_toutes
from reglo.model.build.natures import exiger, lire_valeur, zero
from reglo.model.build.valeurs import lire_pas, lire_sens
from reglo.model.clauses import Etape, LigneAssiette, Montant
from reglo.model.expressions import Strate
from reglo.syntax.tree import Noeud
from reglo.values import unites
from reglo.values.unites import Dimension

_ASSIETTE = {"compte": "compter", "retire": "retirer", "plafonne": "plafonner"}
_ETAPES = {
    "etape_somme": "somme",
    "etape_plafond": "plafond",
    "etape_plancher": "plancher",
    "etape_ajout": "ajout",
    "etape_retrait": "retrait",
    "etape_produit": "produit",
    "etape_arrondi": "arrondi",
}
FORFAITS = ("fixe", "fourchette", "jusqua")


# ----------------------------------------------------------------------------------------------------------- assiette
def lire_assiette(phrase: Phrase) -> LigneAssiette | None:
    """Reads one line of the assiette."""
    action = phrase.noeud.noeuds(*_ASSIETTE)[0]
    place = "Une ligne d'assiette"
    lue = montant_de(phrase, action.noeuds()[0], place)
    tenue = tenir_seul(phrase, lue, Strate.DOSSIER, place)
    garde = lire_garde(phrase, Strate.DOSSIER, place)
    communs = commun(phrase)
    if lue is None or not tenue or garde is None or communs is None:
        return None
    return LigneAssiette(**communs, action=_ASSIETTE[action.regle], valeur=lue.noeud, garde=garde[0])  # type: ignore[arg-type]


def montant_de(phrase: Phrase, noeud: Noeud, place: str, dimension: Dimension = unites.EURO) -> Valeur | None:
    """Reads a value that must be an amount."""
    return exiger(phrase.redaction, lire_valeur(phrase.redaction, noeud), dimension, place, span=noeud.span)


# ------------------------------------------------------------------------------------------------ amounts and bonuses
def lire_montant(phrase: Phrase) -> Montant | None:
    """Reads one component of the amount, or one bonus."""
    bonus = phrase.chantier.section == "bonifications"
    place = "Une bonification" if bonus else "Un montant"
    corps = phrase.noeud.noeuds(*FORFAITS)[0]
    bornes = lire_forfait(phrase, corps, unites.EURO, place)
    garde = lire_garde(phrase, Strate.AUTRE_AIDE, place)
    ecartee = _exception(phrase)
    categorie = _categorie(phrase, bonus=bonus)
    communs = commun(phrase)
    if bornes is None or garde is None or ecartee is None or categorie is None or communs is None:
        return None
    if ecartee[0] and garde[0] is None and not communs["lectures"] and communs["periode"] is None:
        phrase.redaction.dire(codes_clauses.EXCEPTION_SANS_CONDITION, corps.span, cible=ecartee[0].rsplit(".", 1)[-1])
        return None
    return Montant(
        **communs,
        bas=bornes[0].noeud,
        haut=bornes[1].noeud,
        forme=corps.regle,  # type: ignore[arg-type]
        garde=garde[0],
        categorie=categorie or None,
        exception_a=ecartee[0],
    )


def lire_forfait(phrase: Phrase, corps: Noeud, dimension: Dimension, place: str) -> tuple[Valeur, Valeur] | None:
    """Reads « X », « de A à B », « jusqu'à X » as its two ends."""
    justes: list[Valeur] = []
    for lue in _ecrites(phrase, corps):
        juste = exiger(phrase.redaction, lue, dimension, place, span=corps.span)
        if juste is None or not tenir_seul(phrase, juste, Strate.AUTRE_AIDE, place):
            return None
        justes.append(juste)
    if not justes:
        return None
    haut = justes[-1]
    bas = replace(haut, noeud=zero(haut.noeud.span)) if corps.regle == "jusqua" else justes[0]
    return bas, haut


def _ecrites(phrase: Phrase, corps: Noeud) -> tuple[Valeur | None, ...]:
    if corps.regle == "fourchette":
        return lire_bornes(phrase.redaction, corps) or ()
    return (lire_valeur(phrase.redaction, corps.noeuds()[0]),)


def _categorie(phrase: Phrase, *, bonus: bool) -> str | None:
    """Gives the category of a bonus, an empty one when there is none, or None when it is faulty."""
    jeton = phrase.noeud.jeton("NAME")
    if jeton is not None and not bonus:
        phrase.redaction.dire(codes_clauses.CATEGORIE_HORS_BONIFICATION, jeton.span)
        return None
    if jeton is None and phrase.chantier.une_par_categorie:
        phrase.redaction.dire(codes_clauses.CATEGORIE_ABSENTE, phrase.piece.jetons[0].span)
        return None
    return "" if jeton is None else jeton.texte


def _exception(phrase: Phrase) -> tuple[str | None] | None:
    """Gives the amount that this one replaces, in a tuple of one; None when it is faulty."""
    exception = phrase.enfant("exception")
    if exception is None:
        return (None,)
    section = phrase.chantier.section
    possibles = {nom: e for nom, e in phrase.chantier.etiquettes.items() if e.section == section}
    attendu = "une bonification de cette aide" if section == "bonifications" else "un montant de cette aide"
    cible = resoudre(phrase.redaction, exception.noeuds("ref")[0], possibles, attendu)
    return None if cible is None else (cible.id,)


# -------------------------------------------------------------------------------------------------------------- steps
def lire_etape(phrase: Phrase) -> Etape | None:
    """Reads one step of the computation."""
    corps = phrase.noeud.noeuds(*_ETAPES)[0]
    lue = _LECTEURS.get(corps.regle, _etape_valeur)(phrase, corps)
    garde = lire_garde(phrase, Strate.AUTRE_AIDE, "Une étape du calcul")
    communs = commun(phrase)
    if lue is None or garde is None or communs is None:
        return None
    return Etape(**communs, action=_ETAPES[corps.regle], garde=garde[0], **lue)  # type: ignore[arg-type]


def _etape_refs(phrase: Phrase, corps: Noeud) -> dict[str, Any] | None:
    """Reads « somme de m1 à m3 », « augmentée de b1, b2 »."""
    refs = corps.noeud("refs")
    if refs is None:
        return _etape_valeur(phrase, corps)
    sections = ("montants", "bonifications")
    citees = resoudre_toutes(phrase.redaction, refs, phrase.chantier.etiquettes, sections, "un montant de cette aide")
    return None if citees is None else {"refs": tuple(etiquette.id for etiquette in citees)}


def _etape_valeur(phrase: Phrase, corps: Noeud) -> dict[str, Any] | None:
    """Reads « plafonnée à X », « multipliée par X »."""
    place = "Une étape du calcul"
    dimension = unites.NOMBRE if corps.regle == "etape_produit" else unites.EURO
    lue = montant_de(phrase, corps.noeuds()[0], place, dimension)
    if lue is None or not tenir_seul(phrase, lue, Strate.AUTRE_AIDE, place):
        return None
    return {"valeur": lue.noeud}


def _etape_arrondi(phrase: Phrase, corps: Noeud) -> dict[str, Any] | None:
    """Reads « arrondie par défaut à 100 € »."""
    modele = Valeur(noeud=zero(corps.span), dimension=unites.EURO)
    pas = lire_pas(phrase.redaction, corps, modele)
    return None if pas is None else {"sens": lire_sens(corps), "pas": pas}


_LECTEURS = {"etape_somme": _etape_refs, "etape_ajout": _etape_refs, "etape_arrondi": _etape_arrondi}
