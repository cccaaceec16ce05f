"""Aids that clauses link, as a picture: boxes one under another, a thread from box to box, the clauses where it leaves.

The layout is a function of the relations alone: each thread has its own height at both ends and its own track between
them, so that no word and no thread covers another. Measures are those of the picture.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

import msgspec

from reglo.publication.html import echapper, element, imprimer
from reglo.publication.reperes.rapports import Reseau

BOITE, MARGE, LIGNE, PISTE, ECART = 300, 10, 17, 11, 16
"""Width of a box, its margin, the height of a line, the distance between two tracks, between two boxes."""
ENTRE = 150
"""Width of what stands between the boxes and the tracks: the words that say a relation."""
_SIGNES, _SIGNES_MOTS = 40, 24
"""Characters that a line of a box, then of those words, holds."""


class Mot(msgspec.Struct, frozen=True):
    """A word of the picture; it may lead somewhere."""

    texte: str
    adresse: str = ""


class Boite(msgspec.Struct, frozen=True):
    """A group of aids: its number, then a line or more for each name."""

    numero: str
    noms: tuple[Mot, ...]
    entre_elles: tuple[Mot, ...] = ()
    """What its aids say of one another, in words."""


class Fil(msgspec.Struct, frozen=True):
    """A thread between two boxes: what each says of the other, in words; nothing when it says nothing."""

    haut: int
    bas: int
    dit_haut: tuple[Mot, ...]
    dit_bas: tuple[Mot, ...]
    exclut: bool
    douteux: bool
    """It holds in some reading only, or under a condition."""


class _Bout(msgspec.Struct, frozen=True):
    """Where a thread leaves a box."""

    y: int
    lignes: tuple[tuple[Mot, ...], ...]


def dessiner(boites: Sequence[Boite], fils: Sequence[Fil], titre: str) -> str:
    """Draws the picture, on one line."""
    bouts: dict[tuple[int, bool], _Bout] = {}
    cadres, y = list[str](), 1
    for rang, boite in enumerate(boites):
        lignes = list(_lignes(boite))
        port = y + MARGE // 2
        for numero, fil in enumerate(fils):
            for haut in (True, False):
                if rang == (fil.haut if haut else fil.bas):
                    coupees = tuple(_couper(fil.dit_haut if haut else fil.dit_bas))
                    port += LIGNE * max(1, len(coupees))
                    bouts[numero, haut] = _Bout(port, coupees)
                    port += MARGE // 2
        hauteur = max(MARGE + LIGNE * len(lignes), port - y + MARGE // 2)
        cadres.append(_cadre(boite, lignes, y, hauteur))
        y += hauteur + ECART
    pistes = _pistes([(bouts[numero, True].y, bouts[numero, False].y) for numero in range(len(fils))])
    traces = [_trace(fil, bouts[n, True], bouts[n, False], pistes[n]) for n, fil in enumerate(fils)]
    largeur = BOITE + ENTRE + PISTE * (1 + max(pistes, default=0)) + MARGE
    vue = {"viewBox": f"0 0 {largeur} {y - ECART + 2}", "width": str(largeur * 6 // 5)}
    return element("svg", *traces, *cadres, **vue, role="group", aria_label=titre, classe="graphe")


def _lignes(boite: Boite) -> Iterator[tuple[Mot, ...]]:
    """Gives the lines of a box."""
    for mot in boite.noms:
        yield from ((Mot(ligne, mot.adresse),) for ligne in wrap(mot.texte, _SIGNES))
    if boite.entre_elles:
        yield (Mot("entre elles : "), *boite.entre_elles)


def _couper(mots: Sequence[Mot]) -> Iterator[tuple[Mot, ...]]:
    """Cuts some words into lines."""
    ligne, longueur = list[Mot](), 0
    for mot in mots:
        if ligne and longueur + len(mot.texte) > _SIGNES_MOTS and not mot.texte.startswith(","):
            yield tuple(ligne)
            ligne, longueur = [], 0
        ligne.append(mot if ligne else Mot(mot.texte.lstrip(), mot.adresse))
        longueur += len(mot.texte)
    if ligne:
        yield tuple(ligne)


def _pistes(etendues: Sequence[tuple[int, int]]) -> list[int]:
    """Gives each thread a track where no other runs beside it, the shortest nearest to the boxes."""
    pistes = [0] * len(etendues)
    prises: list[list[tuple[int, int]]] = []
    for numero in sorted(range(len(etendues)), key=lambda n: (etendues[n][1] - etendues[n][0], n)):
        debut, fin = etendues[numero]
        libre = (p for p, siennes in enumerate(prises) if all(fin < autre[0] or debut > autre[1] for autre in siennes))
        piste = next(libre, len(prises))
        if piste == len(prises):
            prises.append([])
        prises[piste].append((debut, fin))
        pistes[numero] = piste
    return pistes


def _cadre(boite: Boite, lignes: Sequence[tuple[Mot, ...]], y: int, hauteur: int) -> str:
    cadre = element("rect", x="1", y=str(y), width=str(BOITE - 1), height=str(hauteur))
    numero = element("text", echapper(boite.numero), x="10", y=str(y + MARGE // 2 + 13), classe="numero")
    noms = [_texte(ligne, 34, y + MARGE // 2 + 13 + LIGNE * rang) for rang, ligne in enumerate(lignes)]
    return element("g", cadre, numero, *noms)


def _texte(mots: Sequence[Mot], x: int, y: int) -> str:
    dits = (element("a", imprimer(m.texte), href=m.adresse) if m.adresse else imprimer(m.texte) for m in mots)
    return element("text", *dits, x=str(x), y=str(y))


def _trace(fil: Fil, haut: _Bout, bas: _Bout, piste: int) -> str:
    """Draws a thread: out of the upper box, down its track, into the lower one; an arrow where it is received."""
    x, rayon = BOITE + ENTRE + PISTE * piste, 5
    chemin = (
        f"M{BOITE} {haut.y}H{x - rayon}Q{x} {haut.y} {x} {haut.y + rayon}"
        f"V{bas.y - rayon}Q{x} {bas.y} {x - rayon} {bas.y}H{BOITE}"
    )
    classes = " ".join(["fil", *(["exclut"] if fil.exclut else []), *(["douteux"] if fil.douteux else [])])
    recus = ((bas, fil.dit_haut), (haut, fil.dit_bas))
    fleches = [
        element("path", d=f"M{BOITE} {bout.y}l9 -4v8z", classe="fleche") for bout, dit_en_face in recus if dit_en_face
    ]
    mots = [
        _texte(ligne, BOITE + 14, bout.y - 4 - LIGNE * (len(bout.lignes) - 1 - rang))
        for bout in (haut, bas)
        for rang, ligne in enumerate(bout.lignes)
    ]
    return element("g", element("path", d=chemin), *fleches, *mots, classe=classes)


def paires_liees(reseau: Reseau) -> Iterator[tuple[int, int]]:
    """Gives the ranks of the groups of which a clause of one speaks of the other, the first above."""
    for haut, un in enumerate(reseau.groupes):
        for bas in range(haut + 1, len(reseau.groupes)):
            autre = reseau.groupes[bas]
            if reseau.entre(un, autre) or reseau.entre(autre, un):
                yield haut, bas
