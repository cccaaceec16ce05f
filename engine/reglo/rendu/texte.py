"""Writes the whole answer: the day and the rules, then each aid, what stands between aids, what is still to ask."""

from collections.abc import Iterator
from datetime import date

from reglo.model.rulebook import Rulebook
from reglo.outcome.reponse import Controle, Ecart, Provenance, Reponse
from reglo.rendu.aide import rediger_aide
from reglo.rendu.nombres import ecrire_intervalle, ecrire_montant
from reglo.rendu.noms import Noms
from reglo.rendu.page import plier_ligne, puce, titre
from reglo.rendu.questions import rediger_questions
from reglo.rendu.synthese import rediger_synthese
from reglo.values import formats

MOTEURS = {"reference": "l'interprète de référence", "durable": "le moteur durable-rules"}
CONTROLES = {"respecte": "respecté", "viole": "violé", "inconnu": "inconnu", "sans_objet": "sans objet"}
_GENRES = {
    "non_cumul": "Non-cumul",
    "option": "Option",
    "cumul_permis": "Cumul permis",
    "plafond": "Plafond",
    "autofinancement": "Autofinancement",
}


def rediger(reponse: Reponse, recueil: Rulebook | None = None) -> str:
    """Gives the answer as a text of 100 columns; the rulebook, when given, names the documents in full."""
    noms = Noms(recueil)
    lignes = [*_entete(reponse.provenance), *rediger_synthese(reponse)]
    for aide in reponse.aides:
        lignes += ["", *rediger_aide(aide, noms)]
    lignes += _controles(reponse.controles, noms)
    lignes += _ecarts(reponse.ecarts)
    if reponse.questions:
        lignes += ["", *titre("Questions à poser, dans cet ordre", "-"), *rediger_questions(reponse.questions, noms)]
    return "\n".join(lignes) + "\n"


def _entete(provenance: Provenance) -> Iterator[str]:
    jour = formats.ecrire_date(date.fromisoformat(provenance.date))
    moteur = MOTEURS[provenance.moteur]
    yield from plier_ligne(f"Réponse au {jour}, par {moteur} de Réglo {provenance.reglo}.")
    acte, _, empreinte = provenance.registre.partition(":")
    registre = f", registre {empreinte[:12]} (acte {acte})" if empreinte else ""
    yield from plier_ligne(f"Recueil {provenance.recueil[:12]}, dossier {provenance.dossier[:12]}{registre}.")


def _controles(controles: tuple[Controle, ...], noms: Noms) -> Iterator[str]:
    """Writes the checks that have an object; the others are counted."""
    utiles = [controle for controle in controles if controle.etat != "sans_objet"]
    if not utiles:
        return
    yield ""
    yield from titre("Entre aides", "-")
    for controle in utiles:
        yield from puce(_controle(controle), 0)
        yield from noms.citer(controle.citations, "    ")
        for cause in controle.causes:
            yield from puce(noms.cause(cause), 4)


def _controle(controle: Controle) -> str:
    quoi = f"{_GENRES[controle.genre]} ({controle.clause}) : {CONTROLES[controle.etat]}"
    details = [controle.libelle] if controle.libelle else []
    if controle.aides:
        details.append(f"aides en présence : {', '.join(controle.aides)}")
    for nom, montant in (("total", controle.total), ("limite", controle.limite), ("marge", controle.marge)):
        if montant is not None:
            details.append(f"{nom} {ecrire_intervalle(montant)}")
    return f"{quoi} ; {' ; '.join(details)}." if details else f"{quoi}."


def _ecarts(ecarts: tuple[Ecart, ...]) -> Iterator[str]:
    if not ecarts:
        return
    yield ""
    yield from titre("Montants accordés qui diffèrent du calcul", "-")
    for ecart in ecarts:
        calcule = ecrire_intervalle(ecart.calcule)
        yield from puce(f"{ecart.aide} : {ecrire_montant(ecart.accorde)} au plan, {calcule} calculés.", 0)
