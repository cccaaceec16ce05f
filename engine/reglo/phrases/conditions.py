"""Conditions as clauses, and as what follows « si »: logic, answers, choices, absences, other aids.

A clause and its contrary are both written, so that a negation always reads as a sentence.
"""

import re
from collections.abc import Sequence

from reglo.model import expressions as e
from reglo.model.rulebook import FINANCEUR_LIGNE, Definition, Donnee
from reglo.phrases import francais, liens
from reglo.phrases.filtres import affirmer_donnee, est_absence, filtrer, predicat, repond
from reglo.phrases.filtres import definition as nom_definition
from reglo.phrases.genres import est_sigle
from reglo.phrases.groupes import groupe, porte_article
from reglo.phrases.nombres import nom_aide, nom_donnee
from reglo.phrases.organismes import organisme
from reglo.phrases.plume import Plume, condition
from reglo.phrases.reunions import parmi, reunir

_EN_LIGNE = 2
"""Terms that stand in one sentence; beyond, each has its letter."""
_DEUX_CHOSES = re.compile(r", (?:et|ou|sans|hors|avec)\b")
"""Where a label adds something, after which « si » could not follow « en cas de »."""
_COMPOSEES = (e.Et, e.Ou, e.AuMoinsParmi)


# -------------------------------------------------------------------------------------------------------------- logic
@condition(e.Et)
def et(plume: Plume, expression: e.Et, *, nie: bool = False) -> str:
    """Writes « X et Y », or « les conditions suivantes sont toutes remplies : a) … »."""
    return _toutes(plume, expression.termes) if not nie else _une(plume, expression.termes, nie=True)


@condition(e.Ou)
def ou(plume: Plume, expression: e.Ou, *, nie: bool = False) -> str:
    """Writes « soit X, soit Y », or « l'une au moins des conditions suivantes est remplie : a) … »."""
    return _une(plume, expression.termes) if not nie else _toutes(plume, expression.termes, nie=True)


def _toutes(plume: Plume, termes: Sequence[e.Condition], *, nie: bool = False) -> str:
    if meme_sujet := _meme_sujet(plume, termes, nie=nie):
        return meme_sujet
    ecrits = reunir(plume, termes, nie=nie)
    if plume.enumere or (len(ecrits) <= _EN_LIGNE and not any(map(_composee, termes))):
        ou = any(ecrit.startswith("soit ") for ecrit in ecrits)
        return ", et ".join(ecrits) if ou else francais.enumerer(ecrits)
    return f"les conditions suivantes sont toutes remplies : {lister(plume, termes, nie=nie)}"


def _meme_sujet(plume: Plume, termes: Sequence[e.Condition], *, nie: bool) -> str:
    """Gives two clauses that say two things of one subject, named once; nothing when they do not."""
    if len(termes) != _EN_LIGNE:
        return ""
    if not nie and all(isinstance(terme, e.DefinitionVraie) for terme in termes):
        return _deux_definitions(plume, [terme.definition for terme in termes if isinstance(terme, e.DefinitionVraie)])
    sens = [(terme.terme, not nie) if isinstance(terme, e.Non) else (terme, nie) for terme in termes]
    donnees = [plume.rulebook.donnees[terme.donnee] for terme, _ in sens if isinstance(terme, e.EstVrai)]
    dites = [affirmer_donnee(plume, donnee) for donnee in donnees if donnee.genre == "booleen"]
    if len(dites) != len(termes) or dites[0] is None or dites[1] is None:
        return ""
    if dites[0].sujet != dites[1].sujet or " " not in dites[0].sujet:
        return ""
    premier = liens.lier("donnee", donnees[0].nom, dites[0].ecrire(nie=sens[0][1]))
    return f"{premier} et {liens.lier('donnee', donnees[1].nom, dites[1].predicat(nie=sens[1][1]))}"


def _deux_definitions(plume: Plume, noms: Sequence[str]) -> str:
    lues = [plume.rulebook.definitions[nom] for nom in noms]
    if lues[0].entite != lues[1].entite or any(porte_article(liens.propre(lue.libelle)) for lue in lues):
        return ""
    dits = francais.enumerer([nom_definition(plume, nom) for nom in noms])
    return f"{_repondant(plume, lues[0])} répond aux définitions {dits}"


def _une(plume: Plume, termes: Sequence[e.Condition], *, nie: bool = False) -> str:
    if valeurs := parmi(plume, termes, nie=nie):
        return valeurs
    ecrits = [plume.proposition(terme, nie=nie) for terme in termes]
    # What follows a list would be read as a part of its last item.
    sans_fin = any(liens.ELEMENT in ecrit for ecrit in ecrits[:-1])
    if plume.enumere or (len(ecrits) <= _EN_LIGNE and not sans_fin):
        return ", ".join(f"soit {ecrit}" for ecrit in ecrits)
    return f"l'une au moins des conditions suivantes est remplie : {lister(plume, termes, nie=nie)}"


def _composee(terme: e.Condition) -> bool:
    """Tells whether a term of a conjunction needs a letter of its own."""
    if isinstance(terme, e.Ou):
        return any(isinstance(sous, _COMPOSEES) for sous in terme.termes)
    return isinstance(terme, e.Et | e.AuMoinsParmi)


def lister(plume: Plume, termes: Sequence[e.Condition], *, nie: bool = False) -> str:
    """Gives « a) … ; b) … », where no item opens a list of its own."""
    return francais.lister(reunir(plume.dans_enumeration(), termes, nie=nie))


@condition(e.Non)
def non(plume: Plume, expression: e.Non, *, nie: bool = False) -> str:
    """Writes the contrary."""
    return plume.proposition(expression.terme, nie=not nie)


@condition(e.AuMoinsParmi)
def au_moins(plume: Plume, expression: e.AuMoinsParmi, *, nie: bool = False) -> str:
    """Writes « au moins 2 des conditions suivantes sont remplies : a) … »."""
    termes = lister(plume, expression.termes)
    combien = "moins de" if nie else "au moins"
    if expression.seuil == 1:
        debut = "aucune des conditions suivantes n'est" if nie else "l'une au moins des conditions suivantes est"
        return f"{debut} remplie : {termes}"
    verbe = "sont remplies"
    return f"{combien} {francais.en_lettres(expression.seuil)} des conditions suivantes {verbe} : {termes}"


# -------------------------------------------------------------------------------------------------------- answers
@condition(e.EstVrai)
def est_vrai(plume: Plume, expression: e.EstVrai, *, nie: bool = False) -> str:
    """Writes what the question of a datum asks, asserted or denied."""
    return reponse(plume, plume.rulebook.donnees[expression.donnee], nie=nie)


def reponse(plume: Plume, donnee: Donnee, *, nie: bool = False) -> str:
    """Gives the clause that a yes/no datum or an appreciation stands for; a label of its own for want of a question."""
    affirmation = affirmer_donnee(plume, donnee)
    if affirmation is not None:
        return liens.lier("donnee", donnee.nom, affirmation.ecrire(nie=nie))
    libelle = plume.libelle(donnee)
    marque = liens.lier("donnee", donnee.nom, libelle)
    if porte_article(libelle):
        return f"il n'est pas établi que {marque}" if nie else marque
    cite = liens.lier("donnee", donnee.nom, francais.citer(libelle))
    return f"la condition {cite} {'n’est pas' if nie else 'est'} remplie"


@condition(e.DefinitionVraie)
def definition_vraie(plume: Plume, expression: e.DefinitionVraie, *, nie: bool = False) -> str:
    """Writes « l'opération répond à la définition « construction neuve » »."""
    lue = plume.rulebook.definitions[expression.definition]
    libelle = liens.propre(lue.libelle or lue.ecriture)
    if porte_article(libelle) and not nie:
        return liens.lier("definition", lue.nom, libelle)
    return f"{_repondant(plume, lue)} {repond(singulier=True, nie=nie)} {nom_definition(plume, lue.nom)}"


def _repondant(plume: Plume, lue: Definition) -> str:
    """Names what a definition is about."""
    return groupe(plume.element(lue.entite)).texte if lue.entite else "l'opération"


@condition(e.Appartient)
def appartient(plume: Plume, expression: e.Appartient, *, nie: bool = False) -> str:
    """Writes « le mode de production est « neuf » ou « en VEFA » »; an appreciation says who judges."""
    donnee = plume.rulebook.donnees[expression.donnee]
    if donnee.genre == "appreciation":
        return _appreciation(plume, donnee, nie=nie == ("favorable" in expression.valeurs))
    sujet = nom_donnee(plume, donnee.nom)
    if est_absence(plume, expression):
        return _absence(plume, donnee, nie=nie)
    if _publics(plume, expression.valeurs):
        return f"{sujet.verbe('n’est pas', 'ne sont pas') if nie else sujet.verbe('est', 'sont')} un organisme public"
    valeurs = options(plume, donnee, expression.valeurs)
    if not nie:
        return f"{sujet.verbe('est', 'sont')} {francais.enumerer(valeurs, 'ou')}"
    if len(valeurs) == 1:
        return f"{sujet.verbe('n’est', 'ne sont')} pas {valeurs[0]}"
    return f"{sujet.verbe('n’est', 'ne sont')} {' '.join(f'ni {valeur}' for valeur in valeurs)}"


def _absence(plume: Plume, donnee: Donnee, *, nie: bool) -> str:
    """Gives « il n'y a aucune nouvelle chaudière au gaz », or « il y a une … »."""
    libelle = plume.libelle(donnee)
    marque, un = liens.lier("donnee", donnee.nom, libelle), groupe(libelle).un
    return f"il y a {un} {marque}" if nie else f"il n'y a auc{un} {marque}"


def _publics(plume: Plume, noms: Sequence[str]) -> bool:
    """Tells whether some bodies are all the public ones: « X est public »."""
    return len(noms) > 1 and set(noms) == {un.nom for un in plume.rulebook.organismes.values() if un.public}


def _appreciation(plume: Plume, donnee: Donnee, *, nie: bool) -> str:
    qui = organisme(plume.rulebook, donnee.autorite or "")
    juge = f", à l'appréciation {francais.de(qui)}" if qui else ""
    if affirmer_donnee(plume, donnee) is not None:
        return reponse(plume, donnee, nie=nie) + juge
    avis = "défavorable" if nie else "favorable"
    sujet = f"l'appréciation {francais.de(qui)}" if qui else "l'appréciation de l'autorité"
    cite = liens.lier("donnee", donnee.nom, francais.citer(plume.libelle(donnee)))
    return f"{sujet} est {avis} sur {cite}"


def options(plume: Plume, donnee: Donnee, noms: Sequence[str]) -> list[str]:
    """Gives the labels of some answers: bodies and codes as they are, words between quotation marks."""
    if donnee.nom == FINANCEUR_LIGNE or {option.nom for option in donnee.options} <= set(plume.rulebook.organismes):
        return [organisme(plume.rulebook, nom) for nom in noms]
    connues = {option.nom: liens.propre(option.libelle or option.nom) for option in donnee.options}
    return [option_ecrite(connues.get(nom, nom)) for nom in noms]


def option_ecrite(libelle: str) -> str:
    """Gives the label of an answer: « PLAI » is a code, « neuf en VEFA » is quoted."""
    ecrit = libelle if " " in libelle else libelle.replace("_", " ")
    return ecrit if est_sigle(ecrit) and "," not in ecrit else francais.citer(ecrit)


@condition(e.Existe)
def existe(plume: Plume, expression: e.Existe, *, nie: bool = False) -> str:
    """Writes « X existe »."""
    sujet = nom_donnee(plume, expression.donnee)
    return sujet.verbe("n’existe pas", "n’existent pas") if nie else sujet.verbe("existe", "existent")


@condition(e.AideAccordee)
def aide_accordee(plume: Plume, expression: e.AideAccordee, *, nie: bool = False) -> str:
    """Writes « l'aide « Éco-prêt » est accordée »."""
    deja = " déjà" if expression.deja else ""
    return f"{nom_aide(plume.rulebook, expression.aide)} {'n’est pas' if nie else 'est'}{deja} accordée"


@condition(e.EligibleAide)
def eligible_aide(plume: Plume, expression: e.EligibleAide, *, nie: bool = False) -> str:
    """Writes « l'opération est éligible à l'aide « Éco-prêt » »."""
    return f"l'opération {'n’est pas' if nie else 'est'} éligible à {nom_aide(plume.rulebook, expression.aide)}"


@condition(e.PourChaque)
def pour_chaque(plume: Plume, expression: e.PourChaque, *, nie: bool = False) -> str:
    """Writes « chaque organisme est … », « pour chaque groupe dont …, l'étiquette est A », or the contrary for one."""
    dedans, entite = plume.dans_liste(expression.entite), expression.entite
    element = plume.element(entite) + filtrer(plume, expression.filtre, entite, singulier=True)
    quantite = f"au moins {groupe(element).un}" if nie else "chaque"
    termes = expression.condition.termes if isinstance(expression.condition, e.Et) else (expression.condition,)
    predicats = [predicat(dedans, terme, nie=nie) for terme in termes]
    if all(predicats) and len(termes) <= (1 if nie else _EN_LIGNE):
        return f"{quantite} {element} {francais.enumerer(predicats)}"
    return f"pour {quantite} {element}, {dedans.proposition(expression.condition, nie=nie)}"


@condition(e.LectureRetenue)
def lecture_retenue(plume: Plume, expression: e.LectureRetenue, *, nie: bool = False) -> str:
    """Writes « la lecture « … ? » retient : … »."""
    lue = plume.rulebook.lectures[expression.lecture]
    choisie = next(option for option in lue.options if option.nom == expression.option)
    question = liens.lier("lecture", lue.id, francais.citer(liens.propre(lue.libelle)))
    retient = "ne retient pas" if nie else "retient"
    return f"la lecture {question} {retient} {francais.citer(liens.propre(choisie.libelle))}"


# ----------------------------------------------------------------------------------------------------------- « si »
def dire_si(plume: Plume, garde: e.Condition) -> str:
    """Gives a condition as what follows a sentence: « si … », « en cas de … », « sauf si … »."""
    match garde:
        case e.Non(terme=e.Et() | e.Ou() as terme):
            return f"sauf {dire_si(plume, terme)}"
        case e.Et(termes=termes) if _simples(termes):
            return francais.enumerer([_si_simple(plume, terme) for terme in termes])
        case e.Ou(termes=termes) if _simples(termes) and not parmi(plume, termes):
            return francais.enumerer([_si_simple(plume, terme) for terme in termes], "ou")
        case e.Et(termes=termes):
            return f"si les conditions suivantes sont toutes remplies : {lister(plume.breve(), termes)}"
        case e.Ou(termes=termes) if not parmi(plume, termes):
            return f"si l'une au moins des conditions suivantes est remplie : {lister(plume.breve(), termes)}"
        case _:
            return _si_simple(plume, garde)


def _simples(termes: Sequence[e.Condition]) -> bool:
    return len(termes) <= _EN_LIGNE + 1 and not any(isinstance(terme, _COMPOSEES) for terme in termes)


def _si_simple(plume: Plume, terme: e.Condition) -> str:
    nie = isinstance(terme, e.Non)
    interieur = terme.terme if isinstance(terme, e.Non) else terme
    if isinstance(interieur, e.DefinitionVraie):
        lue = plume.rulebook.definitions[interieur.definition]
        libelle = liens.propre(lue.libelle or lue.ecriture)
        if _peut_advenir(libelle):
            marque = liens.lier("definition", lue.nom, libelle)
            return ("en l'absence " if nie else "en cas ") + francais.de(marque)
    return francais.si(plume.breve().proposition(terme))


def _peut_advenir(libelle: str) -> bool:
    """Tells whether « en cas de » can stand before a label: not before a count, nor before two things."""
    premier = libelle.partition(" ")[0]
    compte = premier.isdigit() or francais.est_en_lettres(premier)
    return not (porte_article(libelle) or compte or _DEUX_CHOSES.search(libelle))
