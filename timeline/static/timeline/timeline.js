// The interactive chart: takes over from the drawing in the page once the reader reaches for it, and opens cards.
// Without this script the page is complete: the drawing, the list, and a page for each event.

const chart = document.getElementById("chart");
const strip = document.querySelector(".overview");
const dialog = document.getElementById("card");
const lang = document.documentElement.lang;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const DARK = matchMedia("(prefers-color-scheme: dark)");
const DAY = 864e5;
let plot;         // the element that Plotly draws in
let coming;       // the promise of the interactive chart, once asked for
let whole;        // the range of the whole extent, as Plotly gave it
let waiting;      // the timer of the next refetch
let asked = 0;    // number of the newest view asked for: an older answer is dropped
let opened = 0;   // number of the newest card, likewise

if (chart) start();
document.addEventListener("click", openFromList);

// Plotly is large, and the drawing shows the same marks: it comes when pointer, finger or key reach for the chart.
function start() {
  const section = chart.closest(".chart-section");
  for (const reach of ["pointerenter", "pointerdown", "focusin"]) section.addEventListener(reach, interactive, { passive: true });
  section.querySelector(".zoom").addEventListener("click", async ({ target }) => {
    if (target.dataset.zoom && await interactive()) zoomBy(target.dataset.zoom);
  });
  chart.addEventListener("click", ({ target }) => {
    const mark = target.closest("[data-event], [data-first]");
    if (mark?.dataset.event) openCard(mark.dataset.event);
    else if (mark) interactive().then((there) => there && open(mark.dataset.first, mark.dataset.last));
  });
  document.querySelector(".take")?.addEventListener("click", async ({ target }) => {
    if (target.dataset.image && await interactive()) saveImage(target.dataset.image);
  });
}

/** Whether the interactive chart is there: brought when first asked for, tried again after a failure. */
function interactive() {
  coming ??= load().then(() => true, () => { coming = undefined; return false; });
  return coming;
}

async function load() {
  const [figure] = await Promise.all([fetchFigure(), loadScript(chart.dataset.plotly)]);
  chart.querySelector(".plot")?.remove();
  plot = document.createElement("div");
  plot.className = "plot";
  await document.fonts?.ready;
  chart.append(plot);
  await Plotly.newPlot(plot, figure.data, themed(figure).layout, config());
  whole = plot.layout.xaxis.range.slice();
  chart.classList.add("ready");
  plot.on("plotly_relayout", (change) => { if (Object.keys(change).some((key) => key.startsWith("xaxis"))) soon(); });
  plot.on("plotly_relayouting", leaveView);
  plot.on("plotly_click", ({ points }) => {
    const to = points[0].customdata;
    if (Array.isArray(to)) open(...to);
    else if (to) openCard(to);
  });
  DARK.addEventListener("change", () => Plotly.react(plot, plot.data, themed({ data: plot.data, layout: plot.layout }).layout));
  new ResizeObserver(debounced(refetch, 250, plot.clientWidth)).observe(plot);
  if (strip) startOverview();
}

/** The chart as it is seen now, on paper of the page's colour. */
async function saveImage(format) {
  const { clientWidth: width, clientHeight: height } = plot;
  const paper = getComputedStyle(document.body).backgroundColor;
  await Plotly.relayout(plot, { paper_bgcolor: paper });
  await Plotly.downloadImage(plot, { format, width, height, scale: format === "png" ? 2 : 1, filename: document.title });
  await Plotly.relayout(plot, { paper_bgcolor: "rgba(0,0,0,0)" });
}

// The strip under the chart: the whole extent, with the window in it, which can be moved.

function startOverview() {
  showWindow();
  plot.on("plotly_relayout", showWindow);
  plot.on("plotly_relayouting", showWindow);
  strip.addEventListener("pointerdown", (event) => {
    strip.setPointerCapture(event.pointerId);
    moveWindow(event);
    strip.onpointermove = moveWindow;
  });
  for (const end of ["pointerup", "pointercancel"]) strip.addEventListener(end, () => { strip.onpointermove = null; });
}

const ordinal = (time) => time / DAY + 719163;   // days as Python counts them: 1 January 1970 is 719163
const timeOf = (day) => (day - 719163) * DAY;
const extent = () => [Number(strip.dataset.start), Number(strip.dataset.end)];

function shownDays() {
  return plot.layout.xaxis.range.map((end) => ordinal(Date.parse(String(end).replace(" ", "T")))).sort((a, b) => a - b);
}

function showWindow() {
  const [start, end] = extent(), [a, b] = shownDays();
  const part = (day) => Math.min(Math.max((day - start) / (end - start), 0), 1) * 100;
  const left = "fromTheRight" in strip.dataset ? 100 - part(b) : part(a);
  listOnly(a, b, start, end);
  Object.assign(strip.querySelector(".window").style, { left: `${left}%`, width: `${Math.max(part(b) - part(a), 0.5)}%` });
}

/** The list follows the window when the reader asks for it: as a filter, which has an address. */
function listOnly(a, b, start, end) {
  const link = document.querySelector(".only-window");
  if (!link) return;
  const asked = new URLSearchParams(location.search);
  asked.set("from", isoDay(timeOf(a)));
  asked.set("to", isoDay(timeOf(b)));
  asked.delete("after");
  link.search = asked.toString();
  link.hash = "list";
  link.hidden = a <= start && b >= end;
}

function moveWindow(event) {
  const [start, end] = extent(), [a, b] = shownDays(), box = strip.getBoundingClientRect();
  const part = (event.clientX - box.left) / box.width;
  const middle = start + (end - start) * ("fromTheRight" in strip.dataset ? 1 - part : part);
  show(timeOf(middle - (b - a) / 2), timeOf(middle + (b - a) / 2));
}

/** The days of a bar, both included. */
function open(first, last) {
  show(Date.parse(first), Date.parse(last) + DAY);
}

function show(a, b) {
  const ends = [isoDay(a), isoDay(b)];
  const [first, last] = days(plot.layout.xaxis.range);
  Plotly.relayout(plot, { "xaxis.range": first > last ? ends.reverse() : ends });
}

function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    script.src = src;
    document.head.append(script);
  });
}

async function fetchFigure(view) {
  const url = new URL(chart.dataset.figure, location.href);
  url.searchParams.set("width", Math.min(Math.max(Math.round(chart.clientWidth), 200), 4000));
  if (view) url.searchParams.set("view", view);
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

function config() {
  return { responsive: true, displayModeBar: false, scrollZoom: true, doubleClick: false, locale: "en" };
}

// The figure knows kinds by colour and nothing of the page's theme.
function themed(figure) {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  const font = { family: css.getPropertyValue("--sans").trim(), size: 12, color: colour("ink") };
  for (const trace of figure.data) {
    if (trace.mode === "text") trace.textfont = { ...font, size: trace.name === "signs" ? 14 : 12, weight: trace.name === "signs" ? 700 : 400 };
    if (trace.name === "rivals" && Array.isArray(trace.marker.color)) {
      // Filled with the paper's colour, so that a date inside its event's bar is seen.
      trace.marker = { ...trace.marker, symbol: "diamond", color: colour("raised"), line: { width: 2, color: trace.marker.color } };
    } else if (trace.name === "rivals") trace.marker.color = colour("raised");
    if (trace.name === "links") trace.line.color = colour("quiet");
  }
  const layout = figure.layout;
  layout.font = font;
  layout.hoverlabel = { ...layout.hoverlabel, bgcolor: colour("raised"), bordercolor: colour("quiet"), font };
  Object.assign(layout.xaxis, {
    gridcolor: colour("grid"), linecolor: colour("line"), tickcolor: colour("line"),
    tickfont: { ...font, color: colour("quiet") }, zerolinecolor: colour("grid"),
    tickformatstops: tickFormats(),
  });
  for (const shape of layout.shapes ?? []) shape.line.color = colour("line");
  for (const note of layout.annotations ?? []) note.font = { ...font, size: 13, weight: 650 };
  return figure;
}

// Plain numbers read the same in three languages; Plotly's month names are English only.
function tickFormats() {
  return [
    { dtickrange: [null, DAY - 1], value: "%Y-%m-%d" },
    { dtickrange: [DAY, "M1"], value: "%Y-%m-%d" },
    { dtickrange: ["M1", "M12"], value: "%Y-%m" },
    { dtickrange: ["M12", null], value: "%Y" },
  ];
}

const days = (range) => range.map((end) => Date.parse(String(end).replace(" ", "T").slice(0, 10)));
const isoDay = (time) => new Date(Math.min(Math.max(time, Date.parse("0001-01-02")), Date.parse("9998-12-31"))).toISOString().slice(0, 10);

/** An answer still under way is of a view that the reader has left: it would take them back to it. */
function leaveView() {
  asked++;
}

function soon() {
  leaveView();
  clearTimeout(waiting);
  waiting = setTimeout(refetch, 180);
}

// The previous view stays until the next one is there.
async function refetch() {
  const number = ++asked;
  const range = plot.layout.xaxis.range.slice();
  const [a, b] = days(range).sort((x, y) => x - y);
  try {
    const figure = await fetchFigure(`${isoDay(a)}/${isoDay(b)}`);
    if (number !== asked) return;
    figure.layout.xaxis.range = range;
    figure.layout.autosize = true;
    await Plotly.react(plot, figure.data, themed(figure).layout, config());
    document.querySelector(".said").textContent = figure.layout.meta.said;
  } catch { /* the previous view stays */ }
}

function zoomBy(way) {
  if (way === "all") return Plotly.relayout(plot, { "xaxis.range": whole });
  const [a, b] = days(plot.layout.xaxis.range).sort((x, y) => x - y);
  const middle = (a + b) / 2, half = (b - a) / 2;
  if (way === "earlier" || way === "later") {
    const by = half * (way === "later" ? 1 : -1);
    return show(a + by, b + by);
  }
  const reach = Math.max(half * (way === "in" ? 0.5 : 2), DAY);
  return show(middle - reach, middle + reach);
}

function debounced(run, wait, width) {
  let timer;
  return () => {
    if (plot.clientWidth === width) return;
    width = plot.clientWidth;
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}

function openFromList(event) {
  const link = event.target.closest?.("a[data-card]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !dialog) return;
  event.preventDefault();
  openCard(link.dataset.card);
}

async function openCard(slug) {
  const number = ++opened;
  const body = dialog.querySelector(".card-body"), failed = dialog.querySelector(".card-failed");
  body.replaceChildren();
  failed.hidden = true;
  if (!dialog.open) dialog.showModal();
  try {
    const response = await fetch(chart.dataset.card.replace("SLUG", encodeURIComponent(slug)));
    if (!response.ok) throw new Error(response.statusText);
    const html = await response.text();
    if (number !== opened) return;
    // Our own page's HTML, escaped by the server.
    body.append(document.createRange().createContextualFragment(html));
    dialog.scrollTop = 0;
  } catch { if (number === opened) failed.hidden = false; }
}
dialog?.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
