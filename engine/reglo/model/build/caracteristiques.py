"""Terms of the aid other than its amount: rates, durations, shares, exemptions, services."""

from fractions import Fraction
from typing import Any

from reglo.model.build import codes_clauses
from reglo.model.build.chantier import Phrase, commun, lire_garde, tenir_seul
from reglo.model.build.contexte import Valeur
from reglo.model.build.fourchettes import lire_bornes
from reglo.model.build.litteraux import chiffree
from reglo.model.build.montants import FORFAITS
from reglo.model.build.natures import lire_valeur, nommer, zero
from reglo.model.clauses import Caracteristique
from reglo.model.expressions import Strate
from reglo.syntax.tree import Noeud
from reglo.values import unites
from reglo.values.unites import Desaccord, Dimension

_PLACE = "Une caractéristique"
_ATTENDUES: dict[str, tuple[Dimension, ...]] = {
    "taux": (unites.POURCENT,),
    "durée": (unites.DUREE, unites.JOUR),
    "différé": (unites.DUREE, unites.JOUR),
    "préfinancement": (unites.DUREE, unites.JOUR),
    "quotité": (unites.POURCENT,),
    "exonération": (unites.DUREE, unites.POURCENT),
    "dégrèvement": (unites.POURCENT, unites.EURO, unites.DUREE),
    "taux réduit": (unites.POURCENT,),
    "montant": (unites.EURO,),
}
"""What each term may measure; a term that is not here measures what it wants."""
_NOMS = {unites.POURCENT: "%", unites.DUREE: "ans ou mois", unites.JOUR: "jours", unites.EURO: "€"}


def lire_caracteristique(phrase: Phrase) -> Caracteristique | None:
    """Reads one term of the aid."""
    mot = phrase.noeud.noeuds("caracteristique")[0].jetons()[0].type
    genre = "prestation" if mot == "PRESTATION" else mot
    contenu = phrase.noeud.noeuds(*FORFAITS, "parmi_valeurs", "prestation_texte")[0]
    objet = phrase.noeud.jeton("STR")
    lu = _CONTENUS.get(contenu.regle, _valeur)(phrase, contenu, genre)
    garde = lire_garde(phrase, Strate.AUTRE_AIDE, _PLACE)
    communs = commun(phrase)
    if lu is None or garde is None or communs is None:
        return None
    return Caracteristique(
        **communs,
        genre=genre,  # type: ignore[arg-type]
        objet="" if objet is None else objet.texte,
        garde=garde[0],
        **lu,
    )


def _texte(phrase: Phrase, contenu: Noeud, genre: str) -> dict[str, Any]:  # noqa: ARG001 - the shape of its siblings
    return {"forme": "texte", "texte": contenu.jetons("STR")[0].texte, "unite": ""}


def _valeur(phrase: Phrase, contenu: Noeud, genre: str) -> dict[str, Any] | None:
    """Reads « livret_a + marge, avec un plancher de 0,25 % », « de 15 ans à 60 ans », « jusqu'à 80 % »."""
    lues = lire_bornes(phrase.redaction, contenu) if contenu.regle == "fourchette" else _seule(phrase, contenu)
    if not lues:
        return None
    if not all(tuple(_juste(phrase, lue, genre, contenu) for lue in lues)):
        return None
    haut = lues[-1]
    bas = zero(haut.noeud.span) if contenu.regle == "jusqua" else lues[0].noeud
    return {"forme": contenu.regle, "bas": bas, "haut": haut.noeud, "unite": unites.ecrire(haut.dimension)}


def _seule(phrase: Phrase, contenu: Noeud) -> tuple[Valeur, ...]:
    lue = lire_valeur(phrase.redaction, contenu.noeuds()[0])
    return () if lue is None else (lue,)


def _juste(phrase: Phrase, lue: Valeur, genre: str, contenu: Noeud) -> bool:
    unite = _convient(phrase, lue, genre, contenu)
    return tenir_seul(phrase, lue, Strate.AUTRE_AIDE, _PLACE) and unite


def _convient(phrase: Phrase, lue: Valeur, genre: str, contenu: Noeud) -> bool:
    """Tells whether a term measures what such a term measures."""
    attendues = _ATTENDUES.get(genre, ())
    if not attendues:
        return True
    accords = [unites.ensemble(lue.dimension, attendue) for attendue in attendues]
    juste = any(not isinstance(accord, Desaccord) for accord in accords)
    if juste and not (lue.nu and lue.dimension.pure):
        return True
    raison = next((a.raison for a in accords if isinstance(a, Desaccord) and a.raison), "")
    champs = {
        "genre": genre,
        "attendues": " ou ".join(_NOMS[attendue] for attendue in attendues),
        "trouvee": nommer(phrase.redaction, lue.dimension),
        "raison": f" : {raison}" if raison else "",
        "correction": f"{genre} : … {_NOMS[attendues[0]].split()[0]}",
    }
    phrase.redaction.dire(codes_clauses.CARACTERISTIQUE_ILLISIBLE, contenu.span, **champs)
    return False


def _parmi(phrase: Phrase, contenu: Noeud, genre: str) -> dict[str, Any] | None:
    """Reads « parmi 30 ans, 35 ans, 40 ans »."""
    lues = [lire_valeur(phrase.redaction, mesure) for mesure in contenu.noeuds()]
    justes = [lue for lue in lues if lue is not None and _juste(phrase, lue, genre, contenu)]
    valeurs = [chiffree(lue) for lue in justes]
    if not justes or len(justes) != len(lues):
        return None
    connues: tuple[Fraction, ...] = tuple(valeur for valeur in valeurs if valeur is not None)
    return {"forme": "parmi", "valeurs": connues, "unite": unites.ecrire(justes[0].dimension)}


_CONTENUS = {"prestation_texte": _texte, "parmi_valeurs": _parmi}
