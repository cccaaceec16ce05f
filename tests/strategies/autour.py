"""Draws what stands around the amount: terms, caps on sets, non-cumul, envelopes, documents, payments."""

from fractions import Fraction
from typing import Any, Literal

from tests.strategies.clauses import Plume
from tests.strategies.expressions import nombre
from tests.strategies.tirage import Tirage
from tests.strategies.vocabulaire import DOCUMENTS, FAMILLES, ORGANISMES, POOL

from reglo.model import expressions as e
from reglo.model.clauses import (
    Caracteristique,
    Enveloppe,
    NonCumul,
    Piece,
    PlafondEnsemble,
    Portee,
    Versement,
)
from reglo.model.expressions import Strate
from reglo.source import NULLE_PART

PIECES = ("deliberation", "devis", "plans")
Rapport = Literal["exclut", "au choix avec", "cumul permis avec", "complète", "remplace"]
RAPPORTS: tuple[Rapport, ...] = ("exclut", "exclut", "au choix avec", "cumul permis avec", "complète", "remplace")


def caracteristiques(p: Plume) -> tuple[Caracteristique, ...]:
    """Draws terms of every form."""
    return tuple(p.t.fois(2, lambda _: _caracteristique(p)))


def _caracteristique(p: Plume) -> Caracteristique:
    entete, garde = p.entete("q"), p.garde(Strate.AUTRE_AIDE)
    forme = p.t.parmi(("fixe", "fourchette", "jusqua", "parmi", "texte"))
    commun: dict[str, Any] = {**entete, "forme": forme, "garde": garde}
    if forme == "parmi":
        return Caracteristique(**commun, genre="durée", unite="mois", valeurs=(POOL[1], POOL[2]))
    if forme == "texte":
        return Caracteristique(**commun, genre="prestation", unite="", texte="conseil")
    haut = nombre(p.t, p.champ.a(Strate.AUTRE_AIDE), 1)
    bas = haut if forme == "fixe" else nombre(p.t, p.champ.a(Strate.AUTRE_AIDE), 0)
    return Caracteristique(**commun, genre="taux", unite="%", bas=None if forme == "jusqua" else bas, haut=haut)


def portee(t: Tirage, aides: tuple[str, ...]) -> Portee:
    """Draws a set of aids."""
    genre = t.parmi(("publiques", "financeur", "famille", "document", "aide"))
    noms = {
        "publiques": ("",),
        "financeur": tuple(ORGANISMES),
        "famille": FAMILLES,
        "document": tuple(DOCUMENTS),
        "aide": aides,
    }[genre]
    return Portee(span=NULLE_PART, genre=genre, nom=t.parmi(noms))  # type: ignore[arg-type]


def plafonds(p: Plume, aides: tuple[str, ...]) -> tuple[PlafondEnsemble, ...]:
    """Draws caps on sets, checked only or clipping an aid, and the least self-funding."""
    return tuple(_plafond(p, aides) for _ in range(p.t.parmi((0, 0, 0, 1, 1, 2))))


def _plafond(p: Plume, aides: tuple[str, ...]) -> PlafondEnsemble:
    entete, garde = p.entete("p"), p.garde(Strate.MONTANT, 1, 6)
    limite = _limite(p)
    if p.t.chance(1, 4):
        return PlafondEnsemble(**entete, genre="autofinancement", limite=limite, garde=garde)
    ecrete = p.t.parmi((None, p.aide, *_ecretables(p, aides)))
    return PlafondEnsemble(
        **entete, genre="total", limite=limite, portee=portee(p.t, aides), ecrete=ecrete, garde=garde
    )


def _ecretables(p: Plume, aides: tuple[str, ...]) -> tuple[str, ...]:
    """Gives the aids that a cap may clip without a cycle: later ones, any of them when this aid reads none."""
    return aides[aides.index(p.aide) :] if p.champ.aides else aides


def _limite(p: Plume) -> e.Nombre:
    if p.t.chance(1, 2):
        return e.Constante(span=NULLE_PART, valeur=p.t.parmi(POOL))
    return nombre(p.t, p.champ.a(Strate.MONTANT), 1)


def non_cumuls(p: Plume, aides: tuple[str, ...]) -> tuple[NonCumul, ...]:
    """Draws how the aid stands with others."""
    return tuple(_non_cumul(p, aides) for _ in range(p.t.parmi((0, 0, 0, 1, 1, 2))))


def _non_cumul(p: Plume, aides: tuple[str, ...]) -> NonCumul:
    entete = p.entete("n")
    rapport = p.t.parmi(RAPPORTS)
    return NonCumul(
        **entete,
        rapport=rapport,
        cible=portee(p.t, aides),
        garde=p.garde(Strate.AUTRE_AIDE, 1, 5),
    )


def enveloppes(p: Plume) -> tuple[Enveloppe, ...]:
    """Draws a budget or a quota."""
    return (_enveloppe(p),) if p.t.chance(1, 4) else ()


def _enveloppe(p: Plume) -> Enveloppe:
    entete = p.entete("w")
    quota = p.t.chance(1, 2)
    compte = e.LectureDonnee(span=NULLE_PART, donnee="places") if quota else None
    fenetre = p.t.parmi(("totale", "annuelle", "glissante"))
    return Enveloppe(
        **entete,
        limite=p.t.parmi(POOL[1:]),
        unite="place" if quota else "€",
        compte=compte,
        fenetre=fenetre,  # type: ignore[arg-type]
        mois=12 if fenetre == "glissante" else None,
        par_beneficiaire=p.t.chance(1, 3),
        ordre_arrivee=p.t.chance(1, 2),
    )


def pieces(p: Plume) -> tuple[Piece, ...]:
    """Draws the documents to provide."""
    return tuple(_piece(p, nom) for nom in p.t.plusieurs(PIECES, 0, 2))


def _piece(p: Plume, nom: str) -> Piece:
    exigibilite = p.t.parmi(("obligatoire", "obligatoire", "cas_echeant", "facultatif"))
    garde = p.garde(Strate.MONTANT, 1, 2)
    return Piece(**p.entete("d"), nom=nom, libelle=nom, garde=garde, exigibilite=exigibilite)  # type: ignore[arg-type]


def versements(p: Plume) -> tuple[Versement, ...]:
    """Draws a schedule that ends with the balance."""
    if not p.t.chance(1, 3):
        return ()
    parts = [Fraction(3, 10), Fraction(1, 3)][: p.t.entier(0, 2)]
    tranches = [Versement(**p.entete("v"), evenement="étape", part=part) for part in parts]
    return (*tranches, Versement(**p.entete("v"), evenement="fin", garde=p.garde(Strate.AUTRE_AIDE, 1, 8)))
