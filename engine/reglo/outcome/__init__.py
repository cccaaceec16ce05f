"""What goes into an evaluator and what comes out of it, whichever evaluator speaks."""
