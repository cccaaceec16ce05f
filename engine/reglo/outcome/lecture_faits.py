"""Turns the tree of a dossier into the typed dossier: which name is what, and where it may stand.

Every fault is named and none hides another: what can be read is read, and the rest is said.
"""

from collections.abc import Callable, Iterator

import msgspec

from reglo.diagnostics import Diagnostic, Fiche, vouliez_vous
from reglo.model.rulebook import LIGNE, Donnee, Entite
from reglo.outcome import codes
from reglo.outcome.dossier import Decision, Dossier, Faits, FaitTexte, Liste
from reglo.outcome.lecture_brute import Brut, Scalaire, Sequence, Table, cite, remarque, sans_valeur
from reglo.outcome.lecture_caracteres import lettre_etrangere
from reglo.outcome.lecture_registre import lire_registre
from reglo.outcome.lecture_valeur import champ_inconnu, lire_valeur
from reglo.outcome.vocabulaire import SYNONYMES, Vocabulaire, plie

PLAN, DATES, PIECES = "plan_de_financement", "dates", "pieces"
REGISTRE, BENEFICIAIRE = "registre", "beneficiaire"
RESERVES = (PLAN, DATES, PIECES, REGISTRE, BENEFICIAIRE, *SYNONYMES)
"""Names that a dossier gives a meaning of its own, folded."""
_ECRITURES = ("plan_de_financement", "dates", "pièces", "registre", "bénéficiaire")


def lire_faits(brut: Brut, mots: Vocabulaire, registre: str = "") -> tuple[Dossier, tuple[Diagnostic, ...]]:
    """Gives the dossier that a tree states, and every fault found in it; `registre` names a register kept elsewhere."""
    lecture = _Lecture(mots, registre)
    if isinstance(brut, Table):
        lecture.dossier(brut)
    else:
        lecture.remarques.append(remarque(codes.PAS_UNE_TABLE, brut.span, objet="Un dossier"))
    return lecture.resultat(), tuple(lecture.remarques)


class _Lecture:
    """One reading: what is found so far, and the faults."""

    def __init__(self, mots: Vocabulaire, registre: str) -> None:
        self.mots = mots
        self._fichier_registre = registre
        self.remarques: list[Diagnostic] = []
        self._faits: Faits = {}
        self._listes: dict[str, Liste] = {}
        self._pieces: frozenset[str] = frozenset()
        self._registre: tuple[Decision, ...] | None = None
        self._beneficiaire = ""
        self._vus: set[tuple[str, str]] = set()
        self._abregee = False

    def resultat(self) -> Dossier:
        """Gives the dossier as it is known so far."""
        return Dossier(self._faits, self._listes, self._pieces, self._registre, self._beneficiaire)

    # ------------------------------------------------------------------------------------------------- top of a dossier
    def dossier(self, table: Table) -> None:
        """Reads each entry of the dossier."""
        for cle, valeur in table.entrees:
            nom = plie(cle.texte)
            if sans_valeur(valeur):
                self._dire(codes.SANS_VALEUR, cle, nom=cite(cle.texte))
            elif nom in RESERVES:
                self._reserve(cle, nom, valeur)
            elif nom in self.mots.listes:
                self._liste(cle, self.mots.listes[nom], valeur)
            else:
                self._fait(cle, valeur, self._faits, None)

    def _reserve(self, cle: Scalaire, nom: str, valeur: Brut) -> None:
        canonique = SYNONYMES.get(nom, nom)
        if not self._premiere(cle, "", canonique):
            return
        lecteurs: dict[str, Callable[[Scalaire, Brut], None]] = {
            PLAN: self._plan,
            DATES: self._dates,
            PIECES: self._lire_pieces,
            REGISTRE: self._lire_registre,
            BENEFICIAIRE: self._lire_beneficiaire,
        }
        lecteurs[canonique](cle, valeur)

    def _dates(self, cle: Scalaire, valeur: Brut) -> None:
        """Reads dates by role: « dépôt » is the datum « date_dépôt » when there is one."""
        if not isinstance(valeur, Table):
            self._dire(codes.PAS_UNE_TABLE, valeur, objet=f"« {cle.texte} »")
            return
        for role, date in valeur.entrees:
            nom = role.texte if plie(role.texte) in self.mots.noms else f"date_{role.texte}"
            connu = plie(nom) in self.mots.noms
            self._fait(msgspec.structs.replace(role, texte=nom) if connu else role, date, self._faits, None)

    def _lire_pieces(self, cle: Scalaire, valeur: Brut) -> None:
        noms: list[str] = []
        for element in self._elements(cle, valeur, "[délibération, devis]"):
            if not isinstance(element, Scalaire):
                self._dire(codes.PAS_UNE_VALEUR, element, nom=cle.texte, attendu="des noms de pièces", exemple="devis")
                continue
            if len(element.texte) > codes.LONGUEUR_MAXIMALE:
                self._dire(codes.VALEUR_TROP_LONGUE, element, texte=cite(element.texte), nom=cle.texte)
                continue
            entier = self.mots.pieces.get(plie(element.texte))
            noms += [entier] if entier else self._noms_de_pieces(element)
        self._pieces = frozenset(noms)

    def _noms_de_pieces(self, element: Scalaire) -> Iterator[str]:
        for morceau in element.texte.split(","):
            if piece := self.mots.pieces.get(plie(morceau)):
                yield piece
            elif morceau.strip():
                proches = vouliez_vous(morceau, self.mots.pieces.values())
                self._dire(codes.PIECE_INCONNUE, element, texte=cite(morceau), proches=proches)

    def _lire_registre(self, cle: Scalaire, valeur: Brut) -> None:
        if self._fichier_registre:
            self._dire(codes.REGISTRE_DOUBLE, cle, fichier=self._fichier_registre)
        exemple = "[{ date : 01/03/2025, aide : …, montant : 10 000 € }]"
        lignes, complete = self._corps_de_liste(cle, valeur, exemple)
        if isinstance(valeur, Table) and not complete:
            self._dire(codes.REGISTRE_PARTIEL, valeur)
        self._registre = lire_registre(lignes, self.mots, self.remarques)

    def _lire_beneficiaire(self, cle: Scalaire, valeur: Brut) -> None:
        donnee = Donnee(nom=BENEFICIAIRE, ecriture=cle.texte, libelle="", genre="texte", span=cle.span)
        if isinstance(fait := lire_valeur(valeur, donnee, self.mots, self.remarques), FaitTexte):
            self._beneficiaire = fait.texte

    # ------------------------------------------------------------------------------------------------------------ lists
    def _plan(self, cle: Scalaire, valeur: Brut) -> None:
        elements, complete = self._corps_de_liste(cle, valeur)
        lignes = tuple(self._ligne_du_plan(element) for element in elements)
        self._listes[LIGNE] = Liste(lignes, complete)

    def _ligne_du_plan(self, element: Brut) -> Faits:
        faits: Faits = {}
        if not isinstance(element, Table):
            self._dire(codes.PAS_UNE_TABLE, element, objet="Une ligne du plan de financement")
            return faits
        for cle, valeur in element.entrees:
            donnee = self.mots.lignes.get(plie(cle.texte))
            if donnee is None:
                possibles = tuple(dict.fromkeys(une.ecriture for une in self.mots.lignes.values()))
                self.remarques.append(champ_inconnu(cle, "une ligne du plan de financement", possibles))
            else:
                self._poser(cle, donnee, valeur, faits)
        return faits

    def _liste(self, cle: Scalaire, entite: Entite, valeur: Brut) -> None:
        if not self._premiere(cle, "", entite.nom):
            return
        elements, complete = self._corps_de_liste(cle, valeur)
        self._listes[entite.nom] = Liste(tuple(self._element(element, entite) for element in elements), complete)

    def _element(self, element: Brut, entite: Entite) -> Faits:
        faits: Faits = {}
        if not isinstance(element, Table):
            self._dire(codes.PAS_UNE_TABLE, element, objet=f"Chaque {entite.nom}")
            return faits
        for cle, valeur in element.entrees:
            self._fait(cle, valeur, faits, entite)
        return faits

    def _corps_de_liste(self, cle: Scalaire, valeur: Brut, modele: str = "") -> tuple[tuple[Brut, ...], bool]:
        """Gives the elements of a list, and whether it is said to be complete; a plain list is open."""
        exemple = modele or f"{cle.texte} : [ {{ … }}, {{ … }} ]"
        if not isinstance(valeur, Table):
            return self._elements(cle, valeur, exemple), False
        elements: tuple[Brut, ...] = ()
        complete = False
        for champ, contenu in valeur.entrees:
            nom = plie(champ.texte)
            if nom in ("complet", "complete"):
                complete = self._complet(contenu)
            elif nom in ("liste", "lignes"):
                elements = self._elements(champ, contenu, exemple)
            else:
                self.remarques.append(champ_inconnu(champ, f"« {cle.texte} »", ("complet", "liste")))
        return elements, complete

    def _complet(self, contenu: Brut) -> bool:
        mot = plie(contenu.texte) if isinstance(contenu, Scalaire) else ""
        if mot not in ("oui", "non", "true", "false"):
            self._dire(codes.COMPLET_ILLISIBLE, contenu)
        return mot in ("oui", "true")

    def _elements(self, cle: Scalaire, valeur: Brut, exemple: str) -> tuple[Brut, ...]:
        if isinstance(valeur, Sequence):
            return valeur.elements
        if isinstance(valeur, Scalaire) and SYNONYMES.get(plie(cle.texte), plie(cle.texte)) == PIECES:
            return (valeur,)
        self._dire(codes.PAS_UNE_LISTE, valeur, nom=cite(cle.texte), exemple=exemple)
        return ()

    # ------------------------------------------------------------------------------------------------------------ facts
    def _fait(self, cle: Scalaire, valeur: Brut, faits: Faits, entite: Entite | None) -> None:
        """Reads one datum, at the top of the dossier or in an element of a list."""
        if len(self.remarques) > codes.FAUTES_MAXIMALES:
            self._abreger(cle)
            return
        nom = self.mots.noms.get(plie(cle.texte))
        if nom is None:
            self._inconnu(cle, entite)
            return
        if nom.donnee.entite != (entite.nom if entite else None):
            self._mal_place(cle, nom.donnee, entite)
            return
        if nom.ancien:
            self._dire(codes.NOM_ANCIEN, cle, nom=cite(cle.texte), ecriture=nom.donnee.ecriture)
        self._poser(cle, nom.donnee, valeur, faits)

    def _poser(self, cle: Scalaire, donnee: Donnee, valeur: Brut, faits: Faits) -> None:
        """Keeps the value of a datum, the first time it is given in its group."""
        if sans_valeur(valeur):
            self._dire(codes.SANS_VALEUR, cle, nom=cite(cle.texte))
            return
        if not self._premiere(cle, str(id(faits)), donnee.nom):
            return
        fait = lire_valeur(valeur, donnee, self.mots, self.remarques)
        if fait is not None:
            faits[donnee.nom] = fait

    def _premiere(self, cle: Scalaire, groupe: str, nom: str) -> bool:
        if (groupe, nom) in self._vus:
            self._dire(codes.NOM_REPETE, cle, nom=cite(cle.texte))
            return False
        self._vus.add((groupe, nom))
        return True

    def _abreger(self, cle: Scalaire) -> None:
        """Says, once, that the faults are too many to go on."""
        if not self._abregee:
            self._dire(codes.TROP_DE_FAUTES, cle)
        self._abregee = True

    def _inconnu(self, cle: Scalaire, entite: Entite | None) -> None:
        if cle.texte == "<<" or not cle.texte.strip():
            self._dire(codes.FUSION_YAML if cle.texte else codes.NOM_ILLISIBLE, cle)
            return
        if etrangere := lettre_etrangere(cle):
            self.remarques.append(etrangere)
            return
        proches = vouliez_vous(cle.texte, (*self.mots.propositions(), *_ECRITURES))
        lieu = f" pour chaque {entite.nom}" if entite else ""
        self._dire(codes.NOM_INCONNU, cle, nom=cite(cle.texte), ou=lieu, proches=proches)

    def _mal_place(self, cle: Scalaire, donnee: Donnee, entite: Entite | None) -> None:
        ici = self.mots.listes.get(plie(donnee.entite or ""))
        if entite is None and ici is not None:
            champs = {"nom": donnee.ecriture, "entite": ici.nom, "pluriel": ici.pluriel}
            self._dire(codes.DANS_UNE_LISTE, cle, **champs)
            return
        place = f"elle se donne pour chaque {ici.nom}" if ici else "elle se donne une fois pour l'opération"
        champs = {"nom": donnee.ecriture, "entite": entite.nom if entite else "", "place": place}
        self._dire(codes.HORS_LISTE, cle, **champs)

    def _dire(self, fiche: Fiche, place: Brut, /, **champs: str) -> None:
        self.remarques.append(remarque(fiche, place.span, **champs))
