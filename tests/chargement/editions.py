"""What people do to a folder of rules while they write: each edit turns some texts into others, sound or not."""

import re
from collections.abc import Callable, Mapping
from difflib import unified_diff
from itertools import pairwise

from hypothesis import strategies as st

Textes = dict[str, str]
_MOTS = (
    "au moins",
    "au plus",
    "critères",
    "montants",
    "aide",
    "tronc",
    "« »",
    "texte",
    "si",
    "est",
    "€",
    "§",
    "12",
    "(",
)


def _un_fichier(tirer: st.DrawFn, textes: Mapping[str, str]) -> str:
    return tirer(st.sampled_from(sorted(textes)))


def _une_place(tirer: st.DrawFn, texte: str, motif: str) -> re.Match[str] | None:
    places = list(re.finditer(motif, texte))
    return tirer(st.sampled_from(places)) if places else None


def _ecrire(texte: str, place: re.Match[str] | None, mots: str) -> str:
    return texte if place is None else texte[: place.start()] + mots + texte[place.end() :]


def changer_un_nombre(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Writes another number."""
    nom = _un_fichier(tirer, textes)
    place = _une_place(tirer, textes[nom], r"\b\d+\b")
    return textes | {nom: _ecrire(textes[nom], place, str(tirer(st.integers(0, 40))))}


def oter_des_lignes(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Deletes one line or a few."""
    nom = _un_fichier(tirer, textes)
    lignes = textes[nom].split("\n")
    debut, combien = tirer(st.integers(0, len(lignes) - 1)), tirer(st.integers(1, 4))
    return textes | {nom: "\n".join(lignes[:debut] + lignes[debut + combien :])}


def repeter_des_lignes(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Writes a few lines twice, the second time elsewhere."""
    nom, ailleurs = _un_fichier(tirer, textes), _un_fichier(tirer, textes)
    lignes, autres = textes[nom].split("\n"), textes[ailleurs].split("\n")
    debut, combien = tirer(st.integers(0, len(lignes) - 1)), tirer(st.integers(1, 12))
    place = tirer(st.integers(0, len(autres)))
    return textes | {ailleurs: "\n".join(autres[:place] + lignes[debut : debut + combien] + autres[place:])}


def casser(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Puts a word in place of a word."""
    nom = _un_fichier(tirer, textes)
    place = _une_place(tirer, textes[nom], r"\S+")
    return textes | {nom: _ecrire(textes[nom], place, tirer(st.sampled_from(_MOTS)))}


def decaler(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Writes a comment at the top: everything moves, nothing changes."""
    nom = _un_fichier(tirer, textes)
    return textes | {nom: f"# note\n{textes[nom]}"}


def renommer(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Renames what an item declares, there only or wherever it is read."""
    nom = _un_fichier(tirer, textes)
    place = _une_place(tirer, textes[nom], r"(?m)^[^\W\d_]+ ([\w.]+) «")
    if place is None:
        return textes
    ancien, neuf = place[1], f"{place[1]}_neuf"
    if tirer(st.booleans()):
        return {fichier: re.sub(rf"(?<![\w.]){re.escape(ancien)}(?![\w.])", neuf, t) for fichier, t in textes.items()}
    return textes | {nom: textes[nom][: place.start(1)] + neuf + textes[nom][place.end(1) :]}


def oter_un_fichier(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Deletes a file."""
    nom = _un_fichier(tirer, textes)
    return {fichier: texte for fichier, texte in textes.items() if fichier != nom or len(textes) == 1}


def couper_un_fichier(tirer: st.DrawFn, textes: Textes) -> Textes:
    """Moves the end of a file to a new one, which comes before or after."""
    nom = _un_fichier(tirer, textes)
    place = _une_place(tirer, textes[nom], r"(?m)^(?=\w)")
    if place is None:
        return textes
    debut, fin = textes[nom][: place.start()], textes[nom][place.start() :]
    ailleurs = tirer(st.sampled_from(("a_neuf.regle", "z_neuf.regle")))
    return dict(sorted((textes | {nom: debut, ailleurs: f"langue reglo 1\n{fin}"}).items()))


EDITIONS: tuple[Callable[[st.DrawFn, Textes], Textes], ...] = (
    changer_un_nombre,
    oter_des_lignes,
    repeter_des_lignes,
    casser,
    decaler,
    renommer,
    oter_un_fichier,
    couper_un_fichier,
)


class Suite(tuple[Textes, ...]):
    """The states of a folder; it is shown by what each edit changes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "\n=== puis\n".join("\n".join(_differences(avant, apres)) for avant, apres in pairwise(self))


def _differences(avant: Textes, apres: Textes) -> list[str]:
    noms = sorted(avant.keys() | apres.keys())
    textes = ((nom, avant.get(nom, "").split("\n"), apres.get(nom, "").split("\n")) for nom in noms)
    return [ligne for nom, a, b in textes for ligne in unified_diff(a, b, nom, nom, "", "", 0, "")]


@st.composite
def suites(tirer: st.DrawFn, base: Textes) -> Suite:
    """Gives the states of a folder, one edit after the other; now and then the last one is undone."""
    etats = [base]
    for _ in range(tirer(st.integers(1, 5))):
        if len(etats) > 1 and tirer(st.integers(0, 5)) == 0:
            etats.append(etats[-2])
        else:
            etats.append(tirer(st.sampled_from(EDITIONS))(tirer, etats[-1]))
    return Suite(etats)
