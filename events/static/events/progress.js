// The page of an import that goes on: asks every two seconds how far it is, and shows the whole page when it ended.
const PAUSE = 2000;

async function ask() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = document.getElementById("import-progress"), now = page.getElementById("import-progress");
    if (!now?.hasAttribute("data-goes-on")) return location.reload();
    tell(shown, now);
  } catch {
    // Without an answer what is shown stays; the next one comes.
  }
  setTimeout(ask, PAUSE);
}

/** Only what is new is written, so that a screen reader says it once. */
function tell(shown, now) {
  const [said, bar] = [shown.querySelector("p"), shown.querySelector("progress")];
  const [words, next] = [now.querySelector("p").textContent, now.querySelector("progress")];
  if (said.textContent !== words) said.textContent = words;
  bar.replaceWith(next);
}

setTimeout(ask, PAUSE);
