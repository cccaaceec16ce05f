"""A second way to compute, for whole dossiers only: plain fractions, no interval, no cause, no memory.

It shares nothing with the interpreter but the model, so that a rule read wrong by one is seen by the other. It gives up
(`Indecis`) where the text has a hole and something depends on it; where the authority or the text leaves a choice, it
takes any of the values, which the interpreter's range must hold.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from tests.strategies.tirage import Tirage

from reglo.model import expressions as e
from reglo.model.clauses import (
    ChoixLecture,
    Clause,
    IssueSansValeur,
    IssueValeur,
    Periode,
    Plage,
    Rang,
    Tableau,
    Valeurs,
)
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitDate, FaitNombre, Faits, FaitVerite, Neant
from reglo.values.calendrier import delai


class Indecis(Exception):
    """What is asked depends on a hole of the text."""


class Trou:
    """A hole of the text."""


class Refus:
    """A refusal."""


TROU, REFUS = Trou(), Refus()
Valeur: TypeAlias = Fraction | Trou | Refus
Vrai: TypeAlias = bool | None
"""None: not settled, because of a hole."""


@dataclass
class Calcul:
    """Where an expression is computed."""

    recueil: Rulebook
    dossier: Dossier
    aujourdhui: date
    t: Tirage
    jour: Fraction = Fraction(0)
    faits: Faits = field(default_factory=dict)
    """Of the element of a list, and of the dossier."""
    assiette: Valeur = TROU
    theorique: Valeur = TROU
    accordee: Callable[[str], Vrai] = lambda _: None
    deja_accordee: Callable[[str], Vrai] = lambda _: None
    eligible: Callable[[str], Vrai] = lambda _: None
    montant: Callable[[str], Valeur] = lambda _: TROU
    libre: list[str] = field(default_factory=list)
    """What left a choice, so far."""

    # ----------------------------------------------------------------------------------------------- dates, readings
    def vigueur(self, periode: Periode | None) -> bool:
        """Tells whether the governing date is in a period."""
        debut = periode.debut if periode else None
        fin = periode.fin if periode else None
        apres = debut is None or self.jour >= debut.toordinal()
        return apres and (fin is None or self.jour <= fin.toordinal())

    def compte(self, clause: Clause) -> bool:
        """Tells whether a clause counts."""
        return self.vigueur(clause.periode) and all(map(self.retenu, clause.lectures))

    def retenu(self, choix: ChoixLecture | e.LectureRetenue) -> bool:
        """Tells whether the rulebook retains that option."""
        return any(o.nom == choix.option and o.retenue for o in self.recueil.lectures[choix.lecture].options)

    def applique(self, clause: Clause, garde: e.Condition | None) -> bool:
        """Tells whether a clause applies, if a hole does not hide it."""
        return self.compte(clause) and (garde is None or self.sur(self.condition(garde)))

    @staticmethod
    def sur(verite: Vrai) -> bool:
        """Gives a settled truth."""
        if verite is None:
            raise Indecis
        return verite

    # --------------------------------------------------------------------------------------------------------- numbers
    def nombre(self, x: e.Nombre) -> Valeur:
        """Gives the value of a number or a date."""
        match x:
            case e.Constante(valeur=v):
                return v
            case e.ConstanteDate(valeur=jour):
                return Fraction(jour.toordinal())
            case e.Aujourdhui():
                return Fraction(self.aujourdhui.toordinal())
            case e.LectureDonnee(donnee=nom):
                return self.donnee(nom)
            case e.LectureDefinition(definition=nom) | e.LectureParametre(parametre=nom):
                return self.nomme(nom)
            case e.LectureTableau(tableau=nom):
                return self.tableau(self.recueil.tableaux[nom])
            case e.ADefaut(donnee=nom, remplacant=autre):
                return self.nomme(autre) if isinstance(self.faits[nom], Neant) else self.donnee(nom)
            case e.Assiette():
                return self.assiette
            case e.MontantTheorique():
                return self.theorique
            case e.MontantAide(aide=aide):
                return self.montant(aide)
            case e.Total() | e.Denombrement():
                return self.total(x)
            case e.ParUnite(entite=None, filtre=filtre):
                retenu = filtre is None or self.sur(self.condition(filtre))
                return self.par_unite([self], x) if retenu else Fraction(0)
            case e.ParUnite(entite=entite, filtre=filtre):
                return self.par_unite(self.elements(entite or "", filtre), x)
            case _:
                return operer(x, [self.nombre(o) for o in e.enfants(x)])  # type: ignore[arg-type]

    def donnee(self, nom: str) -> Valeur:
        """Gives the answer to a datum."""
        fait = self.faits[nom]
        if isinstance(fait, FaitNombre) and fait.minimum is not None:
            return fait.minimum
        return Fraction(fait.minimum.toordinal()) if isinstance(fait, FaitDate) and fait.minimum else TROU

    def nomme(self, nom: str) -> Valeur:
        """Gives a datum, a definition or a parameter."""
        if nom in self.recueil.parametres:
            valeurs = self.recueil.parametres[nom].valeurs
            return next((valeur.valeur for valeur in valeurs if self.compte(valeur)), TROU)
        if nom in self.recueil.definitions:
            valeur = self.recueil.definitions[nom].valeur
            return TROU if valeur is None else self.nombre(valeur)
        return self.donnee(nom)

    def elements(self, entite: str, filtre: e.Condition | None) -> list["Calcul"]:
        """Gives the elements of a list that a filter keeps."""
        lieux = [replace(self, faits={**self.faits, **faits}) for faits in self.dossier.listes[entite].elements]
        return [lieu for lieu in lieux if filtre is None or self.sur(lieu.condition(filtre))]

    def total(self, x: e.Total | e.Denombrement) -> Valeur:
        """Gives a sum or a count; a refused element brings nothing, all refused refuse the sum."""
        lieux = self.elements(x.entite, x.filtre)
        valeurs = [lieu.nombre(x.valeur) if isinstance(x, e.Total) else Fraction(1) for lieu in lieux]
        return sommer_groupes(valeurs)

    def par_unite(self, lieux: list["Calcul"], x: e.ParUnite) -> Valeur:
        """Gives an amount by unit, the units that pay most first."""
        paires = [(lieu.nombre(x.montant), lieu.nombre(x.compte)) for lieu in lieux]
        if x.retenus is None:
            return sommer_groupes([operer_produit(m, c) for m, c in paires])
        if paires and all(isinstance(m, Refus) or isinstance(c, Refus) for m, c in paires):
            return REFUS
        unites: list[tuple[Fraction, Fraction]] = []
        for montant, compte in paires:
            if isinstance(montant, Trou) or isinstance(compte, Trou):
                return TROU
            if isinstance(montant, Fraction) and isinstance(compte, Fraction):
                unites.append((montant, compte))
        reste, somme = x.retenus, Fraction(0)
        for montant, compte in sorted(unites, reverse=True):
            somme, reste = somme + montant * min(compte, reste), reste - min(compte, reste)
        return somme

    # ---------------------------------------------------------------------------------------------------------- tables
    def tableau(self, tableau: Tableau) -> Valeur:
        """Gives what a table answers; any of the rows that meet where they contradict each other."""
        if tableau.marginal:
            return self.marginal(tableau)
        cles = [self.cle(cle.nom, cle.genre) for cle in tableau.cles]
        if any(isinstance(cle, Refus) for cle in cles):
            return REFUS
        if any(isinstance(cle, Trou) for cle in cles):
            return TROU
        rangs = [rang for rang in tableau.rangs if self.rang_atteint(rang, cles)]
        if len(rangs) > 1:
            self.libre.append(tableau.id)
        autres = tableau.autres_cas
        issue = self.t.parmi(rangs).issue if rangs else autres.issue if autres and self.compte(autres) else None
        if isinstance(issue, IssueValeur):
            return self.entre(self.nombre(issue.bas), self.nombre(issue.haut), meme=issue.bas == issue.haut)
        return REFUS if isinstance(issue, IssueSansValeur) and issue.genre == "refus" else TROU

    def cle(self, nom: str, genre: str) -> Valeur | str:
        """Gives a key: a number, an option, « oui » or « non »."""
        if genre == "nombre":
            return self.nomme(nom)
        if genre == "choix":
            fait = self.faits[nom]
            return fait.valeurs[0] if isinstance(fait, FaitChoix) else TROU
        if nom in self.recueil.definitions:
            return "oui" if self.sur(self.condition(self.recueil.definitions[nom].condition)) else "non"  # type: ignore[arg-type]
        return "oui" if self.faits[nom] == FaitVerite(valeur=True) else "non"

    def rang_atteint(self, rang: Rang, cles: list[Valeur | str]) -> bool:
        """Tells whether a row holds the keys, counts, and its « si » holds."""
        dedans = all(tient(cellule, cle) for cellule, cle in zip(rang.cellules, cles, strict=True))
        return dedans and self.applique(rang, rang.garde)

    def marginal(self, tableau: Tableau) -> Valeur:
        """Gives the sum of each rate times the part of the key in its bracket."""
        cle, parts = self.cle(tableau.cles[0].nom, "nombre"), list[Valeur]()
        if not isinstance(cle, Fraction):
            return cle if isinstance(cle, Trou | Refus) else TROU
        couvert = Fraction(0)
        for rang in tableau.rangs:
            plage = rang.cellules[0]
            assert isinstance(plage, Plage)
            bas = plage.minimum or Fraction(0)
            haut = cle if plage.maximum is None else min(cle, plage.maximum)
            if haut > bas:
                issue, couvert = rang.issue, couvert + haut - bas
                taux = self.nombre(issue.haut) if isinstance(issue, IssueValeur) else TROU
                parts.append(operer_produit(taux, haut - bas))
        return additionner(parts) if couvert >= cle else TROU

    def entre(self, bas: Valeur, haut: Valeur, *, meme: bool) -> Valeur:
        """Gives any value of a range; refused when it runs backwards."""
        if meme or not isinstance(bas, Fraction) or not isinstance(haut, Fraction):
            return additionner([bas, haut]) if not meme else haut
        if bas > haut:
            return REFUS
        if bas < haut:
            self.libre.append("fourchette")
        return self.t.parmi((bas, haut, (bas + haut) / 2))

    # ------------------------------------------------------------------------------------------------------ conditions
    def condition(self, x: e.Condition) -> Vrai:
        """Gives the truth of a condition."""
        match x:
            case e.Et(termes=termes):
                return au_moins(len(termes), [self.condition(terme) for terme in termes])
            case e.Ou(termes=termes):
                return au_moins(1, [self.condition(terme) for terme in termes])
            case e.AuMoinsParmi(seuil=seuil, termes=termes):
                return au_moins(seuil, [self.condition(terme) for terme in termes])
            case e.Non(terme=terme):
                verite = self.condition(terme)
                return None if verite is None else not verite
            case e.Compare(gauche=a, operateur=operateur, droite=b):
                return comparer(self.nombre(a), operateur, self.nombre(b))
            case e.EstVrai(donnee=nom):
                return self.faits[nom] == FaitVerite(valeur=True)
            case e.DefinitionVraie(definition=nom):
                return self.condition(self.recueil.definitions[nom].condition)  # type: ignore[arg-type]
            case e.Appartient(donnee=nom, valeurs=noms):
                return choisi(self.faits[nom]) in noms
            case e.Existe(donnee=nom):
                return not isinstance(self.faits[nom], Neant)
            case e.PourChaque(entite=entite, condition=terme, filtre=filtre):
                lieux = self.elements(entite, None)
                if filtre is not None:
                    terme = e.Ou(termes=(e.Non(terme=filtre, span=x.span), terme), span=x.span)
                return au_moins(len(lieux), [lieu.condition(terme) for lieu in lieux])
            case e.AideAccordee(aide=aide, deja=deja):
                return self.deja_accordee(aide) if deja else self.accordee(aide)
            case e.EligibleAide(aide=aide):
                return self.eligible(aide)
            case e.LectureRetenue():
                return self.retenu(x)


def choisi(fait: FaitConnu) -> str:
    """Gives the option answered."""
    assert isinstance(fait, FaitChoix)
    return fait.valeurs[0]


def tient(cellule: object, cle: Valeur | str) -> bool:
    """Tells whether a cell holds a key."""
    match cellule, cle:
        case Valeurs(noms=noms), str():
            return cle in noms
        case Plage(minimum=bas, maximum=haut), Fraction():
            apres = bas is None or cle > bas or (cle == bas and cellule.minimum_inclus)
            return apres and (haut is None or cle < haut or (cle == haut and cellule.maximum_inclus))
        case _:
            return True


def au_moins(seuil: int, termes: list[Vrai]) -> Vrai:
    """Tells whether enough terms hold, whatever hides in the holes."""
    if termes.count(True) >= seuil:
        return True
    return None if termes.count(True) + termes.count(None) >= seuil else False


def comparer(a: Valeur, operateur: str, b: Valeur) -> Vrai:
    """Compares exactly; a hole or a refusal is never settled."""
    if not isinstance(a, Fraction) or not isinstance(b, Fraction):
        return None
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "=": a == b}[operateur]


def pire(valeurs: Sequence[Valeur]) -> Trou | Refus | None:
    """Gives the refusal among values, else the hole."""
    refus = next((x for x in valeurs if isinstance(x, Refus)), None)
    return refus or next((x for x in valeurs if isinstance(x, Trou)), None)


def nombres(valeurs: Sequence[Valeur]) -> list[Fraction]:
    """Gives the values that are numbers."""
    return [x for x in valeurs if isinstance(x, Fraction)]


def additionner(valeurs: Sequence[Valeur]) -> Valeur:
    """Gives the sum."""
    return pire(valeurs) or sum(nombres(valeurs), Fraction(0))


def sommer_groupes(valeurs: list[Valeur]) -> Valeur:
    """Gives the sum of what is not refused, refused when all is."""
    admises = [x for x in valeurs if not isinstance(x, Refus)]
    return additionner(admises) if admises or not valeurs else REFUS


def operer_produit(a: Valeur, b: Valeur) -> Valeur:
    """Gives the product."""
    return pire([a, b]) or nombres([a])[0] * nombres([b])[0]


def operer(x: e.Expression, valeurs: list[Valeur]) -> Valeur:
    """Gives the result of an operation."""
    mauvaise = pire(valeurs)
    if mauvaise is not None:
        return mauvaise
    v = nombres(valeurs)
    match x:
        case e.Addition():
            return sum(v, Fraction(0))
        case e.Oppose():
            return -v[0]
        case e.Produit():
            return v[0] * v[1]
        case e.Quotient():
            return v[0] / v[1] if v[1] else TROU
        case e.Minimum():
            return min(v)
        case e.Maximum():
            return max(v)
        case e.Arrondi(sens=sens, pas=pas):
            return arrondir(v[0], sens, pas)
        case e.Delai():
            return delai(int(v[0]), int(v[1]))
        case _:
            raise TypeError(type(x))


def arrondir(valeur: Fraction, sens: str, pas: Fraction) -> Fraction:
    """Rounds, half up."""
    reste = valeur % pas
    monte = {"par défaut": False, "par excès": reste > 0, "au plus proche": 2 * reste >= pas}[sens]
    return valeur - reste + (pas if monte else 0)
