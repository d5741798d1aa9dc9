"""The five seeds as a person read them: `hand_read/<document_id>.jsonl` as records and as a claims table."""

from __future__ import annotations

import calendar
import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pandas as pd

from briefings.claims import Claim

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"


def records() -> list[dict]:
    """Returns one record for each number of the five texts, claims and others (`care` tells which)."""
    files = sorted((HERE / "hand_read").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def claims_table() -> pd.DataFrame:
    """Returns the hand-read claims with the columns of `briefings extract`."""
    dates = {entry["id"]: entry["date"].isoformat() for entry in catalogue()}
    rows = [claim_row(record, dates[record["document"]]) for record in records() if record["care"] == "must"]
    return pd.DataFrame(rows, columns=[field.name for field in fields(Claim)])


def catalogue() -> list[dict]:
    """Returns the entries of the seeds' documents.toml."""
    return tomllib.loads((SEEDS / "documents.toml").read_text("utf-8"))["document"]


def claim_row(record: dict, document_date: str) -> dict:
    """Returns the claim that a record states; without a period it stands at the date of its text."""
    same = {field.name: record.get(field.name) for field in fields(Claim)}
    start, end = days(record["as_of"] or document_date)
    low, high = {"at_least": (record["value"], None), "approximately": (None, None)}.get(
        record["bound"], (record["value"], record["value"])
    )
    return same | {
        "claim_id": f"{record['document']}-{record['id'][4:]}",
        "document_id": record["document"],
        "value_low": low,
        "value_high": high,
        "subject": record["subject_quote"],
        "as_of_start": start,
        "as_of_end": end,
        "as_of_basis": record["as_of_basis"] or "document",
        "baseline_year": str(record["baseline_year"]) if record["baseline_year"] else None,
        "language": "en",
    }


def days(period: str) -> tuple[str, str]:
    """Returns the first and the last day of "2021", "2023-12", "2022-Q2" or a day.

    >>> days("2022-Q2")
    ('2022-04-01', '2022-06-30')
    """
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        last = 3 * int(quarter[2])
        return f"{quarter[1]}-{last - 2:02d}-01", f"{quarter[1]}-{last:02d}-{30 if last in (6, 9) else 31}"
    if re.fullmatch(r"\d{4}", period):
        return f"{period}-01-01", f"{period}-12-31"
    if re.fullmatch(r"\d{4}-\d\d", period):
        year, month = map(int, period.split("-"))
        return f"{period}-01", f"{period}-{calendar.monthrange(year, month)[1]}"
    return period, period
