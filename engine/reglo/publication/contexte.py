"""What every page is drawn from: the rulebook, the files of rules, the plan of the site, the documents at hand."""

from functools import cached_property

from reglo.citations.transcription import Transcription
from reglo.diagnostics import Diagnostic
from reglo.differences.recueil import Recueil
from reglo.differences.suites import Journee, Versions, journees, versions_comparees
from reglo.model.clauses import Citation, Interpretation
from reglo.model.rulebook import Aide, Anomalie, Version
from reglo.phrases import Plume
from reglo.phrases.liens import morceaux
from reglo.publication.adresses import Plan, page_document, planifier, relatif
from reglo.publication.aide.suspens import Doutes, doutes_lus
from reglo.publication.changements.retours import Retours, pages_depuis, retours
from reglo.publication.coloration import Fichier
from reglo.publication.doutes.defauts import defauts_par_document, interpretations
from reglo.publication.fonds import Fonds
from reglo.publication.html import echapper, element, imprimer, lien
from reglo.publication.preuves.preuves import Preuves
from reglo.publication.reperes.admissions import Entree, entrees
from reglo.publication.reperes.rapports import Rapport, rapports
from reglo.publication.textes.porteurs import porteurs_dates
from reglo.relecture import Bilan, Etat, juger
from reglo.relecture.empreintes import Empreinteur
from reglo.rendu.usages import usages
from reglo.source import Span

_GENRES_MOT = frozenset({"donnee", "definition", "parametre", "tableau"})
"""What a sentence names by a word of the vocabulary."""


class Contexte:
    """The site being drawn; nothing in it changes."""

    def __init__(self, fonds: Fonds) -> None:
        """Takes what the publication is made of."""
        self.fonds = fonds
        self.rulebook = fonds.rulebook
        self.sources = fonds.sources
        self.passages = fonds.passages
        self.plan: Plan = planifier(fonds.rulebook)
        self.preuves = Preuves(fonds.rulebook, fonds.epreuves)
        self._fichiers: dict[str, Fichier] = {}
        self._doutes: dict[tuple[str, int], Doutes] = {}

    @cached_property
    def lecteurs(self) -> dict[str, tuple[str, ...]]:
        """The ids of what reads each name."""
        return usages(self.rulebook)

    @cached_property
    def lues(self) -> dict[str, list[str]]:
        """The data that each clause reads, by its id."""
        lues: dict[str, list[str]] = {}
        for nom in self.rulebook.donnees:
            for identifiant in self.lecteurs.get(nom, ()):
                lues.setdefault(identifiant, []).append(nom)
        return lues

    @cached_property
    def versions(self) -> Versions:
        """Each version of an aid beside the next one."""
        return dict(versions_comparees(self._recueil, 0)) if self.fonds.versions is None else self.fonds.versions

    @cached_property
    def journees(self) -> tuple[Journee, ...]:
        """The days from which something changes."""
        return journees(self._recueil)

    @cached_property
    def retours(self) -> Retours:
        """The pages that list the changes of each thing."""
        return retours(self.rulebook, self.fonds.comparaison, self.versions)

    @cached_property
    def pages_depuis(self) -> dict[str, str]:
        """The page of what has changed in each aid and each trunk."""
        return pages_depuis(self.fonds.comparaison)

    @property
    def _recueil(self) -> Recueil:
        return Recueil(nom="", rulebook=self.rulebook, sources=self.sources)

    @cached_property
    def prouves(self) -> dict[Citation, tuple[str, ...]]:
        """What each quote proves."""
        return porteurs_dates(self.rulebook)

    @cached_property
    def transcriptions(self) -> dict[str, Transcription]:
        """What the rules have taken from each document at hand, line by line."""
        return self.passages.transcriptions(self.prouves, self.rulebook.anomalies)

    @cached_property
    def fautes(self) -> dict[Span, tuple[Diagnostic, ...]]:
        """What the check of the documents says at each place of the rules."""
        dites: dict[Span, tuple[Diagnostic, ...]] = {}
        for faute in self.fonds.verification.diagnostics if self.fonds.verification else ():
            dites[faute.span] = (*dites.get(faute.span, ()), faute)
        return dites

    @cached_property
    def entrees(self) -> tuple[Entree, ...]:
        """What the criteria of the aids say of each closed question."""
        return entrees(self.rulebook)

    @cached_property
    def empreinteur(self) -> Empreinteur:
        """Takes the fingerprints of what is read again."""
        return Empreinteur(self.rulebook)

    @cached_property
    def relecture(self) -> Bilan:
        """How each thing stands before those who review it."""
        return juger(self.rulebook, self.fonds.marques)

    def etat(self, identifiant: str, span: Span) -> Etat | None:
        """Gives how one thing stands; its place tells apart what two versions call by one name."""
        return self._etats.get((identifiant, span))

    @cached_property
    def _etats(self) -> dict[tuple[str, Span], Etat]:
        return {(etat.objet.identifiant, etat.objet.span): etat for etat in self.relecture.etats.values()}

    def doutes(self, aide: Aide, version: Version) -> Doutes:
        """Gives what the texts leave open in a version, sought once."""
        cle = aide.id, aide.versions.index(version)
        if cle not in self._doutes:
            self._doutes[cle] = doutes_lus(self.rulebook, version)
        return self._doutes[cle]

    @cached_property
    def rapports(self) -> tuple[Rapport, ...]:
        """What the clauses of the aids say of other aids."""
        return rapports(self.rulebook)

    @cached_property
    def rencontres(self) -> dict[tuple[str, str], tuple[tuple[Aide, Version], ...]]:
        """The versions that each reading and each defect touches, by kind and name."""
        trouvees: dict[tuple[str, str], list[tuple[Aide, Version]]] = {}
        for aide in self.rulebook.aides.values():
            for version in aide.versions:
                for cle in self.doutes(aide, version).cles:
                    trouvees.setdefault(cle, []).append((aide, version))
        return {cle: tuple(versions) for cle, versions in trouvees.items()}

    @cached_property
    def defauts(self) -> dict[str, tuple[Anomalie, ...]]:
        """The defects of each document that has some."""
        return defauts_par_document(self.rulebook, self.rencontres)

    @cached_property
    def interpretations(self) -> dict[Interpretation, tuple[str, ...]]:
        """What Réglo decides where no text does, each with all that rests on it."""
        return interpretations(self.rulebook)

    def fichier(self, nom: str) -> Fichier | None:
        """Gives a file of rules cut into words, once."""
        if nom not in self._fichiers and nom in self.sources:
            self._fichiers[nom] = Fichier(self.sources[nom], nom)
        return self._fichiers.get(nom)

    def debut_de_ligne(self, span: Span) -> Span:
        """Gives the same place with the word that opens its line: « tableau », « barème »."""
        texte = self.sources.get(span.fichier, "")
        ligne = texte.rfind("\n", 0, span.debut) + 1
        debut = ligne + len(texte[ligne : span.debut]) - len(texte[ligne : span.debut].lstrip())
        return Span(span.fichier, debut, span.fin, span.ligne, debut - ligne + 1)

    def extrait(self, span: Span, sans: tuple[Span, ...] = ()) -> str:
        """Gives the lines of the rules that stand at a place, as HTML."""
        fichier = self.fichier(span.fichier)
        return "" if fichier is None else fichier.extraire(span, sans)


class Page:
    """A page being drawn: where it stands, the anchors that it holds, what goes without saying on it."""

    def __init__(  # noqa: PLR0913 - each is something that goes without saying on a page
        self,
        contexte: Contexte,
        uri: str,
        *,
        aide: str = "",
        version: str = "",
        document: str = "",
        ancres: frozenset[str] = frozenset(),
    ) -> None:
        """Opens a page; `aide` is the aid of which its sentences speak, `document` the one that its quotes are from."""
        self.contexte = contexte
        self.rulebook = contexte.rulebook
        self.uri = uri
        self.ancres = ancres
        self.aide = aide
        self.version = version
        self.document = document
        self.dites: set[str] = set()
        """The readings whose question the page has already said."""
        self.doutes: frozenset[tuple[str, str]] = frozenset()
        """The readings and the defects that the page tells itself."""
        self.figures: set[str] = set()
        """The clauses that a figure of the page has drawn."""
        self.plume = Plume(contexte.rulebook, aide)

    def adresse(self, genre: str, nom: str) -> str:
        """Gives the address of something from this page; nothing when it stands nowhere."""
        if (genre, nom) in self.doutes:
            return f"#{genre}-{nom}"
        return self.contexte.plan.lien(self.uri, genre, nom, self.ancres)

    def retours(self, identifiant: str) -> list[str]:
        """Gives the links to the pages that list the changes of something."""
        trouves = self.contexte.retours
        cles = dict.fromkeys(((identifiant, ""), (identifiant, self.version)))
        return [lien(relatif(self.uri, vers), mot) for cle in cles for vers, mot in trouves.get(cle, ())]

    def adresse_de_ligne(self, document: str, ligne: int | None) -> str:
        """Gives the address of a line of a document; of the document itself when it has no such line."""
        source = self.contexte.passages.sources.get(document)
        derniere = ligne if source is None else source.imprime.nombre_de_lignes
        if document not in self.rulebook.documents:
            return ""
        if ligne is None or derniere is None or not 1 <= ligne <= derniere:
            return relatif(self.uri, page_document(document))
        return relatif(self.uri, f"{page_document(document, ligne)}#l{ligne}")

    def lier(self, genre: str, nom: str, texte: str, classe: str = "") -> str:
        """Gives a text with a link to what it names."""
        adresse = self.adresse(genre, nom)
        return lien(adresse, imprimer(texte), classe) if adresse else imprimer(texte)

    def phrase(self, phrase: str) -> str:
        """Gives a sentence as HTML: its links lead somewhere, each item of an enumeration has its line."""
        html: list[str] = []
        for morceau in morceaux(phrase):
            if morceau.genre == "element":
                html.append('<br class="item">')
            elif morceau.genre:
                classe = "mot" if morceau.genre in _GENRES_MOT else "renvoi"
                html.append(self.lier(morceau.genre, morceau.nom, morceau.texte, classe))
            else:
                html.append(echapper(morceau.texte))
        return "".join(html)

    def code(self, nom: str) -> str:
        """Gives a name of the rules, in the type of the rules."""
        return element("code", echapper(nom))
