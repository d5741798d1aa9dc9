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

// The what-if explorer: choices pick a row of the complete table below it, so its digits are the table's.
function explorer(place) {
  const table = place.querySelector("table"), rows = spread(table.tBodies[0].rows);
  const headings = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const columns = headings.slice(0, +place.dataset.choices), form = make("form"), answer = make("output");
  const menus = columns.map((heading, column) => {
    const menu = make("select"), label = make("label", heading);
    menu.name = heading;
    const choices = new Set(rows.map((row) => shown(row[column])));
    menu.append(...[...choices].map((choice) => make("option", choice)));
    label.append(menu);
    form.append(label);
    return menu;
  });
  const state = () => "#" + place.id + "?" + new URLSearchParams(menus.map((menu) => [menu.name, menu.value]));
  function show() {
    const row = rows.find((row) => menus.every((menu, column) => shown(row[column]) === menu.value));
    const list = make("dl");
    for (let column = menus.length; row && column < headings.length; column++)
      list.append(make("dt", headings[column]), make("dd", shown(row[column])));
    answer.replaceChildren(row ? list : "This combination is not in the table: the reading has no such value.");
  }
  function restore() {
    const [id, query] = location.hash.slice(1).split("?");
    if (id === place.id && query) for (const [name, value] of new URLSearchParams(query)) {
      const menu = menus.find((menu) => menu.name === name);
      if (menu && [...menu.options].some((option) => option.value === value)) menu.value = value;
    }
    show();
  }
  form.addEventListener("input", () => { show(); history.replaceState(null, "", state()); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(answer);
  place.prepend(form);
  addEventListener("hashchange", restore);
  restore();
}

for (const place of document.querySelectorAll(".explorer")) explorer(place);
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
