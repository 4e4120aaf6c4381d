// What somebody typed and did not save is kept in this browser, for them alone and for a month: it goes when another
// works here.
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
  } catch { /* nothing may be kept here, and so nothing is */ }
}
