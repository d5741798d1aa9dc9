"""How large are the pages of a site, what do they ask for, what do axe and Lighthouse find wrong with them?

    python benchmarks/pages.py build/site [--lighthouse COMMAND] [--notebooks build/notebooks]

Prints a row a page: kilobytes, gzipped, what it asks for beside itself, faults that axe-core finds in light
and dark, at 1280, 375 and 320 pixels, folded and unfolded, and Lighthouse's scores for performance,
accessibility, best practices and search (`npm install lighthouse` gives the command). With --notebooks also
what nbconvert's own templates make of the executed notebooks.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from axe_playwright_python.sync_playwright import Axe
from nbconvert.exporters import HTMLExporter
from playwright.sync_api import Browser, sync_playwright

from briefings.pages import Layout, read_page, report_html

STATES = list(itertools.product((False, True), ("light", "dark"), (1280, 375, 320)))
UNFOLD = "open => document.querySelectorAll('details').forEach(one => one.open = open)"
COUNT_FAULTS = "axe.run({resultTypes: ['violations']}).then(found => found.violations.length)"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LOADED = re.compile(r"""(?:src|<link[^>]*\shref)=["']?(https?://[^"'\s>]+)|import\(?["'](https?://[^"']+)""")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path, help="folder of a rendered site")
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse"), help="the command; else on PATH")
    parser.add_argument(
        "--notebooks", type=Path, help="folder of executed notebooks, to compare with nbconvert"
    )
    options = parser.parse_args()
    if CHROMIUM is None:
        parser.error("requests and faults are found with Chromium; install it with: apt-get install chromium")
    if options.lighthouse is None:
        print("no lighthouse on the PATH: its scores are left out\n")
    print(f"{'page':<40}{'KB':>8}{'gzip':>8}{'requests':>10}{'axe':>5}  Lighthouse")
    pages = sorted(options.site.glob("*.html"))
    with sync_playwright() as playwright, served(options.site) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for page in pages:
            requests, faults = looked_at(browser, page)
            scores = lighthouse(options.lighthouse, f"{address}/{page.name}") if options.lighthouse else "–"
            print(f"{page.name:<40}{sizes(page.read_bytes())}{requests:>10}{faults:>5}  {scores}", flush=True)
    print(f"{'all':<40}{sum(page.stat().st_size for page in pages) / 1024:>8.1f}")
    if options.notebooks:
        compare(options.notebooks)


def sizes(raw: bytes) -> str:
    """Kilobytes of a page, plain and gzipped."""
    return f"{len(raw) / 1024:>8.1f}{len(gzip.compress(raw)) / 1024:>8.1f}"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served while the `with` lasts."""
    handler = partial(QuietHandler, directory=str(folder))
    server = ThreadingHTTPServer(("localhost", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and tells of none."""

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


def looked_at(browser: Browser, path: Path) -> tuple[int, int]:
    """How much a page asks for beside itself, and how many faults axe finds over all states."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.resolve().as_uri())
    page.evaluate(Axe().axe_script)
    faults = 0
    for unfolded, light, width in STATES:
        page.evaluate(UNFOLD, unfolded)
        page.emulate_media(color_scheme=light)
        page.set_viewport_size({"width": width, "height": 900})
        faults += page.evaluate(COUNT_FAULTS)
    page.close()
    return len(asked) - 1, faults


def lighthouse(command: str, address: str) -> str:
    """The scores of Lighthouse for a page, in the order of CATEGORIES."""
    flags = ["--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    only = f"--only-categories={','.join(CATEGORIES)}"
    environment = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run([command, address, *flags, only], env=environment, capture_output=True, text=True)
    if done.returncode:
        return f"failed: {done.stderr.strip().splitlines()[-1:]}"
    found = json.loads(done.stdout)["categories"]
    return " ".join(f"{100 * found[name]['score']:.0f}" for name in CATEGORIES)


def compare(notebooks: Path) -> None:
    """Prints what each renderer makes of each notebook: size, addresses loaded, seconds."""
    print(f"\n{'notebook, template':<40}{'KB':>8}{'gzip':>8}{'loads':>10}{'seconds':>9}")
    for notebook in sorted(notebooks.glob("*.ipynb")):
        for name, render in RENDERERS.items():
            html, seconds = timed(render, notebook)
            loads = len(set(filter(None, itertools.chain.from_iterable(LOADED.findall(html)))))
            print(f"{f'{notebook.stem}, {name}':<40}{sizes(html.encode())}{loads:>10}{seconds:>9.2f}")


def timed(render: Callable[[Path], str], notebook: Path) -> tuple[str, float]:
    """The page, and the seconds that its second making took: the first pays for imports."""
    render(notebook)
    started = time.perf_counter()
    return render(notebook), time.perf_counter() - started


RENDERERS: dict[str, Callable[[Path], str]] = {
    "this project": lambda path: report_html(read_page(path), Layout()),
    "nbconvert lab": lambda path: str(HTMLExporter(template_name="lab").from_filename(str(path))[0]),
    "nbconvert classic": lambda path: str(HTMLExporter(template_name="classic").from_filename(str(path))[0]),
}


if __name__ == "__main__":
    main()
