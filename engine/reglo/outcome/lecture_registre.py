"""Reads the register of past decisions, which consume the envelopes: nothing in it may be partial."""

from fractions import Fraction

import msgspec

from reglo.diagnostics import Diagnostic, vouliez_vous
from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import Decision, FaitConnu, FaitDate, FaitNombre, FaitTexte
from reglo.outcome.lecture_brute import Brut, Scalaire, Table, cite, enumerer, remarque
from reglo.outcome.lecture_valeur import champ_inconnu, lire_valeur
from reglo.outcome.vocabulaire import Vocabulaire, plie
from reglo.source import Span

_CHAMPS = ("date", "rang", "aide", "montant", "quantités", "bénéficiaire")
_GENRES = {"date": "date", "rang": "nombre", "montant": "nombre", "beneficiaire": "texte"}
_EXIGES = ("date", "aide", "montant")


class _Ligne(msgspec.Struct):
    """A decision being read."""

    faits: dict[str, FaitConnu]
    quantites: dict[str, Fraction]
    aide: str = ""


def lire_registre(lignes: tuple[Brut, ...], mots: Vocabulaire, remarques: list[Diagnostic]) -> tuple[Decision, ...]:
    """Gives the decisions of the register; without a rank, a decision takes that of its line."""
    decisions = (_decision(ligne, rang, mots, remarques) for rang, ligne in enumerate(lignes, start=1))
    return tuple(decision for decision in decisions if decision is not None)


def _decision(ligne: Brut, rang: int, mots: Vocabulaire, remarques: list[Diagnostic]) -> Decision | None:
    if not isinstance(ligne, Table):
        remarques.append(remarque(codes.PAS_UNE_TABLE, ligne.span, objet="Une décision du registre"))
        return None
    lue = _Ligne({}, {})
    donnes = {plie(cle.texte) for cle, _ in ligne.entrees}
    for cle, valeur in ligne.entrees:
        _champ(cle, valeur, lue, mots, remarques)
    if manquants := [champ for champ in _EXIGES if champ not in donnes]:
        remarques.append(remarque(codes.CHAMP_MANQUE, ligne.span, manquants=enumerer(manquants)))
    return _composer(lue, rang)


def _composer(lue: _Ligne, rang: int) -> Decision | None:
    """Gives the decision when what it must say could be read."""
    jour, montant = lue.faits.get("date"), _exact(lue.faits.get("montant"))
    if not isinstance(jour, FaitDate) or jour.minimum is None or montant is None or not lue.aide:
        return None
    ordre, qui = _exact(lue.faits.get("rang")), lue.faits.get("beneficiaire")
    return Decision(
        date=jour.minimum,
        rang=rang if ordre is None else int(ordre),
        aide=lue.aide,
        montant=montant,
        quantites=lue.quantites,
        beneficiaire=qui.texte if isinstance(qui, FaitTexte) else "",
    )


def _exact(fait: FaitConnu | None) -> Fraction | None:
    return fait.minimum if isinstance(fait, FaitNombre) else None


def _champ(cle: Scalaire, valeur: Brut, lue: _Ligne, mots: Vocabulaire, remarques: list[Diagnostic]) -> None:
    """Reads one field; a unit of count may stand beside the others, or under « quantités »."""
    nom = plie(cle.texte)
    if nom in lue.faits or (nom == "aide" and lue.aide):
        remarques.append(remarque(codes.NOM_REPETE, cle.span, nom=cite(cle.texte)))
    elif nom == "aide":
        lue.aide = _aide(valeur, mots, remarques)
    elif nom in ("quantite", "quantites"):
        _quantites(valeur, lue, mots, remarques)
    elif nom in _GENRES:
        _fait(cle, valeur, lue, mots, remarques)
    elif nom in mots.unites:
        _quantite(cle, valeur, lue, mots, remarques)
    else:
        remarques.append(champ_inconnu(cle, "une décision du registre", _CHAMPS))


def _fait(cle: Scalaire, valeur: Brut, lue: _Ligne, mots: Vocabulaire, remarques: list[Diagnostic]) -> None:
    nom = plie(cle.texte)
    donnee = _donnee(cle.texte, nom, cle.span)
    fait = lire_valeur(valeur, donnee, mots, remarques)
    if isinstance(fait, FaitDate | FaitNombre) and fait.minimum != fait.maximum:
        texte = cite(valeur.texte) if isinstance(valeur, Scalaire) else ""
        remarques.append(remarque(codes.VALEUR_PARTIELLE, valeur.span, nom=cle.texte, texte=texte))
    elif fait is not None:
        lue.faits[nom] = fait


def _donnee(ecriture: str, nom: str, span: Span) -> Donnee:
    """Gives the datum by which a field is read."""
    commun = Donnee(nom=nom, ecriture=ecriture, libelle=ecriture, genre="texte", span=span)
    if nom == "date":
        return msgspec.structs.replace(commun, genre="date")
    if nom == "beneficiaire":
        return commun
    unite = {"montant": "€", "rang": ""}.get(nom, nom)
    return msgspec.structs.replace(commun, genre="nombre", unite=unite, entier=nom == "rang", minimum=Fraction(0))


def _aide(valeur: Brut, mots: Vocabulaire, remarques: list[Diagnostic]) -> str:
    texte = valeur.texte if isinstance(valeur, Scalaire) else ""
    if aide := mots.aides.get(plie(texte)):
        return aide
    proches = vouliez_vous(texte, mots.aides.values())
    remarques.append(remarque(codes.AIDE_INCONNUE, valeur.span, texte=cite(texte), proches=proches))
    return ""


def _quantites(valeur: Brut, lue: _Ligne, mots: Vocabulaire, remarques: list[Diagnostic]) -> None:
    """Reads what is counted: « 20 logements », or one entry by unit."""
    mot = valeur.texte.split()[-1:] if isinstance(valeur, Scalaire) else []
    if isinstance(valeur, Scalaire) and mot and plie(mot[0]) in mots.unites:
        _quantite(Scalaire(mot[0], "texte", valeur.span), valeur, lue, mots, remarques)
        return
    if not isinstance(valeur, Table):
        remarques.append(remarque(codes.PAS_UNE_TABLE, valeur.span, objet="« quantités »"))
        return
    for cle, compte in valeur.entrees:
        if plie(cle.texte) in mots.unites:
            _quantite(cle, compte, lue, mots, remarques)
        else:
            noms = sorted(set(mots.unites.values()))
            proches = vouliez_vous(cle.texte, mots.unites)
            champs = {"texte": cite(cle.texte), "proches": proches, "possibles": ", ".join(noms)}
            remarques.append(remarque(codes.UNITE_INCONNUE, cle.span, **champs))


def _quantite(cle: Scalaire, valeur: Brut, lue: _Ligne, mots: Vocabulaire, remarques: list[Diagnostic]) -> None:
    unite = mots.unites[plie(cle.texte)]
    donnee = _donnee(cle.texte, unite, cle.span)
    fait = lire_valeur(valeur, donnee, mots, remarques)
    if unite in lue.quantites:
        remarques.append(remarque(codes.NOM_REPETE, cle.span, nom=cite(cle.texte)))
    elif isinstance(fait, FaitNombre) and fait.minimum is not None and fait.minimum == fait.maximum:
        lue.quantites[unite] = fait.minimum
    elif fait is not None:
        texte = cite(valeur.texte) if isinstance(valeur, Scalaire) else ""
        remarques.append(remarque(codes.VALEUR_PARTIELLE, valeur.span, nom=cle.texte, texte=texte))
