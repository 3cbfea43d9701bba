"""Readers' reports: what was different at their counter."""
