"""Puts the grammar, the rules and the frame of the published site inside the wheel, and only there.

An editable install reads both from the checkout (`reglo.resources`): copying them would leave a stale second copy.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Resources(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its parameter open
    """Adds the resource folders to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lists what hatchling adds to the wheel under another name than in the checkout."""
        if version == "standard":
            build_data["force_include"].update({nom: f"reglo/_{nom}" for nom in ("grammar", "rules", "kb_docs")})
