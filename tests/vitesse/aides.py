"""Rulebooks of as many aids as asked, over 300 data that they share, written as jurists write rules.

An aid has ten criteria (six leaves in seven are real conditions of durable-rules, as in the Aude), and an
amount made of a rate per place, of a capped rate, of a table, of a lump sum and of a cap. Nearly half of the aids are
refused, each by a criterion or two: thresholds follow what the dossier answers, and a criterion in a dozen misses it.
"""

from collections.abc import Callable, Mapping

import msgspec

LANGUE = "langue reglo 1\n\n"
OPTIONS = ("neuf", "rénovation", "extension", "rachat")
_PAR_FICHIER = 50
_MANQUES = 13
"""A criterion in so many asks for a little more than the dossier has."""


class Sorte(msgspec.Struct, frozen=True):
    """A kind of shared data: how many, how each is declared, what the dossier answers to each."""

    combien: int
    type_: str
    reponse: Callable[[int], object]


SORTES: Mapping[str, Sorte] = {
    "places": Sorte(60, "nombre de places au singulier place{rang}", lambda i: 20 + i),
    "cout": Sorte(60, "montant HT", lambda i: f"{300 + 7 * i} 000 € HT"),
    "oui": Sorte(70, "oui ou non", lambda i: "oui" if i % 10 else "non"),
    "mode": Sorte(50, f"choix {', '.join(OPTIONS)}", lambda i: OPTIONS[i % 3]),
    "avis": Sorte(20, "appréciation par departement", lambda _: {"avis": "favorable", "autorité": "departement"}),
    "jour": Sorte(20, "date", lambda i: f"{1 + i:02}/03/2024"),
    "part": Sorte(20, "taux", lambda i: f"{20 + i} %"),
}


def recueil(aides: int) -> dict[str, str]:
    """Gives the files of a rulebook of so many aids."""
    fichiers = {"vocabulaire.regle": LANGUE + _vocabulaire()}
    for debut in range(0, aides, _PAR_FICHIER):
        siennes = (_aide(rang) for rang in range(debut, min(debut + _PAR_FICHIER, aides)))
        fichiers[f"aides{debut:04}.regle"] = LANGUE + "\n".join(siennes)
    return fichiers


def dossier(*, une_sur: int = 1) -> dict[str, object]:
    """Gives a dossier that answers everything, or one datum in so many."""
    reponses = {f"{nom}{rang}": sorte.reponse(rang) for nom, sorte in SORTES.items() for rang in range(sorte.combien)}
    return {nom: reponse for rang, (nom, reponse) in enumerate(reponses.items()) if rang % une_sur == 0}


def _vocabulaire() -> str:
    lignes = [
        "unité place pluriel places",
        "organisme departement « Département » public",
        "document reglement « Règlement d’essai »",
    ]
    for nom, sorte in SORTES.items():
        lignes += [
            f"donnée {nom}{rang} « {nom} n° {rang} » : {sorte.type_.format(rang=rang)}" for rang in range(sorte.combien)
        ]
    lignes += [
        f"définition ancien{rang} « opération n° {rang} » si délai de jour{rang} à jour{19 - rang} au plus 2 ans"
        for rang in range(5)
    ]
    return "\n".join(lignes) + "\n"


class _Lues:
    """The data that an aid reads: of each kind the next ones, so that any two aids share some."""

    def __init__(self, aide: int) -> None:
        self._aide = aide
        self._lues: dict[str, int] = {}

    def rang(self, nom: str) -> int:
        lues = self._lues[nom] = self._lues.get(nom, -1) + 1
        return (11 * self._aide + 13 * lues) % SORTES[nom].combien

    def donnee(self, nom: str) -> str:
        return f"{nom}{self.rang(nom)}"

    def vrai(self) -> str:
        """Gives a yes or no to which the dossier says yes."""
        rang = self.rang("oui")
        return f"oui{rang + (rang % 10 == 0)}"


def _aide(rang: int) -> str:
    lues = _Lues(rang)
    criteres = "\n".join(f"    c{n}. {_critere(lues, n, rang)}" for n in range(1, 11))
    bareme = "\n".join(
        f"    t{n}. {tranche} | {options} : {n + rang % 5} 000 €"
        for n, (tranche, options) in enumerate(
            (
                (tranche, options)
                for tranche in ("moins de 30", "30 à 49", "50 et plus")
                for options in ("neuf, rénovation", "extension")
            ),
            1,
        )
    )
    return f"""aide essai.a{rang} « aide d'essai n° {rang} »
  financeur departement
  nature subvention
  source reglement, lignes 1 à 40
  critères
    interprétation « règle d'essai » par « Réglo »
{criteres}
  tableau base{rang} « montant de base », en €, selon {lues.donnee("places")} puis {lues.donnee("mode")}
    interprétation « règle d'essai » par « Réglo »
{bareme}
    autres cas : 500 €
  montants
    interprétation « règle d'essai » par « Réglo »
    m1. {2 + rang % 7} 000 € par place{lues.rang("places")}
    m2. {10 + rang % 9} % de {lues.donnee("cout")}, plafonné à 50 000 €
    m3. base{rang}
    m4. 10 000 € si {lues.donnee("oui")}
  calcul de l'aide
    interprétation « règle d'essai » par « Réglo »
    e1. somme de m1 à m4
    e2. plafonnée à 40 % de {lues.donnee("cout")}
"""


def _critere(lues: _Lues, n: int, aide: int) -> str:
    """Gives the nth criterion of an aid."""
    exigeant = (3 * aide + n) % _MANQUES == 0
    match n:
        case 1:
            places = lues.rang("places")
            return f"places{places} au moins {20 + places + exigeant - (not exigeant) * (aide % 9)}"
        case 2:
            return lues.vrai() + (" est non" if exigeant else "")
        case 3:
            return f"{lues.donnee('mode')} est {'rachat' if exigeant else 'parmi neuf, rénovation, extension'}"
        case 4:
            return f"{lues.donnee('avis')} est favorable"
        case 5:
            jour = lues.rang("jour")
            return f"jour{jour} depuis le {1 + jour + exigeant:02}/03/2024"
        case 6:
            cout = lues.rang("cout")
            return f"cout{cout} au plus {300 + 7 * cout - exigeant} 000 € si {lues.donnee('oui')}"
        case 7:
            return f"exclu si {lues.donnee('mode')} est rachat et {lues.donnee('oui')}"
        case 8:
            return (
                f"{lues.donnee('cout')} / {lues.donnee('places')} au plus {'9' if exigeant else '100'} 000 € HT/place"
            )
        case 9:
            return (
                f"au moins 2 de ceci : a) {lues.vrai()} b) {lues.donnee('oui')} c) {lues.donnee('part')} au moins 15 %"
            )
        case _:
            return f"ancien{aide % 5}"
