// What somebody typed and did not save is kept in this browser, for them alone and for a month: it goes when it was
// saved, which the next page of the desk says, whichever that is, and when another works here.
"use strict";

{
  const DAYS = 30, { person, asks } = document.currentScript.dataset;
  const stale = (text) => {
    try { return !(Date.now() - JSON.parse(text).at < DAYS * 86_400_000); } catch { return true; }
  };
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) {
        const [kind, whose] = key.split(":");
        if (["typed", "cards"].includes(kind) && (whose !== person || stale(store.getItem(key)))) store.removeItem(key);
      }
    }
    const sent = sessionStorage.getItem("typed-sent");
    if (sent && document.querySelector(".messagelist .success")) {
      for (const store of [localStorage, sessionStorage]) store.removeItem(sent);
      sessionStorage.removeItem("typed-sent");
    }
  } catch { /* nothing may be kept here, and so nothing is */ }

  /** Whether something waits to be saved, on whatever page: of the cards of an article their own page says so. */
  const waits = () => {
    try {
      return [localStorage, sessionStorage].some((store) => Object.keys(store).some((key) =>
        key.startsWith(`typed:${person}:`) || (key.startsWith(`cards:${person}:`) && JSON.parse(store.getItem(key)).waits)));
    } catch { return false; }
  };
  // Logging out takes all of it away, by a header of the answer.
  document.addEventListener("submit", (event) => {
    if (event.target.id === "logout-form" && waits() && !confirm(asks)) event.preventDefault();
  });
}
