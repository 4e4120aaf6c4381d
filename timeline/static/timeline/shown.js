// What is shown, the days, the list and the place in it, is in an address after its #, which is no part of its query and
// which links of the page do not know.

/** These parts of the address's state, as they stand in it. */
export const kept = (...names) => location.hash.slice(1).split("&").filter((part) => names.includes(part.split("=")[0])).join("&");

/** Links that match lead on with these parts of what is shown now. */
export function keep(links, ...names) {
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.(links), state = kept(...names);
    if (link && state) link.hash = state;
  }, { capture: true });
}
