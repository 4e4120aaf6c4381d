// What could not be saved is sent again as soon as the site answers. It may be that it was saved, and only the answer was
// lost: a form of what was changed meanwhile is refused with its words kept, and the same address is not given twice.
"use strict";

{
  const AGAIN = 3_000; // ms
  const form = document.getElementById("save-later");
  const trySaving = async () => {
    try {
      const answer = await fetch(form.action, { method: "HEAD", redirect: "manual" });
      if (answer.status < 500) {
        HTMLFormElement.prototype.submit.call(form); // a field may be called “submit”
        return;
      }
    } catch { /* the site itself does not answer */ }
    setTimeout(trySaving, AGAIN);
  };
  setTimeout(trySaving, AGAIN);
}
