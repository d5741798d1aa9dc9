"""How many digits of NIST's certified values come out of the least squares?

    python benchmarks/nist.py FOLDER

FOLDER holds the Statistical Reference Datasets of https://www.itl.nist.gov/div898/strd/ (public domain)
as they are published, in linear/ and nonlinear/. Printed are the fewest correct digits (log relative
error) among a set's estimates and among its standard errors; nonlinear sets from both starting points.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from briefings.least_squares import EXTENDED, Fit, fit_curve, fit_linear

Numbers = NDArray[np.floating[Any]]

FULL_DIGITS = 11.0  # certified values have about as many
NUMBER = r"[-+]?\d*\.?\d+(?:[EeDd][-+]?\d+)?"
CERTIFIED_LINEAR = re.compile(rf"^\s+B(\d+)\s+({NUMBER})\s+({NUMBER})\s*$", re.MULTILINE)
CERTIFIED_CURVE = re.compile(
    rf"^\s+b(\d+) =\s+({NUMBER})\s+({NUMBER})\s+({NUMBER})\s+({NUMBER})\s*$", re.MULTILINE
)
POWERS = {"Norris": 1, "Pontius": 2, "Filip": 10} | {f"Wampler{n}": 5 for n in range(1, 6)}
PI = EXTENDED("3.141592653589793238462643383279")


def bell(height: Any, middle: Any, width: Any, x: Numbers) -> Numbers:
    """A Gaussian bump."""
    return np.asarray(height * np.exp(-(((x - middle) / width) ** 2)))


def bumps(b: Numbers, x: Numbers) -> Numbers:
    """Two Gaussians on an exponential decline: Gauss1, Gauss2, Gauss3."""
    return np.asarray(b[0] * np.exp(-b[1] * x)) + bell(b[2], b[3], b[4], x) + bell(b[5], b[6], b[7], x)


def decays(b: Numbers, x: Numbers) -> Numbers:
    """Three exponentials: Lanczos1, Lanczos2, Lanczos3."""
    return np.asarray(sum(b[k] * np.exp(-b[k + 1] * x) for k in (0, 2, 4)))


def cubics(b: Numbers, x: Numbers) -> Numbers:
    """A ratio of cubics: Hahn1, Thurber."""
    top, bottom = b[0] + x * (b[1] + x * (b[2] + x * b[3])), 1 + x * (b[4] + x * (b[5] + x * b[6]))
    return np.asarray(top / bottom)


def cycles(b: Numbers, x: Numbers) -> Numbers:
    """A year's cycle and two of unknown length: ENSO."""
    turns = ((12, b[1], b[2]), (b[3], b[4], b[5]), (b[6], b[7], b[8]))
    return np.asarray(
        b[0] + sum(c * np.cos(2 * PI * x / p) + s * np.sin(2 * PI * x / p) for p, c, s in turns)
    )


def saturating(b: Numbers, x: Numbers) -> Numbers:
    """Approach to a level: Misra1a, BoxBOD."""
    return np.asarray(b[0] * (1 - np.exp(-b[1] * x)))


def reciprocal(b: Numbers, x: Numbers) -> Numbers:
    """An exponential over a line: Chwirut1, Chwirut2."""
    return np.asarray(np.exp(-b[0] * x) / (b[1] + b[2] * x))


CURVES: dict[str, Callable[[Numbers, Numbers], Any]] = {
    "Bennett5": lambda b, x: b[0] * (b[1] + x) ** (-1 / b[2]),
    "BoxBOD": saturating,
    "Chwirut1": reciprocal,
    "Chwirut2": reciprocal,
    "DanWood": lambda b, x: b[0] * x ** b[1],
    "ENSO": cycles,
    "Eckerle4": lambda b, x: b[0] / b[1] * np.exp(-0.5 * ((x - b[2]) / b[1]) ** 2),
    "Gauss1": bumps,
    "Gauss2": bumps,
    "Gauss3": bumps,
    "Hahn1": cubics,
    "Kirby2": lambda b, x: (b[0] + b[1] * x + b[2] * x**2) / (1 + b[3] * x + b[4] * x**2),
    "Lanczos1": decays,
    "Lanczos2": decays,
    "Lanczos3": decays,
    "MGH09": lambda b, x: b[0] * (x**2 + x * b[1]) / (x**2 + x * b[2] + b[3]),
    "MGH10": lambda b, x: b[0] * np.exp(b[1] / (x + b[2])),
    "MGH17": lambda b, x: b[0] + b[1] * np.exp(-x * b[3]) + b[2] * np.exp(-x * b[4]),
    "Misra1a": saturating,
    "Misra1b": lambda b, x: b[0] * (1 - (1 + b[1] * x / 2) ** -2),
    "Misra1c": lambda b, x: b[0] * (1 - (1 + 2 * b[1] * x) ** EXTENDED(-0.5)),
    "Misra1d": lambda b, x: b[0] * b[1] * x / (1 + b[1] * x),
    "Nelson": lambda b, x: b[0] - b[1] * x[0] * np.exp(-b[2] * x[1]),
    "Rat42": lambda b, x: b[0] / (1 + np.exp(b[1] - b[2] * x)),
    "Rat43": lambda b, x: b[0] / (1 + np.exp(b[1] - b[2] * x)) ** (1 / b[3]),
    "Roszman1": lambda b, x: b[0] - b[1] * x - np.arctan(b[2] / (x - b[3])) / PI,
    "Thurber": cubics,
}


def main() -> None:
    """Prints the digits of every set in the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args().folder
    linear = [linear_digits(path) for path in sorted((folder / "linear").glob("*.dat"))]
    nonlinear = [row for path in sorted((folder / "nonlinear").glob("*.dat")) for row in curve_digits(path)]
    table = pd.DataFrame(linear + nonlinear, columns=["set", "start", "estimates", "standard errors"])
    print(table.round(1).to_string(index=False))
    curves = table[table["start"] != "–"]
    for start, rows in curves.groupby("start"):
        print(f"start {start}: {(rows['estimates'] >= 4).sum()} of {len(rows)} sets to 4 digits or more")


def linear_digits(path: Path) -> tuple[str, str, float, float]:
    """(set, –, digits of the estimates, digits of the standard errors) of a linear set."""
    text, values = read(path)
    certified = [[EXTENDED(n) for n in found.groups()[1:]] for found in CERTIFIED_LINEAR.finditer(text)]
    fit = fit_linear(linear_columns(path.stem, values), values[:, 0])
    return (path.stem, "–", *digits(fit, np.array(certified)))


def linear_columns(name: str, values: Numbers) -> Numbers:
    """The columns of a linear set's model: powers of x, the predictors, or a line without intercept."""
    if name in POWERS:
        return np.asarray(values[:, 1:2] ** np.arange(POWERS[name] + 1))
    if name.startswith("NoInt"):
        return values[:, 1:]
    return np.column_stack([np.ones(len(values), EXTENDED), values[:, 1:]])


def curve_digits(path: Path) -> list[tuple[str, str, float, float]]:
    """The row of `linear_digits` for both starting points of a nonlinear set."""
    text, values = read(path)
    figures = np.array(
        [[EXTENDED(n) for n in found.groups()[1:]] for found in CERTIFIED_CURVE.finditer(text)]
    )
    y, x = values[:, 0], values[:, 1:].T if values.shape[1] > 2 else values[:, 1]
    y = np.log(y) if path.stem == "Nelson" else y
    fits = [fit_curve(CURVES[path.stem], figures[:, start], x, y) for start in (0, 1)]
    return [(path.stem, str(n), *digits(fit, figures[:, 2:])) for n, fit in enumerate(fits, start=1)]


def read(path: Path) -> tuple[str, Numbers]:
    """A set's text above its data, and its data."""
    text = path.read_text(encoding="latin-1")
    head, _, data = text.rpartition("Data:")
    rows = [line.split() for line in data.splitlines()[1:] if line.strip()]
    return head, np.array([[EXTENDED(cell) for cell in row] for row in rows])


def digits(fit: Fit, certified: Numbers) -> tuple[float, float]:
    """The fewest digits in which estimates and standard errors agree with the certified ones."""
    pairs = ((fit.estimates, certified[:, 0]), (fit.standard_errors, certified[:, 1]))
    return tuple(float(fewest(found, true)) for found, true in pairs)  # type: ignore[return-value]


def fewest(found: Numbers, true: Numbers) -> float:
    """The smallest number of agreeing digits; absolute where the certified value is 0."""
    missed = np.abs(found - true) / np.where(true == 0, 1, np.abs(true))
    return float(np.clip(-np.log10(np.maximum(missed, EXTENDED(10) ** -FULL_DIGITS)), 0, FULL_DIGITS).min())


if __name__ == "__main__":
    main()
