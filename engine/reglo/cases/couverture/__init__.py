"""What the examples prove of the rules, and what they do not: clause by clause, each side of each threshold.

`mesurer` plays the examples of a rulebook under watch (`temoignage`) and compares what was seen with what is to be seen
(`inventaire`). An example that fails proves nothing. That a clause was seen in each of its states does not make its
figures right: only the amounts that a person computed from the text do.
"""

from reglo.cases.couverture.mesure import mesurer
from reglo.cases.couverture.modele import Couverture, Exemple, Objet, Point

__all__ = ["Couverture", "Exemple", "Objet", "Point", "mesurer"]
