"""A document as it is printed, each passage marked: quoted by which clauses, out of scope and why, or neither.

Nothing is corrected here but by the errata, which show what they correct; ways to reach a person are not printed.
"""

from collections.abc import Iterator

from reglo.citations import Source
from reglo.citations.transcription import Ligne, Place, Transcription
from reglo.model.rulebook import Document
from reglo.publication.adresses import ERRATA, relatif
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, echapper, element, imprimer, lien
from reglo.publication.lecteurs import renvois
from reglo.publication.textes.masquage import COORDONNEES, masquer, nomme_quelqu_un
from reglo.publication.textes.passages import montrer, taire

CLASSES = {
    "transcrite": "transcrit",
    "partielle": "transcrit",
    "relevee": "releve",
    "hors_champ": "hors-champ",
    "manquante": "manquant",
}
"""The mark of a passage, by the state of its lines."""


def dessiner_lignes(page: Page, document: Document, premiere: int, derniere: int) -> Iterator[str]:
    """Draws some lines of a document at hand, passage by passage."""
    imprimeur = _Imprimeur(page, page.contexte.passages.sources[document.nom])
    transcription = page.contexte.transcriptions[document.nom]
    for passage in _passages(transcription.lignes[premiere - 1 : derniere]):
        temoin = next((ligne for ligne in passage if ligne.etat != "vide"), passage[0])
        lignes = "".join(imprimeur.ligne(ligne, transcription) for ligne in passage)
        yield bloc(
            "section",
            element("div", lignes, classe="lignes-imprimees"),
            element("div", _etat(page, passage), classe="etat"),
            classe=f"passage-entier {CLASSES.get(temoin.etat, '')}".strip(),
        )


def _passages(lignes: tuple[Ligne, ...]) -> Iterator[list[Ligne]]:
    """Gathers the lines that follow each other and have become the same; an empty line goes with those before it."""
    passage: list[Ligne] = []
    temoin: Ligne | None = None
    for ligne in lignes:
        if ligne.etat != "vide":
            if temoin is not None and not _continue(temoin, ligne):
                yield passage
                passage = []
            temoin = ligne
        passage.append(ligne)
    if passage:
        yield passage


def _continue(avant: Ligne, ligne: Ligne) -> bool:
    """Tells whether a line goes on the passage of the one before: one quotes both, or one reason sets both aside."""
    if CLASSES[avant.etat] != CLASSES[ligne.etat]:
        return False
    if avant.porteurs or ligne.porteurs:
        return not set(avant.porteurs).isdisjoint(ligne.porteurs)
    return avant.raison == ligne.raison


def _etat(page: Page, passage: list[Ligne]) -> str:
    """Says what has become of a passage."""
    prouvees = tuple(dict.fromkeys(nom for ligne in passage for nom in ligne.porteurs))
    raison = next((ligne.raison for ligne in passage if ligne.raison), "")
    if any(ligne.etat == "relevee" for ligne in passage):
        return element("p", imprimer("Aucune règle n'en vient : "), renvois(page, prouvees))
    if prouvees:
        return element("p", "Transcrit par ", renvois(page, prouvees))
    if raison:
        return element("p", imprimer(f"Hors champ : {raison}"))
    return element("p", "Non transcrit") if any(ligne.etat == "manquante" for ligne in passage) else ""


class _Imprimeur:
    """Prints the lines of one document."""

    def __init__(self, page: Page, source: Source) -> None:
        self.page = page
        self.source = source
        self.texte = taire(masquer(source.imprime.imprime))

    def ligne(self, ligne: Ligne, transcription: Transcription) -> str:
        """Prints a line with its number, which is the link to it."""
        if ligne.etat == "vide":
            return element("p", id=f"l{ligne.rang}")
        numero = element("a", str(ligne.rang), href=f"#l{ligne.rang}")
        return element("p", numero, self._contenu(ligne, transcription), id=f"l{ligne.rang}")

    def _contenu(self, ligne: Ligne, transcription: Transcription) -> str:
        debut, fin = ligne.place[0], ligne.place[0] + len(self.texte[slice(*ligne.place)].rstrip())
        if not ligne.porteurs and (COORDONNEES.match(ligne.raison) or nomme_quelqu_un(self.texte[debut:fin])):
            return element("span", "coordonnées masquées", classe="masque")
        citees = [(max(debut, a), min(fin, b)) for a, b in transcription.citees if a < fin and debut < b]
        return "".join(
            element("mark", self._corrige(*morceau)) if citee else self._corrige(*morceau)
            for morceau, citee in _morceaux((debut, fin), citees)
        )

    def _corrige(self, debut: int, fin: int) -> str:
        """Prints a stretch of the text; what is misprinted stands struck out before what is read."""
        html, place = [], debut
        for retouche in self.source.retouches:
            if retouche.fin <= debut or fin <= retouche.debut:
                continue
            ici, la = max(debut, retouche.debut), min(fin, retouche.fin)
            lu = element("ins", echapper(retouche.lu)) if retouche.lu and la == retouche.fin else ""
            adresse = relatif(self.page.uri, f"{ERRATA}#{self.source.document.nom}.{retouche.label}")
            corrige = lien(adresse, element("del", self._brut(ici, la)) + lu, "erratum")
            html += [self._brut(place, ici), corrige]
            place = la
        return "".join((*html, self._brut(place, fin)))

    def _brut(self, debut: int, fin: int) -> str:
        return echapper(montrer(self.texte[debut:fin])).replace("\t", "&#9;")


def _morceaux(place: Place, citees: list[Place]) -> Iterator[tuple[Place, bool]]:
    """Cuts a line into what is quoted and what is not."""
    debut, fin = place
    for a, b in citees:
        if debut < a:
            yield (debut, a), False
        yield (a, b), True
        debut = b
    if debut < fin:
        yield (debut, fin), False
