"""Types the dates of a dossier: a day of the calendar, or the days between which it falls. No day is ever guessed."""

import calendar
import re
from datetime import date
from fractions import Fraction

from reglo.diagnostics import Diagnostic
from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import FaitDate
from reglo.outcome.lecture_bornes import decouper
from reglo.outcome.lecture_brute import Refus, Scalaire, cite, remarque
from reglo.syntax.dates import corriger_date
from reglo.values import formats

_FORME = re.compile(r"\d{1,2} ?/ ?\d{1,2} ?/ ?\d{4}|\d{4}-\d{2}-\d{2}")
_ANNEE_COURTE = re.compile(r"(\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?)(\d{2})")
_AUTRE_SEPARATEUR = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})")
_MOIS_SEUL = re.compile(r"(\d{1,2})/(\d{4})")
_ANNEE_SEULE = re.compile(r"(\d{4})")
_AVEC_HEURE = re.compile(r"(\d{4}-\d{2}-\d{2}|\d{1,2} ?/ ?\d{1,2} ?/ ?\d{4})[ T]+\d{1,2} ?[:h].*", re.IGNORECASE)
_EXEMPLE = "par exemple 01/07/2025"
_EN_LETTRES = re.compile(r"\d{1,2}(?: ?er)? +([a-z]+) +\d{4}")


def lire_fait_date(scalaire: Scalaire, donnee: Donnee) -> FaitDate:
    """Gives the date, or the range of dates, that a value states; raises `Refus`."""
    partielle = decouper(scalaire)
    bas = _jour(scalaire, partielle.bas) if partielle.bas is not None else None
    haut = _jour(scalaire, partielle.haut) if partielle.haut is not None else None
    if bas is not None and haut is not None and bas > haut:
        ordre = f"{formats.ecrire_date(haut)} à {formats.ecrire_date(bas)}"
        champs = {"texte": cite(scalaire.texte), "correction": ordre}
        raise Refus(remarque(codes.BORNES_INVERSEES, scalaire.span, **champs))
    for jour in (bas, haut):
        if jour is not None:
            _verifie(scalaire, donnee, jour)
    return FaitDate(bas or _borne(donnee.minimum), haut or _borne(donnee.maximum))


def _jour(scalaire: Scalaire, texte: str) -> date:
    jour = formats.lire_date(texte)
    if jour is None:
        raise Refus(_illisible(scalaire, texte))
    return jour


def _borne(rang: Fraction | None) -> date | None:
    return None if rang is None else date.fromordinal(int(rang))


def _verifie(scalaire: Scalaire, donnee: Donnee, jour: date) -> None:
    bas, haut = _borne(donnee.minimum), _borne(donnee.maximum)
    if (bas is not None and jour < bas) or (haut is not None and jour > haut):
        limites = [f"à partir du {formats.ecrire_date(bas)}"] if bas else []
        limites += [f"jusqu'au {formats.ecrire_date(haut)}"] if haut else []
        champs = {"texte": cite(scalaire.texte), "nom": donnee.ecriture, "domaine": " ".join(limites)}
        raise Refus(remarque(codes.HORS_DOMAINE, scalaire.span, **champs))


# --------------------------------------------------------------------------------------------------------- sentences
def _illisible(scalaire: Scalaire, texte: str) -> Diagnostic:
    if _FORME.fullmatch(texte) or _mois_connu(texte):
        return remarque(codes.DATE_IMPOSSIBLE, scalaire.span, texte=cite(texte), correction=_proche(texte))
    raison, correction = _raison(texte)
    champs = {"texte": cite(texte), "raison": raison, "correction": correction}
    return remarque(codes.DATE_ILLISIBLE, scalaire.span, **champs)


def _proche(texte: str) -> str:
    """Gives the nearest day that the calendar has, or the form of a date when none is near."""
    proche = corriger_date("/".join(reversed(texte.split("-"))))[1]
    return proche if formats.lire_date(proche) else _EXEMPLE


def _mois_connu(texte: str) -> bool:
    """Tells whether a date in letters names a month (its day, then, does not exist)."""
    trouve = _EN_LETTRES.fullmatch(texte.lower())
    return trouve is not None and formats.lire_date(f"1 {trouve[1]} 2024") is not None


def _raison(texte: str) -> tuple[str, str]:
    """Says why a text is no date, and what to write."""
    if (trouve := _AVEC_HEURE.fullmatch(texte)) and (jour := formats.lire_date(trouve[1])):
        return " : l'heure est de trop", formats.ecrire_date(jour)
    if trouve := _ANNEE_COURTE.fullmatch(texte):
        return " : l'année s'écrit avec ses quatre chiffres", f"{trouve[1]}20{trouve[2]}"
    if trouve := _AUTRE_SEPARATEUR.fullmatch(texte):
        return " : le jour, le mois et l'année se séparent par « / »", f"{trouve[1]}/{trouve[2]}/{trouve[3]}"
    if (trouve := _MOIS_SEUL.fullmatch(texte)) and 1 <= int(trouve[1]) <= 12:  # noqa: PLR2004 - months of a year
        dernier = calendar.monthrange(int(trouve[2]), int(trouve[1]))[1]
        return " : il y manque le jour", f"01/{texte} à {dernier}/{texte}"
    if _ANNEE_SEULE.fullmatch(texte):
        return " : il y manque le jour et le mois", f"01/01/{texte} à 31/12/{texte}"
    return "", _EXEMPLE
