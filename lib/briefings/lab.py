"""What JupyterLab adds to the notebooks: tables to search, controls that a figure and its sentence follow."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefings.charts import with_still_margins
from briefings.display import Html, Told, computed, shown_cells, table
from briefings.svg import svg_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

ROWS_TO_SEARCH = 12  # a table with fewer rows is read at a glance
# Cells that wrap, at the left, whatever the columns; every row is there to be searched.
TABLE_LOOKS: dict[str, Any] = {
    "connected": False,
    "classes": "display compact",
    "style": "table-layout:auto;width:100%;caption-side:top;text-align:left",
    "columnDefs": [{"targets": "_all", "className": "dt-left"}],
    "maxBytes": 0,
}
# JupyterLab would set what stands in a table to the right, and part an arrow from its number;
# the script of searchable tables would write white on white where the theme is dark.
LOOKS = """\
<style>
.jp-RenderedHTMLCommon table:is(.data, .dataTable) :is(caption, th, td) { text-align: left; }
.jp-RenderedHTMLCommon table.data summary { white-space: nowrap; }
.jp-RenderedHTMLCommon div.dt-container { background: none; color: inherit; }
.jp-RenderedHTMLCommon .dt-container :is(input, select, option, button.dt-paging-button) {
  background: var(--jp-layout-color1); color: inherit !important; border-color: var(--jp-border-color1);
}
</style>"""
WIDE: dict[str, Any] = {"layout": {"width": "36em"}, "style": {"description_width": "6em"}}


def table_in_lab(frame: DataFrame, caption: str | Html, **options: Any) -> str:
    """The frame as a table for a reader at JupyterLab, a longer one with a search; options as in `table`."""
    if len(frame) >= ROWS_TO_SEARCH:
        return LOOKS + searchable(frame, str(caption), **options)
    return LOOKS + table(frame, caption, **options)


def searchable(
    frame: DataFrame, caption: str, columns: Mapping[str, str] | None = None, **options: Any
) -> str:
    """The frame as a table to search, sort and leaf through; options as in `display.table`."""
    from itables import to_html_datatable
    from pandas import DataFrame

    load_datatables()
    told = Told(**{name: options[name] for name in Told.__slots__ if options.get(name)})
    headings, cells = shown_cells(frame, columns, told)
    markup = DataFrame(cells, columns=list(headings.values()))
    shown: str = to_html_datatable(markup, caption, allow_html=True, showIndex=False, **TABLE_LOOKS)
    return f"{shown}<div>{computed(options.get('note', '')).html}</div>"


SCRIPT_SHOWN: dict[str, int] = {}  # in which run of which cell


def load_datatables() -> None:
    """Nothing; the table script is in one cell of the notebook, so that no network is needed.

    It is shown again when that cell runs again: the page may be a new one, which knows no script.
    """
    from IPython.core.getipython import get_ipython
    from itables import init_notebook_mode

    shell: Any = get_ipython()
    asked = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell, run = asked.get("metadata", {}).get("cellId", ""), getattr(shell, "execution_count", 0)
    if SCRIPT_SHOWN and SCRIPT_SHOWN.get(cell, run) == run:
        return
    SCRIPT_SHOWN[cell] = run
    init_notebook_mode(connected=False)


def show_controls(
    controls: Mapping[str, Any], view: Callable[..., tuple[Html, Axes]], before: Sequence[Any] = ()
) -> None:
    """Shows the controls, and below them the sentence and the figure of what they are set to.

    view: what to show for the controls' values, which it takes by the controls' names. Controls of `before`
    stand above the others and act on those alone.
    """
    import ipywidgets as widgets
    from IPython.display import display

    shown = widgets.HTML()

    def follow(_: object = None) -> None:
        said, ax = view(**{name: control.value for name, control in controls.items()})
        figure = svg_text(with_still_margins(ax), said.text, "explored")
        shown.value = f'<div style="line-height:1.5">{said.html}</div>{figure}'

    for control in controls.values():
        control.observe(follow, "value")
    follow()
    spare_from_collection()
    display(widgets.VBox([*before, *controls.values(), shown]))  # type: ignore[no-untyped-call]


def spare_from_collection() -> None:
    """Nothing; garbage collections leave out what is there now, until this is called again.

    Figures leave garbage behind; a full collection on its account would go through every object of the
    kernel, and a turn in whose midst it falls would take twice as long.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def dropdown(description: str, choices: Sequence[tuple[str, Any]]) -> Any:
    """A control to choose one of (words, value); the first is chosen."""
    from ipywidgets import Dropdown

    return Dropdown(options=choices, description=description, **WIDE)


def selection(description: str, choices: Sequence[str]) -> Any:
    """A control to choose any of the choices; all are chosen."""
    from ipywidgets import SelectMultiple

    rows = len(choices)
    return SelectMultiple(options=choices, value=choices, rows=rows, description=description, **WIDE)


def slider(description: str, value: int, least: int, most: int) -> Any:
    """A control for a whole number, which follows the hand."""
    from ipywidgets import IntSlider

    return IntSlider(value, least, most, description=description, **WIDE)


def text_box(description: str, hint: str) -> Any:
    """A control to type into; the hint stands in it while it is empty."""
    from ipywidgets import Text

    return Text(description=description, placeholder=hint, **WIDE)


def number_or_none(text: str) -> float | None:
    """The number in the text; None for anything else."""
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
