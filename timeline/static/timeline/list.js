// The list below the chart: it follows the shown days, grows by portions, and is read to an event.

const MOST = 19;   // portions beyond the first that are asked for at once: as many as the server gives
const TOP = 60;    // px below the window's edge, where an event is read

/**
 * @param listed the list as the page brought it. @param days() the shown days, "" for all.
 * @param held() whether the list must stay as it is: the reader is in it, or has begun to choose from it.
 */
export function startList(listed, { days, held }) {
  const { listed: address } = listed.dataset, after = new URLSearchParams(location.search).get("after") ?? "";
  let whole = { days: "", more: 0, parts: [".listed", ".cited"].map((part) => document.querySelector(part)) };
  let now = whole;
  let coming;   // the newest that was asked for

  /** @param least portions beyond the first. @param sure the reader left it so, and cannot be in it yet. */
  async function follow(least = 0, sure = false) {
    const wanted = { days: days(), more: Math.min(least, MOST) };
    const fits = (list) => list?.days === wanted.days && list.more >= wanted.more;
    if (fits(coming)) return;
    coming = wanted;
    const next = [now, whole].find(fits) ?? await fetched(wanted);
    if (coming !== wanted) return;
    coming = undefined;
    if (!next || next === now || (held() && !sure)) return;
    const ticked = [...document.querySelectorAll(".listed input:checked")].map(({ value }) => value);
    document.getElementById("list").style.minHeight = "100vh";   // a shorter list moves nothing under the reader's hand
    for (const part of next.parts) document.querySelector(`.${part.className}`).replaceWith(part);
    for (const box of document.querySelectorAll(".listed input")) box.checked ||= ticked.includes(box.value);
    now = next;
    if (!now.days) whole = now;
    chosen();
  }

  async function fetched({ days: shown, more }) {
    const response = await fetch(`${address}&after=${shown ? "" : after}&view=${shown}&more=${more}`).catch(() => {});
    return response?.ok && { days: shown, more, parts: partsOf(await response.text()) };
  }

  const partsOf = (html) => [...document.createRange().createContextualFragment(html).children];   // our own page's

  /** More of the list goes below what is there, where what is ticked stays ticked. */
  async function append(event) {
    const link = event.target.closest?.(".listed [rel=next]");
    if (!link?.search || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const list = now, [path] = address.split("?"), cited = document.querySelectorAll(".cited li").length;
    const response = await fetch(`${path}${link.search}&cited=${cited}`).catch(() => {});
    if (!response?.ok) { location.assign(link.href); return; }
    const [next, sources] = partsOf(await response.text());
    if (list !== now) return;
    const last = document.querySelector(".listed .year:last-of-type"), first = next.querySelector(".year");
    for (const old of document.querySelectorAll("#choose-it, #choose, .listed nav, .listed .part")) old.remove();
    next.querySelector("[rel=first]")?.parentNode.remove();
    const name = (year) => year?.querySelector("h3").textContent;
    if (last && name(first) === name(last)) {
      first.querySelector("h3").remove();
      last.append(...first.children);
      first.remove();
    }
    document.querySelector(".listed").append(...next.children);
    document.querySelector(".cited ol").append(...sources.querySelectorAll("li"));
    now.more++;
    chosen();
  }

  /** The event to which the list is read, and how many px below the window's edge it begins; none above the list. */
  function place() {
    const list = document.querySelector(".listed");
    if (list.getBoundingClientRect().top > 0) return {};
    const items = [...list.querySelectorAll("li[id]")];
    const item = items.find((each) => each.getBoundingClientRect().bottom > TOP) ?? items.at(-1);
    return item ? { at: item.id.slice("event-".length), top: Math.round(item.getBoundingClientRect().top) } : {};
  }

  function read({ at, top = 16 }) {
    const item = document.getElementById(`event-${at}`);
    if (item) scrollBy(0, item.getBoundingClientRect().top - top);
  }

  // Choosing: how many are ticked stands on the first button, which without any would show all again.

  function chosen() {
    const buttons = document.querySelectorAll("#choose button"), [button] = buttons;
    if (!button) return;
    const ticked = document.querySelectorAll(".listed input:checked").length;
    for (const each of buttons) each.disabled = !ticked;
    button.dataset.number = ticked ? ` · ${ticked.toLocaleString(document.documentElement.lang)}` : "";
  }

  document.addEventListener("click", append);
  document.addEventListener("change", chosen);
  addEventListener("pageshow", chosen);
  return { follow, place, read, more: () => (coming ?? now).more };
}
