"""The ways to install name the same packages."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_FROM_PYPROJECT = {"python", "pip", "make"}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def conda_packages() -> set[str]:
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").split("dependencies:")[1].splitlines()
    return {line.removeprefix("  - ") for line in lines if line.startswith("  - ") and not line.endswith(":")}


def test_environment_yml_lists_the_packages_of_pyproject():
    named = {
        package for package in conda_packages() if re.split("[>=]", package)[0] not in NOT_FROM_PYPROJECT
    }
    assert named == set(project()["dependencies"])


def test_environment_yml_asks_for_the_python_of_pyproject():
    assert f"python{project()['requires-python']}" in conda_packages()


def test_the_lock_holds_every_package_of_pyproject_with_hashes():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    listed = list(chain(project()["dependencies"], *project()["optional-dependencies"].values()))
    for package in listed:
        name = re.split("[>=]", package)[0]
        assert re.search(rf"^{re.escape(name)}==\S+ (;.*)?\\\n    --hash=sha256:", lock, re.MULTILINE), name


def test_every_dependency_says_why_it_is_here_and_under_which_licence():
    _, _, table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").rpartition("|---|---|")
    said = {row.split("|")[1].strip() for row in table.splitlines() if row.startswith("| ")}
    listed = chain(project()["dependencies"], *project()["optional-dependencies"].values())
    assert said == {re.split("[>=]", package)[0] for package in listed}


def test_the_licences_of_all_locked_packages_are_compatible():
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "licences.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) > 100


def test_an_older_python_is_named_before_anything_is_set_up(tmp_path):
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    old = tmp_path / "python3.10"
    as_if = "import sys; sys.version_info = (3, 10, 13); exec(sys.argv[1])"
    old.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{as_if}' \"$2\"\n")
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "report", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "is Python 3.10, this needs 3.11 or newer: make PYTHON=python3.12" in done.stderr
    assert not (tmp_path / ".venv").exists()
