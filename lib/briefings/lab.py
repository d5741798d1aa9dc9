"""What JupyterLab adds to the notebooks: tables to search, controls that redraw a figure and its sentence.

Elsewhere (papermill, the rendered pages) the same calls show the same content, still and complete.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from briefings import charts
from briefings.amounts import amount, number, rounded
from briefings.display import Html, Told, in_lab, say, sentence, shown_cells
from briefings.histories import ceiling_of, lines, points_of
from briefings.svg import svg_text
from briefings.trends import COMBINED, fit_trend

if TYPE_CHECKING:
    from pandas import DataFrame


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
    shown: str = to_html_datatable(markup, caption, connected=False, allow_html=True, showIndex=False)
    return shown


@cache
def load_datatables() -> None:
    """Nothing; the table script is in the notebook once, so that no network is needed."""
    from itables import init_notebook_mode

    init_notebook_mode(connected=False)


@dataclass(frozen=True)
class View:
    """What the controls are set to."""

    rows: DataFrame  # the observations of one series, as one text gives them
    models: tuple[str, ...]
    horizon: int  # last year
    confidence: float
    target: float | None = None


def view_svg(view: View) -> str:
    """The figure of a view: its observations, models and interval, and the target as a line across."""
    drawn = lines(view.rows, view.models, view.horizon + 1.0, view.confidence)
    unit = str(view.rows["unit"].iloc[-1])
    ax = charts.growth_lines(charts.axes(), view.rows, drawn, unit)
    if view.target is not None:
        ax.axhline(view.target, color=charts.PALETTE["orange"], linestyle="dashed", linewidth=1.2)
        ax.annotate(f"target {number(view.target)}", (view.rows["year"].min(), view.target), va="bottom")
    return svg_text(ax, str(view_sentence(view)), "explored")


def view_sentence(view: View) -> Html:
    """What the figure shows: the value of each model at the horizon, and when it meets the target."""
    unit, title = str(view.rows["unit"].iloc[-1]), str(view.rows["title"].iloc[-1])
    said = [words for model in view.models if (words := model_words(view, model, unit))]
    return sentence(
        "{title}, from {n} observations: at the end of {horizon} it would stand at {said}.",
        title=title,
        n=len(view.rows),
        horizon=str(view.horizon),
        said="; ".join(said) or "no value, as none of these models applies",
    )


def model_words(view: View, model: str, unit: str) -> str:
    """A model's value at the horizon and its year for the target; "" where the model does not apply."""
    try:
        trend = fit_trend(points_of(view.rows), model, ceiling_of(view.rows))
    except ValueError:
        return ""
    value = float(trend.predict([view.horizon + 1.0])[0])
    words = f"{amount(rounded(value), unit)} ({model}"
    if view.target is None:
        return f"{words})"
    year = trend.reaches(view.target)
    return f"{words}, {f'at the target in {year:.1f}' if year == year else 'never at the target'})"


def explore_growth(
    series: Mapping[str, DataFrame], models: Sequence[str], horizon: int, confidence: float
) -> None:
    """Shows controls for series, models, horizon and target in Lab; elsewhere the first view's sentence.

    series: the observations of each series that can be followed, by its name (`histories.followed`).
    """
    if not series:
        say("No series has two observations since the baseline year, so there is no growth to explore.")
        return
    view = View(next(iter(series.values())), tuple(models), horizon, confidence)
    if in_lab():
        show_controls(series, view)
    else:
        say("{sentence}", sentence=view_sentence(view))


def show_controls(series: Mapping[str, DataFrame], view: View) -> None:
    """Shows the controls with the figure and its sentence, which follow every change."""
    import ipywidgets as widgets
    from IPython.display import display

    wide: dict[str, Any] = {"layout": {"width": "36em"}, "style": {"description_width": "6em"}}
    chosen = widgets.Dropdown(options=list(series), description="Series", **wide)
    models = widgets.SelectMultiple(options=view.models, value=view.models, description="Models", **wide)
    horizon = widgets.IntSlider(
        view.horizon, view.horizon - 10, view.horizon + 15, description="Horizon", **wide
    )
    target = widgets.Text("", description="Target", placeholder="a number, or nothing", **wide)
    shown = widgets.HTML()

    def follow(_: object = None) -> None:
        now = replace(
            view,
            rows=series[chosen.value],
            models=tuple(models.value) or (COMBINED,),
            horizon=horizon.value,
            target=number_or_none(target.value),
        )
        shown.value = f"<p>{view_sentence(now).html}</p>{view_svg(now)}"

    for control in (chosen, models, horizon, target):
        control.observe(follow, "value")
    follow()
    display(widgets.VBox([chosen, models, horizon, target, shown]))  # type: ignore[no-untyped-call]


def number_or_none(text: str) -> float | None:
    """The number in the text; None for anything else."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
