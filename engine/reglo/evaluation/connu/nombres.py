"""Numbers and dates of the model as functions of the known answers (semantique.md, rules 1, 4, 6, 17 and 19)."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

from reglo.evaluation.connu.valeurs import Exact, Ouvert, Place, Valeurs, exact, mesure, rapport
from reglo.model import expressions as e
from reglo.model.clauses import Clause, Periode
from reglo.model.rulebook import Donnee, Rulebook
from reglo.values import calendrier
from reglo.values import intervalle as i

Calcul: TypeAlias = Callable[[Valeurs], Exact]
Test: TypeAlias = Callable[[Valeurs], bool | None]
"""True or false when that is settled by what is known, else None."""


class Fabrique:
    """Makes functions for one rulebook and one set of readings; each definition and each table is made once."""

    def __init__(self, rulebook: Rulebook, lectures: Mapping[str, str]) -> None:
        self.rulebook = rulebook
        self.lectures = lectures
        self.calculs: dict[str, Calcul] = {}
        """Definitions and tables, by their name."""
        self.tests: dict[str, Test] = {}
        """Definitions that are conditions, by their name."""

    def retenue(self, clause: Clause) -> bool:
        """Tells whether a clause is of the readings retained (rule 18)."""
        return all(self.lectures.get(choix.lecture) == choix.option for choix in clause.lectures)

    def compte(self, clause: Clause) -> Test:
        """Makes whether a clause counts: of the readings retained, and in force (rules 17 and 18)."""
        if not self.retenue(clause):
            return _jamais
        return toujours if clause.periode is None else _dans(clause.periode)


def _jamais(_: Valeurs) -> bool | None:
    return False


def toujours(_: Valeurs) -> bool | None:
    """Holds whatever is answered."""
    return True


def _dans(periode: Periode) -> Test:
    debut = 0 if periode.debut is None else periode.debut.toordinal()
    fin = calendrier.DERNIER_JOUR * 2 if periode.fin is None else periode.fin.toordinal()
    return lambda v: None if v.jour is None else debut <= v.jour <= fin


def ouvert(_: Valeurs) -> Exact:
    """Leaves to the reference what this package does not compute."""
    raise Ouvert


def donnee(declaration: Donnee) -> Calcul:
    """Makes the reading of a datum, in the element of its list when it has one (rule 1)."""
    nom, entite = declaration.nom, declaration.entite
    if entite is None:
        return lambda v: v.place.connues[nom]  # type: ignore[return-value]
    return lambda v: _element(v, entite).connues[nom]  # type: ignore[return-value]


def _element(v: Valeurs, entite: str) -> Place:
    if entite not in v.elements:
        raise Ouvert
    return v.elements[entite]


def place(v: Valeurs, entite: str | None) -> Place:
    """Gives where a datum is answered."""
    return v.place if entite is None else _element(v, entite)


def nombre(expression: e.Nombre, fabrique: Fabrique) -> Calcul:
    """Makes the value of a number or a date."""
    match expression:
        case e.Constante(valeur=valeur):
            constante = exact(valeur)
            return lambda _: constante
        case e.ConstanteDate(valeur=jour):
            rang = jour.toordinal()
            return lambda _: rang
        case e.LectureDonnee(donnee=nom):
            declaration = fabrique.rulebook.donnees.get(nom)
            return ouvert if declaration is None else donnee(declaration)
        case e.LectureDefinition(definition=nom):
            return definition(nom, fabrique)
        case e.LectureParametre(parametre=nom):
            return _parametre(nom, fabrique)
        case e.LectureTableau(tableau=nom):
            return _tableau(nom, fabrique)
        case e.ADefaut(donnee=nom, remplacant=remplacant):
            return _a_defaut(nom, remplacant, fabrique)
        case e.Aujourdhui():
            return lambda v: v.aujourdhui
        case e.Assiette():
            return _assiette
        case e.MontantTheorique():
            return _theorique
        case e.MontantAide(aide=aide):
            return lambda v: _montant(v, aide)
        case e.Total() | e.Denombrement() | e.ParUnite():
            from reglo.evaluation.connu.listes import agreger

            return agreger(expression, fabrique)
        case _:
            return _operation(expression, fabrique)


def _operation(expression: e.Nombre, fabrique: Fabrique) -> Calcul:
    """Makes an operation from its operands (rule 6)."""
    match expression:
        case e.Addition(termes=termes):
            return _somme([nombre(terme, fabrique) for terme in termes])
        case e.Minimum(termes=termes):
            return _extremum(min, [nombre(terme, fabrique) for terme in termes])
        case e.Maximum(termes=termes):
            return _extremum(max, [nombre(terme, fabrique) for terme in termes])
        case e.Oppose(terme=terme):
            oppose = nombre(terme, fabrique)
            return lambda v: -oppose(v)
        case e.Produit(gauche=gauche, droite=droite):
            return _produit(gauche, droite, fabrique)
        case e.Quotient(gauche=gauche, droite=droite):
            return _quotient(nombre(gauche, fabrique), nombre(droite, fabrique))
        case e.Arrondi(valeur=valeur, sens=sens, pas=pas):
            arrondie = nombre(valeur, fabrique)
            return lambda v: exact(i.arrondir(Fraction(arrondie(v)), sens, pas))
        case e.Delai(debut=debut, fin=fin):
            return _delai(nombre(debut, fabrique), nombre(fin, fabrique))
        case _:
            return ouvert


def _extremum(choisir: Callable[..., Exact], calculs: list[Calcul]) -> Calcul:
    if len(calculs) == 2:  # noqa: PLR2004 - by far the usual number, done without a list
        a, b = calculs
        return lambda v: choisir(a(v), b(v))
    return lambda v: choisir([calcul(v) for calcul in calculs])


def _somme(calculs: list[Calcul]) -> Calcul:
    def somme(v: Valeurs) -> Exact:
        total: Exact = 0
        for calcul in calculs:
            total = mesure(total + calcul(v))
        return total

    return somme


def _produit(gauche: e.Nombre, droite: e.Nombre, fabrique: Fabrique) -> Calcul:
    a, b = nombre(gauche, fabrique), nombre(droite, fabrique)
    if isinstance(gauche, e.Constante):
        return _multiple(gauche.valeur, b)
    if isinstance(droite, e.Constante):
        return _multiple(droite.valeur, a)
    return lambda v: mesure(a(v) * b(v))


def _multiple(facteur: Fraction, calcul: Calcul) -> Calcul:
    """Makes a product by a constant: a rate of a whole number needs no fraction but its result."""
    haut, bas = facteur.numerator, facteur.denominator
    if bas == 1:
        return lambda v: mesure(haut * calcul(v))

    def multiple(v: Valeurs) -> Exact:
        valeur = calcul(v)
        return mesure(rapport(haut * valeur, bas) if isinstance(valeur, int) else facteur * valeur)

    return multiple


def _quotient(a: Calcul, b: Calcul) -> Calcul:
    return lambda v: diviser(a(v), b(v))


def diviser(dividende: Exact, diviseur: Exact) -> Exact:
    """Gives a quotient; a division by zero is left to the reference, which says what it means."""
    if not diviseur:
        raise Ouvert
    if isinstance(dividende, int) and isinstance(diviseur, int):
        return mesure(rapport(dividende, diviseur))
    return mesure(Fraction(dividende) / diviseur)


def _delai(debut: Calcul, fin: Calcul) -> Calcul:
    def delai(v: Valeurs) -> Exact:
        mois = calendrier.delai_entre(i.point(Fraction(debut(v))), i.point(Fraction(fin(v)))).bas
        if mois is None:
            raise Ouvert
        return exact(mois)

    return delai


def _assiette(v: Valeurs) -> Exact:
    if v.assiette is None:
        raise Ouvert
    return v.assiette


def _theorique(v: Valeurs) -> Exact:
    if v.theorique is None:
        raise Ouvert
    return v.theorique


def _montant(v: Valeurs, aide: str) -> Exact:
    """Gives the amount of another aid (rule 14)."""
    montant = None if v.issues is None else v.issues.montant(aide)
    if montant is None or not montant.tranche or montant.intervalle.bas is None:
        raise Ouvert
    return exact(montant.intervalle.bas)


# ------------------------------------------------------------------------------------------------------- named values
def definition(nom: str, fabrique: Fabrique) -> Calcul:
    """Makes the value of a definition, computed once for each governing day (rule 17)."""
    if nom not in fabrique.calculs:
        declaration = fabrique.rulebook.definitions.get(nom)
        if declaration is None or declaration.valeur is None:
            return ouvert
        calcul = nombre(declaration.valeur, fabrique)
        fabrique.calculs[nom] = calcul if declaration.entite is not None else _memoire(nom, calcul)
    return fabrique.calculs[nom]


def _memoire(nom: str, calcul: Calcul) -> Calcul:
    def lire(v: Valeurs) -> Exact:
        cle = (nom, v.jour)
        connue = v.definitions.get(cle)
        if connue is None:
            connue = v.definitions[cle] = calcul(v)
        return connue

    return lire


def _parametre(nom: str, fabrique: Fabrique) -> Calcul:
    """Makes the value of a parameter at the governing date, when one value alone is in force (rule 17)."""
    valeurs = [(fabrique.compte(valeur), exact(valeur.valeur)) for valeur in fabrique.rulebook.parametres[nom].valeurs]

    def parametre(v: Valeurs) -> Exact:
        (seule,) = _seules(v, valeurs)
        return seule

    return parametre


def _seules(v: Valeurs, valeurs: list[tuple[Test, Exact]]) -> list[Exact]:
    comptees = [(compte(v), valeur) for compte, valeur in valeurs]
    en_vigueur = [valeur for compte, valeur in comptees if compte]
    if len(en_vigueur) != 1 or any(compte is None for compte, _ in comptees):
        raise Ouvert
    return en_vigueur


def _tableau(nom: str, fabrique: Fabrique) -> Calcul:
    cle = f"tableau {nom}"
    if cle not in fabrique.calculs:
        from reglo.evaluation.connu.tableaux import lire

        fabrique.calculs[cle] = lire(nom, fabrique)
    return fabrique.calculs[cle]


def _a_defaut(nom: str, remplacant: str, fabrique: Fabrique) -> Calcul:
    """Makes a datum, or what replaces it where it is absent (rule 3)."""
    declaration = fabrique.rulebook.donnees.get(nom)
    if declaration is None:
        return ouvert
    entite, lue, autre = declaration.entite, donnee(declaration), _remplacant(remplacant, fabrique)
    return lambda v: autre(v) if place(v, entite).presences.get(nom) is False else lue(v)


def _remplacant(nom: str, fabrique: Fabrique) -> Calcul:
    if nom in fabrique.rulebook.definitions:
        return definition(nom, fabrique)
    if nom in fabrique.rulebook.parametres:
        return _parametre(nom, fabrique)
    declaration = fabrique.rulebook.donnees.get(nom)
    return ouvert if declaration is None else donnee(declaration)
