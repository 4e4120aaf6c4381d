// The strip of all days above the chart: a press brings its window there, and a drag moves it; a drag that begins outside
// of it chooses a new one. A finger that scrolls the page from there moves nothing.

import { SLOP } from "./gestures.js";

const PRESSED = 16;   // the part of all days, on either side, to which a press leads where all are shown

/** @param chart its `whole` days, `rightToLeft`, `shown()`, `isWhole()`, `jump(days)`, a step for "back", and `show(days)`. */
export function stripOfDays(strip, { whole, rightToLeft, shown, isWhole, jump, show }) {
  strip.addEventListener("pointerdown", (event) => {
    const { left, width } = strip.getBoundingClientRect();
    const dayAt = ({ clientX }) => {
      const part = (clientX - left) / width;
      return whole[0] + (whole[1] - whole[0]) * (rightToLeft ? 1 - part : part);
    };
    const [a, b] = shown(), from = dayAt(event), chooses = isWhole() || from < a || from > b;
    let go = (days) => { jump(days); go = show; }, dragged = false;   // a press is one step, however far it drags
    const leave = () => { strip.onpointermove = strip.onpointerup = null; };
    strip.setPointerCapture(event.pointerId);
    strip.onpointermove = (move) => {
      const by = dayAt(move) - from;
      dragged ||= Math.abs(move.clientX - event.clientX) > SLOP;
      if (dragged) go(chooses ? [from, from + by].sort((one, other) => one - other) : [a + by, b + by]);
    };
    strip.onpointerup = () => {
      const reach = (b - a) / (isWhole() ? PRESSED : 2);
      if (!dragged) go([from - reach, from + reach]);
      leave();
    };
    strip.onpointercancel = leave;
  });
}
