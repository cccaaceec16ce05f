"""Comparisons as clauses: of counts, amounts, shares, dates, delays.

The verb says the sign, so that no adjective has to agree: « est d'au moins », « n'excède pas », « intervient avant ».
"""

from reglo.model import expressions as e
from reglo.phrases import liens
from reglo.phrases.affirmations import affirmer_compte
from reglo.phrases.filtres import filtrer
from reglo.phrases.francais import de
from reglo.phrases.grandeurs import unite_de
from reglo.phrases.groupes import Groupe, groupe
from reglo.phrases.liens import nu
from reglo.phrases.moments import dire_date, se_situe
from reglo.phrases.nombres import entre, serrer
from reglo.phrases.plume import Plume, condition
from reglo.values import formats

CONTRAIRES = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_RENVERSES = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
QUANTITES = {">=": "au moins", "<=": "au plus", ">": "plus de", "<": "moins de", "=": "exactement"}
_ADJECTIFS = {">": "supérieur", "<": "inférieur", "=": "égal"}
_VERBES = {
    ">=": ("atteint au moins", "atteignent au moins"),
    "<=": ("n'excède pas", "n'excèdent pas"),
    ">": ("excède", "excèdent"),
    "=": ("égale", "égalent"),
    "≠": ("n'égale pas", "n'égalent pas"),
}


@condition(e.Compare)
def comparer(plume: Plume, expression: e.Compare, *, nie: bool = False) -> str:
    """Writes a comparison, or its contrary."""
    gauche, operateur, droite = expression.gauche, str(expression.operateur), expression.droite
    if isinstance(gauche, e.Constante | e.ConstanteDate) and not isinstance(droite, e.Constante | e.ConstanteDate):
        gauche, operateur, droite = droite, _RENVERSES[operateur], gauche
    if nie:
        operateur = CONTRAIRES.get(operateur, "≠")
    unite = unite_de(plume.rulebook, gauche, droite)
    if unite == "date":
        return _dates(plume, gauche, operateur, droite)
    if isinstance(droite, e.Constante):
        return _a_une_valeur(plume, gauche, operateur, droite, unite)
    return _a_un_autre(plume.groupe(gauche, unite), operateur, serrer(plume.groupe(droite, unite)))


# ------------------------------------------------------------------------------------------------------ to a value
def _a_une_valeur(plume: Plume, gauche: e.Nombre, operateur: str, droite: e.Constante, unite: str) -> str:
    if isinstance(gauche, e.Denombrement) and (phrase := _denombrer(plume, gauche, operateur, droite)):
        return phrase
    valeur = plume.valeur(droite.valeur, droite.unite or unite)
    if isinstance(gauche, e.Delai) and operateur in QUANTITES:
        return f"il s'écoule {QUANTITES[operateur]} {valeur} {entre(plume, gauche)}"
    if isinstance(gauche, e.LectureDonnee) and (phrase := _compter(plume, gauche, operateur, valeur)):
        return phrase
    sujet = plume.groupe(gauche, unite)
    return _mesurer(sujet, operateur, _sans_unite(plume, sujet, droite, valeur))


def _mesurer(sujet: Groupe, operateur: str, valeur: str) -> str:
    """Writes « est d'au moins 40 % », « n'excède pas 50 % », « est supérieure à 0 € »."""
    if operateur == ">=":
        return f"{sujet.verbe('est', 'sont')} d'au moins {valeur}"
    if operateur == "<=":
        return f"{sujet.verbe('n’excède pas', 'n’excèdent pas')} {valeur}"
    if operateur == "≠":
        return f"{sujet.verbe('n’est', 'ne sont')} pas {sujet.accorder('égal')} à {valeur}"
    return f"{sujet.verbe('est', 'sont')} {sujet.accorder(_ADJECTIFS[operateur])} à {valeur}"


def _sans_unite(plume: Plume, sujet: Groupe, droite: e.Constante, valeur: str) -> str:
    """« Le nombre de logements » is not said again after the figure."""
    return plume.valeur(droite.valeur, "") if nu(sujet.texte).startswith("le nombre ") else valeur


def _denombrer(plume: Plume, gauche: e.Denombrement, operateur: str, droite: e.Constante) -> str:
    """Writes « il y a au moins 1 groupe dont … », « il n'y a aucun groupe dont … »."""
    aucun = droite.valeur == (1 if operateur == "<" else 0) and operateur in ("=", "<=", "<")
    un = aucun or droite.valeur == 1
    mot = plume.element(gauche.entite) if un else plume.elements(gauche.entite)
    elements = mot + filtrer(plume, gauche.filtre, gauche.entite, singulier=un)
    if aucun:
        return f"il n'y a aucun {elements}"
    if operateur not in QUANTITES:
        return ""
    article = groupe(mot).un if un else formats.ecrire_nombre(droite.valeur)
    if QUANTITES[operateur].endswith(" de"):
        return f"il y a {QUANTITES[operateur].removesuffix(' de')} {de(f'{article} {elements}')}"
    return f"il y a {QUANTITES[operateur]} {article} {elements}"


def _compter(plume: Plume, gauche: e.LectureDonnee, operateur: str, valeur: str) -> str:
    """Writes « le projet comporte au moins 20 places », when the question of the datum lends itself to it."""
    donnee = plume.rulebook.donnees[gauche.donnee]
    unite = plume.rulebook.unites.get(donnee.unite)
    if unite is None or operateur not in QUANTITES:
        return ""
    quantite = f"{QUANTITES[operateur]} {valeur}"
    affirme = affirmer_compte(liens.propre(donnee.question), unite.pluriel.replace("_", " "), quantite)
    return liens.lier("donnee", donnee.nom, affirme) if affirme else ""


# --------------------------------------------------------------------------------------------- to something else read
def _a_un_autre(sujet: Groupe, operateur: str, autre: str) -> str:
    if operateur == "<":
        return f"{sujet.verbe('n’atteint pas', 'n’atteignent pas')} {autre}"
    return f"{sujet.verbe(*_VERBES[operateur])} {autre}"


def _dates(plume: Plume, gauche: e.Nombre, operateur: str, droite: e.Nombre) -> str:
    verbe = se_situe(plume.groupe(gauche))
    if operateur == "≠":
        return f"{verbe} un autre jour que {plume.nombre(droite)}"
    if operateur == "=" and isinstance(droite, e.ConstanteDate):
        return f"{verbe} {plume.nombre(droite)}"
    if operateur == "=":
        return f"{verbe} le même jour que {plume.nombre(droite)}"
    return f"{verbe} {dire_date(operateur, plume.nombre(droite))}"
