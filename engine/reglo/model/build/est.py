"""« X est … », « X n'est pas … », « X est parmi … »: what they mean depends on what X is."""

from reglo.model.build import codes_lecture, codes_unites
from reglo.model.build.choix import valeurs
from reglo.model.build.conditions import egaler, nier
from reglo.model.build.contexte import Designation, Redaction, Terme, Valeur, Verite, regle, texte_de
from reglo.model.build.litteraux import borne
from reglo.model.build.natures import dire_nature, nature
from reglo.model.expressions import Appartient, Ou
from reglo.model.rulebook import Donnee
from reglo.syntax.tree import Jeton, Noeud


@regle("est")
def est(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « X est PLAI », « X est non », « X est 3 », « X est public », « X n'est pas … »."""
    sujet, *reste = noeud.enfants
    valeur = reste[-1]
    if not isinstance(sujet, Noeud):
        return None
    if isinstance(valeur, Jeton) and valeur.type == "NEANT":
        redaction.dire(codes_lecture.NEANT_COMPARE, noeud.span, nom=texte_de(sujet))
        return None
    lue = _juger(redaction, redaction.terme(sujet), (valeur,), noeud)
    return nier(lue, noeud) if lue is not None and noeud.jeton("NEST") else lue


@regle("est_parmi", "n_est_pas_parmi")
def est_parmi(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « X est parmi A à D, F », « X n'est pas parmi 30, 35 »."""
    sujet, liste = noeud.noeuds()
    lue = _juger(redaction, redaction.terme(sujet), liste.enfants, noeud)
    return nier(lue, noeud) if lue is not None and noeud.regle == "n_est_pas_parmi" else lue


def _juger(
    redaction: Redaction, terme: Terme | None, elements: tuple[Noeud | Jeton, ...], noeud: Noeud
) -> Verite | None:
    """Tells whether X is one of the elements."""
    if terme is None:
        return None
    if isinstance(terme, Valeur):
        return _nombre(redaction, terme, elements, noeud)
    if isinstance(terme, Verite):
        return _oui_ou_non(redaction, terme, elements, noeud)
    return _choix(redaction, terme, elements, noeud)


def _choix(
    redaction: Redaction, terme: Designation, elements: tuple[Noeud | Jeton, ...], noeud: Noeud
) -> Verite | None:
    donnee = terme.donnee
    if donnee.genre == "texte":
        redaction.dire(codes_unites.TEXTE_NON_LU, noeud.span, nom=donnee.ecriture)
        return None
    for element in elements:
        if isinstance(element, Jeton) and element.type in ("OUI", "NON"):
            champs = {"nom": donnee.ecriture, "nature": nature(donnee)}
            redaction.dire(codes_lecture.OUI_NON_SUR_NOMBRE, element.span, **champs)
            return None
    noms = _publics(redaction, donnee, elements) or valeurs(redaction, donnee, elements)
    if noms is None:
        return None
    return Verite(noeud=Appartient(span=noeud.span, donnee=donnee.nom, valeurs=noms), libres=terme.libres)


def _publics(redaction: Redaction, donnee: Donnee, elements: tuple[Noeud | Jeton, ...]) -> tuple[str, ...]:
    """Gives the public bodies, where « est public » is said of a choice among the bodies."""
    organismes = redaction.recueil.organismes
    des_organismes = bool(donnee.options) and all(possible.nom in organismes for possible in donnee.options)
    if not des_organismes or not all(isinstance(e, Jeton) and e.type == "PUBLIC" for e in elements):
        return ()
    return tuple(nom for nom, organisme in organismes.items() if organisme.public)


def _oui_ou_non(
    redaction: Redaction, terme: Verite, elements: tuple[Noeud | Jeton, ...], noeud: Noeud
) -> Verite | None:
    element = elements[0]
    if len(elements) == 1 and isinstance(element, Jeton) and element.type in ("OUI", "NON"):
        return terme if element.type == "OUI" else nier(terme, noeud)
    ecrit = texte_de(noeud.noeuds()[0])
    redaction.dire(codes_lecture.VALEUR_DE_CONDITION, noeud.span, nom=ecrit)
    return None


def _nombre(redaction: Redaction, terme: Valeur, elements: tuple[Noeud | Jeton, ...], noeud: Noeud) -> Verite | None:
    egalites = [_egal(redaction, terme, element, noeud) for element in elements]
    justes = [egalite for egalite in egalites if egalite is not None]
    if len(justes) != len(egalites):
        return None
    if len(justes) == 1:
        return justes[0]
    return Verite(noeud=Ou(span=noeud.span, termes=tuple(e.noeud for e in justes)), libres=terme.libres)


def _egal(redaction: Redaction, terme: Valeur, element: Noeud | Jeton, noeud: Noeud) -> Verite | None:
    if isinstance(element, Noeud) and element.regle != "plage_noms":
        lue = borne(redaction, element)
        return None if lue is None else egaler(redaction, terme, lue, noeud)
    nom = texte_de(noeud.noeuds()[0])
    if isinstance(element, Jeton) and element.type in ("OUI", "NON"):
        dire_nature(redaction, codes_lecture.OUI_NON_SUR_NOMBRE, terme, noeud.noeuds()[0])
    else:
        autre = element.brut if isinstance(element, Jeton) else texte_de(element)
        redaction.dire(codes_lecture.EGALITE_DE_NOMS, element.span, nom=nom, autre=autre)
    return None
