// A day without a year lies before the article or is yet to come: what an editor says so of one card is taken to be meant
// of the others whose year is a guess, until they say otherwise there.

const isOver = (day) => "over" in day.closest("label").dataset;
const daysOf = (card) => [...card.querySelectorAll("[data-guessed] input[type=radio]")];

/** Of the other cards the days on the same side of the article. @param isSaid(card) whether its day was said there */
export function alike(card, chosen, isSaid) {
  if (!daysOf(card).includes(chosen)) return [];
  const others = [...document.querySelectorAll(".card")].filter((other) => other !== card && !isSaid(other));
  return others.flatMap((other) => {
    const fitting = daysOf(other).filter((day) => isOver(day) === isOver(chosen));
    return fitting.length === 1 ? fitting : [];
  });
}
