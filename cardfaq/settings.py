"""Settings of the site.

Production is the default; development is what is asked for (`DEBUG=1`). What differs between machines comes
from the environment, read in `environment.py`; the variables are listed in the README.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cardfaq import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# Machine

DEBUG = environment.flag("DEBUG", default=False)
PORT = environment.port("PORT", default=8000)
HOST = environment.listening("HOST", default="127.0.0.1")
WEB_CONCURRENCY = environment.count("WEB_CONCURRENCY", default=2)
DATA_DIR = environment.folder("DATA_DIR", default=BASE_DIR / "var", base=BASE_DIR)
SECRET_KEY = environment.secret_key("SECRET_KEY", file=DATA_DIR / "secret-key")
SITE_URL = environment.site_url("SITE_URL", default=f"http://localhost:{PORT}")
# The machine itself may always ask: health checks call 127.0.0.1. Links are built from SITE_URL, never from a host name
# in a request, so this gives nothing away.
ALLOWED_HOSTS = [
    *environment.hosts("ALLOWED_HOSTS", default=[re.sub(r":\d+$", "", urlsplit(SITE_URL).netloc)]),
    "localhost",
    "127.0.0.1",
    "[::1]",
]

DATABASES = {
    "default": environment.database("DATABASE_URL", default_file=DATA_DIR / "cardfaq.sqlite3", base=BASE_DIR),
}
CACHES = {
    "default": environment.cache("CACHE_URL"),
    # Compressed pages, some 15 kB each, in each process: room for every page of the site.
    "compressed": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "compressed",
        "TIMEOUT": 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

# Application

INSTALLED_APPS = [
    # Before the admin, whose classes it extends.
    "modeltranslation",
    "cardfaq.apps.SiteConfig",
    "content",
    "cardfaq.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # WhiteNoise also serves development, so that both serve alike.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "compression_middleware.middleware.CompressionMiddleware",
    "cardfaq.compression.public_pages",
    "cardfaq.security.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cardfaq.address.AddressMiddleware",
    "cardfaq.forwarding.ForwardingMiddleware",
    # Before whatever resolves an address: the admin's addresses depend on the language.
    "cardfaq.language.LanguageMiddleware",
    "content.reader.ReaderMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cardfaq.sent.SentTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "cardfaq.urls"
CONTENT_REGISTER = "content.register"
WSGI_APPLICATION = "cardfaq.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["cardfaq.template_files.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cardfaq.stylesheet.page_frame",
                "content.home.context.frame",
            ],
        },
    }
]

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "cardfaq.formats"
MODELTRANSLATION_LANGUAGES = ("en", "es")
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
# No language stands in for another in silence.
MODELTRANSLATION_FALLBACK_LANGUAGES = ()
USE_TZ = True
# Laws come into force, and prices end, on a day in China.
TIME_ZONE = "Asia/Shanghai"

# Files

STATIC_URL = "/static/"
# Nobody else's page needs our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = environment.folder("STATIC_ROOT", default=BASE_DIR / "build" / "static", base=BASE_DIR)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Safety

CONTENT_SECURITY_POLICY = {
    # The hash of the stylesheet inside each page is added by the middleware.
    "DIRECTIVES": {
        "default-src": [NONE],
        # The icon of the site travels inside each page: one request less.
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# A card with every statement about it and their proof is one form in the admin: about a thousand fields today.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# No form takes files. What is sent all the same never reaches the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Whose X-Forwarded-For is believed: the same servers in front that gunicorn believes.
FORWARDED_ALLOW_IPS = environment.believed("FORWARDED_ALLOW_IPS", default=["127.0.0.1", "::1"])
IS_HTTPS = SITE_URL.startswith("https://")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
# Who signs in without saying where to, or with an address that is not ours, wants the admin.
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "content.desk.refused.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SILENCED_SYSTEM_CHECKS = [
    # Subdomains and preload lists belong to whoever owns the domain; the redirect to https to the server in front.
    "security.W005",
    "security.W008",
    "security.W021",
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Messages to whoever runs the site

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "cardfaq.logs.LineFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "lines"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    # Django gives its own logger handlers (the console in development, mail to administrators): one place is enough.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
