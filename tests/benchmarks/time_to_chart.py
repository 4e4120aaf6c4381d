"""When the first chart stands in Chromium, and what crosses the network, as a conflict grows.

    [DATABASE_URL=postgres://…] .venv/bin/python -m tests.benchmarks.time_to_chart [1000 10000 100000]

Needs the conflicts that `tests.benchmarks.windows` makes in that database. Each page in turn, on a cold cache of the
browser: first made anew by the server, then kept by it. Prints medians, and these as multiples of the fewest events'.
"""

import json
import os
import statistics
import sys
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.first_chart import WATCH
from tests.benchmarks.requests_a_second import port, running

ROUNDS = 5
MARK = json.dumps(".sketch [data-event]")


def look(browser: Browser, address: str) -> tuple[float, int]:
    """Milliseconds until a mark is drawn, and bytes on the network until then."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH.replace("MARK", MARK))
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    received: list[int] = []
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(address)
    while not (seen := page.evaluate("seen.chart")):
        page.wait_for_timeout(20)
    context.close()
    return seen, int(sum(received))


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 10_000, 100_000]
    at = port()
    environment = {**os.environ, "DATA_DIR": os.environ.get("DATA_DIR", tempfile.mkdtemp())}
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--no-ws", "--port", str(at)]
    fewest: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for size in sizes:
            address = f"http://127.0.0.1:{at}/en/n{size}/"
            times: dict[str, list[float]] = {"made anew": [], "kept": []}
            sent = 0
            for _ in range(ROUNDS):
                with running(
                    [*granian, "timeline.wsgi:application"], f"http://127.0.0.1:{at}/healthz", env=environment
                ):
                    urllib.request.urlopen(f"http://127.0.0.1:{at}/en/n{size}/about/").close()  # its code is loaded
                    for name in times:
                        milliseconds, sent = look(browser, address)
                        times[name].append(milliseconds)
            for name, found in times.items():
                median = statistics.median(found)
                first = fewest.setdefault(name, median)
                print(f"{size:>10,} {name:10} {median:7.0f} ms (x {median / first:.2f}) {sent / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
