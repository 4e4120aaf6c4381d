// The page "Read this article": decide without losing one's place, by keyboard too; select words to make a candidate.
// Without this script every button still works, by a reload.

/** The form of the whole page: each button sends what is typed in all cards. */
const desk = () => document.getElementById("reading-desk");
const KEYS = { KeyP: "_publish", KeyA: "_accept", KeyX: "_reject", KeyM: "_add" };

/** Send the desk's form by a button, and put the answer's desk in the place of this one. */
async function send(form, button) {
  const body = new FormData(form, button);
  const sent = states(form);
  const card = button?.closest(".card")?.id;
  form.setAttribute("aria-busy", "true");
  const response = await fetch(button?.formAction ?? form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("reading-desk");
  if (!fresh) {
    // Logged out, or refused: what was typed stays, and a plain submit shows the server's own words.
    form.removeAttribute("aria-busy");
    form.action = button?.formAction ?? form.action;
    HTMLFormElement.prototype.submit.call(withButton(form, button));
    return;
  }
  const scrolled = document.querySelector(".desk-text").scrollTop;
  const old = desk();
  const busy = placeIn(old, card);
  desk().replaceWith(document.adoptNode(fresh));
  keepTyped(old, fresh, sent);
  document.querySelector(".desk-text").scrollTop = scrolled;
  const refused = fresh.querySelector(".card .errorlist")?.closest(".card");
  say(fresh.querySelector(".messagelist")?.textContent.trim() ?? "");
  if (!returnTo(fresh, busy)) focusCard(refused ?? fresh.querySelector("[data-current]"));
}

// What is typed while the answer is under way. The answer itself brings what was sent.

const chosen = (field) => field.type === "radio" || field.type === "checkbox";
const keyOf = (field) => (chosen(field) ? `${field.name}=${field.value}` : field.name);
const stateOf = (field) => (chosen(field) ? field.checked : field.value);
const fieldsOf = (root) => [...root.querySelectorAll("input[name], select[name], textarea[name]")];
const states = (root) => new Map(fieldsOf(root).map((field) => [keyOf(field), stateOf(field)]));

/** Take over what was changed since it was sent, and which folds are open. */
function keepTyped(old, fresh, sent) {
  const twins = new Map(fieldsOf(fresh).map((field) => [keyOf(field), field]));
  for (const field of fieldsOf(old)) {
    const twin = twins.get(keyOf(field));
    if (!twin || field.type === "hidden" || stateOf(field) === sent.get(keyOf(field))) continue;
    if (chosen(field)) twin.checked = field.checked;
    else twin.value = field.value;
  }
  for (const fold of old.querySelectorAll(".card details[open]")) {
    const twin = fresh.querySelector(`#${fold.closest(".card").id} details.${fold.className}`);
    if (twin) twin.open = true;
  }
}

/** Where an editor is at work, if not in the card that was sent: the card, the field, and the marked letters. */
function placeIn(old, sentCard) {
  const active = document.activeElement;
  const card = old.contains(active) && active.closest(".card");
  if (!card || card.id === sentCard) return null;
  const typing = active.matches("textarea, input:not([type=radio], [type=checkbox])");
  return { card: card.id, key: active.name && keyOf(active), marked: typing && [active.selectionStart, active.selectionEnd] };
}

/** Go on there; false where that card is gone. */
function returnTo(fresh, place) {
  const card = place && fresh.querySelector(`#${place.card}`);
  if (!card) return false;
  const field = fieldsOf(card).find((one) => keyOf(one) === place.key) ?? card;
  field.focus({ preventScroll: true });
  if (place.marked) field.setSelectionRange(...place.marked);
  return true;
}

/** Tell what was done where it is seen and heard wherever the page is scrolled to; for a while. */
let silence;
function say(text) {
  const says = document.querySelector(".desk-says");
  says.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { says.textContent = ""; }, 8000);
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
  card.scrollIntoView({ block: "nearest" });
  light(card.id.replace("candidate-", "words-"));
}

function light(id) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const words = document.getElementById(id);
  if (!words) return;
  words.classList.add("lit");
  const pane = document.querySelector(".desk-text");
  const { top, bottom } = words.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) words.scrollIntoView({ block: "center" });
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

document.addEventListener("input", ({ target }) => {
  if (target.name === "words") {
    target.form.elements.start.value = "";
    target.form.elements.end.value = "";
  }
  if (target.matches("[data-find-events]")) findEvents(target);
});

let asked = 0;
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
  if (card) light(card.id.replace("candidate-", "words-"));
});

// By the place of the key, so that an Arabic keyboard serves as well. Only while a card is in focus, and nothing is typed.
document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.(".card");
  const typing = event.target.matches?.("input:not([type=radio], [type=checkbox]), textarea, select");
  if (!card || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.code === "KeyJ" || event.code === "KeyK") {
    const cards = [...document.querySelectorAll(".card")];
    focusCard(cards[cards.indexOf(card) + (event.code === "KeyJ" ? 1 : -1)]);
  } else if (KEYS[event.code]) {
    const button = card.querySelector(`button[name="${KEYS[event.code]}"]`);
    if (button) desk().requestSubmit(button);
  } else {
    return;
  }
  event.preventDefault();
});

if (document.querySelector("[data-current]") && new URLSearchParams(location.search).has("at")) {
  focusCard(document.querySelector("[data-current]"));
}
