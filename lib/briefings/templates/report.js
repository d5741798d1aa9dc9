"use strict";
const scales = { trillion: 1e12, billion: 1e9, million: 1e6 };
const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text ?? "" });
const shown = (cell) => (cell.querySelector("summary") ?? cell).textContent.replaceAll("\u00a0", " ").trim();

// The cells of each row, those that it shares with the rows above it too.
function spread(rows) {
  const grid = [...rows].map(() => []);
  [...rows].forEach((row, place) => {
    for (const cell of row.cells) {
      const column = grid[place].findIndex((found) => !found), at = column < 0 ? grid[place].length : column;
      for (let down = 0; down < cell.rowSpan; down++) grid[place + down][at] = cell;
    }
  });
  return grid;
}

// Gives every row cells of its own, so that it can stand anywhere.
function ungroup(body) {
  const copy = (cell) => { const own = cell.cloneNode(true); own.removeAttribute("rowspan"); return own; };
  if (body.querySelector("[rowspan]")) spread(body.rows).forEach((cells, place) => body.rows[place].replaceChildren(...cells.map(copy)));
}

// A cell's key: its number with its scale word, else its words; dashes come last. A table's classes number its
// columns of figures from the right.
function key(cell) {
  const text = shown(cell), found = text.replace(/,(?=\d{3})/g, "").match(/[-−]?\d+(\.\d+)?(e-?\d+)?/i);
  const figure = cell.closest("table").classList.contains("n" + (cell.parentNode.cells.length - cell.cellIndex));
  if (!found || !figure) return text === "–" ? "\uffff" : text.toLowerCase();
  const scale = Object.keys(scales).find((word) => text.includes(word));
  return parseFloat(found[0].replace("−", "-")) * (scales[scale] ?? 1);
}
const order = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
  : typeof a === typeof b ? a.localeCompare(b) : typeof a === "number" ? -1 : 1;

function sortable(table) {
  for (const heading of table.tHead.rows[0].cells) {
    const button = make("button");
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const down = heading.ariaSort === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      ungroup(table.tBodies[0]);
      const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[heading.cellIndex]), row]);
      rows.sort((a, b) => order(a[0], b[0]) * (down ? -1 : 1));
      table.tBodies[0].append(...rows.map((pair) => pair[1]));
    });
  }
}

for (const table of document.querySelectorAll("table.data")) if (table.tBodies[0].rows.length > 2) sortable(table);
const codes = [...document.querySelectorAll("details.code")];
if (codes.length) {
  const tools = make("p"), button = make("button", "Show all code");
  tools.className = "tools";
  button.addEventListener("click", () => {
    const open = codes.some((code) => !code.open);
    for (const code of codes) code.open = open;
    button.textContent = open ? "Hide all code" : "Show all code";
  });
  tools.append(button);
  document.querySelector("main h1")?.after(tools);
}
