"""One aid alone, version by version (semantique.md, rules 7 to 11 and 17): the stratum S1.

Three independent results: whether the aid is granted, its theoretical amount, its terms. A version is judged within the
days when it holds, so that its clauses are not doubted for dates when another version stands.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

import msgspec

from reglo.evaluation.reference import calcul, criteres, donnees, montants, temps
from reglo.evaluation.reference.calcul import Pas
from reglo.evaluation.reference.contexte import Contexte
from reglo.evaluation.reference.criteres import EtatCritere
from reglo.evaluation.reference.montants import Part
from reglo.model.rulebook import Aide, Rulebook, Version
from reglo.values import intervalle as i
from reglo.values import nombre as n
from reglo.values.causes import seulement_texte
from reglo.values.jugement import Jugement, tous
from reglo.values.nombre import Nombre

E = TypeVar("E", EtatCritere, Part)
_EN_ARGENT = ("subvention", "pret", "fonctionnement", "participation")


class Seule(msgspec.Struct, frozen=True):
    """A version of an aid, evaluated by itself."""

    aide: str
    version: Version
    contexte: Contexte
    en_vigueur: Jugement
    verite: Jugement
    criteres: tuple[EtatCritere, ...]
    assiette: tuple[Pas, ...]
    parts: tuple[Part, ...]
    etapes: tuple[Pas, ...]
    brut: Nombre
    """The amount before rounding."""
    theorique: Nombre

    @property
    def refus(self) -> frozenset[str]:
        """Gives what refuses the whole computation: a row read by a step (rule 7)."""
        return self.brut.refus

    @property
    def du(self) -> Nombre:
        """Gives the amount due before clipping."""
        return du(self.verite, self.theorique)


def du(verite: Jugement, theorique: Nombre) -> Nombre:
    """Gives the amount due: the theoretical one if granted, nothing if not, up to it while open (rule 8)."""
    sans_issue = not verite.tranche and verite.causes == seulement_texte(verite.causes)
    return theorique if sans_issue and theorique.surement_trou else n.si(verite, theorique, n.ZERO)


def refusantes(seule: Seule) -> tuple[str, ...]:
    """Gives the clauses that refuse a version: criteria, else rows that refuse its components or its computation."""
    ids = [etat.clause.id for etat in criteres.racines(seule.criteres) if etat.resultat.faux]
    composantes = composantes_de(seule.version, seule.parts)
    if montants.admission(composantes, seule.aide).faux:
        ids += sorted(montants.refusants(composantes))
    return (*ids, *sorted(seule.refus))


def date_qui_commande(version: Version, contexte: Contexte) -> str | None:
    """Names the datum of the governing date of a version here (rule 17)."""
    return date_selon(version, contexte.rulebook, contexte.lectures)


def date_selon(version: Version, rulebook: Rulebook, lectures: Mapping[str, str]) -> str | None:
    """Names the datum of the governing date: that of a reading, of the aid, else of its document (rule 17)."""
    for datee in version.dates_selon_lecture:
        if lectures.get(datee.choix.lecture) == datee.choix.option:
            return datee.donnee
    document = rulebook.documents.get(version.document)
    return version.date_qui_commande or (document.date_qui_commande if document else None)


def date(version: Version, contexte: Contexte) -> Nombre:
    """Gives the governing date, the day of the evaluation without any (rule 17)."""
    nom = date_qui_commande(version, contexte)
    aujourdhui = n.constante(contexte.aujourdhui.toordinal())
    return aujourdhui if nom is None else donnees.a_defaut(nom, aujourdhui, contexte)


class Acquis(msgspec.Struct, frozen=True):
    """A version evaluated under other readings, and the clauses that they touch: the others stay as they were."""

    seule: Seule
    touchees: frozenset[str]

    def gardes(self, etats: Iterable[E]) -> dict[str, E]:
        """Gives the states that stay, by the id of their clause."""
        return {etat.clause.id: etat for etat in etats if etat.clause.id not in self.touchees}

    def intacts(self, *etats: EtatCritere | Part | Pas) -> bool:
        """Tells whether all of them stay."""
        return all(etat.clause.id not in self.touchees for etat in etats)


Juge: TypeAlias = Callable[[Aide, Version], Mapping[str, EtatCritere]]
"""What has judged some criteria of a version already: their states, by the id of their clause."""


def personne(_: Aide, __: Version) -> Mapping[str, EtatCritere]:
    """Judges nothing."""
    return {}


def evaluer(aide: Aide, contexte: Contexte, acquis: Iterable[Acquis] = (), juge: Juge = personne) -> tuple[Seule, ...]:
    """Gives the versions that may be in force, each evaluated by itself (rule 9)."""
    connus = tuple(acquis)
    seules = []
    for version in aide.versions:
        jour = date(version, contexte)
        if contexte.temoin is not None:
            contexte.temoin.version(aide.id, version, jour)
        en_vigueur = temps.en_vigueur(version.periode, jour)
        if en_vigueur.verite.peut_vrai:
            connu = next((connu for connu in connus if connu.seule.version is version), None)
            juges = {} if connu is not None else juge(aide, version)
            seules.append(
                _version(aide.id, version, en_vigueur, en_sa_periode(contexte, version, jour), connu=connu, juges=juges)
            )
    return tuple(seules)


def en_sa_periode(contexte: Contexte, version: Version, jour: Nombre) -> Contexte:
    """Gives the context of a version: the governing date within its period."""
    dans = i.intersection(jour.intervalle, temps.jours(version.periode))
    resserre = n.combiner(dans, (msgspec.structs.replace(jour, intervalle=dans),), (jour.sources,), grain=jour.grain)
    lus = (contexte.rulebook, contexte.dossier, contexte.aujourdhui, contexte.lectures, contexte.issues)
    return Contexte(*lus, resserre, temoin=contexte.temoin)


def _version(  # noqa: PLR0913 - what the version is, where it stands, what is known of it already
    aide: str,
    version: Version,
    en_vigueur: Jugement,
    contexte: Contexte,
    *,
    connu: Acquis | None,
    juges: Mapping[str, EtatCritere],
) -> Seule:
    """Evaluates a version in the fixed order (rule 9): assiette, amounts, steps, rounding, and criteria beside them."""
    contexte = contexte.pour(aide)
    if connu is not None and connu.intacts(*connu.seule.assiette):
        assiette, lignes = connu.seule.contexte.assiette, connu.seule.assiette
    else:
        assiette, lignes = calcul.assiette(version.assiette, contexte)
    contexte = contexte.avec(assiette=assiette)
    connues = {} if connu is None else connu.gardes(connu.seule.parts)
    parts = montants.parts((*version.montants, *version.bonifications), contexte, connues)
    if connu is not None and connu.intacts(*connu.seule.parts, *connu.seule.etapes):
        brut, etapes = connu.seule.brut, connu.seule.etapes
    else:
        brut, etapes = calcul.calculer(version, parts, contexte)
    theorique = n.trou(aide) if sans_montant(version) else calcul.arrondir(n.admis(brut))
    contexte = contexte.avec(theorique=theorique)
    etats = criteres.etats(version.criteres, contexte, juges if connu is None else connu.gardes(connu.seule.criteres))
    composantes = composantes_de(version, parts)
    conditions = [etat.resultat for etat in criteres.racines(etats)]
    verite = tous((*conditions, montants.admission(composantes, aide), n.accepte(brut)))
    return Seule(aide, version, contexte, en_vigueur, verite, etats, lignes, parts, etapes, brut, theorique)


def en_argent(aide: Aide) -> bool:
    """Tells whether an aid gives money: by its nature, or because its text gives an amount (rule 8)."""
    return any(version.nature in _EN_ARGENT or _chiffree(version) for version in aide.versions)


def _chiffree(version: Version) -> bool:
    return bool(version.montants or version.bonifications or version.etapes)


def sans_montant(version: Version) -> bool:
    """Tells whether the text of an aid in money gives no amount at all, which is no zero (rule 8)."""
    return version.nature in _EN_ARGENT and not _chiffree(version)


def composantes_de(version: Version, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Gives the components that decide whether the aid is refused: amounts, not bonuses (rule 7)."""
    ids = {clause.id for clause in version.montants}
    return tuple(part for part in montants.racines(parts) if part.clause.id in ids)
