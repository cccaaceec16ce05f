"""Réglo: règlements of public aids that jurists write themselves, read, checked and computed."""
