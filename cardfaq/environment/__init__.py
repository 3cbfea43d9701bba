"""Read what differs between machines from the environment.

Each reader brings a value into one form, or refuses it with a sentence that says what to write instead.
What a good value means for the site is decided in `settings.py`, not here.
"""

from cardfaq.environment.addresses import believed, hosts, listening, site_url
from cardfaq.environment.secret import secret_key
from cardfaq.environment.stores import cache, database
from cardfaq.environment.values import count, flag, folder, megabytes, pages, port

__all__ = [
    "believed",
    "cache",
    "count",
    "database",
    "flag",
    "folder",
    "hosts",
    "listening",
    "megabytes",
    "pages",
    "port",
    "secret_key",
    "site_url",
]
