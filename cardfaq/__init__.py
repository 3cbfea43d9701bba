"""The wiring: settings, root addresses, what every request passes through."""
