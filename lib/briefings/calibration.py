"""Rebuilds the table of reference errors from any panel of series."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from briefings.csv_files import csv_text, read_csv_table
from briefings.names import require_columns
from briefings.reference_class import (
    HORIZONS,
    LEAST_ENTITIES,
    LEAST_PART,
    LEAST_WINDOWS,
    NOTHING,
    PANEL_COLUMNS,
    PROBABILITIES,
    QUANTILE_COLUMNS,
    SPANS,
    outlook,
)

if TYPE_CHECKING:
    import pandas as pd
    from pandas import DataFrame

KINDS = ("share", "count")
SHARE_CEILING = 100.0
KEY = ["series", "entity", "year"]


def windows(panel: DataFrame, spans: Sequence[int] = SPANS, horizons: Sequence[int] = HORIZONS) -> DataFrame:
    """Every (baseline, latest, later) triple of the panel's series with these distances in years.

    Columns: kind, series, entity, year (of the latest), span, horizon, first, last, later. Shares above
    100 and values that are not positive are left out.
    """
    import pandas as pd

    points = panel.drop_duplicates(KEY, keep="last")[["kind", *KEY, "value"]]
    share = points["kind"] == "share"
    within = (points["value"] > 0) & (~share | (points["value"] <= SHARE_CEILING))
    points = points[within]
    pairs = pd.concat(
        [_joined(points.rename(columns={"value": "last"}), points, "first", span) for span in spans]
    )
    triples = [_joined(pairs, points, "later", -horizon) for horizon in horizons]
    return (
        pd.concat(triples, ignore_index=True)
        .rename(columns={"first_years": "span"})
        .assign(horizon=lambda found: -found["later_years"])
    )


def _joined(left: DataFrame, points: DataFrame, name: str, years: int) -> DataFrame:
    """The rows of `left` whose series has a value so many years earlier, with it as column `name`."""
    other = points[[*KEY, "value"]].rename(columns={"value": name})
    return left.merge(other.assign(year=other["year"] + years), on=KEY).assign(**{f"{name}_years": years})


def errors(found: DataFrame) -> DataFrame:
    """The windows with `group` and `error`, that of the extrapolation in units of its scale.

    Each window stands twice: told by both observations, and by the level of the latest alone.

    Falling shares are left out: the panel's shares are meant to rise, so that a fall in them is a setback,
    which says nothing of shares that are meant to fall.
    """
    import pandas as pd

    rising = found[(found["kind"] != "share") | (found["last"] >= found["first"])]
    return pd.concat([_errors(rising, rising["first"]), _errors(found, np.nan)], ignore_index=True)


def _errors(found: DataFrame, first: pd.Series[float] | float) -> DataFrame:
    ceiling = np.where(found["kind"] == "share", SHARE_CEILING, np.nan)
    cases = outlook(-found["span"], first, 0, found["last"], found["horizon"], ceiling)
    working = cases.working(found["later"].to_numpy(float))
    return found.assign(group=cases.group, error=(working - cases.centre) / cases.scale)


def calibrate(panel: DataFrame) -> DataFrame:
    """The reference table: one row a group and indicator, with the quantiles of its scaled errors.

    Columns: group, indicator, entities, windows, first_year, last_year, QUANTILE_COLUMNS, source and, if the
    panel tells it, licence. Indicators with few windows or entities in a group are left out of it.

    Raises:
        ValueError: a column of the panel is missing, a kind is unknown, or nothing is left.
    """
    import pandas as pd

    require_columns("the panel", panel.columns, PANEL_COLUMNS)
    unknown = sorted(set(panel["kind"].astype(str)) - set(KINDS))
    if unknown:
        raise ValueError(f"the panel has kind {unknown[0]!r}; known: {', '.join(KINDS)}")
    rows = usual_rows(errors(windows(panel)))
    if not rows:
        raise ValueError(
            f"the panel has no indicator with {LEAST_WINDOWS} windows from {LEAST_ENTITIES} entities"
        )
    origin = panel[[name for name in ("series", "source", "licence") if name in panel.columns]]
    first_of_each = origin.drop_duplicates("series").rename(columns={"series": "indicator"})
    return pd.DataFrame(rows).merge(first_of_each, on="indicator", how="left")


def usual_rows(told: DataFrame) -> list[dict[str, Any]]:
    """The rows of the table: each indicator in the groups that are usual for it."""
    windows_of = told["series"].value_counts() / 2  # each window stands twice
    told = told[told["group"] != NOTHING]
    if told.empty:
        return []
    told = told.assign(behaviour=told["group"].str.partition(" / ")[0])
    alike = told.groupby(["behaviour", "series"])["group"].transform("size")
    usual = told[alike >= LEAST_PART * told["series"].map(windows_of)]
    rows = (_row(of) for _, of in usual.groupby(["group", "series"]))
    return [row for row in rows if row["windows"] >= LEAST_WINDOWS and row["entities"] >= LEAST_ENTITIES]


def _row(of: DataFrame) -> dict[str, Any]:
    quantiles = np.quantile(of["error"], PROBABILITIES)
    return {
        "group": of["group"].iloc[0],
        "indicator": of["series"].iloc[0],
        "entities": of["entity"].nunique(),
        "windows": len(of),
        "first_year": int((of["year"] - of["span"]).min()),
        "last_year": int((of["year"] + of["horizon"]).max()),
        **dict(zip(QUANTILE_COLUMNS, quantiles.round(5), strict=True)),
    }


def calibrate_file(panel_path: str | Path, out_path: str | Path) -> None:
    """Nothing; the reference table of a panel of series stands in a CSV, written whole or not."""
    from briefings.cache import write_whole

    table = calibrate(read_panel(panel_path))
    write_whole(Path(out_path), csv_text(table, float_format=None))


def read_panel(path: str | Path) -> DataFrame:
    """The panel of a CSV; rows without a value are left out.

    Raises:
        ValueError: it is no table, lacks a column, or has a year or value that is no number; names it.
    """
    import pandas as pd

    cells = read_csv_table(path, decimal_commas=("year", "value"))
    require_columns(str(path), cells.columns, PANEL_COLUMNS)
    panel = cells[cells["value"].str.strip() != ""]
    numbers = {name: pd.to_numeric(panel[name], errors="coerce") for name in ("year", "value")}
    for name, column in numbers.items():
        if not np.isfinite(column).all():
            told = panel.loc[~np.isfinite(column)].iloc[0]
            raise ValueError(
                f"{path}: {name} of {told['series']!r}, {told['entity']!r} is {told[name]!r}, no number"
            )
    return panel.assign(**numbers)
