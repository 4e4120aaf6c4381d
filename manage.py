#!/usr/bin/env python
"""Django's command line for this site."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, connection

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except OperationalError as error:
        if "locked" in str(error):
            sys.exit("Another program writes to the database for long: try again when it has ended.")
        if connection.connection is not None:
            raise
        sys.exit(f"The database does not answer; look at DATABASE_URL or DATA_DIR: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
