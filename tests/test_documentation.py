"""What the page on the dossier shows is what happens: its blocks are files that are read and commands that are run.

`pytest --golden-update` writes the blocks, the answers and the schemas again.
"""

import json
import re
import runpy
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import reglo
from reglo.cli import main
from reglo.evaluation.moteurs import choisir
from reglo.model.rulebook import Rulebook
from reglo.outcome.lecture import lire_dossier
from reglo.outcome.schema import schema_dossier, schema_reponse
from reglo.registre.schema import schema_registre

pytestmark = pytest.mark.depot
BLOC = re.compile(r'^```(?P<langue>\w+)(?: title="(?P<titre>[^"]*)")?\n(?P<corps>.*?)^```$', re.MULTILINE | re.DOTALL)
JOUR = "01/09/2025"
sans_durable = pytest.mark.skipif(
    choisir() != "durable", reason="durable-rules ne se charge pas ici : la page montre ce qu'il répond"
)
DOSSIERS = {"complet": "complet.yaml", "partiel": "partiel.json"}
Golden = Callable[[str, Path], None]


@pytest.fixture
def page(depot: Path) -> Path:
    return depot / "grammar/dossier.md"


@pytest.fixture
def exemples(depot: Path) -> Path:
    return depot / "kb_docs/exemples"


@pytest.fixture
def recueil(exemples: Path) -> Rulebook:
    return reglo.charger(exemples / "regles")


@pytest.fixture
def imprime(
    depot: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[str]], str]:
    """What a command prints, run at the top of the checkout."""
    monkeypatch.chdir(depot)

    def commande(arguments: list[str]) -> str:
        assert main(arguments) == 0
        return capsys.readouterr().out

    return commande


@sans_durable
def test_each_block_is_what_its_title_says(
    page: Path, depot: Path, golden: Golden, imprime: Callable[[list[str]], str]
) -> None:
    """A title is the file that the block shows, or the command that prints it."""

    def vrai(bloc: re.Match[str]) -> str:
        titre = bloc["titre"] or ""
        if titre.startswith("reglo "):
            return avec(bloc, imprime(titre.split()[1:]))
        if titre.startswith("kb_docs/"):
            return avec(bloc, (depot / titre).read_text(encoding="utf-8"))
        return bloc[0]

    golden(BLOC.sub(vrai, page.read_text(encoding="utf-8")), page)


def avec(bloc: re.Match[str], corps: str) -> str:
    """The block with another body."""
    return f'```{bloc["langue"]} title="{bloc["titre"]}"\n{corps}```'


def test_the_page_makes_the_register_that_it_shows(
    page: Path, exemples: Path, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands of the page write the register of the examples, byte for byte; its program goes on from there."""
    regles = tmp_path / "kb_docs/exemples/enveloppes"
    shutil.copytree(exemples / "enveloppes", regles)
    shutil.copy(regles / "operation.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    commandes, programme = (corps(page, langue) for langue in ("sh", "python"))
    for ligne in commandes.splitlines():
        assert main([*shlex.split(ligne)[1:], "--regles", str(regles)]) == 0
    for nom in ("decisions.registre", "decisions.registre.tete"):
        golden((tmp_path / nom).read_text(encoding="utf-8"), exemples / "enveloppes" / nom)
    (tmp_path / "programme.py").write_text(programme, encoding="utf-8")
    assert runpy.run_path("programme.py")["reponse"].provenance.registre.startswith("5:")


def test_the_program_that_answers_step_by_step_runs(
    page: Path, depot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The block asserts what it gets."""
    programme = tmp_path / "instruction.py"
    programme.write_text(corps(page, "python", "instruction.py"), encoding="utf-8")
    monkeypatch.chdir(depot)
    assert runpy.run_path(str(programme))["a_poser"]


def corps(page: Path, langue: str, titre: str | None = None) -> str:
    """The one block of the page in a language, under a title."""
    blocs = BLOC.finditer(page.read_text(encoding="utf-8"))
    (bloc,) = (bloc for bloc in blocs if (bloc["langue"], bloc["titre"]) == (langue, titre))
    return bloc["corps"]


def test_each_fragment_reads_or_is_refused_as_it_says(page: Path, recueil: Rulebook, tmp_path: Path) -> None:
    fragments = [bloc for bloc in BLOC.finditer(page.read_text(encoding="utf-8")) if bloc["langue"] == "yaml"]
    assert len(fragments) >= 6
    for rang, bloc in enumerate(fragments):
        fichier = tmp_path / f"{rang}.yaml"
        fichier.write_text(bloc["corps"], encoding="utf-8")
        titre = bloc["titre"] or ""
        attendus = titre.removeprefix("refusé : ").split(", ") if titre.startswith("refusé") else []
        dossier, remarques = lire_dossier(fichier, recueil)
        assert [remarque.code for remarque in remarques] == attendus, bloc[0]
        assert (dossier is None) == bool(attendus)


@sans_durable
@pytest.mark.parametrize("nom", DOSSIERS)
def test_the_answers_in_json_are_those_of_the_files(
    nom: str, exemples: Path, golden: Golden, imprime: Callable[[list[str]], str]
) -> None:
    ou = "kb_docs/exemples"
    obtenu = imprime(
        ["evaluer", f"{ou}/{DOSSIERS[nom]}", "--regles", f"{ou}/regles", "--date", JOUR, "--format", "json"]
    )
    jsonschema.validate(json.loads(obtenu), json.loads(json.dumps(schema_reponse())))
    golden(obtenu, exemples / f"{nom}.reponse.json")


def test_the_schemas_are_up_to_date(depot: Path, recueil: Rulebook, golden: Golden) -> None:
    schemas = {"dossier": schema_dossier(recueil), "reponse": schema_reponse(), "registre": schema_registre()}
    for nom, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        golden(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", depot / f"grammar/schemas/{nom}.schema.json")


def test_the_schema_of_a_register_accepts_its_lines(exemples: Path) -> None:
    lignes = (exemples / "enveloppes/decisions.registre").read_text(encoding="utf-8").splitlines()
    schema = schema_registre()
    for ligne in lignes:
        jsonschema.validate(json.loads(ligne), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(lignes[1]) | {"montant": 3}, schema)


def test_the_schema_accepts_the_example_in_json(exemples: Path, recueil: Rulebook) -> None:
    jsonschema.validate(json.loads((exemples / "partiel.json").read_text(encoding="utf-8")), schema_dossier(recueil))


def test_the_language_page_verifies_and_its_examples_hold(
    depot: Path, tmp_path: Path, imprime: Callable[[list[str]], str]
) -> None:
    blocs = [bloc["corps"] for bloc in BLOC.finditer((depot / "grammar/langage.md").read_text(encoding="utf-8"))]
    *regles, cas = blocs
    (tmp_path / "page.regle").write_text("langue reglo 1\n\n" + "".join(regles), encoding="utf-8")
    (tmp_path / "page.cas.regle").write_text(cas, encoding="utf-8")
    imprime(["verifier", "--regles", str(tmp_path)])
    assert imprime(["tester", "--regles", str(tmp_path), str(tmp_path)]) == "3 attendus joués, 0 échec.\n"
