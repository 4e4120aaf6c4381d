// Plotly's chart: of the same view and layout as the drawing in the page, which it takes over from.

const DAY = 864e5;
const EPOCH = 719163;   // 1 January 1970 in days as Python counts them
export const DARK = matchMedia("(prefers-color-scheme: dark)");

export const isoDay = (day) => new Date((Math.min(Math.max(day, 2), 3652058) - EPOCH) * DAY).toISOString().slice(0, 10);
/** Of an ISO date, or of Plotly's date with a time. */
export const dayOf = (iso) => Date.parse(iso.length > 10 ? `${iso.slice(0, 19).replace(" ", "T")}Z` : iso) / DAY + EPOCH;
export const moment = (day) => new Date((day - EPOCH) * DAY).toISOString().replace("T", " ").slice(0, 19);

let script;
/** Plotly's bundle, fetched and evaluated once; tried again after a failure. */
export function bundle(src) {
  script ??= new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    element.src = src;
    document.head.append(element);
  }).catch((error) => { script = undefined; throw error; });
  return script;
}

export const CONFIG = { responsive: true, displayModeBar: false, doubleClick: false, locale: "en" };

/** The colours of the page by day, which its styles begin with. */
const byDay = () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).find((rule) => rule.selectorText === ":root").style;

/** The figure in the page's colours, its axis and its words left to the page. */
export function themed(figure, isDark = DARK.matches) {
  const css = getComputedStyle(document.documentElement), colours = isDark ? css : byDay();
  const colour = (name) => colours.getPropertyValue(`--${name}`).trim();
  const font = { family: css.getPropertyValue("--sans").trim(), size: 12, color: colour("ink") };
  const { layout } = figure, dark = isDark ? layout.meta.dark : {};
  const seen = (value) => (Array.isArray(value) ? value.map(seen) : dark[value] ?? value);
  for (const trace of figure.data) {
    trace.kept ??= structuredClone({ color: trace.marker?.color, line: trace.marker?.line?.color });
    if (trace.marker?.color) trace.marker.color = seen(trace.kept.color);
    if (trace.kept.line) trace.marker.line.color = seen(trace.kept.line);
    if (trace.name === "rivals" || trace.name === "plans") trace.marker.color = colour("raised");
    if (trace.hoverinfo === "text") trace.hoverinfo = "none";   // shown in a card of the page's own
    if (trace.mode === "text") {
      const { weight = trace.name === "stacks" ? 700 : 400, shadow = [] } = trace.textfont ?? {};
      const plate = Array(8).fill(`0 0 3px ${colour("raised")}`).join();   // of names on bars
      trace.textfont = { ...font, weight, shadow: shadow.map((is) => is === "none" ? is : plate) };
    }
    if (trace.name === "links") trace.line.color = colour("quiet");
  }
  layout.font = font;
  layout.dragmode = false;   // the page's own gestures move it
  Object.assign(layout.xaxis, { gridcolor: colour("grid"), showticklabels: false, zeroline: false });
  for (const shape of layout.shapes) shape.line.color = colour(shape.name === "lane" ? "line" : "ink");
  for (const note of layout.annotations) note.font = { ...font, size: 13, weight: 650 };
  return figure;
}

/** Without the room of the axis, which the page draws. */
export function withoutAxis({ layout }) {
  layout.height -= layout.margin.t;
  layout.margin.t = 0;
}

/** What Plotly tells of a mark, in lines. */
export const linesOf = (html) => html.split("<br>").map((line) => line.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));

/** What each mark of a chart is of, once: an event's slug, or the days of a stack or a bar; its days, as Python counts
 *  them, the px of its middle below the chart's top, and what is told of it. */
export function marksOf({ data, layout: { height, margin, yaxis: { range: [bottom, top] } } }) {
  const found = new Map(), row = (height - margin.t - margin.b) / (bottom - top);
  for (const { name, customdata, x, y, base, width, hovertext } of data) {
    if (!["density", "hollow", "solid", "dots", "stacks"].includes(name)) continue;
    customdata.forEach((of, at) => {
      const wide = name === "density" ? width[at] : typeof x[at] === "number" ? x[at] : 0;   // ms
      const start = dayOf(name === "density" || !base ? x[at] : base[at]) - (name === "density" ? wide / DAY / 2 : 0);
      const middle = name === "density" ? base[at] + y[at] / 2 : y[at];
      if (!found.has(String(of))) found.set(String(of), { of, days: [start, start + wide / DAY], y: (middle - top) * row, lines: linesOf(hovertext[at]) });
    });
  }
  return [...found.values()];
}

const LINE = 19, ROOM = 34;   // px of a key: its lines, and what stands beside its words

/** What the kinds, and what shapes and signs mean, in the page's words: each its symbol if any, its colour and its words. */
function keysOf(ink) {
  const kinds = [...document.querySelectorAll(".chart-section .kinds [aria-checked=true]")].map((kind) => {
    const use = kind.querySelector("use");
    return [use.getAttribute("href").slice(1), use.getAttribute("fill").match(/#\w+/)[0], kind.textContent.trim()];
  });
  const forms = [...document.querySelectorAll(".legend [data-key]:not([data-key=signs])")]
    .map((form) => [`g-${form.dataset.key}`, ink, form.textContent.trim()]);
  const signs = document.querySelector(".legend [data-key=signs]").textContent.split("·").map((words) => words.trim());
  const about = ["~", document.documentElement.dir === "rtl" ? "؟" : "?", "≠\u00a0"];
  return [kinds, [...forms, ["", ink, signs.map((words, at) => `${about[at]}\u00a0${words}`).join(" · ")]]];
}

/** A key in columns, which begin where the page's language does, so many px below the marks: symbols and words of a layout, its height. */
function setOut(key, below, width, family) {
  const pen = document.createElement("canvas").getContext("2d"), rtl = document.documentElement.dir === "rtl", way = rtl ? -1 : 1;
  pen.font = `11px ${family}`;
  const column = Math.max(0, ...key.map(([, , words]) => pen.measureText(words).width)) + ROOM;
  const columns = Math.max(Math.floor((width + ROOM / 2) / column), 1), side = { x: +rtl, xanchor: rtl ? "right" : "left" };
  const placed = key.map(([symbol, colour, words], at) => ({ symbol, colour, words, x: way * (10 + (at % columns) * column), y: -below - LINE * (Math.floor(at / columns) + 0.5) }));
  return {
    height: LINE * Math.ceil(key.length / columns),
    shapes: placed.filter(({ symbol }) => symbol).map(({ symbol, colour, x, y }) => ({
      ...outline(symbol.replace("-open", ""), x, y), xref: "paper", yref: "paper", xsizemode: "pixel", ysizemode: "pixel", xanchor: side.x, yanchor: 0,
      fillcolor: symbol.endsWith("-open") ? "rgba(0,0,0,0)" : colour, line: { color: colour, width: symbol.endsWith("-open") ? 1.5 : 0 },
    })),
    notes: placed.map(({ symbol, words, x, y }) => ({
      ...side, text: rtl ? `\u2067${escaped(words)}\u2069` : escaped(words), xshift: x + (symbol ? way * 12 : -way * 6), y: 0, yanchor: "middle", yshift: y,
      xref: "paper", yref: "paper", showarrow: false, font: { size: 11 },
    })),
  };
}

/** The page's own symbol, a little smaller, as a shape around a place in px, which grow upwards. */
function outline(symbol, x, y) {
  if (symbol === "g-circle") return { type: "circle", x0: x - 5, x1: x + 5, y0: y - 5, y1: y + 5 };
  let command, upright = true;
  const path = document.getElementById(symbol).getAttribute("d").match(/[MLHVZ]|-?[\d.]+/g).map((part) => {
    if (/[A-Z]/.test(part)) [command, upright] = [part, true];
    if (command === part) return part;
    upright = command === "V" || (command !== "H" && !upright);
    return upright ? y - 0.8 * part : x + 0.8 * part;
  });
  return { type: "path", path: path.join(" ") };
}

/** The chart as it is seen now, with its axis, its key, what it is limited to and its reference; light, as it is passed on. */
export async function saveImage(plot, { title: name, chosen, citation }, rightToLeft, format) {
  const { clientWidth: width, clientHeight } = plot;
  const { data, layout } = themed(structuredClone({ data: plot.data, layout: plot.layout }), false);
  const side = { x: rightToLeft ? 1 : 0, xanchor: rightToLeft ? "right" : "left" };
  const lines = (words, size) => inLines(words, Math.floor(width / (size * 0.6))).map((line) => ({ text: /[\u0600-\u06ff]/.test(line) ? `\u2067${line}\u2069` : line, size }));   // from right to left
  const above = [...lines(name, 18), ...(chosen ? lines(chosen, 13) : [])], below = lines(citation, 11);
  const heightOf = (some) => some.reduce((sum, { size }) => sum + size * 1.5, 0);
  const keys = keysOf(byDay().getPropertyValue("--ink").trim()), set = [];
  for (const key of keys) set.push(setOut(key, 8 + set.reduce((sum, { height }) => sum + height + 6, 0), width, layout.font.family));
  const room = set.reduce((sum, { height }) => sum + height + 6, 0), head = 44 + heightOf(above), foot = 24 + room + heightOf(below);
  // Each line by itself: one of several would be set out by the page's direction, which Plotly's measures do not know.
  const note = (y, yanchor, yshift) => ({ text, size }, index, all) => ({
    ...side, text, y, yanchor, yshift: yshift(all, index), xref: "paper", yref: "paper", showarrow: false, font: { size },
  });
  const height = clientHeight - layout.margin.t - layout.margin.b + head + foot;
  Object.assign(layout, {
    width, height, paper_bgcolor: byDay().getPropertyValue("--paper").trim(), margin: { ...layout.margin, t: head, b: foot },
    annotations: [
      ...layout.annotations,
      ...above.map(note(1, "bottom", (all, index) => 26 + heightOf(all.slice(index + 1)))),
      ...below.map(note(0, "top", (all, index) => -8 - room - heightOf(all.slice(0, index)))),
      ...set.flatMap(({ notes }) => notes),
    ],
    shapes: [...layout.shapes, ...set.flatMap(({ shapes }) => shapes)],
  });
  layout.xaxis.showticklabels = true;
  await Plotly.downloadImage({ data, layout, config: CONFIG }, { format, width, height, scale: format === "png" ? 2 : 1, filename: document.title });
}

/** Words in lines of at most so many letters, as Plotly writes text. */
function inLines(words, letters) {
  const lines = [""];
  for (const word of words.split(" ").flatMap((long) => long.match(new RegExp(`.{1,${letters}}`, "gu")) ?? [])) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= letters) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.map(escaped);
}

const escaped = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
