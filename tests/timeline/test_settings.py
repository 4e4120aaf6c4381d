"""A wrong deployment refuses to start: each case starts Python anew with its own environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import plotly.offline
import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"ALLOWED_HOSTS": "timeline.example.org", "SECRET_KEY": "k" * 30 + "0123456789abcdefghij"}


def start(**env: str) -> subprocess.CompletedProcess:
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    command = [sys.executable, "-c", "import timeline.settings as s; print(s.SESSION_COOKIE_SECURE)"]
    return subprocess.run(command, cwd=ROOT, env=clean | env, capture_output=True, text=True, check=False)


def test_a_public_site_with_its_key_starts_and_sends_cookies_over_https_only():
    assert start(**GOOD).stdout == "True\n"


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
    assert f"ImproperlyConfigured: {reason}" in refused.stderr or reason in refused.stderr.splitlines()[-1]


def test_a_local_site_makes_its_folder_and_its_own_key_readable_by_its_owner_alone(tmp_path):
    folder = tmp_path / "new" / "folder"
    command = "import timeline.settings as s; print(s.SECRET_KEY)"
    env = {**os.environ, "DATA_DIR": str(folder), "SECRET_KEY": ""}
    run = [sys.executable, "-c", command]
    first, second = (subprocess.check_output(run, cwd=ROOT, env=env, text=True) for _ in range(2))
    assert first == second
    assert len(first) > 50
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_optional_build_of_plotly_js_is_of_the_version_that_the_wheel_carries():
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["plotly.js-basic-dist-min"]
    assert wanted == plotly.offline.get_plotlyjs_version()
