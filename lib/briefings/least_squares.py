"""Least squares that keeps its digits on ill-conditioned problems: columns scaled, extended precision.

Measured against the certified values of NIST's Statistical Reference Datasets in benchmarks/nist.py. Where
columns are few and centred, statsmodels does as well, and is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.floating[Any]]
Curve = Callable[[Numbers, Numbers], Numbers]

EXTENDED = np.longdouble
SEARCHES = ("lm", "trf", "dogbox")  # of scipy; the best of them is polished
TIGHT = 4 * np.finfo(float).eps
MOST_EVALUATIONS = 20_000
MOST_POLISHING = 60
SMALL_STEP = 1e-17  # relative; below it polishing has come to rest


@dataclass(frozen=True)
class Fit:
    """Least-squares estimates with their standard errors."""

    estimates: Numbers
    standard_errors: Numbers  # NaN if no degree of freedom is left
    residual_sum: float
    degrees_of_freedom: int


def fit_linear(columns: ArrayLike, response: ArrayLike) -> Fit:
    """The least-squares fit of the response by the columns (rows are observations).

    Raises:
        ValueError: fewer observations than columns, or columns that depend on each other.
    """
    matrix, right = np.asarray(columns, EXTENDED), np.asarray(response, EXTENDED)
    if matrix.shape[0] < matrix.shape[1]:
        raise ValueError(
            f"{matrix.shape[1]} coefficients need as many observations; there are {matrix.shape[0]}"
        )
    size = np.sqrt((matrix**2).sum(axis=0))
    triangle, rotated = triangular(matrix / np.where(size > 0, size, 1), right)
    if np.abs(np.diag(triangle)).min() <= np.finfo(EXTENDED).eps * len(matrix):
        raise ValueError("the columns depend on each other; leave one out")
    estimates = solve_triangular(triangle, rotated[: len(triangle)]) / size
    residual_sum = float(((right - matrix @ estimates) ** 2).sum())
    freedom = matrix.shape[0] - matrix.shape[1]
    inverse = solve_triangular(triangle, np.eye(len(triangle), dtype=EXTENDED))
    variance = residual_sum / freedom if freedom else np.nan
    return Fit(estimates, np.sqrt(variance * (inverse**2).sum(axis=1)) / size, residual_sum, freedom)


def triangular(matrix: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """The triangle R of a QR decomposition by Householder reflections, and the right side turned likewise."""
    turned = np.column_stack([matrix, right]).astype(EXTENDED)
    count = matrix.shape[1]
    for k in range(count):
        mirror = turned[k:, k].copy()
        mirror[0] += np.copysign(np.sqrt((mirror**2).sum()), mirror[0])
        length = (mirror**2).sum()
        if length > 0:
            turned[k:, k:] -= 2 * np.outer(mirror, mirror @ turned[k:, k:]) / length
    return np.triu(turned[:count, :count]), turned[:, count]


def solve_triangular(triangle: Numbers, right: Numbers) -> Numbers:
    """The solution of an upper triangular system, for one right side or a matrix of them."""
    solution = np.array(right, dtype=EXTENDED)
    for k in reversed(range(len(triangle))):
        solution[k] = (solution[k] - triangle[k, k + 1 :] @ solution[k + 1 :]) / triangle[k, k]
    return solution


def fit_curve(curve: Curve, start: ArrayLike, x: ArrayLike, y: ArrayLike) -> Fit:
    """The nonlinear least-squares fit of y by curve(parameters, x), from starting values.

    Parameters are searched in units of their starting values; the best of scipy's methods is then polished
    by Gauss-Newton steps with differences in extended precision.
    """
    begin, across, up = (np.asarray(given, EXTENDED) for given in (start, x, y))
    best = min(
        (searched(curve, begin, across, up, method) for method in SEARCHES), key=lambda found: found[1]
    )
    estimates = polished(curve, best[0], across, up)
    linear = fit_linear(jacobian(curve, estimates, across), up - curve(estimates, across))
    residual_sum = float(((up - curve(estimates, across)) ** 2).sum())
    ratio = np.sqrt(residual_sum / linear.residual_sum) if linear.residual_sum else 1.0
    return Fit(estimates, linear.standard_errors * ratio, residual_sum, linear.degrees_of_freedom)


def searched(curve: Curve, start: Numbers, x: Numbers, y: Numbers, method: str) -> tuple[Numbers, float]:
    """The parameters that one method of scipy finds, and their residual sum of squares."""
    from scipy.optimize import least_squares

    unit = np.where(start != 0, np.abs(start), 1).astype(float)

    def residuals(scaled: NDArray[np.float64]) -> NDArray[np.float64]:
        with np.errstate(all="ignore"):
            missed = curve((scaled * unit).astype(EXTENDED), x) - y
        bounded = np.nan_to_num(missed, nan=1e100, posinf=1e100, neginf=-1e100).clip(-1e100, 1e100)
        return np.asarray(bounded, float)

    def slopes(scaled: NDArray[np.float64]) -> NDArray[np.float64]:
        with np.errstate(all="ignore"):
            found = jacobian(curve, (scaled * unit).astype(EXTENDED), x) * unit
        return np.asarray(np.nan_to_num(found, nan=0, posinf=1e100, neginf=-1e100), float)

    options: dict[str, Any] = {"ftol": TIGHT, "xtol": TIGHT, "gtol": TIGHT, "max_nfev": MOST_EVALUATIONS}
    scale = 1.0 if method == "lm" else "jac"
    found = least_squares(
        residuals, (start / unit).astype(float), slopes, method=method, x_scale=scale, **options
    )
    return (found.x * unit).astype(EXTENDED), float((residuals(found.x) ** 2).sum())


def polished(curve: Curve, parameters: Numbers, x: Numbers, y: Numbers) -> Numbers:
    """The parameters after Gauss-Newton steps that each lower the residual sum, until these come to rest."""
    lowest = ((y - curve(parameters, x)) ** 2).sum()
    for _ in range(MOST_POLISHING):
        try:
            step = fit_linear(jacobian(curve, parameters, x), y - curve(parameters, x)).estimates
        except ValueError:
            break
        halvings = (step / 2**n for n in range(20))
        lower = next((s for s in halvings if ((y - curve(parameters + s, x)) ** 2).sum() < lowest), None)
        if lower is None or np.all(np.abs(lower) <= SMALL_STEP * np.abs(parameters)):
            break
        parameters = parameters + lower
        lowest = ((y - curve(parameters, x)) ** 2).sum()
    return parameters


def jacobian(curve: Curve, parameters: Numbers, x: Numbers) -> Numbers:
    """The slopes of the curve in each parameter, by central differences in extended precision."""
    reach = np.finfo(EXTENDED).eps ** (1 / 3)
    columns = []
    for k, parameter in enumerate(parameters):
        step = np.zeros_like(parameters)
        step[k] = reach * (abs(parameter) or 1)
        columns.append((curve(parameters + step, x) - curve(parameters - step, x)) / (2 * step[k]))
    return np.column_stack(columns)
