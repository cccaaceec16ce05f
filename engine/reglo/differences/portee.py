"""What a change bears on: whether an answer can depend on it, and which aids it concerns."""

from collections.abc import Iterator

from reglo.differences.comparaison import Changement
from reglo.differences.objets import Objet
from reglo.model.clauses import Mention
from reglo.model.rulebook import Rulebook, Version
from reglo.rendu.usages import usages

_SANS_EFFET = frozenset({"tronc", "anomalie", "document", "entite", "unite", "famille"})
"""Kinds of things that no answer depends on, or that is read through others."""
_SEULS = frozenset({"clause", "rang", "valeur", "version", "aide"})
"""Kinds of things whose presence alone has an effect: a word added is read by clauses that are told themselves."""


def peut_agir(changement: Changement) -> bool:
    """Tells whether an answer can depend on what changes."""
    objet = changement.objet
    if objet.nature in _SANS_EFFET or isinstance(objet.noeud, Mention) or changement.genre == "renommage":
        return False
    if changement.genre in ("ajout", "retrait"):
        return objet.nature in _SEULS
    rubriques = {cote.rubrique for cote in (changement.avant, changement.apres) if cote is not None}
    return bool({"regle", "ordre"} & set(changement.aspects)) or (
        "rubrique" in changement.aspects and rubriques != {"criteres", "beneficiaires"}
    )


def concernees(changement: Changement, avant: Rulebook, apres: Rulebook) -> tuple[str, ...]:
    """Gives the aids that a change bears on."""
    trouvees: dict[str, None] = {}
    for cote, recueil in ((changement.apres, apres), (changement.avant, avant)):
        if cote is None:
            continue
        aide = cote.nom if cote.nature == "aide" else cote.porteur
        trouvees |= {aide: None} if aide in recueil.aides else dict.fromkeys(_qui_lisent(recueil, _lu(cote)))
    return tuple(trouvees)


def _lu(objet: Objet) -> str:
    """Gives the name by which rules read what no aid holds: that of its table, of its parameter, of its trunk."""
    return objet.porteur or (objet.tableau.id if objet.tableau is not None else objet.nom)


def _qui_lisent(recueil: Rulebook, nom: str) -> Iterator[str]:
    """Gives the aids that take up a trunk or read a word, through other words or not."""
    lecteurs = usages(recueil)
    vus, attente = {nom}, [nom]
    while attente:
        suivants = [lecteur for lecteur in lecteurs.get(attente.pop(), ()) if lecteur not in vus]
        vus.update(suivants)
        attente += suivants
    porteurs = vus | {vu.rpartition(".")[0] for vu in vus}
    for aide in recueil.aides.values():
        dedans = {aide.id, *(tronc for version in aide.versions for tronc in version.troncs)}
        if not dedans.isdisjoint(porteurs) or any(_selon(version, nom) for version in aide.versions):
            yield aide.id


def _selon(version: Version, lecture: str) -> bool:
    """Tells whether a version says something for one option of a reading alone."""
    return any(choix.lecture == lecture for clause in version.clauses for choix in clause.lectures) or any(
        une.choix.lecture == lecture for une in version.dates_selon_lecture
    )
