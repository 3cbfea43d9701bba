"""What the site is about. Each package here is a room: one subject whole."""
