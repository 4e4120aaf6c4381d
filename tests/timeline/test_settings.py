"""A wrong deployment refuses to start: each case starts Python anew with its own environment."""

import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import settings as site

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"ALLOWED_HOSTS": "timeline.example.org", "SECRET_KEY": "k" * 30 + "0123456789abcdefghij"}


COOKIES = (
    "import timeline.settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE)"
)


def start(command: str = COOKIES, **env: str) -> subprocess.CompletedProcess:
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, env=clean | env, capture_output=True, text=True, check=False
    )


def test_a_public_site_with_its_key_starts_and_sends_cookies_over_https_only():
    assert start(**GOOD).stdout == "True True True\n"


@pytest.mark.parametrize(
    ("env", "reason"),
    [
        ({**GOOD, "SECRET_KEY": ""}, "SECRET_KEY"),
        ({**GOOD, "SECRET_KEY": "short"}, "SECRET_KEY"),
        ({**GOOD, "DEBUG": "1"}, "DEBUG"),
        ({**GOOD, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    ],
)
def test_an_unsafe_public_site_refuses_to_start_and_says_why(env, reason):
    refused = start(**env)
    assert refused.returncode != 0
    assert reason in refused.stderr.splitlines()[-1].partition("ImproperlyConfigured: ")[2]


FLAGS = ("DEBUG", "BEHIND_PROXY", "PASS_ON_ALL_DATA_SETS", "FETCH_NOTHING")


@pytest.mark.parametrize(
    ("values", "on"),
    [
        (("1", "true", "yes", "on", "TRUE", "Yes", " On "), True),
        (("0", "false", "no", "off", "", "FALSE", "No", " Off "), False),
    ],
)
def test_a_flag_is_on_or_off_by_any_of_its_words_in_any_case(monkeypatch, values, on):
    for value in values:
        monkeypatch.setenv("SOME_FLAG", value)
        assert (value, site.flag("SOME_FLAG")) == (value, on)


def test_a_flag_that_is_not_set_is_off(monkeypatch):
    monkeypatch.delenv("SOME_FLAG", raising=False)
    assert site.flag("SOME_FLAG") is False


def test_the_word_true_switches_each_flag_on():
    names = "s.DEBUG, s.BEHIND_PROXY, s.PASS_ON_ALL_DATA_SETS, not s.FETCH_ADDRESSES"
    printed = f"import timeline.settings as s; print({names})"
    assert start(printed, **dict.fromkeys(FLAGS, "true")).stdout == "True True True True\n"
    assert start(printed, **dict.fromkeys(FLAGS, "false")).stdout == "False False False False\n"


def test_behind_a_proxy_the_site_believes_its_header_and_without_one_never():
    printed = "import timeline.settings as s; print(getattr(s, 'SECURE_PROXY_SSL_HEADER', None))"
    assert start(printed, **GOOD, BEHIND_PROXY="true").stdout == "('HTTP_X_FORWARDED_PROTO', 'https')\n"
    assert start(printed, **GOOD, BEHIND_PROXY="off").stdout == "None\n"


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_that_says_neither_is_refused_with_what_would_be_right(name):
    refused = start(**{name: "ture"})
    assert refused.returncode != 0
    assert refused.stderr.splitlines()[-1] == (
        f"django.core.exceptions.ImproperlyConfigured: {name} is 'ture': "
        "write 1, true, yes or on, or 0, false, no, off or nothing."
    )


def test_a_local_site_makes_its_folder_and_its_own_key_readable_by_its_owner_alone(tmp_path):
    folder = tmp_path / "new" / "folder"
    command = "import timeline.settings as s; print(s.SECRET_KEY)"
    env = {**os.environ, "DATA_DIR": str(folder), "SECRET_KEY": ""}
    run = [sys.executable, "-c", command]
    first, second = (subprocess.check_output(run, cwd=ROOT, env=env, text=True) for _ in range(2))
    assert first == second
    assert len(first) > 50
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_public_site_asks_its_administrators_for_a_second_factor_and_a_local_one_asks_nobody():
    printed = "import timeline.settings as s; print(s.SECOND_FACTOR)"
    assert start(printed, **GOOD).stdout == "required\n"
    assert start(printed).stdout == "off\n"
    assert start(printed, **GOOD, SECOND_FACTOR="optional").stdout == "optional\n"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("SECOND_FACTOR", "no"), ("LOG_INS_KEPT_DAYS", "0"), ("LOG_INS_KEPT_DAYS", "ninety"), ("EMAIL_PORT", "-1")],
)
def test_a_value_that_is_none_is_refused_with_what_would_be_right(name, wrong):
    refused = start(**{name: wrong})
    assert refused.returncode != 0
    assert f"{name} is {wrong!r}: write " in refused.stderr.splitlines()[-1]


# Django 6.1 has another setting for it, which another function reads.
MAIL = """
import os, django
from django.core import mail
os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
connection = mail.mailers.default if django.VERSION >= (6, 1) else mail.get_connection()
print(*(getattr(connection, name, None) for name in "host port use_tls use_ssl timeout username password".split()))
"""


def test_with_a_server_of_mail_it_is_sent_encrypted_at_the_ports_for_that():
    who = {"EMAIL_HOST": "mail.example", "EMAIL_HOST_USER": "desk", "EMAIL_HOST_PASSWORD": "word"}
    assert start(MAIL).stdout == "None None None None None None None\n"
    assert start(MAIL, **who).stdout == "mail.example 587 True False 10 desk word\n"
    assert start(MAIL, **who, EMAIL_PORT="465").stdout == "mail.example 465 False True 10 desk word\n"
    assert start(MAIL, EMAIL_HOST="localhost", EMAIL_PORT="25").stdout == "localhost 25 False False 10  \n"


HOSTS = """
import timeline.settings as s
print(s.REPLICAS, getattr(s, "DATABASE_ROUTERS", []))
for database in s.DATABASES.values():
    print(database["HOST"], *(database["OPTIONS"].get(name) for name in (
        "host", "target_session_attrs", "connect_timeout", "tcp_user_timeout", "keepalives_idle", "options")))
"""


def test_replicas_are_read_alone_and_a_host_out_of_reach_is_given_up_within_seconds():
    one = {"DATABASE_URL": "postgres://timeline@/timeline?host=a,b"}
    more = {
        "READ_DATABASE_URLS": "postgres://a/timeline,postgres://b/timeline?connect_timeout=3",
        "CACHE_URL": "redis://r",
    }
    assert start(HOSTS, **one).stdout.splitlines() == [
        "[] []",
        " a,b None 5 None None -c work_mem=16MB",
    ]
    replica = "-c work_mem=16MB -c lock_timeout=1000 -c default_transaction_read_only=on"
    assert start(HOSTS, **one, **more).stdout.splitlines() == [
        "['replica-1', 'replica-2'] ['timeline.replicas.Router']",
        " a,b read-write 2 1000 1 -c work_mem=16MB",
        f"a None None 2 1000 1 {replica}",
        f"b None None 3 1000 1 {replica}",
    ]


def test_a_site_with_an_embedded_database_loads_neither_of_the_servers_libraries():
    printed = "import sys, timeline.wsgi; print({'psycopg', 'redis', 'sqlite3'} & sys.modules.keys())"
    assert start(printed, **GOOD).stdout == "{'sqlite3'}\n"


def test_what_is_loaded_is_not_searched_for_rubbish_at_each_request():
    printed = "import gc, timeline.wsgi; print(gc.get_freeze_count() > 50_000, len(gc.get_objects()) < 1_000)"
    assert start(printed, **GOOD).stdout == "True True\n"


def manage(*words: str, **env: str) -> subprocess.CompletedProcess:
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=clean | env, capture_output=True, text=True, check=False)


WRONG = [
    ({"DATABASE_URL": "mysql://a:secret@host/name"}, "DATABASE_URL is of another database"),
    ({"DATABASE_URL": "secret"}, "DATABASE_URL is no address of a database: write postgres://"),
    (
        {"DATABASE_URL": "postgres://a:secret@host:x/name"},
        "DATABASE_URL is no address of a database: write postgres://",
    ),
    ({"DATABASE_URL": "postgres://a:secret@127.0.0.1:1/name"}, "The database does not answer; look at DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:////nowhere/at/all"}, "The database does not answer; look at DATABASE_URL"),
    ({**GOOD, "ALLOWED_HOSTS": "https://x.org"}, "ALLOWED_HOSTS holds 'https://x.org': write hosts alone"),
    ({**GOOD, "SECRET_KEY": "short"}, "Set SECRET_KEY to at least 50 random characters."),
    ({"DATA_DIR": "/dev/null"}, "DATA_DIR is '/dev/null', which is no folder"),
    ({"CACHE_URL": "memcached://host"}, "CACHE_URL is no address of a Redis: write redis://"),
    ({"CONTACT_EMAIL": "nobody"}, "CONTACT_EMAIL is 'nobody': write an address"),
    ({"METRICS_TOKEN": "short"}, "Set METRICS_TOKEN to at least 20 random letters and digits."),
    ({"DEBUG": "ture"}, "DEBUG is 'ture': write 1"),
    ({"READ_DATABASE_URLS": "secret"}, "READ_DATABASE_URLS hold what is no address of a database"),
    (
        {"READ_DATABASE_URLS": "mysql://a:secret@host/name"},
        "READ_DATABASE_URLS are addresses of PostgreSQL, apart by",
    ),
    ({"READ_DATABASE_URLS": "postgres://a:secret@host/name"}, "READ_DATABASE_URLS are of PostgreSQL: so must"),
    (
        {"READ_DATABASE_URLS": "postgres://host/name", "DATABASE_URL": "postgres://a:secret@host/n"},
        "READ_DATABASE_URLS n",
    ),
]


@pytest.mark.parametrize(("env", "said"), WRONG)
def test_a_wrong_setting_is_one_sentence_and_no_traceback(env, said, tmp_path):
    refused = manage("migrate", "--check", **{"DATA_DIR": str(tmp_path), "SECRET_KEY": "k" * 60, **env})
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith(said)
    assert len(refused.stderr.splitlines()) == 1
    assert "secret" not in refused.stderr


def test_a_server_says_it_too_and_ends(tmp_path):
    granian = str(Path(sys.executable).parent / "granian")
    command = f"import subprocess, sys; sys.exit(subprocess.call(['{granian}', '--interface', 'wsgi', '--port', '0'"
    refused = start(f"{command}, 'timeline.wsgi:application']))", **GOOD, DATABASE_URL="mysql://host")
    assert refused.returncode == 1
    assert "DATABASE_URL is of another database: PostgreSQL and SQLite are known.\n" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_whether_the_domain_is_on_browsers_lists_is_a_choice_of_its_owner():
    printed = "import timeline.settings as s; print(s.SECURE_HSTS_PRELOAD)"
    assert start(printed, **GOOD).stdout == "False\n"
    assert start(printed, **GOOD, HSTS_PRELOAD="1").stdout == "True\n"


def test_pages_ask_no_powers_of_a_browser(client):
    assert "camera=()" in client.get("/robots.txt")["Permissions-Policy"]


def test_the_demo_says_in_one_sentence_that_its_port_is_in_use(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = manage("demo", "--port", port, DATA_DIR=str(tmp_path))
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        f"CommandError: 127.0.0.1:{port} cannot be listened on (Address already in use): "
        "choose another with --port or --host."
    ]
    assert "no port 99999" in manage("demo", "--port", "99999", DATA_DIR=str(tmp_path)).stderr


def test_the_demo_says_in_one_sentence_that_its_folder_is_in_use(tmp_path):
    held = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = manage("demo", "--port", "0", DATA_DIR=str(tmp_path))
    finally:
        os.close(held)
    assert refused.returncode == 1
    assert refused.stderr == f"CommandError: Another demo uses the folder {tmp_path}: stop it, or set DATA_DIR.\n"
