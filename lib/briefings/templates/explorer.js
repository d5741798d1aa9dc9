// A cell of a CSV that no spreadsheet takes for a formula.
function field(text) {
  const plain = /^[=+@＝＋－＠-]/.test(text) && isNaN(text) ? "'" + text : text === "–" ? "" : text;
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

// The table as a download, made here because as a link it would be as long as the table.
function csvLink(name, rows) {
  const link = make("a", "CSV");
  link.download = name;
  link.href = "data:text/csv;charset=utf-8," + encodeURIComponent(rows.map((row) => row.map(field).join(",") + "\n").join(""));
  return link;
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
  place.querySelector(".note").append(csvLink(place.id + ".csv", [headings, ...rows.map((row) => row.map(shown))]));
  addEventListener("hashchange", restore);
  restore();
}

for (const place of document.querySelectorAll(".explorer")) explorer(place);
