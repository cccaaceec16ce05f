"""Short hands to write small rulebooks and dossiers as model objects: one line of a test for one clause of a text."""
# ruff: noqa: ANN401 - these pass any field of the model, or any natural value of an answer

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from reglo.evaluation.reference import evaluer
from reglo.model import clauses as c
from reglo.model import expressions as e
from reglo.model import rulebook as m
from reglo.outcome import reponse as r
from reglo.outcome.dossier import Dossier, FaitChoix, FaitConnu, FaitDate, FaitNombre, Faits, FaitVerite, Liste
from reglo.source import NULLE_PART
from reglo.source import NULLE_PART as ICI

JOUR = date(2024, 2, 1)
PREUVE = c.Preuve(span=ICI)
Valeur = e.Nombre | int | Fraction | str


# ------------------------------------------------------------------------------------------------------ expressions
def nombre(valeur: Valeur) -> e.Nombre:
    """A constant, or the reading of the datum of that name."""
    if isinstance(valeur, str):
        return e.LectureDonnee(donnee=valeur, span=ICI)
    return e.Constante(valeur=Fraction(valeur), span=ICI) if isinstance(valeur, int | Fraction) else valeur


def compare(gauche: Valeur, operateur: Any, droite: Valeur) -> e.Compare:
    """A comparison."""
    return e.Compare(gauche=nombre(gauche), operateur=operateur, droite=nombre(droite), span=ICI)


def somme(*termes: Valeur) -> e.Addition:
    """A sum."""
    return e.Addition(termes=tuple(nombre(terme) for terme in termes), span=ICI)


def fois(gauche: Valeur, droite: Valeur) -> e.Produit:
    """A product."""
    return e.Produit(gauche=nombre(gauche), droite=nombre(droite), span=ICI)


def sur(gauche: Valeur, droite: Valeur) -> e.Quotient:
    """A quotient."""
    return e.Quotient(gauche=nombre(gauche), droite=nombre(droite), span=ICI)


def au_plus(*termes: Valeur) -> e.Minimum:
    """The smallest."""
    return e.Minimum(termes=tuple(nombre(terme) for terme in termes), span=ICI)


def par(montant: Valeur, compte: Valeur, **champs: Any) -> e.ParUnite:
    """An amount by unit."""
    return e.ParUnite(montant=nombre(montant), compte=nombre(compte), span=ICI, **champs)


def oui(nom: str) -> e.EstVrai:
    """A yes/no datum answered yes."""
    return e.EstVrai(donnee=nom, span=ICI)


def est(nom: str, *valeurs: str) -> e.Appartient:
    """A choice among some values."""
    return e.Appartient(donnee=nom, valeurs=valeurs, span=ICI)


def non(terme: e.Condition) -> e.Non:
    """The contrary."""
    return e.Non(terme=terme, span=ICI)


def et(*termes: e.Condition) -> e.Et:
    """All."""
    return e.Et(termes=termes, span=ICI)


def ou(*termes: e.Condition) -> e.Ou:
    """One of."""
    return e.Ou(termes=termes, span=ICI)


def tableau_lu(nom: str) -> e.LectureTableau:
    """What a table answers."""
    return e.LectureTableau(tableau=nom, span=ICI)


# ---------------------------------------------------------------------------------------------------------- clauses
def _entete(label: str, aide: str = "a") -> dict[str, Any]:
    return {"id": f"{aide}.{label}", "label": label, "preuve": PREUVE, "span": ICI}


def critere(label: str, condition: e.Condition, mode: Any = "exige", **champs: Any) -> c.Critere:
    """A criterion or an exception; `exception_a` takes a label."""
    if "exception_a" in champs:
        champs["exception_a"] = f"a.{champs['exception_a']}"
    return c.Critere(**_entete(label), mode=mode, condition=condition, **champs)


def montant(label: str, haut: Valeur, bas: Valeur | None = None, aide: str = "a", **champs: Any) -> c.Montant:
    """A component or a bonus; a range when `bas` is given."""
    if "exception_a" in champs:
        champs["exception_a"] = f"{aide}.{champs['exception_a']}"
    forme = champs.pop("forme", "fixe" if bas is None else "fourchette")
    plancher = nombre(haut if bas is None else bas)
    return c.Montant(**_entete(label, aide), bas=plancher, haut=nombre(haut), forme=forme, **champs)


def etape(label: str, action: Any, *refs: str, valeur: Valeur | None = None, **champs: Any) -> c.Etape:
    """A step."""
    ids = tuple(f"a.{ref}" for ref in refs)
    lue = None if valeur is None else nombre(valeur)
    return c.Etape(**_entete(label), action=action, refs=ids, valeur=lue, **champs)


def ligne_assiette(label: str, action: Any, valeur: Valeur, **champs: Any) -> c.LigneAssiette:
    """A line of the assiette."""
    return c.LigneAssiette(**_entete(label), action=action, valeur=nombre(valeur), **champs)


def plafond(
    label: str, limite: Valeur, aide: str = "a", portee: Any = ("publiques", ""), **champs: Any
) -> c.PlafondEnsemble:
    """A cap on a set of aids."""
    genre, nom = portee
    ensemble = c.Portee(genre=genre, nom=nom, span=ICI)
    return c.PlafondEnsemble(
        **_entete(label, aide), genre=champs.pop("genre", "total"), limite=nombre(limite), portee=ensemble, **champs
    )


def non_cumul(label: str, rapport: Any, genre: Any, nom: str, **champs: Any) -> c.NonCumul:
    """How the aid stands with others."""
    return c.NonCumul(**_entete(label), rapport=rapport, cible=c.Portee(genre=genre, nom=nom, span=ICI), **champs)


def versement(label: str, part: Fraction | None, **champs: Any) -> c.Versement:
    """An instalment; the balance without a share."""
    return c.Versement(**_entete(label), evenement=label, part=part, **champs)


def periode(debut: str | None, fin: str | None) -> c.Periode:
    """A period, from ISO dates."""
    return c.Periode(
        debut=None if debut is None else date.fromisoformat(debut),
        fin=None if fin is None else date.fromisoformat(fin),
        span=ICI,
    )


def plage(bas: int | None, haut: int | None, *, bas_inclus: bool = True, haut_inclus: bool = True) -> c.Plage:
    """A bracket."""
    return c.Plage(
        minimum=None if bas is None else Fraction(bas),
        minimum_inclus=bas_inclus,
        maximum=None if haut is None else Fraction(haut),
        maximum_inclus=haut_inclus,
        span=ICI,
    )


def issue(valeur: Valeur | None) -> c.Issue:
    """A value, or one of the three answers without value."""
    if valeur in ("refus", "non_couvert", "illisible"):
        return c.IssueSansValeur(genre=valeur, span=ICI)  # type: ignore[arg-type]
    lue = nombre(valeur if valeur is not None else 0)
    return c.IssueValeur(bas=lue, haut=lue, span=ICI)


def autres_cas(nom: str, valeur: Valeur, **champs: Any) -> c.AutresCas:
    """The other cases of a table of the aid « a »."""
    identite = f"a.{nom}.autres_cas"
    champs = {"preuve": PREUVE} | champs
    return c.AutresCas(id=identite, label="autres_cas", span=ICI, issue=issue(valeur), **champs)


def tableau(nom: str, cles: tuple[c.Cle, ...], rangs: list[tuple[Any, ...]], **champs: Any) -> c.Tableau:
    """A table from (cells…, answer) rows."""
    lignes = tuple(
        c.Rang(
            id=f"a.{nom}.t{k}", label=f"t{k}", preuve=PREUVE, span=ICI, cellules=tuple(rang[:-1]), issue=issue(rang[-1])
        )
        for k, rang in enumerate(rangs, 1)
    )
    autres = champs.pop("autres_cas", None)
    return c.Tableau(
        id=f"a.{nom}",
        nom=nom,
        ecriture=nom,
        unite="€",
        cles=cles,
        rangs=lignes,
        autres_cas=None if autres is None else autres_cas(nom, autres),
        preuve=PREUVE,
        span=ICI,
        **champs,
    )


def cle(nom: str, genre: Any = "nombre") -> c.Cle:
    """A key of a table."""
    return c.Cle(genre=genre, nom=nom, span=ICI)


def valeurs(*noms: str) -> c.Valeurs:
    """A cell of choices."""
    return c.Valeurs(noms=noms, span=ICI)


# --------------------------------------------------------------------------------------------------------- rulebook
def donnee(
    nom: str, genre: Any = "nombre", *, minimum: int | None = 0, options: tuple[str, ...] = (), **champs: Any
) -> m.Donnee:
    """A datum; a number is not negative unless said so."""
    bas = Fraction(minimum) if minimum is not None and genre == "nombre" else None
    return m.Donnee(
        nom=nom,
        ecriture=nom,
        libelle=nom,
        genre=genre,
        minimum=bas,
        options=tuple(m.Option(nom=option, libelle=option, span=ICI) for option in options),
        span=ICI,
        **champs,
    )


def avis(nom: str) -> m.Donnee:
    """An appreciation."""
    return donnee(nom, "appreciation", options=("favorable", "defavorable"), autorite="departement")


def version(**champs: Any) -> m.Version:
    """A version of an aid of the département."""
    return m.Version(**{"financeur": "departement", "nature": "subvention", "document": "doc", "span": ICI, **champs})


def aide(nom: str = "a", *versions: m.Version, **champs: Any) -> m.Aide:
    """An aid of one version, unless several are given."""
    return m.Aide(id=nom, nom=f"Aide {nom}", versions=versions or (version(**champs),), span=ICI)


def recueil(aides: list[m.Aide], donnees: list[m.Donnee], **champs: Any) -> m.Rulebook:
    """A rulebook: one public funder, a second one, a bank, the list of lots, the plan."""
    organismes = {
        nom: m.Organisme(nom=nom, libelle=nom, public=nom != "banque", span=ICI)
        for nom in ("departement", "region", "banque")
    }
    entites = {nom: m.Entite(nom=nom, pluriel=f"{nom}s", libelle=nom, span=ICI) for nom in ("lot", m.LIGNE)}
    plan = [
        donnee(m.MONTANT_LIGNE, entite=m.LIGNE),
        donnee(m.NATURE_LIGNE, "choix", options=m.NATURES_LIGNE, entite=m.LIGNE),
        donnee(m.ETAT_LIGNE, "choix", options=m.ETATS_LIGNE, entite=m.LIGNE),
        donnee(m.FINANCEUR_LIGNE, "choix", options=tuple(organismes), entite=m.LIGNE),
        donnee(m.AIDE_LIGNE, "choix", options=tuple(x.id for x in aides), entite=m.LIGNE, peut_manquer=True),
    ]
    contenu: dict[str, Any] = {
        "langue": 1,
        "empreinte": "",
        "unites": {},
        "entites": entites,
        "organismes": organismes,
        "documents": {"doc": m.Document(nom="doc", libelle="doc", span=ICI)},
        "donnees": {x.nom: x for x in (*donnees, *plan)},
        "definitions": {},
        "parametres": {},
        "tableaux": {},
        "lectures": {},
        "anomalies": {},
        "troncs": {},
        "aides": {x.id: x for x in aides},
        "ordre": tuple(x.id for x in aides),
        "span": NULLE_PART,
    }
    return m.Rulebook(**{**contenu, **champs})


# ---------------------------------------------------------------------------------------------------------- dossier
def fait(valeur: Any) -> FaitConnu:
    """An answer: 3, (3, 5), (3, None), True, « PLAI », a date, or a fact as it is."""
    match valeur:
        case bool():
            return FaitVerite(valeur)
        case int() | Fraction():
            return FaitNombre(Fraction(valeur), Fraction(valeur))
        case str():
            return FaitChoix((valeur,))
        case date():
            return FaitDate(valeur, valeur)
        case (date(), _) | (None, date()):
            return FaitDate(*valeur)
        case (bas, haut):
            return FaitNombre(None if bas is None else Fraction(bas), None if haut is None else Fraction(haut))
        case _:
            connu: FaitConnu = valeur
            return connu


def faits(**reponses: Any) -> Faits:
    """Answers by name."""
    return {nom: fait(valeur) for nom, valeur in reponses.items()}


def ligne(montant: Any = None, **champs: Any) -> Faits:
    """A line of the plan, a demanded subvention of the département unless said otherwise."""
    dits = {"nature": "subvention", "financeur": "departement", "etat": "demande", **champs}
    reponses = {f"{nom}_ligne": valeur for nom, valeur in dits.items() if valeur is not None}
    return faits(**reponses, **({} if montant is None else {"montant_ligne": montant}))


def dossier(
    listes: Mapping[str, Liste] | None = None, *, plan: list[Faits] | None = None, complet: bool = True, **reponses: Any
) -> Dossier:
    """A dossier; its plan is complete and empty unless said otherwise."""
    toutes = {m.LIGNE: Liste(tuple(plan or ()), complete=complet), **(listes or {})}
    return Dossier(faits=faits(**reponses), listes=toutes)


def reponse(regles: m.Rulebook, contenu: Dossier, nom: str = "a", **options: Any) -> r.ReponseAide:
    """What one aid answers."""
    return evaluer(regles, contenu, aides=(nom,), **{"aujourdhui": JOUR, **options}).aides[0]


def bornes(x: r.Intervalle) -> tuple[str | None, str | None]:
    """The two ends of a range."""
    return x.min, x.max
