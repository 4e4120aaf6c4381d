// What a reader does in the page beside its chart: cards, the address, and the list that follows the chart.
// Without this script the page is complete: the drawing, the list, and a page for each event.

import { startChart } from "./chart.js";

const chart = document.getElementById("chart");
const dialog = document.getElementById("card");
let opened = 0;     // number of the newest card asked for: an older answer is dropped
let card = "";      // the event whose card is open
let hands;          // the chart, where there is one
const listed = document.querySelector("[data-listed]");
const whole = [".listed", ".cited"].map((part) => document.querySelector(part));   // the list as it came
let lists = 0;      // number of the newest list asked for

document.addEventListener("click", openFromList);
dialog?.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog?.addEventListener("close", () => { card = ""; write(); });
if (chart) hands = startChart(chart, document.querySelector(".overview"), { openCard, opensDays, moved });
if (document.body.classList.contains("embedded") && parent !== window) {
  // frame.js, in the page around this one, gives the frame that height.
  new ResizeObserver(() => parent.postMessage({ timelineHeight: document.documentElement.offsetHeight }, "*")).observe(document.documentElement);
}
addEventListener("hashchange", read);
read();

// The shown days and the open card are in the address, after the #, so that no cache keeps a page for each.

function read() {
  const state = new URLSearchParams(location.hash.slice(1));
  const [from, to] = state.get("view")?.split("/") ?? [];
  if (hands && isDay(from) && isDay(to)) {
    if (hands.shownDays().join() !== `${from},${to}`) hands.show(from, to);
  } else if (hands && !location.hash.includes("list") && !hands.isWhole()) hands.whole();
  const wanted = state.get("card") ?? "";
  if (wanted && wanted !== card) openCard(wanted);
  else if (!wanted && dialog?.open) dialog.close();
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text));
}

/** A card that opens is a step that the browser's "back" undoes; a move of the chart is none. */
function write(step = false) {
  const state = [];
  if (hands && !hands.isWhole()) state.push(`view=${hands.shownDays().join("/")}`);
  if (card) state.push(`card=${encodeURIComponent(card)}`);
  const hash = state.length ? `#${state.join("&")}` : "";
  if (hash === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", hash || location.pathname + location.search);
}

function moved() {
  clearTimeout(moved.timer);
  moved.timer = setTimeout(() => { write(); follow(); }, 300);   // browsers allow a hundred changes in half a minute
  offerFilter();
}

/** The list below holds what the chart shows, unless the reader has begun to choose from it. */
async function follow() {
  if (!listed || !hands || [...document.querySelectorAll(".listed input")].some((box) => box.checked !== box.defaultChecked)) return;
  const number = ++lists;
  let parts = whole;
  if (!hands.isWhole()) {
    const response = await fetch(`${listed.dataset.listed}&view=${hands.shownDays().join("/")}`).catch(() => {});
    if (!response?.ok) return;
    parts = [...document.createRange().createContextualFragment(await response.text()).children];   // our own page's
  }
  if (number !== lists || parts[0].isConnected) return;
  document.getElementById("list").style.minHeight = "100vh";   // a shorter list moves nothing under the reader's hand
  for (const part of parts) document.querySelector(`.${part.className}`).replaceWith(part);
}

/** The shown days as a filter, which all links of the page and its files then hold. */
function offerFilter() {
  const link = document.querySelector(".only-window");
  if (!link || !hands) return;
  link.hidden = hands.isWhole();
  link.href = limitedTo(...hands.shownDays());
}

function limitedTo(from, to) {
  const query = new URLSearchParams(location.search);
  query.set("from", from);
  query.set("to", to);
  for (const name of ["page", "after"]) query.delete(name);
  return `?${query}#list`;
}

/** The days of a bar or of events that share a place: in the list, where the chart can show no more of them. */
function opensDays(from, to, close) {
  if (close && document.querySelector(".only-window")) location.assign(limitedTo(from, to));
  return close;
}

function openFromList(event) {
  const link = event.target.closest?.("a[data-card]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !dialog || !chart) return;
  event.preventDefault();
  openCard(link.dataset.card);
}

async function openCard(slug) {
  const number = ++opened, step = !dialog.open;
  const body = dialog.querySelector(".card-body"), failed = dialog.querySelector(".card-failed");
  card = slug;
  write(step);
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
