"""A collection made for the tests of the pages: two short texts, their claims, an executed notebook."""

from datetime import date

import nbformat
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from briefings.claims import Claim
from briefings.documents import Document

HOSTILE = (
    '<script>alert(1)</script> <b onmouseover="alert(2)"> "onmouseover=x ]]> {{ 7*7 }} \x1b[31mred \u202eabc'
)
RATE = "By the end of 2021, the rate reached 51.3%, up 30.7 percentage points over 2012."
CODE = """
from briefings.display import cite, derived, headline, say, sentence
from briefings.display import show_explorer, show_figure, show_table
from briefings import charts
import pandas as pd
ONE, TWO = "rates-1", "rates-2"
frame = pd.DataFrame({
    "series": ["numerical control rate", "digital tools", "smart factories"],
    "year": [2013.0, 2022.0, 2022.0],
    "value": [20.6, 51.3, 1e12],
    "how": ["51.3 - 30.7 = 20.6", None, None],
    "ids": [f"{ONE};{TWO}", ONE, TWO],
})
"""
SHOWN = """
rate = cite({"claim_id": ONE, "quote": "51.3%"})
say("The rate was {rate} in {year}, from {base}; {n} points.", rate=rate, year=2021,
    base=derived("20.6", "51.3 - 30.7 = 20.6", [ONE, TWO]), n=30.7)
show_table(frame, "Series and their values", columns={"series": "Series", "year": "Year", "value": "Value"},
           units={"value": "percent"}, claims={"value": "ids"}, derivations={"value": "how"})
"""
CHART = """
ax = charts.axes()
for place, values in enumerate([(20.6, 51.3), (30, 40)]):
    ax.plot([2013, 2022], values, marker=charts.MARKERS[place], color=charts.COLOURS[place], **charts.FITTED)
    ax.plot([2022, 2030], [values[1], values[1] + 20], color=charts.COLOURS[place], **charts.EXTRAPOLATED)
interval = pd.DataFrame({"year": [2022, 2030], "low": [51.3, 60], "high": [51.3, 80]})
charts.shade(ax, interval, charts.COLOURS[0])
show_figure(charts.shares(charts.whole_years(ax)), alt="The rate rose from 20.6 to 51.3", source="two texts",
            table=frame[["series", "year", "value"]], name="rate", caption="The rate")
"""
EXPLORER = """
grid = pd.DataFrame([
    {"target": target, "model": model, "horizon": horizon, "value": 50 + 3.25 * place + (horizon - 2025) / 3}
    for target in ("rate of 68 %", "tools")
    for place, model in enumerate(("linear", "logistic"))
    for horizon in (2025, 2030)
])
show_explorer(grid, "Every reading", choices={"target": "Target", "model": "Model", "horizon": "Horizon"},
              results={"value": "Extrapolated"}, formats={"value": ".1f"}, units={"value": "percent"})
"""
HEADLINE = """
headline(sentence("The rate rose to {rate}.", rate=cite({"claim_id": ONE, "quote": "51.3%"})),
         sentence("Two observations only, of {year}.", year=2022))
"""
CELLS = [
    "# Would the *rate* go on?\n\nIt sets the [trends](04_trends.ipynb) against targets.",
    ("parameters", 'seeds: str = "seeds"  # folder of the texts'),
    ("imports", CODE),
    "## What is claimed?\n\nThe formula is <math><mfrac><mi>y</mi><mi>T</mi></mfrac></math>.",
    ("", SHOWN),
    "## What does the chart say?",
    ("", CHART),
    "## What if?",
    ("", EXPLORER),
    "## What this says",
    ("", HEADLINE),
]


def claim(document, number, quote, value, unit="percent", **fields):
    """A claim of the document whose words are `quote`."""
    start = document.text.index(quote)
    known = {
        "claim_id": f"{document.document_id}-{number}",
        "document_id": document.document_id,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "value": value,
        "value_low": None,
        "value_high": None,
        "unit": unit,
        "bound": "exact",
        "kind": "share",
        "direction": None,
        "subject": "the rate",
        "subject_start": None,
        "subject_end": None,
        "indicator": None,
        "qualifier": None,
        "as_of_start": None,
        "as_of_end": None,
        "as_of_basis": "unknown",
        "baseline_year": None,
        "baseline_value": None,
        "target_year": None,
        "speaker": None,
        "sentence_start": 0,
        "sentence_end": len(document.text),
        "duplicate_of": None,
        "language": "en",
    }
    return Claim(**(known | fields))


def texts():
    """Two documents and the claims of each; the second is hostile from its title to its last word."""
    rates = Document(
        "rates",
        RATE,
        title="On rates",
        issuer="An office",
        date=date(2022, 6, 14),
        url="https://example.org/a",
    )
    hostile = Document(
        "hostile", f"It has 8 bases.\n{HOSTILE}", title=HOSTILE, issuer=HOSTILE, speakers=(HOSTILE,)
    )
    claims = {
        "rates": [
            claim(rates, 1, "51.3%", 51.3),
            claim(
                rates,
                2,
                "30.7 percentage points",
                30.7,
                "percentage_points",
                kind="change",
                direction="increase",
            ),
        ],
        "hostile": [claim(hostile, 1, "8 bases", 8, HOSTILE, subject=HOSTILE, speaker=HOSTILE)],
    }
    return [rates, hostile], claims


def executed(path, cells=CELLS):
    """The path of a notebook with the cells and their outputs: text is markdown, (tag, code) is run."""
    shell = InteractiveShell.instance()
    notebook = nbformat.v4.new_notebook()
    for number, cell in enumerate(cells):
        if isinstance(cell, str):
            notebook.cells.append(nbformat.v4.new_markdown_cell(cell, id=f"text-{number}"))
            continue
        tag, code = cell
        with capture_output() as captured:
            shell.run_cell(code).raise_error()
        outputs = [nbformat.v4.new_output("display_data", data=output.data) for output in captured.outputs]
        metadata = {"tags": [tag]} if tag else {}
        notebook.cells.append(
            nbformat.v4.new_code_cell(code, id=f"code-{number}", outputs=outputs, metadata=metadata)
        )
    nbformat.write(notebook, path)
    return path


def failed(path, error=("ValueError", "no folder 'sedes'")):
    """The path of a notebook that stopped at its second code cell, as papermill leaves it."""
    output = nbformat.v4.new_output(
        "error", ename=error[0], evalue=error[1], traceback=[f"\x1b[0;31m{error[0]}\x1b[0m: {error[1]}"]
    )
    banner = '<span id="papermill-error-cell" style="color:red">An Exception was encountered</span>'
    cells = [
        nbformat.v4.new_markdown_cell(banner, id="banner", metadata={"tags": ["papermill-error-cell-tag"]}),
        nbformat.v4.new_markdown_cell("# How fast did it grow?\n\nA lead.", id="question"),
        nbformat.v4.new_code_cell(
            "1 + 1", id="before", outputs=[nbformat.v4.new_output("stream", text="it ran")]
        ),
        nbformat.v4.new_code_cell("read('sedes')", id="broken", outputs=[output]),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def tables(claims):
    """The tables of data/ for the claims."""
    return {
        "claims": pd.DataFrame(
            [
                {"claim_id": c.claim_id, "quote": c.quote, "value": c.value}
                for found in claims.values()
                for c in found
            ]
        )
    }
