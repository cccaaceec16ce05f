"""Aids: their trunks taken up, their versions put side by side."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from reglo.model.build import codes_aides, codes_lecture, codes_noms
from reglo.model.build.contexte import Declaration, Recueil, Redaction
from reglo.model.build.corps import Corps, Heritage, Lecture, lire_corps
from reglo.model.build.entete import Entete, Reprise, lire_entete
from reglo.model.build.exceptions import boucles, orphelines
from reglo.model.build.labels import resoudre_toutes
from reglo.model.build.memoire import Lue, Memoire
from reglo.model.build.suites import Suites
from reglo.model.clauses import PRESENTE_AIDE, Clause, Etape, NonCumul, PlafondEnsemble
from reglo.model.rulebook import Aide, Tronc, Version
from reglo.syntax.tree import Item

_L = TypeVar("_L")
_ENSEMBLES = (frozenset({"montants", "bonifications", "etapes"}), frozenset({"criteres", "indications"}))
"""Fields that make sense together: a fault in one leaves the others out of the model."""
_INCONNU = "?"
"""Stands for the document of a head that could not be read, so that each quote is not reported for it."""


def lire_aides(recueil: Recueil, memoire: Memoire) -> tuple[dict[str, Tronc], dict[str, Aide]]:
    """Reads every trunk, then every aid, in the order of the files; what has not changed is taken up again."""
    memoire.ouvrir(recueil, fidele=not _en_boucle(recueil))
    lecteur = _Lecteur(recueil, memoire)
    corps = {nom: lecteur.tronc(nom) for nom in recueil.troncs}
    troncs = {nom: _tronc(recueil.troncs[nom], lu) for nom, lu in corps.items() if lu is not None}
    aides = {nom: lecteur.aide(nom) for nom in recueil.aides}
    return troncs, {nom: aide for nom, aide in aides.items() if aide is not None}


def _en_boucle(recueil: Recueil) -> bool:
    """Tells whether some trunks take each other up, or wait for such ones."""
    restent = {nom: _repris(declaration) & recueil.troncs.keys() for nom, declaration in recueil.troncs.items()}
    while libres := [nom for nom, repris in restent.items() if not repris & restent.keys()]:
        for nom in libres:
            del restent[nom]
    return bool(restent)


def _repris(declaration: Declaration) -> set[str]:
    noeud = declaration.item.tete.noeud
    return {ecrite.noeuds("ident")[0].jetons()[0].texte for ecrite in noeud.noeuds("reprend")} if noeud else set()


def _tronc(declaration: Declaration, corps: Corps) -> Tronc:
    noeud, entete = declaration.item.tete.noeud, corps.entete
    return Tronc(
        span=declaration.span,
        id=corps.id,
        nom=corps.id if noeud is None else noeud.jetons("STR")[0].texte,
        document=entete.document,
        ligne_debut=entete.ligne_debut,
        ligne_fin=entete.ligne_fin,
    )


class _Lecteur:
    """Reads the trunks and the aids of one rulebook, each by itself."""

    def __init__(self, recueil: Recueil, memoire: Memoire) -> None:
        self.recueil = recueil
        self.memoire = memoire
        self.corps: dict[str, Corps | None] = {}
        self.en_cours: list[str] = []

    def tronc(self, nom: str) -> Corps | None:
        """Gives a trunk, read once."""
        if nom in self.corps:
            return self.corps[nom]
        if nom in self.en_cours:
            self._boucle(nom)
            return None
        if len(self.en_cours) >= codes_lecture.CHAINE_MAXIMALE:
            journal, span = self.recueil.journal.pour(nom), self.recueil.troncs[nom].span
            journal.trop_longue(span, nom, "les troncs qui se reprennent", "reprendre plusieurs troncs dans un seul")
            return None
        self.en_cours.append(nom)
        declaration = self.recueil.troncs[nom]
        lu = self._lire(f"tronc {nom}", [declaration], lambda lecture: lecture.corps(declaration, ""))
        self.en_cours.pop()
        return self.corps.setdefault(nom, lu)

    def _boucle(self, nom: str) -> None:
        boucle = self.en_cours[self.en_cours.index(nom) :]
        chemin = " → ".join([*boucle, nom])
        span = self.recueil.troncs[nom].span
        self.recueil.journal.pour(nom).dire(codes_aides.TRONCS_EN_BOUCLE, span, chemin=chemin)
        self.corps |= dict.fromkeys(boucle)

    def aide(self, nom: str) -> Aide | None:
        """Gives an aid."""
        declarations = self.recueil.etats[nom]
        return self._lire(f"aide {nom}", declarations, lambda lecture: lecture.aide(nom, declarations))

    def _lire(self, cle: str, declarations: list[Declaration], lire: "Callable[[_Lecture], _L]") -> "_L":
        """Takes up a reading again, or reads; what it says and the tables it holds join the others."""
        items = tuple(declaration.item for declaration in declarations)
        lue = self.memoire.reprendre(cle, items, self.tronc)
        if lue is None:
            lecture = _Lecture(self.recueil.a_part(), self.tronc)
            with self.recueil.temoin.ouvert() as traces:
                resultat = lire(lecture)
                lecture.recueil.etudes.tout_lire()
            lue = Lue(
                resultat=resultat,
                tableaux=lecture.recueil.tableaux,
                remarques=tuple(lecture.recueil.journal.diagnostics),
                items=items,
                troncs=lecture.troncs,
                traces=frozenset(traces),
            )
        self.memoire.retenir(cle, lue)
        self.recueil.tableaux |= lue.tableaux
        self.recueil.journal.diagnostics += lue.remarques
        return cast("_L", lue.resultat)


class _Lecture:
    """Reads one trunk or one aid."""

    def __init__(self, recueil: Recueil, tronc: Callable[[str], Corps | None]) -> None:
        self.recueil = recueil
        self.troncs: dict[str, object] = {}
        self._tronc = tronc

    def corps(self, declaration: Declaration, version: str) -> Corps | None:
        """Reads the head, the trunks it takes up, then the clauses."""
        redaction = Redaction(self.recueil, self.recueil.journal.pour(declaration.nom))
        noeud = declaration.item.tete.noeud
        if noeud is None:
            entete = Entete(document=_INCONNU, interpretations=Suites(), fautives=frozenset(_OBLIGATOIRES))
        else:
            entete = lire_entete(redaction, noeud, declaration.ecriture)
        heritages = self._heritages(redaction, entete.reprises)
        document = entete.document or (_INCONNU if "source" in entete.fautives else None)
        document = document or next((h.corps.entete.document for h in heritages if h.corps.entete.document), None)
        entete = _heriter(entete, heritages)
        return lire_corps(
            Lecture(
                recueil=self.recueil,
                declaration=declaration,
                entete=entete,
                heritages=heritages,
                document=document,
                version=version,
            )
        )

    def _heritages(self, redaction: Redaction, reprises: tuple[Reprise, ...]) -> tuple[Heritage, ...]:
        lus = [self._heritage(redaction, reprise) for reprise in reprises]
        return tuple(lu for lu in lus if lu is not None)

    def _heritage(self, redaction: Redaction, reprise: Reprise) -> Heritage | None:
        jeton = reprise.tronc
        if jeton.texte not in self.recueil.troncs:
            redaction.journal.inconnu(codes_noms.TRONC_INCONNU, jeton.span, jeton.brut, tuple(self.recueil.troncs))
            return None
        corps = self._tronc(jeton.texte)
        self.troncs[jeton.texte] = corps
        if corps is None:
            return None
        sauf = frozenset[str]()
        if reprise.sauf is not None:
            sections = tuple(champ for champ in {e.section for e in corps.etiquettes.values()} if champ != "tableau")
            attendu = f"une clause du tronc « {corps.id} »"
            otees = resoudre_toutes(redaction, reprise.sauf, corps.etiquettes, sections, attendu)
            sauf = frozenset(etiquette.id for etiquette in otees or ())
        heritage = Heritage(corps=corps, sauf=sauf)
        orphelines(redaction, heritage, reprise)
        return heritage

    # ------------------------------------------------------------------------------------------------------------ aids
    def aide(self, nom: str, ecrites: list[Declaration]) -> Aide | None:
        """Gives an aid with its versions, the oldest first."""
        declarations = self._distinctes(ecrites)
        partages = _tableaux_partages(declarations)
        versions = [self._version(declaration, partages) for declaration in declarations]
        lues = [version for version in versions if version is not None]
        if not lues:
            return None
        rangees = sorted(lues, key=_debut)
        noeud = declarations[-1].item.tete.noeud
        libelle = nom if noeud is None else noeud.jetons("STR")[0].texte
        return Aide(span=declarations[0].span, id=nom, nom=libelle, versions=tuple(rangees))

    def _distinctes(self, declarations: list[Declaration]) -> list[Declaration]:
        """Gives the versions of an aid, one by name; an aid without version is alone."""
        vues: dict[str, Declaration] = {}
        for declaration in declarations:
            version = _nom_version(declaration.item)
            premiere = vues.setdefault(version, declaration)
            seule = "" in vues and len(vues) > 1
            if premiere is not declaration or seule:
                self._dire_double(declarations[0] if seule else premiere, declaration, version)
                if seule and premiere is declaration:
                    del vues[version]
        return list(vues.values())

    def _dire_double(self, premiere: Declaration, seconde: Declaration, version: str) -> None:
        notes = ((premiere.span, f"« {premiere.ecriture} » est déjà déclarée ici"),)
        fiche = codes_noms.VERSION_DEUX_FOIS if version else codes_noms.AIDE_DEUX_FOIS
        champs = {"nom": seconde.ecriture, "version": version}
        self.recueil.journal.pour(seconde.nom).dire(fiche, seconde.span, notes=notes, **champs)

    def _version(self, declaration: Declaration, partages: frozenset[str]) -> Version | None:
        nom = _nom_version(declaration.item)
        corps = self.corps(declaration, nom if partages else "")
        if corps is None:
            return None
        redaction = Redaction(self.recueil, self.recueil.journal.pour(declaration.nom))
        if not _complete(redaction, declaration, corps.entete):
            return None
        boucles(redaction, corps)
        return _composer(self.recueil, declaration, corps, nom)


_OBLIGATOIRES = {
    "financeur": ("qui la finance", "financeur …"),
    "nature": ("sa nature", "nature subvention"),
    "source": ("de quel texte elle vient", "source …, lignes … à …"),
}


def _complete(redaction: Redaction, declaration: Declaration, entete: Entete) -> bool:
    """Reports what the head of an aid must say and does not."""
    dits = {"financeur": entete.financeur, "nature": entete.nature, "source": entete.document}
    for ligne, (quoi, correction) in _OBLIGATOIRES.items():
        if dits[ligne] is None and ligne not in entete.fautives:
            champs = {"aide": declaration.ecriture, "quoi": quoi, "correction": correction}
            redaction.dire(codes_aides.ENTETE_ABSENTE, declaration.span, **champs)
    return None not in dits.values() and entete.document != _INCONNU


def _heriter(entete: Entete, heritages: tuple[Heritage, ...]) -> Entete:
    """Gives the head with what its trunks say and it does not."""
    for heritage in heritages:
        tronc = heritage.corps.entete
        source = entete if entete.document is not None else tronc
        entete = replace(
            entete,
            financeur=entete.financeur or tronc.financeur,
            nature=entete.nature or tronc.nature,
            familles=tuple(dict.fromkeys((*entete.familles, *tronc.familles))),
            territoire=entete.territoire or tronc.territoire,
            document=source.document,
            ligne_debut=source.ligne_debut,
            ligne_fin=source.ligne_fin,
            date_qui_commande=entete.date_qui_commande or tronc.date_qui_commande,
            dates_selon_lecture=entete.dates_selon_lecture or tronc.dates_selon_lecture,
            periode=entete.periode or tronc.periode,
        )
    return entete


def _nom_version(item: Item) -> str:
    noeud = item.tete.noeud
    jeton = None if noeud is None else noeud.jeton("NAME") or noeud.jeton("LREF")
    return "" if jeton is None else jeton.texte


def _tableaux_partages(declarations: list[Declaration]) -> frozenset[str]:
    """Gives the names of tables that several versions have, each its own."""
    vus: set[str] = set()
    partages: set[str] = set()
    for declaration in declarations:
        noms = {
            section.tete.jetons[1].texte
            for section in declaration.item.sections
            if section.tete.jetons[0].type == "tableau" and len(section.tete.jetons) > 1
        }
        partages |= vus & noms
        vus |= noms
    return frozenset(partages)


def _debut(version: Version) -> int:
    debut = None if version.periode is None else version.periode.debut
    return 0 if debut is None else debut.toordinal()


# ------------------------------------------------------------------------------------------------------ the model's own
def _composer(recueil: Recueil, declaration: Declaration, corps: Corps, nom: str) -> Version:
    """Gives the version, less the sections where a clause is faulty."""
    entete = corps.entete
    clauses = _sans_fautives(corps, declaration.nom)
    document = entete.document or ""
    lue = recueil.documents.get(document)
    return Version(
        span=declaration.span,
        nom=nom,
        periode=entete.periode,
        date_qui_commande=entete.date_qui_commande or (None if lue is None else lue.date_qui_commande),
        dates_selon_lecture=entete.dates_selon_lecture,
        financeur=entete.financeur or "",
        nature=entete.nature,  # type: ignore[arg-type]
        familles=entete.familles,
        territoire=entete.territoire,
        document=document,
        ligne_debut=entete.ligne_debut,
        ligne_fin=entete.ligne_fin,
        troncs=corps.troncs,
        preuves=corps.preuves,
        bonifications_max=corps.bonifications_max,
        une_par_categorie=corps.une_par_categorie,
        **clauses,  # type: ignore[arg-type]
    )


def _sans_fautives(corps: Corps, aide: str) -> Mapping[str, tuple[Clause, ...]]:
    fautives = set(corps.fautives)
    for ensemble in _ENSEMBLES:
        if fautives & ensemble:
            fautives |= ensemble
    gardees = {champ: clauses for champ, clauses in corps.clauses.items() if champ not in fautives}
    presents = {c.id for champ in ("montants", "bonifications") for c in gardees.get(champ, ())}
    if "etapes" in gardees:
        gardees["etapes"] = tuple(_etape(etape, presents) for etape in gardees["etapes"])
    if "plafonds" in gardees:
        gardees["plafonds"] = tuple(_plafond(clause, aide) for clause in gardees["plafonds"])
    if "non_cumuls" in gardees:
        gardees["non_cumuls"] = tuple(c for c in gardees["non_cumuls"] if not _vise_elle_meme(c, aide))
    return gardees


def _etape(etape: Clause, presents: set[str]) -> Clause:
    """A step taken from a trunk takes only the amounts that are taken up with it."""
    if not isinstance(etape, Etape) or not etape.refs:
        return etape
    return msgspec.structs.replace(etape, refs=tuple(ref for ref in etape.refs if ref in presents))


def _plafond(clause: Clause, aide: str) -> Clause:
    """A cap « en écrêtant la présente aide » clips the aid that takes it up."""
    if not isinstance(clause, PlafondEnsemble) or clause.ecrete != PRESENTE_AIDE:
        return clause
    return msgspec.structs.replace(clause, ecrete=aide)


def _vise_elle_meme(clause: Clause, aide: str) -> bool:
    """A trunk may exclude an aid that takes it up: of itself, that aid says nothing."""
    return isinstance(clause, NonCumul) and clause.cible.genre == "aide" and clause.cible.nom == aide
