"""Reads the register of past decisions, which consume the envelopes: nothing in it may be partial."""

from datetime import date
from fractions import Fraction

import msgspec

from reglo.diagnostics import Diagnostic, Fiche, vouliez_vous
from reglo.model.rulebook import Donnee
from reglo.outcome import codes
from reglo.outcome.dossier import Decision, FaitConnu, FaitDate, FaitNombre, FaitTexte
from reglo.outcome.lecture_brute import Brut, Scalaire, Table, cite, enumerer, remarque
from reglo.outcome.lecture_valeur import champ_inconnu, lire_valeur
from reglo.outcome.vocabulaire import Vocabulaire, plie
from reglo.source import Span

_CHAMPS = ("date", "rang", "aide", "montant", "quantités", "bénéficiaire")
_TEXTES = ("beneficiaire", "auteur", "reference")
_FAITS = ("date", "rang", "montant", *_TEXTES)
EXIGES = ("date", "aide", "montant")
"""What a decision always says."""


class Champs(msgspec.Struct):
    """What a line says of a decision, as far as it could be read; a field left out is not there."""

    faits: dict[str, FaitConnu]
    quantites: dict[str, Fraction]
    donnes: frozenset[str]
    """Folded names of the fields given, read or not."""
    aide: str = ""

    def jour(self) -> date | None:
        """Gives the date."""
        fait = self.faits.get("date")
        return fait.minimum if isinstance(fait, FaitDate) else None

    def nombre(self, nom: str) -> Fraction | None:
        """Gives a number."""
        fait = self.faits.get(nom)
        return fait.minimum if isinstance(fait, FaitNombre) else None

    def texte(self, nom: str) -> str:
        """Gives a text on one line, empty when there is none."""
        fait = self.faits.get(nom)
        return " ".join(fait.texte.split()) if isinstance(fait, FaitTexte) else ""


def lire_registre(lignes: tuple[Brut, ...], mots: Vocabulaire, remarques: list[Diagnostic]) -> tuple[Decision, ...]:
    """Gives the decisions of the register; without a rank, a decision takes that of its line."""
    decisions = (_decision(ligne, rang, mots, remarques) for rang, ligne in enumerate(lignes, start=1))
    return tuple(decision for decision in decisions if decision is not None)


def _decision(ligne: Brut, rang: int, mots: Vocabulaire, remarques: list[Diagnostic]) -> Decision | None:
    if not isinstance(ligne, Table):
        remarques.append(remarque(codes.PAS_UNE_TABLE, ligne.span, objet="Une décision du registre"))
        return None
    lus = lire_champs(ligne, _CHAMPS, "une décision du registre", mots, remarques)
    exiger(lus, EXIGES, ligne.span, remarques)
    ordre = lus.nombre("rang")
    return decision_de(lus, rang if ordre is None else int(ordre))


def exiger(lus: Champs, noms: tuple[str, ...], span: Span, remarques: list[Diagnostic]) -> None:
    """Names the fields that a decision must give and does not."""
    if manquants := [nom for nom in noms if nom not in lus.donnes]:
        remarques.append(remarque(codes.CHAMP_MANQUE, span, manquants=enumerer(manquants)))


def decision_de(lus: Champs, rang: int) -> Decision | None:
    """Gives the decision when what it must say could be read."""
    jour, montant = lus.jour(), lus.nombre("montant")
    if jour is None or montant is None or not lus.aide:
        return None
    return Decision(jour, rang, lus.aide, montant, lus.quantites, lus.texte("beneficiaire"))


def lire_champs(
    ligne: Table, champs: tuple[str, ...], objet: str, mots: Vocabulaire, remarques: list[Diagnostic]
) -> Champs:
    """Reads the fields of a line that may have these; a unit of count may stand beside them, or under « quantités »."""
    lecture = _Lecture(Champs({}, {}, frozenset(plie(cle.texte) for cle, _ in ligne.entrees)), mots, remarques)
    permis = {plie(champ) for champ in champs}
    for cle, valeur in ligne.entrees:
        if not lecture.champ(cle, valeur, permis):
            remarques.append(champ_inconnu(cle, objet, champs))
    return lecture.lus


class _Lecture(msgspec.Struct):
    """One line being read."""

    lus: Champs
    mots: Vocabulaire
    remarques: list[Diagnostic]

    def champ(self, cle: Scalaire, valeur: Brut, permis: set[str]) -> bool:
        """Reads one field; False when the line may not have it."""
        nom = plie(cle.texte)
        if nom in self.lus.faits or (nom == "aide" and self.lus.aide):
            self._dire(codes.NOM_REPETE, cle, nom=cite(cle.texte))
        elif nom == "aide" and nom in permis:
            self._aide(valeur)
        elif nom in ("quantite", "quantites") and "quantites" in permis:
            self._quantites(valeur)
        elif nom in _FAITS and nom in permis:
            self._fait(cle, valeur)
        elif nom in self.mots.unites and "quantites" in permis:
            self._quantite(cle, self.mots.unites[nom], self.mots.unites[nom], valeur)
        else:
            return False
        return True

    def _fait(self, cle: Scalaire, valeur: Brut) -> None:
        nom = plie(cle.texte)
        fait = lire_valeur(valeur, _donnee(cle.texte, nom, cle.span), self.mots, self.remarques)
        if isinstance(fait, FaitDate | FaitNombre) and fait.minimum != fait.maximum:
            self._partielle(cle, valeur)
        elif fait is not None:
            self.lus.faits[nom] = fait

    def _aide(self, valeur: Brut) -> None:
        texte = valeur.texte if isinstance(valeur, Scalaire) else ""
        self.lus.aide = self.mots.aides.get(plie(texte), "")
        if not self.lus.aide:
            proches = vouliez_vous(texte, self.mots.aides.values())
            self._dire(codes.AIDE_INCONNUE, valeur, texte=cite(texte), proches=proches)

    def _quantites(self, valeur: Brut) -> None:
        """Reads what is counted: « 20 logements », or one entry by unit, or by envelope when several count one unit."""
        mot = valeur.texte.split()[-1:] if isinstance(valeur, Scalaire) else []
        if isinstance(valeur, Scalaire) and mot and (unite := self.mots.unites.get(plie(mot[0]))):
            self._quantite(Scalaire(mot[0], "texte", valeur.span), unite, unite, valeur)
        elif isinstance(valeur, Table):
            for cle, compte in valeur.entrees:
                self._entree(cle, compte)
        else:
            self._dire(codes.PAS_UNE_TABLE, valeur, objet="« quantités »")

    def _entree(self, cle: Scalaire, valeur: Brut) -> None:
        nom = plie(cle.texte)
        if nom in self.mots.unites:
            self._quantite(cle, self.mots.unites[nom], self.mots.unites[nom], valeur)
        elif quota := self.mots.quotas.get(nom):
            self._quantite(cle, quota.id, quota.unite, valeur)
        else:
            proches = vouliez_vous(cle.texte, (*self.mots.unites, *self.mots.quotas))
            possibles = ", ".join(sorted(set(self.mots.unites.values())))
            self._dire(codes.UNITE_INCONNUE, cle, texte=cite(cle.texte), proches=proches, possibles=possibles)

    def _quantite(self, cle: Scalaire, nom: str, unite: str, valeur: Brut) -> None:
        """Reads what is counted under the name of a unit or of an envelope."""
        fait = lire_valeur(valeur, _donnee(cle.texte, unite, cle.span), self.mots, self.remarques)
        if nom in self.lus.quantites:
            self._dire(codes.NOM_REPETE, cle, nom=cite(cle.texte))
        elif isinstance(fait, FaitNombre) and (seul := fait.seul) is not None:
            self.lus.quantites[nom] = seul
        elif fait is not None:
            self._partielle(cle, valeur)

    def _partielle(self, cle: Scalaire, valeur: Brut) -> None:
        texte = cite(valeur.texte) if isinstance(valeur, Scalaire) else ""
        self._dire(codes.VALEUR_PARTIELLE, valeur, nom=cle.texte, texte=texte)

    def _dire(self, fiche: Fiche, place: Brut, /, **champs: str) -> None:
        self.remarques.append(remarque(fiche, place.span, **champs))


def _donnee(ecriture: str, nom: str, span: Span) -> Donnee:
    """Gives the datum by which a field is read."""
    commun = Donnee(nom=nom, ecriture=ecriture, libelle=ecriture, genre="texte", span=span)
    if nom == "date":
        return msgspec.structs.replace(commun, genre="date")
    if nom in _TEXTES:
        return commun
    unite = {"montant": "€", "rang": ""}.get(nom, nom)
    return msgspec.structs.replace(commun, genre="nombre", unite=unite, entier=nom == "rang", minimum=Fraction(0))
