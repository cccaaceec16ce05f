"""The quotes of this repository are in their documents, where these stand beside the checkout."""

import re
from pathlib import Path

import pytest
from tests.verifications import lire

from reglo.chargement import charger
from reglo.citations import Demarche, verifier_citations

pytestmark = pytest.mark.depot


@pytest.mark.parametrize("dossier", ["rules", "tests/fragments"])
def test_every_quote_is_found_in_its_document(depot: Path, dossier: str) -> None:
    sources = depot.parent / "shared" / "sources"
    if not sources.is_dir():
        pytest.skip(f"{sources} is not here: the documents are not published with the rules")
    rulebook = charger(depot / dossier).rulebook
    assert rulebook is not None
    lue = verifier_citations(Demarche(rulebook=rulebook, regles=depot / dossier, dossier=sources))
    assert [d.message for d in lue.diagnostics if d.gravite == "erreur"] == []
    assert lue.retrouvees == lue.total > 100


def test_the_errata_of_the_page_on_quotes_read(depot: Path) -> None:
    page = (depot / "grammar/citations.md").read_text(encoding="utf-8")
    (bloc,) = re.findall(r"^```regle\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert lire(f"langue reglo 1\ndocument hso_guide « Guide »\n{bloc}")[1] == ()


def test_every_document_of_the_rules_has_its_fingerprint(depot: Path) -> None:
    rulebook = charger(depot / "rules").rulebook
    assert rulebook is not None
    voulues = {f"{nom}.empreinte" for nom, document in rulebook.documents.items() if document.fichier}
    trouvees = {chemin.name for chemin in (depot / "rules").rglob("*.empreinte")}
    assert trouvees == voulues, "reglo verifier rules --sources ../shared/sources --enregistrer"
