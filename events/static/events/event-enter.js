// On the page of an event Enter leads to the next field that publishing asks for and that is empty: the date, the kind,
// the place, a title, who tells of it and in which words. A box that is chosen from opens by it while it is empty.

const ASKED = ["[name=date]", "[name=kind]", "[name=place]", "[name^=title_]", "[name$=-article]", "[name$=-quote]"];
const TOLD = ["[name$=-quote]", "[name^=citations-][name*=-claim_]"]; // an account holds one of these

/** What stands for a field that Select2 has made a box of. */
const seen = (field) => field.nextElementSibling?.querySelector(".select2-selection") ?? field;

/** The first field of each that is asked for, in the order in which they are; of those of rows, that of the last one. */
function stations(form) {
  const rows = [...form.querySelectorAll("#citations-group .inline-related:not(.empty-form)")];
  const among = (selector) => [...form.querySelectorAll(selector)].filter((field) => !field.name.includes("__prefix__"));
  return ASKED.map((selector) => (selector.includes("$") ? rows.at(-1)?.querySelector(selector) : among(selector)[0])).filter(Boolean);
}

function isFilled(form, field) {
  if (field.name.startsWith("title_")) return [...form.querySelectorAll("[name^=title_]")].some(({ value }) => value.trim());
  const row = field.name.endsWith("-quote") && field.closest(".inline-related");
  return row ? [...row.querySelectorAll(TOLD)].some(({ value }) => value.trim()) : Boolean(field.value.trim());
}

/** The next one that is empty, after the last one the first; none where all are filled. */
function next(form, at) {
  const all = stations(form);
  const after = (field) => at.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING;
  const later = [...all.filter(after), ...all.filter((field) => !after(field))];
  return later.find((field) => seen(field) !== at && !isFilled(form, field));
}

document.addEventListener("keydown", (event) => {
  const at = event.target, form = at.closest?.("#event_form");
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || !form) return;
  const box = at.matches(".select2-selection") && at.closest(".select2-container").previousElementSibling;
  if (box ? !box.value || at.closest(".select2-container--open") : !at.matches("input:not([type=submit], [type=button], [type=file]), select")) return;
  const field = next(form, at);
  if (!field) return;
  event.preventDefault();
  event.stopPropagation(); // before the box, which would open
  seen(field).focus();
  field.select?.();
}, true);
