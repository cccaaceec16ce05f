"""What is read element by element: « X par logement dont (…) », « total de X », « pour chaque lot, … »."""

from fractions import Fraction

from reglo.model.build import codes_lecture, codes_noms, codes_unites
from reglo.model.build.contexte import Designation, Lu, Redaction, Terme, Valeur, Verite, regle
from reglo.model.build.litteraux import nombre
from reglo.model.build.natures import lire_condition, lire_valeur
from reglo.model.build.noms import lire_donnee, lire_nom
from reglo.model.expressions import Condition, Constante, Denombrement, Nombre, ParUnite, PourChaque, Total
from reglo.model.rulebook import Donnee
from reglo.syntax.tree import Jeton, Noeud
from reglo.values import unites
from reglo.values.unites import Dimension


# ------------------------------------------------------------------------------------------------------ X par unité
@regle("par_unite")
def par_unite(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « 10 000 € par place_habilitée », « X par logement pour 12 logements au plus dont (…) »."""
    montant = lire_valeur(redaction, noeud.noeuds()[0])
    jeton = noeud.jetons("NAME")[0]
    compte = _compte(redaction, jeton)
    if compte is None:
        _filtre(redaction, noeud.noeud("dont"), None)
        return None
    lu, entite = compte
    filtre = _filtre(redaction, noeud.noeud("dont"), entite, jeton)
    retenus = _retenus(redaction, noeud.noeud("retenus"), jeton, lu.dimension)
    if montant is None or filtre is None or retenus is None:
        return None
    if _deja_par_unite(redaction, montant.dimension, lu.dimension, jeton):
        return None
    restent = redaction.reunir(noeud.span, montant, lu, *filtre)
    if restent is None:
        return None
    par = ParUnite(
        span=noeud.span,
        montant=montant.noeud,
        compte=lu.noeud,
        entite=entite,
        filtre=_condition(filtre),
        retenus=next(iter(retenus), None),
    )
    return Valeur(noeud=par, dimension=montant.dimension, libres={} if entite else restent)


def _condition(filtre: tuple[Verite, ...]) -> Condition | None:
    return filtre[0].noeud if filtre else None


def _compte(redaction: Redaction, jeton: Jeton) -> tuple[Valeur, str | None] | None:
    """Gives the count behind a singular, and the list in which it is given."""
    recueil = redaction.recueil
    nom = recueil.singuliers.get(jeton.texte)
    if nom is not None:
        donnee = recueil.donnees[nom]
        lu = lire_donnee(redaction, donnee, jeton.span)
        return (lu, donnee.entite) if isinstance(lu, Valeur) else None
    if jeton.texte in recueil.entites:
        return _element(jeton, jeton.texte), jeton.texte
    _dire_singulier(redaction, jeton)
    return None


def _element(jeton: Jeton, entite: str) -> Valeur:
    """Gives one element of a list, counted for one: what stands beside it is read in that list."""
    un: Nombre = Constante(span=jeton.span, valeur=Fraction(1))
    return Valeur(noeud=un, dimension=unites.NOMBRE, libres={entite: Lu(jeton.brut, jeton.span)})


def _dire_singulier(redaction: Redaction, jeton: Jeton) -> None:
    recueil = redaction.recueil
    if jeton.texte in recueil.douteux:
        return
    if jeton.texte in recueil.comptes:
        redaction.dire(codes_noms.UNITE_SANS_DONNEE, jeton.span, nom=recueil.comptes[jeton.texte])
        return
    for donnee in recueil.donnees.values():
        if donnee.nom == jeton.texte and donnee.singulier:
            redaction.journal.inconnu(codes_noms.SINGULIER_INCONNU, jeton.span, jeton.brut, [donnee.singulier])
            return
    candidats = [*recueil.singuliers, *recueil.entites]
    redaction.journal.inconnu(codes_noms.SINGULIER_INCONNU, jeton.span, jeton.brut, candidats)


def _deja_par_unite(redaction: Redaction, montant: Dimension, compte: Dimension, jeton: Jeton) -> bool:
    """Reports « 1 500 €/logement par logement »."""
    bases = [base for base, exposant in compte.bases if exposant == 1]
    if not bases or montant.exposant(bases[0]) >= 0:
        return False
    redaction.dire(codes_unites.DEUX_FOIS_PAR, jeton.span, unite=unites.ecrire(montant), nom=jeton.brut)
    return True


def _retenus(
    redaction: Redaction, noeud: Noeud | None, singulier: Jeton, compte: Dimension
) -> tuple[Fraction, ...] | None:
    """Gives the number of units kept (« pour 12 logements au plus »), nothing, or None when it is faulty."""
    if noeud is None:
        return ()
    chiffres, mot = noeud.jetons()
    recueil = redaction.recueil
    admis = {singulier.texte, recueil.singuliers.get(singulier.texte, "")}
    if mot.texte in admis or recueil.comptes.get(mot.texte) in {base for base, _ in compte.bases}:
        return (nombre(chiffres),)
    unite = recueil.singuliers.get(singulier.texte, singulier.texte)
    champs = {"nom": mot.brut, "singulier": singulier.brut, "nombre": chiffres.brut, "unite": unite}
    redaction.dire(codes_lecture.COMPTE_ATTENDU, mot.span, **champs)
    return None


def _filtre(
    redaction: Redaction, noeud: Noeud | None, entite: str | None, compte: Jeton | None = None
) -> tuple[Verite, ...] | None:
    """Gives the condition of `dont (…)`, nothing, or None when it is faulty."""
    if noeud is None:
        return ()
    lue = lire_condition(redaction, noeud.noeuds()[0])
    if lue is None:
        return None
    if entite is None and compte is not None:
        redaction.dire(codes_lecture.DONT_SANS_LISTE, noeud.span, nom=compte.brut)
        return None
    return (lue,)


# ------------------------------------------------------------------------------------------------- totals and counts
@regle("total")
def total(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « total de montant_ligne dont (…) »."""
    jeton = noeud.jetons("NAME")[0]
    lue = lire_nom(redaction, jeton)
    if lue is None or not _est_un_nombre(redaction, lue, jeton):
        _filtre(redaction, noeud.noeud("dont"), None)
        return None
    entite = next(iter(lue.libres), None)
    if entite is None:
        redaction.dire(codes_lecture.TOTAL_SANS_LISTE, jeton.span, nom=jeton.brut)
        return None
    filtre = _filtre(redaction, noeud.noeud("dont"), entite)
    if filtre is None or not isinstance(lue, Valeur) or redaction.reunir(noeud.span, lue, *filtre) is None:
        return None
    somme = Total(span=noeud.span, entite=entite, valeur=lue.noeud, filtre=_condition(filtre))
    return Valeur(noeud=somme, dimension=lue.dimension)


def _est_un_nombre(redaction: Redaction, lue: Terme, jeton: Jeton) -> bool:
    if isinstance(lue, Valeur) and lue.dimension != unites.DATE:
        return True
    if isinstance(lue, Designation):
        quoi = "c'est un choix" if lue.donnee.genre != "texte" else "c'est un texte libre"
    else:
        quoi = "c'est une date" if isinstance(lue, Valeur) else "on y répond par oui ou par non"
    redaction.dire(codes_unites.NOMBRE_ATTENDU, jeton.span, nom=jeton.brut, nature=quoi)
    return False


@regle("denombre")
def denombre(redaction: Redaction, noeud: Noeud) -> Valeur | None:
    """Reads « nombre total de lots dont (…) »."""
    jeton = noeud.jetons("NAME")[0]
    entite = redaction.recueil.listes.get(jeton.texte)
    filtre = _filtre(redaction, noeud.noeud("dont"), entite)
    if entite is None:
        _dire_compte(redaction, jeton)
        return None
    if filtre is None or redaction.reunir(noeud.span, _element(jeton, entite), *filtre) is None:
        return None
    compte = Denombrement(span=noeud.span, entite=entite, filtre=_condition(filtre))
    return Valeur(noeud=compte, dimension=_dimension_liste(redaction, entite))


@regle("pour_chaque_element")
def pour_chaque(redaction: Redaction, noeud: Noeud) -> Verite | None:
    """Reads « pour chaque lot dont (…), dpe_après est parmi A à D »."""
    jeton = noeud.jetons("NAME")[0]
    entites = redaction.recueil.entites
    if jeton.texte not in entites:
        redaction.journal.inconnu(codes_noms.ENTITE_INCONNUE, jeton.span, jeton.brut, tuple(entites))
        return None
    filtre = _filtre(redaction, noeud.noeud("dont"), jeton.texte)
    lue = lire_condition(redaction, noeud.noeuds()[-1])
    if filtre is None or lue is None:
        return None
    if redaction.reunir(noeud.span, _element(jeton, jeton.texte), lue, *filtre) is None:
        return None
    chaque = PourChaque(span=noeud.span, entite=jeton.texte, condition=lue.noeud, filtre=_condition(filtre))
    return Verite(noeud=chaque)


def _dimension_liste(redaction: Redaction, entite: str) -> Dimension:
    """A list whose name is also a declared unit is counted in that unit."""
    return unites.compte(entite) if entite in redaction.recueil.unites else unites.NOMBRE


def _dire_compte(redaction: Redaction, jeton: Jeton) -> None:
    donnee = redaction.recueil.donnees.get(jeton.texte)
    if isinstance(donnee, Donnee):
        correction = f"total de {jeton.brut}" if donnee.entite else jeton.brut
        redaction.dire(codes_lecture.COMPTE_EN_LISTE, jeton.span, nom=jeton.brut, correction=correction)
        return
    listes = [entite.pluriel for entite in redaction.recueil.entites.values()]
    redaction.journal.inconnu(codes_noms.ENTITE_INCONNUE, jeton.span, jeton.brut, listes)
