// The button that shares an event, or those chosen by its form: as the device shares, or else its address is copied.

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".share");
  if (!button) return;
  const { form, dataset: { share, title = document.title } } = button, told = button.nextElementSibling;
  const url = new URL(share ?? `?${new URLSearchParams(new FormData(form))}`, location.href).href;
  try {
    if (navigator.share) return void await navigator.share({ title, url });
  } catch (error) {
    if (error.name === "AbortError") return;   // the reader thought better of it; else a frame may not share
  }
  if (await copied(url, button)) told.textContent = told.dataset.copied;
  else told.replaceChildren(Object.assign(document.createElement("bdi"), { textContent: url }));
});

/** Also where a browser lets no script at the clipboard, as without HTTPS. */
async function copied(words, button) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: words, readOnly: true });
    button.after(field);   // within the card: what is outside it takes no focus
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  }
}
