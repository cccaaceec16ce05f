"""Puts two rulebooks side by side, thing by thing: what is added, removed, renamed, what is said otherwise.

A thing renamed is one whose content is found under another name in the same place; what refers to it by its new name
has not changed.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from reglo.differences import objets as o
from reglo.differences.noeuds import memes
from reglo.differences.objets import Nature, Objet
from reglo.model.clauses import Preuve
from reglo.model.rulebook import Aide, Donnee, Rulebook, Version

Genre: TypeAlias = Literal["ajout", "retrait", "renommage", "modification"]
Aspect: TypeAlias = Literal["texte", "regle", "mots", "ordre", "rubrique"]
"""What of a thing changes: the words that prove it, what it rules, what it is called, the order of its clauses, the
section where it stands."""
_TEXTE = frozenset({"preuve", "preuves", "ligne_debut", "ligne_fin"})
_MOTS = frozenset({"libelle", "question", "precision", "pluriel", "nom"})
_DESSOUS = frozenset({"versions", "rangs", "autres_cas", "valeurs"})
"""Fields that are things of their own: what is renamed keeps them."""
_NOMMES: frozenset[Nature] = frozenset({"aide", "tronc"})
"""Kinds whose `nom` is a title."""
_ORDONNES = ("assiette", "etapes")
"""Fields whose clauses count in the order written (semantique.md, rule 9)."""


class Changement(msgspec.Struct, frozen=True, kw_only=True):
    """A thing of one rulebook that is not as it was in the other."""

    genre: Genre
    avant: Objet | None = None
    apres: Objet | None = None
    aspects: tuple[Aspect, ...] = ()

    @property
    def objet(self) -> Objet:
        """The thing as it now stands, else as it stood."""
        objet = self.apres or self.avant
        assert objet is not None  # noqa: S101 - a change has one side at least
        return objet


class Noms:
    """The names that things had before, and those that they have now."""

    def __init__(self, connus: Mapping[str, str] | None = None) -> None:
        """Knows of no thing renamed but those given."""
        self._nouveaux = dict(connus or {})

    def __call__(self, nom: str) -> str:
        """Gives the name that something has now; a clause follows what holds it."""
        if nom in self._nouveaux or not self._nouveaux:
            return self._nouveaux.get(nom, nom)
        porteur, point, label = nom.rpartition(".")
        return f"{self(porteur)}.{label}" if point else nom

    def noter(self, avant: str, apres: str) -> None:
        """Takes down a thing renamed."""
        if avant != apres:
            self._nouveaux[avant] = apres

    def copier(self) -> "Noms":
        """Gives the same names, to which others may be added for one place alone."""
        return Noms(self._nouveaux)


def comparer(avant: Rulebook, apres: Rulebook) -> tuple[Changement, ...]:
    """Gives what is not the same: aid by aid, then the trunks, the shared tables, the words; nothing when all is."""
    return comparer_en_nommant(avant, apres)[0]


def comparer_en_nommant(avant: Rulebook, apres: Rulebook) -> tuple[tuple[Changement, ...], Noms]:
    """Gives the same, and the names that have changed."""
    noms = Noms()
    partages = _partages(avant, apres)
    _reconnaitre_tous(partages, noms)
    communes = [*_troncs(avant, apres, noms)]  # before the aids, whose exceptions name the clauses of trunks
    changements = [
        *_aides(avant, apres, noms),
        *communes,
        *_tableaux(tuple(o.tableaux(avant)), tuple(o.tableaux(apres)), noms),
    ]
    for nature in (*o.PARTAGES, "famille"):
        siens = tuple(o.partages(avant, nature)), tuple(o.partages(apres, nature))
        changements += _cote_a_cote(*siens, noms)
        if nature == "parametre":
            changements += _dessous(*siens, o.valeurs, noms)
    return tuple(changements), noms


def _partages(avant: Rulebook, apres: Rulebook) -> list[tuple[tuple[Objet, ...], tuple[Objet, ...]]]:
    """Gives the things that clauses name, kind by kind."""
    cotes = [(tuple(o.partages(avant, n)), tuple(o.partages(apres, n))) for n in (*o.PARTAGES, "famille")]
    cotes += [(tuple(lister(avant)), tuple(lister(apres))) for lister in (o.tableaux, o.troncs, o.aides)]
    return [cote for cote in cotes if cote[0] != cote[1]]


# ----------------------------------------------------------------------------------------------------------- the aids
def _aides(avant: Rulebook, apres: Rulebook, noms: Noms) -> Iterator[Changement]:
    siennes = tuple(o.aides(avant)), tuple(o.aides(apres))
    dits = {id(changement.objet.noeud): changement for changement in _cote_a_cote(*siennes, noms)}
    for ancienne, nouvelle in _paires(*siennes, noms):
        presente = nouvelle or ancienne
        if presente is not None and id(presente.noeud) in dits:
            yield dits[id(presente.noeud)]
        if ancienne is not None and nouvelle is not None:
            assert isinstance(ancienne.noeud, Aide)  # noqa: S101 - what the kind says
            assert isinstance(nouvelle.noeud, Aide)  # noqa: S101
            yield from _versions((avant, ancienne.noeud), (apres, nouvelle.noeud), noms)


def _versions(avant: tuple[Rulebook, Aide], apres: tuple[Rulebook, Aide], noms: Noms) -> Iterator[Changement]:
    for ancienne, nouvelle in paires_de_versions(avant[1], apres[1]):
        if ancienne is None or nouvelle is None:
            genre: Genre = "ajout" if ancienne is None else "retrait"
            yield Changement(
                genre=genre,
                avant=None if ancienne is None else o.version(avant[1], ancienne),
                apres=None if nouvelle is None else o.version(apres[1], nouvelle),
            )
        elif ancienne is not nouvelle or avant[0] is not apres[0]:
            yield from _version((*avant, ancienne), (*apres, nouvelle), noms)


def paires_de_versions(avant: Aide, apres: Aide) -> list[tuple[Version | None, Version | None]]:
    """Pairs the versions of an aid by their names, then those left in their order."""
    nommees = {version.nom: version for version in apres.versions}
    anciens = {version.nom for version in avant.versions}
    libres = iter([version for version in apres.versions if version.nom not in anciens])
    paires: list[tuple[Version | None, Version | None]] = [
        (version, nommees.get(version.nom) or next(libres, None)) for version in avant.versions
    ]
    return [*paires, *((None, version) for version in libres)]


def _version(
    avant: tuple[Rulebook, Aide, Version], apres: tuple[Rulebook, Aide, Version], noms: Noms
) -> Iterator[Changement]:
    noms = noms.copier()  # two versions of an aid give their labels to clauses of their own
    clauses = tuple(o.clauses_de_version(*avant)), tuple(o.clauses_de_version(*apres))
    tableaux = _tableaux_de(avant), _tableaux_de(apres)
    if avant[2].nom != apres[2].nom:
        par_nom = {tableau.nom: tableau.id for tableau in tableaux[1]}
        for tableau in tableaux[0]:
            noms.noter(tableau.id, par_nom.get(tableau.nom, tableau.id))
    _reconnaitre_tous((clauses, tableaux), noms)
    ancienne, nouvelle = o.version(avant[1], avant[2]), o.version(apres[1], apres[2])
    aspects = _aspects(ancienne, nouvelle, noms) + _ordre(avant[2], apres[2], noms)
    if aspects:
        yield Changement(genre="modification", avant=ancienne, apres=nouvelle, aspects=aspects)
    yield from _cote_a_cote(*clauses, noms)
    yield from _tableaux(*tableaux, noms)


def _tableaux_de(cote: tuple[Rulebook, Aide, Version]) -> tuple[Objet, ...]:
    recueil, aide, version = cote
    return tuple(o.tableaux(recueil, aide.id, version.nom))


def _ordre(avant: Version, apres: Version, noms: Noms) -> tuple[Aspect, ...]:
    """Tells whether clauses that count in their order have another one."""
    for champ in _ORDONNES:
        anciens = [noms(clause.id) for clause in getattr(avant, champ)]
        nouveaux = [clause.id for clause in getattr(apres, champ)]
        if [nom for nom in anciens if nom in nouveaux] != [nom for nom in nouveaux if nom in anciens]:
            return ("ordre",)
    return ()


def _troncs(avant: Rulebook, apres: Rulebook, noms: Noms) -> Iterator[Changement]:
    siens = tuple(o.troncs(avant)), tuple(o.troncs(apres))
    yield from _cote_a_cote(*siens, noms)
    demeurent = {noms(aide) for aide in avant.aides} & apres.aides.keys()
    for ancien, nouveau in _paires(*siens, noms):
        if (
            (ancien and nouveau)
            or _repris(ancien, avant, noms, demeurent)
            or _repris(nouveau, apres, Noms(), demeurent)
        ):
            clauses = _clauses_de_tronc(avant, ancien), _clauses_de_tronc(apres, nouveau)
            tableaux = _tableaux_de_tronc(avant, ancien), _tableaux_de_tronc(apres, nouveau)
            _reconnaitre_tous((clauses, tableaux), noms)
            yield from _cote_a_cote(*clauses, noms)
            yield from _tableaux(*tableaux, noms)


def _repris(tronc: Objet | None, recueil: Rulebook, noms: Noms, aides: Container[str]) -> bool:
    """Tells whether a trunk is taken up by one of some aids: what it adds to them, or takes from them, is told."""
    porteurs = (aide for aide in recueil.aides.values() if noms(aide.id) in aides)
    return tronc is not None and any(tronc.nom in version.troncs for aide in porteurs for version in aide.versions)


def _clauses_de_tronc(recueil: Rulebook, tronc: Objet | None) -> tuple[Objet, ...]:
    return () if tronc is None else tuple(o.clauses_de_tronc(recueil, tronc.nom))


def _tableaux_de_tronc(recueil: Rulebook, tronc: Objet | None) -> tuple[Objet, ...]:
    return () if tronc is None else tuple(o.tableaux(recueil, tronc.nom))


def _tableaux(avant: Sequence[Objet], apres: Sequence[Objet], noms: Noms) -> Iterator[Changement]:
    yield from _cote_a_cote(avant, apres, noms)
    yield from _dessous(avant, apres, o.rangs, noms)


def _dessous(
    avant: Sequence[Objet], apres: Sequence[Objet], lister: Callable[[Objet], Iterable[Objet]], noms: Noms
) -> Iterator[Changement]:
    """Gives what changes under the things of both sides: rows of tables, values of parameters."""
    for ancien, nouveau in _paires(avant, apres, noms):
        if ancien is not None and nouveau is not None:
            siens = tuple(lister(ancien)), tuple(lister(nouveau))
            _reconnaitre(*siens, noms)
            yield from _cote_a_cote(*siens, noms)


# ------------------------------------------------------------------------------------------------------- side by side
def _reconnaitre_tous(cotes: Iterable[tuple[Sequence[Objet], Sequence[Objet]]], noms: Noms) -> None:
    """Takes down whatever is renamed: a thing recognised may let another be so."""
    siens = tuple(cotes)
    while sum(_reconnaitre(*cote, noms) for cote in siens):
        continue


def _reconnaitre(avant: Sequence[Objet], apres: Sequence[Objet], noms: Noms) -> bool:
    """Takes down each thing that has left its name for another, its content the same; tells whether there was any."""
    orphelins = list(_seuls(avant, apres, noms, depuis=True))
    nouveaux = list(_seuls(avant, apres, noms, depuis=False))
    reconnus = False
    for ancien in orphelins:
        for nouveau in nouveaux:
            if _renomme(ancien, nouveau, noms):
                noms.noter(ancien.id, nouveau.id)
                nouveaux.remove(nouveau)
                reconnus = True
                break
    return reconnus


def _renomme(ancien: Objet, nouveau: Objet, noms: Noms) -> bool:
    """Tells whether a thing is another under a new name: it says so itself, or its content is the same."""
    if isinstance(nouveau.noeud, Donnee) and ancien.nom in nouveau.noeud.anciennement:
        return True
    if ancien.rubrique != nouveau.rubrique:
        return False
    essai = noms.copier()
    essai.noter(ancien.id, nouveau.id)
    return memes(ancien.noeud, nouveau.noeud, essai, ancien.hors_contenu - _DESSOUS)


def _seuls(avant: Sequence[Objet], apres: Sequence[Objet], noms: Noms, *, depuis: bool) -> Iterator[Objet]:
    """Gives the things of one side that the other does not have."""
    anciens, nouveaux = {noms(objet.id) for objet in avant}, {objet.id for objet in apres}
    if depuis:
        return (objet for objet in avant if noms(objet.id) not in nouveaux)
    return (objet for objet in apres if objet.id not in anciens)


def _paires(avant: Sequence[Objet], apres: Sequence[Objet], noms: Noms) -> Iterator[tuple[Objet | None, Objet | None]]:
    """Pairs the things of both sides: in the order of those after, each thing removed where it stood."""
    anciens = {noms(objet.id): objet for objet in avant}
    nouveaux = {objet.id for objet in apres}
    restent = [objet for objet in avant if noms(objet.id) not in nouveaux]
    rangs = {id(objet): rang for rang, objet in enumerate(avant)}
    place = 0
    for objet in apres:
        ancien = anciens.get(objet.id)
        place = place if ancien is None else max(place, rangs[id(ancien)])
        while restent and rangs[id(restent[0])] <= place:
            place += ancien is None
            yield restent.pop(0), None
        yield ancien, objet
        place += ancien is not None
    yield from ((objet, None) for objet in restent)


def _cote_a_cote(avant: Sequence[Objet], apres: Sequence[Objet], noms: Noms) -> Iterator[Changement]:
    for ancien, nouveau in _paires(avant, apres, noms):
        if ancien is None or nouveau is None:
            yield Changement(genre="ajout" if ancien is None else "retrait", avant=ancien, apres=nouveau)
            continue
        aspects = _aspects(ancien, nouveau, noms)
        if aspects:
            yield Changement(genre="modification", avant=ancien, apres=nouveau, aspects=aspects)
        elif ancien.nom != nouveau.nom:
            yield Changement(genre="renommage", avant=ancien, apres=nouveau)


def _aspects(avant: Objet, apres: Objet, noms: Noms) -> tuple[Aspect, ...]:
    """Gives what of a thing is not as it was."""
    if type(avant.noeud) is not type(apres.noeud):
        return ("regle",)
    tus = avant.hors_contenu | ({"preuve"} if _heritees(avant, apres) else set())
    differents = [
        champ
        for champ in avant.noeud.__struct_fields__
        if champ not in tus and not memes(getattr(avant.noeud, champ), getattr(apres.noeud, champ), noms)
    ]
    dits: dict[Aspect, None] = {} if avant.rubrique == apres.rubrique else {"rubrique": None}
    for champ in differents:
        mots = champ in _MOTS and (champ != "nom" or avant.nature in _NOMMES)
        dits["texte" if champ in _TEXTE else "mots" if mots else "regle"] = None
    return tuple(dits)


def _heritees(*cotes: Objet) -> bool:
    """Tells whether clauses have their quotes from what stands above them, where their change is told."""
    preuves = (getattr(cote.noeud, "preuve", None) for cote in cotes)
    return all(isinstance(preuve, Preuve) and preuve.heritee for preuve in preuves)
