"""What is to be seen of a reading: each of its options retained by an example where another would change the answer.

Tried after everything else, on the examples that are likeliest to differ first: those that choose an option of the
reading, then those of the same dossier.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from reglo.cases.couverture.avoir import AVoir, Essai, Preuve
from reglo.cases.execution import Cas, Evaluateur, par_reference
from reglo.model import clauses as c
from reglo.model.rulebook import Lecture, Rulebook
from reglo.outcome import reponse as r
from reglo.phrases.francais import citer
from reglo.phrases.liens import propre

Effet: TypeAlias = tuple[object, ...]
"""What a reading may change of an answer."""


def entetes(clause: c.Clause, recueil: Rulebook) -> tuple[str, ...]:
    """Gives what an example says under its title for a clause to count."""
    choisies = ((recueil.lectures[choix.lecture], choix.option) for choix in clause.lectures)
    return tuple(entete for lecture, option in choisies for entete in _entete(lecture, option))


def _entete(lecture: Lecture, option: str) -> tuple[str, ...]:
    return () if option == lecture.retenue else (f"selon la lecture {lecture.id} option {option}",)


def points(lecture: Lecture) -> Iterator[AVoir]:
    """Gives the options of a reading: each is retained by an example where another one would give another answer."""
    for option in lecture.options:
        phrase = f"option {citer(propre(option.libelle))} retenue, là où une autre changerait la réponse"
        essai = Essai(entetes=_entete(lecture, option.nom), attend="…")
        yield AVoir(cle=f"option.{option.nom}", genre="lecture", phrase=phrase, essai=essai)


# ------------------------------------------------------------------------------------------------------- what is seen
def vues(
    joues: Sequence[tuple[Cas, Effet]], lecteurs: Mapping[str, Sequence[str]], recueil: Rulebook
) -> Iterator[tuple[Preuve, Cas]]:
    """Gives each option that an example retains where another option changes the answer, with the example.

    `lecteurs` names the readings to try, each with the aids that depend on it.
    """
    evaluer, effets = par_reference(recueil), {id(un): obtenu for un, obtenu in joues}
    for nom, aides in lecteurs.items():
        lecture = recueil.lectures[nom]
        siens = [un for un, _ in joues if un.attendu.aide in aides]
        choisis = [un for un in siens if lecture.id in un.lectures]
        ranges = sorted(siens, key=lambda un: not any(un.dossier == autre.dossier for autre in choisis))
        for option in (option.nom for option in lecture.options):
            tenants = (un for un in ranges if un.lectures.get(lecture.id, lecture.retenue) == option)
            trouve = next((un for un in tenants if _change(un, effets[id(un)], lecture, option, evaluer)), None)
            if trouve is not None:
                yield (lecture.id, f"option.{option}"), trouve


def _change(cas: Cas, obtenu: Effet, lecture: Lecture, option: str, evaluer: Evaluateur) -> bool:
    """Tells whether an option other than the one that an example retains gives it another answer."""
    selon = ({**cas.lectures, lecture.id: autre.nom} for autre in lecture.options if autre.nom != option)
    reponses = (evaluer(cas.dossier, (cas.attendu.aide,), cas.date, lues) for lues in selon)
    return any(effet(reponse) != obtenu for reponse in reponses)


def effet(reponse: r.Reponse) -> Effet:
    """Gives what a reading may change of an answer, whichever clause says it."""
    (aide,) = reponse.aides
    controles = [controle for controle in reponse.controles if controle.aide == aide.id]
    return (
        (aide.verdict, str(aide.montant_theorique), str(aide.montant_du)),
        sorted((un.genre, un.etat, str(un.marge)) for un in controles),
        sorted((un.etat, str(un.demande), str(un.reste)) for un in aide.attributions),
        sorted((un.genre, un.objet, str(un.valeur), un.texte, un.valeurs, un.etat) for un in aide.caracteristiques),
        sorted((un.nom, un.etat) for un in aide.pieces),
        sorted((un.evenement, str(un.montant)) for un in aide.versement),
    )
