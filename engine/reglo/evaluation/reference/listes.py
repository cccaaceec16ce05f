"""Sums, counts and conditions over the elements of a list, element by element (semantique.md, rules 4, 7 and 19).

An open list may hold further elements: the sum starts from the known ones and has no end on the side where others can
take it. A refused element gives nothing; the sum is refused when all its elements are.
"""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from reglo.evaluation.reference import expressions
from reglo.evaluation.reference.contexte import Contexte, Element
from reglo.model import expressions as e
from reglo.values import nombre as n
from reglo.values.causes import Cause, seulement_texte
from reglo.values.intervalle import VIDE, Intervalle
from reglo.values.jugement import VRAI, Jugement, contraire, juger, tous, un_au_moins
from reglo.values.nombre import ZERO, Nombre
from reglo.values.verite import Verite

_ZERO = Fraction(0)


class Groupe(msgspec.Struct, frozen=True):
    """What one element brings: whether it is counted, what one unit gets, and how many units it has."""

    retenu: Jugement
    montant: Nombre
    compte: Nombre

    @property
    def valeur(self) -> Nombre:
        """Gives the amount times the count."""
        return n.produit(self.montant, self.compte)


def agreger(expression: e.Total | e.Denombrement | e.ParUnite, contexte: Contexte) -> Nombre:
    """Gives a sum, a count or an amount by unit (rules 4 and 19)."""
    if isinstance(expression, e.ParUnite) and expression.entite is None:
        return _sur_place(expression, contexte)
    entite = expression.entite or ""
    liste = contexte.liste(entite)
    connus = [
        _groupe(expression, contexte.dans(entite, Element(rang, faits))) for rang, faits in enumerate(liste.elements)
    ]
    autre = None if liste.complete else _groupe(expression, contexte.dans(entite, Element(None, {})))
    prolongement = None if autre is None else _prolongement(autre, entite)
    if isinstance(expression, e.ParUnite) and expression.retenus is not None:
        _temoigner(expression, connus if autre is None else [*connus, autre], contexte)
        return _refuser(les_mieux_payes(connus, prolongement, expression.retenus, autre), connus, autre)
    return _refuser(_somme(connus, prolongement), connus, autre)


def pour_chaque(expression: e.PourChaque, contexte: Contexte) -> Jugement:
    """Tells whether every element that passes the filter meets a condition; one not known yet may fail it (rule 4)."""
    entite = expression.entite
    liste = contexte.liste(entite)
    connus = [
        _remplit(expression, contexte.dans(entite, Element(rang, faits))) for rang, faits in enumerate(liste.elements)
    ]
    autre = VRAI if liste.complete else _remplit(expression, contexte.dans(entite, Element(None, {})))
    return tous(connus if autre.vrai else [*connus, _a_venir(autre, entite)])


def _remplit(expression: e.PourChaque, contexte: Contexte) -> Jugement:
    """Tells whether the present element meets the condition, or is left out by the filter."""
    condition = expressions.condition(expression.condition, contexte)
    if expression.filtre is None:
        return condition
    return un_au_moins((contraire(expressions.condition(expression.filtre, contexte)), condition))


def _a_venir(autre: Jugement, entite: str) -> Jugement:
    """Gives what elements not known yet may answer, for the reasons of the text too."""
    causes = seulement_texte(autre.causes) | {Cause("manque", entite)}
    return juger(Verite.INCONNU, causes, {f"liste {entite}": -1})


def _sur_place(expression: e.ParUnite, contexte: Contexte) -> Nombre:
    """Gives an amount by unit where there is no list."""
    groupe = _groupe(expression, contexte)
    if expression.retenus is None:
        return n.si(groupe.retenu, groupe.valeur, ZERO)
    _temoigner(expression, [groupe], contexte)
    return _refuser(les_mieux_payes([groupe], None, expression.retenus), [groupe], None)


def _temoigner(expression: e.ParUnite, groupes: Sequence[Groupe], contexte: Contexte) -> None:
    """Tells how many units there are, of which so many at most are retained."""
    if contexte.temoin is not None:
        unites = [n.si(groupe.retenu, groupe.compte, ZERO) for groupe in groupes]
        contexte.temoin.operation(expression, [n.somme(unites)], contexte)


def _groupe(expression: e.Total | e.Denombrement | e.ParUnite, contexte: Contexte) -> Groupe:
    """Gives what the present element brings; nothing of it is read when the filter leaves it out."""
    filtre = expression.filtre
    retenu = VRAI if filtre is None else expressions.condition(filtre, contexte)
    if retenu.faux:
        return Groupe(retenu, ZERO, ZERO)
    match expression:
        case e.Total(valeur=valeur):
            return Groupe(retenu, expressions.nombre(valeur, contexte), n.constante(1))
        case e.Denombrement():
            return Groupe(retenu, n.constante(1), n.constante(1))
        case e.ParUnite(montant=montant, compte=compte):
            return Groupe(retenu, expressions.nombre(montant, contexte), expressions.nombre(compte, contexte))


def _somme(connus: Sequence[Groupe], prolongement: Nombre | None) -> Nombre:
    termes = [n.si(groupe.retenu, n.admis(groupe.valeur), ZERO) for groupe in connus]
    return n.somme(termes if prolongement is None else [*termes, prolongement])


def _prolongement(autre: Groupe, entite: str) -> Nombre:
    """Gives what the elements not known yet can add: nothing, or any number of times one of them (rule 4)."""
    un = n.si(autre.retenu, n.admis(autre.valeur), ZERO)
    if un == ZERO:
        return ZERO
    monte = not un.intervalle.vide and not un.negatif
    descend = not un.intervalle.vide and not un.positif
    return Nombre(
        Intervalle(None if descend else _ZERO, None if monte else _ZERO),
        trou=un.trou,
        causes=seulement_texte(un.causes) | {Cause("manque", entite)},
        doutes=seulement_texte(un.doutes) | {Cause("manque", entite)} if un.trou else frozenset(),
        sources={f"liste {entite}": int(monte) - int(descend)},
        majorant=un.majorant,
        grain="autre",
    )


def _refuser(somme: Nombre, connus: Sequence[Groupe], autre: Groupe | None) -> Nombre:
    """Gives the sum, refused where all the elements counted are (rule 7)."""
    groupes = [*connus, *([autre] if autre else [])]
    refus = n.AUCUN_REFUS.union(*(groupe.valeur.refus for groupe in groupes if groupe.retenu.verite.peut_vrai))
    if not refus or any(groupe.retenu.vrai and not groupe.valeur.refus for groupe in connus):
        return somme
    surs = [groupe for groupe in connus if groupe.retenu.vrai]
    if surs and autre is None and all(groupe.valeur.surement_refuse or groupe.retenu.faux for groupe in connus):
        return Nombre(VIDE, refus=refus)
    doutes = frozenset[Cause]().union(*(x.valeur.doutes | x.retenu.causes for x in groupes))
    return msgspec.structs.replace(somme, refus=refus, causes=somme.causes | doutes, doutes=somme.doutes | doutes)


def les_mieux_payes(
    connus: Sequence[Groupe], prolongement: Nombre | None, limite: Fraction, autre: Groupe | None = None
) -> Nombre:
    """Gives the sum for at most `limite` units, those that pay most first, bound by bound (rule 19)."""
    paires = [
        (n.si(x.retenu, n.borner(n.admis(x.montant)), ZERO), n.si(x.retenu, n.borner(x.compte), ZERO)) for x in connus
    ]
    operandes = [operande for paire in paires for operande in paire]
    bas = [(montant.intervalle.bas, compte.intervalle.bas) for montant, compte in paires]
    haut = [(montant.intervalle.haut, compte.intervalle.haut) for montant, compte in paires]
    if autre is not None and prolongement is not None and prolongement != ZERO:
        operandes.append(prolongement)
        haut.append((n.borner(n.admis(autre.montant)).intervalle.haut, None))
    vide = any(operande.intervalle.vide for operande in operandes)
    intervalle = VIDE if vide else Intervalle(_meilleurs(bas, limite), _meilleurs(haut, limite))
    return n.combiner(intervalle, operandes, [operande.sources for operande in operandes], grain="autre")


def _meilleurs(paires: Sequence[tuple[Fraction | None, Fraction | None]], limite: Fraction) -> Fraction | None:
    """Gives the largest sum that `limite` units can make; None is infinite, for an amount as for a count."""
    reste, total = limite, _ZERO
    for montant, compte in sorted(paires, key=lambda paire: (paire[0] is not None, -(paire[0] or _ZERO))):
        pris = reste if compte is None else min(compte, reste)
        if pris > 0 and montant is None:
            return None
        total += pris * (montant or _ZERO)
        reste -= pris
    return total
