// The list of events as a table to fill in: by keys, and with what is pasted from a spreadsheet.
import { unknown } from "./known-names.js";

const cellsOf = (row) => [...row.querySelectorAll(".cell")];
const rows = () => [...document.querySelectorAll("#result_list tbody tr")].filter((row) => row.querySelector(".cell"));

let left; // the cell from which the line below the table was gone to

function placeOf(cell) {
  const row = cell.closest("tr");
  return [rows().indexOf(row), cellsOf(row).indexOf(cell)];
}

function cellAt(row, column) {
  const found = rows()[row];
  return found ? cellsOf(found)[column] : undefined;
}

/** Write into a cell as if it were typed; a choice takes its label or its value. */
function write(cell, text) {
  if (cell.tagName === "SELECT") {
    const wanted = text.trim().toLowerCase();
    const option = [...cell.options].find((one) => [one.text, one.value].some((said) => said.trim().toLowerCase() === wanted));
    if (!option) return;
    cell.value = option.value;
  } else cell.value = text.trim();
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

function go(cell) {
  cell?.focus();
  if (cell?.select) cell.select();
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(".cell")) return;
  target.classList.add("changed");
  tellNew();
});

/** Which names nobody has entered yet, beside the box that has them made: before they are refused. */
function tellNew() {
  const place = document.querySelector(".save-bar .new-names");
  const cells = [...document.querySelectorAll(".cell[list]:not([name$=-kind])")].filter((cell) => cell.value !== cell.defaultValue || cell.closest("td").querySelector(".errorlist"));
  const fresh = cells.flatMap((cell) => unknown(cell.list, cell.name.endsWith("-taking_part") ? cell.value.split(/[,،;؛]/) : [cell.value]));
  if (place) place.textContent = [...new Set(fresh)].join(" · ");
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(".cell"), command = event.ctrlKey || event.metaKey;
  if (command && letterOf(event) === "s") {
    event.preventDefault();
    document.querySelector("#changelist-form [name=_save]")?.click();
    return;
  }
  if (event.key === "Escape" && !event.isComposing) {
    const below = document.querySelector(".save-bar [name=_make_new]");
    if (!cell && event.target.closest?.(".save-bar")) go(left);
    if (cell) below?.focus();
    left = cell ?? left;
  }
  if (event.key === "Enter" && event.target.matches?.(".save-bar input[name=why]")) {
    event.preventDefault();
    document.querySelector("#changelist-form [name=_save]")?.click();
  }
  if (!cell || event.isComposing) return;
  const [row, column] = placeOf(cell);
  if (event.key === "Enter") {
    event.preventDefault();
    go(cellAt(row + (event.shiftKey ? -1 : 1), column));
  } else if (command && letterOf(event) === "d" && row > 0) {
    event.preventDefault();
    write(cell, cellAt(row - 1, column).value);
    go(cellAt(row + 1, column));
  }
});

document.addEventListener("paste", (event) => {
  const cell = event.target.closest?.(".cell"), text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const [row, column] = placeOf(cell);
  text.replace(/\r?\n$/, "").split(/\r?\n/).forEach((line, down) => line.split("\t").forEach((said, across) => {
    const target = cellAt(row + down, column + across);
    if (target) write(target, said);
  }));
});

tellNew();
const [first] = rows().flatMap(cellsOf).filter((cell) => cell.matches("input") && !cell.value);
const opened = document.querySelector("[data-begins]") || location.hash === "#filling"; // to be filled in, not to be read
if (location.hash) history.replaceState(null, "", location.pathname + location.search); // it would come back with each answer
if (opened && !document.querySelector(".errornote")) first?.focus();
