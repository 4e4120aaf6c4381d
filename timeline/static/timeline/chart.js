// The chart under the reader's hand. The drawing in the page takes gestures, hovers and clicks from the first moment;
// Plotly's chart takes over at the first rest of a mouse, or when its button asks for it.
//
// What is shown is a range of days, as Python counts them, the same for both; a fresh view of it follows each move.

import { gestures, held } from "./gestures.js";
import { hovers } from "./hovers.js";
import { keys } from "./keys.js";
import { bundle, CONFIG, DARK, dayOf, isoDay, linesOf, marksOf, moment, saveImage, themed, withoutAxis } from "./plot.js";
import { stripOfDays } from "./strip.js";

const LEAST = 3;      // days that are shown at least
const ROW = 24;       // px
const PARTS = ".axis, .sketch";   // of a drawing, each moved by itself
const STRETCHED = 1.3;  // how far what is drawn may be stretched under a hand: to lay it out anew takes longer than a frame
const REST = 500;     // ms without a move, after which Plotly may take over
const SOON = 150;     // ms after a move, until a fresh view is asked for
const SETTLED = 1500; // ms after a move, until the chart gives back the height that it needs no more
const RUN = 1500;     // ms between two presses of one button that are still one move
const MARK = "[data-event], [data-first]";   // of a drawing
const THUMB = 12;     // px by which a finger may miss a mark

/**
 * @param acts `openCard(slug)`, `opensDays(first, last)`: false where the list shows them, `moved()`, and before it
 *   `leaves()` where the move is a step that the browser's "back" undoes.
 */
export function startChart(chart, strip, acts) {
  const section = chart.closest(".chart-section");
  const said = section.querySelector(".said"), nearest = section.querySelector(".nearest");
  const rightToLeft = "fromTheRight" in strip.dataset;
  let drawing;
  drawing = find();              // that which is seen; asking the page each time would have it laid out anew
  const windowOfStrip = strip.querySelector(".window");
  const viewOf = (element) => element.dataset.view.split(" ").map(Number);
  let [first, last] = viewOf(drawing);   // all that is there, as widely as it is laid out
  const whole = [Number(strip.dataset.start), Number(strip.dataset.end)];
  const limits = [Math.min(first, whole[0]), Math.max(last, whole[1])];
  const ends = (range) => (rightToLeft ? [...range].reverse() : [...range]);
  let shown = [first, last];
  let plot, coming;              // Plotly's chart, and the promise of it
  let plotted;                   // the days for which it is drawn
  let waiting, resting, settling;   // timers: of the next view, of the reader's rest, of the chart's height
  let spare = 0;                 // px that Plotly's chart is higher than its rows
  let number = 0;                // of the newest view asked for: an older answer is dropped
  let pressed = false;

  const axis = {
    limits, least: LEAST,
    box: () => chart.getBoundingClientRect(),
    range: () => ends(shown),
    set: (range) => show(ends(range)),
  };
  const hands = gestures(chart, axis);
  const hover = hovers(chart, () => plot, () => atThisWidth(chart.dataset.view));
  const byKeys = keys(chart, section.querySelector(".chosen"), {
    marks, hover, zoom: zoomBy, pan: (way, step) => zoomBy(way === (rightToLeft ? -1 : 1) ? "later" : "earlier", undefined, step),
  });

  function find() {
    return [...chart.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth) ?? drawing;   // none is seen in a hidden frame
  }

  /** A move that a reader means, as by a button. */
  function jump(days) {
    acts.leaves();
    show(days);
  }

  function show(days) {
    shown = held(days, axis);
    if (plot) movePlot();
    const seen = [...drawing.querySelectorAll(PARTS)].filter(isSeen);   // of a high chart, what a frame must show
    for (const part of seen) part.classList.add("moving");   // until a fresh drawing comes
    placed(seen, STRETCHED);
    soon();
  }

  function isSeen(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  /** Where what is drawn for some days begins, and how wide it is, in parts of the chart that shows others. */
  function place([a, b]) {
    const [c, d] = shown, size = d - c;
    return [(rightToLeft ? d - b : a - c) / size, (b - a) / size];
  }

  /** Move what is drawn to where the shown days are. */
  function placed(parts = drawing.querySelectorAll(plot ? ".axis" : PARTS), stretch = 1) {
    for (const part of parts) {
      put(part.firstElementChild, place(viewOf(part.dataset.view ? part : part.parentElement)), stretch);
    }
    const part = (day) => Math.min(Math.max((day - whole[0]) / (whole[1] - whole[0]), 0), 1);
    put(windowOfStrip, [rightToLeft ? 1 - part(shown[1]) : part(shown[0]), Math.max(part(shown[1]) - part(shown[0]), .01)], 1);
  }

  /** By its width, for which all in it is laid out anew, only where it would be stretched too far. */
  function put({ style }, [left, width], stretch) {
    let drawn = parseFloat(style.width || "100%") / 100;
    if (isFar(width / drawn, stretch)) style.width = `${100 * (drawn = width)}%`;
    style.transform = `translateX(${left / drawn * 100}%) scaleX(${width / drawn})`;
  }

  const isFar = (ratio, stretch) => Math.max(ratio, 1 / ratio) > stretch + 1e-6;

  /** An answer still under way is of a view that the reader has left. */
  function soon() {
    number++;
    clearTimeout(waiting);
    waiting = setTimeout(fresh, SOON);
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLED);
    acts.moved();
  }

  /** What was kept free below a chart that became lower is given back, unless a hand is there. */
  async function settle() {
    if (pressed) { settling = setTimeout(settle, SETTLED); return; }
    if (plot && spare) {
      const [bottom, top] = plot.layout.yaxis.range, height = plot.layout.height - spare;
      const range = [bottom - spare / ROW, top];
      spare = 0;
      await Plotly.relayout(plot, { height, "yaxis.range": range });
    }
    chart.style.minHeight = "";
  }

  /** All drawings, as paper has a width of its own. */
  const forPaper = () => placed(chart.querySelectorAll(PARTS));

  async function fresh() {
    const mine = ++number, asking = plot;
    try {
      const answer = await ask(plot ? chart.dataset.figure : chart.dataset.view);
      if (mine !== number) return;
      if (asking !== plot) return void fresh();   // Plotly's chart has come meanwhile
      if (plot) await replot(answer);
      else redraw(answer.drawing);
      tell(plot ? answer.layout.meta : answer);
      byKeys.renewed();
    } catch { placed(); drawPlot(); }   // the view before stays
  }

  /** As a telephone held sideways, whose chart is laid out for just it, and comes when the page is there. */
  const isLow = () => !document.body.classList.contains("embedded") && matchMedia("(max-height: 480px) and (min-width: 460px)").matches;

  function atThisWidth(address) {
    const url = new URL(address, location.href);
    url.searchParams.set("width", Math.min(Math.max(Math.round(chart.clientWidth), 200), 4000));
    if (isLow()) url.searchParams.set("low", innerHeight);
    return url;
  }

  /** Laid out for a low window, without a move: who reads below it goes on there. */
  async function lower() {
    const mine = ++number, answer = await ask(chart.dataset.view).catch(() => {}), { bottom } = chart.getBoundingClientRect();
    if (!answer || mine !== number || plot) return;
    redraw(answer.drawing);
    chart.style.minHeight = "";
    const led = document.getElementById(location.hash.slice(1));   // to where the page is still on its way
    if (led) led.scrollIntoView();
    else if (bottom < innerHeight / 2) scrollBy(0, chart.getBoundingClientRect().bottom - bottom);
  }

  async function ask(address) {
    const url = atThisWidth(address);
    if (!isWhole()) url.searchParams.set("view", shownDays().join("/"));
    const response = await fetch(url);
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  function redraw(markup) {
    const holder = document.createElement("template");
    holder.innerHTML = markup;   // our own page's, escaped by the server
    keepHeight();
    // That of its own width: the window may have another by now, and each width keeps a drawing.
    const { layout } = holder.content.firstElementChild.dataset;
    chart.querySelector(`.drawing[data-layout="${layout}"]`)?.remove();
    chart.prepend(holder.content);
    drawing = find();
    if (isWhole()) shown = [first, last] = viewOf(drawing);
    placed();
  }

  /** What lies below the chart is not moved under the reader's hand. */
  function keepHeight() {
    chart.style.minHeight = `${chart.offsetHeight}px`;
  }

  function tell({ said: words, nearest: offer }) {
    said.textContent = words;
    said.classList.toggle("anew", !isWhole());
    nearest.hidden = !offer;
    nearest.textContent = offer?.words ?? "";
    nearest.onclick = () => openDays(offer.first, offer.last);
  }

  const isWhole = () => Math.abs(shown[0] - first) + Math.abs(shown[1] - last) < 1;
  const shownDays = () => [isoDay(shown[0]), isoDay(Math.max(shown[1] - 1, shown[0]))];

  function openDays(from, to) {
    const a = dayOf(from), b = dayOf(to) + 1, air = Math.max((b - a) * 0.05, 1);
    if (acts.opensDays(from, to, (b - a) * 3 > shown[1] - shown[0] - 0.1 && b - a < 60)) return;
    jump([a - air, b + air]);
  }

  let pressedWay, pressedAt = -RUN;   // of the buttons

  /** @param x px of the chart around which it zooms. @returns false where nothing moves. */
  function zoomBy(way, x = chart.clientWidth / 2, step = true) {
    const [a, b] = shown, size = b - a;
    const part = x / chart.clientWidth, middle = a + size * (rightToLeft ? 1 - part : part);
    const by = size / 2 * (way === "later" ? 1 : -1), reach = size * (way === "in" ? 0.25 : 1);
    const days = { all: [first, last], earlier: [a + by, b + by], later: [a + by, b + by] }[way] ?? [middle - reach, middle + reach];
    const [c, d] = held(days, axis);
    if (Math.abs(c - a) + Math.abs(d - b) < 1) return false;
    if (step && (way !== pressedWay || performance.now() - pressedAt > RUN)) acts.leaves();
    [pressedWay, pressedAt] = [way, performance.now()];
    show(days);
    return true;
  }

  /** The marks that begin in the shown days, for the keys. */
  function marks() {
    const { left, top, width } = chart.getBoundingClientRect();
    const found = plot ? marksOf(plot).map(({ of, days, y, lines }) => {
      const [at, wide] = place(days);
      return { of, from: at * width, to: (at + wide) * width, y: y + plot.offsetTop, lines: async () => lines };
    }) : [...drawing.querySelectorAll(MARK)].map((mark) => {
      const part = mark.querySelector("use:not(.sign, .rival), rect, text") ?? mark, box = part.getBoundingClientRect();
      const middle = (box.left + box.right) / 2 - left, isBar = part.tagName === "rect";
      const [from, to] = isBar ? [box.left - left, box.right - left] : [middle, middle], { event, first, last } = mark.dataset;
      return { of: event ?? [first, last], from, to, y: box.top + box.height / 2 - top, lines: () => hover.of(mark) };
    });
    return found.map(({ of, from, to, y, lines }) => ({
      key: String(of), begins: rightToLeft ? to : from, x: (Math.max(from, 0) + Math.min(to, width)) / 2, y, lines, open: () => openMark(of),
    })).filter(({ begins }) => begins > -1 && begins < width + 1);
  }

  /** An event's card, or the days of a stack or a bar. */
  function openMark(of) {
    if (Array.isArray(of)) openDays(...of);
    else acts.openCard(of);
  }

  // Plotly

  /** Plotly's chart, brought once; tried again after a failure. Its button says how far it is. */
  function interactive() {
    if (!coming) {
      say("coming");
      coming = takeOver().then(() => true, () => { coming = undefined; return false; });
      coming.then((there) => say(there ? "there" : "failed"));
    }
    return coming;
  }

  function say(how) {
    const button = section.querySelector(".bring");
    button.textContent = button.nextElementSibling.textContent = button.dataset[how];
    button.setAttribute("aria-disabled", how !== "failed");   // and not disabled, which would lose the focus
  }

  async function takeOver() {
    await bundle(chart.dataset.plotly);
    const figure = await ask(chart.dataset.figure), holder = document.createElement("div");
    await document.fonts?.ready;
    withoutAxis(figure);
    themed(figure).layout.xaxis.range = ends(shown).map(moment);
    holder.className = "plot";
    holder.setAttribute("aria-hidden", "true");
    keepHeight();
    chart.append(holder);
    await Plotly.newPlot(holder, figure.data, figure.layout, CONFIG);
    plot = holder;
    axis.covered = true;
    isPlotted(figure.layout);
    chart.classList.add("ready");
    drawAxis(figure.layout);
    if (!isStill()) movePlot();
    byKeys.renewed();
    plot.on("plotly_relayout", (change) => { if (Object.keys(change).some((key) => key.startsWith("xaxis"))) followed(); });
    plot.on("plotly_click", ({ points: [point] }) => {
      if (hands.dragged()) return;
      if (point.customdata) openMark(point.customdata);
    });
    plot.on("plotly_hover", ({ points: [point], event }) => {
      if (point.hovertext && isStill() && !pressed) hover.show(linesOf(point.hovertext), event);
    });
    plot.on("plotly_unhover", hover.hide);
  }

  /** Who sets its range by Plotly's own function moves the page's chart. */
  function followed() {
    const [a, b] = plotted = daysOf(plot.layout);
    if (Math.abs(a - shown[0]) + Math.abs(b - shown[1]) > 0.01) show(plotted);
  }

  const daysOf = ({ xaxis }) => ends(xaxis.range.map((end) => dayOf(String(end))));

  /** Under a hand Plotly's chart is moved as it is. */
  function movePlot() {
    const [, width] = place(plotted);
    if (isFar(width, STRETCHED)) return drawPlot();
    plot.classList.add("moving");
    put(plot.querySelector(".main-svg"), place(plotted), STRETCHED);
  }

  function drawPlot() {
    if (!plot || isStill()) return;
    const xaxis = { range: ends(shown).map(moment) };
    isPlotted({ xaxis });
    Plotly.relayout(plot, { "xaxis.range": xaxis.range });
  }

  function isPlotted(layout) {
    plotted = daysOf(layout);
    plot.classList.remove("moving");
    plot.querySelector(".main-svg").style.transform = "";
  }

  /** What Plotly believes to be under the pointer is there. */
  const isStill = () => Math.abs(plotted[0] - shown[0]) + Math.abs(plotted[1] - shown[1]) < (shown[1] - shown[0]) / 1e4;

  async function replot(figure) {
    withoutAxis(figure);
    const { layout } = themed(figure);
    layout.xaxis.range = ends(shown).map(moment);   // the reader may have gone on
    spare = Math.max(layout.height, plot.layout.height) - layout.height;
    layout.height += spare;
    layout.yaxis.range[0] += spare / ROW;
    drawAxis(layout);
    isPlotted(layout);
    await Plotly.react(plot, figure.data, layout, CONFIG);
  }

  /** The names that the figure gives to its days, above Plotly's chart. */
  function drawAxis({ xaxis: { tickvals, ticktext } }) {
    const axis = drawing.querySelector(".axis"), svg = axis.firstElementChild;
    const [a, b] = shown;
    axis.dataset.view = `${a} ${b}`;
    svg.lastElementChild.replaceChildren(...tickvals.map((at, index) => {
      const text = document.createElementNS(svg.namespaceURI, "text");
      const part = (dayOf(at) - a) / (b - a) * 100;
      text.setAttribute("class", "tick");
      text.setAttribute("x", `${rightToLeft ? 100 - part : part}%`);
      text.setAttribute("y", svg.getAttribute("height") / 2);
      text.textContent = ticktext[index];
      return text;
    }));
    placed();
  }

  // What the reader does

  chart.addEventListener("click", (event) => {
    const mark = event.target.closest(MARK) ?? nearestTo(event);
    if (mark) openMark(mark.dataset.event ?? [mark.dataset.first, mark.dataset.last]);
  });

  /** The mark that a finger means; a mouse may only miss what is between the lines of one, as of its sign. */
  function nearestTo({ clientX, clientY, pointerType }) {
    let found, least = pointerType === "mouse" ? 0.5 : THUMB;
    for (const mark of plot ? [] : drawing.querySelectorAll(MARK)) for (const part of [mark, ...mark.children]) {
      if (part.firstElementChild) continue;
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const away = Math.hypot(Math.max(left - clientX, clientX - right, 0), Math.max(top - clientY, clientY - bottom, 0));
      if (away < least) [found, least] = [mark, away];
    }
    return found;
  }

  section.querySelector(".zoom").addEventListener("click", ({ target }) => {
    const { zoom } = target.closest("button")?.dataset ?? {};
    if (zoom) zoomBy(zoom);
    else if (target.classList.contains("bring")) interactive();
  });
  document.querySelector(".take")?.addEventListener("click", async ({ target }) => {
    if (target.dataset.image && await interactive()) saveImage(plot, chart.dataset, rightToLeft, target.dataset.image);
  });
  stripOfDays(strip, { whole, rightToLeft, shown: () => shown, isWhole, jump, show });
  for (const kind of ["pointerdown", "pointerup", "pointercancel"]) {
    addEventListener(kind, () => {
      pressed = kind === "pointerdown";
      drawPlot();   // where it is pressed it knows what is there, and where a hand leaves it
    }, { capture: true });
  }
  DARK.addEventListener("change", () => { if (plot) Plotly.react(plot, plot.data, themed({ data: plot.data, layout: plot.layout }).layout); });

  let width = chart.clientWidth;
  new ResizeObserver(() => {
    if (chart.clientWidth === width) return;
    width = chart.clientWidth;
    hover.forget();   // another drawing may have other marks
    chart.style.minHeight = "";
    drawing = find();
    placed();
    soon();
  }).observe(chart);

  // Plotly is large: with a mouse it is fetched and evaluated in idle time, unless the reader saves data, and drawn at
  // the first rest after a touch, so that nobody waits for it. Without a mouse the drawing stays, and a button brings it.
  if (matchMedia("(pointer: fine)").matches) {
    const idle = (run) => ("requestIdleCallback" in window ? requestIdleCallback(run, { timeout: 4000 }) : setTimeout(run, 1500));
    if (!navigator.connection?.saveData) idle(() => { hover.learn(); bundle(chart.dataset.plotly).catch(() => {}); });
    const touched = () => {
      clearTimeout(resting);
      if (!plot && !pressed) resting = setTimeout(interactive, REST);
    };
    for (const kind of ["pointermove", "pointerup", "wheel", "keyup"]) section.addEventListener(kind, touched, { passive: true });
  }

  if (isLow()) lower();
  else if (chart.clientWidth < 620) fresh();   // longer names

  return { show: (from, to) => show([dayOf(from), dayOf(to) + 1]), whole: () => show([first, last]), shownDays, isWhole, forPaper };
}
