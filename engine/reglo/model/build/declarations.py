"""The names that the files declare, and what declares no phrase: units, lists, bodies, documents.

Every name is taken down first, faulty or not, so that a fault in one declaration is not reported again wherever its
name is read.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from reglo.model.build import codes_noms
from reglo.model.build.contexte import Declaration, Recueil, Redaction
from reglo.model.build.hors_champ import lire_hors_champ
from reglo.model.build.litteraux import jour
from reglo.model.build.nommes import Nomme, nommes
from reglo.model.build.plan import LISTES_RESERVEES
from reglo.model.build.suites import PERIODES, periode
from reglo.model.rulebook import Document, Entite, Organisme, Unite
from reglo.syntax.tree import Arbre, Item, Jeton

VALEURS = ("donnee", "definition", "parametre", "bareme")
"""Items whose names are read in phrases: they share one set of names."""
_SEULS = ("unite", "entite", "organisme", "document", "lecture", "anomalie")
"""Items whose kind has its own set of names."""


def relever(recueil: Recueil, arbres: tuple[Arbre, ...]) -> None:
    """Takes down every name, then reads units, lists, bodies and documents."""
    for genre in _SEULS:
        recueil.declarations[genre] = _declarer(recueil, _items(arbres, genre))
    recueil.noms.update(_declarer(recueil, _items(arbres, *VALEURS)))
    _identites(recueil, arbres)
    for genre, lire in _LECTEURS.items():
        for declaration in recueil.declarations[genre].values():
            if not lire(recueil, declaration):
                recueil.douteux[declaration.nom] = True


def nom_de(item: Item) -> Jeton | None:
    """Gives the name that an item declares, even when the item is faulty."""
    return next((jeton for jeton in item.tete.jetons[1:2] if jeton.type in ("NAME", "QNAME")), None)


def _items(arbres: Iterable[Arbre], *genres: str) -> tuple[Item, ...]:
    return tuple(item for arbre in arbres for item in arbre.items if item.genre in genres)


def _declarer(recueil: Recueil, items: Iterable[Item]) -> dict[str, Declaration]:
    """Gives one declaration by name; a second one is reported, with the place of the first."""
    vues: dict[str, Declaration] = {}
    for item in items:
        declaration = _declaration(item)
        if declaration is None:
            continue
        premiere = vues.setdefault(declaration.nom, declaration)
        if premiere is not declaration:
            dire_double(recueil, premiere, declaration)
    return vues


def _declaration(item: Item) -> Declaration | None:
    jeton = nom_de(item)
    if jeton is None:
        return None
    return Declaration(genre=item.genre, nom=jeton.texte, ecriture=jeton.brut, span=jeton.span, item=item)


def dire_double(recueil: Recueil, premiere: Declaration, seconde: Declaration) -> None:
    """Writes that a name is declared twice, and where."""
    notes = ((premiere.span, f"« {premiere.ecriture} » est déjà déclaré ici"),)
    recueil.journal.dire(codes_noms.NOM_DEUX_FOIS, seconde.span, nom=seconde.ecriture, notes=notes)


def _identites(recueil: Recueil, arbres: tuple[Arbre, ...]) -> None:
    """Takes down the ids of aids and trunks, which share one set of names, and the families of the aids."""
    for item in _items(arbres, "tronc", "aide"):
        declaration = _declaration(item)
        if declaration is None:
            continue
        connue = recueil.aides.get(declaration.nom) or recueil.troncs.get(declaration.nom)
        if connue is not None and (item.genre, connue.genre) != ("aide", "aide"):
            dire_double(recueil, connue, declaration)
            continue
        (recueil.aides if item.genre == "aide" else recueil.troncs).setdefault(declaration.nom, declaration)
        recueil.etats.setdefault(declaration.nom, []).append(declaration)
        for famille in item.tete.noeud.noeuds("famille") if item.tete.noeud else ():
            for nomme in nommes(famille.noeuds("nommes")[0]):
                _famille(recueil, nomme)


def _famille(recueil: Recueil, nomme: Nomme) -> None:
    """Takes down a family, and what it is called: once is enough, twice must be the same."""
    nom, libelle = nomme.nom, nomme.libelle
    recueil.familles.setdefault(nom.texte, nom.brut)
    if libelle is None:
        return
    premier = recueil.libelles_familles.setdefault(nom.texte, libelle)
    if premier.texte != libelle.texte:
        notes = ((premier.span, "elle est appelée autrement ici"),)
        recueil.journal.dire(
            codes_noms.FAMILLE_DEUX_LIBELLES, libelle.span, nom=nom.brut, juste=premier.texte, notes=notes
        )


# -------------------------------------------------------------------------------------- units, lists, bodies, documents
def _unite(recueil: Recueil, declaration: Declaration) -> bool:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        recueil.comptes[declaration.nom] = declaration.nom
        return False
    singulier, pluriel = noeud.jetons("NAME")
    libelle = noeud.jeton("STR")
    unite = Unite(span=noeud.span, nom=singulier.texte, pluriel=pluriel.texte, libelle=libelle.texte if libelle else "")
    recueil.unites[unite.nom] = unite
    for mot in (singulier, pluriel):
        deja = recueil.unites.get(recueil.comptes.get(mot.texte, ""))
        if deja is not None and deja != unite:
            notes = ((deja.span, f"« {mot.brut} » désigne déjà cette unité"),)
            recueil.journal.dire(codes_noms.NOM_DEUX_FOIS, mot.span, nom=mot.brut, notes=notes)
        recueil.comptes.setdefault(mot.texte, unite.nom)
    return True


def _entite(recueil: Recueil, declaration: Declaration) -> bool:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return False
    nom, pluriel = noeud.jetons("NAME")
    for mot in (nom, pluriel):
        if mot.texte in LISTES_RESERVEES:
            recueil.journal.dire(codes_noms.NOM_RESERVE, mot.span, nom=mot.brut)
            return False
    entite = Entite(span=noeud.span, nom=nom.texte, pluriel=pluriel.texte, libelle=noeud.jetons("STR")[0].texte)
    recueil.entites[entite.nom] = entite
    recueil.listes |= {entite.nom: entite.nom, entite.pluriel: entite.nom}
    _liste_et_donnee(recueil, pluriel)
    return True


def _liste_et_donnee(recueil: Recueil, pluriel: Jeton) -> None:
    """A dossier names a list by its plural: no datum may bear that name."""
    donnee = recueil.noms.get(pluriel.texte)
    if donnee is not None and donnee.genre == "donnee":
        notes = ((pluriel.span, f"« {pluriel.brut} » est ici le nom d'une liste"),)
        recueil.journal.dire(codes_noms.NOM_DEUX_FOIS, donnee.span, nom=donnee.ecriture, notes=notes)


def _organisme(recueil: Recueil, declaration: Declaration) -> bool:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return False
    libelle, public = noeud.jetons("STR")[0].texte, noeud.jeton("PRIVE") is None
    organisme = Organisme(span=noeud.span, nom=declaration.nom, libelle=libelle, public=public)
    recueil.organismes[declaration.nom] = organisme
    return True


def _document(recueil: Recueil, declaration: Declaration) -> bool:
    """Reads a document; the date that commands it is looked up once the data are known."""
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return False
    redaction = Redaction(recueil, recueil.journal)
    autorite, adopte, fichier = (noeud.noeud(regle) for regle in ("autorite", "adopte", "fichier"))
    ecrite = noeud.noeud(*PERIODES)
    recueil.documents[declaration.nom] = Document(
        span=noeud.span,
        nom=declaration.nom,
        libelle=noeud.jetons("STR")[0].texte,
        autorite=None if autorite is None else connu_organisme(redaction, autorite.jetons()[0]),
        adopte=None if adopte is None else jour(adopte.jetons()[0]),
        fichier=None if fichier is None else fichier.jetons()[0].texte,
        periode=None if ecrite is None else periode(redaction, ecrite),
        hors_champ=tuple(lire_hors_champ(redaction, noeud)),
    )
    return True


_LECTEURS: dict[str, Callable[[Recueil, Declaration], bool]] = {
    "unite": _unite,
    "entite": _entite,
    "organisme": _organisme,
    "document": _document,
}


def connu_organisme(redaction: Redaction, jeton: Jeton) -> str | None:
    """Gives the name of a declared body."""
    recueil = redaction.recueil
    if jeton.texte in recueil.organismes:
        return jeton.texte
    if jeton.texte not in recueil.douteux:
        redaction.journal.inconnu(codes_noms.ORGANISME_INCONNU, jeton.span, jeton.brut, tuple(recueil.organismes))
    return None


def dater_documents(recueil: Recueil, date_qui_commande: Callable[[Redaction, Jeton], str | None]) -> None:
    """Looks up the date that commands each document."""
    redaction = Redaction(recueil, recueil.journal)
    for nom, document in tuple(recueil.documents.items()):
        noeud = recueil.declarations["document"][nom].item.tete.noeud
        ecrite = noeud.noeud("date_commande") if noeud else None
        if ecrite is not None:
            donnee = date_qui_commande(redaction, ecrite.jetons("NAME")[0])
            recueil.documents[nom] = replace(document, date_qui_commande=donnee)
