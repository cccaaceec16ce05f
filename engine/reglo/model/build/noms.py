"""Names in phrases: what each one reads, whichever file declares it."""

from reglo.model.build import codes_lecture, codes_noms
from reglo.model.build.contexte import Designation, Lu, Redaction, Terme, Valeur, Verite, regle
from reglo.model.expressions import (
    DefinitionVraie,
    EstVrai,
    LectureDefinition,
    LectureDonnee,
    LectureParametre,
    LectureTableau,
    Nombre,
)
from reglo.model.rulebook import Donnee
from reglo.source import Span
from reglo.syntax.tree import Jeton, Noeud


@regle("nom")
def nom(redaction: Redaction, noeud: Noeud) -> Terme | None:
    """Reads a name where a value or a condition stands."""
    return lire_nom(redaction, noeud.jetons("NAME")[0])


def lire_nom(redaction: Redaction, jeton: Jeton) -> Terme | None:
    """Gives what a name reads."""
    cle = jeton.texte
    if cle in redaction.tableaux:
        return _etudie(redaction, "tableau", redaction.tableaux[cle], jeton)
    donnee = chercher_donnee(redaction, jeton)
    if donnee is not None:
        return _donnee(redaction, donnee, jeton.span)
    declaration = redaction.recueil.noms.get(cle)
    if declaration is not None and cle not in redaction.recueil.douteux:
        return _etudie(redaction, declaration.genre, cle, jeton)
    if cle not in redaction.recueil.douteux:
        dire_inconnu(redaction, jeton)
    return None


def dire_inconnu(redaction: Redaction, jeton: Jeton) -> None:
    """Writes that nothing is declared by that name, with those that look like it."""
    connus = [declaration.ecriture for declaration in redaction.recueil.noms.values()]
    connus += [d.ecriture for d in redaction.recueil.donnees.values()]
    redaction.journal.inconnu(codes_noms.NOM_INCONNU, jeton.span, jeton.brut, [*connus, *redaction.tableaux])


def chercher_donnee(redaction: Redaction, jeton: Jeton) -> Donnee | None:
    """Gives the datum of that name, or of that former name with a remark."""
    recueil = redaction.recueil
    if jeton.texte in recueil.donnees:
        return recueil.donnees[jeton.texte]
    actuel = recueil.anciens.get(jeton.texte)
    if actuel is None or jeton.texte in recueil.noms or actuel not in recueil.donnees:
        return None
    donnee = recueil.donnees[actuel]
    redaction.journal.dire(
        codes_noms.ANCIEN_NOM, jeton.span, nom=jeton.brut, donnee=donnee.ecriture, remplacement=donnee.ecriture
    )
    return donnee


def _donnee(redaction: Redaction, donnee: Donnee, span: Span) -> Terme | None:
    if donnee.peut_manquer:
        redaction.dire(codes_lecture.ABSENCE_NON_PREVUE, span, nom=donnee.ecriture)
        return None
    return lire_donnee(redaction, donnee, span)


def lire_donnee(redaction: Redaction, donnee: Donnee, span: Span) -> Terme:
    """Gives what a datum reads, absent or not."""
    libres = {donnee.entite: Lu(donnee.ecriture, span)} if donnee.entite else {}
    if donnee.genre == "booleen":
        return Verite(noeud=EstVrai(span=span, donnee=donnee.nom), libres=libres)
    if donnee.nom in redaction.recueil.dimensions:
        noeud = LectureDonnee(span=span, donnee=donnee.nom)
        return Valeur(noeud=noeud, dimension=redaction.recueil.dimensions[donnee.nom], libres=libres)
    return Designation(donnee=donnee, span=span, libres=libres)


def _etudie(redaction: Redaction, genre: str, cle: str, jeton: Jeton) -> Terme | None:
    """Gives what a definition, a parameter or a table reads, once it is itself read."""
    etude = redaction.recueil.etudes.lire(f"{genre}:{cle}")
    if etude is None:
        return None
    span = jeton.span
    libres = {entite: Lu(jeton.brut, span) for entite in etude.libres}
    if etude.dimension is None:
        return Verite(noeud=DefinitionVraie(span=span, definition=cle), libres=libres)
    return Valeur(noeud=_lecture(genre, cle, span), dimension=etude.dimension, libres=libres)


def _lecture(genre: str, cle: str, span: Span) -> Nombre:
    if genre == "definition":
        return LectureDefinition(span=span, definition=cle)
    if genre == "parametre":
        return LectureParametre(span=span, parametre=cle)
    return LectureTableau(span=span, tableau=cle)


def donnee_simple(redaction: Redaction, jeton: Jeton) -> Donnee | None:
    """Gives the datum that a name must designate, whether or not it may be absent."""
    donnee = chercher_donnee(redaction, jeton)
    if donnee is None and jeton.texte in redaction.recueil.noms:
        if jeton.texte not in redaction.recueil.douteux:
            redaction.dire(
                codes_noms.DONNEE_SANS_NOMBRE,
                jeton.span,
                nom=jeton.brut,
                attendu="une donnée",
                juste="donnée … « … » : …",
            )
    elif donnee is None:
        dire_inconnu(redaction, jeton)
    return donnee
