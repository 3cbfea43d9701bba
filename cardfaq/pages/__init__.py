"""Finished pages, kept in front of Django: what is asked for twice is made once (docs/page-cache.md)."""
