"""« de A à B »: the range in which the authority chooses.

« de 15 % à 50 % de X » is both of X, and « de 1 000 € à 2 000 € par logement » both per dwelling: what the second end
says of the first is said once, as in the texts.
"""

from msgspec.structs import replace

from reglo.model.build import codes_unites
from reglo.model.build.contexte import Redaction, Valeur, texte_de
from reglo.model.build.natures import accorder, lire_valeur
from reglo.model.expressions import Constante, Nombre, ParUnite, Produit
from reglo.model.positions import sans_positions
from reglo.syntax.tree import Noeud

_ECRITS = ("grandeur", "pourcentage", "oppose")


def lire_bornes(redaction: Redaction, noeud: Noeud) -> tuple[Valeur, Valeur] | None:
    """Reads the two ends of a range, brought to one dimension."""
    bas, haut = noeud.noeuds()
    if _sans_unite(bas) and _commence_par_un_nombre(haut):
        return None  # « de 15 à 50 % »: reading the file has already reported it
    premiere = lire_valeur(redaction, _etendre(bas, haut))
    seconde = lire_valeur(redaction, haut)
    if premiere is None or seconde is None:
        return None
    accord = accorder(redaction, "Cette fourchette", premiere, seconde, span=noeud.span)
    if accord is None or redaction.reunir(noeud.span, premiere, seconde) is None:
        return None
    if _renversee(accord[0].noeud, accord[1].noeud):
        grand, petit = texte_de(_tete(bas)), texte_de(_tete(haut))
        champs = {"bas": grand, "haut": petit, "correction": f"de {petit} à {grand}{_reste(haut)}"}
        redaction.dire(codes_unites.FOURCHETTE_RENVERSEE, noeud.span, **champs)
        return None
    return accord[0], accord[1]


def _etendre(bas: Noeud, haut: Noeud) -> Noeud:
    """Gives the first end with what the second says for both: what it is a share of, what it is paid by."""
    if bas.regle == "pourcentage" and haut.regle == "part_de":
        return Noeud("part_de", (bas, *haut.enfants[1:]), bas.span)
    if bas.regle in _ECRITS and haut.regle == "par_unite":
        montant = haut.noeuds()[0]
        return Noeud("par_unite", (_etendre(bas, montant), *haut.enfants[1:]), bas.span)
    return bas


def _sans_unite(noeud: Noeud) -> bool:
    """Tells whether an end is a number written alone."""
    return noeud.regle == "grandeur" and noeud.noeud("unite_ecrite") is None


def _tete(noeud: Noeud) -> Noeud:
    """Gives the number that a share or an amount per unit begins with."""
    while noeud.regle in ("part_de", "par_unite"):
        noeud = noeud.noeuds()[0]
    return noeud


def _reste(noeud: Noeud) -> str:
    """Writes what follows that number."""
    if noeud.regle == "part_de":
        return f" de {texte_de(noeud.noeuds()[-1])}"
    return f" par {noeud.jetons('NAME')[0].brut}" if noeud.regle == "par_unite" else ""


def _commence_par_un_nombre(noeud: Noeud) -> bool:
    """Tells whether the second end begins with a number and its unit."""
    noeud = _tete(noeud)
    return noeud.regle == "pourcentage" or (noeud.regle == "grandeur" and not _sans_unite(noeud))


def _renversee(bas: Nombre, haut: Nombre) -> bool:
    """Tells whether the first end is surely above the second: of one thing, the larger number."""
    match bas, haut:
        case (Constante(valeur=premier), Constante(valeur=second)):
            return premier > second
        case (Produit(gauche=a, droite=b), Produit(gauche=c, droite=d)):
            return sans_positions(b) == sans_positions(d) and _renversee(a, c)
        case (ParUnite(montant=a), ParUnite(montant=b)):
            return sans_positions(replace(bas, montant=b)) == sans_positions(haut) and _renversee(a, b)
    return False
