// What the chart takes of the reader's gestures; everything else stays the page's.
//
// The page scrolls by wheel and by one finger up or down, always. Ctrl or ⌘ with the wheel zooms, the wheel sideways
// and a drag pan, two fingers do both. `axis` says and sets what is shown, in numbers that grow from left to right
// or, where time runs from the right, from right to left.

export const SLOP = 6;   // px that a hand may tremble before it drags
const NEAREST = 20;   // px between two fingers, at least: nearer ones would zoom without end
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/**
 * @param axis `box()` → {left, width} in px; `range()` → [left, right]; `set([left, right])`; `limits` and `least`,
 *   within which and how wide a range may be; `covered`: a press lays something over the page, as Plotly's chart does.
 * @returns `dragged()`: whether the last press was a drag, after which a click is none.
 */
export function gestures(element, axis) {
  let wanted, frame;
  const now = () => (frame === undefined ? axis.range() : wanted);
  const draw = (range) => {
    wanted = held(range, axis);
    frame ??= requestAnimationFrame(() => { frame = undefined; axis.set(wanted); });
  };

  element.addEventListener("wheel", (event) => {
    const [a, b] = now(), px = [1, 16, innerHeight][event.deltaMode];
    const across = event.deltaX || (event.shiftKey ? event.deltaY : 0);
    if (event.ctrlKey || event.metaKey) {
      const { left, width } = axis.box(), factor = Math.exp(clamp(event.deltaY * px, -100, 100) / 250);
      const at = a + (b - a) * clamp((event.clientX - left) / width, 0, 1);
      draw([at + (a - at) * factor, at + (b - at) * factor]);
    } else if (Math.abs(across) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
      const by = across * px / axis.box().width * (b - a);
      draw([a + by, b + by]);
    } else return event.stopPropagation();   // the page scrolls
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true, passive: false });

  // With `touch-action: pan-y` the browser scrolls up and down itself, and tells of all other moves.
  for (const kind of ["touchstart", "touchmove"]) element.addEventListener(kind, (event) => {
    event.stopPropagation();   // Plotly's own handler would cancel it, and the page could not scroll
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();   // two fingers never scroll the page
  }, { capture: true, passive: false });

  const fingers = new Map();
  let from, moved = false;
  const grip = () => { from = { range: now(), at: [...fingers.values()] }; };
  element.addEventListener("pointerdown", (event) => {
    if (event.button || fingers.size === 2) return;
    if (!fingers.size) moved = false;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    if (axis.covered) element.setPointerCapture(event.pointerId);
    grip();
  });
  element.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    const at = [...fingers.values()];
    if (!moved && at.length === 1 && Math.abs(at[0][0] - from.at[0][0]) < SLOP) return;
    if (!moved) element.setPointerCapture(event.pointerId);   // not before: a click would miss its mark
    moved = true;
    draw(under(at, from, axis.box()));
  });
  for (const end of ["pointerup", "pointercancel"]) element.addEventListener(end, ({ pointerId, type }) => {
    if (!fingers.delete(pointerId)) return;
    if (type === "pointercancel" && moved) draw(from.range);   // the browser scrolls after all
    grip();
  });
  element.addEventListener("click", (event) => { if (moved) event.stopPropagation(); }, { capture: true });
  element.addEventListener("dragstart", (event) => event.preventDefault());
  return { dragged: () => moved };
}

/** The range for which what was under the fingers when they gripped is under them again. */
function under(at, from, { left, width }) {
  const [a, b] = from.range;
  const middle = (points) => points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const apart = ([p, q]) => (q ? Math.max(Math.hypot(p[0] - q[0], p[1] - q[1]), NEAREST) : 1);
  const size = (b - a) * (apart(from.at) / apart(at));
  const gripped = a + (b - a) * (middle(from.at) - left) / width;
  const start = gripped - (middle(at) - left) / width * size;
  return [start, start + size];
}

/** A range moved and narrowed so that it lies within the limits. */
export function held([a, b], { limits: [first, last], least }) {
  const turn = a > b ? -1 : 1, size = clamp(Math.abs(b - a), least, last - first);
  const middle = clamp((a + b) / 2, first + size / 2, last - size / 2);
  return [middle - turn * size / 2, middle + turn * size / 2];
}
