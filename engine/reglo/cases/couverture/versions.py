"""What is to be seen of an aid as a whole: each version, each missing answer, each option of each reading."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reglo.cases.couverture import dates
from reglo.cases.couverture.avoir import AVoir, Essai, Preuve
from reglo.cases.couverture.renvois import Renvois
from reglo.evaluation.reference.aides import date_selon
from reglo.model import clauses as c
from reglo.model.rulebook import Rulebook, Version
from reglo.outcome import reponse as r
from reglo.phrases.francais import citer
from reglo.phrases.liens import propre
from reglo.rendu.noms import Noms

_QUI_CALCULENT = (
    "assiette",
    "montants",
    "bonifications",
    "etapes",
    "caracteristiques",
    "plafonds",
    "non_cumuls",
    "pieces",
)


def points(version: Version, recueil: Rulebook, renvois: Renvois) -> Iterator[AVoir]:
    """Gives what is to be seen of a version beyond its clauses."""
    yield AVoir(cle="vigueur", genre="version", phrase="en vigueur de façon certaine")
    yield from dates.points(version.periode, date_selon(version, recueil, {}))
    if version.bonifications_max is not None:
        yield AVoir(
            cle="primes",
            genre="effet",
            phrase=f"davantage de bonifications ouvertes que permis ({version.bonifications_max})",
        )
    if version.une_par_categorie:
        yield AVoir(cle="categories", genre="effet", phrase="deux bonifications ouvertes d'une même catégorie")
    noms = Noms(recueil)
    for donnee in manques(version, renvois):
        libelle = citer(propre(recueil.donnees[donnee].libelle or donnee))
        phrase = f"quelque chose reste ouvert tant que {libelle} est sans réponse"
        essai = Essai(reponses=((donnee, "sans réponse"),), attend=f"questions : {noms.donnee(donnee)}")
        yield AVoir(cle=f"question.{donnee}", genre="manque", phrase=phrase, essai=essai)


def manques(version: Version, renvois: Renvois) -> tuple[str, ...]:
    """Gives the data that amounts, terms, checks and documents read, when no criterion asks for them already."""
    jugees = set(renvois.donnees(*version.criteres))
    clauses = [clause for section in _QUI_CALCULENT for clause in getattr(version, section)]
    return tuple(donnee for donnee in renvois.donnees(*clauses) if donnee not in jugees)


def vus_questions(objet: str, aide: r.ReponseAide) -> Iterator[Preuve]:
    """Gives the questions that an answer still asks, whichever version is in force."""
    yield from ((objet, f"question.{question.donnee}") for question in aide.questions)


def vus(objet: str, aide: r.ReponseAide, version: Version) -> Iterator[Preuve]:
    """Gives what an answer shows of a version that is surely in force."""
    yield objet, "vigueur"
    ouvertes = {etat.id for etat in aide.clauses if etat.genre == "bonification" and etat.etat == "vrai"}
    primes = [prime for prime in version.bonifications if prime.id in ouvertes]
    if version.bonifications_max is not None and len(primes) > version.bonifications_max:
        yield objet, "primes"
    if max(Counter(_categories(primes)).values(), default=0) > 1:
        yield objet, "categories"


def _categories(primes: Iterable[c.Montant]) -> Iterator[str]:
    return (prime.categorie for prime in primes if prime.categorie is not None)
