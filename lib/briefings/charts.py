"""One function a figure: each takes `ax`, draws on it and returns it.

Filled mark: stated. Hollow mark: implied. Solid line: fitted. Dotted line: extrapolated. Shaded: interval.
Arrow from a value: a bound ("over 50 %" may be anything above).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from briefings.amounts import amount, number, plain, rounded, unit_words
from briefings.names import short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame

    from briefings.prospects import Growth

INK = "#24292f"  # text and axes: the page's own text colour
# Told apart also in grey and by readers who see no red or green; pages give each a light and a dark shade.
PALETTE = {
    "blue": "#2a7fc0",
    "orange": "#c4621a",
    "green": "#26896b",
    "purple": "#9b5fc0",
    "red": "#c94f5d",
    "grey": "#7a7a7a",
    "grid": "#d0d4d8",
}
COLOURS = [PALETTE[name] for name in ("blue", "orange", "green", "purple", "red", "grey")]
MARKERS = [
    "o",
    "s",
    "^",
    "D",
    "v",
    "P",
]  # colour is never the only sign: series i has COLOURS[i] and MARKERS[i]
# What the looks of a mark mean, everywhere: ax.plot(years, values, **FITTED, color=COLOURS[0]).
STATED: dict[str, Any] = {"linestyle": "none", "markersize": 6}
IMPLIED: dict[str, Any] = {
    "linestyle": "none",
    "markersize": 6,
    "markerfacecolor": "none",
    "markeredgewidth": 1.5,
}
LOOKS = {"stated": STATED, "implied": IMPLIED}
FITTED: dict[str, Any] = {"linestyle": "solid", "linewidth": 1.8}
STILL_PLACE = (0.2, 0.15, 0.78, 0.82)  # left, bottom, width, height, as parts of a chart of usual size
EXTRAPOLATED: dict[str, Any] = {"linestyle": (0, (1, 2)), "linewidth": 2}


@contextmanager
def style() -> Iterator[None]:
    """The project's look inside of the `with`, nothing changed outside of it."""
    import matplotlib as mpl
    from cycler import cycler

    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "briefings",
        "font.size": 11,
        "axes.labelsize": 11,
        "xtick.labelsize": 11,
        "ytick.labelsize": 11,
        "legend.fontsize": 11,
        "legend.frameon": False,
        "figure.constrained_layout.use": True,
        "figure.dpi": 72,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.prop_cycle": cycler(color=COLOURS),
        "axes.edgecolor": INK,
        "axes.labelcolor": INK,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "ytick.left": False,  # the grid's lines say it
        "grid.color": PALETTE["grid"],
        "grid.linewidth": 0.8,
        "axes.formatter.useoffset": False,
    }
    with mpl.rc_context(settings):
        yield


def axes(height: float = 290, width: float = 440) -> Axes:
    """Empty axes in the project's look, sizes in the pixels of the page; nothing of pyplot is opened."""
    from matplotlib.figure import Figure

    with style():
        return Figure(figsize=(width / 72, height / 72)).subplots()


def with_still_margins(ax: Axes) -> Axes:
    """The axes at one place of their figure, whatever their labels: a chart that is redrawn does not jump."""
    ax.get_figure(root=True).set_layout_engine(None)  # type: ignore[union-attr]
    ax.set_position(STILL_PLACE)
    return ax


def whole_years(ax: Axes) -> Axes:
    """The axes with ticks at the ends of years: the figure of a year stands over the number of that year."""
    from matplotlib.ticker import MaxNLocator

    first, last = ax.get_xlim()
    years = MaxNLocator(integer=True, nbins=8, steps=[1, 2, 5, 10]).tick_values(first - 1, last - 1)
    shown = [year for year in years if first <= year + 1 <= last]
    ax.set_xticks([year + 1 for year in shown], [f"{year:.0f}" for year in shown])
    ax.set_xlabel("end of the year")
    return ax


def from_zero(ax: Axes) -> Axes:
    """The axes with amounts from zero up, so that heights compare as the amounts do."""
    ax.set_ylim(bottom=min(0, ax.dataLim.y0))
    return ax


def scaled(ax: Axes, unit: str) -> Axes:
    """The axes fit for a unit: shares on 0-100, amounts from zero; the unit beside them."""
    ax.set_ylabel(unit_words(unit))
    return shares(ax) if unit == "percent" else from_zero(ax)


def shares(ax: Axes) -> Axes:
    """The axes with shares on 0-100."""
    ax.set_ylim(0, 100)
    ax.set_yticks([0, 20, 40, 60, 80, 100])
    return ax


def say_extrapolated(ax: Axes, year: float, value: float) -> Axes:
    """The axes with the word from the year on where lines are extrapolated, away from the value there."""
    place: dict[str, Any] = {"transform": ax.get_xaxis_transform(), "fontsize": 10, "color": INK}
    height, side = (0.02, "bottom") if value > sum(ax.get_ylim()) / 2 else (0.99, "top")
    ax.text(year, height, " extrapolated \u2192", va=side, **place)
    return ax


def shade(ax: Axes, path: DataFrame, color: str) -> Axes:
    """The axes with the interval of a path (year, low, high): a light shade within a line to be seen."""
    ax.fill_between(
        path["year"], path["low"], path["high"], facecolor=(color, 0.15), edgecolor=color, linewidth=0.8
    )
    return ax


def draw_bound(ax: Axes, x: float, y: float, bound: str, color: str) -> Axes:
    """The axes with an arrow from a value that is only a bound: up for at_least, down for at_most."""
    direction = {"at_least": 22, "at_most": -22}.get(bound)
    if direction:
        arrow = {"arrowstyle": "<-", "color": color, "linewidth": 1.5, "shrinkA": 0, "shrinkB": 4}
        ax.annotate("", xy=(x, y), xytext=(0, direction), textcoords="offset points", arrowprops=arrow)
    return ax


DAYS_A_MONTH = 28.0  # or more; ticks closer than that are said by their day


def claims_timeline(ax: Axes, documents: DataFrame) -> Axes:
    """A stem a text: its date (column `date`) across, the number of its claims (column `claims`) up."""
    from matplotlib.dates import DAILY, MONTHLY, AutoDateFormatter, AutoDateLocator

    ax.vlines(documents["date"], 0, documents["claims"], color=COLOURS[0], linewidth=1.8)
    ax.plot(documents["date"], documents["claims"], marker=MARKERS[0], color=COLOURS[0], **STATED)
    for date, count in zip(documents["date"], documents["claims"], strict=True):
        ax.annotate(f"{count:.0f}", (date, count), xytext=(0, 6), textcoords="offset points", ha="center")
    if len(documents):
        first, last = min(documents["date"]), max(documents["date"])
        room = max(0.05 * (last - first), timedelta(days=2))
        ax.set_xlim(first - room, last + room)
    ax.set_ylim(0, 1.2 * max([1, *documents["claims"]]))
    ax.set_ylabel("claims")
    locator = AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
    locator.intervald[DAILY].append(28)  # so that no span falls between days, months and years
    locator.intervald[MONTHLY].append(12)
    ax.xaxis.set_major_locator(locator)
    words = AutoDateFormatter(locator, defaultfmt="%b %Y")  # type: ignore[no-untyped-call]
    words.scaled = {1.0: "%-d %b\n%Y", DAYS_A_MONTH: "%b %Y"}
    ax.xaxis.set_major_formatter(words)
    return ax


def claims_by_kind(ax: Axes, counts: DataFrame) -> Axes:
    """A row a text (index), in it a mark a kind (column) at the number of its claims, none for no claim."""
    from matplotlib.ticker import MaxNLocator

    for position, kind in enumerate(counts.columns):
        rows = [row + 0.17 * position for row in range(len(counts))]
        some = counts[kind].where(counts[kind] > 0)
        ax.plot(some, rows, marker=MARKERS[position], color=COLOURS[position], label=kind, **STATED)
    ax.set_yticks([row + 0.3 for row in range(len(counts))], [short_name(str(name)) for name in counts.index])
    ax.invert_yaxis()
    ax.set_xlim(left=0)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("claims")
    columns = {"ncols": len(counts.columns), "columnspacing": 1, "handletextpad": 0}
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 1.15), frameon=False, **columns)
    return ax


def observed_series(ax: Axes, observations: DataFrame) -> Axes:
    """What each text says of one series: a line a text, its figures labelled, a bar for what they allow."""
    first, last = observations["year"].min(), observations["year"].max()
    for place, (text, rows) in enumerate(observations.groupby("document_id")):
        colour, marker = COLOURS[place % len(COLOURS)], MARKERS[place % len(MARKERS)]
        ax.plot(rows["year"], rows["value"], color=colour, linewidth=1)
        ax.vlines(rows["year"], rows["low"], rows["high"], color=colour, linewidth=3)
        lower = rows["value"].mean() < observations["value"].mean()
        for row in rows.to_dict("records"):
            year, value = row["year"], row["value"]
            ax.plot([year], [value], marker=marker, color=colour, **LOOKS[row["basis"]])
            draw_bound(ax, year, value, row["bound"], colour)
            named = f" ({short_name(str(text))})" if year == rows["year"].max() else ""
            _label(ax, year, value, plain(value) + named, colour, below=lower, left=2 * year < first + last)
    room = max(1, (last - first) / 2)  # for the labels beside the first and the last figure
    ax.set_xlim(first - 0.7 * room, last + room)
    ax.set_ylim(top=1.2 * observations["value"].max())
    ax.yaxis.set_major_formatter(lambda value, _: plain(value))
    return whole_years(scaled(ax, str(observations["unit"].iloc[0])))


def target_outlook(
    ax: Axes,
    growths: Sequence[Growth],
    path: DataFrame,
    targets: Sequence[tuple[float, float, str]],
    later: DataFrame,
) -> Axes:
    """A series against its targets: its growths, the extrapolation of the first, and later figures.

    path: year, value, low, high. targets: (deadline, value, bound). later: year, figure.
    """
    blue, orange, green = (PALETTE[name] for name in ("blue", "orange", "green"))
    main, *others = growths
    shade(ax, path, blue)
    ax.plot(path["year"], path["value"], color=blue, **EXTRAPOLATED)
    for growth, colour in ((main, blue), *((other, PALETTE["grey"]) for other in others)):
        years, values = _ends(growth)
        ax.plot(years, values, color=colour, **FITTED)
        start = STATED if growth.basis == "stated" else IMPLIED
        ax.plot(years[:1], values[:1], marker=MARKERS[0], color=colour, **start)
        ax.plot(years[1:], values[1:], marker=MARKERS[0], color=colour, **STATED)
        _label(ax, years[0], values[0], number(values[0]), colour, below=colour != blue)
    end, there = path[["year", "value"]].iloc[-1]
    _label(ax, end, there, number(rounded(there)), blue, below=False)
    for year, value, bound in targets:
        ax.plot([year], [value], marker=MARKERS[3], color=orange, **STATED)
        draw_bound(ax, year, value, bound, orange)
        passed = value < path["value"].iloc[(path["year"] - year).abs().argmin()]  # the line runs above it
        _label(ax, year, value, f"target {number(value)}", orange, below=passed, left=not passed)
    ax.plot(later["year"], later["figure"], marker="x", markeredgewidth=2, color=green, **STATED)
    for year, figure in zip(later["year"], later["figure"], strict=True):
        _label(ax, year, figure, f"later {number(figure)}", green, below=True, left=False, away=14)
    ax.margins(x=0.09)
    return whole_years(say_extrapolated(scaled(ax, main.unit), *path[["year", "value"]].iloc[0]))


def _ends(growth: Growth) -> tuple[list[float], list[float]]:
    """Years and values of the observations that a growth joins."""
    pairs = ((growth.baseline_year, growth.baseline_value), (growth.latest_year, growth.latest_value))
    known = [pair for pair in pairs if pair[0] == pair[0]]
    return [year for year, _ in known], [value for _, value in known]


def _label(
    ax: Axes, year: float, value: float, words: str, color: str, below: bool, left: bool = True, away: int = 0
) -> None:
    """Words beside a mark: to its left or right, above or below it, so many points further away."""
    offset = (-6 if left else 6, -10 - away if below else 2)
    place: dict[str, Any] = {
        "xytext": offset,
        "textcoords": "offset points",
        "ha": "right" if left else "left",
    }
    ax.annotate(words, (year, value), color=color, fontsize=10, va="top" if below else "bottom", **place)


def growth_lines(ax: Axes, observations: DataFrame, lines: DataFrame, unit: str) -> Axes:
    """A series and its models: solid to the last observation, dotted after it; shaded: the borrowed interval.

    observations: year, value, basis, bound. lines: model, year, value, part, low, high, as of `histories`.
    """
    shade(ax, lines.dropna(subset=["low", "high"]), INK)
    for place, (model, line) in enumerate(lines.groupby("model", sort=False)):
        colour, looks = COLOURS[place % len(COLOURS)], {"fitted": FITTED, "extrapolated": EXTRAPOLATED}
        for part, piece in line.groupby("part"):
            ax.plot(piece["year"], piece["value"], color=colour, **looks[str(part)])
        end = line.iloc[-1]
        ax.plot(
            [end["year"]],
            [end["value"]],
            marker=MARKERS[place % len(MARKERS)],
            color=colour,
            label=model,
            **STATED,
        )
    for row in observations.to_dict("records"):
        mark = STATED if row["basis"] == "stated" else IMPLIED
        ax.plot([row["year"]], [row["value"]], marker="o", color=INK, zorder=3, **mark)
        draw_bound(ax, row["year"], row["value"], row["bound"], INK)
    ax.yaxis.set_major_formatter(lambda value, _: amount(value))
    ax.legend(loc="upper left", frameon=False)
    return whole_years(say_extrapolated(scaled(ax, unit), *observations[["year", "value"]].iloc[-1]))


def target_line(ax: Axes, target: float, year: float) -> Axes:
    """The axes with a target as a dashed line across, its value said from a year on."""
    orange = PALETTE["orange"]
    ax.axhline(target, color=orange, linestyle="dashed", linewidth=1.2)
    ax.annotate(f"target {number(target)}", (year, target), color=orange, va="bottom")
    return ax
