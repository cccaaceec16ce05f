"""The measures that CONTRIBUTING.md gives hold for the engine: size, documentation, no float."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

import reglo

ENGINE = Path(reglo.__file__).parent
MODULES = {path.relative_to(ENGINE).as_posix(): path.read_text(encoding="utf-8") for path in ENGINE.rglob("*.py")}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of every module, with the module's name."""
    for name, text in MODULES.items():
        yield from ((name, node) for node in ast.walk(ast.parse(text)))


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_says_why_it_exists_and_stays_short(name: str) -> None:
    assert len((ast.get_docstring(ast.parse(MODULES[name])) or "").split()) > 5
    assert MODULES[name].count("\n") <= 400


def test_functions_are_short() -> None:
    sizes = [body_lines(node) for _, node in nodes() if isinstance(node, FUNCTION)]
    assert median(sizes) <= 8
    assert quantiles(sizes, n=10)[-1] <= 30


def test_no_number_is_a_float() -> None:
    floats = [
        f"{name}:{node.lineno}"
        for name, node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
    ]
    assert floats == []
