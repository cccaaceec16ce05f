"""Conditions: logic, comparisons of numbers and of dates, absences, other aids. Choices have their module."""

from typing import Literal

from reglo.model.build import codes_lecture, codes_unites
from reglo.model.build.contexte import Designation, Redaction, Terme, Valeur, Verite, regle, texte_de
from reglo.model.build.litteraux import borne, entier
from reglo.model.build.natures import accorder, dire_nature, lire_condition, lire_valeur
from reglo.model.build.noms import donnee_simple, lire_donnee
from reglo.model.build.suites import choix_lecture
from reglo.model.build.valeurs import lire_aide
from reglo.model.expressions import (
    AideAccordee,
    AuMoinsParmi,
    Compare,
    EligibleAide,
    Et,
    Existe,
    LectureRetenue,
    Non,
    Ou,
)
from reglo.model.rulebook import Donnee
from reglo.syntax.tree import Jeton, Noeud
from reglo.values import unites

Operateur = Literal["<", "<=", ">", ">=", "="]
_DE_NOMBRE: dict[str, Operateur] = {"au moins": ">=", "au plus": "<=", "plus de": ">", "moins de": "<", "égal à": "="}
_DE_DATE: dict[str, Operateur] = {
    "avant le": "<",
    "avant": "<",
    "après le": ">",
    "après": ">",
    "depuis le": ">=",
    "à partir du": ">=",
    "jusqu'au": "<=",
    "égal à": "=",
}
_OPERATEURS = _DE_NOMBRE | _DE_DATE
_DIT_DES_DATES = {"<": "avant le", "<=": "jusqu'au", ">": "après le", ">=": "depuis le"}
_DIT_DES_NOMBRES = {"<": "moins de", "<=": "au plus", ">": "plus de", ">=": "au moins"}


# -------------------------------------------------------------------------------------------------------------- logic
@regle("et", "ou", "tout_ceci", "au_moins_de_ceci")
def assemblage(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « … et … », « … ou … », « tout ceci : a) … », « au moins 2 de ceci : a) … »."""
    lues = [lire_condition(redaction, e.noeuds()[0] if e.regle == "cas" else e) for e in noeud.noeuds()]
    seuil = _seuil(redaction, noeud, len(lues)) if noeud.regle == "au_moins_de_ceci" else 0
    justes = [lue for lue in lues if lue is not None]
    libres = redaction.reunir(noeud.span, *justes)
    if seuil is None or libres is None or len(justes) != len(lues):
        return None
    termes = tuple(lue.noeud for lue in justes)
    if len(termes) == 1:
        return justes[0]
    if seuil:
        return Verite(noeud=AuMoinsParmi(span=noeud.span, seuil=seuil, termes=termes), libres=libres)
    genre = Ou if noeud.regle == "ou" else Et
    return Verite(noeud=genre(span=noeud.span, termes=termes), libres=libres)


def _seuil(redaction: Redaction, noeud: Noeud, nombre: int) -> int | None:
    chiffres = noeud.jetons("NOMBRE")[0]
    seuil = entier(chiffres)
    if 1 <= seuil <= nombre:
        return seuil
    redaction.dire(codes_lecture.SEUIL_HORS_LISTE, chiffres.span, seuil=seuil, nombre=nombre)
    return None


@regle("non")
def non(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « non (…) »."""
    lue = lire_condition(redaction, noeud.noeuds()[0])
    return None if lue is None else nier(lue, noeud)


def nier(lue: Verite, noeud: Noeud) -> Verite:
    """Gives the contrary of a condition."""
    return Verite(noeud=Non(span=noeud.span, terme=lue.noeud), libres=lue.libres)


# -------------------------------------------------------------------------------------------------------- comparisons
@regle("compare")
def compare(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « X au moins 3 », « date avant le 01/01/2025 »."""
    ecrit_a_gauche, comparateur, ecrit_a_droite = noeud.noeuds()
    mot = comparateur.jetons()[0]
    terme = redaction.terme(ecrit_a_gauche)
    if isinstance(terme, Designation) and terme.donnee.genre != "texte":
        _dire_choix(redaction, terme.donnee, mot, ecrit_a_droite, noeud)
        return None
    gauche = _nombre(redaction, terme, ecrit_a_gauche)
    droite = lire_valeur(redaction, ecrit_a_droite)
    if gauche is None or droite is None or not _comparateur_juste(redaction, gauche, droite, mot, noeud):
        return None
    return egaler(redaction, gauche, droite, noeud, _OPERATEURS[mot.type])


def _nombre(redaction: Redaction, terme: Terme | None, noeud: Noeud) -> Valeur | None:
    if terme is None or isinstance(terme, Valeur):
        return terme
    dire_nature(redaction, codes_unites.NOMBRE_ATTENDU, terme, noeud)
    return None


def egaler(
    redaction: Redaction, gauche: Valeur, droite: Valeur, noeud: Noeud, operateur: Operateur = "="
) -> Verite | None:
    """Compares two values of one dimension."""
    accord = accorder(redaction, "Cette comparaison", gauche, droite, span=noeud.span)
    libres = redaction.reunir(noeud.span, gauche, droite)
    if accord is None or libres is None:
        return None
    comparaison = Compare(span=noeud.span, gauche=accord[0].noeud, operateur=operateur, droite=accord[1].noeud)
    return Verite(noeud=comparaison, libres=libres)


def _comparateur_juste(redaction: Redaction, gauche: Valeur, droite: Valeur, mot: Jeton, noeud: Noeud) -> bool:
    """Dates and numbers are not compared by the same words."""
    des_dates = gauche.dimension == droite.dimension == unites.DATE
    if mot.type in (_DE_DATE if des_dates else _DE_NOMBRE):
        return True
    if not des_dates and unites.DATE in (gauche.dimension, droite.dimension):
        return True  # the mismatch of units says it better
    operateur = _OPERATEURS[mot.type]
    juste = (_DIT_DES_DATES if des_dates else _DIT_DES_NOMBRES)[operateur]
    fiche = codes_unites.COMPARATEUR_DE_DATE if des_dates else codes_unites.COMPARATEUR_DE_NOMBRE
    premier, dernier = (texte_de(e) for e in (noeud.noeuds()[0], noeud.noeuds()[2]))
    correction = f"{premier} {juste} {dernier}"
    redaction.journal.dire(fiche, mot.span, ecrit=mot.brut, correction=correction, remplacement=juste)
    return False


def _dire_choix(redaction: Redaction, donnee: Donnee, mot: Jeton, droite: Noeud, noeud: Noeud) -> None:
    """Reports « dpe au moins D », and gives the stretch of values."""
    noms = [possible.nom for possible in donnee.options]
    cherche = texte_de(droite)
    if cherche in noms:
        monte = _OPERATEURS[mot.type] in (">", ">=")
        bornes = (cherche, noms[-1]) if monte else (noms[0], cherche)
        etendue = " à ".join(bornes)
    else:
        etendue = ", ".join(noms[:2])
    champs = {"nom": donnee.ecriture, "ecrit": mot.brut, "plage": etendue}
    redaction.dire(codes_lecture.CHOIX_COMPARE, noeud.span, **champs)


@regle("entre_dates")
def entre_dates(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « date_dépense du 01/01/2021 au 31/12/2029 »."""
    lue = lire_valeur(redaction, noeud.noeuds()[0])
    bornes = [borne(redaction, jeton) for jeton in noeud.jetons("DATE")]
    if lue is None or bornes[0] is None or bornes[1] is None:
        return None
    if lue.dimension != unites.DATE:
        redaction.dire(codes_unites.PERIODE_SANS_DATE, noeud.span, nom=texte_de(noeud.noeuds()[0]))
        return None
    depuis = Compare(span=noeud.span, gauche=lue.noeud, operateur=">=", droite=bornes[0].noeud)
    jusque = Compare(span=noeud.span, gauche=lue.noeud, operateur="<=", droite=bornes[1].noeud)
    return Verite(noeud=Et(span=noeud.span, termes=(depuis, jusque)), libres=lue.libres)


# -------------------------------------------------------------------------------------- absence, other aids, readings
@regle("existe")
def existe(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « existe date_urbanisme »."""
    jeton = noeud.jetons("NAME")[0]
    donnee = donnee_simple(redaction, jeton)
    if donnee is None:
        return None
    if not donnee.peut_manquer:
        redaction.dire(codes_lecture.NE_PEUT_MANQUER, jeton.span, nom=donnee.ecriture)
        return None
    lue = lire_donnee(redaction, donnee, jeton.span)
    return Verite(noeud=Existe(span=noeud.span, donnee=donnee.nom), libres=lue.libres)


@regle("aide_accordee")
def aide_accordee(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « l'aide X est accordée »."""
    return _accordee(redaction, noeud, deja=False)


@regle("aide_deja_accordee")
def aide_deja_accordee(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « l'aide X est déjà accordée »."""
    return _accordee(redaction, noeud, deja=True)


def _accordee(redaction: Redaction, noeud: Noeud, *, deja: bool) -> Verite | None:
    aide = lire_aide(redaction, noeud.noeuds("ident")[0])
    return None if aide is None else Verite(noeud=AideAccordee(span=noeud.span, aide=aide, deja=deja))


@regle("eligible_aide")
def eligible_aide(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « l'opération est éligible à l'aide X »."""
    aide = lire_aide(redaction, noeud.noeuds("ident")[0])
    return None if aide is None else Verite(noeud=EligibleAide(span=noeud.span, aide=aide))


@regle("lecture_retenue")
def lecture_retenue(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « la lecture X retient Y »."""
    choix = choix_lecture(redaction, noeud)
    if choix is None:
        return None
    return Verite(noeud=LectureRetenue(span=noeud.span, lecture=choix.lecture, option=choix.option))
