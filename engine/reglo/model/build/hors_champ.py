"""What a document holds that the rulebook leaves out: which lines, and why.

Whether these lines are in the document, or quoted by a clause after all, is not checked here.
"""

from collections.abc import Iterator

from reglo.model.build import codes_clauses
from reglo.model.build.contexte import Redaction
from reglo.model.build.suites import bornes_de_lignes
from reglo.model.rulebook import HorsChamp
from reglo.syntax.tree import Noeud


def lire_hors_champ(redaction: Redaction, document: Noeud) -> Iterator[HorsChamp]:
    """Gives one record for each stretch of lines that a document declares out of scope."""
    for noeud in document.noeuds("hors_champ"):
        raison = noeud.jetons("STR")[0]
        if not raison.texte:
            redaction.dire(codes_clauses.HORS_CHAMP_SANS_RAISON, raison.span)
            continue
        for lieu in noeud.noeuds("ligne", "lignes"):
            bornes = bornes_de_lignes(redaction, lieu)
            if bornes is not None:
                yield HorsChamp(span=lieu.span, ligne_debut=bornes[0], ligne_fin=bornes[1], raison=raison.texte)
