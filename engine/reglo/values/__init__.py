"""Exact values: numbers as fractions, truths, units, and how French texts write them."""
