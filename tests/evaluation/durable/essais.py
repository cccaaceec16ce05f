"""What the tests of durable-rules share: whether it is there, and a process of its own for what may crash or hang."""

import json
import os
import subprocess
import sys

import pytest

from reglo.evaluation.durable.extension import ExtensionIndisponible, charger

DEBUT = """
import json
from reglo.evaluation.durable.extension import charger
d = charger()
def jeu(**regles): return d.create_ruleset("t", json.dumps(regles))
def tous(*tests): return {"all": [{f"f{rang}": test} for rang, test in enumerate(tests)]}
def dire(h, identifiant, sid="s", **valeurs):
    return d.assert_fact(h, json.dumps({"sid": sid, "id": identifiant, **valeurs}))
def oter(h, identifiant, sid="s"): return d.retract_fact(h, json.dumps({"sid": sid, "id": identifiant}))
def tirs(h, etat):
    vus, depart = [], d.start_action_for_state(h, etat)
    texte = depart and depart[1]
    while texte:
        vus += json.loads(texte)
        texte = d.complete_and_start_action(h, etat)
    return sorted(vus)
def code(appel):
    try: return appel()
    except MemoryError: return 101
    except Exception as erreur: return int(str(erreur).rpartition(" ")[2])
def voir(valeur): print(json.dumps(valeur), flush=True)
"""
TROP_LONG = "trop long"


def absence() -> str:
    """Says why durable-rules cannot be tried here; empty when it can."""
    try:
        charger()
    except ExtensionIndisponible as erreur:
        return str(erreur)
    return ""


glibc = pytest.mark.skipif(sys.platform != "linux", reason="only glibc fills freed memory on demand")
avec_durable = pytest.mark.skipif(bool(absence()), reason=absence() or "durable-rules est là")


def lancer(texte: str, *, secondes: int = 60, memoire_sale: bool = False) -> tuple[int | str, list[object]]:
    """Runs a program of its own: how it ended, and what it showed before. Dirty memory holds no zero by chance."""
    sale = {"MALLOC_PERTURB_": "165"} if memoire_sale else {}
    try:
        fin = subprocess.run(
            [sys.executable, "-c", DEBUT + texte],
            capture_output=True,
            text=True,
            env={**os.environ, **sale},
            timeout=secondes,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TROP_LONG, []
    if fin.returncode > 0:
        pytest.fail(fin.stderr)
    return fin.returncode, [json.loads(ligne) for ligne in fin.stdout.splitlines()]


def vu(texte: str) -> list[object]:
    """Gives what a program showed, which must end well."""
    fin, lignes = lancer(texte)
    assert fin == 0
    return lignes
