// What a reader does in the page beside its chart: cards, the address, and the list that follows the chart.
// Without this script the page is complete: the drawing, the list, and a page for each event.

import { startChart } from "./chart.js";
import "./edits.js";

const chart = document.getElementById("chart");
const dialog = document.getElementById("card");
let opened = 0;     // number of the newest card asked for: an older answer is dropped
let card = "";      // the event whose card is open
let hands;          // the chart, where there is one
const listed = document.querySelector("[data-listed]");
const whole = [".listed", ".cited"].map((part) => document.querySelector(part));   // the list as it came
let lists = 0;      // number of the newest list asked for
const inFrame = document.body.classList.contains("embedded");
let leaving;          // the promise that the browser has gone back
let isStep = false;   // the move under way is one of those that "back" undoes

document.addEventListener("click", openFromList);
document.addEventListener("click", append);
document.addEventListener("click", keepDays, { capture: true });
document.addEventListener("click", keepFilter, { capture: true });
dialog?.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog?.addEventListener("close", closed);
if (chart) hands = startChart(chart, document.querySelector(".overview"), { openCard, opensDays, moved, leaves });
if (inFrame && parent !== window) {
  // frame.js, in the page around this one, gives the frame that height.
  new ResizeObserver(() => parent.postMessage({ timelineHeight: document.documentElement.offsetHeight }, "*")).observe(document.documentElement);
}
addEventListener("hashchange", read);

// The shown days and the open card are in the address, after the #, so that no cache keeps a page for each.

function read() {
  clearTimeout(moved.timer);
  isStep = false;
  const state = new URLSearchParams(location.hash.slice(1));
  const [from, to] = state.get("view")?.split("/") ?? [];
  if (hands && isDay(from) && isDay(to)) {
    if (hands.shownDays().join() !== `${from},${to}`) hands.show(from, to);
  } else if (hands && !location.hash.includes("list") && !hands.isWhole()) hands.whole();
  const wanted = state.get("card") ?? "";
  if (wanted && wanted !== card) openCard(wanted, true);
  else if (!wanted && dialog?.open) dialog.close();
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text));
}

// What the browser's "back" undoes: a card that opens, and each move that is meant, as by a button or on the strip. What
// wheel, fingers or drags do leads back to the whole at once, as it would take a hundred presses to undo. In a frame,
// "back" is the page's around it.

function write(step = false) {
  if (leaving) return void leaving.then(() => write(step));
  const state = [];
  if (hands && !hands.isWhole()) state.push(`view=${hands.shownDays().join("/")}`);
  if (card) state.push(`card=${encodeURIComponent(card)}`);
  const hash = state.length ? `#${state.join("&")}` : "";
  if (hash === location.hash) return;
  step ||= !location.hash && !inFrame;   // back to the whole, whatever moved it
  const cards = card ? (history.state?.cards ?? 0) + 1 : 0;   // steps back to where none was open
  if (step) history.pushState({ cards }, "", hash || location.pathname + location.search);
  else history.replaceState(history.state, "", hash || location.pathname + location.search);
}

/** Where a card is closed there is no step left that shows it as closed once more, and "back" would seem to do nothing. */
function closed() {
  const { cards } = history.state ?? {};
  card = "";
  if (cards) {
    leaving = new Promise((gone) => { addEventListener("popstate", gone, { once: true }); setTimeout(gone, 5000); })
      .then(() => { leaving = undefined; });
    history.go(-cards);
  } else write();
  follow();
}

/** What is shown until now stays in the address of the step before. */
function leaves() {
  if (moved.timer) written();
  isStep = !inFrame;
}

function moved() {
  clearTimeout(moved.timer);
  moved.timer = setTimeout(rested, 300);   // browsers allow a hundred changes in half a minute
}

function rested() {
  written();
  follow();
  offerFilter();
  passOn();
}

function written() {
  clearTimeout(moved.timer);
  moved.timer = undefined;
  write(isStep);
  isStep = false;
}

/** The list below holds what the chart shows, unless the reader is in it or has begun to choose from it. */
async function follow() {
  if (!listed || !hands) return;
  const number = ++lists;
  let parts = whole;
  if (!hands.isWhole()) {
    const response = await fetch(`${listed.dataset.listed}&view=${hands.shownDays().join("/")}`).catch(() => {});
    if (!response?.ok) return;
    parts = [...document.createRange().createContextualFragment(await response.text()).children];   // our own page's
  }
  const list = document.querySelector(".listed"), chosen = (box) => box.checked !== box.defaultChecked;
  if (number !== lists || parts[0].isConnected || dialog?.open || list.contains(document.activeElement)) return;
  if ([...list.querySelectorAll("input")].some(chosen)) return;
  document.getElementById("list").style.minHeight = "100vh";   // a shorter list moves nothing under the reader's hand
  for (const part of parts) document.querySelector(`.${part.className}`).replaceWith(part);
}

/** More of the list goes below what is there, where what is ticked stays ticked. */
async function append(event) {
  const link = event.target.closest?.(".listed [rel=next]");
  if (!link?.search || !listed || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const [address] = listed.dataset.listed.split("?"), cited = document.querySelectorAll(".cited li").length;
  const response = await fetch(`${address}${link.search}&cited=${cited}`).catch(() => {});
  if (!response?.ok) { location.assign(link.href); return; }
  const [list, sources] = document.createRange().createContextualFragment(await response.text()).children;
  const last = document.querySelector(".listed .year:last-of-type"), first = list.querySelector(".year");
  for (const old of document.querySelectorAll("#choose-it, #choose, .listed .pages, .listed .part")) old.remove();
  const name = (year) => year?.querySelector("h3").textContent;
  if (last && name(first) === name(last)) {
    first.querySelector("h3").remove();
    last.append(...first.children);
    first.remove();
  }
  document.querySelector(".listed").append(...list.children);
  document.querySelector(".cited ol").append(...sources.querySelectorAll("li"));
  chosen();
}

// On paper stands the whole list, and the chart as it is shown. A browser that prints waits for no promise: both are
// asked for at once, and go again with the paper.

const PAPER = 700;   // px, of a page of A4 between its margins
const onScreen = [];   // what the paper has another for, each with that

addEventListener("beforeprint", () => {
  const days = hands && !hands.isWhole() ? `&view=${hands.shownDays().join("/")}` : "";
  hands?.forPaper();
  if (onScreen.length) return;
  if (days) putOnPaper(JSON.parse(atOnce(`${chart.dataset.view}${days}&width=${PAPER}`) || "{}").drawing ?? "");
  if (listed && document.querySelector(".listed .part")) putOnPaper(atOnce(`${listed.dataset.listed}${days}&whole=1`));
});
addEventListener("afterprint", () => {
  for (const [old, printed] of onScreen.splice(0)) printed.replaceWith(old);
});

/** The answer, or "": then what is there is printed, with a sentence that says where the whole list is. */
function atOnce(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  try { request.send(); } catch { return ""; }
  return request.status === 200 ? request.responseText : "";
}

function putOnPaper(html) {
  for (const part of [...document.createRange().createContextualFragment(html).children]) {   // our own page's
    const old = document.querySelector(`.${part.className.replaceAll(" ", ".")}`);
    onScreen.push([old, part]);
    old.replaceWith(part);
  }
}

document.querySelector(".take .print")?.addEventListener("click", () => print());

/** The shown days as a filter, which all links of the page and its files then hold. */
function offerFilter() {
  const link = document.querySelector(".only-window");
  if (!link || !hands) return;
  link.hidden = hands.isWhole();
  link.href = limitedTo(...hands.shownDays());
}

const passed = [...document.querySelectorAll(".take details :is(input, textarea)")].map((field) => [field, field.value]);

/** Reference, address and code lead to the shown days. */
function passOn() {
  if (!passed.length) return;
  const [, [, address]] = passed, days = hands.isWhole() ? "" : `#view=${hands.shownDays().join("/")}`;
  for (const [field, words] of passed) {
    field.value = words.replace(words.startsWith("<iframe") ? /<iframe src="[^"]*/ : address, (page) => page + days);
  }
  chart.dataset.citation = chart.dataset.citation.replace(/(https?:[^\s#]+)(#view=[^\s]*)?/, (_, page) => page + days);
  document.querySelector(".printed > p").textContent = passed[0][0].value;
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

/** The same days in another language, with another kind or without a filter: an address's # is no part of its query. */
function keepDays({ target }) {
  const link = target.closest?.(".languages a, .kinds a, .chips a");
  if (link && location.hash) link.hash = location.hash;
}

/** From a card an actor is added to what is asked for: the card's own links know nothing of the page's filter. */
function keepFilter({ target }) {
  const link = target.closest?.(".card-body a[href*='?actor=']");
  if (!link) return;
  const query = new URLSearchParams(location.search);
  query.set("actor", new URLSearchParams(link.search).get("actor"));
  query.delete("after");
  link.search = query;
}

function openFromList(event) {
  const link = event.target.closest?.("a[data-card]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !dialog || !chart) return;
  event.preventDefault();
  openCard(link.dataset.card);
}

async function openCard(slug, isInAddress = false) {
  const number = ++opened;
  const body = dialog.querySelector(".card-body"), failed = dialog.querySelector(".card-failed");
  if (moved.timer && !isInAddress) rested();   // else the step back from the card would undo the move before it
  card = slug;
  write(true);
  body.replaceChildren();
  failed.hidden = true;
  if (!dialog.open) {
    if (document.activeElement === document.body) chart.focus({ preventScroll: true });   // where a closed card leads back
    dialog.showModal();
  }
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

// Choosing: how many are ticked stands on the button, which without any would show all again.

const choose = document.getElementById("choose");
document.addEventListener("change", chosen);
addEventListener("pageshow", chosen);

function chosen() {
  const button = document.querySelector("#choose button");
  if (!button) return;
  const ticked = document.querySelectorAll(".listed input:checked").length;
  button.disabled = !ticked;
  button.dataset.number = ticked ? ` · ${ticked.toLocaleString(document.documentElement.lang)}` : "";
}

// An address holds what was filled in, and no empty names.

const filter = document.querySelector("form.search");
for (const box of filter?.querySelectorAll("[type=checkbox][name=actor]") ?? []) {   // suggested by name, too
  document.getElementById("actors").append(new Option("", box.nextSibling.textContent.trim()));
}
filter?.addEventListener("submit", () => {
  for (const field of filter.elements) field.disabled = field.name && !field.value;
});
addEventListener("pageshow", () => { for (const field of filter?.elements ?? []) field.disabled = false; });

read();   // last, when all that it may call is there
