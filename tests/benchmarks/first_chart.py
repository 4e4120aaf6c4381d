"""When the first chart stands, what moves, and how long the page is deaf: beside others' charts.

    npm install --prefix /tmp/others @knight-lab/timelinejs@3.9 vis-timeline@8.5 uplot@1.6 echarts@6
    .venv/bin/python -m tests.benchmarks.first_chart /tmp/others/node_modules [events] [slowdown]

TimelineJS and vis-timeline draw timelines; uPlot and ECharts points on an axis of time, with neither titles nor
lanes, as a measure of speed. The same events (100 by default) in the same Chromium, each page on a cold cache, in
turn, with the processor slowed down (4 times by default, as Lighthouse does for a phone). Prints each tool's median,
and as a multiple of ours. Total blocking time is what tasks take beyond 50 ms each, from the first paint until the
page has been quiet for three seconds.
"""

import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROUNDS = 5
QUIET = 3000  # ms
WATCH = """
window.seen = {shift: 0, blocked: 0, last: 0, chart: 0};
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; })
  .observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => { for (const e of list.getEntries()) {
  seen.blocked += Math.max(e.duration - 50, 0); seen.last = e.startTime + e.duration; } })
  .observe({type: "longtask", buffered: true});
const look = () => {
  if (!seen.chart && document.querySelector(MARK)) requestAnimationFrame(() => { seen.chart = performance.now(); });
  else if (!seen.chart) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
TIMELINEJS = """<!doctype html><meta charset=utf-8>
<link rel=stylesheet href=/o/@knight-lab/timelinejs/dist/css/timeline.css>
<div id=t style="height:600px"></div><script src=/o/@knight-lab/timelinejs/dist/js/timeline.js></script>
<script>new TL.Timeline("t", `${location.origin}/events.json`,
  {script_path: `${location.origin}/o/@knight-lab/timelinejs/dist/js/`})</script>"""
VIS = """<!doctype html><meta charset=utf-8>
<link rel=stylesheet href=/o/vis-timeline/styles/vis-timeline-graph2d.min.css>
<div id=t></div><script src=/o/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js></script><script type=module>
const day = (d) => [d.year, d.month ?? 1, d.day ?? 1].map((n) => String(n).padStart(2, "0")).join("-");
const {events} = await (await fetch("/events.json")).json();
new vis.Timeline(document.getElementById("t"), events.map((e, id) => ({id, content: e.text.headline,
  start: day(e.start_date), ...(e.end_date && {end: day(e.end_date)})})), {});</script>"""
POINTS = """const {events} = await (await fetch("/events.json")).json();
const times = events.map(({start_date: d}) => Date.UTC(d.year, (d.month ?? 1) - 1, d.day ?? 1)).sort((a, b) => a - b);
const rows = times.map((_, row) => row % 20);"""
UPLOT = f"""<!doctype html><meta charset=utf-8><link rel=stylesheet href=/o/uplot/dist/uPlot.min.css>
<div id=t></div><script src=/o/uplot/dist/uPlot.iife.min.js></script><script type=module>{POINTS}
new uPlot({{width: 1300, height: 600, series: [{{}}, {{paths: () => null, points: {{show: true}}}}]}},
  [times.map((t) => t / 1000), rows], document.getElementById("t"));</script>"""
ECHARTS = f"""<!doctype html><meta charset=utf-8><div id=t style="width:1300px;height:600px"></div>
<script src=/o/echarts/dist/echarts.min.js></script><script type=module>{POINTS}
echarts.init(document.getElementById("t")).setOption({{xAxis: {{type: "time"}}, yAxis: {{}}, animation: false,
  series: [{{type: "scatter", data: times.map((t, at) => [t, rows[at]])}}]}});</script>"""


class Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def serve(folder: Path) -> str:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Files, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def demo(folder: Path) -> tuple[subprocess.Popen, str]:
    env = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": ""}
    address = "http://127.0.0.1:8791"
    server = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", "8791"], env=env, stdout=subprocess.DEVNULL
    )
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).close()
            break
        except OSError:
            time.sleep(0.25)
    return server, address


def visit(browser: Browser, address: str, mark: str, slowdown: float) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.add_init_script(WATCH.replace("MARK", json.dumps(mark)))
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_timeout(QUIET)
    while page.evaluate("performance.now() - seen.last") < QUIET:
        page.wait_for_timeout(500)
    found = page.evaluate("({...seen})")
    context.close()
    return {
        "chart, ms": found["chart"],
        "blocked, ms": found["blocked"],
        "shift": found["shift"],
        "kB": sum(sizes) / 1000,
    }


def main() -> None:
    others = Path(sys.argv[1]).resolve()
    events = sys.argv[2] if len(sys.argv) > 2 else "100"
    slowdown = float(sys.argv[3]) if len(sys.argv) > 3 else 4
    folder = Path(tempfile.mkdtemp())
    server, ours = demo(folder)
    site = folder / "site"
    site.mkdir()
    try:
        (site / "o").symlink_to(others)
        (site / "timelinejs.html").write_text(TIMELINEJS)
        (site / "vis.html").write_text(VIS)
        (site / "uplot.html").write_text(UPLOT)
        (site / "echarts.html").write_text(ECHARTS)
        view = f"/en/western-sahara/events.timelinejs.json?top={events}"
        with urllib.request.urlopen(ours + view) as answer:
            told = answer.read()
        (site / "events.json").write_bytes(told)
        print(f"{len(json.loads(told)['events'])} events")  # the demo may have fewer than are asked for
        theirs = serve(site)
        pages = {
            "this page": (f"{ours}/en/western-sahara/?top={events}", ".sketch [data-event]"),
            "TimelineJS": (f"{theirs}/timelinejs.html", ".tl-timemarker"),
            "vis-timeline": (f"{theirs}/vis.html", ".vis-item"),
            "uPlot": (f"{theirs}/uplot.html", ".uplot canvas"),
            "ECharts": (f"{theirs}/echarts.html", "#t canvas"),
        }
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium"),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            found: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
            for _ in range(ROUNDS):
                for name, (address, mark) in pages.items():
                    found[name].append(visit(browser, address, mark, slowdown))
            browser.close()
    finally:
        server.terminate()
        server.wait()
    first: dict[str, float] = {}
    for name, rounds in found.items():
        medians = {key: statistics.median(r[key] for r in rounds) for key in rounds[0]}
        first = first or medians
        told = (f"{key} {m:.3g}" + (f" (x {m / first[key]:.2f})" if first[key] else "") for key, m in medians.items())
        print(f"{name:14} " + "   ".join(told))


if __name__ == "__main__":
    main()
