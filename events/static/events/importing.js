// A table that is imported: a choice is read at once, without losing the place on the page. Without this script the
// page's own buttons do the same.
"use strict";

{
  const CHOICES = /^(role-|order$|kind$|title$|language$|split$|data_set$|kinds-slug$|actors-slug$|places-slug$)/;
  let asked = 0;

  document.addEventListener("change", ({ target }) => {
    const form = target.closest("form.pointing");
    if (form && CHOICES.test(target.name ?? "")) readAnew(form);
  });

  async function readAnew(form) {
    const number = ++asked, parts = form.querySelectorAll("[data-part]");
    for (const part of parts) part.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (number !== asked) return;
      if (!answer.ok || answer.redirected) return location.reload();
      show(form, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The button reads it anew, and says what is wrong.
    } finally {
      if (number === asked) for (const part of parts) part.removeAttribute("aria-busy");
    }
  }

  /** What follows from the choices; the part in which the reader is keeps its fields, and the focus in them. */
  function show(form, page) {
    for (const part of form.querySelectorAll("[data-part]")) {
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!fresh) continue;
      const name = document.activeElement?.name, value = document.activeElement?.value;
      const held = part.contains(document.activeElement) && name;
      part.replaceWith(document.importNode(fresh, true));
      if (held) refocus(form, name, value);
    }
    const yaml = page.querySelector("[name=yaml]");
    if (yaml && form.elements.yaml) form.elements.yaml.value = yaml.value;
  }

  function refocus(form, name, value) {
    const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    (fields.find((field) => field.value === value) ?? fields[0])?.focus();
  }
}
