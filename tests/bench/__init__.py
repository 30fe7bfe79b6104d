"""How fast the portal is, as ratios to a floor that is measured beside it: `make bench`."""
