"""From the text of a `.regle` file to its tree, and back."""
