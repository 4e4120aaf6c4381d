// Enter leads from what a card lacks to what else it lacks, and on to the next cards.

import { within } from "./reading-ticks.js";

/** Where the article's own date is not known, "on Thursday" waits for it. */
const published = () => document.querySelector("#reading-desk [name=published]");
const dates = (card) => card.querySelector(".dates input:checked") ?? card.querySelector(".dates input[type=radio]")
  ?? published() ?? within(card, "date");
const event = (card) => card.querySelector(".same input:checked");
const WHERE = {
  date: (card) => (within(card, "date").value.trim() ? within(card, "date") : dates(card)),
  guessed: dates,
  chosen: event,
  likely: event,
  reason: (card) => within(card, "date_reason"),
};

/** The fields that are asked for, in the order of the page. */
const asked = () => [...document.querySelectorAll(".card")].flatMap((card) => card.dataset.lacks.split(" ")
  .filter(Boolean)
  .map((name) => (WHERE[name] ?? within)(card, name))
  .sort(standing));

const standing = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

/** The next field that is asked for; from a card itself, after the last one, the first one again. The date of the
 * article stands above them all. */
export function nextAsked(at) {
  const fields = asked();
  if (at.matches(".card") && fields.includes(published())) return published();
  return fields.find((field) => field !== at && standing(at, field) < 0) ?? (at.matches(".card") ? fields[0] : undefined);
}
