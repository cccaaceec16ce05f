"""Types the choices of a dossier: the option answered, or those that remain possible."""

from reglo.diagnostics import Diagnostic, proches, vouliez_vous
from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import FaitChoix
from reglo.outcome.lecture_brute import Brut, Refus, Scalaire, Sequence, cite, enumerer, exiger_bref, remarque
from reglo.outcome.lecture_caracteres import lettre_etrangere
from reglo.outcome.vocabulaire import plie

_SEPARATEURS_FAUTIFS = (" ou ", " et ", ";", "/", "|")


def lire_choix(brut: Brut, donnee: Donnee, remarques: list[Diagnostic]) -> FaitChoix | None:
    """Gives the options that a value leaves possible; every word that is no option is named in `remarques`."""
    if isinstance(brut, Scalaire):
        scalaires: tuple[Brut, ...] = (brut,)
    elif isinstance(brut, Sequence) and brut.elements:
        scalaires = brut.elements
    else:
        raise Refus(_pas_un_choix(brut, donnee))
    trouves: set[str] = set()
    fautes = len(remarques)
    for element in scalaires:
        if not isinstance(element, Scalaire):
            raise Refus(_pas_un_choix(element, donnee))
        exiger_bref(element, donnee.ecriture)
        trouves |= _options(element, donnee, remarques)
    if len(remarques) > fautes:
        return None
    return FaitChoix(tuple(option.nom for option in donnee.options if option.nom in trouves))


def _pas_un_choix(brut: Brut, donnee: Donnee) -> Diagnostic:
    attendu = "une des réponses possibles"
    return remarque(codes.PAS_UNE_VALEUR, brut.span, nom=donnee.ecriture, attendu=attendu, exemple=_exemple(donnee))


def _options(scalaire: Scalaire, donnee: Donnee, remarques: list[Diagnostic]) -> set[str]:
    """Gives the options that one text names: one, several after commas, or a stretch of an ordered choice."""
    entiere = _option(scalaire.texte, donnee)
    if entiere is not None:
        return {entiere}
    trouves: set[str] = set()
    for morceau in scalaire.texte.split(","):
        noms = _un_morceau(morceau, donnee)
        if noms:
            trouves |= noms
        else:
            remarques.append(lettre_etrangere(scalaire) or _inconnu(scalaire, morceau.strip(), donnee))
    return trouves


def _un_morceau(morceau: str, donnee: Donnee) -> set[str]:
    nom = _option(morceau, donnee)
    if nom is not None:
        return {nom}
    if donnee.genre != "choix_ordonne":
        return set()
    bornes = plie(morceau).removeprefix("de ").split(" a ")
    noms = [_option(borne, donnee) for borne in bornes]
    if len(noms) != 2 or None in noms:  # noqa: PLR2004 - the two ends of a stretch
        return set()
    ordre = [option.nom for option in donnee.options]
    bas, haut = sorted(ordre.index(nom) for nom in noms if nom is not None)
    return set(ordre[bas : haut + 1])


def _option(texte: str, donnee: Donnee) -> str | None:
    """Gives the option of that name, or else of that label; an exact spelling wins over a loose one."""
    exact = texte.strip()
    voulu = plie(texte)
    for option in donnee.options:
        if exact == option.nom:
            return option.nom
    loose = [option.nom for option in donnee.options if voulu in (plie(option.nom), plie(option.libelle))]
    return loose[0] if len(set(loose)) == 1 else None


def _inconnu(scalaire: Scalaire, texte: str, donnee: Donnee) -> Diagnostic:
    separe = texte
    for signe in _SEPARATEURS_FAUTIFS:
        separe = separe.replace(signe, ",")
    morceaux = [morceau.strip() for morceau in separe.split(",")]
    if len(morceaux) > 1 and all(_option(morceau, donnee) for morceau in morceaux):
        champs = {"texte": cite(texte), "correction": ", ".join(morceaux)}
        return remarque(codes.OU_ENTRE_CHOIX, scalaire.span, **champs)
    noms = [option.nom for option in donnee.options]
    candidats = [*noms, *(option.libelle for option in donnee.options)]
    correction = next(iter(proches(texte, candidats, nombre=1)), _exemple(donnee))
    champs = {"texte": cite(texte), "nom": donnee.ecriture, "possibles": enumerer(noms)}
    conseil = vouliez_vous(texte, candidats)
    return remarque(codes.CHOIX_INCONNU, scalaire.span, correction=correction, proches=conseil, **champs)


def _exemple(donnee: Donnee) -> str:
    return f"par exemple {donnee.options[0].nom}" if donnee.options else "…"
