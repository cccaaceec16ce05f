"""What kind of thing a phrase gives, and how two kinds meet: number against unit, name against condition."""

from fractions import Fraction

from msgspec.structs import replace

from reglo.diagnostics import Fiche
from reglo.model.build import codes_lecture, codes_unites
from reglo.model.build.contexte import Designation, Lu, Redaction, Terme, Valeur, Verite, texte_de
from reglo.model.expressions import Constante, Nombre, Oppose, Produit
from reglo.model.rulebook import Donnee
from reglo.source import Span
from reglo.syntax.tree import Noeud
from reglo.values import unites
from reglo.values.formats import ecrire_nombre
from reglo.values.unites import Desaccord, Dimension, Echelonne

_NATURES = {
    "booleen": "on y répond par oui ou par non",
    "choix": "c'est un choix entre plusieurs valeurs",
    "choix_ordonne": "c'est un choix entre plusieurs valeurs",
    "appreciation": "c'est une appréciation, favorable ou défavorable",
    "texte": "c'est un texte libre",
    "nombre": "c'est un nombre",
    "date": "c'est une date",
}


def nature(donnee: Donnee) -> str:
    """Says in French what kind of datum it is."""
    return _NATURES[donnee.genre]


# ------------------------------------------------------------------------------------------------ number or condition
def lire_valeur(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads a phrase that must be a number or a date."""
    terme = redaction.terme(noeud)
    if terme is None or isinstance(terme, Valeur):
        return terme
    dire_nature(redaction, codes_unites.NOMBRE_ATTENDU, terme, noeud)
    return None


def dire_nature(redaction: Redaction, fiche: Fiche, terme: Terme, noeud: Noeud) -> None:
    """Writes that a phrase is not of the kind that its place asks for."""
    nom, quoi = _dire_terme(redaction, terme, noeud)
    redaction.dire(fiche, noeud.span, nom=nom, nature=quoi)


def _dire_terme(redaction: Redaction, terme: Terme, noeud: Noeud) -> tuple[str, str]:
    if isinstance(terme, Designation):
        return terme.donnee.ecriture, nature(terme.donnee)
    if isinstance(terme, Verite):
        return texte_de(noeud), "c'est une condition, vraie ou fausse"
    return texte_de(noeud), _nombre_dit(redaction, terme.dimension)


def lire_condition(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads a phrase that must be a condition."""
    terme = redaction.terme(noeud)
    if terme is None or isinstance(terme, Verite):
        return terme
    if isinstance(terme, Designation) and terme.donnee.genre != "texte":
        valeur = "favorable" if terme.donnee.genre == "appreciation" else _premiere(terme.donnee)
        redaction.dire(codes_lecture.CHOIX_SEUL, noeud.span, nom=terme.donnee.ecriture, valeur=valeur)
        return None
    fiche = codes_unites.TEXTE_NON_LU if isinstance(terme, Designation) else codes_unites.CONDITION_ATTENDUE
    dire_nature(redaction, fiche, terme, noeud)
    return None


def _premiere(donnee: Donnee) -> str:
    return donnee.options[0].nom if donnee.options else "…"


# ----------------------------------------------------------------------------------------------- units that must meet
def accorder(
    redaction: Redaction, operation: str, gauche: Valeur, droite: Valeur, *, span: Span
) -> tuple[Valeur, Valeur, Dimension] | None:
    """Gives two values brought to one dimension, a bare number taking the unit of what it counts."""
    gauche, droite = compter(gauche, droite.dimension), compter(droite, gauche.dimension)
    for seul, autre in ((gauche, droite), (droite, gauche)):
        if _unite_oubliee(seul, autre.dimension):
            _dire_unite_oubliee(redaction, seul, autre.dimension)
            return None
    accord = unites.ensemble(gauche.dimension, droite.dimension)
    if isinstance(accord, Desaccord):
        dire_desaccord(redaction, operation, accord, span)
        return None
    return gauche, droite, accord


def compter(valeur: Valeur, autre: Dimension) -> Valeur:
    """Gives a bare number the unit that it faces, when that unit is a declared count."""
    if valeur.nu and est_un_compte(autre):
        return replace(valeur, dimension=autre, nu=False)
    return valeur


def ambigue(dimension: Dimension) -> bool:
    """Tells whether a bare number leaves a doubt where the unit is known: 15 or 15 %, months or years, a date."""
    return dimension.pourcent or dimension in {unites.DUREE, unites.DATE}


def dans_l_unite(valeur: Valeur, dimension: Dimension) -> Valeur:
    """Gives a bare number the unit that its place has declared, unless that leaves a doubt."""
    if not valeur.nu or ambigue(dimension):
        return valeur
    return replace(valeur, dimension=dimension, nu=False)


def nommer(redaction: Redaction, dimension: Dimension) -> str:
    """Names a dimension in a sentence, a count by its plural: « des places »."""
    if est_un_compte(dimension):
        unite = redaction.recueil.unites.get(dimension.bases[0][0])
        return f"des {unite.pluriel if unite else dimension.bases[0][0]}"
    return unites.nommer(dimension)


def _nombre_dit(redaction: Redaction, dimension: Dimension) -> str:
    if dimension == unites.NOMBRE:
        return "c'est un nombre"
    return f"c'est {nommer(redaction, dimension)}".replace("c'est des", "ce sont des")


def est_un_compte(dimension: Dimension) -> bool:
    """Tells whether a dimension is a declared count, such as « logement »."""
    if len(dimension.bases) != 1 or dimension.bases[0][1] != 1:
        return False
    return dimension.bases[0][0] not in unites.BASES


def _unite_oubliee(valeur: Valeur, autre: Dimension) -> bool:
    return valeur.nu and (autre.pourcent or not autre.pure)


def _dire_unite_oubliee(redaction: Redaction, valeur: Valeur, unite: Dimension) -> None:
    noeud = valeur.noeud
    ecrit = ecrire_nombre(noeud.valeur) if isinstance(noeud, Constante) else "…"
    mot = unites.ecrire(unite)
    redaction.dire(codes_unites.UNITE_ABSENTE, noeud.span, nombre=ecrit.replace("\u202f", " "), unite=mot)


def dire_desaccord(redaction: Redaction, operation: str, accord: Desaccord, span: Span) -> None:
    """Writes that two units do not go together."""
    redaction.dire(
        codes_unites.UNITES_DIFFERENTES,
        span,
        operation=operation,
        gauche=nommer(redaction, accord.gauche),
        droite=nommer(redaction, accord.droite),
        raison=f" : {accord.raison}" if accord.raison else "",
        unite=unites.ecrire(accord.gauche) or unites.ecrire(accord.droite),
    )


def exiger(
    redaction: Redaction, valeur: Valeur | None, attendue: Dimension, place: str, *, span: Span
) -> Valeur | None:
    """Gives the value if it has the dimension that its place asks for."""
    if valeur is None:
        return None
    valeur = compter(valeur, attendue)
    if _unite_oubliee(valeur, attendue):
        _dire_unite_oubliee(redaction, valeur, attendue)
        return None
    accord = unites.ensemble(valeur.dimension, attendue)
    if not isinstance(accord, Desaccord):
        return valeur
    _dire_attendue(redaction, valeur, accord, place, span)
    return None


def _dire_attendue(redaction: Redaction, valeur: Valeur, accord: Desaccord, place: str, span: Span) -> None:
    attendue = accord.droite
    if valeur.dimension == unites.POURCENT and attendue.exposant("€") == 1:
        taux = ecrire_nombre(valeur.noeud.valeur * 100) + " %" if isinstance(valeur.noeud, Constante) else "… %"
        redaction.dire(codes_unites.TAUX_SANS_BASE, span, taux=taux)
        return
    redaction.dire(
        codes_unites.UNITE_ATTENDUE,
        span,
        place=place,
        attendue=unites.ecrire(attendue) or "nombre sans unité",
        trouvee=nommer(redaction, valeur.dimension),
        raison=f" : {accord.raison}" if accord.raison else "",
    )


# ------------------------------------------------------------------------------------------------- building the nodes
def echelonner(noeud: Nombre, resultat: Echelonne) -> Nombre:
    """Multiplies by the factor that brings a product or a quotient to its base unit, when there is one."""
    if resultat.facteur == 1:
        return noeud
    return Produit(span=noeud.span, gauche=noeud, droite=Constante(span=noeud.span, valeur=resultat.facteur))


def opposer(noeud: Nombre) -> Nombre:
    """Gives the contrary of a number."""
    return Oppose(span=noeud.span, terme=noeud)


def zero(span: Span) -> Nombre:
    """Gives the number zero, standing where nothing is written."""
    return Constante(span=span, valeur=Fraction(0))


def seule_liste(libres: dict[str, Lu]) -> str | None:
    """Gives the one list that an expression reads, if it reads one."""
    return next(iter(libres), None)


def exiger_hors_liste(redaction: Redaction, terme: Valeur | Verite, fiche: Fiche = codes_lecture.HORS_LISTE) -> bool:
    """Reports data of a list read where no element is at hand."""
    for entite, lu in terme.libres.items():
        redaction.dire(fiche, lu.span, nom=lu.ecriture, entite=entite, correction=f"total de {lu.ecriture}")
    return not terme.libres
