"""The rule model: what a rulebook says, resolved, typed, immutable, and nothing but data."""

from reglo.model.positions import sans_positions

__all__ = ["sans_positions"]
