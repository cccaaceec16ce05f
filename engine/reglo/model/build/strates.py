"""What an expression may read where it stands: said here in the words of the clause, before the model refuses it."""

from reglo.model.build import codes_lecture
from reglo.model.build.contexte import Redaction
from reglo.model.expressions import Assiette, Expression, MontantTheorique, Node, Strate, enfants, strate

_POURQUOI = {
    Strate.DOSSIER: "elle ne lit que les données du dossier, avant tout calcul de l'aide",
    Strate.ASSIETTE: "elle se calcule avant de connaître l'issue des autres aides",
    Strate.AUTRE_AIDE: "le montant théorique en dépend, il n'est pas encore connu",
}


def tenir(redaction: Redaction, expression: Expression | None, maximum: Strate, place: str) -> bool:
    """Reports each reading that stands above the stratum of its place; true when there is none."""
    if expression is None or strate(expression) <= maximum:
        return True
    for fautive in _au_dessus(expression, maximum):
        champs = {"place": place, "lu": _lu(fautive), "pourquoi": _POURQUOI[maximum], "place_juste": _place(fautive)}
        redaction.dire(codes_lecture.STRATE, fautive.span, **champs)
    return False


def _au_dessus(expression: Node, maximum: Strate) -> tuple[Node, ...]:
    if expression.strate_propre > maximum:
        return (expression,)
    return tuple(fautive for enfant in enfants(expression) for fautive in _au_dessus(enfant, maximum))


def _place(expression: Node) -> str:
    """Shows where such a reading has its place."""
    if isinstance(expression, Assiette):
        return "montants\n  m1. 20 % de l'assiette"
    if isinstance(expression, MontantTheorique):
        return "critères\n  c1. le montant théorique au plus …"
    return "montants\n  m1. … si l'aide … est accordée"


def _lu(expression: Node) -> str:
    if isinstance(expression, Assiette):
        return "l'assiette"
    if isinstance(expression, MontantTheorique):
        return "le montant théorique"
    return "l'issue d'une autre aide"
