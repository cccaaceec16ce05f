"""Finds what to say of a piece that cannot be read, or that reads but says what nobody means: one remark for a mistake.

From the surest to the vaguest: the literals, the mistakes foreseen in `fautes.toml`, the words of the language taken
for names, the misspelled words, and at last what could have stood there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from reglo.caracteres import etrangere, numero, ressemblant
from reglo.diagnostics import Diagnostic, Fiche, proches, sans_accents, vouliez_vous
from reglo.source import Span
from reglo.syntax import codes, plan
from reglo.syntax.dates import corriger_date, lire_date
from reglo.syntax.examples import reconnaitre
from reglo.syntax.expected import enumerer
from reglo.syntax.fold import Texte
from reglo.syntax.lalr import Echec, couvrir
from reglo.syntax.lexer import IMBRIQUE, INCONNU, OUVERT, Lexeme
from reglo.syntax.outline import PUCES, Morceau, Plan
from reglo.syntax.repair import Reparation, essayer, mot_mal_ecrit, un_signe
from reglo.syntax.tables import Tables
from reglo.syntax.tree import Jeton

_NOMBRES = frozenset({"NOMBRE", "PCT", "DATE"})
_CITE = 40
_REPARABLES = 500
"""Words of the longest phrase where one small change is sought: each try reads the phrase again."""
_LIAISONS = frozenset({"et", "ou"})
_AVANT_CONDITION = frozenset({"LABEL", "SUB", "si", "exclu si", "reste admis si", "reste exclu si", "=", ":"})


class Fautes:
    """Makes remarks on the pieces of files written in one grammar."""

    def __init__(self, tables: Tables, plan_: Plan) -> None:
        """Keeps the grammar at hand, to try corrections."""
        self.tables = tables
        self.plan = plan_

    def juger(self, texte: Texte, morceau: Morceau, echec: Echec | None, clause: str | None) -> list[Diagnostic]:
        """Gives the remarks on one piece: none when it is legal and plain."""
        if morceau.depart == plan.INCONNUE:
            return []
        litteraux = [d for lexeme in morceau.lexemes if _douteux(lexeme) for d in _litteral(lexeme, clause)]
        if litteraux:
            return litteraux
        sure = self._place(morceau, echec, clause) or reconnaitre(texte, morceau, None, clause)
        if sure is not None or echec is None:
            return [sure] if sure is not None else []
        return [
            self._reserve(morceau, echec, clause)
            or reconnaitre(texte, morceau, _autour(morceau, echec), clause)
            or self._ouverture(texte, morceau, echec, clause)
            or self._forme_de_label(morceau, echec, clause)
            or _nombres(morceau, echec, clause)
            or self._melange(texte, morceau, echec, clause)
            or self._reparer(texte, morceau, echec, clause)
            or self._attendu(texte, morceau, echec, clause)
        ]

    # ------------------------------------------------------------------------------------------- where a piece stands
    def _place(self, morceau: Morceau, echec: Echec | None, clause: str | None) -> Diagnostic | None:
        """Remarks on a piece that stands where its kind cannot."""
        premier = morceau.lexemes[0].jeton
        if morceau.depart and echec is not None:
            return None
        if morceau.depart == "section" and morceau.item not in plan.A_SECTIONS:
            return codes.HORS_AIDE.diagnostic(premier.span, mot=premier.brut)
        if morceau.depart in plan.SOUS and morceau.section != plan.SOUS[morceau.depart]:
            place = "dossier" if morceau.depart != "attente" else "attendu"
            return codes.HORS_EXEMPLE.diagnostic(premier.span, mot=premier.brut, place=place)
        if morceau.depart:
            return None
        if premier.type == "LABEL":
            return codes.HORS_SECTION.diagnostic(premier.span, label=premier.texte.removesuffix("."), clause=clause)
        possibles = " ou ".join(f"« {mot} »" for mot in ("aide", "donnée", "paramètre", "exemple"))
        return codes.HORS_PLAN.diagnostic(premier.span, mot=premier.brut, possibles=possibles)

    def _ouverture(self, texte: Texte, morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic | None:
        """Remarks on the first word of a piece: a misspelled section or item, a label without its dot, a bullet."""
        premier = morceau.lexemes[0].jeton
        if echec.rang > 0:
            return None
        if morceau.depart == "section":
            return _inconnu(codes.SECTION_INCONNUE, premier, plan.CLAUSES)
        if morceau.depart in plan.ITEMS:
            return _inconnu(codes.ITEM_INCONNU, premier, self.plan.mots_items)
        if premier.type in ("LREF", "QNAME") and "LABEL" in echec.attendus:
            label, _, reste = premier.texte.partition(".")
            ecrit = f"{label}. {reste}".rstrip()
            return codes.LABEL_SANS_POINT.diagnostic(premier.span, clause=clause, aide=ecrit, remplacement=ecrit)
        if premier.texte in PUCES and "LABEL" in echec.attendus:
            label = _prochain_label(texte, plan.LETTRES.get(morceau.section, "t"))
            return codes.PUCE.diagnostic(premier.span, clause=clause, aide=label, remplacement=label)
        return None

    # ------------------------------------------------------------------------------------------- words taken for names
    def _reserve(self, morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic | None:
        """Remarks on a word of the language that stands where a name is wanted."""
        if echec.rang == len(morceau.lexemes):
            return None
        jeton = morceau.lexemes[echec.rang].jeton
        mot = self.tables.suites_reservees.get(jeton.texte) or self.tables.ecrits.get(jeton.type)
        if mot is None or not mot[0].isalpha() or not self._nom_voulu(morceau, echec):
            return None
        aide = jeton.texte.replace(" ", "_").replace("'", "_") + "_1"
        return codes.MOT_RESERVE.diagnostic(jeton.span, clause=clause, mot=jeton.brut, aide=aide, remplacement=aide)

    def _forme_de_label(self, morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic | None:
        """Remarks on a name that looks like the number of a clause."""
        if echec.rang == len(morceau.lexemes):
            return None
        jeton = morceau.lexemes[echec.rang].jeton
        if jeton.type != "LREF" or not self._nom_voulu(morceau, echec):
            return None
        aide = f"{jeton.texte}_"
        return codes.FORME_DE_LABEL.diagnostic(jeton.span, clause=clause, mot=jeton.brut, aide=aide, remplacement=aide)

    def _nom_voulu(self, morceau: Morceau, echec: Echec) -> bool:
        """Tells whether a name in place of the refused word lets reading go on after it."""
        if "NAME" not in echec.attendus:
            return False
        essai = essayer(self.tables, morceau.depart, _jetons(morceau), (echec.rang, echec.rang + 1), "NAME")
        return essai.progres > echec.rang + 1

    # ----------------------------------------------------------------------------------------------- small repairs
    def _melange(self, texte: Texte, morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic | None:
        """Remarks on « et » and « ou » side by side, with the parentheses that the first of them could have."""
        jetons, rang = _jetons(morceau), echec.rang
        if rang == len(jetons) or jetons[rang].type not in _LIAISONS:
            return None
        debut = _debut_de_condition(jetons, rang)
        if not any(jeton.type in _LIAISONS for jeton in jetons[debut:rang]):
            return None
        span = couvrir(jetons[debut].span, jetons[rang - 1].span)
        ecrit = f"({texte.brut[span.debut : span.fin]})"
        return codes.ET_OU.diagnostic(span, clause=clause, aide=f"{ecrit} {jetons[rang].brut} …", remplacement=ecrit)

    def _reparer(self, texte: Texte, morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic | None:
        """Proposes the one small change that makes the piece legal, or the word of the language that was meant."""
        jetons = _jetons(morceau)
        if len(jetons) > _REPARABLES:
            return None
        if trouve := mot_mal_ecrit(self.tables, morceau.depart, jetons, echec.rang):
            span = couvrir(jetons[trouve.debut].span, jetons[trouve.fin - 1].span)
            brut = texte.brut[span.debut : span.fin]
            propose = f"Vouliez-vous écrire « {trouve.ecrit} » ?"
            return codes.MOT_MAL_ECRIT.diagnostic(
                span, clause=clause, mot=brut, proches=propose, aide=trouve.ecrit, remplacement=trouve.ecrit
            )
        if trouve := un_signe(self.tables, morceau.depart, jetons, echec):
            return _signe(texte, jetons, trouve, clause)
        return None

    def _attendu(self, texte: Texte, morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic:
        """Says what could have stood there."""
        jetons = _jetons(morceau)
        possibles = enumerer(self.tables, echec.attendus)
        if echec.rang == len(jetons):
            return codes.FIN_INATTENDUE.diagnostic(_apres(texte, jetons[-1]), clause=clause, possibles=possibles)
        jeton = jetons[echec.rang]
        return codes.MOT_INATTENDU.diagnostic(jeton.span, clause=clause, mot=_cite(jeton), possibles=possibles)


def _nombres(morceau: Morceau, echec: Echec, clause: str | None) -> Diagnostic | None:
    """Remarks on numbers side by side."""
    jetons, rang = _jetons(morceau), echec.rang
    if not 0 < rang < len(jetons) or {jetons[rang - 1].type, jetons[rang].type} - _NOMBRES:
        return None
    span = couvrir(jetons[rang - 1].span, jetons[rang].span)
    premier, second = jetons[rang - 1].brut, jetons[rang].brut
    return codes.NOMBRES_COLLES.diagnostic(span, clause=clause, premier=premier, second=second)


def _debut_de_condition(jetons: list[Jeton], rang: int) -> int:
    """Gives where the condition that ends before `rang` begins: after a « si », a label or an open parenthesis."""
    profondeur = 0
    for debut in range(rang - 1, -1, -1):
        profondeur += {")": 1, "(": -1}.get(jetons[debut].type, 0)
        if profondeur < 0 or (profondeur == 0 and jetons[debut].type in _AVANT_CONDITION):
            return debut + 1
    return 0


def _jetons(morceau: Morceau) -> list[Jeton]:
    return [lexeme.jeton for lexeme in morceau.lexemes]


def _cite(jeton: Jeton) -> str:
    """Gives a word as a message quotes it: a long quotation is cut, and its own marks are left out."""
    mot = jeton.texte if jeton.type == "STR" else jeton.brut
    return mot if len(mot) <= _CITE else f"{mot[:_CITE].rstrip()}…"


def _autour(morceau: Morceau, echec: Echec) -> tuple[int, int]:
    """Gives the place of the mistake in the folded text."""
    if echec.rang == len(morceau.lexemes):
        return morceau.lexemes[-1].debut, morceau.lexemes[-1].fin
    return morceau.lexemes[echec.rang].debut, morceau.lexemes[echec.rang].fin


def _apres(texte: Texte, jeton: Jeton) -> Span:
    """Gives the empty span just after a word, on the line where it ends."""
    return texte.span_brut(jeton.span.fin, jeton.span.fin)


def _douteux(lexeme: Lexeme) -> bool:
    """Tells whether a word may be no word at all."""
    jeton = lexeme.jeton
    return bool(lexeme.defaut) or jeton.type in ("DATE", INCONNU) or len(jeton.brut) > codes.CHIFFRES_MAXIMAUX


def _litteral(lexeme: Lexeme, clause: str | None) -> Iterator[Diagnostic]:
    """Remarks on a quotation, a date, a number or a word that is not one."""
    jeton = lexeme.jeton
    if jeton.type != "STR" and (remarque := _demesure(jeton, clause)):
        yield remarque
    elif lexeme.defaut == OUVERT:
        yield codes.GUILLEMETS_OUVERTS.diagnostic(
            jeton.span, clause=clause, aide=f"« {jeton.texte} »", remplacement=f"« {jeton.texte} »"
        )
    elif lexeme.defaut == IMBRIQUE:
        yield codes.GUILLEMETS_IMBRIQUES.diagnostic(
            jeton.span, clause=clause, aide=f"« {jeton.texte} »", remplacement=f"« {jeton.texte} »"
        )
    elif jeton.type == "DATE" and lire_date(jeton.texte) is None:
        yield _date(jeton, clause)


def trop_de_chiffres(jeton: Jeton) -> bool:
    """Tells whether a word holds a number that no text says; a quotation may hold any."""
    brut, maximum = jeton.brut, codes.CHIFFRES_MAXIMAUX
    return len(brut) > maximum and jeton.type != "STR" and sum(map(str.isdigit, brut)) > maximum


def _demesure(jeton: Jeton, clause: str | None) -> Diagnostic | None:
    """Remarks on a word of any length, or written in letters that are not those of the language."""
    if len(jeton.brut) > codes.LONGUEUR_MAXIMALE:
        return codes.MOT_TROP_LONG.diagnostic(jeton.span, clause=clause, mot=_cite(jeton))
    if trop_de_chiffres(jeton):
        return codes.NOMBRE_TROP_GRAND.diagnostic(jeton.span, clause=clause, mot=_cite(jeton))
    lettre = etrangere(jeton.brut) if jeton.type == INCONNU else ""
    if not lettre:
        return None
    ecrit = ressemblant(jeton.brut)
    correction = "" if etrangere(ecrit) else ecrit
    return codes.LETTRE_ETRANGERE.diagnostic(
        jeton.span,
        clause=clause,
        remplacement=correction or None,
        mot=jeton.brut,
        lettre=lettre,
        signe=numero(lettre),
        correction=correction,
    )


def _date(jeton: Jeton, clause: str | None) -> Diagnostic:
    """Remarks on a date that the calendar does not have, with the nearest one that it has."""
    genre, valeur = corriger_date(jeton.texte)
    fiche = {"annee": codes.ANNEE_COURTE, "mois": codes.MOIS_INCONNU, "jour": codes.DATE_IMPOSSIBLE}[genre]
    return fiche.diagnostic(jeton.span, clause=clause, date=jeton.brut, aide=valeur, remplacement=valeur or None)


def _inconnu(fiche: Fiche, jeton: Jeton, noms: dict[str, str]) -> Diagnostic:
    """Remarks on an opening word that is none, with the nearest ones."""
    trouves = proches(jeton.brut, noms, seuil=60)
    premier = trouves[0] if trouves else None
    propose = (
        vouliez_vous(sans_accents(jeton.brut), trouves) or f"On écrit ici {', '.join(f'« {nom} »' for nom in noms)}."
    )
    return fiche.diagnostic(jeton.span, mot=jeton.brut, proches=propose, aide=premier or "", remplacement=premier)


def _prochain_label(texte: Texte, lettre: str) -> str:
    """Gives a label that the file does not hold yet."""
    return _label_libre(texte.plie, lettre)


@lru_cache(maxsize=8)
def _label_libre(plie: str, lettre: str) -> str:
    pris = (int(trouve[1]) for trouve in re.finditer(rf"\b{lettre}([0-9]{{1,9}})[a-z]?\.", plie))
    return f"{lettre}{max(pris, default=0) + 1}."


def _signe(texte: Texte, jetons: list[Jeton], trouve: Reparation, clause: str | None) -> Diagnostic:
    """Remarks on a sign that is missing, or on a word too many."""
    if trouve.debut < trouve.fin:
        jeton = jetons[trouve.debut]
        return codes.MOT_EN_TROP.diagnostic(jeton.span, clause=clause, mot=jeton.brut, remplacement="")
    dernier = jetons[trouve.debut - 1]
    debut = _apres(texte, dernier)
    ecrit = f" {trouve.ecrit} "
    return codes.SIGNE_MANQUANT.diagnostic(
        debut, clause=clause, signe=trouve.ecrit, mot=dernier.brut, aide=trouve.ecrit, remplacement=ecrit
    )
