"""What several test files share: a browser, and the project's own pages."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
INSTALL = "page tests need Chromium; install it with: apt-get install chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

# A machine that has other work to do fails no test; speed is shown in benchmarks.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium; without it these tests are skipped, in CI they fail."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The project's own site, rendered once for all processes of a test run."""
    from briefings.batch import render

    base = tmp_path_factory.getbasetemp()
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
    out = (base.parent if run else base) / f"rendered-{run}"
    assert render(sorted((ROOT / "notebooks").glob("*.ipynb")), seeds=ROOT / "seeds", out=out) == 0
    return out / "site"
