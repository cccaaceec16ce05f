"""Review marks: who has read a clause again, when, and as it stood; what changes since turns it to « à relire ».

A mark is a line of a text file beside the rules (`lignes`, `fichiers`). What it vouches for is three fingerprints: what
the clause says, what it quotes, what it reads (`empreintes`). Nothing here judges a clause.
"""

from reglo.relecture.etats import Bilan, Etat, juger
from reglo.relecture.fichiers import Relectures, lire
from reglo.relecture.inscription import Demande, marquer
from reglo.relecture.lignes import Marque
from reglo.relecture.objets import Objet, recenser

__all__ = ["Bilan", "Demande", "Etat", "Marque", "Objet", "Relectures", "juger", "lire", "marquer", "recenser"]
