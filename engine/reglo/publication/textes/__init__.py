"""The documents themselves: in full, quote by quote, what they print wrongly, what hangs on them."""
