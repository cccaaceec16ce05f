"""Numbers and dates: the four operations, shares, caps, roundings, delays, and what other results they read."""

from fractions import Fraction

from reglo.model.build import codes_lecture, codes_noms, codes_unites
from reglo.model.build.contexte import Redaction, Terme, Valeur, regle, texte_de
from reglo.model.build.litteraux import chiffree
from reglo.model.build.natures import (
    accorder,
    compter,
    dire_desaccord,
    echelonner,
    est_un_compte,
    exiger,
    lire_valeur,
    nommer,
    opposer,
)
from reglo.model.build.noms import donnee_simple, lire_donnee
from reglo.model.expressions import (
    Addition,
    ADefaut,
    Arrondi,
    Assiette,
    Aujourdhui,
    Delai,
    Maximum,
    Minimum,
    MontantAide,
    MontantTheorique,
    Produit,
    Quotient,
)
from reglo.model.rulebook import Donnee
from reglo.syntax.tree import Noeud
from reglo.values import unites
from reglo.values.unites import Desaccord

_SENS = {"par défaut": "par défaut", "par excès": "par excès", "au plus proche": "au plus proche"}


# ------------------------------------------------------------------------------------------------ the four operations
@regle("plus", "moins")
def plus_ou_moins(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads a sum or a difference."""
    gauche, droite = (lire_valeur(redaction, enfant) for enfant in noeud.noeuds())
    if gauche is None or droite is None:
        return None
    gauche, droite = compter(gauche, droite.dimension), compter(droite, gauche.dimension)
    retire = noeud.regle == "moins"
    accord = (unites.difference if retire else unites.somme)(gauche.dimension, droite.dimension)
    libres = redaction.reunir(noeud.span, gauche, droite)
    if isinstance(accord, Desaccord):
        dire_desaccord(redaction, "Cette soustraction" if retire else "Cette addition", accord, noeud.span)
        return None
    if libres is None:
        return None
    second = opposer(droite.noeud) if retire else droite.noeud
    return Valeur(noeud=Addition(span=noeud.span, termes=(gauche.noeud, second)), dimension=accord, libres=libres)


@regle("fois")
def fois(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads a product."""
    gauche, droite = (lire_valeur(redaction, enfant) for enfant in noeud.noeuds())
    if gauche is None or droite is None:
        return None
    if _compte_oublie(redaction, gauche, droite, noeud):
        return None
    resultat = unites.produit(gauche.dimension, droite.dimension)
    libres = redaction.reunir(noeud.span, gauche, droite)
    if isinstance(resultat, Desaccord):
        dire_desaccord(redaction, "Cette multiplication", resultat, noeud.span)
        return None
    if libres is None:
        return None
    produit = Produit(span=noeud.span, gauche=gauche.noeud, droite=droite.noeud)
    return Valeur(noeud=echelonner(produit, resultat), dimension=resultat.dimension, libres=libres)


def _compte_oublie(redaction: Redaction, gauche: Valeur, droite: Valeur, noeud: Noeud) -> bool:
    """Reports « 10 000 € * places », which people write for « 10 000 € par place »."""
    if gauche.dimension.bases != unites.EURO.bases or not est_un_compte(droite.dimension):
        return False
    unite = unites.ecrire(droite.dimension)
    montant = texte_de(noeud.noeuds()[0])
    produit = unites.Dimension((*gauche.dimension.bases, *droite.dimension.bases))
    redaction.journal.dire(
        codes_unites.PRODUIT_PAR_COMPTE,
        noeud.span,
        gauche=unites.ecrire(gauche.dimension),
        droite=nommer(redaction, droite.dimension),
        produit=unites.ecrire(produit),
        correction=f"{montant} par {unite}",
    )
    return True


@regle("sur")
def sur(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads a quotient."""
    gauche, droite = (lire_valeur(redaction, enfant) for enfant in noeud.noeuds())
    if gauche is None or droite is None:
        return None
    resultat = unites.quotient(gauche.dimension, droite.dimension)
    libres = redaction.reunir(noeud.span, gauche, droite)
    if isinstance(resultat, Desaccord):
        dire_desaccord(redaction, "Cette division", resultat, noeud.span)
        return None
    if chiffree(droite) == 0:
        redaction.dire(codes_unites.DIVISION_PAR_ZERO, noeud.span, dividende=texte_de(noeud.noeuds()[0]))
        return None
    if libres is None:
        return None
    quotient = Quotient(span=noeud.span, gauche=gauche.noeud, droite=droite.noeud)
    return Valeur(noeud=echelonner(quotient, resultat), dimension=resultat.dimension, libres=libres)


@regle("part_de")
def part_de(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « 20 % de X »."""
    taux, tout = (lire_valeur(redaction, enfant) for enfant in noeud.noeuds())
    if taux is None or tout is None:
        return None
    resultat = unites.produit(taux.dimension, tout.dimension)
    if isinstance(resultat, Desaccord):
        dire_desaccord(redaction, "Cette part", resultat, noeud.span)
        return None
    produit = Produit(span=noeud.span, gauche=taux.noeud, droite=tout.noeud)
    return Valeur(noeud=produit, dimension=resultat.dimension, libres=tout.libres)


# ------------------------------------------------------------------------------------------------- caps and roundings
@regle("groupe")
def groupe(redaction: Redaction, noeud: Noeud) -> Terme | None:
    """Reads what stands between parentheses."""
    return redaction.terme(noeud.noeuds()[0])


@regle("valeur", "valeur_limitee")
def valeur(redaction: Redaction, noeud: Noeud) -> Terme | None:
    """Reads a value, then its caps, floors and roundings, in the order written."""
    premier, *limites = noeud.noeuds()
    if not limites:
        return redaction.terme(premier)
    lue = lire_valeur(redaction, premier)
    for limite in limites:
        suite = arrondir(redaction, lue, limite) if limite.regle == "arrondi" else limiter(redaction, lue, limite)
        lue = suite if lue is not None else None
    return lue


def limiter(redaction: Redaction, lue: Valeur | None, limite: Noeud) -> Valeur | None:
    """Caps a value, or raises it to a floor."""
    borne = lire_valeur(redaction, limite.noeuds()[0])
    if lue is None or borne is None:
        return None
    genre = Minimum if limite.regle == "au_plus" else Maximum
    return comparer_les_deux(redaction, genre, lue, borne, limite)


def comparer_les_deux(
    redaction: Redaction, genre: type[Minimum] | type[Maximum], gauche: Valeur, droite: Valeur, noeud: Noeud
) -> Valeur | None:
    """Gives the smallest or the largest of two values."""
    accord = accorder(redaction, "Cette limite", gauche, droite, span=noeud.span)
    libres = redaction.reunir(noeud.span, gauche, droite)
    if accord is None or libres is None:
        return None
    gauche, droite, dimension = accord
    return Valeur(noeud=genre(span=noeud.span, termes=(gauche.noeud, droite.noeud)), dimension=dimension, libres=libres)


def arrondir(redaction: Redaction, lue: Valeur | None, noeud: Noeud) -> Valeur | None:
    """Rounds a value to a multiple of what is written."""
    pas = lire_pas(redaction, noeud, lue)
    if lue is None or pas is None:
        return None
    sens = lire_sens(noeud)
    arrondi = Arrondi(span=noeud.span, valeur=lue.noeud, sens=sens, pas=pas)  # type: ignore[arg-type]
    return Valeur(noeud=arrondi, dimension=lue.dimension, libres=lue.libres)


def lire_sens(noeud: Noeud) -> str:
    """Gives the way of rounding."""
    return _SENS[noeud.noeuds("sens")[0].jetons()[0].type]


def lire_pas(redaction: Redaction, noeud: Noeud, lue: Valeur | None) -> Fraction | None:
    """Gives the multiple to which one rounds."""
    ecrit = noeud.noeuds("grandeur", "pourcentage")[0]
    pas = lire_valeur(redaction, ecrit)
    if lue is not None:
        pas = exiger(redaction, pas, lue.dimension, "Ce qui est arrondi", span=ecrit.span)
    nombre = None if pas is None else chiffree(pas)
    if nombre == 0:
        redaction.dire(codes_unites.ARRONDI_NUL, ecrit.span)
        return None
    return nombre


@regle("le_plus_petit", "le_plus_grand")
def extreme(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « le plus petit de : a) … b) … »."""
    genre = Minimum if noeud.regle == "le_plus_petit" else Maximum
    lues = [lire_valeur(redaction, choix.noeuds()[0]) for choix in noeud.noeuds("choix_valeur")]
    retenue = lues[0]
    for lue in lues[1:]:
        if retenue is None or lue is None:
            return None
        retenue = comparer_les_deux(redaction, genre, retenue, lue, noeud)
    return retenue


# ------------------------------------------------------------------------------------------------------ dates, others
@regle("delai")
def delai(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « délai de date1 à date2 », in months."""
    bornes = [(enfant, lire_valeur(redaction, enfant)) for enfant in noeud.noeuds()]
    dates = [
        exiger(redaction, lue, unites.DATE, "Un délai va de date à date : ce terme", span=e.span) for e, lue in bornes
    ]
    debut, fin = dates
    libres = redaction.reunir(noeud.span, debut, fin) if debut and fin else None
    if debut is None or fin is None or libres is None:
        return None
    return Valeur(noeud=Delai(span=noeud.span, debut=debut.noeud, fin=fin.noeud), dimension=unites.DUREE, libres=libres)


@regle("aujourdhui")
def aujourdhui(redaction: Redaction, noeud: Noeud) -> Valeur:  # noqa: ARG001 - the shape of every reader
    """Reads « aujourd'hui »."""
    return Valeur(noeud=Aujourdhui(span=noeud.span), dimension=unites.DATE)


@regle("assiette")
def assiette(redaction: Redaction, noeud: Noeud) -> Valeur:  # noqa: ARG001 - the shape of every reader
    """Reads « l'assiette »."""
    return Valeur(noeud=Assiette(span=noeud.span), dimension=unites.EURO)


@regle("montant_theorique")
def montant_theorique(redaction: Redaction, noeud: Noeud) -> Valeur:  # noqa: ARG001 - the shape of every reader
    """Reads « le montant théorique »."""
    return Valeur(noeud=MontantTheorique(span=noeud.span), dimension=unites.EURO)


@regle("montant_aide")
def montant_aide(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « montant de l'aide X »."""
    aide = lire_aide(redaction, noeud.noeuds("ident")[0])
    return None if aide is None else Valeur(noeud=MontantAide(span=noeud.span, aide=aide), dimension=unites.EURO)


def lire_aide(redaction: Redaction, ident: Noeud) -> str | None:
    """Gives the id of an aid of the rulebook."""
    jeton = ident.jetons()[0]
    if jeton.texte in redaction.recueil.aides:
        return jeton.texte
    redaction.journal.inconnu(codes_noms.AIDE_INCONNUE, jeton.span, jeton.brut, tuple(redaction.recueil.aides))
    return None


@regle("a_defaut")
def a_defaut(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « (X à défaut Y) »: a datum that may be absent, and the one that takes its place."""
    jetons = noeud.jetons("NAME")
    donnees = [donnee_simple(redaction, jeton) for jeton in jetons]
    if donnees[0] is None or donnees[1] is None:
        return None
    absente, remplacante = donnees[0], donnees[1]
    if not absente.peut_manquer:
        redaction.dire(codes_lecture.NE_PEUT_MANQUER, jetons[0].span, nom=absente.ecriture)
        return None
    if raison := _remplacante_refusee(redaction, absente, remplacante):
        nom, donnee = remplacante.ecriture, absente.ecriture
        redaction.dire(codes_lecture.REMPLACANT, jetons[1].span, nom=nom, donnee=donnee, raison=raison)
        return None
    lues = [lire_donnee(redaction, d, jeton.span) for d, jeton in zip((absente, remplacante), jetons, strict=True)]
    libres = redaction.reunir(noeud.span, *lues)
    defaut = ADefaut(span=noeud.span, donnee=absente.nom, remplacant=remplacante.nom)
    dimension = redaction.recueil.dimensions[absente.nom]
    return None if libres is None else Valeur(noeud=defaut, dimension=dimension, libres=libres)


def _remplacante_refusee(redaction: Redaction, absente: Donnee, remplacante: Donnee) -> str:
    """Says why a datum cannot take the place of another, or nothing."""
    dimensions = redaction.recueil.dimensions
    if remplacante.peut_manquer:
        return "elle peut manquer elle aussi"
    if remplacante.nom not in dimensions or absente.nom not in dimensions:
        return "les deux ne sont pas des nombres ou des dates"
    accord = unites.ensemble(dimensions[absente.nom], dimensions[remplacante.nom])
    if isinstance(accord, Desaccord):
        return accord.raison or "ce n'est pas la même unité"
    return ""
