"""The site's settings, read from the environment; deploy/README.md lists the variables.

Two modes. Without ALLOWED_HOSTS the site is local: it answers on this machine only and makes its
own secret key. With ALLOWED_HOSTS it is public: it then demands a secret key and speaks HTTPS only.
"""

import os
import re
import secrets
import sys
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
import django
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from timeline.logs import logging_to_stderr

BASE_DIR = Path(__file__).resolve().parent.parent
# Where a local site keeps its database and its secret key.
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR)
try:
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"DATA_DIR is {str(DATA_DIR)!r}, which is no folder: {error.strerror}.") from error


def flag(name: str) -> bool:
    """Whether a variable is switched on; off where it is not set.

    Raises ImproperlyConfigured for a value that says neither: it would be silently off.
    """
    value = os.environ.get(name, "")
    match value.strip().lower():
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off" | "":
            return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write 1, true, yes or on, or 0, false, no, off or nothing.")


def whole(name: str, default: int) -> int:
    """A variable that is a number, from 1. Raises ImproperlyConfigured for one that is none."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isascii() or not value.isdecimal() or not 0 < int(value) < 65536:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number from 1 to 65535.")
    return int(value)


ALLOWED_HOSTS = [h.strip() for h in os.environ.get("ALLOWED_HOSTS", "").split(",") if h.strip()]
PUBLIC = bool(ALLOWED_HOSTS)
DEBUG = flag("DEBUG")
BEHIND_PROXY = flag("BEHIND_PROXY")


def local_secret_key(path: Path) -> str:
    """The key in `path`; made, readable by its owner alone, where there is none yet."""
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(f"{path} cannot be made: {error.strerror}. Set DATA_DIR or SECRET_KEY.") from error
    try:
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(f"{path} cannot be read: {error.strerror}.") from error


if PUBLIC:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG shows the inside of the site: unset it, or ALLOWED_HOSTS.")
    if "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's hosts; '*' lets anyone pose as it.")
    for host in ALLOWED_HOSTS:
        if not re.fullmatch(r"\.?[\w.-]+|\[[\da-fA-F:.]+\]", host):
            raise ImproperlyConfigured(f"ALLOWED_HOSTS holds {host!r}: write hosts alone, as timeline.example.org.")
    SECRET_KEY = os.environ.get("SECRET_KEY", "")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
else:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, [os.environ.get("DEMO_HOST")])]
    SECRET_KEY = os.environ.get("SECRET_KEY") or local_secret_key(DATA_DIR / "secret-key")

# Keys of before, by which erasures were marked and cookies signed.
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]

if PUBLIC:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD")  # for years, and for all of the domain: the owner's choice
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # the reading desk sends all its cards at once
SECURE_REFERRER_POLICY = "same-origin"

INSTALLED_APPS = [
    "timeline",
    "events",
    *(() if django.VERSION >= (6,) else ("django_tasks",)),
    "django_tasks_db",
    "ninja",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "timeline.storage.StaticFiles",
    "django.forms",  # whose label we word with a capital
]

# These commands read articles alone: to load the desk and the site would take them thrice as long.
if sys.argv[1:2] in (["find_dates"], ["propose_events"]):
    INSTALLED_APPS = ["events.apps.CommandsAlone"]

MIDDLEWARE = [
    "timeline.edge.body_taken_in",
    "timeline.probes.Probes",
    "timeline.metrics.Counting",
    "timeline.logs.writes_told",
    "timeline.caching.KeptAnswers",
    "django.middleware.security.SecurityMiddleware",
    "timeline.edge.powers_refused",
    "timeline.edge.asked_again",
    "timeline.edge.storage_cleared",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "timeline.edge.Edge",
    "timeline.calendars.months_chosen",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "timeline.logins.tries_spaced",
    "timeline.logins.WholeLogin",
    "timeline.edge.edits_told",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "timeline.urls"
WSGI_APPLICATION = "timeline.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# A host that is out of reach is given up soon, whether it is asked or was to answer: milliseconds, and seconds.
GIVEN_UP = {"tcp_user_timeout": 1000, "keepalives_idle": 1, "keepalives_interval": 1, "keepalives_count": 2}


def replica(url: str) -> Any:
    """Settings of a database that is read; a question waits a second at most for a change of tables to be over."""
    try:
        database = dj_database_url.parse(url, conn_max_age=60)
    except ValueError as error:
        raise ImproperlyConfigured("READ_DATABASE_URLS hold what is no address of a database.") from error
    if database.get("ENGINE") != "django.db.backends.postgresql":
        raise ImproperlyConfigured("READ_DATABASE_URLS are addresses of PostgreSQL, apart by commas.")
    options = "-c work_mem=16MB -c lock_timeout=1000 -c default_transaction_read_only=on"
    database["OPTIONS"] = {"connect_timeout": 2, **GIVEN_UP, "options": options, **database.get("OPTIONS", {})}
    return database


DATABASE_URL = os.environ.get("DATABASE_URL")
try:
    DATABASES = {
        "default": dj_database_url.parse(
            DATABASE_URL or f"sqlite:///{DATA_DIR / 'timeline.sqlite3'}",
            conn_max_age=60,
            conn_health_checks=True,
        )
    }
except ValueError as error:  # which may quote the password
    wanted = "write postgres://user:password@host/name, or nothing for SQLite"
    raise ImproperlyConfigured(f"DATABASE_URL is no address of a database: {wanted}.") from error
match DATABASES["default"].get("ENGINE", ""):
    case "django.db.backends.sqlite3":
        # Writers queue at BEGIN instead of failing when two of them have already read; the deleted is overwritten.
        DATABASES["default"]["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        }
    case "django.db.backends.postgresql":
        with_options = DATABASES["default"].setdefault("OPTIONS", {})
        if os.environ.get("READ_DATABASE_URLS"):
            # Of several hosts the one that may be written, soon after another took over.
            several = {"connect_timeout": 2, "target_session_attrs": "read-write", **GIVEN_UP}
            DATABASES["default"]["OPTIONS"] = with_options = {**several, **with_options}
        with_options.setdefault("connect_timeout", 5)  # seconds
        # A word of a hundred thousand events: with the 4 MB of before, PostgreSQL remembers their pages, not them.
        with_options.setdefault("options", "-c work_mem=16MB")
    case _:
        raise ImproperlyConfigured("DATABASE_URL is of another database: PostgreSQL and SQLite are known.")

# Copies of the database that answer readers where they are new enough: `timeline.replicas`.
REPLICAS: list[str] = []
for url in filter(None, os.environ.get("READ_DATABASE_URLS", "").split(",")):
    REPLICAS.append(f"replica-{len(REPLICAS) + 1}")
    DATABASES[REPLICAS[-1]] = replica(url)
if REPLICAS:
    if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured("READ_DATABASE_URLS are of PostgreSQL: so must DATABASE_URL be.")
    if not os.environ.get("CACHE_URL"):
        raise ImproperlyConfigured(
            "READ_DATABASE_URLS need CACHE_URL: there the hosts tell each other what is newest."
        )
    DATABASE_ROUTERS = ["timeline.replicas.Router"]

# Who guesses passwords waits: five wrong ones of one name from one address close it for a quarter of an hour.
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_CLIENT_IP_CALLABLE = "timeline.logins.address_of"
AXES_USERNAME_CALLABLE = "timeline.logins.name_tried"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # it would keep addresses for good; `LogIn` keeps who logged in when, for a time
LOG_INS_KEPT_DAYS = whole("LOG_INS_KEPT_DAYS", 90)

# Who keeps the accounts of people needs a second factor; others may have one. A local site asks nobody.
SECOND_FACTOR = os.environ.get("SECOND_FACTOR", "") or ("required" if PUBLIC else "off")
if SECOND_FACTOR not in ("required", "optional", "off"):
    raise ImproperlyConfigured(f"SECOND_FACTOR is {SECOND_FACTOR!r}: write required, optional or off.")
OTP_TOTP_ISSUER = ALLOWED_HOSTS[0].lstrip(".")

# Without a server of mail, links go by the administrators, who copy them.
mail_host, mail_port = os.environ.get("EMAIL_HOST", ""), whole("EMAIL_PORT", 587)
SENDS_MAIL = bool(mail_host)
mail_options = {
    **{"host": mail_host, "port": mail_port, "use_tls": mail_port == 587, "use_ssl": mail_port == 465, "timeout": 10},
    **{"username": os.environ.get("EMAIL_HOST_USER", ""), "password": os.environ.get("EMAIL_HOST_PASSWORD", "")},
}
mail_backend = f"django.core.mail.backends.{'smtp' if SENDS_MAIL else 'dummy'}.EmailBackend"
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": mail_backend, "OPTIONS": mail_options if SENDS_MAIL else {}}}
else:
    EMAIL_BACKEND = mail_backend
    EMAIL_HOST, EMAIL_PORT, EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
        mail_options.values()
    )
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "") or f"timeline@{ALLOWED_HOSTS[0].lstrip('.')}"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # of invitations too

# Answers are kept in each process's memory, or where CACHE_URL says, for all processes together.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}}}
if CACHE_URL := os.environ.get("CACHE_URL"):
    if not CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("CACHE_URL is no address of a Redis: write redis://host:6379/0.")
    if find_spec("redis") is None:
        raise ImproperlyConfigured("CACHE_URL needs the package redis: pip install redis.")
    CACHES["default"] = {
        "BACKEND": "timeline.storage.Redis",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "timeline",
    }

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGES = [("ar", _("Arabic")), ("en", _("English")), ("fr", _("French"))]
LANGUAGE_CODE = "en"
# In which of them this installation writes its own texts: the desk asks for no others.
LANGUAGES_USED = os.environ.get("LANGUAGES_USED", "").replace(",", " ").split() or [code for code, _name in LANGUAGES]
if unknown := set(LANGUAGES_USED) - {code for code, _name in LANGUAGES}:
    raise ImproperlyConfigured(f"LANGUAGES_USED names {', '.join(sorted(unknown))}: write some of ar, en, fr.")
# Of the desk; it is sent to no other page, as answers that are kept are the same for everybody.
LANGUAGE_COOKIE_AGE, LANGUAGE_COOKIE_PATH, LANGUAGE_COOKIE_SAMESITE = 365 * 24 * 3600, "/admin/", "Lax"
LANGUAGE_COOKIE_SECURE = PUBLIC
LOCALE_PATHS = [BASE_DIR / "timeline" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "timeline.formats"
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static-collected" if PUBLIC else None
# Imports that are too long for a request are carried out by `manage.py db_worker`; the database is the queue.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files of events that wait to be imported: for this program's user alone, and at no address.
    "imports": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "imports",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "timeline.storage.Storage" if PUBLIC else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# A local site serves the files where they lie; a public one after `collectstatic`.
WHITENOISE_USE_FINDERS = not PUBLIC
WHITENOISE_AUTOREFRESH = DEBUG

# Plotly fills an empty <style> through the CSSOM: the hash is that of the empty text.
PLOTLY_STYLES = ["'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, *PLOTLY_STYLES],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = logging_to_stderr()

# Data sets whose terms forbid passing them on are left out of the exports and the API, unless this says otherwise.
PASS_ON_ALL_DATA_SETS = flag("PASS_ON_ALL_DATA_SETS")

# Whether editors may have an article fetched by its address.
FETCH_ADDRESSES = not flag("FETCH_NOTHING")
FETCH_ALSO_FROM: list[str] = []  # "host:port" that are no public ones: a test's own server

# Where readers report an error in a conflict that has no address of its own.
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "")
if CONTACT_EMAIL and not re.fullmatch(r"[^@\s]+@[^@\s]+", CONTACT_EMAIL):
    raise ImproperlyConfigured(f"CONTACT_EMAIL is {CONTACT_EMAIL!r}: write an address as in editors@example.org.")

# Who has it may read the figures at /metrics; without it there are none.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")
if METRICS_TOKEN:
    if len(METRICS_TOKEN) < 20 or not METRICS_TOKEN.isascii():
        raise ImproperlyConfigured("Set METRICS_TOKEN to at least 20 random letters and digits.")
    # Where the processes write them: the library reads it when it is imported.
    METRICS_DIR = Path(os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(DATA_DIR / "metrics")))
    try:
        METRICS_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{METRICS_DIR} is no folder: {error.strerror}. Set DATA_DIR.") from error
