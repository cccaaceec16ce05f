"""A thing as a reader knows it: the words that prove it, the plain sentence, the lines of the rules."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from reglo.differences.objets import Nature, Objet
from reglo.differences.recueil import Recueil
from reglo.differences.tetes import aide, document, donnee, tronc, version
from reglo.model.clauses import Citation, Clause, Preuve, Tableau
from reglo.model.rulebook import Anomalie, Definition, Lecture, Rulebook, ValeurParametre
from reglo.phrases import Plume, tableaux
from reglo.phrases import vocabulaire as mots
from reglo.phrases.clauses import dire, dire_rang
from reglo.phrases.francais import citer, majuscule, terminer, typographier
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
    faits: tuple[str, ...] = ()
    """What is said of a head, of a datum, of a document, fact by fact; the sentence says them all."""
    regle: str = ""
    """Its lines, without the quotes, the comments and the margin."""
    lieu: Span = NULLE_PART


def face(objet: Objet, recueil: Recueil) -> Face:
    """Gives what is read of a thing."""
    enumerer = _FAITS.get(objet.nature)
    faits = () if enumerer is None else enumerer(recueil.rulebook, objet.noeud)
    ecrire = _PHRASES.get(objet.nature, _clause)
    return Face(
        textes=tuple(_textes(objet, recueil.rulebook)),
        phrase=_reunir(faits) if faits else _finir(ecrire(recueil.rulebook, objet)),
        faits=faits,
        regle=_regle(objet, recueil),
        lieu=objet.noeud.span,
    )


def cote_a_cote(avant: Face, apres: Face) -> tuple[Face, Face]:
    """Gives both sides of a thing, less the facts that are the same."""
    communs = set(avant.faits) & set(apres.faits)
    ancienne, nouvelle = (
        msgspec.structs.replace(une, phrase=_reunir(tuple(fait for fait in une.faits if fait not in communs)))
        if communs
        else une
        for une in (avant, apres)
    )
    return ancienne, nouvelle


def _reunir(faits: tuple[str, ...]) -> str:
    return _finir(" ; ".join(faits))


def _finir(phrase: str) -> str:
    return nu(terminer(majuscule(phrase))) if phrase else ""


# ----------------------------------------------------------------------------------------------------------- the text
def _textes(objet: Objet, rulebook: Rulebook) -> Iterator[str]:
    preuve = getattr(objet.noeud, "preuve", None)
    for une in (preuve,) if isinstance(preuve, Preuve) else getattr(objet.noeud, "preuves", ()):
        yield from (_citation(citation, rulebook) for citation in une.citations)
        dites = (f"Interprétation ({propre(i.auteur)}) : {propre(i.raison)}" for i in une.interpretations)
        yield from map(typographier, dites)


def _citation(citation: Citation, rulebook: Rulebook) -> str:
    document = rulebook.documents.get(citation.document)
    lieu = [typographier(propre(document.libelle if document else citation.document))]
    if citation.ligne_debut is not None:
        fin = citation.ligne_fin or citation.ligne_debut
        un = fin == citation.ligne_debut
        lieu.append(f"ligne {fin}" if un else f"lignes {citation.ligne_debut} à {fin}")
    if citation.rangee or citation.colonne:
        lieu.append(f"rangée {citer(citation.rangee)}, colonne {citer(citation.colonne)}")
    return f"{citer(propre(citation.extrait))} ({', '.join(lieu)})"


# ------------------------------------------------------------------------------------------------------- the sentence
def _clause(rulebook: Rulebook, objet: Objet) -> str:
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


def _definition(rulebook: Rulebook, objet: Objet) -> str:
    lue = objet.noeud
    assert isinstance(lue, Definition)  # noqa: S101 - what the kind says
    return f"{citer(propre(lue.libelle or lue.ecriture))} : {mots.definition(Plume(rulebook), lue)}"


def _tableau(rulebook: Rulebook, objet: Objet) -> str:
    assert isinstance(objet.noeud, Tableau)  # noqa: S101 - what the kind says
    return tableaux.presenter(Plume(rulebook), objet.noeud)


def _anomalie(_: Rulebook, objet: Objet) -> str:
    une = objet.noeud
    assert isinstance(une, Anomalie)  # noqa: S101 - what the kind says
    return f"{DEFAUTS[une.defaut]} : {propre(une.libelle)}"


def _lecture(_: Rulebook, objet: Objet) -> str:
    """Gives the question of a reading, its options, the one retained."""
    une = objet.noeud
    assert isinstance(une, Lecture)  # noqa: S101 - what the kind says
    options = (f"{propre(option.libelle)}{' (retenue)' if option.nom == une.retenue else ''}" for option in une.options)
    return f"{citer(propre(une.libelle))} : {' ; '.join(options)}"


def _libelle(_: Rulebook, objet: Objet) -> str:
    """Gives the label of a word, its plural or its spelling for want of one, and its unit when it has one."""
    dits = (getattr(objet.noeud, champ, "") for champ in ("libelle", "pluriel", "ecriture"))
    nom = next((propre(dit) for dit in dits if dit), objet.nom)
    return ", en ".join(filter(None, (nom, getattr(objet.noeud, "unite", ""))))


_FAITS: dict[Nature, Callable[[Rulebook, Any], tuple[str, ...]]] = {
    "aide": aide,
    "version": version,
    "tronc": tronc,
    "donnee": donnee,
    "document": document,
}
"""What is told fact by fact."""
_PHRASES: dict[Nature, Callable[[Rulebook, Objet], str]] = {
    "tableau": _tableau,
    "definition": _definition,
    "lecture": _lecture,
    "anomalie": _anomalie,
    **dict.fromkeys(("parametre", "organisme", "entite", "unite", "famille"), _libelle),
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
