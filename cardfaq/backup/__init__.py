"""The whole database in one file, and back: content, accounts, history, reports. Sessions are left out.

SQLite is copied page by page, as it stands at one moment, while the site runs. PostgreSQL is dumped and read back by
its own programs, which know what no program of ours would: types, sequences, indexes, the order of things. A copy of
another kind (our content files) would leave accounts and revisions behind.
"""
