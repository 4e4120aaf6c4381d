// The chart by keys: from mark to mark, and all that its buttons do. Its drawing is no part of what is read aloud: what
// the keys have come to is told beside it, and aloud.

const WAYS = { "+": "in", "=": "in", "-": "out", "−": "out", _: "out", Home: "all" };

/**
 * @param acts `marks()`: those that begin in the shown days, each with its `key`, where in px of the chart it `begins`
 *   and its middle is (`x`, `y`), `lines()`, a promise of what is told of it, and `open()`; `zoom(way, x)`, around that place where one is chosen;
 *   `pan(way, step)`, false where it cannot, `step` where the browser's "back" undoes it; `hover`, as hovers.js gives
 *   it. A way to the right is 1, to the left −1.
 * @returns `renewed()`, to be called when the marks may be elsewhere.
 */
export function keys(chart, said, acts) {
  const ring = document.createElement("div");
  ring.className = "chosen-mark";
  ring.hidden = true;
  chart.append(ring);
  chart.tabIndex = 0;
  chart.setAttribute("role", "application");   // whose keys are its own, also for who listens
  let chosen;   // the mark that the keys have come to
  let going;    // the way in which one is looked for, until the days beside are there

  const order = (one, other) => one.begins - other.begins || one.y - other.y || (one.key < other.key ? -1 : 1);

  function step(way) {
    const marks = acts.marks().sort(order);
    if (way < 0) marks.reverse();
    const here = chosen && marks.find(({ key }) => key === chosen.key);
    const next = here ? marks[marks.indexOf(here) + 1] : marks[0];
    if (next) choose(next);
    else if (acts.pan(way, false)) going = way;
  }

  async function choose(mark) {
    chosen = mark;
    place();
    ring.scrollIntoView({ block: "nearest" });
    const lines = await mark.lines();
    if (chosen !== mark) return;
    said.textContent = lines.join(" · ");
    // A scroll hides what is told; that of the line above is over with the next frame.
    requestAnimationFrame(() => { if (chosen === mark && document.activeElement === chart) tell(lines); });
  }

  function tell(lines) {
    const { left, right, bottom } = ring.getBoundingClientRect();
    acts.hover.show(lines, { clientX: (left + right) / 2, clientY: bottom - 12 });
  }

  function place() {
    ring.hidden = !chosen;
    if (chosen) Object.assign(ring.style, { left: `${chosen.x}px`, top: `${chosen.y}px` });
  }

  function leave() {
    chosen = undefined;
    place();
    acts.hover.hide();
  }

  chart.addEventListener("keydown", (event) => {
    const { key, shiftKey } = event, way = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (event.target !== chart || event.ctrlKey || event.metaKey || event.altKey) return;
    going = undefined;
    if (way && shiftKey) acts.pan(way, true);
    else if (way) step(way);
    else if (WAYS[key]) acts.zoom(WAYS[key], chosen?.x);
    else if (key === "Enter" && chosen) chosen.open();
    else if (key === "Escape" && chosen) leave();
    else return;
    event.preventDefault();
    chart.classList.add("by-keys");
  });
  // Where a mouse works it, and a card that is closed leads back here, its keys are not told: they would cover marks.
  chart.addEventListener("keyup", ({ key }) => { if (key === "Tab") chart.classList.add("by-keys"); });
  chart.addEventListener("blur", () => { acts.hover.hide(); chart.classList.remove("by-keys"); });
  chart.addEventListener("pointerdown", () => { leave(); chart.classList.remove("by-keys"); });

  return {
    renewed() {
      const way = going;
      going = undefined;
      chosen &&= acts.marks().find(({ key }) => key === chosen.key);
      place();
      if (way) step(way);
    },
  };
}
