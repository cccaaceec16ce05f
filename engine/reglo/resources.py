"""Finds the folders shipped beside the code: `grammar`, `rules` and `kb_docs`, in a wheel as in a checkout.

It finds them and reads nothing: what a folder holds is the business of the layer that asks.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Gives the folder of that name: inside the package when a wheel installed it, at the top of the checkout else."""
    shipped = _PACKAGE / f"_{name}"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / name
