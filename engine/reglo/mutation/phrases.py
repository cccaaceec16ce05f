"""What may be changed in the words of a phrase, node by node of the grammar."""

from collections.abc import Callable, Iterator

from reglo.mutation import listes, plages
from reglo.mutation.mutant import Coupe, Genre
from reglo.mutation.phrase import Changement, Phrase
from reglo.mutation.valeurs import jours_voisins, voisins
from reglo.syntax.tree import Noeud

Producteur = Callable[[Phrase, Noeud], Iterator[Changement]]

_AUTRES: dict[str, tuple[Genre, dict[str, tuple[str, ...]]]] = {
    "comparateur": (
        "opérateur",
        {
            "au moins": ("plus de",),
            "plus de": ("au moins",),
            "au plus": ("moins de",),
            "moins de": ("au plus",),
            "égal à": ("au moins", "au plus"),
            "avant le": ("jusqu'au",),
            "avant": ("jusqu'au",),
            "après le": ("depuis le",),
            "après": ("depuis le",),
            "depuis le": ("après le",),
            "à partir du": ("après le",),
            "jusqu'au": ("avant le",),
        },
    ),
    "est": ("opérateur", {"est": ("n'est pas",), "NEST": ("est",)}),
    "est_parmi": ("opérateur", {"est parmi": ("n'est pas parmi",)}),
    "n_est_pas_parmi": ("opérateur", {"NEST_PARMI": ("est parmi",)}),
    "plus": ("opérateur", {"+": ("-",)}),
    "moins": ("opérateur", {"-": ("+",)}),
    "fois": ("opérateur", {"*": ("/",)}),
    "sur": ("opérateur", {"/": ("*",)}),
    "tout_ceci": ("opérateur", {"tout ceci": ("au moins 1 de ceci",)}),
    "le_plus_petit": ("plafond", {"le plus petit de": ("le plus grand de",)}),
    "le_plus_grand": ("plafond", {"le plus grand de": ("le plus petit de",)}),
    "au_plus": ("plafond", {"plafonné à": ("avec un plancher de",)}),
    "au_moins": ("plafond", {"avec un plancher de": ("plafonné à",)}),
    "etape_plafond": ("plafond", {"plafonnée à": ("relevée à",)}),
    "etape_plancher": ("plafond", {"relevée à": ("plafonnée à",)}),
    "etape_ajout": ("opérateur", {"augmentée de": ("diminuée de",)}),
    "etape_retrait": ("opérateur", {"diminuée de": ("augmentée de",)}),
    "compte": ("opérateur", {"compter": ("retirer",)}),
    "retire": ("opérateur", {"retirer": ("compter",)}),
    "sens": (
        "arrondi",
        {"par défaut": ("par excès",), "par excès": ("par défaut",), "au plus proche": ("par défaut",)},
    ),
    "aide_accordee": ("opérateur", {"est accordée": ("est déjà accordée",)}),
    "aide_deja_accordee": ("opérateur", {"est déjà accordée": ("est accordée",)}),
    "refus": ("borne", {"refus": ("non couvert",)}),
    "non_couvert": ("borne", {"non couvert": ("refus",)}),
    "rapport": (
        "cumul",
        {
            "exclut": ("cumul permis avec",),
            "au choix avec": ("cumul permis avec",),
            "cumul permis avec": ("exclut",),
            "complète": ("exclut",),
            "remplace": ("exclut",),
        },
    ),
}
"""Rule of the grammar → what a change of its words bears on, and each word with those that take its place."""

_OTES: dict[str, Genre] = {
    "garde": "condition",
    "garde_avant": "condition",
    "dont": "condition",
    "retenus": "plafond",
    "au_plus": "plafond",
    "au_moins": "plafond",
    "arrondi": "arrondi",
    "borne_min": "borne",
    "borne_max": "borne",
    "fenetre_annuelle": "enveloppe",
    "fenetre_glissante": "enveloppe",
    "exigibilite": "condition",
    "le_cas_echeant": "condition",
    "facultatif": "condition",
    "selon_lecture": "lecture",
}
"""Rules whose words may be taken away, with what that bears on."""

_MOTS_OTES: dict[str, tuple[Genre, tuple[tuple[str, int], ...]]] = {
    "limite": ("plafond", (("en écrêtant", 2),)),
    "clause_enveloppe": ("enveloppe", (("par bénéficiaire", 1), ("dans l'ordre d'arrivée", 1))),
    "clause_montant": ("liste", (("catégorie", 2),)),
    "section_bonifications": ("plafond", (("au plus", 2), ("une par catégorie", 1))),
    "reprend": ("liste", (("sauf", 0),)),
    "jusqua": ("plafond", (("jusqu'à", 1),)),
    "par_unite": ("facteur", (("par", 0),)),
}
"""Rule → its plain words that may be taken away, with how many words (0: all that follows in the phrase)."""

_D_OFFICE = "au moins 0"
"""What a datum says for nothing: no count or amount goes below (semantique.md, rule 1)."""

_NIES = ("aide_accordee", "aide_deja_accordee", "eligible_aide", "existe", "lecture_retenue", "entre_dates")
"""Conditions whose contrary is said by « non (…) »."""


def changements(phrase: Phrase) -> Iterator[Changement]:
    """Gives every change of the words of a piece, in the order of its nodes."""
    for noeud in phrase.noeuds():
        yield from _litteraux(phrase, noeud)
        yield from _mots(phrase, noeud)
        yield from _retraits(phrase, noeud)
        for producteur in _PRODUCTEURS.get(noeud.regle, ()):
            yield from producteur(phrase, noeud)


def _litteraux(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    for jeton in noeud.jetons("NOMBRE", "PCT"):
        for voisin in voisins(jeton.brut):
            yield phrase.remplacer("valeur", noeud, jeton.span, voisin)
    for jeton in noeud.jetons("DATE"):
        for voisin in jours_voisins(jeton.brut):
            yield phrase.remplacer("date", noeud, jeton.span, voisin)


def _mots(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    genre, autres = _AUTRES.get(noeud.regle, ("opérateur", {}))
    for mot in phrase.mots(noeud, *autres) if autres else ():
        for autre in autres[mot.type]:
            yield phrase.remplacer(genre, noeud, mot.span, autre)


def _retraits(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    porteur = phrase.parent(noeud)
    dite = porteur is None or porteur.regle != "date_selon_lecture"
    if noeud.regle in _OTES and dite and phrase.ecrit(noeud.span) != _D_OFFICE:
        yield phrase.oter(_OTES[noeud.regle], noeud, _avec_virgule(phrase, noeud.span.debut))
    genre, otes = _MOTS_OTES.get(noeud.regle, ("plafond", ()))
    for mot, combien in otes if not _dit_deux_fois(phrase, noeud) else ():
        for jeton in phrase.mots(noeud, mot):
            fin = noeud.span.fin if combien == 0 else _fin(phrase, jeton.span.debut, combien)
            yield phrase.oter(genre, noeud, _avec_virgule(phrase, jeton.span.debut), fin)


def _dit_deux_fois(phrase: Phrase, noeud: Noeud) -> bool:
    """Tells whether « par logement » stands at both ends of « de … à … par logement », where the second is enough."""
    porteur = phrase.parent(noeud)
    if noeud.regle != "par_unite" or porteur is None or porteur.regle not in ("fourchette", "issue_fourchette"):
        return False
    return all(bout.regle == "par_unite" for bout in porteur.noeuds()) and noeud is porteur.noeuds()[0]


def _avec_virgule(phrase: Phrase, debut: int) -> int:
    """Gives the place of the comma that stands before a word, or that of the word."""
    precedent = phrase.avant(debut)
    return precedent.span.debut if precedent is not None and precedent.texte == "," else debut


def _fin(phrase: Phrase, debut: int, combien: int) -> int:
    return [jeton.span.fin for jeton in phrase.piece.jetons if jeton.span.debut >= debut][combien - 1]


# ------------------------------------------------------------------------------------------------------- conditions
def _contraire(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    coupes = (Coupe(noeud.span.debut, noeud.span.debut, "non ("), Coupe(noeud.span.fin, noeud.span.fin, ")"))
    yield Changement("opérateur", coupes, noeud, phrase.place(noeud.span.debut))


def _affirmer(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """« non (X) » becomes « (X) »."""
    yield phrase.oter("opérateur", noeud, noeud.span.debut, phrase.mots(noeud, "(")[0].span.debut)


def _nom(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """« X », a condition by itself, becomes « X est non »."""
    porteur, fin = phrase.parent(noeud), noeud.span.fin
    seul = porteur is None or porteur.regle != "est"
    if seul and noeud.jetons()[0].texte in phrase.vocabulaire.booleens:
        yield Changement("opérateur", (Coupe(fin, fin, " est non"),), noeud, noeud.span)


def _connecteur(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """« et » becomes « ou » throughout, and each term is left out in turn."""
    mots = phrase.mots(noeud, noeud.regle)
    autre = "ou" if noeud.regle == "et" else "et"
    coupes = tuple(Coupe(mot.span.debut, mot.span.fin, autre) for mot in mots)
    yield Changement("opérateur", coupes, noeud, mots[0].span)
    yield from listes.sans_chacun(noeud, noeud.noeuds(), "condition")


# ----------------------------------------------------------------------------------------------------------- values
def _delai(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    debut, fin = noeud.noeuds()
    coupes = (
        Coupe(debut.span.debut, debut.span.fin, phrase.ecrit(fin.span)),
        Coupe(fin.span.debut, fin.span.fin, phrase.ecrit(debut.span)),
    )
    yield Changement("opérateur", coupes, noeud, noeud.span)


def _a_defaut(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    yield from (phrase.remplacer("opérateur", noeud, noeud.span, nom.brut) for nom in noeud.jetons("NAME"))


def _plafond_deplace(phrase: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """« (4 000 €, plafonné à X) par logement » becomes « 4 000 € par logement, plafonné à X », and the other way."""
    par = noeud.noeuds()[0]
    if par.regle != "par_unite":
        return
    montant, limites = par.noeuds()[0], noeud.noeuds()[1:]
    if montant.regle == "valeur_limitee":
        somme, *siennes = montant.noeuds()
        place = _avec_virgule(phrase, siennes[0].span.debut)
        ouvrante = Coupe(montant.span.debut, somme.span.debut)
        fermante = Coupe(place, montant.span.fin)
        ajout = Coupe(par.span.fin, par.span.fin, phrase.texte[place : siennes[-1].span.fin])
        yield Changement("plafond", (ouvrante, fermante, ajout), noeud, siennes[0].span)
    elif limites:
        place = _avec_virgule(phrase, limites[0].span.debut)
        ouvrante = Coupe(montant.span.debut, montant.span.debut, "(")
        ajout = Coupe(montant.span.fin, montant.span.fin, f"{phrase.texte[place : noeud.span.fin]})")
        yield Changement("plafond", (ouvrante, ajout, Coupe(place, noeud.span.fin)), noeud, limites[0].span)


def _option_retenue(_: Phrase, noeud: Noeud) -> Iterator[Changement]:
    """Another option of the reading is the one retained."""
    options = noeud.noeuds("option")
    dite = next((option for option in options if option.jeton("RETENUE")), None)
    retenue = dite or options[0]
    retrait = [Coupe(mot.span.debut, mot.span.fin) for mot in retenue.jetons("RETENUE")]
    for option in options:
        if option is not retenue:
            ajout = Coupe(option.span.fin, option.span.fin, " retenue")
            dit = (f"{_option(retenue)} retenue", f"{_option(option)} retenue")
            yield Changement("lecture", (*retrait, ajout), option, option.span, dit)


def _option(noeud: Noeud) -> str:
    return noeud.jetons("NAME")[0].brut


_PRODUCTEURS: dict[str, tuple[Producteur, ...]] = {
    **dict.fromkeys(_NIES, (_contraire,)),
    **dict.fromkeys(("et", "ou"), (_connecteur,)),
    **dict.fromkeys(plages.REGLES, (plages.bornes,)),
    **dict.fromkeys(listes.REGLES, (listes.membres,)),
    "cellule_fermee": (plages.bornes, plages.extremites),
    "plage_noms": (plages.extremites,),
    "non": (_affirmer,),
    "nom": (_nom,),
    "delai": (_delai,),
    "a_defaut": (_a_defaut,),
    "valeur": (_plafond_deplace,),
    "lecture": (_option_retenue,),
}
