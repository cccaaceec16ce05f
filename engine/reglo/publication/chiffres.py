"""The figures of the rulebook, the unflattering ones as well: what was counted, measured and when, and what was not.

Every figure is counted in the model, comes from a run made for this publication, or from a kept measure that says its
day; what was not measured is said not to have been. None is written here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from reglo.model.clauses import (
    AutresCas,
    Caracteristique,
    Clause,
    Indication,
    IssueSansValeur,
    Mention,
    Preuve,
    Rang,
)
from reglo.model.rulebook import Lecture
from reglo.mutation.compte_rendu import Compte, pourcent
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.phrases.suites import DEFAUTS
from reglo.publication.adresses import (
    ANOMALIES,
    CHIFFRES,
    DEFINITIONS,
    DOCUMENTS,
    EXEMPLES,
    LECTURES,
    RELECTURE,
    VOCABULAIRE,
    relatif,
)
from reglo.publication.contexte import Contexte, Page
from reglo.publication.couverture import dire_part, tableau
from reglo.publication.documents import ETATS
from reglo.publication.doutes import toutes
from reglo.publication.exemples import VERDICTS
from reglo.publication.html import element, imprimer, lien
from reglo.publication.mesures import Part
from reglo.publication.page import liste, paragraphe, rubrique
from reglo.publication.sommaire import tete
from reglo.relecture.enonce import compter as compter_relectures
from reglo.values.formats import ecrire_date_longue, ecrire_nombre

_VERDICT = "verdict "
"""How the run of the two engines names a verdict among what its pairs show."""


def page_chiffres(contexte: Contexte) -> Iterator[tuple[str, str]]:
    """Gives the page of the figures."""
    page = Page(contexte, CHIFFRES)
    parties = (
        ("Le recueil", "recueil", _recueil),
        ("Les citations", "citations", _citations),
        ("Les exemples", "exemples", _exemples),
        ("Les règles changées une chose à la fois", "changements", _changements),
        ("Les deux moteurs comparés", "moteurs", _moteurs),
        ("Les secondes lectures", "secondes-lectures", _secondes_lectures),
        ("Les relectures", "relectures", _relectures),
        ("Ce qui n'est pas transcrit", "non-transcrit", _non_transcrit),
        ("Ce que les textes laissent ouvert", "ouvert", _ouvert),
        ("Ce que les règles disent sans le calculer", "sans-calcul", _sans_calcul),
    )
    yield CHIFFRES, tete(CHIFFRES) + "".join(rubrique(nom, ancre) + dessin(page) for nom, ancre, dessin in parties)


def _n(nombre: int) -> str:
    return imprimer(ecrire_nombre(Fraction(nombre)))


def _dire(texte: str) -> str:
    return paragraphe(imprimer(texte))


def _avis(texte: str) -> str:
    return paragraphe(imprimer(texte), "avis")


def _releve(titre: str, lignes: Iterable[tuple[str, int]]) -> str:
    """Draws a table of counts; what is counted is HTML already."""
    return tableau((titre, "Nombre"), ((nom, _n(nombre)) for nom, nombre in lignes))


def _pluriel(nombre: int, singulier: str, pluriel: str) -> str:
    return f"{ecrire_nombre(Fraction(nombre))} {pluriel if nombre > 1 else singulier}"


# ------------------------------------------------------------------------------------------------- counted in the model
def _recueil(page: Page) -> str:
    rulebook = page.rulebook
    versions = [version for aide in rulebook.aides.values() for version in aide.versions]
    return _releve(
        "Ce que le recueil contient",
        (
            (imprimer("Aides"), len(rulebook.aides)),
            (imprimer("Versions de ces aides"), len(versions)),
            (imprimer("Financeurs"), len({version.financeur for version in versions})),
            (imprimer("Clauses, lignes de tableaux comprises"), len(toutes(rulebook))),
            (lien(relatif(page.uri, DEFINITIONS), imprimer("Définitions")), len(rulebook.definitions)),
            (imprimer("Tableaux et barèmes"), len(rulebook.tableaux)),
            (imprimer("Paramètres"), len(rulebook.parametres)),
            (lien(relatif(page.uri, VOCABULAIRE), imprimer("Données d'un dossier")), len(rulebook.donnees)),
            (lien(relatif(page.uri, DOCUMENTS), imprimer("Documents")), len(rulebook.documents)),
        ),
    )


def _citations(page: Page) -> str:
    """Tells how many quotes were found in their documents, and how many clauses no text proves."""
    preuves = [clause.preuve for clause in toutes(page.rulebook)]
    comptees = _releve(
        "Ce qui fonde les clauses",
        (
            (imprimer("Clauses fondées sur une citation"), sum(bool(preuve.citations) for preuve in preuves)),
            (
                imprimer("Clauses fondées sur la seule interprétation de Réglo ou d'un organisme"),
                sum(map(_interpretee, preuves)),
            ),
            (imprimer("Citations différentes"), len(page.contexte.prouves)),
        ),
    )
    lue = page.contexte.fonds.verification
    if lue is None:
        return comptees + _avis(
            "Les documents n'étaient pas joints à cette publication : aucune citation n'y a été recherchée."
        )
    reste = lue.total - lue.retrouvees - lue.non_verifiees
    dites = (
        (imprimer("Citations retrouvées dans leur document"), lue.retrouvees),
        (imprimer("Citations introuvables dans leur document"), reste),
        (imprimer("Citations dont le document manque"), lue.non_verifiees),
    )
    return comptees + _releve("Ce qu'est devenue chaque citation, à chaque endroit qui la donne", dites)


def _interpretee(preuve: Preuve) -> bool:
    return bool(preuve.interpretations) and not preuve.citations


# ------------------------------------------------------------------------------------------ run for this publication
def _exemples(page: Page) -> str:
    epreuves = page.contexte.preuves.epreuves
    if epreuves is None:
        return _avis("Les exemples n'ont pas été joués pour cette publication.")
    joues = [joue for epreuve in epreuves.par_aide.values() for joue in epreuve.joues]
    titres = {(joue.cas.attendu.span.fichier, joue.cas.exemple) for joue in joues}
    attentes = [jugee for joue in joues for jugee in joue.jugees]
    objets = page.contexte.preuves.reunis.values()
    points = [point for objet in objets for point in objet.points]
    sans = [propre(page.rulebook.aides[nom].nom) for nom, epreuve in epreuves.par_aide.items() if not epreuve.joues]
    comptes = (
        (imprimer("Exemples, joués pour cette publication"), len(titres)),
        (imprimer("Réponses jugées, un exemple pouvant attendre quelque chose de plusieurs aides"), len(joues)),
        (imprimer("Réponses qui ne sont pas celles attendues"), sum(not joue.reussi for joue in joues)),
        (imprimer("Résultats attendus, un par un"), len(attentes)),
        (imprimer("Résultats qui ne sont pas ceux attendus"), sum(bool(jugee.ecarts) for jugee in attentes)),
        (imprimer("Aides sans exemple"), len(sans)),
        (imprimer("Fautes de lecture des exemples"), sum(une.gravite == "erreur" for une in epreuves.remarques)),
    )
    vers = lien(relatif(page.uri, EXEMPLES), imprimer("Lire les exemples, aide par aide"))
    couverture = majuscule(dire_part(sum(point.prouve for point in points), len(points)))
    dites = (
        f"{couverture}, chaque clause et chaque bord comptés une fois. Qu'un point soit prouvé dit qu'un exemple "
        "l'atteint et donne ce qu'une personne en attend, non que cette personne a bien lu le texte."
    )
    return _releve("Les exemples", comptes) + paragraphe(f"{imprimer(dites)} {vers}.") + liste(map(imprimer, sans))


# ------------------------------------------------------------------------------------------------ measured, with a day
def _changements(page: Page) -> str:
    mesures = page.contexte.fonds.mesures
    if mesures is None or mesures.mutations is None:
        return _avis("Aucune mesure n'est gardée : « reglo muter --garder » la fait, en plusieurs minutes.")
    mesure = mesures.mutations
    quoi = (
        f"Le {ecrire_date_longue(mesure.jour)}, chaque seuil, opérateur, date, plafond, étape ou exclusion a été "
        "changé dans les règles, un à la fois, et les exemples rejoués : un changement est vu quand l'un d'eux échoue."
    )
    depuis = "" if mesures.mutations_a_jour else _avis("Les règles ou les exemples ont changé depuis cette mesure.")
    titres = (
        "Fichier de règles",
        "Essayés",
        "Vus",
        "Part vue",
        "Sans effet, argumentés",
        "Que rien ne voit",
        "Refusés",
    )
    lignes = [(imprimer(nom), *_compte(compte)) for nom, compte in mesure.fichiers.items()]
    lignes.append((element("strong", "En tout"), *_compte(mesure.total)))
    suite = "Un changement refusé par la vérification ne peut pas être publié : il est compté à part."
    return _dire(quoi) + depuis + tableau(titres, lignes) + _dire(suite)


def _compte(compte: Compte) -> tuple[str, ...]:
    passes = compte.vus + compte.argumentes + compte.invisibles
    nombres = (compte.argumentes, compte.invisibles, compte.refuses)
    return _n(passes), _n(compte.vus), imprimer(pourcent(compte.part)), *map(_n, nombres)


def _moteurs(page: Page) -> str:
    mesures = page.contexte.fonds.mesures
    if mesures is None or mesures.accord is None:
        return _avis("Aucune comparaison des deux moteurs n'est gardée.")
    accord = mesures.accord
    ecarts = _pluriel(accord.ecarts, "différence", "différences") if accord.ecarts else "aucune différence"
    quoi = (
        f"Le {ecrire_date_longue(accord.jour)}, durable-rules et l'interprète de référence ont répondu chacun à "
        f"{_pluriel(accord.paires, 'paire', 'paires')} d'un recueil et d'un dossier tirés au sort, qui ne sont pas les "
        f"aides de ce recueil : {ecarts}."
    )
    depuis = "" if mesures.accord_a_jour else _avis("Le programme qui répond a changé depuis cette mesure.")
    return _dire(quoi) + depuis + "".join(map(_part, accord.repartition))


def _part(part: Part) -> str:
    titre = f"Sur {_pluriel(part.total, part.nom.removesuffix('s'), part.nom)}"
    lignes = (
        (imprimer(majuscule(_montre(nom))), _n(nombre), _pour_cent(nombre, part.total))
        for nom, nombre in part.dont.items()
    )
    return tableau((titre, "Nombre", "Part"), lignes)


def _montre(nom: str) -> str:
    return f"verdict « {VERDICTS[nom.removeprefix(_VERDICT)]} »" if nom.startswith(_VERDICT) else nom


def _pour_cent(nombre: int, total: int) -> str:
    return imprimer(pourcent(Fraction(nombre, total))) if total else "–"


# ------------------------------------------------------------------------------------------------------- read by people
def _secondes_lectures(page: Page) -> str:
    lues = page.contexte.fonds.secondes_lectures
    if not lues:
        return _avis("Aucune seconde lecture ne se trouve à côté des règles.")
    quoi = (
        "Quelqu'un qui n'a vu ni la règle ni ses exemples lit le texte, et écrit des dossiers avec ce qu'il attend ; "
        "la règle est ouverte ensuite. Le texte tranche chaque écart : la règle, ou l'attente, est corrigée."
    )
    titres = ("Ce qui est relu", "Dossiers", "Accords", "Écarts")
    lignes = [
        (imprimer(propre(lue.titre)), _n(lue.dossiers), _n(lue.accords), _n(lue.dossiers - lue.accords)) for lue in lues
    ]
    dossiers, accords = sum(lue.dossiers for lue in lues), sum(lue.accords for lue in lues)
    lignes.append((element("strong", "En tout"), _n(dossiers), _n(accords), _n(dossiers - accords)))
    sans = [aide for aide in page.rulebook.aides.values() if not any(lue.porte_sur(aide.id) for lue in lues)]
    noms = (page.lier("aide", aide.id, propre(aide.nom)) for aide in sans)
    reste = f"Aides qu'aucune seconde lecture ne nomme dans son titre : {len(sans)} sur {len(page.rulebook.aides)}."
    return _dire(quoi) + tableau(titres, lignes) + _dire(reste) + liste(noms, "petite")


def _relectures(page: Page) -> str:
    dits = compter_relectures(page.contexte.relecture.etats.values())
    vers = lien(relatif(page.uri, RELECTURE), imprimer("Ce qui est relu, et ce qui attend"))
    return paragraphe(f"{imprimer(majuscule(dits))}. {vers}.")


# ------------------------------------------------------------------------------------------------------ what is missing
def _non_transcrit(page: Page) -> str:
    """Tells what the documents hold that no rule takes up, and the documents that no clause quotes."""
    quoi = (
        "Un texte que le recueil ne déclare pas n'est compté nulle part : le recueil ne sait rien des aides qu'il ne "
        "transcrit pas."
    )
    cites = {citation.document for citation in page.contexte.prouves}
    sans = [document for nom, document in page.rulebook.documents.items() if nom not in cites]
    comptes = [(imprimer("Documents sans une seule citation"), len(sans))]
    transcriptions = page.contexte.transcriptions
    absents = len(page.rulebook.documents) - len(transcriptions)
    comptes += [(imprimer("Documents qui n'étaient pas joints à cette publication"), absents)]
    for etat, nom in ETATS.items():
        if transcriptions:
            lignes = sum(une.comptes[etat] for une in transcriptions.values())
            comptes.append((imprimer(f"Lignes {nom}, documents joints"), lignes))
    noms = (page.lier("document", document.nom, propre(document.libelle)) for document in sans)
    return _dire(quoi) + _releve("Ce qui n'est pas transcrit", comptes) + liste(noms, "petite")


def _ouvert(page: Page) -> str:
    rulebook = page.rulebook
    anomalies = rulebook.anomalies.values()
    defauts = Counter[str](une.defaut for une in anomalies)
    lectures = rulebook.lectures.values()
    lignes = [
        (lien(relatif(page.uri, ANOMALIES), imprimer("Défauts des textes")), len(anomalies)),
        *((_dont(f"de genre « {nom} »"), defauts[genre]) for genre, nom in DEFAUTS.items() if defauts[genre]),
        (_dont("dont la question à poser aux auteurs est écrite"), sum(bool(une.question) for une in anomalies)),
        (lien(relatif(page.uri, LECTURES), imprimer("Textes qui se lisent de plusieurs façons")), len(lectures)),
        (
            imprimer("dont aucune façon n'est dite retenue : la première l'est d'office"),
            sum(map(_sans_choix, lectures)),
        ),
    ]
    return _releve("Ce qui reste ouvert", lignes)


def _dont(texte: str) -> str:
    return element("span", imprimer(texte), classe="dont")


def _sans_choix(lecture: Lecture) -> bool:
    return not any(option.retenue for option in lecture.options)


def _sans_calcul(page: Page) -> str:
    """Tells what the rules say in words, and decide nothing by."""
    clauses = toutes(page.rulebook)
    quoi = (
        "Ce que le langage ne calcule pas est écrit quand même, et montré à sa place ; aucun résultat n'en dépend. "
        "Une appréciation laissée à une autorité n'est jamais devinée : la réponse dit qu'elle manque."
    )
    appreciations = [donnee for donnee in page.rulebook.donnees.values() if donnee.genre == "appreciation"]
    return _dire(quoi) + _releve(
        "Ce qui est dit sans être calculé",
        (
            (imprimer("Mentions et indicateurs, sans effet sur un résultat"), _combien(clauses, Mention)),
            (imprimer("Questions ouvertes, posées et jamais jugées"), _combien(clauses, Indication)),
            (imprimer("Caractéristiques dites en mots"), sum(map(_en_mots, clauses))),
            (imprimer("Lignes de tableau où le texte est muet ou illisible"), sum(map(_muette, clauses))),
            (imprimer("Appréciations laissées à une autorité"), len(appreciations)),
        ),
    )


def _combien(clauses: Iterable[Clause], genre: type[Clause]) -> int:
    return sum(isinstance(clause, genre) for clause in clauses)


def _en_mots(clause: Clause) -> bool:
    return isinstance(clause, Caracteristique) and clause.forme == "texte"


def _muette(clause: Clause) -> bool:
    return (
        isinstance(clause, Rang | AutresCas)
        and isinstance(clause.issue, IssueSansValeur)
        and clause.issue.genre != "refus"
    )
