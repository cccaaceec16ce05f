"""Conditions of the model as functions of the known answers: true, false, or None while open (rules 2, 4, 6 and 14)."""

import operator
from collections.abc import Callable
from fractions import Fraction

from reglo.evaluation.connu.nombres import Calcul, Fabrique, Test, diviser, nombre, place
from reglo.evaluation.connu.valeurs import Exact, Ouvert, Place, Valeurs, mesure
from reglo.evaluation.reference.donnees import FAVORABLE
from reglo.model import expressions as e
from reglo.values.jugement import Jugement


def condition(expression: e.Condition, fabrique: Fabrique) -> Test:
    """Makes the truth of a condition."""
    match expression:
        case e.Et(termes=termes):
            return au_moins(len(termes), [condition(terme, fabrique) for terme in termes])
        case e.Ou(termes=termes):
            return au_moins(1, [condition(terme, fabrique) for terme in termes])
        case e.AuMoinsParmi(seuil=seuil, termes=termes):
            return au_moins(seuil, [condition(terme, fabrique) for terme in termes])
        case e.Non(terme=terme):
            return contraire(condition(terme, fabrique))
        case e.DefinitionVraie(definition=nom):
            return definition(nom, fabrique)
        case e.LectureRetenue(lecture=lecture, option=option):
            retenue = fabrique.lectures.get(lecture) == option
            return lambda _: retenue
        case e.PourChaque():
            return _pour_chaque(expression, fabrique)
        case _:
            return _feuille(expression, fabrique)


def _feuille(expression: e.Condition, fabrique: Fabrique) -> Test:
    """Makes a test of answers, or of what other aids answer."""
    match expression:
        case e.Compare(gauche=e.Quotient() as quotient, operateur=operateur, droite=e.Constante(valeur=valeur)):
            return _comparer_quotient(quotient, operateur, valeur, fabrique)
        case e.Compare(gauche=gauche, operateur=operateur, droite=droite):
            return _comparer(nombre(gauche, fabrique), operateur, nombre(droite, fabrique))
        case e.EstVrai(donnee=nom):
            return est_vrai(nom, fabrique)
        case e.Appartient(donnee=nom, valeurs=valeurs):
            return _parmi(nom, frozenset(valeurs), fabrique)
        case e.Existe(donnee=nom):
            return _existe(nom, fabrique)
        case e.AideAccordee(aide=aide, deja=True):
            return lambda v: _issue(None if v.issues is None else v.issues.deja_accordee(aide))
        case e.AideAccordee(aide=aide):
            return lambda v: _issue(None if v.issues is None else v.issues.accordee(aide))
        case e.EligibleAide(aide=aide):
            return lambda v: _issue(None if v.issues is None else v.issues.verite(aide))
        case _:
            return lambda _: None


def _issue(jugement: Jugement | None) -> bool | None:
    return jugement.vrai if jugement is not None and jugement.tranche else None


def au_moins(seuil: int, tests: list[Test]) -> Test:
    """Makes whether at least so many hold, settled as soon as the terms known settle it (rule 6)."""
    marge = len(tests) - seuil

    def tester(v: Valeurs) -> bool | None:
        vrais = faux = 0
        for test in tests:
            verite = test(v)
            if verite:
                vrais += 1
            elif verite is False:
                faux += 1
                if faux > marge:
                    return False
        return True if vrais >= seuil else None

    return tester


def contraire(test: Test) -> Test:
    """Makes the contrary."""

    def tester(v: Valeurs) -> bool | None:
        verite = test(v)
        return None if verite is None else not verite

    return tester


def _comparer(a: Calcul, operateur: str, b: Calcul) -> Test:
    compare = _COMPARAISONS[operateur]

    def tester(v: Valeurs) -> bool | None:
        try:
            return compare(a(v), b(v))
        except Ouvert:
            return None

    return tester


def _comparer_quotient(quotient: e.Quotient, operateur: str, constante: Fraction, fabrique: Fabrique) -> Test:
    """Makes a quotient against a constant; that of whole numbers is compared without being made."""
    compare, haut, bas = _COMPARAISONS[operateur], constante.numerator, constante.denominator
    a, b = nombre(quotient.gauche, fabrique), nombre(quotient.droite, fabrique)

    def tester(v: Valeurs) -> bool | None:
        try:
            dividende, diviseur = a(v), b(v)
            if isinstance(dividende, int) and isinstance(diviseur, int) and diviseur > 0:
                return compare(mesure(dividende) * bas, haut * mesure(diviseur))
            return compare(diviser(dividende, diviseur), constante)
        except Ouvert:
            return None

    return tester


_COMPARAISONS: dict[str, Callable[[Exact, Exact], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


def est_vrai(nom: str, fabrique: Fabrique) -> Test:
    """Makes whether a datum is answered « oui », or an appreciation is favourable (rule 2)."""
    declaration = fabrique.rulebook.donnees.get(nom)
    if declaration is None or declaration.genre not in ("booleen", "appreciation"):
        return lambda _: None
    return _parmi(nom, frozenset({FAVORABLE if declaration.genre == "appreciation" else True}), fabrique)


def _parmi(nom: str, valeurs: frozenset[str | bool], fabrique: Fabrique) -> Test:
    """Makes whether an answer is one of some values (rule 2)."""
    declaration = fabrique.rulebook.donnees.get(nom)
    entite = None if declaration is None else declaration.entite

    def tester(v: Valeurs) -> bool | None:
        try:
            return place(v, entite).connues[nom] in valeurs
        except Ouvert:
            return None

    return tester


def _existe(nom: str, fabrique: Fabrique) -> Test:
    """Makes whether a datum that may be absent is not (rule 3)."""
    declaration = fabrique.rulebook.donnees.get(nom)
    sinon = None if declaration is None or declaration.peut_manquer else True
    entite = None if declaration is None else declaration.entite

    def tester(v: Valeurs) -> bool | None:
        try:
            return place(v, entite).presences.get(nom, sinon)
        except Ouvert:
            return None

    return tester


def definition(nom: str, fabrique: Fabrique) -> Test:
    """Makes the truth of a definition, computed once for each governing day."""
    if nom not in fabrique.tests:
        declaration = fabrique.rulebook.definitions.get(nom)
        if declaration is None or declaration.condition is None:
            return lambda _: None
        test = condition(declaration.condition, fabrique)
        fabrique.tests[nom] = test if declaration.entite is not None else _memoire(nom, test)
    return fabrique.tests[nom]


def _memoire(nom: str, test: Test) -> Test:
    def tester(v: Valeurs) -> bool | None:
        cle = (nom, v.jour)
        if cle not in v.definitions:
            v.definitions[cle] = test(v)
        return v.definitions[cle]  # type: ignore[return-value]

    return tester


def _pour_chaque(expression: e.PourChaque, fabrique: Fabrique) -> Test:
    """Makes whether every element that passes the filter meets a condition (rule 4)."""
    entite = expression.entite
    remplit = condition(expression.condition, fabrique)
    if expression.filtre is not None:
        remplit = au_moins(1, [contraire(condition(expression.filtre, fabrique)), remplit])

    def tester(v: Valeurs) -> bool | None:
        liste = v.listes.get(entite)
        verites = [] if liste is None else [_dans(v, entite, element, remplit) for element in liste.elements]
        if False in verites:
            return False
        return True if liste is not None and liste.complete and None not in verites else None

    return tester


def _dans(v: Valeurs, entite: str, element: Place, test: Test) -> bool | None:
    dessus = v.elements
    v.elements = {**dessus, entite: element}
    try:
        return test(v)
    finally:
        v.elements = dessus
