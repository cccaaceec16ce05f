"""Types one value by the datum it answers: the only place where a word of a dossier becomes a fact.

Dossier files and the jurists' examples both come through here. A value that cannot be read is never guessed: it is
refused with the sentence that says what to write.
"""

import unicodedata

from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import FaitConnu, FaitTexte, FaitVerite, Neant
from reglo.outcome.lecture_brute import Brut, Refus, Scalaire, Sequence, Table, cite, enumerer, exiger_bref, remarque
from reglo.outcome.lecture_caracteres import lettre_etrangere
from reglo.outcome.lecture_choix import lire_choix
from reglo.outcome.lecture_date import lire_fait_date
from reglo.outcome.lecture_nombre import lire_fait_nombre
from reglo.outcome.vocabulaire import Vocabulaire, plie

_ATTENDUS = {
    "booleen": ("« oui » ou « non »", "oui, ou non"),
    "nombre": ("un nombre", "par exemple 20"),
    "date": ("une date", "par exemple 01/07/2025"),
    "texte": ("un texte", '"…"'),
}
_MOTS_AUTRES = {"true": "oui", "yes": "oui", "vrai": "oui", "1": "oui"}
_MOTS_AUTRES |= {"false": "non", "no": "non", "faux": "non", "0": "non"}
"""What people write instead of « oui » and « non »."""


def lire_valeur(brut: Brut, donnee: Donnee, mots: Vocabulaire, remarques: list[Diagnostic]) -> FaitConnu | None:
    """Gives the fact that a value states for a datum; what cannot be read is named in `remarques`."""
    try:
        return _lire(brut, donnee, mots, remarques)
    except Refus as refus:
        etrangere = lettre_etrangere(brut) if isinstance(brut, Scalaire) else None
        remarques.append(etrangere or refus.diagnostic)
        return None


def _lire(brut: Brut, donnee: Donnee, mots: Vocabulaire, remarques: list[Diagnostic]) -> FaitConnu | None:
    if donnee.genre == "appreciation" and isinstance(brut, Table):
        brut = _avis(brut, donnee, remarques)
    if (neant := _neant(brut, donnee)) is not None:
        return neant
    if donnee.genre in ("choix", "choix_ordonne", "appreciation"):
        return lire_choix(brut, donnee, remarques)
    scalaire = _seule(brut, donnee)
    if donnee.genre != "texte":
        exiger_bref(scalaire, donnee.ecriture)
    if donnee.genre == "booleen":
        return _verite(scalaire, donnee)
    if donnee.genre == "date":
        return lire_fait_date(scalaire, donnee)
    if donnee.genre == "nombre":
        return lire_fait_nombre(scalaire, donnee, mots)
    return FaitTexte(unicodedata.normalize("NFC", scalaire.texte).strip())


def _seule(brut: Brut, donnee: Donnee) -> Scalaire:
    if isinstance(brut, Scalaire):
        return brut
    attendu, exemple = _ATTENDUS[donnee.genre]
    champs = {"nom": donnee.ecriture, "attendu": attendu, "exemple": exemple}
    raise Refus(remarque(codes.PAS_UNE_VALEUR, brut.span, **champs))


def _neant(brut: Brut, donnee: Donnee) -> Neant | None:
    """Gives the fact « néant » when the value says so and the datum allows it."""
    if not isinstance(brut, Scalaire) or donnee.genre == "texte" or plie(brut.texte) != "neant":
        return None
    if not donnee.peut_manquer:
        raise Refus(remarque(codes.NEANT_REFUSE, brut.span, nom=donnee.ecriture))
    return Neant()


def _verite(scalaire: Scalaire, donnee: Donnee) -> FaitVerite:
    """Reads « oui » or « non »; the true and false of a format are accepted bare, never as words."""
    mot = plie(scalaire.texte)
    if scalaire.genre == "verite":
        return FaitVerite(mot == "true")
    if mot in ("oui", "non"):
        return FaitVerite(mot == "oui")
    champs = {"texte": cite(scalaire.texte), "correction": _MOTS_AUTRES.get(mot, "oui, ou non")}
    raise Refus(remarque(codes.PAS_OUI_NON, scalaire.span, nom=donnee.ecriture, **champs))


# ------------------------------------------------------------------------------------------------------ appreciations
def _avis(table: Table, donnee: Donnee, remarques: list[Diagnostic]) -> Brut:
    """Gives the opinion alone, after checking the authority that stands beside it."""
    avis: Brut = Sequence((), table.span)
    for cle, valeur in table.entrees:
        nom = plie(cle.texte)
        if nom == "avis":
            avis = valeur
        elif nom == "autorite":
            _verifier_autorite(valeur, donnee, remarques)
        else:
            remarques.append(champ_inconnu(cle, "une appréciation", ("avis", "autorité")))
    return avis


def _verifier_autorite(valeur: Brut, donnee: Donnee, remarques: list[Diagnostic]) -> None:
    autorite = donnee.autorite or ""
    texte = valeur.texte if isinstance(valeur, Scalaire) else ""
    if autorite and plie(texte) != plie(autorite):
        champs = {"nom": donnee.ecriture, "autorite": autorite, "texte": cite(texte)}
        remarques.append(remarque(codes.AUTRE_AUTORITE, valeur.span, **champs))


def champ_inconnu(cle: Scalaire, objet: str, possibles: tuple[str, ...]) -> Diagnostic:
    """Says that a group has no field of that name."""
    champs = {"nom": cite(cle.texte), "objet": objet, "possibles": enumerer(possibles)}
    return remarque(codes.CHAMP_INCONNU, cle.span, proches=vouliez_vous(cle.texte, possibles), **champs)
