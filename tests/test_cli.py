"""The command's refusals are one line that names the thing and what would do."""

import subprocess
import sys

import pytest

from briefings import cases, extrapolation
from briefings.cli import main
from briefings.methods import METHODS
from briefings.names import require_columns, short_name, unknown
from briefings.reference_class import PANEL_COLUMNS


def refusal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints when it refuses; it must exit with 2."""
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code
    assert code == 2
    return capsys.readouterr().err


def test_an_unknown_command_is_named_with_the_nearest(capsys):
    assert refusal(["rendr"], capsys).startswith("briefings: unknown command 'rendr'; did you mean 'render'?")


def test_a_missing_folder_is_named(capsys):
    message = refusal(["check", "no such folder"], capsys)
    assert "no such folder" in message
    assert message.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["render", "--jobs", "0"], "--jobs: '0' is no whole number above 0; give one such as 2"),
        (["render", "--jobs", "two"], "--jobs: 'two' is no whole number above 0; give one such as 2"),
        (["render", "--timeout", "nan"], "--timeout: 'nan' is no number above 0; give one such as 60"),
        (["render", "--memory", "-5"], "--memory: '-5' is no number above 0; give one such as 500"),
        (
            ["extrapolate", "in.csv", "--to", "soon", "--out", "out.csv"],
            "--to: 'soon' is no number above 0; give one such as 2030",
        ),
    ],
)
def test_what_is_no_number_is_refused_with_one_that_would_do(arguments, told, capsys):
    message = refusal(arguments, capsys)
    assert told in message
    assert message.count("\n") == 1


def test_a_result_says_how_many_rows_it_holds_and_why_some_have_no_answer(tmp_path, capsys):
    (tmp_path / "series.csv").write_text(
        "series,year,value,unit,ceiling\na,2012,10,percent,\na,2020,20,percent,\nb,2020,5,percent,\n",
        encoding="utf-8",
    )
    out = tmp_path / "result.csv"
    arguments = ["extrapolate", str(tmp_path / "series.csv"), "--to", "2030", "--out", str(out)]
    assert main(arguments) == 0
    rows = out.read_text(encoding="utf-8").splitlines()[1:]
    refused = sum("refused" in row for row in rows)
    assert refused == sum(row.startswith("b,") for row in rows)
    told = f"{out}: {len(rows)} extrapolations; {refused} refused, the column interval_basis says why\n"
    assert capsys.readouterr().out == told


def test_a_table_of_cases_says_how_many_findings_it_led_to(tmp_path, capsys):
    columns = "case,baseline_year,baseline_value,latest_year,latest_value,target_year,target_value,direction"
    (tmp_path / "cases.csv").write_text(f"{columns}\na,2012,10,2020,20,,,increase\n", encoding="utf-8")
    out = tmp_path / "result.csv"
    assert main(["assess", str(tmp_path / "cases.csv"), "--out", str(out)]) == 0
    captured = capsys.readouterr()
    assert captured.err.startswith("briefings: 1 case has no ceiling")
    assert f"{len(METHODS)} findings; " in captured.out
    assert "refused, the column refused says why" in captured.out


def test_an_unknown_name_without_a_near_one_lists_all_of_them():
    assert str(unknown("model", "zzz", ["linear", "logit"])) == "unknown model 'zzz'; known: linear, logit"


@pytest.mark.parametrize(
    ("document_id", "short"),
    [("000_7b1e0a1bcc66203e", "000"), ("fibre", "fibre"), ("plan_2024_final", "plan_2024_final")],
)
def test_a_text_is_named_without_the_hash_of_its_file(document_id, short):
    assert short_name(document_id) == short


def test_a_missing_column_is_named_with_the_nearest():
    with pytest.raises(ValueError, match="cases.csv has no column 'target_year'; nearest is 'targetyear'"):
        require_columns("cases.csv", ["case", "targetyear"], ["case", "target_year"])


def test_the_command_starts_without_the_heavy_packages():
    script = "import sys, briefings.cli, briefings.documents; print({'pandas', 'numpy'} & set(sys.modules))"
    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert printed == "set()\n"


@pytest.mark.parametrize(
    ("verb", "columns"),
    [("assess", cases.COLUMNS), ("extrapolate", extrapolation.COLUMNS), ("calibrate", PANEL_COLUMNS)],
)
def test_the_help_of_a_verb_names_every_column_that_it_reads(verb, columns, capsys):
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    told = capsys.readouterr().out
    assert [column for column in columns if column not in told] == []


def test_cases_without_a_ceiling_are_said_to_be_free_to_grow(tmp_path, capsys):
    table = tmp_path / "cases.csv"
    head = "case,baseline_year,baseline_value,latest_year,latest_value,target_year,target_value,direction"
    table.write_text(f"{head},ceiling\na,2013,24,2022,55,2026,68,+1,\nb,2013,24,2022,55,2026,68,+1,100\n")
    assert main(["assess", str(table), "--out", str(tmp_path / "result.csv")]) == 0
    assert capsys.readouterr().err == (
        "briefings: 1 case has no ceiling and may grow for ever; for a share fill in 100\n"
    )
