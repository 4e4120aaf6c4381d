// What somebody typed and did not save is kept in this browser, for them alone and for a month: it goes when it was
// saved, which the next page of the desk says, whichever that is, and when another works here.
"use strict";

{
  const DAYS = 30, person = document.currentScript.dataset.person;
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
}
