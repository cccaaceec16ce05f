"""What is said of aids, trunks and versions as wholes."""

from reglo.diagnostics import Fiche

ENTETE_ABSENTE = Fiche(
    code="M601",
    titre="Ligne d'en-tête absente",
    message="L'aide « {aide} » ne dit pas {quoi}.",
    aide="{correction}",
)
ENTETE_DEUX_FOIS = Fiche(
    code="M602",
    titre="Ligne d'en-tête répétée",
    message="« {mot} » est dit deux fois de « {aide} ».",
    aide="garder une seule ligne « {mot} »",
)
TRONCS_EN_BOUCLE = Fiche(
    code="M603",
    titre="Troncs qui se reprennent l'un l'autre",
    message="Ces troncs se reprennent l'un l'autre : {chemin}.",
    aide="retirer « reprend … » de l'un de ces troncs",
)
REPRIS_DEUX_FOIS = Fiche(
    code="M604",
    titre="Tronc repris deux fois",
    message="Le tronc « {tronc} » est déjà repris.",
    aide="garder une seule ligne « reprend {tronc} »",
)
EXCEPTION_ORPHELINE = Fiche(
    code="M605",
    titre="Exception à une clause qui n'est pas reprise",
    message="La clause {exception} est reprise, mais non la clause {cible} qu'elle écarte.",
    aide="reprend {tronc} sauf {cible}, {exception}",
)
CALCUL_ORPHELIN = Fiche(
    code="M606",
    titre="Calcul sans montant",
    message="L'étape {etape} est reprise, mais aucun des montants qu'elle prend ne l'est.",
    aide="reprend {tronc} sauf …, {etape}",
)
TABLEAU_DEUX_FOIS = Fiche(
    code="M607",
    titre="Tableau déclaré deux fois",
    message="« {nom} » est déjà le nom d'un tableau, d'une donnée, d'une définition ou d'un paramètre.",
    aide="tableau {nom}_bis, en …, selon …",
)
