// The form of an event or article: what was typed is kept in this browser until it is saved, likely duplicates are
// shown while one writes, and Ctrl+S saves, Ctrl+Enter publishes.
"use strict";

{
  const WAIT = 600;
  // Django's Arabic counts what is chosen in faulty words ("لا شي محدد" for none), in one catalogue of its own.
  if (document.documentElement.lang === "ar" && window.django?.catalog) {
    window.django.catalog["%(sel)s of %(cnt)s selected"] = Array(6).fill("المختار: %(sel)s من %(cnt)s");
  }
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("#event_form, #article_form"), desk = document.getElementById("desk-words");
    if (form && desk) start(form, desk);
    else if (!form && document.body.matches(".change-form")) keys(document, "_save");
    // Select2 makes its boxes when jQuery holds the page for ready, and those of a new row a moment after it.
    whenMade(nameFields);
    for (const head of document.querySelectorAll("thead th")) if (!head.textContent.trim() && !head.children.length) plainCell(head);
    toFirstRefused();
    addEventListener("load", beginInContent);
    addEventListener("load", toFirstRefused); // a script of Django's takes the focus to the first field meanwhile
    backToPlace();
    copyLink();
    besideChosen();
    document.addEventListener("formset:added", () => setTimeout(nameFields));
    document.addEventListener("click", toNewRow);
  });

  /** Words of either direction, which turn nothing beside them. */
  function apart(words) {
    const made = document.createElement("bdi");
    made.textContent = words;
    return made;
  }

  /** A button that copies what stands in the field before it, also where a browser lets no script at the clipboard. */
  function copyLink() {
    const button = document.querySelector("[data-copied]");
    button?.addEventListener("click", () => {
      document.getElementById("link").select();
      document.execCommand("copy");
      button.textContent = button.dataset.copied;
      button.focus();
    });
  }

  /** What is chosen to be merged stands beside this one at once. */
  function besideChosen() {
    const place = document.getElementById("beside"), field = document.getElementById("id_other");
    if (!place || !field) return;
    onChange(field.form, async ({ target }) => {
      if (target !== field) return;
      const text = await (await fetch(`?other=${encodeURIComponent(field.value)}`)).text();
      place.innerHTML = new DOMParser().parseFromString(text, "text/html").getElementById("beside")?.innerHTML ?? "";
    });
  }

  /** A head that names no column is none. */
  function plainCell(head) {
    const cell = document.createElement("td");
    cell.className = head.className;
    head.replaceWith(cell);
  }

  /** A page that refuses begins at the field to mend, which may be far below, or at what it says where none is. */
  function toFirstRefused() {
    if (!document.querySelector(".errornote")) return;
    const whys = document.querySelectorAll("[name^=form-][name$=-public_reason]"); // of a table: one told for all is enough
    const field = (whys.length > 1 && document.querySelector(".save-bar [name=why]"))
      || document.querySelector("#content :is(.errors, td:has(.errorlist)) :is(input:not([type=hidden], .action-select), select, textarea)")
      || document.querySelector("#content .errorlist.nonfield");
    for (let part = field?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (field?.matches("ul")) field.tabIndex = -1;
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  }

  /** A list, and the page of an event, begin where they say something: their head is some twenty keys long. */
  function beginInContent() {
    const place = document.querySelector("#event_form .event-page, body.change-list #content-start");
    whenMade(() => setTimeout(() => {
      if (!place || document.activeElement !== document.body || location.hash) return;
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }));
  }

  /** Whoever adds a row by a press goes on in it; what is put back presses by itself. */
  function toNewRow({ target, isTrusted }) {
    const group = isTrusted && target.closest?.(".add-row a")?.closest(".inline-group");
    if (group) setTimeout(() => firstOf([...group.querySelectorAll(".inline-related:not(.empty-form), tr.form-row:not(.empty-form)")].at(-1))?.focus());
  }

  /** The first field of a row that is seen: of a Select2 box, what stands for it. */
  function firstOf(row) {
    return row?.querySelector(".select2-selection, :is(input, select, textarea):not([type=hidden], .select2-hidden-accessible)");
  }

  /** Run once Django's own scripts have made their boxes and their signs for new rows. */
  function whenMade(run) {
    if (window.django?.jQuery) window.django.jQuery(run);
    else run();
  }

  /** What Django's own pages leave without a name: boxes to choose from, and the cells of a table of rows. */
  function nameFields() {
    for (const field of document.querySelectorAll("form select[id], form input[id], form textarea[id]")) {
      const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
      const name = (label ?? headOf(field))?.textContent.trim().replace(/\s*:$/, "");
      if (!name) continue;
      const box = field.nextElementSibling?.querySelector(".select2-selection");
      if (box) nameBox(box, name);
      else if (!label) field.setAttribute("aria-label", name);
    }
  }

  /** Select2 calls its box after what is chosen, which may be nothing. */
  function nameBox(box, name) {
    box.removeAttribute("aria-labelledby");
    for (const part of [box, box.querySelector("[role=textbox]")]) part?.setAttribute("aria-label", name);
  }

  function headOf(field) {
    const cell = field.closest(".tabular td");
    return cell?.closest("table").querySelector("thead tr").cells[cell.cellIndex];
  }

  /** The date of an account becomes the event's, as if it were typed. */
  function useDates(form) {
    form.addEventListener("click", ({ target }) => {
      const edtf = target.closest?.("[data-use-date]")?.dataset.useDate, date = form.elements.date;
      if (!edtf || !date) return;
      date.value = edtf;
      date.dispatchEvent(new Event("input", { bubbles: true }));
      date.focus();
    });
  }

  /** Says every minute that this page is open, and shows who else has the event open. */
  function signOfLife() {
    const place = document.getElementById("open-too"), token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!place || !token) return;
    const say = async () => {
      if (document.hidden) return;
      const answer = await fetch(place.dataset.sign, { method: "POST", headers: { "X-CSRFToken": token } });
      if (!answer.ok) return;
      const { others } = await answer.json();
      place.textContent = others.length ? `${place.dataset.told} ${others.join(" · ")}` : "";
      place.hidden = !others.length;
    };
    const quietly = () => say().catch(() => {});
    quietly();
    setInterval(quietly, 60_000);
  }

  function start(form, desk) {
    signOfLife();
    useDates(form);
    const unsaved = [keepTyped(form, desk, form)];
    const comment = document.getElementById("comment");
    if (comment) unsaved.push(keepTyped(comment, desk, document.querySelector("#comments .say"), "#comment"));
    askBefore(desk, () => unsaved.some((is) => is()));
    keys(form);
    if (form.id === "event_form" && desk.dataset.similar) showSimilar(form, desk);
  }

  // What is typed is kept in this browser, by person and page, until it is saved: a reload, a crash, an expired login and
  // a link followed too early take nothing away. It stands in the form again at once; where the event was saved anew
  // meanwhile, it is offered, and saving it then shows both versions. A form that names a confidential source is kept in
  // its own window alone, and goes with it. What was saved is forgotten by left-behind.js, on whatever page says so. Logging
  // out takes all away, by a header of the answer.

  /** Whether one of the page's forms names a confidential source, or is one. */
  function isSecret() {
    const desk = document.getElementById("desk-words");
    if ("secret" in desk.dataset || document.querySelector("#article_form [name=confidential]")?.checked) return true;
    const ids = desk.dataset.confidential.split(" ");
    return [...document.querySelectorAll("#event_form select[name$=-article]")].some((field) => field.value && ids.includes(field.value));
  }

  /** `before` is the row at whose head it is told that something was put back. Gives what tells whether any of it is
   * unsaved. */
  function keepTyped(form, desk, before, name = "") {
    const key = `typed:${desk.dataset.user}:${location.pathname}${name}`;
    const base = form.querySelector("[name=base_version]")?.value ?? "";
    const saved = JSON.stringify(typed(form, true));
    const kept = read(key);
    if (kept && isSecret()) write(key, kept); // it may have become so since
    if (sessionStorage.getItem("typed-sent") === key) sessionStorage.removeItem("typed-sent"); // it was not saved
    let timer;
    const forget = () => {
      clearTimeout(timer);
      timer = null;
      drop(key);
    };
    if (kept && !document.querySelector(".errornote") && JSON.stringify(kept.fields) !== saved) {
      if (kept.base === base) whenMade(() => putBack(form, kept.fields));
      tell(form, desk, before, kept, kept.base === base, forget);
    }
    const keep = () => {
      clearTimeout(timer);
      timer = null;
      const fields = typed(form);
      if (JSON.stringify(fields) !== saved) write(key, { at: Date.now(), base, fields });
      else drop(key);
    };
    const soon = ({ target }) => {
      if (target.form !== form) return;
      clearTimeout(timer);
      timer = setTimeout(keep, WAIT);
    };
    document.addEventListener("input", soon);
    onChange(document, soon);
    addEventListener("pagehide", () => timer && keep());
    document.getElementById("logout-form")?.addEventListener("submit", () => timer && keep()); // before it is asked there
    document.addEventListener("formset:removed", () => soon({ target: { form } }));
    form.addEventListener("submit", ({ submitter }) => {
      keep();
      if (submitter?.formTarget) return;
      sessionStorage.setItem("typed-sent", key);
      sessionStorage.setItem("was-at", document.activeElement === submitter && submitter.name ? `[name=${submitter.name}]` : placeOf(document.activeElement));
    });
    const refused = Boolean(document.querySelector(".errornote")); // it came back with what was typed, unsaved
    return () => refused || JSON.stringify(typed(form)) !== saved;
  }

  /** How the next page finds a field again; of a Select2 box, which has no name of its own, the one that it stands for. */
  function placeOf(field) {
    const id = field?.closest(".select2-container")?.previousElementSibling?.id || field?.id;
    return id ? `#${CSS.escape(id)}` : "";
  }

  /** A form that comes back saved is gone on with where it was left: by keys its head is far away. */
  function backToPlace() {
    const place = sessionStorage.getItem("was-at");
    sessionStorage.removeItem("was-at");
    if (!place || !document.querySelector(".messagelist .success")) return;
    addEventListener("load", () => whenMade(() => {
      const field = document.querySelector(`:is(#event_form, #article_form) ${place}`), box = field?.nextElementSibling?.querySelector(".select2-selection");
      if (document.activeElement === document.body) (box ?? field)?.focus();
    }));
  }

  /** What changes this event as it is saved is not done by the way. */
  function askBefore(desk, unsaved) {
    const ask = (event) => {
      if (!event.ctrlKey && !event.metaKey && unsaved() && !confirm(desk.dataset.ask)) event.preventDefault();
    };
    for (const link of document.querySelectorAll("a[data-asks]")) link.addEventListener("click", ask);
  }

  /** A choice in a Select2 box is told through jQuery alone. */
  function onChange(form, run) {
    if (window.django?.jQuery) window.django.jQuery(form).on("change", run);
    else form.addEventListener("change", run);
  }

  /** The fields with what they hold, or with what the page came with, whatever a browser put there by itself. */
  function typed(form, asServed = false) {
    return [...form.elements]
      .filter((field) => field.name && !["file", "submit", "button", "password"].includes(field.type) && field.name !== "csrfmiddlewaretoken")
      .filter((field) => !field.name.includes("__prefix__"))
      .map((field) => {
        if (field.tagName === "SELECT") {
          const option = asServed ? [...field.options].find((one) => one.defaultSelected) ?? field.options[0] : field.selectedOptions[0];
          return [field.name, option?.value ?? "", option?.text ?? ""];
        }
        if (field.type === "checkbox" || field.type === "radio") return [field.name, asServed ? field.defaultChecked : field.checked, field.value];
        return [field.name, asServed ? field.defaultValue : field.value, ""];
      });
  }

  function tell(form, desk, before, kept, isBack, forget) {
    const bar = document.createElement("p");
    bar.className = "typed-offer";
    bar.setAttribute("role", "status");
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    bar.append((isBack ? desk.dataset.back : desk.dataset.kept).replace("{when}", when), " ");
    const button = (words, run) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = words;
      made.addEventListener("click", () => { run(); bar.remove(); });
      bar.append(made, " ");
    };
    if (!isBack) button(desk.dataset.putBack, () => putBack(form, kept.fields));
    button(desk.dataset.forget, () => {
      forget();
      if (isBack) location.href = location.pathname + location.search; // a reload may keep what is typed
    });
    before.prepend(bar);
  }

  function putBack(form, fields) {
    for (const [name, value] of fields) {
      const total = name.match(/^(\w+)-TOTAL_FORMS$/);
      if (!total) continue;
      const group = document.getElementById(`${total[1]}-group`);
      while (Number(form.elements[name]?.value) < Number(value) && group?.querySelector(".add-row a")) {
        group.querySelector(".add-row a").click();
      }
    }
    for (const [name, value, words] of fields) {
      const named = form.elements[name]; // several boxes to tick may bear one name
      const field = named instanceof RadioNodeList ? [...named].find((one) => one.value === words) : named;
      if (!field || /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(name)) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = value;
      else if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) {
        field.append(new Option(words, value, true, true));
      } else field.value = value;
      // Select2 draws its own box and hears of changes through jQuery alone.
      if (field.tagName === "SELECT") window.django?.jQuery(field).trigger("change");
      else field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function read(key) {
    try { return JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key)); } catch { return null; }
  }

  function write(key, value) {
    const [here, elsewhere] = isSecret() ? [sessionStorage, localStorage] : [localStorage, sessionStorage];
    try {
      elsewhere.removeItem(key);
      here.setItem(key, JSON.stringify(value));
    } catch { /* full or refused: the form works without */ }
  }

  function drop(key) {
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  }

  function keys(form, saves = "_continue") {
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.(".select2-dropdown")) return;
      const name = event.key === "Enter" ? "_publish" : letterOf(event) === "s" && saves;
      const button = name && form.querySelector(`[name=${name}]`);
      if (!button) return;
      event.preventDefault();
      event.stopPropagation(); // before a closed Select2 box, which would open
      button.click();
    }, true);
  }

  function showSimilar(form, desk) {
    const box = document.createElement("div");
    box.className = "similar";
    box.setAttribute("role", "status");
    form.querySelector("fieldset")?.append(box);
    let timer, asked = 0;
    const look = async () => {
      const url = new URL(desk.dataset.similar, location.href);
      const value = (name) => form.elements[name]?.value ?? "";
      url.searchParams.set("conflict", value("conflict"));
      url.searchParams.set("date", value("date"));
      url.searchParams.set("words", ["ar", "en", "fr"].map((lang) => value(`title_${lang}`)).join(" "));
      url.searchParams.set("but", desk.dataset.event);
      for (const field of form.querySelectorAll("select[name^=participations-][name$=-actor]")) {
        if (field.value) url.searchParams.append("actor", field.value);
      }
      const number = ++asked;
      const { events } = await (await fetch(url)).json();
      if (number !== asked) return;
      box.replaceChildren();
      if (!events.length) return;
      box.append(desk.dataset.likely);
      const list = document.createElement("ul");
      for (const event of events) {
        const row = document.createElement("li"), link = document.createElement("a");
        link.href = event.address;
        link.textContent = event.title;
        link.dir = "auto";
        row.append(link, " · ", apart(event.date), ` · ${event.status}`);
        list.append(row);
      }
      box.append(list);
    };
    const soon = ({ target }) => {
      if (!/^(title_|date$|conflict$|participations-)/.test(target.name ?? "")) return;
      clearTimeout(timer);
      timer = setTimeout(() => look().catch(() => {}), WAIT);
    };
    form.addEventListener("input", soon);
    onChange(form, soon);
  }
}
