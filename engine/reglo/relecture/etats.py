"""What is reviewed and what awaits review: marks against the rules as they stand. No file, no clock.

Of each reviewer, the last mark alone counts. Something is reviewed when one of these vouches for it as it stands; it is
to be read again when none does, whatever there was before.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.model.rulebook import Rulebook
from reglo.outcome.lecture_brute import remarque
from reglo.relecture import codes
from reglo.relecture.empreintes import Empreintes, Empreinteur
from reglo.relecture.lignes import Marque
from reglo.relecture.objets import Objet

GenreEtat = Literal["jamais", "relue", "réserve", "à relire"]
Facette = Literal["dit", "cite", "lit"]
FACETTES: tuple[Facette, ...] = ("dit", "cite", "lit")


class Etat(msgspec.Struct, frozen=True, kw_only=True):
    """How something stands."""

    objet: Objet
    genre: GenreEtat
    marques: tuple[Marque, ...] = ()
    """Those that hold, the last first; to read again, the last that held."""
    changees: tuple[Facette, ...] = ()
    """To read again: what changed since the last mark."""

    @property
    def attend(self) -> bool:
        """Tells whether a review is awaited."""
        return self.genre in ("jamais", "à relire")


class Bilan(msgspec.Struct, frozen=True):
    """The state of everything, by name, and the marks of what is no longer there."""

    etats: Mapping[str, Etat]
    sans_objet: tuple[Marque, ...]

    def remarques(self) -> tuple[Diagnostic, ...]:
        """Says of each mark of what is no longer there what it may be called now."""
        return tuple(
            remarque(codes.SANS_OBJET, une.span, objet=une.objet, proches=vouliez_vous(une.objet, self.etats))
            for une in self.sans_objet
        )


def juger(rulebook: Rulebook, marques: Iterable[Marque]) -> Bilan:
    """Gives the state of everything that is read again."""
    empreinteur = Empreinteur(rulebook)
    objets = empreinteur.objets
    par_objet: dict[str, list[Marque]] = {}
    for marque in marques:
        par_objet.setdefault(marque.objet, []).append(marque)
    etats = {nom: _etat(objet, par_objet.get(nom, []), empreinteur) for nom, objet in objets.items()}
    sans_objet = tuple(une for nom, siennes in par_objet.items() if nom not in objets for une in siennes)
    return Bilan(etats, sans_objet)


def _etat(objet: Objet, marques: list[Marque], empreinteur: Empreinteur) -> Etat:
    if not marques:
        return Etat(objet=objet, genre="jamais")
    dernieres = {marque.par.casefold(): marque for marque in sorted(marques, key=lambda marque: marque.le)}
    ordonnees = sorted(dernieres.values(), key=lambda marque: marque.le, reverse=True)
    present = empreinteur.empreintes(objet)
    tiennent = tuple(marque for marque in ordonnees if marque.empreintes == present)
    if not tiennent:
        return Etat(
            objet=objet, genre="à relire", marques=(ordonnees[0],), changees=_changees(ordonnees[0].empreintes, present)
        )
    return Etat(objet=objet, genre="réserve" if any(un.reserve for un in tiennent) else "relue", marques=tiennent)


def _changees(avant: Empreintes, apres: Empreintes) -> tuple[Facette, ...]:
    return tuple(facette for facette in FACETTES if getattr(avant, facette) != getattr(apres, facette))
