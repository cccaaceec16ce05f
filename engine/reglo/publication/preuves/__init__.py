"""What was tried: examples, coverage, measures, second readings, reviews, and the figures of it all."""
