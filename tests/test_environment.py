"""The ways to install name the same packages."""

import re
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
