"""What a dossier says, in plain French: its answers under their labels, or what it changes in another dossier."""

from collections.abc import Iterator

from reglo.cases.execution import Cas
from reglo.model.rulebook import LIGNE, Donnee
from reglo.outcome.dossier import (
    Decision,
    Dossier,
    FaitChoix,
    FaitConnu,
    FaitDate,
    FaitNombre,
    Faits,
    FaitTexte,
    FaitVerite,
    Liste,
)
from reglo.phrases import Plume
from reglo.phrases.francais import citer, enumerer, majuscule
from reglo.phrases.liens import propre
from reglo.publication.contexte import Page
from reglo.publication.html import element, imprimer
from reglo.rendu.noms import REPONSES
from reglo.values.formats import ecrire_date_longue

_RIEN = Dossier()


def situation(page: Page, cas: Cas, depart: Cas | None = None) -> Iterator[str]:
    """Gives what an example says, line by line, as HTML: all of it, or only what differs from another."""
    avant = _RIEN if depart is None else depart.dossier
    for nom, option in cas.lectures.items():
        if depart is None or depart.lectures.get(nom) != option:
            yield _lecture(page, nom, option)
    for nom in depart.lectures if depart is not None else ():
        if nom not in cas.lectures:
            yield _lecture(page, nom, page.rulebook.lectures[nom].retenue)
    yield from _faits(page, page.plume, cas.dossier.faits, avant.faits)
    for nom in dict.fromkeys((*cas.dossier.listes, *avant.listes)):
        if cas.dossier.listes.get(nom) != avant.listes.get(nom):
            yield _liste(page, nom, cas.dossier.listes.get(nom), avant.listes.get(nom))
    if cas.dossier.pieces != avant.pieces:
        yield _dit("Pièces fournies", imprimer(", ".join(_pieces(page, cas.dossier)) or "aucune"))
    if cas.dossier.beneficiaire != avant.beneficiaire:
        yield _dit("Bénéficiaire", imprimer(citer(cas.dossier.beneficiaire)))
    if cas.dossier.registre != avant.registre:
        yield _registre(page, cas.dossier.registre)


def _dit(quoi: str, html: str) -> str:
    return f"{imprimer(quoi)} : {element('strong', html)}"


def _lecture(page: Page, nom: str, option: str) -> str:
    lue = page.rulebook.lectures[nom]
    dite = next(propre(une.libelle) or une.nom for une in lue.options if une.nom == option)
    question = page.lier("lecture", nom, citer(propre(lue.libelle)))
    return f"Selon la lecture {question} : {element('strong', imprimer(dite))}"


def _faits(page: Page, plume: Plume, faits: Faits, avant: Faits) -> Iterator[str]:
    for nom, fait in faits.items():
        if avant.get(nom) != fait:
            yield f"{_nom(page, plume, nom)} : {element('strong', imprimer(valeur(page, nom, fait)))}"
    for nom in avant:
        if nom not in faits:
            yield f"{_nom(page, plume, nom)} : {element('strong', 'sans réponse')}"


def _nom(page: Page, plume: Plume, nom: str) -> str:
    libelle = plume.libelle(page.rulebook.donnees[nom])
    return page.lier("donnee", nom, libelle if plume.dans else majuscule(libelle), "mot")


def valeur(page: Page, nom: str, fait: FaitConnu) -> str:
    """Writes an answer: « 20 places », « de 10 000 € à 20 000 € », « Aude », « oui »."""
    donnee = page.rulebook.donnees[nom]
    match fait:
        case FaitNombre(minimum=bas, maximum=haut):
            return _etendue(
                *(None if borne is None else page.plume.valeur(borne, donnee.unite) for borne in (bas, haut))
            )
        case FaitDate(minimum=debut, maximum=fin):
            return _etendue(*(None if jour is None else ecrire_date_longue(jour) for jour in (debut, fin)))
        case FaitVerite(valeur=vrai):
            return "oui" if vrai else "non"
        case FaitChoix(valeurs=noms):
            return enumerer([_option(page, donnee, option) for option in noms], "ou")
        case FaitTexte(texte=texte):
            return citer(texte)
        case _:
            return "néant"


def _etendue(bas: str | None, haut: str | None) -> str:
    if bas is not None and haut is not None:
        return bas if bas == haut else f"de {bas} à {haut}"
    return f"au moins {bas}" if bas is not None else f"au plus {haut}"


def _option(page: Page, donnee: Donnee, nom: str) -> str:
    if nom in REPONSES:
        return REPONSES[nom]
    if nom in page.rulebook.aides:
        return citer(propre(page.rulebook.aides[nom].nom))
    if nom in page.rulebook.organismes:
        return propre(page.rulebook.organismes[nom].libelle)
    option = next((une for une in donnee.options if une.nom == nom), None)
    return (propre(option.libelle) or option.ecriture or nom if option else nom).replace("_", " ")


# --------------------------------------------------------------------------------------------------------------- lists
def _liste(page: Page, nom: str, liste: Liste | None, avant: Liste | None) -> str:
    """Draws a list: the elements that change when there are as many as before, all of them else."""
    plume = page.plume.dans_liste(nom)
    titre = "Plan de financement" if nom == LIGNE else majuscule(page.plume.elements(nom))
    if liste is None:
        return _dit(titre, "sans réponse")
    if avant is not None and len(avant.elements) == len(liste.elements) and avant.complete == liste.complete:
        paires = zip(liste.elements, avant.elements, strict=True)
        changes = [(rang, [*_faits(page, plume, un, autre)]) for rang, (un, autre) in enumerate(paires, start=1)]
        lignes = [f"{_rang(page, nom, rang)} : {' ; '.join(dits)}" for rang, dits in changes if dits]
    else:
        lignes = [" ; ".join(_faits(page, plume, un, {})) for un in liste.elements]
    entier = "liste complète" if liste.complete else "liste à compléter"
    corps = element("ul", *(element("li", ligne) for ligne in lignes)) if lignes else f" {element('strong', 'aucun')}"
    return f"{imprimer(titre)} ({entier}) :{corps}"


def _rang(page: Page, nom: str, rang: int) -> str:
    return imprimer(f"{'ligne' if nom == LIGNE else page.plume.element(nom)} {rang}")


def _pieces(page: Page, dossier: Dossier) -> list[str]:
    libelles = {p.nom: p.libelle for a in page.rulebook.aides.values() for v in a.versions for p in v.pieces}
    return sorted(propre(libelles.get(nom) or nom).replace("_", " ") for nom in dossier.pieces)


def _registre(page: Page, registre: tuple[Decision, ...] | None) -> str:
    if registre is None:
        return _dit("Registre des décisions", "sans réponse")
    lignes = [element("li", _decision(page, une)) for une in registre]
    corps = element("ul", *lignes) if lignes else f" {element('strong', 'aucune')}"
    return f"Décisions passées, au registre :{corps}"


def _decision(page: Page, une: Decision) -> str:
    aide = page.rulebook.aides.get(une.aide)
    dites = [ecrire_date_longue(une.date), propre(aide.nom) if aide else une.aide, page.plume.valeur(une.montant, "€")]
    dites += [page.plume.valeur(nombre, unite) for unite, nombre in une.quantites.items()]
    return imprimer(", ".join([*dites, *([une.beneficiaire] if une.beneficiaire else [])]))
