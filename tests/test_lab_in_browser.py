"""A reader at JupyterLab: opens a notebook, runs it, sees the figure, changes a parameter, sees it change."""

import os
import re
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
MAKE_LAB = re.search(r"jupyter lab notebooks (.*)", (ROOT / "Makefile").read_text(encoding="utf-8"))[1]
TURNS = 10  # of each control; how long they take is printed (pytest -s)
RUN_TIME = 120_000  # milliseconds that a notebook may take on a busy machine

pytestmark = [pytest.mark.lab, pytest.mark.browser]


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[str]:
    """The address of a JupyterLab on a copy of the collection, ending in its token."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    options = shlex.split(MAKE_LAB.replace("$(CURDIR)", str(folder)))
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", *options]
    settings = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [*command, f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"],
            env=os.environ | settings,
            stdout=log,
            stderr=log,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/api?token={token}")
        yield f"http://127.0.0.1:{port}/lab/workspaces/{{own}}/tree/notebooks/{{notebook}}?token={token}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Nothing, once the server answers."""
    for _ in range(240):
        try:
            urlopen(address).close()
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"{address} does not answer")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield context.new_page()
    context.close()


def open_notebook(page, lab: str, name: str) -> None:
    """Opens the notebook in a workspace of its own, where no other notebook is open."""
    page.goto(lab.format(own=secrets.token_hex(4), notebook=name), timeout=RUN_TIME)
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=RUN_TIME)
    page.locator("text=Python 3 (ipykernel) | Idle").wait_for(timeout=RUN_TIME)


def run_all(page) -> None:
    """Runs all cells by the menu and waits until every cell has run."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
            const failed = document.querySelector('[data-mime-type="application/vnd.jupyter.error"]');
            return failed || prompts.every(prompt => /\\[\\d+\\]:/.test(prompt.textContent));
        }""",
        timeout=RUN_TIME,
    )


def complaints(page) -> list[str]:
    """What cells printed as errors or warnings, and what JupyterLab asks a reader at its first start."""
    kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
    places = [*(f"[data-mime-type='{kind}']" for kind in kinds), ".Toastify__toast"]
    return [text for place in places for text in page.locator(place).all_inner_texts()]


def redrawn(page, turn) -> float:
    """Milliseconds from a turned control to the changed sentence and figure, as the browser's clock has them.

    `turn` is a function of the browser that acts on the control; the two are changed when both differ.
    """
    page.evaluate(
        """() => {
            const shown = document.querySelector('.jupyter-widgets .widget-html-content');
            const was = [shown.querySelector('div').textContent, shown.querySelector('svg').outerHTML];
            window.redrawn = undefined;
            const follow = new MutationObserver(() => {
                const [words, figure] = [shown.querySelector('div'), shown.querySelector('svg')];
                if (!words || !figure || words.textContent === was[0] || figure.outerHTML === was[1]) return;
                follow.disconnect();
                requestAnimationFrame(() => window.redrawn = performance.now() - window.turned);
            });
            follow.observe(shown, {childList: true, subtree: true, characterData: true});
        }"""
    )
    page.evaluate(f"() => {{ window.turned = performance.now(); ({turn})(); }}")
    page.wait_for_function("() => window.redrawn !== undefined", timeout=RUN_TIME)
    return page.evaluate("window.redrawn")


# Each changes something however often it is turned.
NEXT_CHOICE = """() => {
    const menu = [...document.querySelectorAll('.jupyter-widgets select')][%d];
    menu.selectedIndex = (menu.selectedIndex + 1) %% menu.options.length;
    menu.dispatchEvent(new Event('change', {bubbles: true}));
}"""
NEXT_YEAR = """() => {
    const handle = document.querySelector('.jupyter-widgets .noUi-handle');
    handle.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
}"""
TARGET = """() => {
    const box = document.querySelector('.jupyter-widgets input[placeholder]');
    box.value = box.value ? '' : '77';
    box.dispatchEvent(new Event('input', {bubbles: true}));
    box.dispatchEvent(new Event('change', {bubbles: true}));
}"""
CONTROLS = {
    "03_indicators.ipynb": {"series": NEXT_CHOICE % 0},
    "04_trends.ipynb": {"horizon": NEXT_YEAR, "target": TARGET, "series": NEXT_CHOICE % 0},
    "05_targets.ipynb": {
        "baseline": NEXT_CHOICE % 1,
        "year": NEXT_YEAR,
        "target": TARGET,
        "series": NEXT_CHOICE % 0,
    },
}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_notebook_runs_from_top_to_bottom_and_follows_its_controls(page, lab, name):
    open_notebook(page, lab, name)
    run_all(page)
    assert page.locator(".jp-OutputArea-output table").count() >= 1
    for control, turn in CONTROLS.get(name, {}).items():
        times = [redrawn(page, turn) for _ in range(TURNS)]
        told = f"half of {TURNS} turns within {median(times):.0f} ms, the slowest {max(times):.0f} ms"
        print(f"{name}, {control}: sentence and figure redrawn, {told}")
    assert complaints(page) == []


def test_a_changed_parameter_changes_the_figure_and_its_sentence(page, lab):
    open_notebook(page, lab, "04_trends.ipynb")
    run_all(page)
    page.locator("text=at the end of 2030").first.wait_for(timeout=RUN_TIME)
    page.locator(".cm-line", has_text="horizon: int = 2030").dblclick()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type("horizon: int = 2034")
    run_all(page)
    page.locator("text=at the end of 2034").first.wait_for(timeout=RUN_TIME)


def test_a_searchable_table_can_be_read_in_the_dark(page, lab):
    open_notebook(page, lab, "02_claims.ipynb")
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item", has_text="Theme").first.hover()
    page.locator(".lm-Menu-item", has_text="JupyterLab Dark").first.click()
    run_all(page)
    page.locator(".dt-container").first.wait_for(timeout=RUN_TIME)
    looks = "one => { const look = getComputedStyle(one); return look.backgroundColor + ' ' + look.color; }"
    assert page.locator(".dt-container").first.evaluate(looks) == "rgba(0, 0, 0, 0) rgb(255, 255, 255)"
    assert page.locator(".dt-search input").first.evaluate(looks) == "rgb(33, 33, 33) rgb(255, 255, 255)"
