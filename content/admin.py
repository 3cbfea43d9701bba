"""The admin of every room."""
