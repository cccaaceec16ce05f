"""What a datum is worth: its answer, or its whole declared domain while it has none (semantique.md, rules 1, 2 and 3).

An answer outside the domain stands as it is: refusing it is the reader's work, not the evaluator's.
"""

from datetime import date
from fractions import Fraction

import msgspec

from reglo.evaluation.reference.contexte import Contexte
from reglo.model.rulebook import AVIS, LIGNE, Donnee
from reglo.outcome.dossier import FaitChoix, FaitConnu, FaitDate, FaitNombre, FaitTexte, FaitVerite, Neant
from reglo.source import NULLE_PART
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import AUCUNE_CAUSE, AUCUNE_SOURCE, Cause, Causes, Sources, texte
from reglo.values.intervalle import Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, juger
from reglo.values.nombre import Nombre
from reglo.values.verite import Verite, verite

FAVORABLE, DEFAVORABLE = (avis.nom for avis in AVIS)
ABSENTE = ""
"""The option of a choice that may turn out to be néant."""


class Choix(msgspec.Struct, frozen=True):
    """The options that a choice can still take (rule 2); None when any text is possible."""

    options: frozenset[str] | None
    causes: Causes = AUCUNE_CAUSE
    sources: Sources = AUCUNE_SOURCE
    trou: bool = False
    """The answer is néant, which this choice does not read (rule 3)."""


def donnee(nom: str, contexte: Contexte) -> Donnee:
    """Gives the declaration of a datum; one that nobody declares is an unknown text."""
    connue = contexte.rulebook.donnees.get(nom)
    return connue or Donnee(nom=nom, ecriture=nom, libelle=nom, genre="texte", entite=_entite(nom), span=NULLE_PART)


def _entite(nom: str) -> str | None:
    """Gives the list of a datum of the plan, known to the language even where the rulebook does not declare it."""
    return LIGNE if nom.endswith(f"_{LIGNE}") else None


def manque(declaration: Donnee) -> Causes:
    """Gives the cause of a datum without a full answer (rule 5)."""
    if declaration.genre == "appreciation":
        return frozenset({Cause("appreciation", declaration.nom)})
    return frozenset({Cause("manque", declaration.nom)})


# ------------------------------------------------------------------------------------------------ numbers and dates
def nombre(nom: str, contexte: Contexte) -> Nombre:
    """Gives the value of a number or a date (rule 1)."""
    declaration = donnee(nom, contexte)
    fait = contexte.fait(declaration)
    if isinstance(fait, Neant):
        return n.trou(nom)
    valeurs = intervalle(declaration, fait)
    if valeurs.point:
        return Nombre(valeurs)
    entier = declaration.entier or declaration.genre == "date"
    return Nombre(
        valeurs,
        causes=manque(declaration),
        sources={contexte.source(declaration): 1},
        grain="entier" if entier else "plein",
    )


def intervalle(declaration: Donnee, fait: FaitConnu | None) -> Intervalle:
    """Gives the values that an answer leaves, within the domain."""
    domaine = _resserrer(Intervalle(declaration.minimum, declaration.maximum), declaration)
    if isinstance(fait, FaitNombre):
        repondu = Intervalle(fait.minimum, fait.maximum)
    elif isinstance(fait, FaitDate):
        repondu = Intervalle(_rang(fait.minimum), _rang(fait.maximum))
    else:
        return domaine
    commun = i.intersection(domaine, _resserrer(repondu, declaration))
    return repondu if commun.vide else commun


def _rang(jour: date | None) -> Fraction | None:
    return None if jour is None else Fraction(jour.toordinal())


def _resserrer(intervalle: Intervalle, declaration: Donnee) -> Intervalle:
    entiers = i.entiers(intervalle) if declaration.entier else intervalle
    return intervalle if entiers.vide else entiers


def existe(nom: str, contexte: Contexte) -> Jugement:
    """Tells whether a datum that may be absent is not (rule 3)."""
    declaration = donnee(nom, contexte)
    fait = contexte.fait(declaration)
    if isinstance(fait, Neant):
        return FAUX
    if fait is not None or not declaration.peut_manquer:
        return VRAI
    return juger(Verite.INCONNU, manque(declaration), {contexte.source(declaration): 0})


def a_defaut(nom: str, remplacant: Nombre, contexte: Contexte) -> Nombre:
    """Gives a datum, or what replaces it where it is absent (rule 3)."""
    presente = existe(nom, contexte)
    if presente.faux:
        return remplacant
    valeur = nombre(nom, contexte)
    if presente.vrai:
        return valeur
    return n.l_un_de((valeur, remplacant), presente.causes, AUCUNE_SOURCE)


# ------------------------------------------------------------------------------------------------ truths and choices
def vrai(nom: str, contexte: Contexte) -> Jugement:
    """Tells whether a yes/no datum is answered « oui », or an appreciation is favourable (rule 2)."""
    declaration = donnee(nom, contexte)
    if declaration.genre == "appreciation":
        return parmi(choix(nom, contexte), frozenset({FAVORABLE}))
    fait = contexte.fait(declaration)
    if isinstance(fait, FaitVerite):
        return VRAI if fait.valeur else FAUX
    causes = texte(nom) if isinstance(fait, Neant) else manque(declaration)
    return juger(Verite.INCONNU, causes, {contexte.source(declaration): 1})


def choix(nom: str, contexte: Contexte) -> Choix:
    """Gives the options that a choice can still take (rule 2)."""
    declaration = donnee(nom, contexte)
    fait = contexte.fait(declaration)
    if isinstance(fait, Neant):
        return Choix(frozenset(), texte(nom), trou=True)
    if isinstance(fait, FaitTexte):
        return Choix(frozenset({fait.texte}))
    possibles = frozenset(fait.valeurs) if isinstance(fait, FaitChoix) else _options(declaration)
    if possibles is not None and len(possibles) == 1:
        return Choix(possibles)
    return Choix(possibles, manque(declaration), {contexte.source(declaration): 0})


def _options(declaration: Donnee) -> frozenset[str] | None:
    if declaration.options:
        absente = {ABSENTE} if declaration.peut_manquer else set()
        return frozenset({option.nom for option in declaration.options} | absente)
    return frozenset({FAVORABLE, DEFAVORABLE}) if declaration.genre == "appreciation" else None


def parmi(valeur: Choix, noms: frozenset[str]) -> Jugement:
    """Tells whether a choice is one of the names (rule 2)."""
    if valeur.trou or valeur.options is None:
        return juger(Verite.INCONNU, valeur.causes, valeur.sources)
    membres = verite(vrai=not valeur.options.isdisjoint(noms), faux=not valeur.options <= noms)
    return juger(membres, valeur.causes, valeur.sources)
