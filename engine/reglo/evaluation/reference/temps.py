"""What a date decides: the periods of clauses, versions and parameters (semantique.md, rule 17).

The governing date is a number like another: while it is unknown, a clause may or may not be in force. A parameter is
never extrapolated outside its periods.
"""

from fractions import Fraction

from reglo.evaluation.reference.contexte import Contexte
from reglo.model.clauses import Clause, Periode
from reglo.model.rulebook import ValeurParametre
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import orienter
from reglo.values.intervalle import TOUT, Intervalle
from reglo.values.jugement import FAUX, VRAI, Jugement, juger
from reglo.values.nombre import Nombre
from reglo.values.verite import verite


def jours(periode: Periode | None) -> Intervalle:
    """Gives the days of a period, both ends included."""
    if periode is None:
        return TOUT
    debut, fin = periode.debut, periode.fin
    return Intervalle(
        None if debut is None else Fraction(debut.toordinal()), None if fin is None else Fraction(fin.toordinal())
    )


def en_vigueur(periode: Periode | None, date: Nombre) -> Jugement:
    """Tells whether a date falls in a period (rule 17)."""
    if periode is None:
        return VRAI
    duree = jours(periode)
    dedans = i.intersection(duree, date.intervalle)
    membres = verite(vrai=not dedans.vide, faux=not duree.contient(date.intervalle))
    return juger(membres, date.causes, orienter(date.sources, 0), majorant=date.majorant)


def compte(clause: Clause, contexte: Contexte) -> Jugement:
    """Tells whether a clause counts: in force, and of the readings retained (rules 17 and 18)."""
    ecartee = any(contexte.lectures.get(choix.lecture) != choix.option for choix in clause.lectures)
    jugement = FAUX if ecartee else en_vigueur(clause.periode, contexte.date)
    if contexte.temoin is not None:
        contexte.temoin.clause(clause, jugement, contexte.date)
    return jugement


def parametre(nom: str, contexte: Contexte) -> Nombre:
    """Gives the value of a parameter at the governing date; a hole where no text gives one (rule 17)."""
    date = contexte.date
    valeurs = contexte.rulebook.parametres[nom].valeurs
    dates = [valeur for valeur in valeurs if compte(valeur, contexte).verite.peut_vrai]
    branches = [n.constante(valeur.valeur) for valeur in dates]
    if not couvert(date.intervalle, [jours(valeur.periode) for valeur in dates]):
        branches.append(n.trou(nom))
    resultat = n.l_un_de(branches, date.causes, date.sources, majorant=date.majorant)
    return n.signaler(resultat, nom) if len(dates) > 1 and _contredit(dates, contexte) else resultat


def _contredit(valeurs: list[ValeurParametre], contexte: Contexte) -> bool:
    """Tells whether two different values can hold on one day."""
    periodes = [(valeur.valeur, i.intersection(jours(valeur.periode), contexte.date.intervalle)) for valeur in valeurs]
    return any(
        x != y and not i.intersection(a, b).vide
        for rang, (x, a) in enumerate(periodes)
        for y, b in periodes[rang + 1 :]
    )


def couvert(cible: Intervalle, morceaux: list[Intervalle]) -> bool:
    """Tells whether whole days leave no gap in `cible` that no piece covers."""
    reste = cible
    for morceau in sorted(morceaux, key=lambda x: (x.bas is not None, x.bas or Fraction(0))):
        if i.intersection(morceau, reste).vide:
            continue
        if morceau.bas is not None and (reste.bas is None or morceau.bas > reste.bas):
            return False
        if morceau.haut is None or (reste.haut is not None and morceau.haut >= reste.haut):
            return True
        reste = Intervalle(morceau.haut + 1, reste.haut)
    return False
