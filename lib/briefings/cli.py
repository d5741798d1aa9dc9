"""The command `briefings`; a verb imports what it needs when called, so that the light ones start fast."""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeAlias

from briefings.names import counted, unknown

EXAMPLES = """\
  briefings render                               all notebooks on the texts in seeds/, pages in build/site/
  briefings render 04_trends -p horizon 2035     one notebook with another horizon
  briefings extract mytexts/ --out claims.csv    every quantitative claim of any texts
"""
SWEEP = """\
SWEEP.toml is a grid, of which every combination runs, or a list of named runs:

  [grid]                                [[runs]]
  horizon = [2030, 2035]                name = "far"
  baseline_year = [2012, 2015]          horizon = 2040
"""
CASES = """\
columns of CASES.csv:
  case                                  its name
  baseline_year, baseline_value         where growth is counted from
  latest_year, latest_value             the latest observation
  target_year, target_value             the aim, may be empty for methods that need none
  direction                             increase or decrease: which way is better
  limit                                 a number that the measure cannot pass, may be empty
  ceiling                               100 for a share; left empty, the values may grow for ever
  series                                may be missing: observations as 2015:20.5;2020:41
"""
SERIES = """\
columns of SERIES.csv:
  series, year, value                   years are decimal: give the end of 2024 as 2025, everywhere alike
  unit                                  percent, an ISO 4217 code, or the counted noun
  ceiling                               may be empty: 100 is known of percent
"""
PANEL = """\
columns of PANEL.csv:
  source, series, entity                who publishes it, what is measured, where
  year, value
  kind                                  share or count
"""
CHECK = """\
Reads all that rendering reads: documents.toml with its corrections, the texts, indicators.toml, targets.toml
and later_figures.csv. Prints what is missing as comments, and below them, as TOML to paste into
indicators.toml, what the texts measure and no indicator names.
"""
NEW = """\
Call it again after texts were dropped in: .txt, .md, .html and .pdf files get an entry in documents.toml with
the title, date, language and speakers that they show; entries that are there stay as they are.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 something in the run failed and the rest was done, 2 unusable arguments."""
    options = command_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (ValueError, OSError) as error:
        print(f"briefings: {one_line(error)}", file=sys.stderr)
        return 2
    except MemoryError:
        print("briefings: there is not enough memory for this; give it less at once", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("briefings: interrupted; what is finished is kept", file=sys.stderr)
        return 130


def one_line(error: BaseException) -> str:
    """The error's message on one line; an OSError names its file."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one line and names the verb nearest to an unknown one."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            message = unknown("command" if action.dest == "verb" else action.dest, str(value), action.choices)
            raise argparse.ArgumentError(None, str(message))


def command_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="briefings",
        description="Reads policy press briefings: what is claimed, does it agree, how fast did it grow.",
        epilog=f"examples:\n{EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=Parser)
    for add in (
        add_render,
        add_sweep,
        add_extract,
        add_assess,
        add_extrapolate,
        add_calibrate,
        add_check,
        add_new,
    ):
        add(verbs)
    return parser


Verbs: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_verb(verbs: Verbs, name: str, run: object, sentence: str, more: str = "") -> argparse.ArgumentParser:
    """The parser of one verb, which calls `run` with the parsed options; `more` closes its help."""
    verb = verbs.add_parser(
        name,
        help=sentence,
        description=sentence,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=run)
    return verb


def add_running(verb: argparse.ArgumentParser) -> None:
    """Adds the options that `render` and `sweep` share."""
    verb.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="runs at once (all cores)"
    )
    verb.add_argument(
        "--scheduler", metavar="tcp://HOST:PORT", help="a Dask scheduler to run on instead of this machine"
    )
    verb.add_argument("--force", action="store_true", help="run again what has not changed")
    verb.add_argument("--timeout", type=number(60), metavar="SECONDS", help="end a run that takes longer")
    verb.add_argument("--memory", type=number(500), metavar="MB", help="end a run that needs more")


def positive(text: str) -> int:
    """The whole number in `text`, which must be 1 or more."""
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0; give one such as 2")
    return int(text)


def number(example: float) -> Callable[[str], float]:
    """A reader of one finite number above 0, whose refusal gives an example."""

    def read(text: str) -> float:
        with suppress(ValueError):
            if 0 < (value := float(text)) < math.inf:
                return value
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0; give one such as {example:g}")

    return read


def add_render(verbs: Verbs) -> None:
    """Adds the verb `render`."""
    verb = add_verb(verbs, "render", run_render, "execute the notebooks and write their pages")
    verb.add_argument(
        "notebooks", nargs="*", metavar="NOTEBOOK", help="a name such as 04_trends, or a path (all)"
    )
    verb.add_argument(
        "--seeds", type=Path, default=Path("seeds"), metavar="DIR", help="folder of texts (seeds)"
    )
    verb.add_argument(
        "--out", type=Path, default=Path("build"), metavar="DIR", help="where results go (build)"
    )
    verb.add_argument(
        "-p",
        dest="parameters",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="a parameter of the notebooks, as in -p horizon 2035; as often as there are parameters to set",
    )
    verb.add_argument(
        "--secret", action="append", default=[], metavar="NAME", help="a parameter that no output may show"
    )
    add_running(verb)


def add_sweep(verbs: Verbs) -> None:
    """Adds the verb `sweep`."""
    verb = add_verb(verbs, "sweep", run_sweep, "execute the notebooks for many parameter sets", SWEEP)
    verb.add_argument(
        "sweep", type=Path, metavar="SWEEP.toml", help="a grid of parameters or a list of named runs"
    )
    verb.add_argument(
        "--out", type=Path, default=Path("build/sweep"), metavar="DIR", help="where results go (build/sweep)"
    )
    add_running(verb)


def add_extract(verbs: Verbs) -> None:
    """Adds the verb `extract`."""
    verb = add_verb(verbs, "extract", run_extract, "write the claims of any texts or folders of texts")
    verb.add_argument("texts", nargs="+", type=Path, metavar="TEXT", help="files or folders")
    verb.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="ends in .jsonl, .csv or .parquet"
    )
    verb.add_argument(
        "--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    verb.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="a Dask scheduler to read on")


def add_assess(verbs: Verbs) -> None:
    """Adds the verb `assess`."""
    verb = add_verb(
        verbs, "assess", run_assess, "every named method on rows of baseline, latest value and target", CASES
    )
    verb.add_argument("cases", type=Path, metavar="CASES.csv", help="a row a case; its columns stand below")
    verb.add_argument(
        "--out", type=Path, required=True, metavar="RESULT.csv", help="gets a row a case and method"
    )


def add_extrapolate(verbs: Verbs) -> None:
    """Adds the verb `extrapolate`."""
    verb = add_verb(verbs, "extrapolate", run_extrapolate, "extrapolate any series, with intervals", SERIES)
    verb.add_argument(
        "series", type=Path, metavar="SERIES.csv", help="a row an observation; its columns stand below"
    )
    verb.add_argument(
        "--to",
        dest="years",
        nargs="+",
        type=number(2030),
        required=True,
        metavar="YEAR",
        help="years on the calendar of the series' own years, 2030.5 for the middle of 2030",
    )
    verb.add_argument(
        "--out", type=Path, required=True, metavar="RESULT.csv", help="gets a row a series, year and model"
    )


def add_calibrate(verbs: Verbs) -> None:
    """Adds the verb `calibrate`."""
    verb = add_verb(
        verbs, "calibrate", run_calibrate, "rebuild the reference table from a panel of series", PANEL
    )
    verb.add_argument(
        "panel", type=Path, metavar="PANEL.csv", help="a row an observation; its columns stand below"
    )
    verb.add_argument(
        "--out", type=Path, required=True, metavar="TABLE", help="gets a row an indicator and group"
    )


def add_check(verbs: Verbs) -> None:
    """Adds the verb `check`."""
    verb = add_verb(verbs, "check", run_check, "say whether a folder is a valid collection of texts", CHECK)
    verb.add_argument("folder", type=Path, metavar="DIR", help="folder of texts with a documents.toml")


def add_new(verbs: Verbs) -> None:
    """Adds the verb `new`."""
    verb = add_verb(
        verbs,
        "new",
        run_new,
        "make a folder for one's own texts, or propose entries for texts dropped in",
        NEW,
    )
    verb.add_argument("folder", type=Path, metavar="DIR", help="is made if there is none")


def run_render(options: argparse.Namespace) -> int:
    """The exit code of rendering."""
    from briefings.batch import render

    return render(
        options.notebooks,
        seeds=options.seeds,
        out=options.out,
        parameters=dict(options.parameters),
        jobs=options.jobs,
        scheduler=options.scheduler,
        force=options.force,
        timeout=options.timeout,
        memory=options.memory,
        secret=options.secret,
    )


def run_sweep(options: argparse.Namespace) -> int:
    """The exit code of a sweep."""
    from briefings.sweep import sweep
    from briefings.work import Settings

    settings = Settings(options.jobs, options.scheduler, options.force, options.timeout, options.memory)
    return sweep(options.sweep, options.out, settings)


def run_extract(options: argparse.Namespace) -> int:
    """0, or 1 if a text could not be read and the others were."""
    from briefings.extraction import extract_files

    return extract_files(options.texts, options.out, options.jobs, options.scheduler)


def run_assess(options: argparse.Namespace) -> int:
    """0, once the result is written."""
    from briefings.assessment import assess_file

    assessed, free = assess_file(options.cases, options.out)
    if free:
        said = "1 case has" if free == 1 else f"{free} cases have"
        print(f"briefings: {said} no ceiling and may grow for ever; for a share fill in 100", file=sys.stderr)
    say_written(options.out, len(assessed), "finding", int((assessed["refused"] != "").sum()), "refused")
    return 0


def say_written(out: Path, rows: int, what: str, refused: int, column: str) -> None:
    """Says what a result holds, and which of its columns tells why some rows have no answer."""
    why = f"; {refused} refused, the column {column} says why" if refused else ""
    print(f"{out}: {counted(rows, what)}{why}")


def run_extrapolate(options: argparse.Namespace) -> int:
    """0, once the result is written."""
    from briefings.extrapolation import extrapolate_file

    extrapolated = extrapolate_file(options.series, options.years, options.out)
    refused = int(extrapolated["interval_basis"].str.startswith("refused").sum())
    say_written(options.out, len(extrapolated), "extrapolation", refused, "interval_basis")
    return 0


def run_calibrate(options: argparse.Namespace) -> int:
    """0, once the table is written."""
    from briefings.calibration import calibrate_file

    calibrate_file(options.panel, options.out)
    return 0


def run_check(options: argparse.Namespace) -> int:
    """0 for a valid collection; its faults are errors that name them."""
    from briefings.collection import checked

    for line in checked(options.folder):
        print(line)
    return 0


def run_new(options: argparse.Namespace) -> int:
    """0, once the folder has a catalogue with an entry proposed for each text in it."""
    from briefings.collection import propose_catalogue

    print(propose_catalogue(options.folder))
    return 0
