"""The site's settings over the tests' database and a key of their own."""

import os
import tempfile

os.environ["SECRET_KEY"] = "tests-only-" + "x" * 50
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ.pop("ALLOWED_HOSTS", None)
# Playwright's event loop is in the tests' thread; the ORM is never used from inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from timeline.settings import *  # noqa: F403

if "postgresql" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # A test asks nothing of a server that loses its power.
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECOND_FACTOR = "optional"  # its pages are there, and nobody is asked for one that they did not set up
STORAGES["imports"]["OPTIONS"]["location"] = tempfile.mkdtemp(prefix="timeline-imports-")  # noqa: F405
WHITENOISE_USE_FINDERS = (
    False  # each client that asks would look through all files anew; the browser's tests ask for them
)
