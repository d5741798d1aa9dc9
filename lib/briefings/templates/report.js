"use strict";
const scales = { trillion: 1e12, billion: 1e9, million: 1e6 };
const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text ?? "" });
const shown = (cell) => (cell.querySelector("summary") ?? cell).textContent.trim();

// A cell's key: its number with its scale word, else its words; dashes come last.
function key(cell) {
  const text = shown(cell), found = text.replace(/,(?=\d{3})/g, "").match(/[-−]?\d+(\.\d+)?(e-?\d+)?/i);
  if (!found || !cell.closest("table").classList.contains("n" + (cell.cellIndex + 1))) return text === "–" ? "\uffff" : text.toLowerCase();
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
      const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[heading.cellIndex]), row]);
      rows.sort((a, b) => order(a[0], b[0]) * (down ? -1 : 1));
      table.tBodies[0].append(...rows.map((pair) => pair[1]));
    });
  }
}

for (const table of document.querySelectorAll("table.data:not(.grouped)")) if (table.tBodies[0].rows.length > 2) sortable(table);
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
