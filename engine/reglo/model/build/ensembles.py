"""What an aid says of others: caps on sets of aids, non-cumul, envelopes."""

from typing import Any

from reglo.model.build import codes_clauses, codes_noms
from reglo.model.build.chantier import Phrase, commun, lire_garde, tenir_seul
from reglo.model.build.declarations import connu_organisme
from reglo.model.build.litteraux import chiffree
from reglo.model.build.montants import montant_de
from reglo.model.build.natures import compter, est_un_compte, lire_condition, lire_valeur
from reglo.model.build.suites import connu_document
from reglo.model.build.valeurs import lire_aide
from reglo.model.clauses import PRESENTE_AIDE, Enveloppe, NonCumul, PlafondEnsemble, Portee
from reglo.model.expressions import Condition, LectureDonnee, Nombre, Strate, Total
from reglo.model.rulebook import Donnee
from reglo.syntax.tree import Noeud
from reglo.values import unites
from reglo.values.unites import Dimension

_PLACE = "Un plafond"


# ------------------------------------------------------------------------------------------------------- caps on sets
def lire_plafond(phrase: Phrase) -> PlafondEnsemble | None:
    """Reads « le total des aides … n'excède pas X en écrêtant Y », « l'autofinancement est au moins X »."""
    corps = phrase.noeud.noeuds("plafond_public", "plafond_portee", "autofinancement")[0]
    lu = _autofinancement(phrase, corps) if corps.regle == "autofinancement" else _total(phrase, corps)
    garde = lire_garde(phrase, Strate.MONTANT, _PLACE)
    communs = commun(phrase)
    if lu is None or garde is None or communs is None:
        return None
    return PlafondEnsemble(**communs, garde=garde[0], **lu)


def _autofinancement(phrase: Phrase, corps: Noeud) -> dict[str, Any] | None:
    limite = montant_de(phrase, corps.noeuds()[0], "L'autofinancement")
    if limite is None or not tenir_seul(phrase, limite, Strate.MONTANT, _PLACE):
        return None
    return {"genre": "autofinancement", "limite": limite.noeud}


def _total(phrase: Phrase, corps: Noeud) -> dict[str, Any] | None:
    ecrite = corps.noeuds("limite")[0]
    portee = lire_portee(phrase, corps.noeuds()[0], corps) if corps.regle == "plafond_portee" else _publiques(corps)
    limite = montant_de(phrase, ecrite.noeuds()[0], "Le total des aides")
    tenue = tenir_seul(phrase, limite, Strate.MONTANT, _PLACE)
    ident = ecrite.noeud("ident")
    ecrete = PRESENTE_AIDE if ecrite.jeton("PRESENTE_AIDE") else None
    if ident is not None:
        ecrete = lire_aide(phrase.redaction, ident)
    if portee is None or limite is None or not tenue or (ident is not None and ecrete is None):
        return None
    return {"genre": "total", "limite": limite.noeud, "portee": portee, "ecrete": ecrete}


def _publiques(corps: Noeud) -> Portee:
    return Portee(span=corps.span, genre="publiques")


def lire_portee(phrase: Phrase, noeud: Noeud, dans: Noeud) -> Portee | None:
    """Reads « du financeur X », « de la famille X », « du document X »."""
    jeton = noeud.jetons("NAME")[0]
    if noeud.regle == "du_financeur":
        nom = connu_organisme(phrase.redaction, jeton)
        return None if nom is None else Portee(span=dans.span, genre="financeur", nom=nom)
    if noeud.regle == "du_document":
        nom = connu_document(phrase.redaction, jeton)
        return None if nom is None else Portee(span=dans.span, genre="document", nom=nom)
    if jeton.texte in phrase.chantier.recueil.familles:
        return Portee(span=dans.span, genre="famille", nom=jeton.texte)
    familles = tuple(phrase.chantier.recueil.familles.values())
    phrase.redaction.journal.inconnu(codes_noms.FAMILLE_INCONNUE, jeton.span, jeton.brut, familles)
    return None


# ---------------------------------------------------------------------------------------------------------- non-cumul
def lire_non_cumul(phrase: Phrase) -> NonCumul | None:
    """Reads « exclut l'aide X », « cumul permis avec toute autre aide de la famille Y »."""
    mot = phrase.noeud.noeuds("rapport")[0].jetons()[0].type
    rapport = "complète" if mot == "COMPLETE" else mot
    cible = _cible(phrase, phrase.noeud.noeuds("cible_aide", "cible_portee")[0])
    garde = lire_garde(phrase, Strate.MONTANT, "Une clause de non-cumul")
    communs = commun(phrase)
    if cible is None or garde is None or communs is None:
        return None
    return NonCumul(**communs, rapport=rapport, cible=cible, garde=garde[0])  # type: ignore[arg-type]


def _cible(phrase: Phrase, noeud: Noeud) -> Portee | None:
    if noeud.regle == "cible_portee":
        return lire_portee(phrase, noeud.noeuds()[0], noeud)
    aide = lire_aide(phrase.redaction, noeud.noeuds("ident")[0])
    if aide == phrase.chantier.id:
        phrase.redaction.dire(codes_clauses.ELLE_MEME_NON_CUMUL, noeud.span, aide=aide)
        return None
    return None if aide is None else Portee(span=noeud.span, genre="aide", nom=aide)


# ---------------------------------------------------------------------------------------------------------- envelopes
def lire_enveloppe(phrase: Phrase) -> Enveloppe | None:
    """Reads « 50 logements par an dont (…) dans l'ordre d'arrivée »."""
    ecrite = phrase.noeud.noeuds("grandeur")[0]
    lue = lire_valeur(phrase.redaction, ecrite)
    fenetre = _fenetre(phrase)
    compte = None if lue is None else _compte(phrase, lue.dimension, ecrite)
    communs = commun(phrase)
    limite = None if lue is None else chiffree(compter(lue, lue.dimension))
    if lue is None or limite is None or fenetre is None or compte is None or communs is None:
        return None
    return Enveloppe(
        **communs,
        **fenetre,
        limite=limite,
        unite=unites.ecrire(lue.dimension),
        compte=next(iter(compte), None),
        par_beneficiaire=phrase.a_le_mot("par bénéficiaire"),
        ordre_arrivee=phrase.a_le_mot("dans l'ordre d'arrivée"),
    )


def _fenetre(phrase: Phrase) -> dict[str, Any] | None:
    if phrase.enfant("fenetre_annuelle") is not None:
        return {"fenetre": "annuelle"}
    glissante = phrase.enfant("fenetre_glissante")
    if glissante is None:
        return {"fenetre": "totale"}
    duree = lire_valeur(phrase.redaction, glissante.noeuds("grandeur")[0])
    if duree is None:
        return None
    mois = chiffree(duree)
    if duree.dimension != unites.DUREE or mois is None or mois.denominator != 1 or mois <= 0:
        phrase.redaction.dire(codes_clauses.FENETRE_EN_JOURS, glissante.span)
        return None
    return {"fenetre": "glissante", "mois": int(mois)}


def _compte(phrase: Phrase, dimension: Dimension, ecrite: Noeud) -> tuple[Nombre, ...] | None:
    """Gives what one operation takes of a quota, nothing for a budget, or None when it is faulty."""
    dont = phrase.enfant("dont")
    if dimension.bases == unites.EURO.bases:
        if dont is not None:
            phrase.redaction.dire(codes_clauses.ENVELOPPE_DONT, dont.span)
            return None
        return ()
    donnee = _donnee_comptee(phrase, dimension, ecrite)
    if donnee is None:
        return None
    lecture: Nombre = LectureDonnee(span=ecrite.span, donnee=donnee.nom)
    if donnee.entite is None:
        return _sans_liste(phrase, donnee, dont, lecture)
    filtre = _filtre(phrase, dont, donnee.entite)
    if filtre is None:
        return None
    return (Total(span=ecrite.span, entite=donnee.entite, valeur=lecture, filtre=next(iter(filtre), None)),)


def _sans_liste(phrase: Phrase, donnee: Donnee, dont: Noeud | None, lecture: Nombre) -> tuple[Nombre, ...] | None:
    from reglo.model.build.codes_lecture import DONT_SANS_LISTE

    if dont is not None:
        phrase.redaction.dire(DONT_SANS_LISTE, dont.span, nom=donnee.ecriture)
        return None
    return (lecture,)


def _filtre(phrase: Phrase, dont: Noeud | None, entite: str) -> tuple[Condition, ...] | None:
    if dont is None:
        return ()
    lue = lire_condition(phrase.redaction, dont.noeuds()[0])
    if lue is None:
        return None
    autres = {nom: lu for nom, lu in lue.libres.items() if nom != entite}
    for nom, lu in autres.items():
        from reglo.model.build.codes_lecture import HORS_LISTE

        champs = {"nom": lu.ecriture, "entite": nom, "correction": f"total de {lu.ecriture}"}
        phrase.redaction.dire(HORS_LISTE, lu.span, **champs)
    return None if autres else (lue.noeud,)


def _donnee_comptee(phrase: Phrase, dimension: Dimension, ecrite: Noeud) -> Donnee | None:
    """Gives the datum that counts the unit of a quota: the one read « par » that unit, else the only one."""
    recueil = phrase.chantier.recueil
    unite = unites.ecrire(dimension) or "nombres"
    nommee = recueil.singuliers.get(unite)
    comptees = recueil.comptantes.get(unites.ecrire(dimension), ())
    if est_un_compte(dimension) and nommee in comptees:
        return recueil.donnees[nommee or ""]
    if est_un_compte(dimension) and len(comptees) == 1:
        return recueil.donnees[comptees[0]]
    raison = "plusieurs données comptent cette unité" if comptees else "aucune donnée ne compte cette unité"
    champs = {
        "unite": recueil.unites[unite].pluriel if unite in recueil.unites else unite,
        "raison": raison,
        "aide_": f"au singulier {unite}",
    }
    phrase.redaction.dire(codes_clauses.QUOTA_SANS_DONNEE, ecrite.span, **champs)
    return None
