"""Expressions written back in the words of the language: « livret A + marge, avec un plancher de 0,25 % ».

For a reader who has no value yet: a term whose rate is not known is given as its formula. Not meant to be parsed again;
the formatter writes `.regle` files.
"""

from datetime import date
from fractions import Fraction

from reglo.model import expressions as e
from reglo.model.rulebook import Rulebook
from reglo.values import formats

_OPERATEURS = {">=": "au moins", "<=": "au plus", ">": "plus de", "<": "moins de", "=": "égal à"}


class Redacteur:
    """Writes the expressions of one rulebook, with the labels that its declarations give."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def nombre(self, expression: e.Nombre, unite: str = "") -> str:
        """Writes a number; `unite` is the unit in which its constants are meant."""
        match expression:
            case e.Constante(valeur=valeur):
                return self._constante(valeur, unite)
            case e.ConstanteDate(valeur=jour):
                return formats.ecrire_date(jour)
            case e.Addition(termes=termes):
                return self._somme(termes, unite)
            case e.Oppose(terme=terme):
                return f"- {self._serre(terme, unite)}"
            case e.Produit(gauche=gauche, droite=droite):
                return self._produit(gauche, droite, unite)
            case e.Quotient(gauche=gauche, droite=droite):
                return f"{self._serre(gauche, unite)} / {self._serre(droite, '')}"
            case e.Minimum(termes=termes):
                return ", plafonné à ".join(self.nombre(terme, unite) for terme in termes)
            case e.Maximum(termes=termes):
                return ", avec un plancher de ".join(self.nombre(terme, unite) for terme in termes)
            case e.Arrondi(valeur=valeur_, sens=sens, pas=pas):
                return f"{self.nombre(valeur_, unite)}, arrondi {sens} à {self._constante(pas, unite)}"
            case _:
                return self._lecture(expression, unite)

    def _lecture(self, expression: e.Nombre, unite: str) -> str:
        match expression:
            case e.LectureDonnee(donnee=nom):
                return self.donnee(nom)
            case e.LectureDefinition(definition=nom):
                return self._libelle(self.rulebook.definitions, nom)
            case e.LectureParametre(parametre=nom):
                return self._libelle(self.rulebook.parametres, nom)
            case e.LectureTableau(tableau=nom):
                return self.rulebook.tableaux[nom].nom if nom in self.rulebook.tableaux else nom
            case e.ADefaut(donnee=nom, remplacant=remplacant):
                return f"({self.donnee(nom)} à défaut {self.donnee(remplacant)})"
            case e.Delai(debut=debut, fin=fin):
                return f"délai de {self.nombre(debut)} à {self.nombre(fin)}"
            case e.Total(valeur=valeur, filtre=filtre):
                return f"total de {self._serre(valeur, unite)}{self._dont(filtre)}"
            case e.Denombrement(entite=entite, filtre=filtre):
                return f"nombre total de {entite}{self._dont(filtre)}"
            case e.ParUnite(montant=montant, compte=compte, filtre=filtre):
                return f"{self._serre(montant, unite)} par {self._unite(compte)}{self._dont(filtre)}"
            case e.Assiette():
                return "l'assiette"
            case e.MontantTheorique():
                return "le montant théorique"
            case e.MontantAide(aide=aide):
                return f"montant de l'aide {aide}"
            case _:
                return "aujourd'hui"

    def condition(self, expression: e.Condition) -> str:
        """Writes a condition."""
        match expression:
            case e.Et(termes=termes):
                return " et ".join(self._groupe(terme) for terme in termes)
            case e.Ou(termes=termes):
                return " ou ".join(self._groupe(terme) for terme in termes)
            case e.Non(terme=terme):
                return f"non ({self.condition(terme)})"
            case e.AuMoinsParmi(seuil=seuil, termes=termes):
                return f"au moins {seuil} de : {' ; '.join(self.condition(terme) for terme in termes)}"
            case e.Compare(gauche=gauche, operateur=operateur, droite=droite):
                unite = self._unite_de(gauche) or self._unite_de(droite)
                return f"{self.nombre(gauche, unite)} {_OPERATEURS[operateur]} {self.nombre(droite, unite)}"
            case e.EstVrai(donnee=nom):
                return self.donnee(nom)
            case e.DefinitionVraie(definition=nom):
                return self._libelle(self.rulebook.definitions, nom)
            case e.Appartient(donnee=nom, valeurs=noms):
                return f"{self.donnee(nom)} est {self._options(nom, noms)}"
            case e.Existe(donnee=nom):
                return f"existe {self.donnee(nom)}"
            case e.PourChaque(entite=entite, condition=condition, filtre=filtre):
                return f"pour chaque {entite}{self._dont(filtre)}, {self.condition(condition)}"
            case e.AideAccordee(aide=aide, deja=deja):
                return f"l'aide {aide} est {'déjà ' if deja else ''}accordée"
            case e.EligibleAide(aide=aide):
                return f"l'opération est éligible à l'aide {aide}"
            case e.LectureRetenue(lecture=lecture, option=option):
                return f"la lecture {lecture} retient {option}"

    # ------------------------------------------------------------------------------------------------------- details
    def donnee(self, nom: str) -> str:
        """Names a datum by its label."""
        return self._libelle(self.rulebook.donnees, nom)

    def _libelle(self, catalogue: object, nom: str) -> str:
        trouve = catalogue.get(nom) if isinstance(catalogue, dict) else None
        return getattr(trouve, "libelle", "") or getattr(trouve, "ecriture", "") or nom

    def _constante(self, valeur: Fraction, unite: str) -> str:
        if unite == "date":
            return formats.ecrire_date(date.fromordinal(int(valeur)))
        return formats.ecrire(valeur, unite)

    def _somme(self, termes: tuple[e.Nombre, ...], unite: str) -> str:
        texte = self.nombre(termes[0], unite)
        for terme in termes[1:]:
            if isinstance(terme, e.Oppose):
                texte += f" - {self._serre(terme.terme, unite)}"
            else:
                texte += f" + {self._serre(terme, unite)}"
        return texte

    def _produit(self, gauche: e.Nombre, droite: e.Nombre, unite: str) -> str:
        if isinstance(gauche, e.Constante) and abs(gauche.valeur) <= 1 and not isinstance(droite, e.Constante):
            return f"{self._constante(gauche.valeur, '%')} de {self._serre(droite, unite)}"
        return f"{self._serre(gauche, '')} × {self._serre(droite, unite)}"

    def _serre(self, expression: e.Nombre, unite: str) -> str:
        texte = self.nombre(expression, unite)
        composee = isinstance(expression, e.Addition | e.Minimum | e.Maximum | e.Arrondi)
        return f"({texte})" if composee else texte

    def _groupe(self, expression: e.Condition) -> str:
        texte = self.condition(expression)
        return f"({texte})" if isinstance(expression, e.Et | e.Ou) else texte

    def _dont(self, filtre: e.Condition | None) -> str:
        return "" if filtre is None else f" dont ({self.condition(filtre)})"

    def _unite(self, compte: e.Nombre) -> str:
        if isinstance(compte, e.LectureDonnee) and compte.donnee in self.rulebook.donnees:
            donnee = self.rulebook.donnees[compte.donnee]
            return donnee.singulier or donnee.unite or donnee.libelle
        return self._serre(compte, "")

    def _unite_de(self, expression: e.Nombre) -> str:
        if isinstance(expression, e.LectureDonnee) and expression.donnee in self.rulebook.donnees:
            donnee = self.rulebook.donnees[expression.donnee]
            return "date" if donnee.genre == "date" else donnee.unite
        if isinstance(expression, e.LectureDefinition) and expression.definition in self.rulebook.definitions:
            return self.rulebook.definitions[expression.definition].unite
        return ""

    def _options(self, donnee: str, noms: tuple[str, ...]) -> str:
        declaree = self.rulebook.donnees.get(donnee)
        libelles = {option.nom: option.libelle for option in declaree.options} if declaree else {}
        return ", ".join(libelles.get(nom) or nom for nom in noms)
