"""How dates are written: as British readers and readers of Spanish expect them, where Django's own formats differ."""
