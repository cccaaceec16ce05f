"""The page of an aid: its card, its figures, its clauses in three facets, its tables, the aids beside it."""
