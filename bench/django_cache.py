"""The settings of the site, with Django's own cache around its views."""

from cardfaq.settings import *  # noqa: F403
from cardfaq.settings import MIDDLEWARE

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    *MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
