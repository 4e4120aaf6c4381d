// What a reader does in the page beside its chart: cards, the address, and the list that follows the chart.
// Without this script the page is complete: the drawing, the list, and a page for each event.

import { startChart } from "./chart.js";
import "./edits.js";
import { startList } from "./list.js";
import "./share.js";
import { keep } from "./shown.js";

const chart = document.getElementById("chart");
const dialog = document.getElementById("card");
let opened = 0;     // number of the newest card asked for: an older answer is dropped
let card = "";      // the event whose card is open
let hands;          // the chart, where there is one
const listed = document.querySelector("[data-listed]");
let list;             // below the chart, where there is one
let place = {};       // in the list: the event to which it is read, and its px below the window's edge
let returning = false;   // the reader has come back to that place, and not moved since
const inFrame = document.body.classList.contains("embedded");
let leaving;          // the promise that the browser has gone back
let isStep = false;   // the move under way is one of those that "back" undoes

document.addEventListener("click", openFromList);
document.addEventListener("click", leave, { capture: true });
keep(".languages a", "view", "more", "at", "card");
keep(".kinds a, .chips a", "view");
keep(".listed a[data-card], .card-body a[href*='/events/']", "view", "more", "at");
document.addEventListener("click", keepFilter, { capture: true });
dialog?.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog?.addEventListener("close", closed);
dialog?.addEventListener("keydown", goOn);
for (const kind of ["pointerover", "focusin"]) dialog?.addEventListener(kind, ({ target }) => askedFor(target.closest?.(".beside a[data-card]")?.dataset.card));
if (listed) list = startList(listed, { days, held });
if (chart) hands = startChart(chart, document.querySelector(".overview"), { openCard, opensDays, moved, leaves });
if (inFrame && parent !== window) {
  // frame.js, in the page around this one, gives the frame that height.
  new ResizeObserver(() => parent.postMessage({ timelineHeight: document.documentElement.offsetHeight }, "*")).observe(document.documentElement);
}
addEventListener("popstate", read);   // before any timer writes
if (list) {
  addEventListener("scroll", scrolled, { passive: true });
  for (const kind of ["wheel", "pointerdown", "keydown"]) addEventListener(kind, () => { returning = false; }, { capture: true, passive: true });
  // What comes above the list, as the chart of the shown days, moves it.
  new ResizeObserver(returned).observe(document.querySelector(".chart-section") ?? document.body);
}

// The shown days, the portions of the list, the place in it and the open card are in the address, after the #, so that no
// cache keeps a page for each.

function read() {
  clearTimeout(moved.timer);
  isStep = false;
  const state = new URLSearchParams(location.hash.slice(1));
  const [from, to] = state.get("view")?.split("/") ?? [];
  if (hands && isDay(from) && isDay(to)) {
    if (hands.shownDays().join() !== `${from},${to}`) hands.show(from, to);
  } else if (hands && !/^#[^=]+$/.test(location.hash) && !hands.isWhole()) hands.whole();   // but at a link within the page
  back(Number(state.get("more") ?? 0), state.get("at"));
  const wanted = state.get("card") ?? "";
  if (wanted && wanted !== card) openCard(wanted, true);
  else if (!wanted && dialog?.open && !leaving) dialog.close();   // else the next one
}

/** The list as it was left, and the place in it. */
async function back(more, at) {
  if (!list || !(more || at)) return;
  place = at ? { at, top: history.state?.top } : {};
  returning = Boolean(at);
  await list.follow(more, true);
  returned();
}

function returned() {
  if (returning) list.read(place);
}

/** Those that are shown; "" for all. */
function days() {
  return hands && !hands.isWhole() ? hands.shownDays().join("/") : "";
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
  if (days()) state.push(`view=${days()}`);
  if (list?.more()) state.push(`more=${list.more()}`);
  if (place.at) state.push(`at=${place.at}`);
  if (card) state.push(`card=${encodeURIComponent(card)}`);
  const hash = state.length ? `#${state.join("&")}` : "";
  if (hash === location.hash && place.top === history.state?.top) return;
  step ||= days() && !/view=/.test(location.hash) && !inFrame;   // back to the whole, whatever moved it
  const cards = card ? (history.state?.cards ?? 0) + 1 : 0;   // steps back to where none was open
  const address = hash || location.pathname + location.search;
  if (step) history.pushState({ cards, top: place.top }, "", address);
  else history.replaceState({ ...history.state, top: place.top }, "", address);
  history.scrollRestoration = place.at ? "manual" : "auto";   // the browser's own comes before the list
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

/** Whether the list must stay: the reader is in it, or has begun to choose from it. */
function held() {
  return dialog?.open || document.querySelector(".listed").contains(document.activeElement)
    || [...document.querySelectorAll(".listed input")].some((box) => box.checked !== box.defaultChecked);
}

function follow() {
  list?.follow();
}

function scrolled() {
  clearTimeout(scrolled.timer);
  if (!returning) scrolled.timer = setTimeout(stayed, 300);
}

function stayed() {
  clearTimeout(scrolled.timer);
  scrolled.timer = undefined;
  if (returning || dialog?.open) return;
  place = list.place();
  write();
}

/** The address is what a link is left for. */
function leave({ target }) {
  if (!target.closest?.("a")) return;
  if (moved.timer) rested();
  if (scrolled.timer) stayed();
}

// On paper stands the whole list, and the chart as it is shown. A browser that prints waits for no promise: both are
// asked for at once, and go again with the paper.

const PAPER = 700;   // px, of a page of A4 between its margins
const onScreen = [];   // what the paper has another for, each with that

addEventListener("beforeprint", () => {
  const view = days() && `&view=${days()}`;
  hands?.forPaper();
  if (onScreen.length) return;
  if (view) putOnPaper(JSON.parse(atOnce(`${chart.dataset.view}${view}&width=${PAPER}`) || "{}").drawing ?? "");
  if (listed && document.querySelector(".listed .part")) putOnPaper(atOnce(`${listed.dataset.listed}${view}&more=19`));
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
const cited = chart?.dataset.citation;

/** Reference, address and code lead to the shown days. */
function passOn() {
  if (!passed.length) return;
  const [, [, address]] = passed, shown = days() && `#view=${days()}`;
  const led = (words) => words.replace(words.startsWith("<iframe") ? /<iframe src="[^"]*/ : address, (page) => page + shown);
  for (const [field, words] of passed) field.value = led(words);
  chart.dataset.citation = led(cited);
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

/** The arrows lead from a card to those beside it, as its links stand. */
function goOn({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!way || ctrlKey || metaKey || altKey || shiftKey) return;
  const isLater = (way > 0) === (document.documentElement.dir !== "rtl");
  dialog.querySelector(isLater ? ".beside [rel=next]" : ".beside [rel=prev]")?.click();
}

const cards = new Map();   // those beside the open one that a pointer or the keys have come to, as they arrive

/** The card's HTML; of what was asked for already, that. */
function askedFor(slug) {
  if (!slug) return;
  if (!cards.has(slug)) {
    const coming = fetch(chart.dataset.card.replace("SLUG", encodeURIComponent(slug))).then((response) => {
      if (!response.ok) throw new Error(response.statusText);
      return response.text();
    });
    coming.catch(() => cards.delete(slug));
    cards.set(slug, coming);
  }
  return cards.get(slug);
}

async function openCard(slug, isInAddress = false) {
  const number = ++opened;
  const body = dialog.querySelector(".card-body"), failed = dialog.querySelector(".card-failed");
  if (moved.timer && !isInAddress) rested();   // else the step back from the card would undo the move before it
  card = slug;
  write(true);
  failed.hidden = true;
  // From card to card the dialog keeps its height, so that a pointer finds the next one where it is.
  if (dialog.open) dialog.style.minHeight = `${dialog.offsetHeight}px`;
  else {
    body.replaceChildren();
    dialog.style.minHeight = "";
    if (document.activeElement === document.body) chart.focus({ preventScroll: true });   // where a closed card leads back
    dialog.showModal();
    if (inFrame) new IntersectionObserver(inSight).observe(document.documentElement);
  }
  const coming = askedFor(slug);
  cards.clear();
  try {
    const html = await coming;
    if (number !== opened) return;
    // From the link to the next card the keys go on at that of the new one.
    const way = document.activeElement.closest(".card .beside a")?.rel;
    // our own page's, escaped by the server
    body.replaceChildren(document.createRange().createContextualFragment(html));
    dialog.scrollTop = 0;
    if (way) (body.querySelector(`.beside [rel=${way}]`) ?? dialog.querySelector(".close")).focus({ preventScroll: true });
  } catch {
    if (number !== opened) return;
    body.replaceChildren();
    failed.hidden = false;
  }
}

/** A frame may be as high as all that it holds: the card comes in the part of it that the page around shows. */
function inSight([{ intersectionRect: { top, height } }], observer) {
  observer.disconnect();
  Object.assign(dialog.style, { marginBlock: `${top + 8}px auto`, maxHeight: `${Math.max(height - 16, 240)}px` });
}

// An address holds what was filled in, and no empty names.

const filter = document.querySelector(".search");
for (const box of filter?.querySelectorAll("[type=checkbox]") ?? []) {   // suggested by name, too
  document.getElementById(`${box.name}s`)?.append(new Option("", box.nextSibling.textContent.trim()));
}
filter?.addEventListener("submit", () => {
  for (const field of filter.elements) field.disabled = field.name && !field.value;
});
addEventListener("pageshow", ({ persisted }) => {
  for (const field of filter?.elements ?? []) field.disabled = false;
  if (persisted) filter?.reset();
});

read();   // last, when all that it may call is there
if (location.hash === "#print") {
  history.replaceState(history.state, "", location.pathname + location.search);
  print();
}
