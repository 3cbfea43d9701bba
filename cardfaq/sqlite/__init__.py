"""SQLite that never acknowledges what is not in the file of that name."""
