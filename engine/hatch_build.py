"""Puts the grammar and the rules inside the wheel, and only there.

An editable install reads both from the checkout (`reglo.resources`): copying them would leave a stale second copy.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GrammarAndRules(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its parameter open
    """Adds the two resource folders to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lists what hatchling adds to the wheel under another name than in the checkout."""
        if version == "standard":
            build_data["force_include"].update({"grammar": "reglo/_grammar", "rules": "reglo/_rules"})
