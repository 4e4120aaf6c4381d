// The page "Read this article": decide without losing one's place, by keyboard too; select words to make a candidate.
// Without this script every button still works, by a reload.

import { plain, unknown } from "./known-names.js";
import { nextAsked } from "./reading-enter.js";
import { along, countTicked, tickWhole, within } from "./reading-ticks.js";
import { alike } from "./reading-years.js";

/** The form of the whole page: each button sends what is typed in all cards. */
const desk = () => document.getElementById("reading-desk");
const current = () => document.querySelector(".card.current") ?? document.querySelector(".card");
const KEYS = { KeyP: "_publish", KeyA: "_accept", KeyX: "_reject" };
const SEVERAL = { KeyP: "publish", KeyF: "finish", KeyA: "accept", KeyX: "reject" };
const DIGIT = /^(Digit|Numpad)[1-9]$/; // of a kind
const ASKS = { published: ".read-again", publisher: ".read-again", words: ".words button" }; // which button Enter presses
const FIELDS = { KeyD: "date", KeyT: "title", KeyL: "place", KeyG: "kind", KeyC: "more_actors" };

/** Send the desk's form by a button, and put the answer's desk in the place of this one. */
async function send(form, button) {
  const body = new FormData(form, button);
  const card = button?.closest(".card")?.id;
  const from = document.activeElement;
  form.setAttribute("aria-busy", "true");
  let text;
  try {
    text = await (await fetch(button?.formAction ?? form.action, { method: "POST", body })).text();
  } catch {
    form.removeAttribute("aria-busy");
    say([form.dataset.lost], null, true);
    return;
  }
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("reading-desk");
  if (!fresh) {
    // Logged out, or refused: what was typed stays, and a plain submit shows the server's own words.
    form.removeAttribute("aria-busy");
    form.action = button?.formAction ?? form.action;
    HTMLFormElement.prototype.submit.call(withButton(form, button));
    return;
  }
  const scrolled = document.querySelector(".desk-text").scrollTop;
  const old = desk();
  const moved = document.activeElement !== from;
  const busy = button?.matches(".undo") ? null : placeIn(old, card);
  old.replaceWith(document.adoptNode(fresh));
  for (const fold of old.querySelectorAll(".card details[open]")) {
    fresh.querySelector(`#${fold.closest(".card").id} details`)?.setAttribute("open", "");
  }
  putBack(fresh);
  heedLetters();
  document.querySelector(".desk-text").scrollTop = scrolled;
  const refused = fresh.querySelector(".card .errorlist")?.closest(".card");
  say(told(fresh), fresh.querySelector(".messagelist .undo"), Boolean(fresh.querySelector(".messagelist .error")));
  const left = fresh.querySelector("[data-current]");
  showNext(!left || isDone(fresh));
  if ((refused && !moved) || !returnTo(fresh, busy)) focusCard(refused ?? following(old, fresh, busy) ?? left);
  if (refused && !moved) toRefusedField(refused);
  if (!left) document.getElementById("take-text")?.focus();
}

/** When nothing is left to decide, or something was and no card is ticked, the next article is asked for. */
const showNext = (shown) => { document.querySelector(".next-article").hidden = !shown; };
const isDone = (root) => Boolean(root.querySelector(".decided")) && !root.querySelector("[name$=-along]:checked");

const told = (fresh) => [...fresh.querySelectorAll(".messagelist li")]
  .flatMap((line) => [...[...line.childNodes].filter((node) => !node.matches?.("button")).map((node) => node.cloneNode(true)), " "]);

// What is typed is kept in this browser, by person and article, until the cards are decided and after: a crash, an
// expired login, an answer that comes meanwhile and an undone decision take nothing away.
const fieldsOf = (root) => [...root.querySelectorAll(".card input[name], .card select[name], .card textarea[name]")];
const isTyped = (field) => typed.has(keyOf(field));
const keyOf = (field) => (field.type === "checkbox" ? `${field.name}=${field.value}` : field.name);
const storage = () => `cards:${desk().dataset.user}:${desk().dataset.article}`;
const store = () => ("confidential" in desk().dataset ? sessionStorage : localStorage); // of those nothing stays behind
let typed = new Map(), typedAt;
try {
  const { at, fields } = JSON.parse(store().getItem(storage()));
  [typed, typedAt] = [new Map(fields), at];
} catch { /* nothing is kept, or nothing may be */ }

function keep(field) {
  if (!field.name || !field.closest(".card") || (field.type === "radio" && !field.checked)) return;
  typed.set(keyOf(field), field.type === "checkbox" ? field.checked : field.value);
  typedAt = Date.now();
  storeTyped(desk());
}

/** And whether some of it stands in a card that waits: before logging out, which takes it away, is asked then. */
function storeTyped(root) {
  const waits = fieldsOf(root).some(isTyped);
  try {
    if (typed.size) store().setItem(storage(), JSON.stringify({ at: typedAt, waits, fields: [...typed] }));
  } catch { /* full or refused: it is kept while the page is open */ }
}

/** Put what was typed into cards that were made anew. */
function putBack(root) {
  for (const field of fieldsOf(root)) {
    const value = typed.get(keyOf(field));
    if (value === undefined) continue;
    if (field.type === "checkbox") field.checked = value;
    else if (field.type !== "radio") field.value = value;
    else if (field.value === value) field.checked = true;
    if (field.matches(".date-claim") && value) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const card of root.querySelectorAll(".card")) {
    nameChosenEvent(card);
    heedDate(card);
    compare(card);
    for (const field of card.querySelectorAll("[list]")) tellNew(field);
    tickWhole(card, isTyped);
  }
  countTicked();
  storeTyped(root);
}

/** An event that was chosen and is not offered any more is named in the field of another. */
function nameChosenEvent(card) {
  const [radio, ...others] = card.querySelectorAll(".same input[type=radio]");
  const value = typed.get(radio.name);
  if (!value || others.some((other) => other.value === value)) return;
  const field = card.querySelector("[data-find-events]");
  field.value ||= value;
  others.at(-1).checked = true;
}

// "Same as …": both dates side by side

/** Show the date of the chosen event beside that of this account, where they differ. */
function compare(card) {
  const event = card.querySelector(".same input:checked");
  const found = event && foundEvent(card, event);
  const choice = card.querySelector(".dates input[type=radio]:checked")?.closest("label");
  const said = card.querySelector(".date-claim-says:not(.refused)");
  const writtenDate = card.querySelector(".date-claim").value.trim();
  const own = writtenDate ? { date: said?.dataset.edtf, says: said?.dataset.says ?? writtenDate, fits: said?.dataset.fits }
    : { date: choice?.querySelector("input").value, says: choice?.querySelector(".says").textContent, fits: choice?.dataset.fits };
  card.querySelector(".event-date").textContent = found?.says ?? "";
  card.querySelector(".this-date").textContent = own.says ?? "";
  card.classList.toggle("agree", Boolean(found?.date) && found.date === own.date);
  // Where both may be right the event may take either, and no reason is asked for.
  card.classList.toggle("fits", Boolean(found?.date) && (own.fits ?? "").split(" ").includes(found.date));
  card.classList.toggle("unseen", Boolean(found) && !found.public);
}

function foundEvent(card, radio) {
  if (radio.dataset.date !== undefined) {
    return { date: radio.dataset.date, says: radio.dataset.says, public: "public" in radio.dataset };
  }
  const typedTitle = card.querySelector("[data-find-events]").value.trim();
  return finds.find((one) => one.title === typedTitle || one.slug === typedTitle);
}

/** Of what is said to be an event that is there: its day, where the words may mean that one too and no other was chosen. */
function takeItsDay(card, date) {
  const day = [...card.querySelectorAll(".dates input[type=radio]")].find((one) => one.value === date);
  if (!day || day.checked || within(card, "date").value || isTyped(day)) return;
  day.checked = true;
  keep(day);
}

/** Days without a year, of the other cards: said along with the one that was chosen, which may be chosen anew. */
const followed = new Set();
function takeYears(card, chosen) {
  if (!chosen.matches(".dates input[type=radio]")) return;
  followed.delete(chosen.name);
  const isSaid = (other) => within(other, "date").value.trim() || (isTyped(within(other, "choice")) && !followed.has(within(other, "choice").name));
  const days = alike(card, chosen, isSaid);
  const fresh = days.filter((day) => !isTyped(day) || !day.checked);
  for (const day of days) {
    day.checked = true;
    keep(day);
    followed.add(day.name);
    const other = day.closest(".card");
    heedDate(other);
    compare(other);
    tickWhole(other, isTyped);
  }
  if (fresh.length) say([desk().dataset.alike]);
}

/** What was proposed as a plan is none by a day that was over when the article appeared; unless an editor said which. */
function heedDate(card) {
  const stance = within(card, "stance"), proposed = [...stance.options].find((one) => one.defaultSelected)?.value;
  if (proposed !== "announces" || isTyped(stance)) return;
  stance.value = card.querySelector("[data-over] input:checked") ? "reports" : proposed;
}

/** The place that is typed and the one chosen of those in the text stand for each other: what was said last is meant. */
function onePlace(card, target) {
  const typedPlace = within(card, "place");
  const none = card.querySelector('[name$=-offered_place][value=""]');
  if (target === typedPlace && typedPlace.value.trim() && none) {
    none.checked = true;
    keep(none);
  } else if (target.matches("[name$=-offered_place]") && target.value) {
    typedPlace.value = "";
    keep(typedPlace);
    tellNew(typedPlace);
  }
}

/** Say of a name that nobody has entered that it will be. */
function tellNew(field) {
  const list = document.getElementById(field.getAttribute("list"));
  if (!["place-names", "actor-names"].includes(list?.id) || field.name.endsWith("said_by")) return;
  const fresh = unknown(list, field.name.endsWith("more_actors") ? field.value.split(/[,،;؛]/) : [field.value]);
  let says = field.parentElement.querySelector(".says-new");
  if (!says && fresh.length) {
    says = Object.assign(document.createElement("p"), { className: "help says-new" });
    says.setAttribute("role", "status");
    field.after(says);
  }
  if (says) says.textContent = fresh.length ? `${desk().dataset.new} ${fresh.join("، ")}` : "";
}

/** With Enter what was typed becomes the one name that is known and begins so; false where none does, or several. */
function completed(field) {
  const typed = plain(field.value), found = [...field.list.options].map(({ value }) => value).filter((name) => plain(name).startsWith(typed));
  if (!typed || found.length !== 1 || plain(found[0]) === typed) return false;
  field.value = found[0];
  keep(field);
  tellNew(field);
  return true;
}

/** Where an editor is at work, if not in the card that was sent: the card, the field, and the marked letters. */
function placeIn(old, sentCard) {
  const active = document.activeElement;
  const card = old.contains(active) && active.closest(".card");
  if (!card || card.id === sentCard) return null;
  const typing = active.matches("textarea, input:not([type=radio], [type=checkbox])");
  const { top } = active.getBoundingClientRect();
  return { card: card.id, key: active.name && keyOf(active), marked: typing && [active.selectionStart, active.selectionEnd], top };
}

/** Go on there; false where that card is gone. */
function returnTo(fresh, place) {
  const card = place && fresh.querySelector(`.card#${place.card}`); // not its line among the decided
  if (!card) return false;
  const field = fieldsOf(card).find((one) => keyOf(one) === place.key) ?? card;
  field.focus({ preventScroll: true });
  scrollBy(0, field.getBoundingClientRect().top - place.top); // cards above it may be gone
  if (place.marked) field.setSelectionRange(...place.marked);
  return true;
}

/** The next card that is left, where the one at work is gone. */
function following(old, fresh, place) {
  const ids = [...old.querySelectorAll(".card")].map((card) => card.id);
  const left = place && ids.slice(ids.indexOf(place.card) + 1).find((id) => fresh.querySelector(`.card#${id}`));
  return left && document.getElementById(left);
}

/** Tell what was done where it is seen and heard wherever the page is scrolled to; for a while. */
let silence;
function say(words, undo, failed = false) {
  const says = document.querySelector(".desk-says");
  says.replaceChildren(...words);
  says.classList.toggle("failed", failed);
  if (undo) {
    const press = undo.cloneNode(true);
    press.type = "button"; // one that submits would be the form's first, which Enter in a field presses
    press.addEventListener("click", () => undo.click());
    says.append(press);
  }
  silenceIn(undo ? 20_000 : 8000);
}

/** Not while the focus is on what would be gone. */
function silenceIn(pause) {
  const says = document.querySelector(".desk-says");
  clearTimeout(silence);
  silence = setTimeout(() => {
    if (says.contains(document.activeElement)) silenceIn(pause);
    else says.textContent = "";
  }, pause);
}

function withButton(form, button) {
  if (!button?.name) return form;
  const stand = document.createElement("input");
  Object.assign(stand, { type: "hidden", name: button.name, value: button.value });
  form.append(stand);
  return form;
}

function focusCard(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  const { top, bottom } = card.getBoundingClientRect();
  const above = stuckAbove();
  if (top < above || bottom > innerHeight) scrollBy(0, top - above);
  light(card);
}

/** From a card that is refused to the first field that is asked for; what is said of the whole card stands at its head. */
function toRefusedField(card) {
  const why = card.querySelector(".errorlist");
  if (why.matches(".nonfield")) return;
  const fields = [...card.querySelectorAll("input:not([type=hidden]), select, textarea")];
  const asked = fields.find((field) => why.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  toField(asked);
}

/** How much of the window the text covers, where it stands above the cards. */
function stuckAbove() {
  const pane = document.querySelector(".desk-text");
  const beside = pane.getBoundingClientRect().right <= current()?.getBoundingClientRect().left
    || pane.getBoundingClientRect().left >= current()?.getBoundingClientRect().right;
  return beside ? 10 : pane.offsetHeight + 10;
}

/** Make this card the current one, and show its words; of the page nothing moves, as a finger may be on its way. */
function light(card) {
  for (const lit of document.querySelectorAll(".lit, .card.current")) lit.classList.remove("lit", "current");
  card.classList.add("current");
  const words = document.getElementById(card.id.replace("candidate-", "words-"));
  if (!words) return;
  words.classList.add("lit");
  const pane = document.querySelector(".desk-text");
  const { top, bottom } = words.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) pane.scrollTop += (top + bottom - frame.top - frame.bottom) / 2;
}

/** How many letters of the article stand before a place: whole code points, as the server counts them. */
function offset(text, node, place) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, place);
  return [...before.toString()].length;
}

function takeSelection() {
  const text = document.querySelector(".article-text");
  const selection = getSelection();
  if (!text || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
  const form = desk();
  form.elements.start.value = offset(text, range.startContainer, range.startOffset);
  form.elements.end.value = offset(text, range.endContainer, range.endOffset);
  form.elements.words.value = range.toString();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form || form !== desk()) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  send(form, event.submitter);
});

document.addEventListener("selectionchange", takeSelection);

// The first click into a title, a date or a place takes all of it, to be typed anew; the next one, a place in it.
let entered;
document.addEventListener("pointerdown", ({ target }) => {
  entered = target.matches?.(".card :is(.titles textarea, .of-place input, .row input)") && target !== document.activeElement ? target : null;
});
document.addEventListener("click", ({ target }) => {
  if (target === entered && target.selectionStart === target.selectionEnd) target.select();
});

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, ({ target }) => {
    const card = target.closest?.(".card");
    if (!card) return;
    const another = card.querySelector("[data-find-events]");
    if (target === another && another.value) card.querySelector(".another input[type=radio]").checked = true;
    else if (target.matches(".same input[type=radio]") && !target.closest(".another")) another.value = "";
    // Which event it is was said where it was chosen, or where the page had chosen none.
    const said = target.closest(".same") || !card.querySelector("[name$=-same_as]").value;
    for (const field of said ? [target, another, ...card.querySelectorAll(".same input[type=radio]:checked")] : [target]) keep(field);
    if (target.matches(".same input[type=radio]")) takeItsDay(card, target.dataset.date);
    heedDate(card);
    takeYears(card, target);
    onePlace(card, target);
    if (target.matches("[list]")) tellNew(target);
    compare(card);
    tickWhole(card, isTyped);
    countTicked();
  });
}

// A press on what the page has chosen changes nothing, and says that it is meant.
document.addEventListener("click", ({ target }) => {
  if (target.matches?.(".card :is(.dates, .same) input:checked")) target.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("date-claim", ({ target }) => {
  const card = target.closest(".card");
  if (!card) return;
  compare(card);
  tickWhole(card, isTyped);
  countTicked();
});

document.addEventListener("input", ({ target }) => {
  if (target.name === "words") {
    target.form.elements.start.value = "";
    target.form.elements.end.value = "";
  }
  if (target.matches("[data-find-events]")) findEvents(target);
});

let asked = 0, finds = [];
async function findEvents(input) {
  const list = document.getElementById("found-events");
  const words = input.value.trim();
  const number = ++asked;
  if (words.length < 2) return;
  const url = new URL(list.dataset.url, location.href);
  url.searchParams.set("q", words);
  const answer = await fetch(url);
  if (!answer.ok) return;
  const { events } = await answer.json();
  if (number !== asked) return;
  finds = events;
  compare(input.closest(".card"));
  list.replaceChildren(...events.map(({ slug, title, date }) => {
    const option = document.createElement("option");
    const alone = events.filter((one) => one.title === title).length === 1;
    option.value = alone ? title : slug;
    option.label = `${title} (${date})`;
    return option;
  }));
}

document.addEventListener("click", ({ target }) => {
  const words = target.closest?.("a.expression, .card h3 a");
  if (!words) return;
  const id = words.getAttribute("href").slice(1);
  const card = document.getElementById(id.replace("words-", "candidate-"));
  if (card) setTimeout(focusCard, 0, card);
});

document.addEventListener("focusin", ({ target }) => {
  const card = target.closest?.(".card");
  if (card) light(card);
});

// By the place of the key, so that an Arabic keyboard serves as well; while nothing is typed, and the focus is in a card
// or nowhere. Who speaks to their computer can switch them off.
const LETTERS = "letters"; // left-behind.js takes away what it finds under the names of what is typed
const lettersOn = () => document.querySelector(".keys-on")?.checked ?? true;

function heedLetters() {
  try {
    if (localStorage.getItem(LETTERS) === "off") document.querySelector(".keys-on").checked = false;
  } catch { /* they are on */ }
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(".keys-on")) try { localStorage.setItem(LETTERS, target.checked ? "on" : "off"); } catch { /* for now */ }
});

document.addEventListener("keydown", (event) => {
  const at = event.target;
  const card = at.closest?.(".card") ?? (at === document.body ? current() : null);
  const typing = at.matches?.("input:not([type=radio], [type=checkbox]), textarea, select")
    && !(DIGIT.test(event.code) && at.matches("[name$=-kind]"));
  if (event.code === "KeyU" && !typing && lettersOn() && !(event.ctrlKey || event.metaKey || event.altKey)) {
    document.querySelector(".messagelist .undo")?.click();
  }
  if (event.key === "Enter" && !event.isComposing && at.form === desk() && ASKS[at.name]) {
    event.preventDefault();
    document.querySelector(ASKS[at.name])?.click();
  }
  if (!card) return;
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && at.matches(".titles textarea")) {
    event.preventDefault();
    if (!event.isComposing) nextTitle(card, at);
    return;
  }
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.isComposing && at.matches(".card, input, select")) {
    event.preventDefault();
    if (!(at.list && completed(at))) leadOn(card, at);
    return;
  }
  const several = event.shiftKey && !typing && lettersOn() && SEVERAL[event.code];
  if (event.repeat && !typing && (several || KEYS[event.code])) return; // held down, it would decide the next cards too
  if (typing && event.key === "Escape") focusCard(card);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.shiftKey ? pressSeveral("publish") : press(card, "_publish");
  else if (several) pressSeveral(several);
  else if (typing || event.ctrlKey || event.metaKey || event.altKey || !lettersOn() || !letter(card, event.code)) return;
  event.preventDefault();
});

/** Do what a letter stands for; false for the others. */
function letter(card, code) {
  const cards = [...document.querySelectorAll(".card")];
  const offered = card.querySelectorAll(".same input[type=radio]");
  if (code === "KeyJ" || code === "KeyK") focusCard(cards[cards.indexOf(card) + (code === "KeyJ" ? 1 : -1)]);
  else if (code === "KeyN") offered[0].click();
  else if (code === "KeyM") sameAs(card, [...offered].slice(1));
  else if (code === "KeyB") return toBeside(card);
  else if (KEYS[code]) press(card, KEYS[code]);
  else if (code === "KeyW") along(card).click();
  else if (DIGIT.test(code)) return chooseKind(card, code.at(-1));
  else if (FIELDS[code]) begin(card.querySelector(`[name$="-${FIELDS[code]}"]:not([type=radio])`));
  else return false;
  return true;
}

/** Take the likeliest event, or the one that the page chose; after one that an editor took, the next, and last the field
 * of another. What that asks for comes next. */
function sameAs(card, events) {
  const at = events.findIndex((one) => one.checked);
  const radio = events[at < 0 ? 0 : at + (isTyped(events[at]) ? 1 : 0)] ?? events[0];
  if (radio === events.at(-1)) {
    card.querySelector("[data-find-events]").focus();
    return;
  }
  radio.click();
  (card.matches(".agree, .fits") ? card : within(card, "date_reason")).focus();
}

/** To the first of the dates beside it, and from there to the next ones; false where there is none. */
function toBeside(card) {
  const buttons = [...card.querySelectorAll("[name=_beside]")];
  if (!buttons.length) return false;
  buttons[0].closest("details").open = true;
  (buttons[buttons.indexOf(document.activeElement) + 1] ?? buttons[0]).focus();
  return true;
}

/** The kind of this number; false where there is none. */
function chooseKind(card, number) {
  const kinds = within(card, "kind");
  if (!kinds.options[number]) return false;
  kinds.selectedIndex = number;
  kinds.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

/** From a title to that of the next card, to be typed anew; from the last one to what is missing first. */
function nextTitle(card, title) {
  const name = title.name.split("-").at(-1);
  const cards = [...document.querySelectorAll(".card")];
  const next = cards[cards.indexOf(card) + 1];
  if (!next) return leadOn(card, cards[0]);
  focusCard(next);
  begin(within(next, name));
}

/** To what is missing next; where nothing is, to the card. */
function leadOn(card, at) {
  const field = nextAsked(at);
  focusCard(field?.closest(".card") ?? card);
  if (field) toField(field);
  else say([desk().dataset.whole]);
}

/** What is typed now stands in the place of what is there. */
function begin(field) {
  field?.focus();
  field?.select?.();
}

/** To a field in the middle of the window, wherever its card stands. */
function toField(field) {
  field.focus({ preventScroll: true });
  field.select?.();
  field.scrollIntoView({ block: "center" });
}

function pressSeveral(what) {
  const button = document.querySelector(`[data-several="${what}"]`);
  if (button?.disabled) say([what === "reject" ? desk().dataset.all : desk().dataset.none]);
  else if (button) desk().requestSubmit(button);
}

/** Decide a card; what is pressed before the answer comes is of the next one. */
function press(card, name) {
  const button = card.querySelector(`button[name="${name}"]`);
  if (!button) return;
  const cards = [...document.querySelectorAll(".card")];
  if (!desk().getAttribute("aria-busy")) focusCard(cards[cards.indexOf(card) + 1]);
  desk().requestSubmit(button);
}

putBack(desk());
heedLetters();
if (document.querySelector("[data-current]")) {
  if (new URLSearchParams(location.search).has("at")) focusCard(document.querySelector("[data-current]"));
  else document.querySelector("[data-current]").focus({ preventScroll: true });
}
