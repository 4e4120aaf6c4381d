import gc
import os
import secrets
from itertools import islice
from pathlib import Path

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import Phase, settings

from events.dates.words import months_of
from events.intake import apart
from tests.deferred_columns import every_column_was_asked_for  # noqa: F401 — a fixture of all tests
from tests.missing_names import every_name_is_there  # noqa: F401 — a fixture of all tests
from timeline import caching, spacing

# Machines stall now and then: a slow example is not a failure. Of a failure .ci/run wants the first example, which
# it prints to be tried again: making it small took minutes; and its two processes share no folder of examples.
settings.register_profile("patient", deadline=None)
settings.register_profile(
    "ci", deadline=None, phases=[Phase.explicit, Phase.generate], database=None, print_blob=True
)
settings.register_profile("nightly", settings.get_profile("ci"), max_examples=2000)
settings.load_profile("patient")


def pytest_collection_finish(session):
    """Collecting garbage took a tenth of the suite: what is loaded by now stays, and the rest is looked at rarely."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


os.environ.setdefault("KILL_SEED", str(secrets.randbelow(1_000_000)))  # xdist's processes take it over


def pytest_report_header():
    return f"processes are killed at the moments of KILL_SEED={os.environ['KILL_SEED']}"


def pytest_addoption(parser):
    parser.addoption(
        "--second-database",
        action="store_true",
        help="leave out what another database cannot change: tests that know none, the browser's flows but those "
        "marked both_databases, and the rows of a matrix that are marked one_database",
    )


FOLDERS_OF_NO_DATABASE = [Path(__file__).parent / name for name in ("dates", "reading", "text")]


def pytest_ignore_collect(collection_path, config):
    """Each worker of the second database would load four thousand tests that it leaves out."""
    return True if config.getoption("second_database") and collection_path in FOLDERS_OF_NO_DATABASE else None


@pytest.hookimpl(trylast=True)  # the browser's tests are marked by their own folder
def pytest_collection_modifyitems(config, items):
    second_database = config.getoption("second_database")
    for item in items:
        if knows_a_database(item) and set(item.path.parents) & set(FOLDERS_OF_NO_DATABASE):
            raise pytest.UsageError(f"{item.nodeid} knows a database, and its folder is not tried on the second one.")
    kept = [item for item in items if is_wanted(item, second_database)]
    wanted = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0"))
    # Each worker that has one starts a demo and a browser: the few of the second database are one worker's.
    browsers = 1 if second_database else workers
    items[:] = in_stretches(kept, workers, browsers) if workers else kept


def in_stretches(items: list, workers: int, browsers: int) -> list:
    """pytest-xdist gives each worker one stretch. Those of so many hold the long tests, the browser's: at the start
    of the first, later in each other, as others work while they wait. All others stay beside those of their class and
    file, which are prepared once then."""
    slow = [item for item in items if item.get_closest_marker("browser")]
    quick = iter([item for item in items if not item.get_closest_marker("browser")])
    ordered: list = []
    for nth in range(workers):
        long = slow[nth::browsers] if nth < browsers else []
        short = list(islice(quick, max(0, len(items) * (nth + 1) // workers - len(ordered) - len(long))))
        before = len(short) * nth // workers
        ordered += [*short[:before], *long, *short[before:]]
    return ordered


def is_wanted(item, second_database: bool) -> bool:
    if item.get_closest_marker("nightly") and os.environ.get("NIGHTLY") != "1":
        return False
    if not second_database:
        return True
    if item.get_closest_marker("one_database"):
        return False
    return bool(item.get_closest_marker("both_databases")) or knows_a_database(item)


def knows_a_database(item) -> bool:
    """Whether pytest-django lets this test at the database; the browser's tests have the demo's."""
    of_django = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    fixtures = {"db", "transactional_db", "django_db_serialized_rollback"} & set(item.fixturenames)
    return bool(of_django or fixtures or item.get_closest_marker("django_db"))


def emptied(self, style, tables, **options):
    """Instead of TRUNCATE, which makes each file of each table anew: half a second where nearly all are empty."""
    return ["SET CONSTRAINTS ALL DEFERRED", *(f"DELETE FROM {self.quote_name(table)}" for table in tables)]


DatabaseOperations.sql_flush = emptied


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The roles are there from the start, as on every site: made by each test they took a twentieth of the desk's."""
    from tests.factories import the_groups

    with django_db_blocker.unblock():
        the_groups()


@pytest.fixture(autouse=True)
def the_language_is_put_back():
    """A page leaves its language to the thread, and answers are kept; the next test starts without."""
    caching.store.clear()
    spacing.own.clear()
    yield
    translation.deactivate()
    months_of.set("")


@pytest.fixture(autouse=True)
def files_are_read_here(request, monkeypatch):
    """Two hundred tests of pages started a Python each for a few rows; the browser's and test_apart do start one."""
    if not request.node.get_closest_marker("browser") and request.module.__name__ != "tests.intake.test_apart":
        monkeypatch.setattr(apart, "answer_of_child", answer_of_this_process)


def answer_of_this_process(task: str, arguments: str, data: bytes, patience: float, seconds: int) -> bytes:
    try:
        with translation.override(None):
            return b"".join(apart.answer(task, arguments, data))
    except Exception:  # the child would end with a traceback that nobody reads
        return b""
    finally:
        if task == "events.intake.page:from_html":
            gc.collect()  # a tree of HTML may be let go by the thread alone that made it, and a test may begin others


def member(client, django_user_model, group: str):
    """The client, logged in as a new member of one of the groups, who is no superuser."""
    from django.contrib.auth.models import Group

    from tests.factories import the_groups

    the_groups()
    user = django_user_model.objects.create_user({"Editors": "amina", "Contributors": "samir"}[group], is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def desk(client, django_user_model, db):
    """The client of an editor."""
    return member(client, django_user_model, "Editors")


@pytest.fixture
def contributor(client, django_user_model, db):
    """The client of a contributor."""
    return member(client, django_user_model, "Contributors")
