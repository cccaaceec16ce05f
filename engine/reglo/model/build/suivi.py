"""What follows the grant: documents to provide, instalments, mentions, indicators."""

from fractions import Fraction

from reglo.diagnostics import proches
from reglo.model.build import codes_clauses
from reglo.model.build.chantier import Phrase, commun, lire_garde
from reglo.model.build.litteraux import nombre
from reglo.model.build.nommes import nommes
from reglo.model.clauses import Mention, Piece, Versement
from reglo.model.expressions import Strate
from reglo.syntax.tree import Jeton

_EXIGIBILITES = {"le_cas_echeant": "cas_echeant", "facultatif": "facultatif"}
_PRESQUE = 85
"""Two names of documents that differ by one letter in seven are one name misspelled."""


def lire_piece(phrase: Phrase) -> Piece | None:
    """Reads one document to provide."""
    garde = lire_garde(phrase, Strate.MONTANT, "Une pièce")
    communs = commun(phrase)
    if garde is None or communs is None:
        return None
    exigibilite = phrase.enfant(*_EXIGIBILITES)
    return Piece(
        **communs,
        nom=phrase.noeud.jetons("NAME")[0].texte,
        libelle=phrase.noeud.jetons("STR")[0].texte,
        garde=garde[0],
        exigibilite="obligatoire" if exigibilite is None else _EXIGIBILITES[exigibilite.regle],  # type: ignore[arg-type]
    )


def lire_versement(phrase: Phrase) -> Versement | None:
    """Reads one instalment."""
    part = _part(phrase)
    garde = lire_garde(phrase, Strate.MONTANT, "Un versement")
    communs = commun(phrase)
    ecrites = phrase.enfant("nommes")
    produites = () if ecrites is None else nommes(ecrites)
    pieces = tuple(_piece(phrase, produite.nom) for produite in produites)
    if part is None or garde is None or communs is None:
        return None
    return Versement(
        **communs,
        evenement=phrase.noeud.jetons("STR")[0].texte,
        part=part[0],
        pieces=pieces,
        libelles=tuple(produite.dit for produite in produites),
        garde=garde[0],
    )


def _part(phrase: Phrase) -> tuple[Fraction | None] | None:
    """Gives the share of an instalment in a tuple of one: None inside it is the balance."""
    ecrite = phrase.enfant("pourcentage")
    if ecrite is None:
        return (None,)
    chiffres = nombre(ecrite.jetons()[0])
    if not 0 < chiffres <= 100:  # noqa: PLR2004 - a whole aid is 100 %
        phrase.redaction.dire(codes_clauses.PART_IMPOSSIBLE, ecrite.span, part=ecrite.jetons()[0].brut)
        return None
    return (chiffres / 100,)


def _piece(phrase: Phrase, jeton: Jeton) -> str:
    """Gives the document that an instalment asks for; it need not be asked for elsewhere, but is not misspelled."""
    connues = phrase.chantier.pieces
    if jeton.texte not in connues:
        voisines = proches(jeton.brut, connues.values(), nombre=1, seuil=_PRESQUE)
        for proche in voisines:
            phrase.redaction.journal.dire(
                codes_clauses.PIECE_PRESQUE_CONNUE, jeton.span, remplacement=proche, nom=jeton.brut, proche=proche
            )
    return jeton.texte


def lire_mention(phrase: Phrase) -> Mention | None:
    """Reads a mention or an indicator."""
    communs = commun(phrase)
    nom = phrase.noeud.jeton("NAME")
    texte = phrase.noeud.jetons("STR")[0].texte
    return None if communs is None else Mention(**communs, texte=texte, nom="" if nom is None else nom.texte)
