"""What changed between two rulebooks, two versions of an aid, or two days of one rulebook: text, rule, effect.

Everything is told on the model, where layout and comments do not exist. Nothing here judges a change, and none is said
to have an effect that no dossier has shown.
"""
