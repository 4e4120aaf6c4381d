// The chart under the reader's hand. The drawing in the page takes gestures, hovers and clicks from the first moment;
// Plotly's chart takes over at the first rest of a mouse, or when its button asks for it.
//
// What is shown is a range of days, as Python counts them, the same for both; a fresh view of it follows each move.

import { gestures, held, SLOP } from "./gestures.js";
import { bundle, CONFIG, DARK, dayOf, isoDay, moment, saveImage, themed, withoutAxis } from "./plot.js";

const LEAST = 3;      // days that are shown at least
const ROW = 24;       // px
const PARTS = ".axis, .sketch";   // of a drawing, each moved by itself
const STRETCHED = 1.3;  // how far what is drawn may be stretched under a hand: to lay it out anew takes longer than a frame
const REST = 500;     // ms without a move, after which Plotly may take over
const SOON = 150;     // ms after a move, until a fresh view is asked for
const SETTLED = 1500; // ms after a move, until the chart gives back the height that it needs no more

/** @param acts `openCard(slug)`, `opensDays(first, last)`: false where the list shows them, and `moved()`. */
export function startChart(chart, strip, acts) {
  const section = chart.closest(".chart-section");
  const said = section.querySelector(".said"), nearest = section.querySelector(".nearest");
  const rightToLeft = "fromTheRight" in strip.dataset;
  let drawing;
  drawing = find();              // that which is seen; asking the page each time would have it laid out anew
  const windowOfStrip = strip.querySelector(".window");
  const viewOf = (element) => element.dataset.view.split(" ").map(Number);
  const [first, last] = viewOf(drawing), whole = [Number(strip.dataset.start), Number(strip.dataset.end)];
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

  function find() {
    return [...chart.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth) ?? drawing;   // none is seen in a hidden frame
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
    put(windowOfStrip, [rightToLeft ? 1 - part(shown[1]) : part(shown[0]), Math.max(part(shown[1]) - part(shown[0]), 0.005)], 1);
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
    } catch { placed(); drawPlot(); }   // the view before stays
  }

  function atThisWidth(address) {
    const url = new URL(address, location.href);
    url.searchParams.set("width", Math.min(Math.max(Math.round(chart.clientWidth), 200), 4000));
    return url;
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
    (chart.querySelector(`.drawing[data-layout="${layout}"]`) ?? drawing).replaceWith(holder.content);
    drawing = find();
    placed();
  }

  /** What lies below the chart is not moved under the reader's hand. */
  function keepHeight() {
    chart.style.minHeight = `${chart.offsetHeight}px`;
  }

  function tell({ said: words, nearest: offer }) {
    said.textContent = words;
    said.classList.add("anew");
    nearest.hidden = !offer;
    nearest.textContent = offer?.words ?? "";
    nearest.onclick = () => openDays(offer.first, offer.last);
  }

  const isWhole = () => Math.abs(shown[0] - first) + Math.abs(shown[1] - last) < 1;
  const shownDays = () => [isoDay(shown[0]), isoDay(Math.max(shown[1] - 1, shown[0]))];

  function openDays(from, to) {
    const a = dayOf(from), b = dayOf(to) + 1, air = Math.max((b - a) * 0.05, 1);
    if (acts.opensDays(from, to, (b - a) * 3 > shown[1] - shown[0] && b - a < 60)) return;
    show([a - air, b + air]);
  }

  function zoomBy(way) {
    const [a, b] = shown, size = b - a, middle = (a + b) / 2;
    if (way === "all") return show([first, last]);
    if (way === "earlier" || way === "later") {
      const by = size / 2 * (way === "later" ? 1 : -1);
      return show([a + by, b + by]);
    }
    const reach = size * (way === "in" ? 0.25 : 1);
    show([middle - reach, middle + reach]);
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
    keepHeight();
    chart.append(holder);
    await Plotly.newPlot(holder, figure.data, figure.layout, CONFIG);
    plot = holder;
    axis.covered = true;
    isPlotted(figure.layout);
    chart.classList.add("ready");
    drawAxis(figure.layout);
    if (!isStill()) movePlot();
    plot.on("plotly_relayout", (change) => { if (Object.keys(change).some((key) => key.startsWith("xaxis"))) followed(); });
    plot.on("plotly_click", ({ points: [point] }) => {
      if (hands.dragged()) return;
      if (Array.isArray(point.customdata)) openDays(...point.customdata);
      else if (point.customdata) acts.openCard(point.customdata);
    });
    plot.on("plotly_hover", ({ points: [point], event }) => {
      if (point.hovertext && isStill() && !pressed) showHover(lines(point.hovertext), event);
    });
    plot.on("plotly_unhover", hideHover);
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

  // Hovers

  const hover = document.createElement("div");
  hover.className = "hover";
  hover.hidden = true;
  hover.setAttribute("aria-hidden", "true");
  document.body.append(hover);

  const lines = (html) => html.split("<br>").map((line) => line.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));

  function showHover(words, { clientX, clientY }) {
    hover.replaceChildren(...words.map((line) => Object.assign(document.createElement("p"), { textContent: line, dir: "auto" })));
    hover.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = hover;
    const left = Math.min(Math.max(clientX + 14, 8), innerWidth - width - 8);
    const top = clientY + 18 + height > innerHeight ? clientY - height - 14 : clientY + 18;
    Object.assign(hover.style, { left: `${left}px`, top: `${Math.max(top, 4)}px` });
    plot?.classList.add("over");
  }

  function hideHover() {
    hover.hidden = true;
    plot?.classList.remove("over");
  }

  const told = new Map();   // what a pointer shows of an event, in lines
  let learning, over;       // the promise of all these, and the mark under the pointer

  /** The page's own drawings come without titles, as most readers have no pointer that would show them. */
  function learn() {
    learning ??= fetch(atThisWidth(chart.dataset.view)).then((answer) => answer.json()).then(({ drawing: markup }) => {
      const holder = document.createElement("template");
      holder.innerHTML = markup;   // our own page's, escaped by the server
      for (const mark of holder.content.querySelectorAll("[data-event]")) told.set(mark.dataset.event, titleOf(mark));
    }).catch(() => { learning = undefined; });
    return learning;
  }

  const titleOf = (mark) => mark.querySelector("title")?.textContent.split("\n");

  chart.addEventListener("pointerover", (event) => {
    const mark = event.target.closest?.(".drawing [data-event], .drawing [data-first]");
    over = mark;
    if (!mark || event.pointerType !== "mouse") return plot || hideHover();
    const { event: slug } = mark.dataset, lines = titleOf(mark);
    if (lines) {
      mark.told = lines;
      mark.querySelector("title").remove();   // or the browser shows it too
    }
    const words = () => mark.told ?? told.get(slug);
    if (words()) showHover(words(), event);
    else learn().then(() => over === mark && words() && showHover(words(), event));
  });
  chart.addEventListener("pointerleave", () => { over = undefined; hideHover(); });
  addEventListener("scroll", hideHover, { passive: true });

  // What the reader does

  chart.addEventListener("click", ({ target }) => {
    const mark = target.closest(".drawing [data-event], .drawing [data-first]");
    if (mark?.dataset.event) acts.openCard(mark.dataset.event);
    else if (mark) openDays(mark.dataset.first, mark.dataset.last);
  });
  section.querySelector(".zoom").addEventListener("click", ({ target }) => {
    if (target.dataset.zoom) zoomBy(target.dataset.zoom);
    else if (target.classList.contains("bring")) interactive();
  });
  document.querySelector(".take")?.addEventListener("click", async ({ target }) => {
    if (target.dataset.image && await interactive()) saveImage(plot, chart.dataset, rightToLeft, target.dataset.image);
  });
  // On the strip a press brings the window there, and a drag moves it; a drag that begins outside of it chooses a new one.
  strip.addEventListener("pointerdown", (event) => {
    const { left, width } = strip.getBoundingClientRect();
    const dayAt = ({ clientX }) => {
      const part = (clientX - left) / width;
      return whole[0] + (whole[1] - whole[0]) * (rightToLeft ? 1 - part : part);
    };
    const [a, b] = shown, from = dayAt(event), chooses = isWhole() || from < a || from > b;
    const around = (day) => show([day - (b - a) / 2, day + (b - a) / 2]);
    strip.setPointerCapture(event.pointerId);
    if (!isWhole()) around(from);
    strip.onpointermove = (move) => {
      if (!chooses) around(dayAt(move));
      else if (Math.abs(move.clientX - event.clientX) > SLOP) show([from, dayAt(move)].sort((one, other) => one - other));
    };
  });
  for (const end of ["pointerup", "pointercancel"]) strip.addEventListener(end, () => { strip.onpointermove = null; });
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
    learning = undefined;   // another drawing may have other marks
    chart.style.minHeight = "";
    drawing = find();
    placed();
    soon();
  }).observe(chart);

  // Plotly is large: with a mouse it is fetched and evaluated in idle time, unless the reader saves data, and drawn at
  // the first rest after a touch, so that nobody waits for it. Without a mouse the drawing stays, and a button brings it.
  if (matchMedia("(pointer: fine)").matches) {
    const idle = (run) => ("requestIdleCallback" in window ? requestIdleCallback(run, { timeout: 4000 }) : setTimeout(run, 1500));
    if (!navigator.connection?.saveData) idle(() => { learn(); bundle(chart.dataset.plotly).catch(() => {}); });
    const touched = () => {
      clearTimeout(resting);
      if (!plot && !pressed) resting = setTimeout(interactive, REST);
    };
    for (const kind of ["pointermove", "pointerup", "wheel", "keyup"]) section.addEventListener(kind, touched, { passive: true });
  }

  return { show: (from, to) => show([dayOf(from), dayOf(to) + 1]), whole: () => show([first, last]), shownDays, isWhole, forPaper };
}
