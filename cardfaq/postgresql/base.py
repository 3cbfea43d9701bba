"""Django's PostgreSQL, which tells the page cache what is read and written."""

from django.db.backends.postgresql import base

from cardfaq.pages.writes import Telling


class DatabaseWrapper(Telling, base.DatabaseWrapper):
    compilers = "cardfaq.postgresql.compilers"
