"""A dossier answered step by step: what each answer touches is judged again, what it does not is kept.

The dossier is the only truth. All the rest (sessions of durable-rules, amounts, questions) is drawn from it, and can be
lost and drawn again.
"""
