"""What was tried of the rulebook, in figures: examples played, rules changed, engines compared, texts read again.

What was not tried for this publication, or was not kept, is said not to have been.
"""

from fractions import Fraction

from reglo.cases.couverture.rendu import dire_part
from reglo.mutation.compte_rendu import Compte, pourcent
from reglo.phrases.francais import majuscule
from reglo.phrases.liens import propre
from reglo.publication.adresses import EXEMPLES, relatif
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer, lien
from reglo.publication.page import liste, paragraphe
from reglo.publication.preuves.mesures import Part
from reglo.publication.preuves.releves import avis, compte, dire, ecrire, perime, releve, tableau
from reglo.rendu.aide import VERDICTS
from reglo.values.formats import ecrire_date_longue

_VERDICT = "verdict "
"""How the run of the two engines names a verdict among what its pairs show."""
_RESULTATS, _TRANCHE, _LAISSE = "résultats", "tranché par les règles", "dit par la référence"
"""How it names the results, those that durable-rules settled, and those that it left to the reference."""
_DITS = {
    _TRANCHE: "décidé par durable-rules",
    _LAISSE: "laissé par durable-rules à l'interprète de référence",
    "exception vivante": "exception qui peut jouer",
    "exceptions en conflit": "exceptions qui se contredisent",
    "versions datées": "aide à plusieurs versions",
    "autre aide lue": "clause qui lit ce qu'une autre aide donne",
    "fourchette répondue": "réponse en fourchette",
    "choix à plusieurs options": "réponse qui laisse plusieurs options possibles",
    "nombre indicible": "nombre que durable-rules ne peut pas porter exactement",
    "autre lecture": "autre lecture que celle retenue",
    "liste répondue": "liste remplie",
    "plan ouvert": "plan de financement incomplet",
    "pas": "réponses données une à une",
    "pas qui change un résultat": "réponse qui change un résultat",
    "suivis": "résultats suivis d'une réponse à la suivante",
    "suivi par les règles": "résultat que durable-rules suit",
}
"""What is said of the names of a run that a lawyer would not understand."""


# ------------------------------------------------------------------------------------------ run for this publication
def exemples(page: Page) -> str:
    """Tells how many examples were played, how many fail, and how much they prove."""
    epreuves = page.contexte.preuves.epreuves
    if epreuves is None:
        return avis("Les exemples n'ont pas été joués pour cette publication.")
    joues = [joue for epreuve in epreuves.par_aide.values() for joue in epreuve.joues]
    titres = {(joue.cas.attendu.span.fichier, joue.cas.exemple) for joue in joues}
    attentes = [jugee for joue in joues for jugee in joue.jugees]
    objets = page.contexte.preuves.reunis.values()
    points = [point for objet in objets for point in objet.points]
    sans = [propre(page.rulebook.aides[nom].nom) for nom, epreuve in epreuves.par_aide.items() if not epreuve.joues]
    comptes = (
        (imprimer("Exemples joués sur ces règles"), len(titres)),
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
    return releve("Les exemples", comptes) + paragraphe(f"{imprimer(dites)} {vers}.") + liste(map(imprimer, sans))


# ------------------------------------------------------------------------------------------------ measured, with a day
def changements(page: Page) -> str:
    """Tells how many changes of the rules the examples saw, when they were last tried."""
    mesures = page.contexte.fonds.mesures
    if mesures is None or mesures.mutations is None:
        return avis("Aucune mesure n'est gardée : « reglo muter --garder » la fait, en plusieurs minutes.")
    mesure = mesures.mutations
    quoi = (
        f"Le {ecrire_date_longue(mesure.jour)}, chaque seuil, opérateur, date, plafond, étape ou exclusion a été "
        "changé dans les règles, un à la fois, et les exemples rejoués : un changement est vu quand l'un d'eux échoue."
    )
    depuis = "" if mesures.mutations_a_jour else perime("Les règles ou les exemples ont changé depuis cette mesure.")
    titres = (
        "Fichier de règles",
        "Essayés",
        "Vus",
        "Part vue",
        "Sans effet, argumentés",
        "Que rien ne voit",
        "Refusés",
    )
    lignes = [(imprimer(nom), *_sorts(sorts)) for nom, sorts in mesure.fichiers.items()]
    lignes.append((element("strong", "En tout"), *_sorts(mesure.total)))
    suite = "Un changement refusé par la vérification ne peut pas être publié : il est compté à part."
    return dire(quoi) + depuis + tableau(titres, lignes) + dire(suite)


def _sorts(sorts: Compte) -> tuple[str, ...]:
    passes = sorts.vus + sorts.argumentes + sorts.invisibles
    nombres = (sorts.argumentes, sorts.invisibles, sorts.refuses)
    return ecrire(passes), ecrire(sorts.vus), imprimer(pourcent(sorts.part)), *map(ecrire, nombres)


def moteurs(page: Page) -> str:
    """Tells how the two engines compared, when they were last compared."""
    mesures = page.contexte.fonds.mesures
    if mesures is None or mesures.accord is None:
        return avis("Aucune comparaison des deux moteurs n'est gardée.")
    accord = mesures.accord
    ecarts = compte(accord.ecarts, "différence", "différences") if accord.ecarts else "aucune différence"
    quoi = (
        f"Le {ecrire_date_longue(accord.jour)}, durable-rules et l'interprète de référence ont répondu chacun à "
        f"{compte(accord.paires, 'paire', 'paires')} d'un recueil et d'un dossier tirés au sort, qui ne sont pas les "
        f"aides de ce recueil : {ecarts}."
    )
    depuis = "" if mesures.accord_a_jour else perime("Le programme qui répond a changé depuis cette mesure.")
    comptes = (_part_de_chacun(part) for part in accord.repartition if part.nom == _RESULTATS)
    return dire(quoi) + depuis + "".join((*comptes, *map(_part, accord.repartition)))


def _part_de_chacun(resultats: Part) -> str:
    """Says how many results two engines gave, and what the agreement on the others is worth."""
    tranches, laisses = resultats.dont.get(_TRANCHE, 0), resultats.dont.get(_LAISSE, 0)
    return dire(
        f"De ces réponses, durable-rules décide {compte(tranches, 'résultat', 'résultats')} d'aide sur "
        f"{ecrire(resultats.total)}, que l'interprète de référence donne aussi. Les {ecrire(laisses)} autres, que le "
        "dossier laisse ouverts ou que ses règles ne peuvent pas dire exactement, il les lui laisse : l'accord "
        "n'y dit rien de plus que celui des critères que durable-rules a jugés."
    )


def _part(part: Part) -> str:
    nom = _DITS.get(part.nom, part.nom)
    titre = f"Sur {compte(part.total, nom, nom)}"
    lignes = (
        (imprimer(majuscule(_montre(nom))), ecrire(nombre), _pour_cent(nombre, part.total))
        for nom, nombre in part.dont.items()
    )
    return tableau((titre, "Nombre", "Part"), lignes)


def _montre(nom: str) -> str:
    if nom.startswith(_VERDICT):
        return f"verdict « {VERDICTS[nom.removeprefix(_VERDICT)]} »"
    return _DITS.get(nom, nom)


def _pour_cent(nombre: int, total: int) -> str:
    return imprimer(pourcent(Fraction(nombre, total))) if total else "–"


# ------------------------------------------------------------------------------------------------------- read by people
def secondes_lectures(page: Page) -> str:
    """Tells how often who had not seen a rule expected what it says."""
    lues = page.contexte.fonds.secondes_lectures
    if not lues:
        return avis("Aucune seconde lecture ne se trouve à côté des règles.")
    quoi = (
        "Quelqu'un qui n'a vu ni la règle ni ses exemples lit le texte, et écrit des dossiers avec ce qu'il attend ; "
        "la règle est ouverte ensuite. Le texte tranche chaque écart : la règle, ou l'attente, est corrigée."
    )
    titres = ("Ce qui est relu", "Dossiers", "Accords", "Écarts")
    lignes = [_accords(imprimer(propre(lue.titre)), lue.dossiers, lue.accords) for lue in lues]
    lignes.append(
        _accords(element("strong", "En tout"), sum(lue.dossiers for lue in lues), sum(lue.accords for lue in lues))
    )
    sans = [aide for aide in page.rulebook.aides.values() if not any(lue.porte_sur(aide.id) for lue in lues)]
    noms = (page.lier("aide", aide.id, propre(aide.nom)) for aide in sans)
    reste = f"Aides qu'aucune seconde lecture ne nomme dans son titre : {len(sans)} sur {len(page.rulebook.aides)}."
    return dire(quoi) + tableau(titres, lignes) + dire(reste) + liste(noms, "petite")


def _accords(nom: str, dossiers: int, accords: int) -> tuple[str, ...]:
    return nom, ecrire(dossiers), ecrire(accords), ecrire(dossiers - accords)
