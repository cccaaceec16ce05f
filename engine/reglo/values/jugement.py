"""A truth with what keeps it open: the value of every condition (semantique.md, rules 2, 5 and 6).

A settled judgement carries no cause and no source. An unsettled one keeps only those of the terms that are themselves
unsettled: the others no longer matter, and are never asked.
"""

from collections.abc import Iterable

import msgspec

from reglo.values import verite as kleene
from reglo.values.causes import AUCUNE_CAUSE, AUCUNE_SOURCE, Causes, Sources, discordent, orienter, unir
from reglo.values.verite import Verite


class Jugement(msgspec.Struct, frozen=True, gc=False):
    """The value of a condition."""

    verite: Verite
    causes: Causes = AUCUNE_CAUSE
    sources: Sources = AUCUNE_SOURCE
    majorant: bool = False
    """True when one of the two truths may be out of reach of every completion."""

    @property
    def vrai(self) -> bool:
        """Tells whether it is surely true."""
        return not self.verite.peut_faux

    @property
    def faux(self) -> bool:
        """Tells whether it is surely false."""
        return not self.verite.peut_vrai

    @property
    def tranche(self) -> bool:
        """Tells whether it is settled."""
        return self.verite.tranchee


VRAI = Jugement(Verite.VRAI)
FAUX = Jugement(Verite.FAUX)


def juger(
    verite: Verite, causes: Causes = AUCUNE_CAUSE, sources: Sources = AUCUNE_SOURCE, *, majorant: bool = False
) -> Jugement:
    """Gives the judgement, without causes when it is settled (rule 5)."""
    if verite.tranchee:
        return VRAI if verite.peut_vrai else FAUX
    return Jugement(verite, causes, sources, majorant)


def _reunir(verite: Verite, termes: Iterable[Jugement]) -> Jugement:
    """Gives the judgement whose causes are those of the unsettled terms."""
    if verite.tranchee:
        return juger(verite)
    ouverts = [terme for terme in termes if not terme.tranche]
    sources = [terme.sources for terme in ouverts]
    return juger(
        verite,
        AUCUNE_CAUSE.union(*(terme.causes for terme in ouverts)),
        unir(sources),
        majorant=discordent(sources) or any(terme.majorant for terme in ouverts),
    )


def tous(termes: Iterable[Jugement]) -> Jugement:
    """Tells whether all the terms hold."""
    liste = tuple(termes)
    resultat = Verite.VRAI
    for terme in liste:
        resultat = kleene.et(resultat, terme.verite)
    return _reunir(resultat, liste)


def un_au_moins(termes: Iterable[Jugement]) -> Jugement:
    """Tells whether one of the terms holds."""
    liste = tuple(termes)
    resultat = Verite.FAUX
    for terme in liste:
        resultat = kleene.ou(resultat, terme.verite)
    return _reunir(resultat, liste)


def au_moins(seuil: int, termes: Iterable[Jugement]) -> Jugement:
    """Tells whether at least `seuil` of the terms hold."""
    liste = tuple(termes)
    return _reunir(kleene.au_moins(seuil, (terme.verite for terme in liste)), liste)


def contraire(terme: Jugement) -> Jugement:
    """Gives the contrary, open for the same causes."""
    return juger(kleene.non(terme.verite), terme.causes, orienter(terme.sources, -1), majorant=terme.majorant)


def l_un_de(termes: Iterable[Jugement], causes: Causes, sources: Sources, *, majorant: bool = False) -> Jugement:
    """Gives the hull of judgements of which one holds, not known which (rule 6)."""
    liste = tuple(termes)
    resultat = liste[0].verite
    for terme in liste:
        resultat = kleene.enveloppe(resultat, terme.verite)
    branches = [terme.sources for terme in liste]
    croisees = any(not set(sources).isdisjoint(branche) for branche in branches)
    return juger(
        resultat,
        causes.union(*(terme.causes for terme in liste)),
        unir([orienter(sources, 0), *branches]),
        majorant=majorant or croisees or any(terme.majorant for terme in liste),
    )
