#!/usr/bin/env python3
"""Django's command line for this site."""

import os
import sys


def main() -> None:
    """Run a command. What an administrator can set right is told in one sentence; a traceback would hide it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardfaq.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, ProgrammingError
    except ImportError:
        sys.exit("cardfaq: Django is not installed here. `make install` makes .venv; then .venv/bin/python manage.py …")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"cardfaq: {error}")
    except (DatabaseError, InterfaceError) as error:
        # These are faults of ours, to be told with all we know.
        if "--traceback" in sys.argv or isinstance(error, (DataError, IntegrityError, ProgrammingError)):
            raise
        reason = " ".join(str(error).split())
        sys.exit(
            f"cardfaq: The database cannot be used: {reason} "
            "(DATABASE_URL says where it is, DATA_DIR if that is left out; --traceback shows more.)"
        )


if __name__ == "__main__":
    main()
