"""The head of an aid or of a trunk: who pays, what kind of aid, from which text, over which period."""

import msgspec

from reglo.model.build import codes_aides, codes_noms
from reglo.model.build.contexte import Redaction
from reglo.model.build.declarations import connu_organisme
from reglo.model.build.donnees import date_qui_commande
from reglo.model.build.nommes import nommes
from reglo.model.build.suites import (
    PERIODES,
    Suites,
    choix_lecture,
    connu_document,
    interpretation,
    lire_lignes,
    periode,
)
from reglo.model.clauses import Periode
from reglo.model.rulebook import DateSelonLecture
from reglo.syntax.tree import Jeton, Noeud

NATURES = (
    "subvention", "pret", "garantie", "avantage_fiscal", "fonctionnement", "prestation", "ingenierie", "participation",
    "convention", "programmation", "regle", "information",
)  # fmt: skip
_UNIQUES = {
    "financeur": "financeur",
    "nature": "nature",
    "famille": "famille",
    "territoire": "territoire",
    "source": "source",
    "date_commande": "date qui commande",
}


class Reprise(msgspec.Struct, frozen=True, kw_only=True):
    """« reprend X sauf c3 », before its clauses are looked up."""

    tronc: Jeton
    sauf: Noeud | None
    noeud: Noeud


class Entete(msgspec.Struct, frozen=True, kw_only=True):
    """What the head says, and nothing of what it inherits."""

    financeur: str | None = None
    nature: str | None = None
    familles: tuple[str, ...] = ()
    territoire: str = ""
    document: str | None = None
    ligne_debut: int | None = None
    ligne_fin: int | None = None
    date_qui_commande: str | None = None
    dates_selon_lecture: tuple[DateSelonLecture, ...] = ()
    periode: Periode | None = None
    interpretations: Suites
    reprises: tuple[Reprise, ...] = ()
    fautives: frozenset[str] = frozenset()
    """What is said, but wrong: not to be reported as missing."""


def lire_entete(redaction: Redaction, noeud: Noeud, nom: str) -> Entete:
    """Reads the head of an aid or of a trunk."""
    _doubles(redaction, noeud, nom)
    lues = {regle: _lire(redaction, noeud.noeud(regle)) for regle in ("financeur", "nature", "date_commande")}
    document, lignes = _source(redaction, noeud.noeud("source"))
    ecrite = noeud.noeud(*PERIODES)
    famille, territoire = noeud.noeud("famille"), noeud.noeud("territoire")
    interpretations = tuple(interpretation(n) for n in noeud.noeuds("interpretation"))
    return Entete(
        financeur=lues["financeur"],
        nature=lues["nature"],
        familles=() if famille is None else tuple(nomme.nom.texte for nomme in nommes(famille.noeuds("nommes")[0])),
        territoire="" if territoire is None else territoire.jetons()[0].texte,
        document=document,
        ligne_debut=lignes[0],
        ligne_fin=lignes[1],
        date_qui_commande=lues["date_commande"],
        dates_selon_lecture=_dates_selon_lecture(redaction, noeud, nom),
        periode=None if ecrite is None else periode(redaction, ecrite),
        interpretations=Suites(interpretations=interpretations),
        reprises=_reprises(redaction, noeud),
        fautives=frozenset(regle for regle in ("financeur", "nature", "source") if noeud.noeud(regle) is not None),
    )


def _dates_selon_lecture(redaction: Redaction, noeud: Noeud, nom: str) -> tuple[DateSelonLecture, ...]:
    """Reads the governing dates that hang on a reading: one reading, one date at most for each of its options."""
    dates: list[DateSelonLecture] = []
    for ecrite in noeud.noeuds("date_selon_lecture"):
        donnee = date_qui_commande(redaction, ecrite.jetons("NAME")[0])
        selon = ecrite.noeuds("selon_lecture")[0]
        choix = choix_lecture(redaction, selon)
        if donnee is None or choix is None:
            continue
        if any(lue.choix.lecture != choix.lecture or lue.choix.option == choix.option for lue in dates):
            mot = f"date qui commande … option {selon.jetons('NAME')[0].brut}"
            redaction.dire(codes_aides.ENTETE_DEUX_FOIS, ecrite.span, mot=mot, aide=nom)
        dates.append(DateSelonLecture(span=ecrite.span, donnee=donnee, choix=choix))
    return tuple(dates)


def _doubles(redaction: Redaction, noeud: Noeud, nom: str) -> None:
    for regle, mot in _UNIQUES.items():
        for double in noeud.noeuds(regle)[1:]:
            redaction.dire(codes_aides.ENTETE_DEUX_FOIS, double.span, mot=mot, aide=nom)
    for double in noeud.noeuds(*PERIODES)[1:]:
        redaction.dire(codes_aides.ENTETE_DEUX_FOIS, double.span, mot="en vigueur", aide=nom)


def _lire(redaction: Redaction, noeud: Noeud | None) -> str | None:
    """Reads a line that holds one name."""
    if noeud is None:
        return None
    jeton = noeud.jetons("NAME", "PRESTATION")[0]
    if noeud.regle == "financeur":
        return connu_organisme(redaction, jeton)
    if noeud.regle == "date_commande":
        return date_qui_commande(redaction, jeton)
    if jeton.texte in NATURES:
        return jeton.texte
    possibles = f"la nature d'une aide est {', '.join(NATURES)}"
    redaction.journal.inconnu(codes_noms.CHOIX_FERME, jeton.span, jeton.brut, NATURES, possibles=possibles)
    return None


def _source(redaction: Redaction, noeud: Noeud | None) -> tuple[str | None, tuple[int | None, int | None]]:
    if noeud is None:
        return None, (None, None)
    document = connu_document(redaction, noeud.jetons("NAME")[0])
    return document, lire_lignes(redaction, noeud) or (None, None)


def _reprises(redaction: Redaction, noeud: Noeud) -> tuple[Reprise, ...]:
    reprises: dict[str, Reprise] = {}
    for ecrite in noeud.noeuds("reprend"):
        jeton = ecrite.noeuds("ident")[0].jetons()[0]
        if jeton.texte in reprises:
            redaction.dire(codes_aides.REPRIS_DEUX_FOIS, ecrite.span, tronc=jeton.brut)
        reprise = Reprise(tronc=jeton, sauf=ecrite.noeud("refs"), noeud=ecrite)
        reprises.setdefault(jeton.texte, reprise)
    return tuple(reprises.values())
