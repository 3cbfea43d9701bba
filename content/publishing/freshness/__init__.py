"""Which translations lag behind: texts whose other language was changed since they were written."""
