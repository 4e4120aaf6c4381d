// On each page of the desk: the menu of conflicts at its head, what a press undoes, Ctrl+Enter, and what is heard.
"use strict";

/** The letter of a key; where it bears none of ours, as on an Arabic keyboard, that of its place. */
function letterOf({ key, code }) {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
}

{
  // It covers what is below it: it closes when it is left, and at Escape.
  const open = () => document.querySelector(".of-conflict[open]");
  const close = () => open()?.removeAttribute("open");
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !open()?.contains(target)) return;
    open().querySelector("summary").focus();
    close();
  });
  document.addEventListener("focusin", ({ target }) => open()?.contains(target) || close());
  document.addEventListener("pointerdown", ({ target }) => open()?.contains(target) || close());

  // What a message offers to undo is undone by that press; without a script a page asks first.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-at-once]"), token = document.querySelector("[name=csrfmiddlewaretoken]");
    if (!link || !token || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const form = Object.assign(document.createElement("form"), { method: "post", action: link.href, hidden: true });
    form.append(token.cloneNode());
    document.body.append(form);
    form.submit();
  });

  // What is on its way is not sent once more by a second press: two events would be made of one form.
  const onItsWay = new Map(), A_PRESS = 3000; // milliseconds, after which it is meant to be sent again
  document.addEventListener("submit", (event) => {
    const form = event.target, leaves = !form.target && !event.submitter?.formTarget;
    if (event.defaultPrevented || form.method !== "post" || !leaves) return;
    if (event.timeStamp - onItsWay.get(form) < A_PRESS) event.preventDefault();
    else onItsWay.set(form, event.timeStamp);
  });
  addEventListener("pageshow", () => onItsWay.clear());

  // The way to the content leaves the address as it is: what it named would take the focus from the field to mend,
  // on each page that the form there answers with.
  document.querySelector(".skip-to-content-link")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("content-start").focus();
  });

  // A message is heard when it comes to a place that speaks; one that stood there from the first is not.
  const told = document.querySelector(".messagelist:not([aria-live] *)");
  if (told) {
    const speaks = document.createElement("div");
    speaks.setAttribute("role", "status");
    told.before(speaks);
    setTimeout(() => speaks.append(told), 300);
  }

  // Ctrl+Enter and Ctrl+S press the button of a form of one; where there are several, another script says which, or none.
  document.addEventListener("keydown", (event) => {
    const saves = letterOf(event) === "s" && event.target.form?.method === "post";
    if (!(saves || event.key === "Enter") || !(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches?.("button, a")) return;
    const [button, ...others] = [...event.target.form?.elements ?? []].filter((one) => one.type === "submit" && !one.disabled);
    if (!button || others.length) return;
    event.preventDefault();
    button.click();
  });
}
