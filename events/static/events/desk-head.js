// The menu of conflicts at the head of each page covers what is below it: it closes when it is left, and at Escape.
"use strict";

{
  const open = () => document.querySelector(".of-conflict[open]");
  const close = () => open()?.removeAttribute("open");
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || !open()?.contains(target)) return;
    open().querySelector("summary").focus();
    close();
  });
  document.addEventListener("focusin", ({ target }) => open()?.contains(target) || close());
  document.addEventListener("pointerdown", ({ target }) => open()?.contains(target) || close());
}
