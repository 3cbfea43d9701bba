"""The site's own settings, with what tests need to be quick and to leave nothing behind."""

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="cardfaq-tests-"))
os.environ["DATA_DIR"] = str(FOLDER)
os.environ["STATIC_ROOT"] = str(FOLDER)
os.environ["SECRET_KEY"] = "a key for tests, which is long enough and guards nothing"
for name in ("DEBUG", "SITE_URL", "ALLOWED_HOSTS", "CACHE_URL", "PORT"):
    os.environ.pop(name, None)

from cardfaq.settings import *  # noqa: E402, F403
from cardfaq.settings import ALLOWED_HOSTS, DATABASES  # noqa: E402

ALLOWED_HOSTS += ["testserver"]
if DATABASES["default"]["ENGINE"] == "cardfaq.sqlite":
    # Each process has one in memory; pytest-django knows this of Django's own SQLite only.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
# Hashing a password slowly is the point of it, except here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Names with fingerprints want files collected before each run; browser tests run against those.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
