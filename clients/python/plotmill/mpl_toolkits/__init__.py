"""matplotlib's tool kits, as far as they are covered."""
