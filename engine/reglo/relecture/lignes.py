"""The line of a mark, as a jurist reads it and as git merges it: one by mark, blanks and accents free."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from reglo.diagnostics import Diagnostic, Fiche
from reglo.outcome.coordonnees import a_des_coordonnees
from reglo.outcome.lecture_brute import cite, place, remarque
from reglo.relecture import codes
from reglo.relecture.empreintes import LONGUEUR, Empreintes
from reglo.source import Span
from reglo.values import formats

ENTETE = "relectures reglo 1"
NEUF = f"""{ENTETE}
# Une ligne par relecture, écrite par « reglo relecture marquer » : ce qui est relu, quand, par quelle fonction, puis
# les empreintes de ce que la clause dit, cite et lit ce jour-là. Que l'une change, et elle redevient « à relire ».
"""
"""A file without any mark yet."""
_HEXA = rf"[0-9a-f]{{{LONGUEUR}}}"
_LIGNE = re.compile(
    r"(?P<objet>\S.*?) relue? le (?P<date>\S+) par [«\"] ?(?P<par>[^«»\"]*?) ?[»\"]"
    r"(?: avec r[ée]serve [«\"] ?(?P<reserve>[^«»\"]*?) ?[»\"])? ?, ?"
    rf"dit (?P<dit>{_HEXA}) ?, ?cite (?P<cite>{_HEXA}) ?, ?lit (?P<lit>{_HEXA})"
)
_NON_REUNI = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_CHIFFRES = re.compile(r"([0-9]+)")


class Marque(msgspec.Struct, frozen=True, kw_only=True):
    """That something was read again one day, as it stood."""

    objet: str
    """Its name (`objets`)."""
    le: date
    par: str
    """A function in an organisation, never a person."""
    reserve: str = ""
    """What the reviewer does not agree with; empty when she agrees."""
    empreintes: Empreintes
    span: Span

    @property
    def cle(self) -> tuple[str, date, str]:
        """What no two marks share: a reviewer says one thing a day of one clause."""
        return self.objet, self.le, self.par.casefold()

    @property
    def contenu(self) -> tuple[str, Empreintes]:
        """What the mark says."""
        return self.reserve, self.empreintes


def ecrire(marque: Marque) -> str:
    """Writes a mark, without the end of its line."""
    relu = "relu" if masculin(marque.objet) else "relue"
    reserve = f" avec réserve « {marque.reserve} »" if marque.reserve else ""
    dit, cite_, lit = marque.empreintes.dit, marque.empreintes.cite, marque.empreintes.lit
    qui = f"{marque.objet} {relu} le {formats.ecrire_date(marque.le)} par « {marque.par} »{reserve}"
    return f"{qui}, dit {dit}, cite {cite_}, lit {lit}"


def lire(texte: str, fichier: str) -> tuple[tuple[Marque, ...], tuple[Diagnostic, ...]]:
    """Gives the marks of a file, and what is to say of the lines that are none."""
    lecture = _Lecture(texte, fichier)
    return tuple(lecture.marques()), tuple(lecture.fautes)


class _Lecture:
    """One reading of a file."""

    def __init__(self, texte: str, fichier: str) -> None:
        self.texte, self.fichier = texte, fichier
        self.fautes: list[Diagnostic] = []

    def marques(self) -> Iterator[Marque]:
        """Gives the marks; a line that is none is told and passed over."""
        entete = non_reuni = False
        debut = 0
        for ligne in self.texte.splitlines(keepends=True):
            dite = " ".join(ligne.removeprefix("\ufeff").split())
            span = place(self.fichier, self.texte, debut, debut + len(ligne.rstrip("\r\n")))
            debut += len(ligne)
            if _NON_REUNI.match(dite):
                if not non_reuni:
                    self._dire(codes.NON_REUNI, span)
                non_reuni = True
            elif dite == ENTETE:
                entete = True
            elif dite and not dite.startswith("#"):
                if not entete:
                    self._dire(codes.ENTETE, span)
                entete = True
                yield from self._marque(dite, span)

    def _marque(self, dite: str, span: Span) -> Iterator[Marque]:
        trouve = _LIGNE.fullmatch(dite)
        if trouve is None or not trouve["par"]:
            self._dire(codes.LIGNE, span)
            return
        jour = formats.lire_date(trouve["date"])
        contacts = [texte for texte in (trouve["par"], trouve["reserve"] or "") if a_des_coordonnees(texte)]
        if jour is None:
            self._dire(codes.DATE, span, texte=cite(trouve["date"]))
        for texte in contacts:
            self._dire(codes.PERSONNE, span, texte=cite(texte))
        if jour is not None and not contacts:
            yield Marque(
                objet=trouve["objet"],
                le=jour,
                par=trouve["par"],
                reserve=trouve["reserve"] or "",
                empreintes=Empreintes(trouve["dit"], trouve["cite"], trouve["lit"]),
                span=span,
            )

    def _dire(self, fiche: Fiche, span: Span, **champs: object) -> None:
        self.fautes.append(remarque(fiche, span, **champs))


def inserer(texte: str, marque: Marque) -> str:
    """Puts a mark in its place among the others, which stay as they are; it replaces that of the same day."""
    autres, _ = lire(texte, marque.span.fichier)
    memes = (autre.span for autre in autres if autre.cle == marque.cle)
    suivantes = (autre.span for autre in autres if _ordre(autre) > _ordre(marque))
    if meme := next(memes, None):
        return f"{texte[: meme.debut]}{ecrire(marque)}{texte[meme.fin :]}"
    if suivante := next(suivantes, None):
        return f"{texte[: suivante.debut]}{ecrire(marque)}\n{texte[suivante.debut :]}"
    fin = "" if texte.endswith("\n") else "\n"
    return f"{texte}{fin}{ecrire(marque)}\n"


def _ordre(marque: Marque) -> tuple[list[str | int], date, str]:
    """Gives the order of the lines: by clause, `c9` before `c10`, then by day."""
    return rang_naturel(marque.objet), marque.le, marque.par


def masculin(objet: str) -> bool:
    """Tells the gender of what a mark names."""
    return objet.startswith(("tableau ", "paramètre "))


def rang_naturel(nom: str) -> list[str | int]:
    """Gives what sorts names as people do: their numbers by value."""
    return [int(part) if part.isdecimal() else part for part in _CHIFFRES.split(nom)]
