"""The jurists' examples (`*.cas.regle`): read, typed by the vocabulary, run, compared line by line."""
