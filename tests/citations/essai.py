"""A document, a rulebook that quotes it, and what the check says of them."""

from functools import cache
from pathlib import Path

from tests.verifications import lire

from reglo.citations import Demarche, Verification, verifier_citations
from reglo.model.rulebook import Rulebook

DOCUMENT = """\
RÈGLEMENT DES AIDES
Article 1. L’aide est de 10 000 € par logement, dans la
limite de 20 % du coût hors taxes des tra-
vaux retenus par la Région.
Article 2. L'opération compte 20 logements au moins.

Gain énergétique	Montant de prêt	Bonus
80-109	6 500 €	500 €
110-169	10 500 €	500 €
Article 3. L'opération compte 20 logements au plus.
"""
VOCABULAIRE = """\
langue reglo 1
unité place pluriel places
organisme region « Région » public
donnée places « places du projet » : nombre de places au singulier place
"""
ENTETE = "langue reglo 1\ndocument guide « Guide »\n  fichier « guide.txt »\n"


@cache
def recueil(clauses: str, avant: str = "", entete: str = ENTETE, suite: str = "", source: str = "guide") -> Rulebook:
    """Gives a rulebook whose criteria quote the document `guide`; `suite` follows the word that opens them."""
    lignes = "".join(f"    c{rang}. {ligne}\n" for rang, ligne in enumerate(clauses.strip().splitlines(), 1))
    aide = (
        f"aide essai « Essai »\n  financeur region\n  nature subvention\n  source {source}\n  critères\n{suite}{lignes}"
    )
    rulebook, remarques = lire(entete + avant + aide, prelude=VOCABULAIRE)
    assert [d for d in remarques if d.gravite == "erreur"] == []
    return rulebook


def citer(*citations: str) -> str:
    """Gives one criterion by quote."""
    return "\n".join(f"places au moins {rang + 1}   texte {citation}" for rang, citation in enumerate(citations))


def verifier(
    bureau: Path, rulebook: Rulebook, document: str | bytes | None = DOCUMENT, *, enregistrer: bool = False
) -> Verification:
    """Checks the quotes of a rulebook against a document; None leaves what stands there."""
    sources = bureau / "sources"
    sources.mkdir(exist_ok=True)
    (bureau / "rules").mkdir(exist_ok=True)
    if document is not None:
        octets = document.encode() if isinstance(document, str) else document
        (sources / "guide.txt").write_bytes(octets)
    return verifier_citations(
        Demarche(rulebook=rulebook, regles=bureau / "rules", dossier=sources, enregistrer=enregistrer)
    )


def codes(verification: Verification) -> list[str]:
    """Gives the codes said, the absence of a fingerprint put aside."""
    return [d.code for d in verification.diagnostics if d.code != "T404"]
