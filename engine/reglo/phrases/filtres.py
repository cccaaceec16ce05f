"""Which elements of a list are meant: « dont le financement est PLUS », « qui répondent à la définition « … » ».

A filter follows the word for the elements, in the plural, or in the singular when asked.
"""

from collections.abc import Iterator

from reglo.model import expressions as e
from reglo.model.rulebook import Donnee
from reglo.phrases.affirmations import Affirmation, abreger, affirmer
from reglo.phrases.francais import enumerer
from reglo.phrases.groupes import groupe, porte_article
from reglo.phrases.liens import lier, propre
from reglo.phrases.plume import Plume
from reglo.phrases.reunions import plage

_POSSESSIFS = (e.Appartient, e.Compare)
"""Conditions whose subject is a datum of the element: « dont le financement est … »."""
_INVARIANTS = ("dont ", "que ", "où ")
"""What follows a noun without agreeing with it, nor with what completes it."""


def filtrer(plume: Plume, filtre: e.Condition | None, entite: str, *, singulier: bool = False) -> str:
    """Gives « dont … et qui … », with the blank that precedes it."""
    if filtre is None:
        return ""
    return f" {_relative(plume.dans_liste(entite), filtre, singulier=singulier)}"


def _relative(plume: Plume, condition: e.Condition, *, singulier: bool, nie: bool = False) -> str:
    match condition:
        case e.Et() if not nie:
            return enumerer(list(_reunis(plume, tuple(_termes(condition)), singulier=singulier)))
        case e.Ou(termes=termes) if not nie:
            return enumerer([_relative(plume, terme, singulier=singulier) for terme in termes], "ou")
        case e.Non(terme=terme):
            return _relative(plume, terme, singulier=singulier, nie=not nie)
        case e.DefinitionVraie(definition=nom) if not nie and (suite := _qui_complete(plume, nom)):
            return suite
        case e.EstVrai() | e.DefinitionVraie() if fait := predicat(plume, condition, singulier=singulier, nie=nie):
            return f"qui {fait}"
        case e.Compare() | e.Appartient() if _est_sujet(plume, condition):
            return f"dont {plume.proposition(condition, nie=nie)}"
        case _:
            return f"où {plume.proposition(condition, nie=nie)}"


def predicat(plume: Plume, condition: e.Condition, *, singulier: bool = True, nie: bool = False) -> str:
    """Gives what a condition says of the element in hand, its subject: « porte la demande »; nothing otherwise."""
    match condition:
        case e.Non(terme=terme):
            return predicat(plume, terme, singulier=singulier, nie=not nie)
        case e.DefinitionVraie(definition=nom) if _est_nommee(plume, nom):
            return f"{repond(singulier=singulier, nie=nie)} {definition(plume, nom)}"
        case e.EstVrai(donnee=nom):
            return _fait(plume, nom, singulier=singulier, nie=nie)
        case _:
            return ""


def _est_nommee(plume: Plume, nom: str) -> bool:
    """Tells whether a definition is that of the element in hand, with a label that is a name."""
    lue = plume.rulebook.definitions[nom]
    return lue.entite is not None and lue.entite == plume.dans and not porte_article(propre(lue.libelle))


def _reunis(plume: Plume, termes: tuple[e.Condition, ...], *, singulier: bool) -> Iterator[str]:
    """Gives the terms of a conjunction, two bounds of one datum as one stretch."""
    rang = 0
    while rang < len(termes):
        nommees = _nommees(plume, termes[rang:])
        if len(nommees) > 1:
            yield f"qui {'répond' if singulier else 'répondent'} aux définitions {enumerer(nommees)}"
            rang += len(nommees)
            continue
        suivant = termes[rang + 1] if rang + 1 < len(termes) else None
        bornes = "" if suivant is None else plage(plume, termes[rang], suivant)
        yield f"dont {bornes}" if bornes else _compose(plume, termes[rang], singulier=singulier)
        rang += 2 if bornes else 1


def _nommees(plume: Plume, termes: tuple[e.Condition, ...]) -> list[str]:
    """Gives the names of the definitions that the first terms ask for, one after the other."""
    noms: list[str] = []
    for terme in termes:
        if not isinstance(terme, e.DefinitionVraie) or not _est_nommee(plume, terme.definition):
            break
        if _qui_complete(plume, terme.definition):
            break
        noms.append(definition(plume, terme.definition))
    return noms


def _compose(plume: Plume, condition: e.Condition, *, singulier: bool) -> str:
    """Gives a term of a conjunction; a choice inside it says where it begins and ends."""
    if isinstance(condition, e.Ou):
        termes = [_relative(plume, terme, singulier=singulier) for terme in condition.termes]
        return ", ".join(f"soit {terme}" for terme in termes)
    return _relative(plume, condition, singulier=singulier)


def _qui_complete(plume: Plume, nom: str) -> str:
    """Gives what a label says after the word for the element: « groupe dont le saut est financé » → « dont … »."""
    lue = plume.rulebook.definitions[nom]
    if lue.entite is None or lue.entite != plume.dans:
        return ""
    mot, _, reste = propre(lue.libelle).partition(" ")
    return lier("definition", nom, reste) if mot == plume.element(lue.entite) and reste.startswith(_INVARIANTS) else ""


def _fait(plume: Plume, nom: str, *, singulier: bool, nie: bool) -> str:
    """Gives « porte la demande » when the question of the datum is asked of the element itself."""
    affirmation = affirmer_donnee(plume, plume.rulebook.donnees[nom])
    if affirmation is None or not plume.dans or affirmation.sujet != groupe(plume.element(plume.dans)).texte:
        return ""
    accordee = affirmation if singulier else affirmation.au_pluriel()
    return "" if accordee is None else lier("donnee", nom, accordee.predicat(nie=nie))


def affirmer_donnee(plume: Plume, donnee: Donnee) -> Affirmation | None:
    """Gives what the question of a datum asks, asserted; what it shows of the element in hand is just « the » one."""
    question = propre(donnee.question)
    affirmation = affirmer(abreger(question) if plume.court else question)
    if affirmation is not None and donnee.entite is not None and donnee.entite == plume.dans:
        return affirmation.definir()
    return affirmation


def _est_sujet(plume: Plume, condition: e.Compare | e.Appartient) -> bool:
    """Tells whether the clause opens with what it reads: « il y a » does not."""
    if isinstance(condition, e.Appartient):
        return not est_absence(plume, condition)
    return not isinstance(condition.gauche, e.Delai | e.Denombrement)


def est_absence(plume: Plume, condition: e.Appartient) -> bool:
    """Tells whether the one answer meant is « aucun » or « aucune »."""
    donnee = plume.rulebook.donnees[condition.donnee]
    dites = [propre(option.libelle or option.nom) for option in donnee.options if option.nom in condition.valeurs]
    return len(dites) == 1 and dites[0] in ("aucun", "aucune") and not porte_article(plume.libelle(donnee))


def repond(*, singulier: bool, nie: bool) -> str:
    """Gives « répond à la définition », in its number, or its contrary."""
    verbe = "répond" if singulier else "répondent"
    return f"ne {verbe} pas à la définition" if nie else f"{verbe} à la définition"


def definition(plume: Plume, nom: str) -> str:
    """Gives the label of a definition, between quotation marks."""
    from reglo.phrases.francais import citer

    lue = plume.rulebook.definitions[nom]
    return lier("definition", nom, citer(propre(lue.libelle or lue.ecriture)))


# --------------------------------------------------------------------------------------------------- what is counted
def qualifier(plume: Plume, filtre: e.Condition | None, mot: str) -> tuple[str, e.Condition | None]:
    """Gives the label of a definition that names what is counted (« logement financé en PLAI »), and what it leaves."""
    termes = tuple(_termes(filtre))
    for terme in termes:
        if isinstance(terme, e.DefinitionVraie):
            lue = plume.rulebook.definitions[terme.definition]
            if propre(lue.libelle).startswith(f"{mot} "):
                reste = tuple(autre for autre in termes if autre is not terme)
                return lier("definition", lue.nom, propre(lue.libelle)), _ensemble(reste)
    return "", filtre


def _termes(filtre: e.Condition | None) -> Iterator[e.Condition]:
    if isinstance(filtre, e.Et):
        for terme in filtre.termes:
            yield from _termes(terme)
    elif filtre is not None:
        yield filtre


def _ensemble(termes: tuple[e.Condition, ...]) -> e.Condition | None:
    if not termes:
        return None
    return termes[0] if len(termes) == 1 else e.Et(span=termes[0].span, termes=termes)
