"""« de A à B »: the range in which the authority chooses.

« de 15 % à 50 % de X » is both of X, and « de 1 000 € à 2 000 € par logement » both per dwelling: what the second end
says of the first is said once, as in the texts.
"""

from reglo.model.build import codes_unites
from reglo.model.build.contexte import Redaction, Valeur, texte_de
from reglo.model.build.litteraux import chiffree
from reglo.model.build.natures import accorder, lire_valeur
from reglo.syntax.tree import Jeton, Noeud

_ECRITS = ("grandeur", "pourcentage", "oppose")


def lire_bornes(redaction: Redaction, noeud: Noeud) -> tuple[Valeur, Valeur] | None:
    """Reads the two ends of a range, brought to one dimension."""
    bas, haut = noeud.noeuds()
    if _sans_unite(bas) and not _sans_unite(haut):
        _dire_sans_unite(redaction, bas, haut, noeud)
        return None
    premiere = lire_valeur(redaction, _etendre(bas, haut))
    seconde = lire_valeur(redaction, haut)
    if premiere is None or seconde is None:
        return None
    accord = accorder(redaction, "Cette fourchette", premiere, seconde, span=noeud.span)
    if accord is None or redaction.reunir(noeud.span, premiere, seconde) is None:
        return None
    if _renversee(accord[0], accord[1]):
        champs = {"bas": texte_de(bas), "haut": texte_de(haut)}
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


def _dire_sans_unite(redaction: Redaction, bas: Noeud, haut: Noeud, noeud: Noeud) -> None:
    nombre = texte_de(bas)
    ecrit = _premier_ecrit(haut)
    unite = "…" if ecrit is None else _unite_de(ecrit)
    correction = f"de {nombre} {unite} à {texte_de(ecrit or haut)}"
    if haut.regle == "part_de":
        correction += f" de {texte_de(haut.noeuds()[-1])}"
    redaction.journal.dire(
        codes_unites.FOURCHETTE_SANS_POURCENT,
        noeud.span,
        nombre=nombre,
        autre=texte_de(ecrit or haut),
        correction=correction,
    )


def _premier_ecrit(noeud: Noeud) -> Noeud | None:
    """Gives the first number written in a phrase."""
    return next((n for n in noeud.parcours() if n.regle in ("grandeur", "pourcentage")), None)


def _unite_de(noeud: Noeud) -> str:
    if noeud.regle == "pourcentage":
        return "%"
    ecrite = noeud.noeud("unite_ecrite")
    jeton: Jeton | None = None if ecrite is None else ecrite.jetons()[0]
    return "…" if jeton is None else jeton.brut


def _renversee(bas: Valeur, haut: Valeur) -> bool:
    premier, second = chiffree(bas), chiffree(haut)
    return premier is not None and second is not None and premier > second
