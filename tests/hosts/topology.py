"""Several hosts on one machine, as network namespaces, by the files of deploy/: `python -m tests.hosts.topology`.

Three of the database (PostgreSQL under Patroni, with etcd), two that serve, one of Redis, and nginx before all. Root
alone makes namespaces. It says where the site is, and ends it at Ctrl-C.
"""

import contextlib
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.breakdowns import until
from tests.nginx import configured

ROOT = Path(__file__).resolve().parents[2]
SEVERAL = ROOT / "deploy" / "several"
NETWORK, BRIDGE = "10.86.0", "timeline"
DATABASES, SERVING = ("database1", "database2", "database3"), ("web1", "web2")
NUMBERS = {**dict(zip(DATABASES, (11, 12, 13), strict=True)), "web1": 21, "web2": 22, "cache": 31, "front": 41}
SITE = f"http://{NETWORK}.{NUMBERS['front']}"


def run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)


def address(host: str) -> str:
    return f"{NETWORK}.{NUMBERS[host]}"


class Topology:
    """The hosts; a context in which they serve."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = {
            **{key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ},
            **dict(line.split("=", 1) for line in lines(SEVERAL / "timeline.env")),
            **{"SECRET_KEY": "k" * 60, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "timeline.settings"},
        }

    def __enter__(self) -> "Topology":
        try:
            self.build()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        for host, number in NUMBERS.items():
            self.kill_all(host)
            subprocess.run(["ip", "link", "del", f"{BRIDGE}{number}"], check=False, stderr=subprocess.DEVNULL)
            subprocess.run(["ip", "netns", "del", host], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(["ip", "link", "del", BRIDGE], check=False, stderr=subprocess.DEVNULL)
        for process in self.running.values():
            process.wait()

    def build(self) -> None:
        self.connect()
        for host in DATABASES:
            self.start_etcd(host)
        for host in DATABASES:
            self.start_patroni(host)
        self.start_redis()
        until(lambda: self.roles().count("replica") == 2 and self.primary(), 90)
        self.own_database()
        self.manage("migrate", "-v0")
        for host in SERVING:
            self.start_site(host)
        self.start_nginx()
        until(self.is_healthy, 60)

    def connect(self) -> None:
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "address", "add", f"{NETWORK}.254/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        for host, number in NUMBERS.items():
            outside = f"{BRIDGE}{number}"
            run("ip", "netns", "add", host)
            run("ip", "link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", host)
            run("ip", "link", "set", outside, "master", BRIDGE, "up")
            for words in (
                ("ip", "address", "add", f"{address(host)}/24", "dev", "eth0"),
                ("ip", "link", "set", "eth0", "up"),
                ("ip", "link", "set", "lo", "up"),
                ("sysctl", "-q", "-p", SEVERAL / "sysctl.conf"),
            ):
                run("ip", "netns", "exec", host, *words)

    def begin(self, name: str, host: str, *words: object, user: str = "", **variables: str) -> None:
        """Start it on the host, with its output in the folder."""
        as_user = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--"] if user else []
        command = ["ip", "netns", "exec", host, *as_user, *map(str, words)]
        if name in self.running:
            self.running[name].wait()
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**self.environment, **variables},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, name: str) -> None:
        """With SIGKILL; of Patroni with its PostgreSQL."""
        process = self.running.pop(name)
        process.kill()
        process.wait()
        if name.startswith("patroni-"):
            self.kill_postgresql(name.removeprefix("patroni-"))

    def kill_all(self, host: str) -> None:
        """With SIGKILL, whatever runs there."""
        told = subprocess.run(["ip", "netns", "pids", host], capture_output=True, text=True, check=False)
        for pid in told.stdout.split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)

    def own(self, path: Path) -> Path:
        path.mkdir(mode=0o700, exist_ok=True)
        postgres = pwd.getpwnam("postgres")
        os.chown(path, postgres.pw_uid, postgres.pw_gid)
        return path

    def here(self, text: str, host: str) -> str:
        """A file of the first host of the database, as that of another, with its folders in ours."""
        own = self.own(self.folder / host)
        parts = re.split(r"^(.*(?:hosts|CLUSTER)\b.*)$", text, flags=re.M)  # which name all three
        parts[::2] = [part.replace(address("database1"), address(host)) for part in parts[::2]]
        text = "".join(parts).replace("name: database1", f"name: {host}").replace("NAME=database1", f"NAME={host}")
        for theirs, ours in (
            ("/var/lib/postgresql", own),
            ("/var/run/postgresql", own),
            ("/var/lib/etcd", own / "etcd"),
            ("/usr/lib/postgresql/15/bin", programs()),
        ):
            text = text.replace(theirs, str(ours))
        return text

    def start_etcd(self, host: str) -> None:
        path = self.folder / f"etcd-{host}.env"
        path.write_text(self.here((SEVERAL / "etcd.env").read_text(), host))
        self.begin(f"etcd-{host}", host, "etcd", user="postgres", **dict(line.split("=", 1) for line in lines(path)))

    def start_patroni(self, host: str) -> None:
        path = self.folder / f"patroni-{host}.yml"
        path.write_text(self.here((SEVERAL / "patroni.yml").read_text(), host))
        self.begin(f"patroni-{host}", host, patroni(), path, user="postgres", **self.log_of(host))

    def log_of(self, host: str) -> dict[str, str]:
        """By which pgBackRest finds its configuration there, and psql its PostgreSQL."""
        text = (SEVERAL / "pgbackrest.conf").read_text()
        text = text.replace("/srv/timeline-log", str(self.own(self.folder / "log")))
        path = self.folder / f"pgbackrest-{host}.conf"
        path.write_text(self.here(text, host))
        return {"PGBACKREST_CONFIG": str(path), "PGHOST": str(self.folder / host)}

    def as_postgres(self, host: str, line: str) -> int:
        """The status with which the line of a shell ends on a host of the database."""
        words = [
            "ip",
            "netns",
            "exec",
            host,
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--init-groups",
            "--",
        ]
        variables = {"PATH": f"{patroni().parent}:{os.environ['PATH']}", **self.log_of(host)}
        return subprocess.run([*words, "sh", "-c", line], cwd=ROOT, env=variables, check=False).returncode

    def start_redis(self) -> None:
        words = ("redis-server", "--bind", address("cache"), "--port", 6379, "--save", "", "--protected-mode", "no")
        self.begin("redis", "cache", *words, "--dir", self.folder)

    def start_site(self, host: str, application: str = "timeline.wsgi:application") -> None:
        line = re.search(r"^    \.venv/bin/(granian .+)$", (ROOT / "README.md").read_text(), re.M)
        assert line
        granian, *words, _application = line[1].split()
        program = Path(sys.executable).parent / granian
        self.begin(f"site-{host}", host, program, *words, "--host", address(host), "--port", 8000, application)

    def start_nginx(self) -> None:
        for name in ("cache", "body", "proxy"):
            (self.folder / name).mkdir(exist_ok=True)
        path = configured(self.folder, f"{address('web1')}:8000", 80, 81, "access_log off;", several=True)
        several = "".join(f"server {address(host)}:8000 max_fails=1 fail_timeout=2s; " for host in SERVING)
        text = path.read_text().replace("listen 127.0.0.1:", f"listen {address('front')}:")
        path.write_text(re.sub(r"server [\d.]+:8000;", several, text))
        self.begin("nginx", "front", shutil.which("nginx") or "/usr/sbin/nginx", "-c", path)

    def is_healthy(self) -> bool:
        serving = (status(f"http://{address(host)}:8000/readyz") == 200 for host in SERVING)
        replicated = sorted(self.roles()) == ["primary", "replica", "replica"]
        return replicated and all(serving) and status(f"{SITE}/en/") == 200

    def roles(self) -> list[str]:
        """Of the hosts of the database, as their Patroni tells: primary, replica, or "" where it does not."""
        return [role(host) for host in DATABASES]

    def primary(self) -> str | None:
        return next((host for host in DATABASES if role(host) == "primary"), None)

    def own_database(self) -> None:
        """The role and the database of the site, as deploy/GROWING.md makes them."""
        url = f"postgres://postgres:change-postgres@{address(str(self.primary()))}/postgres"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE ROLE timeline LOGIN PASSWORD 'change-timeline'")
            connection.execute("CREATE DATABASE timeline OWNER timeline")

    def on_primary(self, sql: str) -> list[tuple[str]]:
        """What it answers to the site's role; [] where it changed tables, as a migration does."""
        url = f"postgres://timeline:change-timeline@{address(str(self.primary()))}/timeline"
        with psycopg.connect(url) as connection:
            connection.execute("SET lock_timeout = '5s'")
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def restart_site(self, host: str) -> None:
        """As its service is restarted: it ends what it has begun."""
        process = self.running[f"site-{host}"]
        process.terminate()
        process.wait(30)
        self.start_site(host)

    def manage(self, *words: str) -> str:
        return self.python("manage.py", *words)

    def python(self, *words: str) -> str:
        """On the first host that serves."""
        command = ["ip", "netns", "exec", "web1", sys.executable, *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kill_postgresql(self, host: str) -> None:
        """With SIGKILL, without its Patroni's knowledge."""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError, ValueError, IndexError):
            pid = int((self.folder / host / "timeline" / "postmaster.pid").read_text().splitlines()[0])
            os.kill(pid, signal.SIGKILL)

    def stop_replay(self, host: str) -> int:
        """The replica shows no more of what it is sent, though it takes it; gives the process to be continued."""
        told = subprocess.run(["ip", "netns", "pids", host], capture_output=True, text=True, check=True)
        for pid in map(int, told.stdout.split()):
            if b": startup" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGSTOP)
                return pid
        raise AssertionError(f"{host} is no replica")

    def cut(self, host: str) -> None:
        run("ip", "link", "set", f"{BRIDGE}{NUMBERS[host]}", "down")

    def mend(self, host: str) -> None:
        run("ip", "link", "set", f"{BRIDGE}{NUMBERS[host]}", "up")


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def programs() -> Path:
    return sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]


def patroni() -> Path:
    """Its program, in an environment kept for the next time; of Debian's Python, which its user may run."""
    home = Path(tempfile.gettempdir()) / "timeline-patroni"
    if not (home / "bin" / "patroni").exists():
        run("/usr/bin/python3", "-m", "venv", home)
        run(home / "bin" / "pip", "install", "-q", "-r", SEVERAL / "requirements.txt")
    return home / "bin" / "patroni"


def role(host: str) -> str:
    try:
        with urllib.request.urlopen(f"http://{address(host)}:8008/patroni", timeout=1) as answer:
            told = json.load(answer)
    except (OSError, ValueError):
        return ""
    streams = told["role"] == "primary" or told.get("replication_state") == "streaming"
    return str(told["role"]) if told["state"] == "running" and streams else ""


def status(url: str) -> int:
    request = urllib.request.Request(url, headers={"Host": "localhost"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@contextlib.contextmanager
def several_hosts() -> Iterator[Topology]:
    with tempfile.TemporaryDirectory(prefix="timeline-hosts-") as folder:
        Path(folder).chmod(0o755)
        with Topology(Path(folder)) as topology:
            yield topology


def main() -> None:
    began = time.monotonic()
    with several_hosts() as topology:
        print(f"{SITE} (Host: localhost) after {time.monotonic() - began:.0f} s; its files in {topology.folder}.")
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
