"""A small vocabulary with one datum of each kind, for the tests that read dossiers and examples."""

from fractions import Fraction

from reglo.model.clauses import Piece, Preuve
from reglo.model.rulebook import Aide, Donnee, Entite, Option, Organisme, Rulebook, Unite, Version
from reglo.source import NULLE_PART

ZERO = Fraction(0)


def options(*noms: str) -> tuple[Option, ...]:
    """Choices of these names; the label follows a colon."""
    paires = (nom.partition(":") for nom in noms)
    return tuple(Option(nom=nom, libelle=libelle, span=NULLE_PART) for nom, _, libelle in paires)


DONNEES = (
    Donnee(
        nom="places", ecriture="places", libelle="places du projet", genre="nombre", unite="place", entier=True,
        minimum=Fraction(1), maximum=Fraction(500), question="Combien de places ?", span=NULLE_PART,
    ),
    Donnee(nom="cout", ecriture="coût", libelle="coût", genre="nombre", unite="€ HT", minimum=ZERO, span=NULLE_PART),
    Donnee(nom="prix", ecriture="prix", libelle="prix", genre="nombre", unite="€", minimum=ZERO, span=NULLE_PART),
    Donnee(nom="part", ecriture="part", libelle="part", genre="nombre", unite="%", minimum=ZERO, span=NULLE_PART),
    Donnee(nom="delai", ecriture="délai", libelle="délai", genre="nombre", unite="mois", minimum=ZERO, span=NULLE_PART),
    Donnee(nom="surface", ecriture="surface", libelle="surface", genre="nombre", unite="m² SH", span=NULLE_PART),
    Donnee(nom="solde", ecriture="solde", libelle="solde", genre="nombre", span=NULLE_PART),
    Donnee(
        nom="regime", ecriture="régime", libelle="régime", genre="choix",
        options=options("loi_2002_2:relève de la loi 2002-2", "hors_loi:n'en relève pas, ou plus"), span=NULLE_PART,
    ),
    Donnee(
        nom="dpe", ecriture="dpe", libelle="étiquette", genre="choix_ordonne", options=options(*"ABCDEFG"),
        peut_manquer=True, span=NULLE_PART,
    ),
    Donnee(nom="domotique", ecriture="domotique", libelle="domotique", genre="booleen", span=NULLE_PART),
    Donnee(
        nom="date_depot", ecriture="date_dépôt", libelle="dépôt", genre="date", anciennement=("date_demande",),
        minimum=Fraction(730_000), span=NULLE_PART,
    ),
    Donnee(
        nom="date_urbanisme", ecriture="date_urbanisme", libelle="urbanisme", genre="date", peut_manquer=True,
        span=NULLE_PART,
    ),
    Donnee(
        nom="implantation", ecriture="implantation", libelle="implantation", genre="appreciation",
        autorite="departement_aude", span=NULLE_PART,
    ),
    Donnee(nom="services", ecriture="services", libelle="quels services ?", genre="texte", span=NULLE_PART),
    Donnee(
        nom="logements", ecriture="logements", libelle="logements", genre="nombre", unite="logement", entier=True,
        entite="lot", minimum=Fraction(1), span=NULLE_PART,
    ),
    Donnee(
        nom="financement", ecriture="financement", libelle="financement", genre="choix", entite="lot",
        options=options("PLAI", "PLUS"), span=NULLE_PART,
    ),
    Donnee(nom="annee", ecriture="année", libelle="année", genre="nombre", entite="phase", span=NULLE_PART),
)  # fmt: skip


def _piece(nom: str, libelle: str) -> Piece:
    return Piece(id=f"aude.hcs.{nom}", label="d1", nom=nom, libelle=libelle, preuve=PREUVE, span=NULLE_PART)


PREUVE = Preuve(span=NULLE_PART)
VERSION = Version(
    financeur="departement_aude",
    nature="subvention",
    document="fiche",
    pieces=(_piece("deliberation", "Délibération"), _piece("devis", "Devis descriptif, estimatif")),
    span=NULLE_PART,
)
RECUEIL = Rulebook(
    langue=1,
    empreinte="0" * 64,
    unites={nom: Unite(nom=nom, pluriel=f"{nom}s", span=NULLE_PART) for nom in ("place", "logement")},
    entites={nom: Entite(nom=nom, pluriel=f"{nom}s", libelle=nom, span=NULLE_PART) for nom in ("lot", "phase")},
    organismes={
        "departement_aude": Organisme(nom="departement_aude", libelle="Département de l'Aude", span=NULLE_PART),
        "region_occitanie": Organisme(nom="region_occitanie", libelle="Région Occitanie", span=NULLE_PART),
    },
    documents={},
    donnees={donnee.nom: donnee for donnee in DONNEES},
    definitions={},
    parametres={},
    tableaux={},
    lectures={},
    anomalies={},
    aides={"aude.hcs": Aide(id="aude.hcs", nom="Habitat collectif", versions=(VERSION,), span=NULLE_PART)},
    ordre=("aude.hcs",),
    span=NULLE_PART,
)
