"""The guide: our own texts, and every message of Réglo, as pages."""
