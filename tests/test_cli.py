"""The command's refusals are one line that names the thing and what would do."""

import subprocess
import sys

import pytest

from briefings.cli import main
from briefings.names import require_columns, unknown


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


def test_no_job_at_all_is_refused(capsys):
    assert "0 is not 1 or more" in refusal(["render", "--jobs", "0"], capsys)


def test_an_unknown_name_without_a_near_one_lists_all_of_them():
    assert str(unknown("model", "zzz", ["linear", "logit"])) == "unknown model 'zzz'; known: linear, logit"


def test_a_missing_column_is_named_with_the_nearest():
    with pytest.raises(ValueError, match="cases.csv has no column 'target_year'; nearest is 'targetyear'"):
        require_columns("cases.csv", ["case", "targetyear"], ["case", "target_year"])


def test_the_command_starts_without_the_heavy_packages():
    script = "import sys, briefings.cli, briefings.documents; print({'pandas', 'numpy'} & set(sys.modules))"
    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert printed == "set()\n"
