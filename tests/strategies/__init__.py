"""The one home of what draws rulebooks and dossiers at random, for every test that compares evaluators.

Nothing here evaluates: a strategy knows what a rulebook may say, never what it means.
"""
