"""The values of choices: those that a phrase or a cell names, checked against those of the datum."""

from reglo.model.build import codes_lecture, codes_noms
from reglo.model.build.contexte import Redaction
from reglo.model.rulebook import Donnee
from reglo.source import Span
from reglo.syntax.tree import Jeton, Noeud


def option(redaction: Redaction, donnee: Donnee, jeton: Jeton) -> str | None:
    """Gives the value of the datum that a word names."""
    noms = [possible.nom for possible in donnee.options]
    if jeton.texte in noms:
        return jeton.texte
    redaction.journal.inconnu(codes_noms.VALEUR_INCONNUE, jeton.span, jeton.brut, noms, donnee=donnee.ecriture)
    return None


def plage(redaction: Redaction, donnee: Donnee, debut: Jeton, fin: Jeton, span: Span) -> tuple[str, ...] | None:
    """Gives the values from one to another of an ordered choice."""
    bornes = (option(redaction, donnee, debut), option(redaction, donnee, fin))
    if bornes[0] is None or bornes[1] is None:
        return None
    champs = {"nom": donnee.ecriture, "debut": debut.brut, "fin": fin.brut}
    if donnee.genre != "choix_ordonne":
        redaction.dire(codes_lecture.ORDRE_ABSENT, span, **champs)
        return None
    noms = [possible.nom for possible in donnee.options]
    premier, dernier = noms.index(bornes[0]), noms.index(bornes[1])
    if premier > dernier:
        redaction.dire(codes_lecture.PLAGE_RENVERSEE, span, **champs)
        return None
    return tuple(noms[premier : dernier + 1])


def valeurs(redaction: Redaction, donnee: Donnee, elements: "tuple[Noeud | Jeton, ...]") -> tuple[str, ...] | None:
    """Gives the values that a list of names and of stretches designates."""
    trouvees: dict[str, None] = {}
    juste = True
    for element in elements:
        lues = _lire(redaction, donnee, element)
        juste = juste and lues is not None
        trouvees |= dict.fromkeys(lues or ())
    return tuple(trouvees) if juste else None


def _lire(redaction: Redaction, donnee: Donnee, element: "Noeud | Jeton") -> tuple[str, ...] | None:
    if isinstance(element, Jeton):
        seule = option(redaction, donnee, element)
        return None if seule is None else (seule,)
    if element.regle == "plage_noms":
        debut, fin = element.jetons("NAME")
        return plage(redaction, donnee, debut, fin, element.span)
    valeur = donnee.options[0].nom if donnee.options else "…"
    redaction.dire(codes_lecture.NOMBRE_POUR_CHOIX, element.span, nom=donnee.ecriture, valeur=valeur)
    return None
