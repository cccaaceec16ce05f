"""The value of every node of the model (semantique.md, rules 1 to 6): one line or one function for each kind.

There is no case for « is it unknown? »: each operation takes what its operands can be and gives what the result can be.
"""

from reglo.evaluation.reference import donnees, listes, tableaux, temps
from reglo.evaluation.reference.contexte import Contexte
from reglo.model import expressions as e
from reglo.values import calendrier
from reglo.values import nombre as n
from reglo.values.causes import orienter
from reglo.values.jugement import FAUX, VRAI, Jugement, au_moins, contraire, tous, un_au_moins
from reglo.values.nombre import Nombre


def nombre(expression: e.Nombre, contexte: Contexte) -> Nombre:
    """Gives the value of a number or a date (rules 1, 6 and 6 bis)."""
    match expression:
        case e.LectureDonnee(donnee=nom):
            return donnees.nombre(nom, contexte)
        case e.LectureDefinition(definition=nom):
            return definition(nom, contexte)
        case e.LectureParametre(parametre=nom):
            return temps.parametre(nom, contexte)
        case e.LectureTableau(tableau=nom):
            return tableaux.lire(nom, contexte)
        case e.ADefaut(donnee=nom, remplacant=remplacant):
            return donnees.a_defaut(nom, _remplacant(remplacant, contexte), contexte)
        case e.Assiette():
            return contexte.assiette or n.trou(contexte.lieu)
        case e.MontantTheorique():
            return contexte.theorique or n.trou(contexte.lieu)
        case e.MontantAide(aide=aide):
            return contexte.issues.montant(aide)
        case e.Total() | e.Denombrement() | e.ParUnite():
            return listes.agreger(expression, contexte)
        case _:
            return _operation(expression, contexte)


def _operation(expression: e.Nombre, contexte: Contexte) -> Nombre:
    """Gives a constant, or the result of an operation from the values of its operands (rule 6)."""
    valeurs = [nombre(operande, contexte) for operande in _operandes(expression)]
    if contexte.temoin is not None and isinstance(expression, e.Minimum | e.Maximum | e.Arrondi):
        contexte.temoin.operation(expression, valeurs, contexte)
    match expression:
        case e.Constante(valeur=valeur):
            return n.constante(valeur)
        case e.ConstanteDate(valeur=jour):
            return n.constante(jour.toordinal())
        case e.Aujourdhui():
            return n.constante(contexte.aujourdhui.toordinal())
        case e.Addition():
            return n.somme(valeurs)
        case e.Oppose():
            return n.oppose(valeurs[0])
        case e.Produit():
            return n.produit(valeurs[0], valeurs[1])
        case e.Quotient():
            return n.quotient(valeurs[0], valeurs[1], contexte.lieu)
        case e.Minimum():
            return n.minimum(valeurs)
        case e.Maximum():
            return n.maximum(valeurs)
        case e.Arrondi(sens=sens, pas=pas):
            return n.arrondir(valeurs[0], sens, pas)
        case e.Delai():
            return _delai(valeurs[0], valeurs[1])
        case _:
            raise TypeError(type(expression))


def _operandes(expression: e.Nombre) -> tuple[e.Nombre, ...]:
    match expression:
        case e.Addition(termes=termes) | e.Minimum(termes=termes) | e.Maximum(termes=termes):
            return termes
        case e.Oppose(terme=terme):
            return (terme,)
        case e.Produit(gauche=a, droite=b) | e.Quotient(gauche=a, droite=b) | e.Delai(debut=a, fin=b):
            return (a, b)
        case e.Arrondi(valeur=valeur):
            return (valeur,)
        case _:
            return ()


def _delai(debut: Nombre, fin: Nombre) -> Nombre:
    """Gives the months between two dates (rules 1 and 17)."""
    intervalle = calendrier.delai_entre(debut.intervalle, fin.intervalle)
    return n.combiner(intervalle, (debut, fin), (orienter(debut.sources, -1), fin.sources), grain="autre")


def definition(nom: str, contexte: Contexte) -> Nombre:
    """Gives the value of a number definition, computed once at each place."""
    cle = (nom, contexte.place())
    if cle not in contexte.definitions:
        _temoigner(nom, contexte)
        valeur = contexte.rulebook.definitions[nom].valeur
        contexte.definitions[cle] = n.trou(nom) if valeur is None else nombre(valeur, contexte.pour(nom))
    connue = contexte.definitions[cle]
    return connue if isinstance(connue, Nombre) else n.trou(nom)


def _temoigner(nom: str, contexte: Contexte) -> None:
    if contexte.temoin is not None:
        contexte.temoin.definition(nom)


def _remplacant(nom: str, contexte: Contexte) -> Nombre:
    if nom in contexte.rulebook.definitions:
        return definition(nom, contexte)
    if nom in contexte.rulebook.parametres:
        return temps.parametre(nom, contexte)
    return donnees.nombre(nom, contexte)


# ------------------------------------------------------------------------------------------------------- conditions
def condition(expression: e.Condition, contexte: Contexte) -> Jugement:
    """Gives the truth of a condition (rules 2, 3, 6 and 6 bis)."""
    jugement = _juger(expression, contexte)
    if contexte.temoin is not None:
        contexte.temoin.condition(expression, jugement, contexte)
    return jugement


def _juger(expression: e.Condition, contexte: Contexte) -> Jugement:
    match expression:
        case e.Et(termes=termes):
            return tous([condition(terme, contexte) for terme in termes])
        case e.Ou(termes=termes):
            return un_au_moins([condition(terme, contexte) for terme in termes])
        case e.Non(terme=terme):
            return contraire(condition(terme, contexte))
        case e.AuMoinsParmi(seuil=seuil, termes=termes):
            return au_moins(seuil, [condition(terme, contexte) for terme in termes])
        case e.Compare(gauche=gauche, operateur=operateur, droite=droite):
            valeurs = nombre(gauche, contexte), nombre(droite, contexte)
            if contexte.temoin is not None:
                contexte.temoin.operation(expression, valeurs, contexte)
            return n.comparer(valeurs[0], operateur, valeurs[1])
        case e.EstVrai(donnee=nom):
            return donnees.vrai(nom, contexte)
        case e.DefinitionVraie(definition=nom):
            return definition_vraie(nom, contexte)
        case e.Appartient(donnee=nom, valeurs=noms):
            return donnees.parmi(donnees.choix(nom, contexte), frozenset(noms))
        case e.Existe(donnee=nom):
            return donnees.existe(nom, contexte)
        case e.PourChaque():
            return listes.pour_chaque(expression, contexte)
        case e.AideAccordee(aide=aide, deja=deja):
            return contexte.issues.deja_accordee(aide) if deja else contexte.issues.accordee(aide)
        case e.EligibleAide(aide=aide):
            return contexte.issues.verite(aide)
        case e.LectureRetenue(lecture=lecture, option=option):
            return VRAI if contexte.lectures[lecture] == option else FAUX


def definition_vraie(nom: str, contexte: Contexte) -> Jugement:
    """Gives the truth of a yes/no definition, computed once at each place."""
    cle = (nom, contexte.place())
    if cle not in contexte.definitions:
        _temoigner(nom, contexte)
        regle = contexte.rulebook.definitions[nom].condition
        contexte.definitions[cle] = tous(()) if regle is None else condition(regle, contexte.pour(nom))
    connue = contexte.definitions[cle]
    return connue if isinstance(connue, Jugement) else tous(())
