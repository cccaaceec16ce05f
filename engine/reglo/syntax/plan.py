"""The plan of a file: which words open a piece, and by which start symbol of the grammar each piece is read.

Only names stand here. What a piece may hold is the business of the grammar.
"""

ITEMS = (
    "langue", "unite", "entite", "organisme", "document", "errata", "donnee", "definition", "parametre", "bareme",
    "lecture", "anomalie", "tronc", "aide", "exemple", "sans_effet",
)  # fmt: skip
"""What opens at the margin."""

CLAUSES = {
    "bénéficiaires": "clause_critere",
    "critères": "clause_critere",
    "assiette": "clause_assiette",
    "montants": "clause_montant",
    "bonifications": "clause_montant",
    "calcul de l'aide": "etape",
    "caractéristiques": "clause_caracteristique",
    "plafonds": "clause_plafond",
    "non-cumul": "clause_non_cumul",
    "enveloppes": "clause_enveloppe",
    "pièces": "clause_piece",
    "versement": "clause_versement",
    "mentions": "clause_mention",
    "indicateurs": "clause_indicateur",
    "tableau": "rang",
}
"""Word that opens a section of an aid, and how its clauses are read."""

CLAUSES_ITEM = {"bareme": "rang", "parametre": "valeur_parametre", "errata": "erratum"}
"""Items whose rows stand directly under their head."""

A_SECTIONS = ("aide", "tronc")
"""Items that hold sections."""

EXEMPLE = ("section_dossier", "liste", "rangee", "fait", "pieces_fournies", "attendu", "attente")
"""What stands under an example."""

DEPARTS = (
    *ITEMS, "section", *dict.fromkeys((*CLAUSES.values(), *CLAUSES_ITEM.values())), "autres_cas", *EXEMPLE,
)  # fmt: skip
"""Every start symbol of the grammar."""

INCONNUE = "inconnue"
"""Start of a clause under a section word that nothing resembles: the word is reported, its clauses are passed over."""

OUVRE_SECTION = ("section", "section_dossier", "attendu")
"""Starts of the pieces that open a section."""

SOUS = {
    "liste": "section_dossier",
    "rangee": "section_dossier",
    "fait": "section_dossier",
    "pieces_fournies": "section_dossier",
    "attente": "attendu",
}
"""Starts of the pieces that only one section of an example holds."""

LETTRES = {
    "bénéficiaires": "q",
    "critères": "c",
    "assiette": "a",
    "montants": "m",
    "bonifications": "b",
    "calcul de l'aide": "e",
    "caractéristiques": "k",
    "plafonds": "p",
    "non-cumul": "n",
    "enveloppes": "w",
    "pièces": "d",
    "versement": "v",
    "mentions": "o",
    "indicateurs": "i",
    "tableau": "t",
}
"""Usual first letter of the labels of a section, for the label that a correction proposes."""
