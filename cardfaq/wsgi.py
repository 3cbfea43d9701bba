import os

from django.core.wsgi import get_wsgi_application

from cardfaq.sqlite.base import DatabaseWrapper

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardfaq.settings")

# `manage.py prepare` makes the database. One that is missing later was lost, and must not come back empty.
DatabaseWrapper.may_create = False

application = get_wsgi_application()
