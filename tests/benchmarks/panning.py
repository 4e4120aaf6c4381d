"""How many frames a second a reader sees who moves a chart of many events, and what each costs the page's thread.

    .venv/bin/python -m tests.benchmarks.panning [1000] [1440]

The drawing in the page, then Plotly's chart, each dragged to and fro and zoomed by the wheel, on this processor and
with it slowed down four times. What each frame costs the thread (ms of processor time, of which script, style and
layout) depends little on what else the machine does; the frames do.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import CDPSession, Page, Route, async_playwright

from tests.benchmarks.first_chart import demo

SECONDS = 3
EACH = 0.008  # s between two moves of a mouse
SLOWDOWNS = (1, 4)
WATCH = """() => {
  const mine = window.watch = {frames: 0, began: performance.now()};
  const tick = (at) => { mine.frames++; mine.last = at; if (mine === window.watch) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
SEEN = (
    "(({frames, began, last}) => { window.watch = undefined; return [frames, (last - began) / 1000]; })(window.watch)"
)
MIDDLE = """() => {
  const chart = document.querySelector("#chart");
  chart.scrollIntoView({block: "start", behavior: "instant"});
  const {left, top, width} = chart.getBoundingClientRect();
  return [left + width / 2, top + 55];
}"""
MAKE = "import django; django.setup(); from tests.benchmarks.many_events import make; make({})"
COSTS = {
    "all": "TaskDuration",
    "script": "ScriptDuration",
    "style": "RecalcStyleDuration",
    "layout": "LayoutDuration",
}

Send = Callable[[dict[str, object]], None]


async def costs(devtools: CDPSession) -> dict[str, float]:
    metrics = (await devtools.send("Performance.getMetrics"))["metrics"]
    values = {metric["name"]: metric["value"] for metric in metrics}
    return {name: values[key] * 1000 for name, key in COSTS.items()}


async def measured(page: Page, devtools: CDPSession, act: Callable[[int], dict[str, object]]) -> str:
    """While `act` gives each move's event: sent without waiting, as a hand does not wait for the page either."""
    sent: list[Awaitable[object]] = []
    before = await costs(devtools)
    await page.evaluate(WATCH)
    for step in range(round(SECONDS / EACH)):
        sent.append(asyncio.create_task(devtools.send("Input.dispatchMouseEvent", act(step))))
        await asyncio.sleep(EACH)
    frames, seconds = await page.evaluate(SEEN)
    after = await costs(devtools)
    await asyncio.gather(*sent)
    each = " ".join(f"{name} {(after[name] - before[name]) / frames:5.2f}" for name in COSTS)
    return f"{frames / seconds:5.1f} frames/s   ms a frame: {each}"


async def moved(page: Page, devtools: CDPSession) -> dict[str, str]:
    x, y = await page.evaluate(MIDDLE)

    def drag(step: int) -> dict[str, object]:
        return {
            "type": "mouseMoved",
            "x": x + (abs(step % 120 - 60) - 30) * 6,
            "y": y,
            "button": "left",
            "buttons": 1,
        }

    def zoom(step: int) -> dict[str, object]:
        way = -1 if step % 60 < 30 else 1
        return {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": way * 8, "modifiers": 2}

    await page.mouse.move(x, y)
    await page.mouse.down()
    dragged = await measured(page, devtools, drag)
    await page.mouse.up()
    await page.wait_for_timeout(1500)
    zoomed = await measured(page, devtools, zoom)
    await page.wait_for_timeout(1500)
    return {"dragged": dragged, "zoomed": zoomed}


def kept_until(wanted: asyncio.Event) -> Callable[[Route], Awaitable[None]]:
    async def keep(route: Route) -> None:
        await wanted.wait()
        await route.continue_()

    return keep


async def measure(address: str, width: int) -> None:
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for slowdown in SLOWDOWNS:
            page = await browser.new_page(viewport={"width": width, "height": 900})
            devtools = await page.context.new_cdp_session(page)
            await devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
            wanted = asyncio.Event()
            await page.route("**/plotly*.js", kept_until(wanted))
            await page.goto(f"{address}/en/many/#view=1995-01-01/2005-01-01")
            await page.wait_for_timeout(1500)
            await devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            for chart in ("drawing", "Plotly"):
                nodes = await page.evaluate("document.querySelectorAll('.chart *').length")
                for how, found in (await moved(page, devtools)).items():
                    print(f"{slowdown} x  {chart:8} {how:8} {found}   ({nodes} nodes)", flush=True)
                wanted.set()
                await page.mouse.move(5, 5)
                await page.hover("#chart-title")
                await page.wait_for_selector(".chart.ready")
                await page.wait_for_timeout(1500)
            await page.close()
        await browser.close()


def main() -> None:
    count = sys.argv[1] if len(sys.argv) > 1 else "1000"
    width = int(sys.argv[2]) if len(sys.argv) > 2 else 1440
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
        asyncio.run(measure(address, width))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
