"""Two answers of one aid side by side: the verdict, the amount, and whatever else a change of the rules makes other."""

from collections.abc import Iterator

import msgspec

from reglo.outcome.reponse import Reponse, ReponseAide
from reglo.rendu.aide import ATTRIBUTIONS, COMPOSANTES, PIECES, VERDICTS
from reglo.rendu.clauses import ETATS_CRITERE, court
from reglo.rendu.nombres import ecrire_intervalle

CONTROLES = {
    "respecte": "respecté",
    "viole": "non respecté",
    "inconnu": "pas encore tranché",
    "sans_objet": "sans objet",
}
_PRINCIPAUX = ("verdict", "montant dû")
_RIEN = "—"


class Ecart(msgspec.Struct, frozen=True):
    """A result that is not the same in two answers."""

    sujet: str
    avant: str
    apres: str
    calcule: bool = False
    """It is the verdict, an amount, or what they are computed from."""

    @property
    def principal(self) -> bool:
        """Tells whether it is the right to the aid, or its amount."""
        return self.sujet in _PRINCIPAUX


def ecarts(avant: Reponse, apres: Reponse) -> tuple[Ecart, ...]:
    """Gives what differs between two answers about one aid, the verdict and the amounts first."""
    ancien, nouveau = _resultats(avant), _resultats(apres)
    calcules = {sujet for reponse in (avant, apres) for aide in reponse.aides for sujet, _ in _calcul(aide)}
    trouves = [
        Ecart(sujet, ancien.get(sujet, _RIEN), nouveau.get(sujet, _RIEN), calcule=sujet in calcules)
        for sujet in dict.fromkeys((*ancien, *nouveau))
    ]
    return tuple(ecart for ecart in trouves if ecart.avant != ecart.apres)


def issue(reponse: Reponse) -> str:
    """Gives the verdict and the amount due, in one line."""
    if not reponse.aides:
        return "l'aide n'existe pas"
    (aide,) = reponse.aides
    verdict = VERDICTS[aide.verdict]
    if aide.refuse_par:
        verdict += f" ({', '.join(court(clause, aide.id) for clause in aide.refuse_par)})"
    if not aide.en_argent or aide.verdict == "hors_vigueur":
        return verdict
    return f"{verdict}, {ecrire_intervalle(aide.montant_du)}"


def _resultats(reponse: Reponse) -> dict[str, str]:
    resultats = {sujet: dit for aide in reponse.aides for sujet, dit in (*_calcul(aide), *_suites(aide))}
    for controle in reponse.controles:
        marge = "" if controle.marge is None else f", marge {ecrire_intervalle(controle.marge)}"
        resultats[f"contrôle {controle.clause}"] = CONTROLES[controle.etat] + marge
    return resultats


def _calcul(aide: ReponseAide) -> Iterator[tuple[str, str]]:
    """Gives the verdict, the amounts, and what they are computed from."""
    yield "verdict", VERDICTS[aide.verdict]
    if aide.en_argent:
        yield "montant dû", ecrire_intervalle(aide.montant_du)
        yield "montant théorique", ecrire_intervalle(aide.montant_theorique)
    if aide.refuse_par:
        yield "refusé par", ", ".join(court(clause, aide.id) for clause in aide.refuse_par)
    if aide.assiette is not None:
        yield "assiette", ecrire_intervalle(aide.assiette)
    for composante in aide.composantes:
        dit = f"{COMPOSANTES[composante.verdict]}, {ecrire_intervalle(composante.montant)}"
        yield court(composante.id, aide.id), dit


def _suites(aide: ReponseAide) -> Iterator[tuple[str, str]]:
    """Gives the terms of the aid, what follows from its amount, the state of its criteria, what is asked."""
    for terme in aide.caracteristiques:
        valeur = [terme.texte, *terme.valeurs] if terme.valeur is None else [ecrire_intervalle(terme.valeur)]
        yield court(terme.id, aide.id), ", ".join(filter(None, (_ETATS_TERME[terme.etat], *valeur)))
    for tranche in aide.versement:
        dit = f"{tranche.part} à « {tranche.evenement} », {ecrire_intervalle(tranche.montant)}"
        yield court(tranche.id, aide.id), ", ".join((dit, *tranche.pieces))
    for piece in aide.pieces:
        yield court(piece.id, aide.id), f"« {piece.libelle or piece.nom} », {PIECES[piece.etat].lower()}"
    for reste in aide.attributions:
        yield court(reste.enveloppe, aide.id), f"{ATTRIBUTIONS[reste.etat]}, reste {ecrire_intervalle(reste.reste)}"
    for clause in aide.clauses:
        if clause.genre == "critere":
            yield f"critère {court(clause.id, aide.id)}", ETATS_CRITERE[clause.etat]
    yield "questions à poser", ", ".join(question.libelle for question in aide.questions) or "aucune"


_ETATS_TERME = {"vrai": "", "faux": "ne s'applique pas", "inconnu": "s'applique peut-être"}
