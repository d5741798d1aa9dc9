"""A sweep: many parameter sets from one file, checked before the first of them runs."""

import csv
import re
from pathlib import Path

import pytest
from running import briefings, files_of, project

from briefings.sweep import read_sweep, run_name

HEADLINE = (
    "from briefings.display import headline, sentence\n"
    "headline(sentence('Reached in {year}.', year=horizon), sentence('If growth went on.'))"
)


def sweep_file(folder: Path, text: str) -> Path:
    path = folder / "sweep.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_grid_is_every_combination_named_after_its_values(tmp_path):
    asked = read_sweep(sweep_file(tmp_path, 'grid = {horizon = [2030, 2035], models = [["a"], ["a", "b"]]}'))
    assert list(asked.runs) == [
        "horizon-2030_models-a",
        "horizon-2030_models-a+b",
        "horizon-2035_models-a",
        "horizon-2035_models-a+b",
    ]
    assert asked.runs["horizon-2035_models-a+b"] == {"horizon": 2035, "models": ["a", "b"]}


def test_a_named_run_has_its_own_parameters_over_the_shared_ones(tmp_path):
    text = '[parameters]\nhorizon = 2030\nstrict = true\n[[runs]]\nname = "late"\nhorizon = 2050\n'
    assert read_sweep(sweep_file(tmp_path, text)).runs == {"late": {"horizon": 2050, "strict": True}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "asks for no run"),
        ("grid = [1]", "'grid' is .*, it takes a dict"),
        ("[grid]\nhorizon = 2030", "'horizon' in .grid. is 2030; it takes a list"),
        ("[grid]\nhorizon = []", "it takes a list of values"),
        ("[gird]\nhorizon = [1]", "unknown field of .* 'gird'; did you mean 'grid'"),
        ("[[runs]]\nhorizon = 1", "run 1 of ..runs.. has no name"),
        ('[[runs]]\nname = "../out"', "a folder cannot be named '../out'"),
        ('[[runs]]\nname = "a"\n[[runs]]\nname = "a"', "two runs named 'a'"),
        ("[[runs", "cannot be read"),
    ],
)
def test_a_malformed_file_is_refused_with_what_would_do(tmp_path, text, message):
    with pytest.raises(ValueError, match=message):
        read_sweep(sweep_file(tmp_path, text))


@pytest.mark.parametrize("value", ["../../etc", "a/b", "x" * 500, "\0", "中文 名", "."])
def test_a_name_made_of_values_stays_in_its_folder(value):
    name = run_name({"documents": value})
    assert re.fullmatch(r"[\w.+-]{1,100}", name)
    assert Path("runs", name).resolve().parent == Path("runs").resolve()


def test_different_values_never_share_a_name():
    assert run_name({"a": "x/y"}) != run_name({"a": "x-y"})


def test_a_sweep_gives_each_run_its_pages_and_all_one_index_and_table(tmp_path):
    folder = project(tmp_path, {"one": ["seeds", HEADLINE], "two": ["1 / (horizon - 2035)"]})
    sweep_file(folder, "[grid]\nhorizon = [2030, 2035]\n")
    done = briefings(folder, "sweep", "sweep.toml")
    assert done.returncode == 1
    assert "horizon-2035 / two" in done.stdout
    out = folder / "build/sweep"
    with (out / "runs.csv").open(newline="") as file:
        rows = {row["run"]: row for row in csv.DictReader(file)}
    assert rows["horizon-2030"]["status"] == "done"
    assert rows["horizon-2035"]["status"].startswith("failed: ZeroDivisionError")
    assert rows["horizon-2030"]["headline_1"] == "Reached in 2030. If growth went on."
    assert "ZeroDivisionError" in (out / "runs/horizon-2035/site/two.html").read_text()
    index = (out / "index.html").read_text()
    assert "Reached in 2030." in index
    for page in re.findall(r'href="(runs/[^"]+|data/[^"]+|runs.csv)"', index):
        assert (out / page).is_file()
    with (out / "data/claims.csv").open(newline="") as file:
        assert {row["run"] for row in csv.DictReader(file)} == {"horizon-2030", "horizon-2035"}


def test_a_sweep_is_checked_before_its_first_run(tmp_path):
    folder = project(tmp_path, {"one": ["horizon"]})
    for grid, message in {
        "horizn = [1]": "unknown parameter 'horizn'; did you mean 'horizon'?",
        'horizon = [2030, "late"]': "parameter 'horizon' is of type int, which 'late' is not",
    }.items():
        sweep_file(folder, f"[grid]\n{grid}\n")
        done = briefings(folder, "sweep", "sweep.toml")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert message in done.stderr
        assert not (folder / "build").exists()


def test_a_notebook_that_runs_share_is_run_once_and_a_longer_sweep_goes_on(tmp_path):
    folder = project(tmp_path, {"one": ["horizon"]})
    (folder / "notebooks" / "fixed.ipynb").write_text(
        (folder / "notebooks/one.ipynb").read_text().replace("horizon", "other")
    )
    sweep_file(folder, "[grid]\nhorizon = [1, 2]\n")
    first = briefings(folder, "sweep", "sweep.toml").stderr
    assert (first.count(" / fixed:"), first.count(" / one:")) == (1, 2)
    sweep_file(folder, "[grid]\nhorizon = [1, 2, 3]\n")
    second = briefings(folder, "sweep", "sweep.toml").stderr
    assert (second.count(" / fixed:"), second.count(" / one:"), second.count(" / pages:")) == (0, 1, 1)


@pytest.mark.slow
def test_the_number_of_jobs_changes_no_byte(tmp_path):
    folder = project(tmp_path, {"one": ["seeds, horizon"], "two": ["models"]})
    sweep_file(folder, "[grid]\nhorizon = [2030, 2035, 2040]\n")
    for jobs in (1, 4):
        environment = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C"} if jobs == 4 else {}
        done = briefings(folder, "sweep", "sweep.toml", "--jobs", jobs, "--out", f"out{jobs}", **environment)
        assert done.returncode == 0, done.stderr
    assert untimed(folder / "out1") == untimed(folder / "out4")


def untimed(folder: Path) -> dict[str, bytes]:
    """The files of a sweep, the seconds in its index taken out."""
    files = files_of(folder)
    files["index.html"] = re.sub(rb'class="seconds">[\d.]+', b"", files["index.html"])
    return files
