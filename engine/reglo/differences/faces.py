"""A thing as a reader knows it: the words that prove it, the plain sentence, the lines of the rules."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from reglo.differences.objets import Nature, Objet
from reglo.differences.recueil import Recueil
from reglo.differences.tetes import aide, document, donnee, lecture, tronc, version
from reglo.model.clauses import Citation, Clause, Preuve, Tableau
from reglo.model.rulebook import Anomalie, Definition, Parametre, Rulebook, ValeurParametre
from reglo.phrases import Plume, tableaux
from reglo.phrases import vocabulaire as mots
from reglo.phrases.clauses import dire, dire_rang
from reglo.phrases.francais import citer, majuscule, terminer
from reglo.phrases.liens import nu, propre
from reglo.phrases.suites import DEFAUTS, notes
from reglo.source import NULLE_PART, Span
from reglo.syntax.fold import Texte
from reglo.syntax.lexer import Lexer
from reglo.syntax.tables import tables


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of a thing on one side."""

    textes: tuple[str, ...] = ()
    """Its quotes with their places, its interpretations."""
    phrase: str = ""
    regle: str = ""
    """Its lines, without the quotes, the comments and the margin."""
    lieu: Span = NULLE_PART


def face(objet: Objet, recueil: Recueil) -> Face:
    """Gives what is read of a thing."""
    ecrire = _PHRASES.get(objet.nature)
    phrase = _clause(objet, recueil.rulebook) if ecrire is None else ecrire(recueil.rulebook, objet.noeud)
    return Face(
        textes=tuple(_textes(objet, recueil.rulebook)),
        phrase=nu(terminer(majuscule(phrase))) if phrase else "",
        regle=_regle(objet, recueil),
        lieu=objet.noeud.span,
    )


# ----------------------------------------------------------------------------------------------------------- the text
def _textes(objet: Objet, rulebook: Rulebook) -> Iterator[str]:
    preuve = getattr(objet.noeud, "preuve", None)
    for une in (preuve,) if isinstance(preuve, Preuve) else getattr(objet.noeud, "preuves", ()):
        yield from (_citation(citation, rulebook) for citation in une.citations)
        yield from (f"Interprétation ({propre(i.auteur)}) : {propre(i.raison)}" for i in une.interpretations)


def _citation(citation: Citation, rulebook: Rulebook) -> str:
    document = rulebook.documents.get(citation.document)
    lieu = [propre(document.libelle if document else citation.document)]
    if citation.ligne_debut is not None:
        fin = citation.ligne_fin or citation.ligne_debut
        un = fin == citation.ligne_debut
        lieu.append(f"ligne {fin}" if un else f"lignes {citation.ligne_debut} à {fin}")
    if citation.rangee or citation.colonne:
        lieu.append(f"rangée {citer(citation.rangee)}, colonne {citer(citation.colonne)}")
    return f"{citer(propre(citation.extrait))} ({', '.join(lieu)})"


# ------------------------------------------------------------------------------------------------------- the sentence
def _clause(objet: Objet, rulebook: Rulebook) -> str:
    """Gives the sentence of a clause, then when it holds and by which reading."""
    clause = objet.noeud
    assert isinstance(clause, Clause)  # noqa: S101 - what the kind says
    plume = Plume(rulebook, objet.porteur if objet.porteur in rulebook.aides else "")
    if isinstance(clause, ValeurParametre):
        parametre = rulebook.parametres[objet.porteur]
        return f"{propre(parametre.libelle)} : {mots.valeur_parametre(plume, parametre, clause)}"
    phrase = dire(plume, clause) if objet.tableau is None else dire_rang(plume, objet.tableau, clause)  # type: ignore[arg-type]
    suites = (terminer(majuscule(note.phrase)) for note in notes(rulebook, clause) if note.genre != "interpretation")
    return " ".join((phrase, *suites))


def _definition(rulebook: Rulebook, lue: Definition) -> str:
    return f"{citer(propre(lue.libelle or lue.ecriture))} : {mots.definition(Plume(rulebook), lue)}"


def _parametre(_: Rulebook, lu: Parametre) -> str:
    return ", en ".join(filter(None, (propre(lu.libelle or lu.ecriture), lu.unite)))


def _tableau(rulebook: Rulebook, tableau: Tableau) -> str:
    return tableaux.presenter(Plume(rulebook), tableau)


def _anomalie(_: Rulebook, une: Anomalie) -> str:
    return f"{DEFAUTS[une.defaut]} : {propre(une.libelle)}"


def _libelle(_: Rulebook, noeud: Any) -> str:  # noqa: ANN401 - whatever has a label
    return propre(noeud.libelle or getattr(noeud, "pluriel", "") or noeud.nom)


_PHRASES: dict[Nature, Callable[[Rulebook, Any], str]] = {
    "aide": aide,
    "version": version,
    "tronc": tronc,
    "tableau": _tableau,
    "definition": _definition,
    "parametre": _parametre,
    "donnee": donnee,
    "lecture": lecture,
    "anomalie": _anomalie,
    "document": document,
    "organisme": _libelle,
    "entite": _libelle,
    "unite": _libelle,
    "famille": _libelle,
}
"""The sentence of what is no clause."""


# ----------------------------------------------------------------------------------------------------------- the rule
def _regle(objet: Objet, recueil: Recueil) -> str:
    """Gives the lines of the rules; those of a head are not gathered, its sentence says each of its facts."""
    if objet.nature in ("aide", "version", "tronc"):
        return ""
    span, texte = objet.noeud.span, recueil.sources.get(objet.noeud.span.fichier, "")
    if isinstance(objet.noeud, Tableau):  # its place begins at its name
        debut = texte.rfind("\n", 0, span.debut) + 1
        debut += len(texte[debut : span.debut]) - len(texte[debut : span.debut].lstrip())
        span = Span(span.fichier, debut, span.fin, span.ligne, span.colonne - (span.debut - debut))
    preuve = getattr(objet.noeud, "preuve", None)
    cites = (*preuve.citations, *preuve.interpretations) if isinstance(preuve, Preuve) else ()
    return _serrer(texte[span.debut : span.fin], span, [cite.span for cite in cites])


def _serrer(texte: str, span: Span, cites: list[Span]) -> str:
    """Takes out the quotes, the comments, the margin and the blanks that only line things up."""
    tus = [(c.debut - span.debut, c.fin - span.debut) for c in cites if span.debut < c.debut and c.fin <= span.fin]
    decoupe = Lexer(tables()).decouper(Texte(texte, span.fichier)) if "#" in texte else None
    tus += [(c.span.debut, c.span.fin) for c in (decoupe.commentaires if decoupe else ())]
    for debut, fin in sorted(set(tus), reverse=True):
        texte = texte[:debut] + texte[fin:]
    lignes = (ligne.removeprefix(" " * (span.colonne - 1)).rstrip() for ligne in texte.split("\n") if ligne.strip())
    return "\n".join(_serrer_ligne(ligne) for ligne in lignes)


def _serrer_ligne(ligne: str) -> str:
    retrait = len(ligne) - len(ligne.lstrip())
    return ligne[:retrait] + " ".join(ligne[retrait:].split())
