// What is told of a mark beside it, where a pointer is or the keys have come to.

/** @param plot() Plotly's chart once it is there. @param address() of the drawing whose marks have their titles. */
export function hovers(chart, plot, address) {
  const hover = document.createElement("div");
  hover.className = "hover";
  hover.hidden = true;
  hover.setAttribute("aria-hidden", "true");
  document.body.append(hover);

  function show(words, { clientX, clientY }) {
    hover.replaceChildren(...words.map((line) => Object.assign(document.createElement("p"), { textContent: line, dir: "auto" })));
    hover.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = hover;
    const left = Math.min(Math.max(clientX + 14, 8), innerWidth - width - 8);
    const top = clientY + 18 + height > innerHeight ? clientY - height - 14 : clientY + 18;
    Object.assign(hover.style, { left: `${left}px`, top: `${Math.max(top, 4)}px` });
    plot()?.classList.add("over");
  }

  function hide() {
    hover.hidden = true;
    plot()?.classList.remove("over");
  }

  const told = new Map();   // what is told of an event, in lines
  let learning, over;       // the promise of all these, and the mark under the pointer

  /** The page's own drawings come without titles, as most readers have no pointer that would show them. */
  function learn() {
    learning ??= fetch(address()).then((answer) => answer.json()).then(({ drawing: markup }) => {
      const holder = document.createElement("template");
      holder.innerHTML = markup;   // our own page's, escaped by the server
      for (const mark of holder.content.querySelectorAll("[data-event]")) told.set(mark.dataset.event, titleOf(mark));
    }).catch(() => { learning = undefined; });
    return learning;
  }

  const titleOf = (mark) => mark.querySelector("title")?.textContent.split("\n");

  /** The lines of a mark of the drawing; [] where none are known. */
  async function of(mark) {
    const lines = titleOf(mark);
    if (lines) {
      mark.told = lines;
      mark.querySelector("title").remove();   // or the browser shows it too
    }
    if (!mark.told && !told.has(mark.dataset.event)) await learn();
    return mark.told ?? told.get(mark.dataset.event) ?? [];
  }

  chart.addEventListener("pointerover", async (event) => {
    const mark = event.target.closest?.(".drawing [data-event], .drawing [data-first]");
    over = mark;
    if (!mark || event.pointerType !== "mouse") return plot() || hide();
    const lines = await of(mark);
    if (over === mark && lines.length) show(lines, event);
  });
  chart.addEventListener("pointerleave", () => { over = undefined; hide(); });
  addEventListener("scroll", hide, { passive: true });

  return { show, hide, learn, of, forget: () => { learning = undefined; } };
}
