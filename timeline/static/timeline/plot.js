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

/** The figure in the page's colours, its axis and its words left to the page. */
export function themed(figure) {
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  const font = { family: css.getPropertyValue("--sans").trim(), size: 12, color: colour("ink") };
  const { layout } = figure, dark = DARK.matches ? layout.meta.dark : {};
  const seen = (value) => (Array.isArray(value) ? value.map(seen) : dark[value] ?? value);
  for (const trace of figure.data) {
    trace.kept ??= structuredClone({ color: trace.marker?.color, line: trace.marker?.line?.color });
    if (trace.marker?.color) trace.marker.color = seen(trace.kept.color);
    if (trace.kept.line) trace.marker.line.color = seen(trace.kept.line);
    if (trace.name === "rivals" || trace.name === "plans") trace.marker.color = colour("raised");
    if (trace.hoverinfo === "text") trace.hoverinfo = "none";   // shown in a card of the page's own
    if (trace.mode === "text") {
      const weight = trace.name === "stacks" ? 700 : trace.textfont?.weight ?? 400;
      trace.textfont = { ...font, weight };
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

/** The chart as it is seen now, with its axis, on paper of the page's colour. */
export async function saveImage(plot, { title: name, citation }, rightToLeft, format) {
  const { clientWidth: width, clientHeight: height } = plot, { title } = document;
  const paper = getComputedStyle(document.body).backgroundColor;
  const before = { paper_bgcolor: "rgba(0,0,0,0)", "xaxis.showticklabels": false, "margin.t": 0, "margin.b": 10, height: plot.layout.height, title: { text: "" }, annotations: plot.layout.annotations };
  const note = { text: inLines(citation, Math.floor(width / 6)), xref: "paper", yref: "paper", x: rightToLeft ? 1 : 0, xanchor: rightToLeft ? "right" : "left", y: 0, yanchor: "top", yshift: -8, showarrow: false, font: { size: 11 } };
  const head = 80, foot = 40;
  await Plotly.relayout(plot, {
    paper_bgcolor: paper, "xaxis.showticklabels": true, "margin.t": head, "margin.b": foot, height: height + head + foot,
    title: { text: name, font: { size: 18 }, x: rightToLeft ? 1 : 0, xanchor: rightToLeft ? "right" : "left", pad: { l: 8, r: 8 } },
    annotations: [...before.annotations, note],
  });
  await Plotly.downloadImage(plot, { format, width, height: height + head + foot - 10, scale: format === "png" ? 2 : 1, filename: title });
  await Plotly.relayout(plot, before);
}

/** Words in lines of at most so many letters, as Plotly writes text. */
function inLines(words, letters) {
  const lines = [""];
  for (const word of words.split(" ").flatMap((long) => long.match(new RegExp(`.{1,${letters}}`, "gu")) ?? [])) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= letters) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.map((line) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")).join("<br>");
}
