"""Names that may carry the words for them where they stand: « famille aude_rdat « aides du règlement » »."""

import msgspec

from reglo.syntax.tree import Jeton, Noeud


class Nomme(msgspec.Struct, frozen=True):
    """A name, and its label when one is written beside it."""

    nom: Jeton
    libelle: Jeton | None = None

    @property
    def dit(self) -> str:
        """What it is called: its label, or its name as it is spelled."""
        return self.nom.brut.replace("_", " ") if self.libelle is None else self.libelle.texte


def nommes(noeud: Noeud) -> tuple[Nomme, ...]:
    """Reads a list of names."""
    return tuple(Nomme(un.jetons("NAME")[0], un.jeton("STR")) for un in noeud.noeuds("nomme"))
