"""The effect of each kind of clause: the states to see of it, and those that an answer shows."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from reglo.cases.couverture import conditions
from reglo.cases.couverture.avoir import AVoir, Essai, Preuve
from reglo.cases.couverture.renvois import Renvois
from reglo.model import clauses as c
from reglo.model.rulebook import Rulebook, Version
from reglo.outcome import reponse as r
from reglo.phrases.francais import citer
from reglo.phrases.liens import propre

Bornes = tuple[Fraction | None, Fraction | None]
_RIEN: Bornes = (Fraction(0), Fraction(0))
_PERMIS = ("cumul permis avec", "complète")
_JOUENT: dict[type[c.Clause], tuple[str, str]] = {
    c.Indication: ("indication", "vue dans un exemple"),
    c.Caracteristique: ("caractéristique", "s'applique"),
    c.Piece: ("pièce", "demandée"),
    c.Versement: ("versement", "due"),
}
"""Clauses of which it is enough to see that they apply; their « si » is seen apart."""
_EXIGE = (("rempli", "rempli de lui-même", "vraie", "vrai"), ("refuse", "refuse l'aide", "fausse", "faux"))
_EXCLUT = (("rempli", "rempli de lui-même", "fausse", "vrai"), ("refuse", "refuse l'aide", "vraie", "faux"))
_EXCEPTION = (
    ("vivante", "l'exception joue", "vraie", "vrai"),
    ("eteinte", "l'exception ne joue pas, et il la faudrait", "fausse", "faux"),
)
"""States to see of a criterion: key, sentence, truth of its condition, what an example expects."""
_CALCULENT: dict[type[c.Clause], str] = {
    c.Critere: "critère",
    c.LigneAssiette: "assiette",
    c.Montant: "montant",
    c.Etape: "étape",
    c.PlafondEnsemble: "plafond",
    c.NonCumul: "non-cumul",
    c.Enveloppe: "enveloppe",
    c.Rang: "rang",
    c.AutresCas: "autres cas",
}
GENRES = _CALCULENT | {genre: nom for genre, (nom, _) in _JOUENT.items()}
"""What each kind of clause is called; the others decide nothing."""


def points(clause: c.Clause, recueil: Rulebook, renvois: Renvois) -> tuple[AVoir, ...]:
    """Gives the effects to see of a clause."""
    match clause:
        case c.Critere():
            return (*_critere(clause, recueil, renvois), *_manques(clause, recueil, renvois))
        case c.LigneAssiette(action="plafonner") | c.Etape(action="plafond"):
            return _mord("le plafond réduit le montant", "le plafond laisse le montant entier")
        case c.Etape(action="plancher"):
            return _mord("le plancher relève le montant", "le plancher laisse le montant tel quel")
        case c.LigneAssiette() | c.Etape():
            return (_effet("joue", "change le montant", "…"),)
        case c.Montant():
            return (_effet("joue", "donne un montant", "…"),)
        case c.PlafondEnsemble():
            return tuple(_plafond(clause))
        case c.NonCumul(rapport=rapport) if rapport in _PERMIS:
            return (_effet("tient", "lu dans un exemple", "respecté"),)
        case c.NonCumul():
            tient = _effet("tient", "respecté : l'autre aide est absente du plan", "respecté")
            return tient, _effet("cede", "violé : les deux aides sont au plan", "violé")
        case c.Enveloppe():
            couverte = _effet("couverte", "l'enveloppe suffit", "couverte")
            return couverte, _effet("courte", "l'enveloppe ne suffit pas", "partielle")
        case c.Rang() | c.AutresCas():
            return (_effet("joue", "lu de façon certaine", ""),)
        case _ if type(clause) in _JOUENT:
            return (_effet("joue", _JOUENT[type(clause)][1], "…"),)
        case _:
            return ()


def _effet(cle: str, phrase: str, attend: str) -> AVoir:
    return AVoir(cle=cle, genre="effet", phrase=phrase, essai=Essai(attend=attend))


def _mord(oui: str, non: str) -> tuple[AVoir, ...]:
    return _effet("mord", oui, "…"), _effet("libre", non, "…")


def _critere(clause: c.Critere, recueil: Rulebook, renvois: Renvois) -> Iterator[AVoir]:
    etats = _EXCEPTION if clause.exception_a is not None else _EXIGE if clause.mode == "exige" else _EXCLUT
    for cle, phrase, sens, attend in etats:
        essai = conditions.essai(clause.condition, sens, recueil, renvois)
        yield AVoir(cle=cle, genre="effet", phrase=phrase, essai=replace(essai, attend=attend))


def _manques(clause: c.Critere, recueil: Rulebook, renvois: Renvois) -> Iterator[AVoir]:
    """Gives what leaves a criterion open: each datum that it reads, each aid whose outcome it reads."""
    for donnee in renvois.donnees(clause) if _retenue(clause, recueil) else ():
        phrase = f"non tranché tant que {citer(propre(recueil.donnees[donnee].libelle or donnee))} est sans réponse"
        essai = Essai(reponses=((donnee, "sans réponse"),), attend="inconnu")
        yield AVoir(cle=f"manque.{donnee}", genre="manque", phrase=phrase, essai=essai)
    for aide in renvois.aides(clause):
        phrase = f"non tranché tant qu'on ignore si {aide} est au plan"
        essai = Essai(attend="inconnu", note=f"liste plan ouverte, sans ligne pour {aide}")
        yield AVoir(cle=f"manque.{aide}", genre="manque", phrase=phrase, essai=essai)


def _retenue(clause: c.Clause, recueil: Rulebook) -> bool:
    """Tells whether a clause counts without an example saying so: its missing answers are those of the others too."""
    return all(recueil.lectures[choix.lecture].retenue == choix.option for choix in clause.lectures)


def _plafond(clause: c.PlafondEnsemble) -> Iterator[AVoir]:
    if clause.ecrete is not None:
        yield from _mord(f"écrête {clause.ecrete}", "n'écrête rien")
        return
    au, sur = Essai(attend="respecté"), Essai(attend="violé")
    yield AVoir(cle="limite.au", genre="seuil", phrase="respecté, exactement à la limite", essai=au)
    yield AVoir(cle="limite.sur", genre="seuil", phrase="violé, d'un centime", essai=sur)


# --------------------------------------------------------------------------------------------------- what is seen
def vus(reponse: r.Reponse, aide: r.ReponseAide, version: Version) -> Iterator[Preuve]:
    """Gives the effects that an answer shows of the clauses of a version that is surely in force."""
    connues = {clause.id: clause for clause in version.clauses}
    for etat in aide.clauses:
        yield from _etat(etat, connues.get(etat.id))
    yield from _chaine([etat for etat in aide.clauses if etat.genre == "assiette"], connues)
    yield from _chaine([etat for etat in aide.clauses if etat.genre == "etape"], connues)
    for ecretement in aide.ecretements:
        yield ecretement.clause, "mord"
    ecretants = {ecretement.clause for ecretement in aide.ecretements}
    for controle in reponse.controles:
        if controle.aide == aide.id:
            yield from _controle(controle, connues.get(controle.clause), ecretants)
    for attribution in aide.attributions:
        if attribution.etat != "inconnue":
            yield attribution.enveloppe, "couverte" if attribution.etat == "couverte" else "courte"


def _etat(etat: r.EtatClause, clause: c.Clause | None) -> Iterator[Preuve]:
    match clause:
        case c.Critere(mode="exige" | "exclut"):
            yield from ((etat.id, cle) for cle in {"vrai": ("rempli",), "faux": ("refuse",)}.get(etat.etat, ()))
        case c.Critere():
            yield from ((etat.id, cle) for cle in {"vrai": ("vivante",), "faux": ("eteinte",)}.get(etat.etat, ()))
        case c.Montant():
            if etat.etat == "vrai" and (_positif(etat.valeur) or clause.exception_a is not None):
                yield etat.id, "joue"
        case c.LigneAssiette() | c.Etape() | c.PlafondEnsemble() | c.Enveloppe():
            return
        case c.NonCumul():
            yield from ((etat.id, cle) for cle in {"vrai": ("tient",), "faux": ("cede",)}.get(etat.etat, ()))
        case _:
            if etat.etat == "vrai":
                yield etat.id, "joue"
    if isinstance(clause, c.Critere) and etat.etat == "inconnu":
        yield from ((etat.id, f"manque.{cause.objet}") for cause in etat.causes if cause.genre != "texte")


def _positif(valeur: r.Intervalle | None) -> bool:
    return valeur is not None and (valeur.max is None or Fraction(valeur.max) > 0) and not valeur.vide


def _chaine(etats: list[r.EtatClause], clauses: dict[str, c.Clause]) -> Iterator[Preuve]:
    """Gives what each line does to the value that the one before it left."""
    for avant, etat in pairwise([None, *etats]):
        clause = clauses.get(etat.id) if etat else None
        if etat is None or etat.etat != "vrai" or clause is None:
            continue
        debut, fin = (_RIEN if avant is None else _valeur(avant)), _valeur(etat)
        if debut is None or fin is None:
            continue
        if getattr(clause, "action", "") in ("plafonner", "plafond", "plancher"):
            yield etat.id, "mord" if debut != fin else "libre"
        elif debut != fin:
            yield etat.id, "joue"


def _valeur(etat: r.EtatClause) -> Bornes | None:
    """Gives the ends of a value that only the authority leaves open, or nothing."""
    valeur = etat.valeur
    if valeur is None or valeur.vide or any(cause.genre == "manque" for cause in etat.causes):
        return None
    return _borne(valeur.min), _borne(valeur.max)


def _borne(ecrite: str | None) -> Fraction | None:
    return None if ecrite is None else Fraction(ecrite)


def _controle(controle: r.Controle, clause: c.Clause | None, ecretants: set[str]) -> Iterator[Preuve]:
    if not isinstance(clause, c.PlafondEnsemble) or controle.marge is None or controle.marge.min != controle.marge.max:
        return
    marge = Fraction(controle.marge.min or 0)
    if clause.ecrete is not None:
        touche = clause.id in ecretants or (clause.ecrete != controle.aide and marge == 0)
        if touche or controle.etat == "respecte":
            yield clause.id, "mord" if touche else "libre"
    elif controle.etat == "respecte" and marge < Fraction(1, 100):
        yield clause.id, "limite.au"
    elif controle.etat == "viole" and -marge <= Fraction(1, 100):
        yield clause.id, "limite.sur"
