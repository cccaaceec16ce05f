"""Mutation of the rules: whether the jurists' examples would see one thing changed in a rule.

What is changed is the text, through the words and the nodes of its syntax tree: a jurist reads « au moins 15 % » →
« plus de 15 % » at its line and column, in the unit in which it is written, and every phrase of the language is at
hand. A model already compiled has neither the unit nor the words any more (a cap is a minimum there, « entre » two
comparisons), and a change made in it could be one that no text says. Only the changed piece is read again; the model
is built by the same memory as `verifier --suivre`, so that the rest of the rulebook is not.

It never judges a rule, and never passes a change over in silence: each is seen by an example, refused by the checks,
argued (« sans effet … »), or told.
"""
