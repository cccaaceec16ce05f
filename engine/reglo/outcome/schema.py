"""The JSON Schemas of what goes in and comes out: a dossier by the vocabulary of a rulebook, an answer by its type.

The schema of a dossier helps an editor complete and a program check the shape; what it cannot say (units, dates of the
calendar, order of the ends of a range) is said by reading the dossier.
"""

from fractions import Fraction

import msgspec

from reglo.model.rulebook import Donnee, Entite, Option, Rulebook
from reglo.outcome.reponse import VERSION_REPONSE, Reponse
from reglo.outcome.vocabulaire import CHAMPS_LIGNE, Vocabulaire, vocabulaire
from reglo.values import unites

VERSION_DOSSIER = 1
"""Version of the format of a dossier."""
NORME = "https://json-schema.org/draft/2020-12/schema"
_PARTIELLE = "ou une réponse partielle : « 10 à 15 », « au moins 10 », « au plus 15 »"

STRUCTURES = {
    "AutreLecture": "ce que changerait, seule, une autre option d'une lecture",
    "Attribution": "ce qu'une enveloppe laisse à cette opération",
    "Caracteristique": "un terme de l'aide : taux, durée, quotité, exonération…",
    "Cause": "pourquoi quelque chose n'est pas tranché : une réponse manque, une autorité apprécie, le texte se tait",
    "Citation": "les mots du texte qui prouvent une clause, et leur place",
    "Composante": "une composante du montant, avec son propre verdict",
    "Controle": "un contrôle entre aides : non-cumul, option, plafond commun, autofinancement",
    "Ecart": "une ligne accordée du plan qui diffère du montant calculé",
    "Ecretement": "ce qu'une clause retire d'un montant",
    "EffetReponse": "ce que la réponse à une question peut trancher",
    "EtatClause": "une clause de l'aide, telle qu'elle s'applique à ce dossier",
    "EtatPiece": "une pièce demandée, et si elle est fournie",
    "Intervalle": "un nombre, exact quand ses deux bornes sont égales ; sans borne où il n'en a pas ; vide sans valeur",
    "Provenance": "ce qu'il faut pour rejouer la réponse à l'identique",
    "Question": "ce qu'il reste à demander",
    "Reponse": "toute la réponse",
    "ReponseAide": "ce que répond une aide",
    "Tranche": "une tranche de versement",
}
"""What each part of an answer is."""


def schema_reponse() -> dict[str, object]:
    """Gives the schema of an answer in JSON."""
    (racine,), composants = msgspec.json.schema_components([Reponse], ref_template="#/$defs/{name}")
    definitions = {nom: {**schema, "description": STRUCTURES[nom]} for nom, schema in sorted(composants.items())}
    return {"$schema": NORME, "title": "Réponse de Réglo", "version": VERSION_REPONSE, **racine, "$defs": definitions}


def schema_dossier(recueil: Rulebook) -> dict[str, object]:
    """Gives the schema of a dossier for the vocabulary of a rulebook; names are those of the declarations."""
    mots = vocabulaire(recueil)
    donnees = [nom.donnee for nom in mots.noms.values() if not nom.ancien]
    proprietes = {donnee.ecriture: _donnee(donnee) for donnee in donnees if donnee.entite is None}
    for entite in dict.fromkeys(entite.nom for entite in mots.listes.values()):
        declaree = mots.listes[entite]
        siennes = [donnee for donnee in donnees if donnee.entite == entite]
        proprietes[declaree.pluriel] = _liste(declaree, siennes)
    return {
        "$schema": NORME,
        "title": "Dossier de Réglo",
        "version": VERSION_DOSSIER,
        "type": "object",
        "properties": proprietes | _parties(mots, donnees),
        "additionalProperties": False,
    }


# --------------------------------------------------------------------------------------------------------------- data
def _donnee(donnee: Donnee) -> dict[str, object]:
    unite = f"Unité : {donnee.unite}." if donnee.unite else ""
    phrases = (f"{donnee.libelle}.".replace("?.", "?"), donnee.question, donnee.precision, unite)
    return {"description": " ".join(filter(None, phrases)), **_valeur(donnee)}


def _valeur(donnee: Donnee) -> dict[str, object]:
    if donnee.genre == "nombre":
        return {"anyOf": [_nombre(donnee), {"type": "string", "description": f"« 10 000 € », {_PARTIELLE}"}]}
    if donnee.genre == "booleen":
        return {"anyOf": [{"type": "boolean"}, {"enum": ["oui", "non", *_neant(donnee)]}]}
    if donnee.genre == "date":
        return {"type": "string", "description": f"« 01/07/2025 » ou « 2025-07-01 », {_PARTIELLE}"}
    if donnee.genre == "texte":
        return {"type": "string"}
    if donnee.genre == "appreciation":
        return _appreciation(donnee)
    return _choix(donnee.options, donnee)


def _nombre(donnee: Donnee) -> dict[str, object]:
    """Gives the bare number, in the unit of the datum, within its domain when its ends are whole."""
    schema: dict[str, object] = {"type": "integer" if donnee.entier else "number"}
    echelle = unites.echelle(donnee.unite)
    for mot, borne in (("minimum", donnee.minimum), ("maximum", donnee.maximum)):
        if borne is not None and (valeur := Fraction(borne / echelle)).denominator == 1:
            schema[mot] = int(valeur)
    return schema


def _choix(options: tuple[Option, ...], donnee: Donnee) -> dict[str, object]:
    noms = [*dict.fromkeys(mot for option in options for mot in (option.nom, option.libelle) if mot), *_neant(donnee)]
    plusieurs = {"type": "array", "items": {"enum": noms}, "minItems": 1}
    return {"anyOf": [{"enum": noms}, plusieurs, {"type": "string", "description": "plusieurs réponses : « A, B »"}]}


def _appreciation(donnee: Donnee) -> dict[str, object]:
    avis: dict[str, object] = {"enum": ["favorable", "défavorable", *_neant(donnee)]}
    groupe = {
        "type": "object",
        "properties": {"avis": avis, "autorité": {"type": "string"}},
        "required": ["avis"],
        "additionalProperties": False,
    }
    return {"anyOf": [avis, groupe]}


def _neant(donnee: Donnee) -> list[str]:
    return ["néant"] if donnee.peut_manquer else []


# -------------------------------------------------------------------------------------------------------------- lists
def _liste(entite: Entite, donnees: list[Donnee]) -> dict[str, object]:
    proprietes = {donnee.ecriture: _donnee(donnee) for donnee in donnees}
    return {"description": entite.libelle, **_corps(proprietes)}


def _corps(proprietes: dict[str, dict[str, object]]) -> dict[str, object]:
    """Gives the two ways to write a list: plain, hence open, or with what says whether it is complete."""
    elements = {
        "type": "array",
        "items": {"type": "object", "properties": proprietes, "additionalProperties": False},
    }
    complet = {"anyOf": [{"type": "boolean"}, {"enum": ["oui", "non"]}]}
    groupe = {
        "type": "object",
        "properties": {"complet": complet, "liste": elements},
        "additionalProperties": False,
    }
    return {"anyOf": [elements, groupe]}


def _parties(mots: Vocabulaire, donnees: list[Donnee]) -> dict[str, dict[str, object]]:
    """Gives the parts of a dossier that no rulebook declares."""
    ligne = {mots.lignes[champ].ecriture: _valeur(mots.lignes[champ]) for champ in CHAMPS_LIGNE}
    dates = {donnee.ecriture: _donnee(donnee) for donnee in donnees if donnee.genre == "date" and not donnee.entite}
    roles = {nom.removeprefix("date_"): schema for nom, schema in dates.items() if nom.startswith("date_")}
    pieces = sorted(set(mots.pieces.values()))
    return {
        "plan_de_financement": {"description": "lignes du plan de financement", **_corps(ligne)},
        "dates": {"type": "object", "properties": dates | roles, "additionalProperties": False},
        "pièces": {"description": "pièces fournies", "type": "array", "items": {"enum": pieces}},
        "registre": {"description": "décisions passées", "type": "array", "items": _decision(mots)},
        "bénéficiaire": {"description": "désignation du bénéficiaire, sans nom de personne", "type": "string"},
    }


def _decision(mots: Vocabulaire) -> dict[str, object]:
    montant = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]}
    quantites = dict.fromkeys(sorted(mots.unites), montant)
    par_enveloppe = dict.fromkeys(sorted(clause.id for clause in mots.quotas.values()), montant)
    return {
        "type": "object",
        "properties": {
            "date": {"type": "string"},
            "rang": {"type": "integer", "minimum": 0},
            "aide": {"enum": sorted(mots.aides.values())},
            "montant": montant,
            "quantités": {"type": "object", "properties": quantites | par_enveloppe, "additionalProperties": False},
            "bénéficiaire": {"type": "string"},
            **quantites,
        },
        "required": ["date", "aide", "montant"],
        "additionalProperties": False,
    }
