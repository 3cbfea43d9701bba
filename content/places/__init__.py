"""Places: what is recorded of each, and whom to ask there."""
