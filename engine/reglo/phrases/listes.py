"""What is read element by element: « 500 € par logement des groupes dont … », « le nombre total de logements »."""

from reglo.model import expressions as e
from reglo.phrases import francais, liens
from reglo.phrases.filtres import filtrer, qualifier
from reglo.phrases.francais import de
from reglo.phrases.groupes import Groupe, groupe
from reglo.phrases.nombres import aplatir, serrer
from reglo.phrases.plume import Plume, nombre

_DEUX = 2


@nombre(e.Denombrement)
def denombrement(plume: Plume, expression: e.Denombrement, _unite: str) -> Groupe:
    """Writes « le nombre de groupes dont … »."""
    elements = plume.elements(expression.entite) + filtrer(plume, expression.filtre, expression.entite)
    return Groupe(f"le nombre {de(elements)}")


@nombre(e.Total)
def total(plume: Plume, expression: e.Total, unite: str) -> Groupe:
    """Writes « le nombre total de logements des groupes dont … », « le total, sur les dépenses dont …, du montant »."""
    dedans = plume.dans_liste(expression.entite)
    if (compte := _compte(dedans, expression.valeur)) is not None:
        return Groupe(f"le nombre total {de(compte)}{groupes(plume, expression.filtre, expression.entite)}")
    valeur = dedans.groupe(expression.valeur, unite).texte
    elements = plume.elements(expression.entite)
    if expression.filtre is None:
        tous = groupe(elements).accorder("confondu")
        toutes = "tous" if tous.endswith("us") else "toutes"
        return Groupe(f"le total, {toutes} {elements} {tous}, {de(valeur)}")
    elements += filtrer(plume, expression.filtre, expression.entite)
    if ", " in liens.nu(valeur):
        return Groupe(f"le total, pour les {elements}, {de(valeur)}")
    return Groupe(f"le total {de(valeur)} des {elements}")


def _compte(plume: Plume, valeur: e.Nombre) -> str | None:
    """Gives « logements » when what is added up is a count."""
    if not isinstance(valeur, e.LectureDonnee):
        return None
    donnee = plume.rulebook.donnees[valeur.donnee]
    if donnee.unite not in plume.rulebook.unites:
        return None
    return liens.lier("donnee", donnee.nom, plume.libelle(donnee))


def groupes(plume: Plume, filtre: e.Condition | None, entite: str) -> str:
    """Gives « des groupes dont … », or nothing when all are taken."""
    if filtre is None:
        return ""
    return f" des {plume.elements(entite)}{filtrer(plume, filtre, entite)}"


# ---------------------------------------------------------------------------------------------------- X par unité
@nombre(e.ParUnite)
def par_unite(plume: Plume, expression: e.ParUnite, unite: str) -> Groupe:
    """Writes « 10 000 € par place habilitée », « 500 € par logement des groupes dont … »."""
    par = dire_unite(plume, expression)
    dedans = plume.dans_liste(expression.entite)
    montant = expression.montant
    if isinstance(montant, e.Minimum) and len(aplatir(montant)) == _DEUX:
        premier, limite = (dedans.groupe(terme, unite) for terme in aplatir(montant))
        mot = mot_unite(plume, expression)
        texte = f"{serrer(premier)} {par}, dans la limite par {mot} {de(serrer(limite))}"
        return Groupe(texte + _retenus(plume, expression), premier.genre, premier.pluriel, compose=True)
    lu = dedans.groupe(montant, unite)
    mot, des = _mot_compte(plume, expression), groupes(plume, expression.filtre, expression.entite or "")
    if par == f"par {mot}{des}" and liens.nu(lu.texte).endswith(f" par {liens.nu(mot)}"):
        return Groupe(f"{lu.texte}{des}{_retenus(plume, expression)}", lu.genre, lu.pluriel)
    return Groupe(f"{serrer(lu)} {par}{_retenus(plume, expression)}", lu.genre, lu.pluriel)


def dire_unite(plume: Plume, expression: e.ParUnite) -> str:
    """Gives « par place habilitée à l'aide sociale », « par logement financé en PLAI des groupes dont … »."""
    mot = _mot_compte(plume, expression)
    if not mot:
        return _chacun(plume, expression)
    if expression.entite is None:
        return f"par {mot}"
    qualite, reste = qualifier(plume, expression.filtre, mot_unite(plume, expression))
    if mot == plume.element(expression.entite):
        return f"par {mot}{filtrer(plume, expression.filtre, expression.entite, singulier=True)}"
    if qualite and reste is not None:
        return f"par {qualite}, dans les {plume.elements(expression.entite)}{filtrer(plume, reste, expression.entite)}"
    return f"par {qualite or mot}{groupes(plume, reste, expression.entite)}"


def mot_unite(plume: Plume, expression: e.ParUnite) -> str:
    """Gives the bare word for one unit: « logement »."""
    if isinstance(expression.compte, e.LectureDonnee):
        donnee = plume.rulebook.donnees[expression.compte.donnee]
        return (donnee.singulier or donnee.unite or donnee.nom).split("_")[0]
    return plume.element(expression.entite) if expression.entite else "unité"


def _mot_compte(plume: Plume, expression: e.ParUnite) -> str:
    """Gives one unit with what its label says of it: « place habilitée à l'aide sociale »; nothing when it cannot."""
    if not isinstance(expression.compte, e.LectureDonnee):
        return mot_unite(plume, expression)
    donnee = plume.rulebook.donnees[expression.compte.donnee]
    libelle = plume.dans_liste(expression.entite).libelle(donnee)
    singulier = au_singulier(libelle, donnee.singulier or donnee.unite)
    return liens.lier("donnee", donnee.nom, singulier) if singulier else ""


def _chacun(plume: Plume, expression: e.ParUnite) -> str:
    """Gives « pour chacun des projets portés par un bailleur social », « par place (capacité autorisée) »."""
    if not isinstance(expression.compte, e.LectureDonnee):
        return f"par {mot_unite(plume, expression)}"
    donnee = plume.rulebook.donnees[expression.compte.donnee]
    libelle = plume.libelle(donnee)
    marque = liens.lier("donnee", donnee.nom, libelle)
    des = groupes(plume, expression.filtre, expression.entite or "")
    mot = mot_unite(plume, expression)
    if libelle.split(" ")[0] != francais.pluriel(mot):
        return f"par {mot} ({marque}){des}"
    return f"pour chacun{'e' if groupe(libelle).genre == 'f' else ''} des {marque}{des}"


def au_singulier(libelle: str, singulier: str) -> str:
    """Gives a plural label in the singular, as far as its declared singular goes; nothing where it does not reach."""
    mots, reste = singulier.split("_"), libelle.split(" ")
    if [francais.pluriel(mot) for mot in mots] == [francais.pluriel(mot) for mot in map(_plat, reste[: len(mots)])]:
        singuliers = [_sans_marque(mot) for mot in reste[: len(mots)]]
        return " ".join([*singuliers, *reste[len(mots) :]])
    return singulier if len(mots) == 1 and not libelle.startswith(francais.pluriel(singulier)) else ""


def _plat(mot: str) -> str:
    from reglo.diagnostics import sans_accents

    return sans_accents(mot).removesuffix("s")


def _sans_marque(mot: str) -> str:
    return mot[:-1] if mot.endswith(("s", "x")) else mot


def _retenus(plume: Plume, expression: e.ParUnite) -> str:
    if expression.retenus is None:
        return ""
    unite = ""
    if isinstance(expression.compte, e.LectureDonnee):
        unite = plume.rulebook.donnees[expression.compte.donnee].unite
    return f", pour {plume.valeur(expression.retenus, unite)} au plus"
