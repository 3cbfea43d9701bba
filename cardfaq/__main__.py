"""Serve the site: `python -m cardfaq`, after `manage.py prepare`. `bin/serve` does both.

gunicorn reads two of our variables itself before it reads its configuration, and stumbles over forms that we take.
So they are brought into ours first.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from gunicorn.app.wsgiapp import WSGIApplication

from cardfaq import environment


def serve() -> None:
    believed = environment.believed("FORWARDED_ALLOW_IPS", default=[])
    os.environ.pop("FORWARDED_ALLOW_IPS", None)
    if believed:
        os.environ["FORWARDED_ALLOW_IPS"] = ",".join(believed)
    os.environ["WEB_CONCURRENCY"] = str(environment.count("WEB_CONCURRENCY", default=2))
    sys.argv = ["gunicorn", "--config", "python:cardfaq.serving"]
    WSGIApplication("%(prog)s [OPTIONS]", prog="gunicorn").run()


if __name__ == "__main__":
    try:
        serve()
    except ImproperlyConfigured as error:
        sys.exit(f"cardfaq: {error}")
