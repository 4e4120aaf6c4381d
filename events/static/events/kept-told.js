// Whoever is asked to log in before what they typed was saved is told that it is kept: desk.js and reading-desk.js keep it.
"use strict";

{
  const next = new URLSearchParams(location.search).get("next") ?? "";
  const [, article] = next.match(/\/article\/(\d+)\/read\/$/) ?? [];
  const isOfNext = (store) => (key) => {
    const [kind, , of] = key.split(":");
    return (kind === "typed" && of.split("#")[0] === next) || (kind === "cards" && of === article && JSON.parse(store.getItem(key)).waits);
  };
  try {
    const place = document.getElementById("kept-told");
    if ([localStorage, sessionStorage].some((store) => Object.keys(store).some(isOfNext(store)))) place.textContent = place.dataset.told;
  } catch { /* nothing may be kept here, and so nothing is */ }
}
