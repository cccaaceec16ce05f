"""Criteria: conditions of grant, exclusions, exceptions to them, and open questions."""

from reglo.model.build import codes_clauses
from reglo.model.build.chantier import Phrase, commun, lire_garde, tenir_seul
from reglo.model.build.labels import Etiquette, resoudre
from reglo.model.build.natures import lire_condition
from reglo.model.build.noms import donnee_simple
from reglo.model.clauses import Critere, Indication
from reglo.model.expressions import Strate
from reglo.syntax.tree import Noeud

MODES = ("exige", "exclut", "admet", "reexclut", "indique")
_MOTS = {"admet": "reste admis si", "reexclut": "reste exclu si"}
_ECARTE = {"admet": ("exige", "exclut"), "reexclut": ("admet",)}
_ROLES = {
    "exige": "pose une condition",
    "exclut": "exclut",
    "admet": "admet déjà",
    "reexclut": "exclut à titre d'exception",
    "indique": "ne décide rien",
}


def mode_de(noeud: Noeud | None) -> str:
    """Gives the rule of a criterion's phrase."""
    phrase = None if noeud is None else noeud.noeud(*MODES)
    return "" if phrase is None else phrase.regle


def lire_critere(phrase: Phrase) -> Critere | Indication | None:
    """Reads one criterion."""
    corps = phrase.enfant(*MODES)
    if corps is None:
        return None
    if corps.regle == "indique":
        return _indication(phrase, corps)
    ecrite = next(noeud for noeud in corps.noeuds() if noeud.regle != "garde_avant")
    lue = lire_condition(phrase.redaction, ecrite)
    tenue = tenir_seul(phrase, lue, Strate.MONTANT, "Un critère")
    garde = lire_garde(phrase, Strate.MONTANT, "Un critère", corps)
    ecartee = _exception(phrase, corps)
    communs = commun(phrase)
    if lue is None or not tenue or garde is None or ecartee is None or communs is None:
        return None
    return Critere(
        **communs,
        mode=corps.regle,  # type: ignore[arg-type]
        beneficiaires=phrase.chantier.mot == "bénéficiaires",
        condition=lue.noeud,
        garde=garde[0],
        exception_a=ecartee[0],
    )


def _exception(phrase: Phrase, corps: Noeud) -> tuple[str | None] | None:
    """Gives the clause that this one excepts, in a tuple of one; None when it cannot."""
    exception = phrase.enfant("exception")
    mot = _MOTS.get(corps.regle)
    if exception is None and mot is None:
        return (None,)
    if exception is None:
        _sans_objet(phrase, corps, mot or "")
        return None
    ref = exception.noeuds("ref")[0]
    cible = resoudre(phrase.redaction, ref, _criteres(phrase), "un critère de cette aide")
    if cible is None:
        return None
    return (cible.id,) if _convient(phrase, corps, cible) else None


def _criteres(phrase: Phrase) -> dict[str, Etiquette]:
    return {nom: e for nom, e in phrase.chantier.etiquettes.items() if e.section == "criteres"}


def _sans_objet(phrase: Phrase, corps: Noeud, mot: str) -> None:
    candidats = [e.label for e in _criteres(phrase).values() if e.mode in _ECARTE[corps.regle]]
    clause = candidats[0] if candidats else "c…"
    phrase.redaction.dire(codes_clauses.EXCEPTION_SANS_OBJET, corps.span, mot=mot, clause=clause)


def _convient(phrase: Phrase, corps: Noeud, cible: Etiquette) -> bool:
    """Checks parity: what admits excepts what refuses, what excludes again excepts what admits."""
    juste_pour_cible = "admet" if cible.mode in _ECARTE["admet"] else "reexclut"
    if corps.regle not in _MOTS:
        champs = {
            "cible": cible.label,
            "juste": "reste admis" if juste_pour_cible == "admet" else "reste exclu",
            "mot": _MOTS[juste_pour_cible],
        }
        phrase.redaction.dire(codes_clauses.EXCEPTION_SANS_EFFET, corps.span, **champs)
        return False
    if cible.mode in _ECARTE[corps.regle] or not cible.mode:
        return True
    champs = {
        "mot": _MOTS[corps.regle].removesuffix(" si"),
        "cible": cible.label,
        "role": _ROLES[cible.mode],
        "juste": _MOTS[juste_pour_cible],
    }
    notes = ((cible.span, f"{cible.label} est ici"),)
    phrase.redaction.journal.dire(codes_clauses.EXCEPTION_DEPLACEE, corps.span, notes=notes, **champs)
    return False


def _indication(phrase: Phrase, corps: Noeud) -> Indication | None:
    """Reads « indiquer X, Y »: any data, even those that nothing computes."""
    if phrase.enfant("exception") is not None:
        champs = {"cible": "une clause", "juste": "reste admis ou exclu", "mot": "reste admis si"}
        phrase.redaction.dire(codes_clauses.EXCEPTION_SANS_EFFET, corps.span, **champs)
    lues = [donnee_simple(phrase.redaction, jeton) for jeton in corps.noeuds("noms")[0].jetons()]
    communs = commun(phrase)
    noms = tuple(lue.nom for lue in lues if lue is not None)
    if communs is None or len(noms) != len(lues):
        return None
    return Indication(**communs, donnees=noms)
