"""The rule model: what a rulebook says, resolved, typed, immutable, and nothing but data."""
