"""The answer as a jurist reads it: plain French text, wrapped, in the order in which a decision is explained."""
