// Below each date field: what the date means, or why it is refused, while it is typed.
"use strict";

{
  const WAIT = 250;

  function explain(input) {
    const says = input.parentElement.querySelector(".date-claim-says") ?? made(input);
    const text = input.value.trim();
    if (!text) {
      says.textContent = "";
      return;
    }
    const url = new URL(input.closest("[data-explain]:not(input)")?.dataset.explain ?? input.dataset.explain, location.href);
    url.searchParams.set("text", text);
    fetch(url).then((response) => response.json()).then((told) => {
      if (input.value.trim() !== text) return;
      says.textContent = told.says;
      says.classList.toggle("refused", !told.ok);
      const refused = input.parentElement.querySelector(".errorlist"); // told once is enough, and of what stands there
      if (refused) refused.hidden = input.value !== input.defaultValue || refused.textContent.trim() === told.says.trim();
      if (told.ok && told.edtf !== text) says.append(" ", written(told.edtf));
      Object.assign(says.dataset, { edtf: told.edtf ?? "", says: told.ok ? told.says : "", fits: told.fits?.join(" ") ?? "" });
      input.dispatchEvent(new CustomEvent("date-claim", { bubbles: true }));
      for (const near of told.nearest ?? []) says.append(" ", suggestion(input, near));
    }).catch(() => { if (input.value.trim() === text) says.textContent = ""; });
  }

  function made(input) {
    const says = document.createElement("p");
    says.className = "date-claim-says";
    says.setAttribute("role", "status");
    input.insertAdjacentElement("afterend", says);
    return says;
  }

  // The form in which a date in words is kept.
  function written(edtf) {
    const code = document.createElement("code");
    code.dir = "ltr";
    code.textContent = edtf;
    return code;
  }

  function suggestion(input, { edtf, says }) {
    const button = document.createElement("button");
    button.type = "button";
    button.dir = "ltr";
    button.textContent = edtf;
    if (says) button.title = says;
    button.addEventListener("click", () => {
      input.value = edtf;
      explain(input);
      input.focus();
    });
    return button;
  }

  const timers = new WeakMap();
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.(".date-claim")) return;
    // Signs alone are never turned round; words run as their language does.
    target.dir = /^[\dXxZ~?%./[\],\s-]+$/.test(target.value) ? "ltr" : "auto";
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(explain, WAIT, target));
  });
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".date-claim").forEach((input) => explain(input)));
}
