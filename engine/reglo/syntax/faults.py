"""Finds what to say of a piece that cannot be read, or that reads but says what nobody means."""

from reglo.diagnostics import Diagnostic
from reglo.syntax import codes, plan
from reglo.syntax.fold import Texte
from reglo.syntax.lalr import Echec
from reglo.syntax.outline import Morceau
from reglo.syntax.tables import Tables


class Fautes:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def juger(self, texte: Texte, morceau: Morceau, echec: Echec | None, clause: str | None) -> list[Diagnostic]:
        if echec is None or morceau.depart == plan.INCONNUE:
            return []
        if echec.rang < len(morceau.lexemes):
            j = morceau.lexemes[echec.rang].jeton
            return [codes.MOT_INATTENDU.diagnostic(j.span, mot=j.brut, possibles=", ".join(sorted(echec.attendus)), clause=clause)]
        j = morceau.lexemes[-1].jeton
        return [codes.FIN_INATTENDUE.diagnostic(j.span, possibles=", ".join(sorted(echec.attendus)), clause=clause)]
