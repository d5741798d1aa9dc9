"""How large are the pages, what do they load, how long do they take, against nbconvert's own templates?

    python benchmarks/pages.py build/notebooks [--site build/site]

Prints a row a page: kilobytes, gzipped, addresses that it loads from elsewhere, seconds to make; the same
notebooks through nbconvert's templates in the same run. With --site, every page of a rendered site.
"""

from __future__ import annotations

import argparse
import gzip
import re
import time
from collections.abc import Callable
from pathlib import Path

from nbconvert.exporters import HTMLExporter

from briefings.pages import Layout, read_page, report_html

LOADED = re.compile(r"""(?:src|<link[^>]*\shref)=["']?(https?://[^"'\s>]+)|import\(?["'](https?://[^"']+)""")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notebooks", type=Path, help="folder of executed notebooks")
    parser.add_argument("--site", type=Path, help="folder of a rendered site")
    options = parser.parse_args()
    print(f"{'page':<40}{'KB':>8}{'gzip':>8}{'loads':>7}{'seconds':>9}")
    for notebook in sorted(options.notebooks.glob("*.ipynb")):
        for name, render in RENDERERS.items():
            show(f"{notebook.stem}, {name}", *timed(render, notebook))
    for page in sorted(options.site.glob("*.html")) if options.site else ():
        show(page.name, page.read_text(encoding="utf-8"))


def timed(render: Callable[[Path], str], notebook: Path) -> tuple[str, float]:
    """The page, and the seconds that its second making took: the first pays for imports."""
    render(notebook)
    started = time.perf_counter()
    return render(notebook), time.perf_counter() - started


def show(name: str, html: str, seconds: float | None = None) -> None:
    """Prints a row of the table."""
    raw = html.encode()
    loads = len(set(filter(None, (address for found in LOADED.findall(html) for address in found))))
    took = "" if seconds is None else f"{seconds:.2f}"
    print(f"{name:<40}{len(raw) / 1024:>8.1f}{len(gzip.compress(raw)) / 1024:>8.1f}{loads:>7}{took:>9}")


RENDERERS: dict[str, Callable[[Path], str]] = {
    "this project": lambda path: report_html(read_page(path), Layout()),
    "nbconvert lab": lambda path: str(HTMLExporter(template_name="lab").from_filename(str(path))[0]),
    "nbconvert classic": lambda path: str(HTMLExporter(template_name="classic").from_filename(str(path))[0]),
}


if __name__ == "__main__":
    main()
