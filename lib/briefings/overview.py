"""What goes over all runs of a sweep: the index page, the table of runs, the combined tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefings.batch import site_files
from briefings.cache import write_whole
from briefings.csv_files import QUOTED_ENDS, PlainLines, no_formula
from briefings.plan import Plan
from briefings.work import Result

HEADLINE = 'class="say headline"'  # how display.headline marks a finding


def sweep_files(results: Sequence[Result], draft: Path) -> dict[str, Path]:
    """Return every file of the sweep by its place; what goes over all runs is written into `draft` first."""
    files: dict[str, Path] = {}
    for result in results:
        files |= {f"runs/{result.plan.name}/{place}": path for place, path in site_files(result).items()}
    rows = [run_row(result) for result in results]
    write_table(draft / "runs.csv", rows)
    write_whole(draft / "index.html", index_html(results, rows))
    for table in sorted({path.name for result in results for path in _tables(result)}):
        (draft / "data").mkdir(exist_ok=True)
        combine(draft / "data" / table, results)
    return files | {path.relative_to(draft).as_posix(): path for path in draft.rglob("*") if path.is_file()}


def _tables(result: Result) -> list[Path]:
    return sorted((result.site / "data").glob("*.csv")) if result.site else []


def run_row(result: Result) -> dict[str, str]:
    """Return a run's row of the table over all: name, status, parameters, headlines."""
    status = "; ".join(f"failed: {failure.error}" for failure in result.failures) or "done"
    found = [line for path in sorted(result.executed.values()) for line in headlines(path)]
    numbered = {f"headline_{number}": line for number, line in enumerate(found, 1)}
    return {"run": result.plan.name, "status": status, **shown_parameters(result.plan), **numbered}


def shown_parameters(plan: Plan) -> dict[str, str]:
    """Return a run's parameters as words, secret ones hidden."""
    return {
        name: f"(secret {name})" if name in plan.secret else words(value)
        for name, value in plan.parameters.items()
    }


def headlines(executed: Path) -> list[str]:
    """Return the findings that an executed notebook shows as its headlines."""
    cells = json.loads(executed.read_text("utf-8"))["cells"]
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    found = [data for data in shown if HEADLINE in "".join(data.get("text/html", ""))]
    return [" ".join("".join(data["text/plain"]).split()) for data in found]


def write_table(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Write rows as CSV: columns as they first come, no text a formula to a spreadsheet."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(PlainLines(file), columns, lineterminator=QUOTED_ENDS)
        writer.writeheader()
        writer.writerows({name: no_formula(value) for name, value in row.items()} for row in rows)


def words(value: Any) -> str:
    """Return a parameter's value as an index shows it."""
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def combine(path: Path, results: Sequence[Result]) -> None:
    """Write one table of all runs' tables of that name, each row with its run and the run's parameters."""
    rows: list[dict[str, str]] = []
    for result in results:
        run = {"run": result.plan.name}
        run |= {f"parameter_{name}": value for name, value in shown_parameters(result.plan).items()}
        for table in _tables(result):
            if table.name == path.name:
                with table.open(encoding="utf-8", newline="") as file:
                    rows += [run | row for row in csv.DictReader(file)]
    write_table(path, rows)


def index_html(results: Sequence[Result], rows: Sequence[Mapping[str, str]]) -> str:
    """Return the page over all runs: parameters, status, headlines, time."""
    from briefings.pages import Layout, Link

    parameters = list(dict.fromkeys(name for result in results for name in result.plan.parameters))
    runs = [
        {
            "name": row["run"],
            "status": row["status"],
            "parameters": [row.get(name, "") for name in parameters],
            "headlines": [text for name, text in row.items() if name.startswith("headline_")],
            "seconds": f"{result.seconds:.1f}",
            "has_site": result.site is not None,
        }
        for result, row in zip(results, rows, strict=True)
    ]
    tables = sorted({path.name for result in results for path in _tables(result)})
    layout = Layout([Link("index", "Runs")])
    return layout.render(
        "sweep.html.j2",
        title=f"{len(runs)} runs",
        description="Every run of the sweep: its parameters, what came of it, and its pages.",
        current="index",
        scripts=["report.js"],
        parameters=parameters,
        runs=runs,
        tables=tables,
    )
