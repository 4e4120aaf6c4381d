"""How many frames a browser drops while a reader pans a chart of many events.

.venv/bin/python -m tests.benchmarks.panning [10000]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.first_chart import demo

FRAME = 1000 / 60  # ms
SECONDS = 4
WATCH = """
window.frames_seen = [];
const tick = (at) => { frames_seen.push(at); requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
MAKE = "import django; django.setup(); from tests.benchmarks.many_events import make; make({})"


def dropped(page: Page, window: str) -> tuple[float, int, int]:
    """The share of frames that were late while the chart was dragged to and fro, those seen, and the nodes drawn."""
    page.hover("#chart-title")
    page.wait_for_selector(".chart.ready")
    if window:
        page.evaluate(f"Plotly.relayout(document.querySelector('.plot'), {{'xaxis.range': {window.split('/')}}})")
        page.wait_for_timeout(1500)
    box = page.locator(".plot .nsewdrag").bounding_box()
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(middle + 90, box["y"] + 8)
    page.evaluate("document.querySelector('.plot').on('plotly_relayouting', () => { window.panned = true; })")
    page.evaluate(WATCH)
    began = page.evaluate("performance.now()")
    step = 0
    while page.evaluate("performance.now()") - began < SECONDS * 1000:
        step += 1
        page.mouse.move(middle + (step % 60 - 30) * 6, box["y"] + 8)
    times = page.evaluate("frames_seen")
    page.mouse.up()
    assert page.evaluate("window.panned"), "the chart did not move"
    expected = (times[-1] - times[0]) / FRAME
    nodes = page.evaluate("document.querySelectorAll('.plot *').length")
    return max(1 - (len(times) - 1) / expected, 0), len(times), nodes


def main() -> None:
    count = sys.argv[1] if len(sys.argv) > 1 else "10000"
    folder = Path(tempfile.mkdtemp())
    server, address = demo(folder)
    try:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "timeline.settings",
            "DATA_DIR": str(folder),
            "DATABASE_URL": "",
        }
        subprocess.run([sys.executable, "-c", MAKE.format(count)], env=env, check=True)
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for window in ("", "1995-01-01/2005-01-01", "2003-01-01/2003-12-31"):
                page = browser.new_page(viewport={"width": 1366, "height": 900})
                page.goto(f"{address}/en/many/")
                share, seen, nodes = dropped(page, window)
                print(f"{window or 'whole':24} {share:6.1%} of frames dropped ({seen} seen, {nodes} nodes)")
                page.close()
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
