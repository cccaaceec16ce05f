"""Data: their kind, their unit, their bounds, and the facets that say how a dossier answers them."""

from fractions import Fraction
from typing import Literal

import msgspec

from reglo.model.build import codes_donnees, codes_lecture, codes_noms
from reglo.model.build.contexte import Declaration, Recueil, Redaction, Valeur
from reglo.model.build.declarations import connu_organisme
from reglo.model.build.litteraux import chiffree, unite
from reglo.model.build.natures import dans_l_unite, exiger, lire_valeur, nature
from reglo.model.build.plan import organismes
from reglo.model.rulebook import (
    AIDE_LIGNE,
    AVIS,
    ETAT_LIGNE,
    FINANCEUR_LIGNE,
    MONTANT_LIGNE,
    NATURE_LIGNE,
    Donnee,
    Option,
)
from reglo.syntax.tree import Jeton, Noeud
from reglo.values import unites
from reglo.values.unites import Dimension

Genre = Literal["booleen", "nombre", "choix", "choix_ordonne", "date", "appreciation", "texte"]
_RESERVES = (MONTANT_LIGNE, NATURE_LIGNE, FINANCEUR_LIGNE, ETAT_LIGNE, AIDE_LIGNE)
_FACETTES = {
    "singulier": "au singulier",
    "pour_chaque": "pour chaque",
    "borne_min": "au moins",
    "borne_max": "au plus",
    "peut_manquer": "peut manquer",
    "precision": "précision",
}


class Genus(msgspec.Struct, frozen=True, kw_only=True):
    """What the type of a datum says."""

    genre: Genre
    dimension: Dimension | None = None
    entier: bool = False
    positif: bool = False
    options: tuple[Option, ...] = ()
    autorite: str | None = None


_SIMPLES = {
    "type_booleen": Genus(genre="booleen"),
    "type_nombre": Genus(genre="nombre", dimension=unites.NOMBRE),
    "type_taux": Genus(genre="nombre", dimension=unites.POURCENT, positif=True),
    "type_date": Genus(genre="date", dimension=unites.DATE),
    "type_duree": Genus(genre="nombre", dimension=unites.DUREE, positif=True),
    "type_texte": Genus(genre="texte"),
    "type_surface_habitable": Genus(genre="nombre", dimension=unites.lire("m² SH").dimension, positif=True),
    "type_surface_plancher": Genus(genre="nombre", dimension=unites.lire("m² SDP").dimension, positif=True),
}


def lire_donnees(recueil: Recueil) -> None:
    """Reads every datum, then what they say of one another."""
    recueil.mots_de_compte.update(recueil.comptes)
    lues = [d for d in recueil.noms.values() if d.genre == "donnee"]
    for declaration in lues:
        donnee = _lire(recueil, declaration)
        if donnee is None:
            recueil.douteux[declaration.nom] = True
        else:
            recueil.donnees[donnee.nom] = donnee
            _anciens(recueil, declaration)
    for declaration in lues:
        _distinctes(recueil, declaration)


def _lire(recueil: Recueil, declaration: Declaration) -> Donnee | None:
    noeud = declaration.item.tete.noeud
    redaction = Redaction(recueil, recueil.journal)
    if noeud is None:
        return None
    if declaration.nom in _RESERVES:
        redaction.dire(codes_noms.NOM_RESERVE, declaration.span, nom=declaration.ecriture)
        return None
    types = [n for n in noeud.noeuds() if n.regle.startswith("type_")]
    type_lu = lire_type(redaction, types[0], declaration.ecriture)
    if type_lu is None:
        return None
    _doubles(redaction, noeud, declaration)
    donnee = _composer(redaction, declaration, noeud, type_lu)
    if type_lu.dimension is not None:
        recueil.dimensions[donnee.nom] = type_lu.dimension
        unite = unites.ecrire(type_lu.dimension)
        recueil.comptantes[unite] = (*recueil.comptantes.get(unite, ()), donnee.nom)
    _singulier(redaction, noeud, donnee)
    return donnee


def _composer(redaction: Redaction, declaration: Declaration, noeud: Noeud, type_lu: Genus) -> Donnee:
    minimum, maximum = _bornes(redaction, noeud, declaration, type_lu)
    dimension = type_lu.dimension
    return Donnee(
        span=noeud.span,
        nom=declaration.nom,
        ecriture=declaration.ecriture,
        libelle=noeud.jetons("STR")[0].texte,
        genre=type_lu.genre,
        unite="" if dimension in (None, unites.DATE) else unites.ecrire(dimension),
        entier=type_lu.entier,
        options=type_lu.options,
        autorite=type_lu.autorite,
        entite=_entite(redaction, noeud.noeud("pour_chaque")),
        minimum=minimum,
        maximum=maximum,
        peut_manquer=_peut_manquer(redaction, noeud.noeud("peut_manquer"), declaration, type_lu),
        singulier=texte_de(noeud, "singulier"),
        distincte_de=tuple(n.jetons()[0].texte for n in noeud.noeuds("distincte")),
        anciennement=tuple(n.jetons()[0].texte for n in noeud.noeuds("anciennement")),
        question=texte_de(noeud, "question") or "",
        precision=texte_de(noeud, "precision") or "",
    )


def texte_de(noeud: Noeud, regle: str) -> str | None:
    """Gives the text of a facet (`question`, `precision` …); None when it is not written."""
    facette = noeud.noeud(regle)
    return None if facette is None else facette.jetons()[0].texte


# --------------------------------------------------------------------------------------------------------------- types
def lire_type(redaction: Redaction, noeud: Noeud, nom: str) -> Genus | None:
    """Reads the type of a datum or of a parameter."""
    if noeud.regle in _SIMPLES:
        return _SIMPLES[noeud.regle]
    if noeud.regle == "type_montant":
        return _montant(noeud)
    if noeud.regle == "type_compte":
        return _compte(redaction, noeud)
    if noeud.regle == "type_grandeur":
        mesure = unite(redaction, noeud.noeuds("unite_ecrite")[0])
        return None if mesure is None else Genus(genre="nombre", dimension=mesure.dimension)
    if noeud.regle in ("type_choix", "type_choix_ordonne"):
        return _choix(redaction, noeud, nom)
    if noeud.regle == "type_organisme":
        return Genus(genre="choix", options=organismes(redaction.recueil))
    return _appreciation(redaction, noeud)


def _montant(noeud: Noeud) -> Genus:
    marque = noeud.jeton("HT", "TTC")
    ecrite = "€" if marque is None else f"€ {marque.type}"
    return Genus(genre="nombre", dimension=unites.lire(ecrite).dimension, positif=True)


def _compte(redaction: Redaction, noeud: Noeud) -> Genus | None:
    jeton = noeud.jetons("NAME")[0]
    recueil = redaction.recueil
    if jeton.texte not in recueil.comptes:
        pluriels = [u.pluriel for u in recueil.unites.values()]
        redaction.journal.inconnu(codes_noms.UNITE_INCONNUE, jeton.span, jeton.brut, pluriels)
        return None
    dimension = unites.compte(recueil.comptes[jeton.texte])
    return Genus(genre="nombre", dimension=dimension, entier=True, positif=True)


def _choix(redaction: Redaction, noeud: Noeud, nom: str) -> Genus:
    options: dict[str, Option] = {}
    for possible in noeud.noeuds("options")[0].noeuds("choix_possible"):
        jeton, libelle = possible.jetons("NAME")[0], possible.jeton("STR")
        if jeton.texte in options:
            redaction.dire(codes_donnees.OPTION_DEUX_FOIS, jeton.span, nom=jeton.brut, donnee=nom)
        ecrit = jeton.brut if libelle is None else libelle.texte
        ecriture = jeton.brut if jeton.brut != jeton.texte else ""
        option = Option(span=possible.span, nom=jeton.texte, libelle=ecrit, ecriture=ecriture)
        options.setdefault(jeton.texte, option)
    genre: Genre = "choix" if noeud.regle == "type_choix" else "choix_ordonne"
    return Genus(genre=genre, options=tuple(options.values()))


def _appreciation(redaction: Redaction, noeud: Noeud) -> Genus:
    autorite = connu_organisme(redaction, noeud.jetons("NAME")[0])
    return Genus(genre="appreciation", options=AVIS, autorite=autorite)


# -------------------------------------------------------------------------------------------------------------- facets
def _doubles(redaction: Redaction, noeud: Noeud, declaration: Declaration) -> None:
    """Reports a facet said twice."""
    regles = [enfant.regle for enfant in noeud.noeuds()]
    if len(regles) == len(set(regles)):
        return
    for regle, mot in _FACETTES.items():
        for double in noeud.noeuds(regle)[1:]:
            redaction.dire(codes_donnees.FACETTE_DEUX_FOIS, double.span, mot=mot, nom=declaration.ecriture)


def _entite(redaction: Redaction, noeud: Noeud | None) -> str | None:
    if noeud is None:
        return None
    jeton = noeud.jetons("NAME")[0]
    recueil = redaction.recueil
    if jeton.texte in recueil.listes:
        return recueil.listes[jeton.texte]
    if jeton.texte not in recueil.douteux:
        redaction.journal.inconnu(codes_noms.ENTITE_INCONNUE, jeton.span, jeton.brut, tuple(recueil.entites))
    return None


def _bornes(
    redaction: Redaction, noeud: Noeud, declaration: Declaration, type_lu: Genus
) -> tuple[Fraction | None, Fraction | None]:
    """Gives the bounds of the domain; a count, an amount, a surface, a duration, a rate is never negative."""
    basse = _borne(redaction, noeud.noeud("borne_min"), declaration, type_lu)
    haute = _borne(redaction, noeud.noeud("borne_max"), declaration, type_lu)
    if basse is None and type_lu.positif:
        basse = Fraction(0)
    if basse is not None and haute is not None and basse > haute:
        redaction.dire(codes_donnees.BORNES_RENVERSEES, declaration.span, nom=declaration.ecriture)
        return basse, None
    return basse, haute


def _borne(redaction: Redaction, noeud: Noeud | None, declaration: Declaration, type_lu: Genus) -> Fraction | None:
    if noeud is None:
        return None
    if type_lu.dimension is None:
        _refuser(redaction, noeud, declaration, type_lu)
        return None
    ecrit = noeud.noeuds()[0]
    place = f"La borne de « {declaration.ecriture} »"
    ecrite = lire_valeur(redaction, ecrit)
    situee = None if ecrite is None else dans_l_unite(ecrite, type_lu.dimension)
    lue = exiger(redaction, situee, type_lu.dimension, place, span=ecrit.span)
    return None if lue is None else chiffres_seuls(redaction, lue, ecrit, place)


def chiffres_seuls(redaction: Redaction, lue: Valeur, noeud: Noeud, place: str) -> Fraction | None:
    """Gives the number written; a place that takes only figures refuses what is read or computed."""
    from reglo.model.build.codes_unites import BORNE_VARIABLE

    valeur = chiffree(lue)
    if valeur is None:
        redaction.dire(BORNE_VARIABLE, noeud.span, place=place, unite=unites.ecrire(lue.dimension) or "…")
    return valeur


def _refuser(redaction: Redaction, noeud: Noeud, declaration: Declaration, type_lu: Genus) -> None:
    modele = Donnee(span=noeud.span, nom="", ecriture="", libelle="", genre=type_lu.genre)
    champs = {"mot": _FACETTES[noeud.regle], "nom": declaration.ecriture, "nature": nature(modele)}
    redaction.dire(codes_donnees.FACETTE_REFUSEE, noeud.span, **champs)


def _peut_manquer(redaction: Redaction, noeud: Noeud | None, declaration: Declaration, type_lu: Genus) -> bool:
    if noeud is None:
        return False
    if type_lu.dimension is not None:
        return True
    correction = "…, aucun « aucun »" if type_lu.genre in ("choix", "choix_ordonne") else ""
    champs = {"nom": declaration.ecriture, "correction": correction}
    redaction.dire(codes_lecture.MANQUE_UN_CHOIX, noeud.span, **champs)
    return False


def _singulier(redaction: Redaction, noeud: Noeud, donnee: Donnee) -> None:
    """Takes down what « par X » counts."""
    ecrit = noeud.noeud("singulier")
    if ecrit is None:
        return
    if not donnee.entier:
        redaction.dire(codes_donnees.SINGULIER_SANS_COMPTE, ecrit.span)
        return
    jeton = ecrit.jetons("NAME")[0]
    recueil = redaction.recueil
    autre = recueil.singuliers.setdefault(jeton.texte, donnee.nom)
    if autre == donnee.nom:
        unite = recueil.dimensions[donnee.nom].bases[0][0]
        for mot in (jeton.texte, donnee.nom):
            recueil.mots_de_compte.setdefault(mot, unite)
    else:
        notes = ((recueil.noms[autre].span, f"« {recueil.noms[autre].ecriture} » a déjà ce singulier"),)
        redaction.journal.dire(codes_noms.SINGULIER_DEUX_FOIS, jeton.span, nom=jeton.brut, notes=notes)


def _anciens(recueil: Recueil, declaration: Declaration) -> None:
    """Takes down the former names, which no other item may bear."""
    noeud = declaration.item.tete.noeud
    for jeton in [n.jetons()[0] for n in noeud.noeuds("anciennement")] if noeud else []:
        autre = recueil.noms.get(jeton.texte) or recueil.noms.get(recueil.anciens.get(jeton.texte, ""))
        if autre is not None:
            notes = ((autre.span, f"« {jeton.brut} » désigne déjà « {autre.ecriture} »"),)
            recueil.journal.dire(codes_noms.NOM_DEUX_FOIS, jeton.span, nom=jeton.brut, notes=notes)
        recueil.anciens.setdefault(jeton.texte, declaration.nom)


def _distinctes(recueil: Recueil, declaration: Declaration) -> None:
    """Looks up the data that another says it must not be taken for."""
    noeud = declaration.item.tete.noeud
    redaction = Redaction(recueil, recueil.journal)
    for jeton in [n.jetons()[0] for n in noeud.noeuds("distincte")] if noeud else []:
        _connue(redaction, jeton)


def _connue(redaction: Redaction, jeton: Jeton) -> None:
    recueil = redaction.recueil
    if jeton.texte not in recueil.donnees and jeton.texte not in recueil.douteux:
        ecritures = [donnee.ecriture for donnee in recueil.donnees.values()]
        redaction.journal.inconnu(codes_donnees.DISTINCTE_DE_RIEN, jeton.span, jeton.brut, ecritures)


def date_qui_commande(redaction: Redaction, jeton: Jeton) -> str | None:
    """Gives the date datum of that name, one for the whole operation."""
    from reglo.model.build.noms import donnee_simple

    donnee = donnee_simple(redaction, jeton)
    if donnee is None:
        return None
    if donnee.genre != "date" or donnee.entite is not None or donnee.peut_manquer:
        attendu = "une date de l'opération, qui ne peut pas manquer"
        redaction.dire(
            codes_noms.DONNEE_SANS_NOMBRE, jeton.span, nom=jeton.brut, attendu=attendu, juste="date qui commande …"
        )
        return None
    return donnee.nom
