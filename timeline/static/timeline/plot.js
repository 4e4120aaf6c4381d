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

export const CONFIG = { responsive: true, displayModeBar: false, scrollZoom: true, doubleClick: false, locale: "en" };

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
