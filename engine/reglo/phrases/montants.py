"""Amounts and bonuses: « 10 000 € par place habilitée à l'aide sociale, si le projet comprend … »."""

from reglo.model import expressions as e
from reglo.model.clauses import Montant
from reglo.model.positions import sans_positions
from reglo.phrases.criteres import avec_garde, exception
from reglo.phrases.francais import a, citer, de
from reglo.phrases.grandeurs import ecrire_ensemble, unite_de
from reglo.phrases.liens import ELEMENT, nu, propre
from reglo.phrases.listes import dire_unite
from reglo.phrases.plume import Plume


def montant(plume: Plume, clause: Montant) -> str:
    """Writes a component or a bonus."""
    phrase = fourchette(plume, clause.bas, clause.haut, clause.forme, "€")
    if clause.forme == "fourchette":
        phrase += ", au choix de l'autorité"
    phrase = avec_garde(plume, exception(clause.exception_a) + phrase, clause.garde)
    return f"{phrase} (catégorie {citer(propre(clause.categorie.replace('_', ' ')))})" if clause.categorie else phrase


def fourchette(plume: Plume, bas: e.Nombre | None, haut: e.Nombre, forme: str, unite: str) -> str:
    """Writes a value, « jusqu'à X », « de X à Y »; what is by unit says its unit once."""
    if forme == "jusqua":
        return jusqua(plume.nombre(haut, unite))
    if forme != "fourchette" or bas is None or sans_positions(bas) == sans_positions(haut):
        return plume.nombre(haut, unite)
    if _meme_unite(bas, haut):
        return _par_unite(plume, bas, haut, unite)  # type: ignore[arg-type]
    return _de_a(plume, bas, haut, unite)


def jusqua(texte: str) -> str:
    """Gives « jusqu'à 3 000 € », « jusqu'à hauteur du besoin de financement »."""
    figure = nu(texte)[:1].isdigit() or ELEMENT in texte
    return f"jusqu'{a(texte)}" if figure else f"jusqu'à hauteur {de(texte)}"


def _meme_unite(bas: e.Nombre, haut: e.Nombre) -> bool:
    if not isinstance(bas, e.ParUnite) or not isinstance(haut, e.ParUnite):
        return False
    return _cadre(bas) == _cadre(haut)


def _meme_base(bas: e.Produit, haut: e.Produit) -> bool:
    """Tells whether both are shares of one thing: « de 15 à 50 % du coût »."""
    parts = (bas.gauche, haut.gauche)
    return sans_positions(bas.droite) == sans_positions(haut.droite) and all(
        isinstance(part, e.Constante) and part.unite == "%" for part in parts
    )


def _cadre(par: e.ParUnite) -> tuple[object, ...]:
    filtre = None if par.filtre is None else sans_positions(par.filtre)
    return sans_positions(par.compte), par.entite, filtre, par.retenus


def _par_unite(plume: Plume, bas: e.ParUnite, haut: e.ParUnite, unite: str) -> str:
    dedans = plume.dans_liste(haut.entite)
    return f"{_de_a(dedans, bas.montant, haut.montant, unite)} {dire_unite(plume, haut)}"


def _de_a(plume: Plume, bas: e.Nombre, haut: e.Nombre, unite: str) -> str:
    commune = unite or unite_de(plume.rulebook, haut, bas)
    if isinstance(bas, e.Produit) and isinstance(haut, e.Produit) and _meme_base(bas, haut):
        return f"{_de_a(plume, bas.gauche, haut.gauche, '%')} {de(plume.nombre(haut.droite, unite))}"
    if isinstance(bas, e.Constante) and isinstance(haut, e.Constante) and bas.unite == haut.unite:
        premier, second = ecrire_ensemble(plume.rulebook, (bas.valeur, haut.valeur), haut.unite or commune)
        return f"de {premier} à {second}"
    return f"{de(plume.nombre(bas, commune))} {a(plume.nombre(haut, commune))}"
