"""What the texts leave open: readings, defects, letters to the authors, questions and who could answer."""
