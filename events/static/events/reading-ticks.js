// Several cards at once: what holds all that an event needs goes along, unless an editor said otherwise; of the others
// is said what they wait for.

export const along = (card) => card.querySelector("[name$=-along]");
export const within = (card, name) => card.querySelector(`[name$="-${name}"]`);

/** What is missing, by the names of the sentences that say so. @param said(field) whether an editor chose it. */
function lacking(card, said) {
  const account = card.querySelector(".same input:checked")?.value;
  const chosen = said(within(card, "event"));
  const dated = card.querySelector(".dates input:checked") || within(card, "date").value.trim();
  const lacks = !dated || card.querySelector(".date-claim-says.refused") ? ["date"] : [];
  if (card.querySelector("[data-guessed]") && !within(card, "date").value.trim() && !said(card.querySelector(".dates input"))) lacks.push("guessed");
  if (account) {
    if (!chosen) lacks.push("chosen");
    if (!card.matches(".agree, .fits") && !within(card, "date_reason").value.trim()) lacks.push("reason");
    return lacks;
  }
  if (![...card.querySelectorAll(".titles textarea")].some((title) => title.value.trim())) lacks.push("title");
  if (!within(card, "kind").value) lacks.push("kind");
  if (!within(card, "place").value.trim() && !card.querySelector("[name$=-offered_place]:checked")?.value) lacks.push("place");
  if (card.querySelector(".same [data-likely]") && !chosen) lacks.push("likely");
  return lacks;
}

/** A refused card keeps its tick: who rejects the others does not mean it. @param said as above */
export function tickWhole(card, said) {
  const lacks = lacking(card, said), box = along(card);
  if (!card.querySelector(".errorlist") && !said(box)) box.checked = !lacks.length;
  const sentences = lacks.map((name) => document.querySelector(`#lacks [data-lacks="${name}"]`).textContent);
  card.querySelector(".lacks").textContent = box.checked ? "" : sentences.join(" ");
  card.dataset.lacks = box.checked ? "" : lacks.join(" ");
}

export function countTicked() {
  const cards = [...document.querySelectorAll(".card")];
  const ticked = cards.filter((card) => along(card).checked).length;
  for (const [name, number] of [["ticked", ticked], ["unticked", cards.length - ticked]]) {
    for (const place of document.querySelectorAll(`.several .${name}`)) {
      place.textContent = number;
      const button = place.closest("button");
      if (name === "ticked" || button.dataset.several === "reject") button.disabled = !number;
    }
  }
}
