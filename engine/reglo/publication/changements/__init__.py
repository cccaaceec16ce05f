"""What changes: date by date, from a version to the next, since another state of the rules."""
