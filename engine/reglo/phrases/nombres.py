"""Numbers and dates as nominal groups: what is read, the four operations, caps, floors, roundings, delays."""

from fractions import Fraction

from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook
from reglo.phrases import francais, liens
from reglo.phrases.francais import a, de
from reglo.phrases.grandeurs import dimension, est_une_part, unite_de
from reglo.phrases.groupes import Groupe, groupe
from reglo.phrases.plume import Plume, nombre
from reglo.values import formats
from reglo.values.unites import POURCENT

_PARTS = {
    2: "la moitié", 3: "le tiers", 4: "le quart", 5: "le cinquième", 6: "le sixième", 7: "le septième",
    8: "le huitième", 9: "le neuvième", 10: "le dixième", 12: "le douzième",
}  # fmt: skip
_TETES_TABLEAU = {"€": "le montant", "%": "le taux", "mois": "la durée"}
_DEUX = 2


# ------------------------------------------------------------------------------------------------------------- read
@nombre(e.Constante)
def constante(plume: Plume, expression: e.Constante, unite: str) -> Groupe:
    """Writes a value with the unit that its place has."""
    return Groupe(plume.valeur(expression.valeur, expression.unite or unite), pluriel=abs(expression.valeur) >= _DEUX)


@nombre(e.ConstanteDate)
def constante_date(_plume: Plume, expression: e.ConstanteDate, _unite: str) -> Groupe:
    """Writes « le 1er janvier 2025 »."""
    return Groupe(f"le {formats.ecrire_date_longue(expression.valeur).replace(' ', francais.INSECABLE)}")


@nombre(e.LectureDonnee)
def donnee(plume: Plume, expression: e.LectureDonnee, _unite: str) -> Groupe:
    """Writes the label of a datum."""
    return nom_donnee(plume, expression.donnee)


def nom_donnee(plume: Plume, nom: str) -> Groupe:
    """Gives the label of a datum with its article; what is counted is « le nombre de »."""
    lue = plume.rulebook.donnees[nom]
    libelle = plume.libelle(lue)
    unite = plume.rulebook.unites.get(lue.unite)
    if unite and libelle.lower().startswith(_mot(unite.pluriel).lower()):
        return Groupe(f"le nombre {de(liens.lier('donnee', nom, libelle))}")
    return groupe(libelle, liens.lier("donnee", nom, libelle))


@nombre(e.LectureDefinition)
def definition(plume: Plume, expression: e.LectureDefinition, _unite: str) -> Groupe:
    """Writes the label of a definition."""
    lue = plume.rulebook.definitions[expression.definition]
    libelle = plume.sans_liste(liens.propre(lue.libelle or lue.ecriture), lue.entite)
    marque = liens.lier("definition", lue.nom, libelle)
    unite = plume.rulebook.unites.get(lue.unite)
    if unite and libelle.lower().startswith(_mot(unite.pluriel).lower()):
        return Groupe(f"le nombre {de(marque)}")
    return groupe(libelle, marque)


@nombre(e.LectureParametre)
def parametre(plume: Plume, expression: e.LectureParametre, _unite: str) -> Groupe:
    """Writes the label of a parameter."""
    lu = plume.rulebook.parametres[expression.parametre]
    libelle = liens.propre(lu.libelle or lu.ecriture)
    return groupe(libelle, liens.lier("parametre", lu.nom, libelle))


@nombre(e.LectureTableau)
def tableau(plume: Plume, expression: e.LectureTableau, _unite: str) -> Groupe:
    """Writes what a table answers: its label, or « le montant du tableau « forfait » »."""
    lu = plume.rulebook.tableaux[expression.tableau]
    if lu.libelle:
        libelle = liens.propre(lu.libelle)
        return groupe(libelle, liens.lier("tableau", lu.id, libelle))
    tete = _TETES_TABLEAU.get(lu.unite.split()[0] if lu.unite else "", "la valeur")
    genre = "barème" if lu.marginal or lu.id == lu.nom else "tableau"
    nomme = liens.lier("tableau", lu.id, f"{genre} {francais.citer(_mot(lu.ecriture))}")
    return Groupe(f"{tete} du {nomme}", "f" if tete.startswith("la") else "m")


@nombre(e.ADefaut)
def a_defaut(plume: Plume, expression: e.ADefaut, _unite: str) -> Groupe:
    """Writes « X ou, à défaut, Y »."""
    premier, second = nom_donnee(plume, expression.donnee), _remplacant(plume, expression)
    return Groupe(f"{premier.texte} ou, à défaut, {second.texte}", premier.genre, premier.pluriel, compose=True)


def _remplacant(plume: Plume, expression: e.ADefaut) -> Groupe:
    nom, span = expression.remplacant, expression.span
    if nom in plume.rulebook.definitions:
        return plume.groupe(e.LectureDefinition(span=span, definition=nom))
    if nom in plume.rulebook.parametres:
        return plume.groupe(e.LectureParametre(span=span, parametre=nom))
    return nom_donnee(plume, nom)


@nombre(e.Aujourdhui)
def aujourdhui(_plume: Plume, _expression: e.Aujourdhui, _unite: str) -> Groupe:
    """Writes the date of the evaluation."""
    return Groupe("la date du jour", "f")


@nombre(e.Assiette)
def assiette(_plume: Plume, _expression: e.Assiette, _unite: str) -> Groupe:
    """Writes « l'assiette »."""
    return Groupe("l'assiette", "f")


@nombre(e.MontantTheorique)
def montant_theorique(_plume: Plume, _expression: e.MontantTheorique, _unite: str) -> Groupe:
    """Writes the theoretical amount of the aid."""
    return Groupe("le montant théorique de l'aide")


@nombre(e.MontantAide)
def montant_aide(plume: Plume, expression: e.MontantAide, _unite: str) -> Groupe:
    """Writes the amount of another aid."""
    return Groupe(f"le montant de {nom_aide(plume.rulebook, expression.aide)}")


def nom_aide(rulebook: Rulebook, identifiant: str) -> str:
    """Gives « l'aide « Éco-prêt » »."""
    aide = rulebook.aides.get(identifiant)
    nom = francais.citer(liens.propre(aide.nom if aide else identifiant))
    return f"l'aide {liens.lier('aide', identifiant, nom)}"


# ------------------------------------------------------------------------------------------------------- operations
@nombre(e.Addition)
def addition(plume: Plume, expression: e.Addition, unite: str) -> Groupe:
    """Writes « X plus Y moins Z »; each constant in its unit."""
    commune = unite or unite_de(plume.rulebook, expression)
    premier = plume.groupe(expression.termes[0], commune)
    nu_d_abord = isinstance(expression.termes[0], e.Addition) or not premier.compose
    texte = premier.ferme if nu_d_abord else serrer(premier)
    for terme in expression.termes[1:]:
        oppose = isinstance(terme, e.Oppose)
        lu = plume.groupe(terme.terme if isinstance(terme, e.Oppose) else terme, commune)
        texte += f" {'moins' if oppose else 'plus'} {serrer(lu)}"
    return Groupe(texte, premier.genre, premier.pluriel, compose=True)


@nombre(e.Oppose)
def oppose(plume: Plume, expression: e.Oppose, unite: str) -> Groupe:
    """Writes « moins X »."""
    return Groupe(f"moins {serrer(plume.groupe(expression.terme, unite))}", compose=True)


@nombre(e.Produit)
def produit(plume: Plume, expression: e.Produit, unite: str) -> Groupe:
    """Writes « 20 % de X », « 250 €/m² multipliés par X », « le produit de X par Y »."""
    gauche, droite = expression.gauche, expression.droite
    if isinstance(droite, e.Constante) and not isinstance(gauche, e.Constante):
        gauche, droite = droite, gauche
    replie = _replier(gauche, droite)
    if replie is not None:
        return plume.groupe(replie, unite)
    if isinstance(gauche, e.Constante):
        return _multiple(plume, gauche, droite, unite)
    taux = next((x for x in (gauche, droite) if dimension(plume.rulebook, x) == POURCENT), None)
    if taux is not None and not isinstance(taux, e.Addition):
        base = plume.groupe(droite if taux is gauche else gauche, unite)
        lu = plume.groupe(taux, "%")
        return Groupe(f"{lu.texte} {lu.accorder('appliqué')} {a(serrer(base))}", lu.genre, lu.pluriel)
    return Groupe(f"le produit {de(serrer(plume.groupe(gauche)))} par {serrer(plume.groupe(droite))}")


def _replier(gauche: e.Nombre, droite: e.Nombre) -> e.Nombre | None:
    """Gives the product without the factor that only changes a unit, which nobody wrote."""
    if isinstance(gauche, e.Constante) and isinstance(droite, e.Produit) and gauche.span == droite.span:
        return droite
    return None


def _multiple(plume: Plume, facteur: e.Constante, autre: e.Nombre, unite: str) -> Groupe:
    ecrit = plume.valeur(facteur.valeur, facteur.unite or ("%" if est_une_part(facteur) else ""))
    if facteur.unite == "%" or (not facteur.unite and est_une_part(facteur)):
        return Groupe(f"{ecrit} {de(_somme(plume.groupe(autre, unite)))}", pluriel=True)
    if facteur.unite:
        return Groupe(f"{ecrit} multipliés par {serrer(plume.groupe(autre))}", pluriel=True)
    return Groupe(f"{ecrit} fois {serrer(plume.groupe(autre, unite))}", pluriel=True)


def _somme(lu: Groupe) -> str:
    return f"la somme suivante : {lu.texte}" if lu.compose else lu.texte


@nombre(e.Quotient)
def quotient(plume: Plume, expression: e.Quotient, unite: str) -> Groupe:
    """Writes « le neuvième de X », « le rapport entre X et Y »."""
    dividende = plume.groupe(expression.gauche, unite)
    if isinstance(expression.droite, e.Constante):
        part = _PARTS.get(int(expression.droite.valeur)) if expression.droite.valeur.denominator == 1 else None
        if part:
            return Groupe(f"{part} {de(_somme(dividende))}")
        return Groupe(f"le quotient {de(_somme(dividende))} par {plume.valeur(expression.droite.valeur, '')}")
    return Groupe(f"le rapport entre {serrer(dividende)} et {serrer(plume.groupe(expression.droite))}")


def serrer(lu: Groupe) -> str:
    """Gives a group between parentheses when another operation would cut into it."""
    return f"({lu.texte})" if lu.compose else lu.texte


# ------------------------------------------------------------------------------------------ caps, floors, roundings
@nombre(e.Minimum)
def minimum(plume: Plume, expression: e.Minimum, unite: str) -> Groupe:
    """Writes « X, dans la limite de Y », or « la plus petite de ces 3 valeurs : a) … »."""
    return _extreme(plume, expression, unite, ", dans la limite de ", "la plus petite")


@nombre(e.Maximum)
def maximum(plume: Plume, expression: e.Maximum, unite: str) -> Groupe:
    """Writes « X, avec un minimum de Y », or « la plus grande de ces 3 valeurs : a) … »."""
    return _extreme(plume, expression, unite, ", avec un minimum de ", "la plus grande")


def _extreme(plume: Plume, expression: e.Minimum | e.Maximum, unite: str, limite: str, tete: str) -> Groupe:
    commune = unite or unite_de(plume.rulebook, expression)
    termes = aplatir(expression)
    lus = [plume.groupe(terme, commune) for terme in termes]
    if len(lus) == _DEUX and not lus[1].compose:
        liaison = limite.removesuffix("de ")
        return Groupe(f"{lus[0].texte}{liaison}{de(lus[1].texte)}", lus[0].genre, lus[0].pluriel, compose=True)
    enumeres = francais.lister([lu.texte for lu in lus])
    return Groupe(f"{tete} de ces {francais.en_lettres(len(lus))} valeurs : {enumeres}", "f", compose=True)


def aplatir(expression: e.Minimum | e.Maximum) -> list[e.Nombre]:
    """Gives the terms of a cap on a cap, one after the other."""
    termes: list[e.Nombre] = []
    for terme in expression.termes:
        termes += aplatir(terme) if isinstance(terme, type(expression)) else [terme]
    return termes


@nombre(e.Arrondi)
def arrondi(plume: Plume, expression: e.Arrondi, unite: str) -> Groupe:
    """Writes « X, avec arrondi par défaut à 100 € »."""
    commune = unite or unite_de(plume.rulebook, expression)
    lu = plume.groupe(expression.valeur, commune)
    return Groupe(
        f"{lu.texte}, {dire_arrondi(plume, expression.sens, expression.pas, commune)}", lu.genre, compose=True
    )


def dire_arrondi(plume: Plume, sens: str, pas: Fraction, unite: str) -> str:
    """Gives « avec arrondi par défaut à 100 € près »."""
    return f"avec arrondi {sens} à {plume.valeur(pas, unite)} près"


@nombre(e.Delai)
def delai(plume: Plume, expression: e.Delai, _unite: str) -> Groupe:
    """Writes « le délai entre X et Y »."""
    return Groupe(f"le délai {entre(plume, expression)}")


def entre(plume: Plume, expression: e.Delai) -> str:
    """Gives « entre X (ou, à défaut, Y) et Z »."""
    return f"entre {_borne(plume, expression.debut)} et {_borne(plume, expression.fin)}"


def _borne(plume: Plume, expression: e.Nombre) -> str:
    if isinstance(expression, e.ADefaut):
        premier, second = nom_donnee(plume, expression.donnee), _remplacant(plume, expression)
        return f"{premier.texte} (ou, à défaut, {second.texte})"
    return serrer(plume.groupe(expression))


def _mot(nom: str) -> str:
    return nom.replace("_", " ")
