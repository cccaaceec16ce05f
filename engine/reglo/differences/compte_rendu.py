"""A comparison as a text for the jurist, and as data for programs."""

from collections.abc import Iterator
from itertools import groupby

from reglo.differences.bilan import Bilan
from reglo.differences.comparaison import Changement
from reglo.differences.faces import Face, cote_a_cote, face
from reglo.differences.intitules import fait, groupe, sujet
from reglo.differences.mots import remplacements
from reglo.differences.portee import peut_agir
from reglo.differences.temoins import Effet, SansTemoin, Temoin
from reglo.phrases.francais import citer, majuscule
from reglo.rendu.page import plier_ligne, puce, titre
from reglo.values.formats import ecrire_date

_MONTRES = 6
"""Replacements of words told of one clause: beyond, both lines are read whole."""


def en_texte(bilan: Bilan) -> str:
    """Writes each change under its aid: the text, the sentence, the rule, the effect."""
    return "\n".join(_lignes(bilan))


def _lignes(bilan: Bilan) -> Iterator[str]:
    nombre = len(bilan.changements)
    avant, apres = citer(bilan.avant.nom), citer(bilan.apres.nom)
    if not nombre:
        yield f"Rien n'a changé de {avant} à {apres}."
        return
    yield f"De {avant} à {apres} : {nombre} changement{'s' if nombre > 1 else ''}."
    rangs = enumerate(bilan.changements)
    for (_, _, nom), siens in groupby(rangs, lambda un: groupe(un[1], bilan.avant.rulebook, bilan.apres.rulebook)):
        yield ""
        yield from titre(nom, "=")
        for rang, changement in siens:
            yield from _changement(bilan, changement, bilan.effet(rang))


def faces(bilan: Bilan, changement: Changement) -> tuple[Face | None, Face | None]:
    """Gives what is read of a thing on each side."""
    avant = None if changement.avant is None else face(changement.avant, bilan.avant)
    apres = None if changement.apres is None else face(changement.apres, bilan.apres)
    return (avant, apres) if avant is None or apres is None else cote_a_cote(avant, apres)


def _changement(bilan: Bilan, changement: Changement, effet: Effet) -> Iterator[str]:
    yield ""
    yield from plier_ligne(f"{majuscule(sujet(changement.objet))} : {fait(changement, jours=bilan.jours)}.", suite="  ")
    avant, apres = faces(bilan, changement)
    if changement.genre != "renommage":
        yield from _cotes("texte", " ".join(avant.textes) if avant else "", " ".join(apres.textes) if apres else "")
        yield from _cotes("en clair", avant.phrase if avant else "", apres.phrase if apres else "")
        yield from _regle(avant, apres)
    lieux = [f"{cote.lieu}" for cote in (apres or avant,) if cote is not None and cote.lieu.fichier]
    yield from (f"  {lieu}" for lieu in lieux)
    yield from _effet(changement, effet, cherche=bool(bilan.effets))


def _cotes(nom: str, avant: str, apres: str) -> Iterator[str]:
    """Writes both sides of something, when they differ."""
    if avant != apres:
        for cote, dit in (("avant", avant), ("après", apres)):
            if dit:
                yield from plier_ligne(f"  {nom}, {cote} : {dit}", suite="    ")


def _regle(avant: Face | None, apres: Face | None) -> Iterator[str]:
    """Writes the words replaced in the rule, or the whole rule of what is added or removed."""
    ancienne, nouvelle = avant.regle if avant else "", apres.regle if apres else ""
    paires = remplacements(ancienne, nouvelle) if avant and apres else ()
    if not paires or len(paires) > _MONTRES:
        yield from _cotes("règle", _une_ligne(ancienne), _une_ligne(nouvelle))
    for retire, ajoute in paires[:_MONTRES] if len(paires) <= _MONTRES else ():
        yield from plier_ligne(f"  règle : {_remplacement(_une_ligne(retire), _une_ligne(ajoute))}", suite="    ")


def _remplacement(retire: str, ajoute: str) -> str:
    if not retire:
        return f"{citer(ajoute)} ajouté"
    return f"{citer(retire)} supprimé" if not ajoute else f"{citer(retire)} → {citer(ajoute)}"


def _une_ligne(regle: str) -> str:
    return " ".join(regle.split())


def _effet(changement: Changement, effet: Effet, *, cherche: bool) -> Iterator[str]:
    if isinstance(effet, Temoin):
        yield from plier_ligne(f"  effet : {temoin(effet)}", suite="    ")
        yield from puce(f"{sans(effet)} : {effet.avant}", 4)
        yield from puce(f"avec : {effet.apres}", 4)
        for ecart in effet.ecarts:
            if ecart.sujet not in ("verdict", "montant dû", "refusé par"):
                yield from puce(f"{ecart.sujet} : {ecart.avant} → {ecart.apres}", 4)
    elif isinstance(effet, SansTemoin):
        yield from plier_ligne(f"  effet : {sans_temoin(effet)}", suite="    ")
    elif cherche and not peut_agir(changement) and changement.objet.nature == "clause":
        yield f"  effet : {sans_effet(changement)}."


def sans_effet(changement: Changement) -> str:
    """Says why no answer can depend on a change."""
    if changement.genre == "renommage":
        return "aucun, le contenu est le même"
    return "aucun, seul le texte cité change" if changement.aspects == ("texte",) else "aucun calcul n'en dépend"


def sans(effet: Temoin) -> str:
    """Says what the first answer is that of."""
    return "avant tous ces changements" if effet.ensemble else "sans ce changement"


def resume(effet: Effet) -> str:
    """Gives an effect in one line: the first result that is not the same, or that no witness is known."""
    if effet is None:
        return ""
    if isinstance(effet, SansTemoin):
        return sans_temoin(effet)
    premier = effet.ecarts[0]
    dit = "" if premier.principal else f"{premier.sujet} : "
    avant, apres = (effet.avant, effet.apres) if premier.principal else (premier.avant, premier.apres)
    return ", ".join((f"{dit}{avant} → {apres}", *selon(effet)))


def selon(effet: Temoin) -> Iterator[str]:
    """Says under which readings a witness answers, when they are not those retained."""
    for question, option in effet.lectures:
        yield f"selon la lecture {citer(question)}, option {citer(option)} (non retenue)"


def temoin(effet: Temoin) -> str:
    """Names a witness: its example, what is changed in it, the readings that are not those retained, its day."""
    nom = f"exemple {citer(effet.exemple)}" if effet.exemple else "dossier sans autre réponse"
    retouche = f", avec {citer(effet.retouche)}" if effet.retouche else ""
    jour = f", au {ecrire_date(effet.jour)}" if effet.jour else ""
    lectures = "".join(f", {dite}" for dite in selon(effet))
    return f"{nom}{retouche}{lectures}{jour} ({effet.aide})"


def sans_temoin(effet: SansTemoin) -> str:
    """Says that no witness is known, and of how many trials."""
    if not effet.essais:
        return "aucun dossier n'a pu être essayé, faute d'exemple"
    essais = "un essai" if effet.essais == 1 else f"{effet.essais} essais"
    return f"en {essais} sur des exemples et des dossiers voisins, ce changement n'a modifié aucune réponse"


# ------------------------------------------------------------------------------------------------------------ as data
def en_objet(bilan: Bilan) -> dict[str, object]:
    """Gives the same as plain values."""
    return {
        "avant": {"nom": bilan.avant.nom, "recueil": bilan.avant.rulebook.empreinte},
        "apres": {"nom": bilan.apres.nom, "recueil": bilan.apres.rulebook.empreinte},
        "changements": [_objet(bilan, un, bilan.effet(rang)) for rang, un in enumerate(bilan.changements)],
    }


def _objet(bilan: Bilan, changement: Changement, effet: Effet) -> dict[str, object]:
    genre, porteur, _ = groupe(changement, bilan.avant.rulebook, bilan.apres.rulebook)
    avant, apres = faces(bilan, changement)
    return {
        "genre": changement.genre,
        "nature": changement.objet.nature,
        "id": changement.objet.id,
        "ancien_id": changement.avant.id if changement.avant and changement.avant.id != changement.objet.id else None,
        "porteur": porteur if genre != "partage" else None,
        "version": changement.objet.version or None,
        "aspects": changement.aspects,
        "avant": _face(avant),
        "apres": _face(apres),
        "effet": _effet_en_objet(effet),
    }


def _face(face: Face | None) -> dict[str, object] | None:
    if face is None:
        return None
    return {"textes": face.textes, "phrase": face.phrase, "regle": face.regle, "lieu": str(face.lieu)}


def _effet_en_objet(effet: Effet) -> dict[str, object] | None:
    if effet is None:
        return None
    if isinstance(effet, SansTemoin):
        return {"temoin": None, "essais": effet.essais}
    return {
        "temoin": {
            "exemple": effet.exemple or None,
            "lieu": str(effet.lieu) or None,
            "retouche": effet.retouche or None,
            "lectures": [{"question": question, "option": option} for question, option in effet.lectures],
            "date": None if effet.jour is None else effet.jour.isoformat(),
            "aide": effet.aide,
            "sans": effet.avant,
            "avec": effet.apres,
            "ensemble": effet.ensemble,
            "ecarts": [{"sujet": e.sujet, "sans": e.avant, "avec": e.apres} for e in effet.ecarts],
        }
    }
