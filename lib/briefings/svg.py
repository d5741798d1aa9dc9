"""Figures as small SVG: real text, colours from the page's style, the same bytes on every build."""

from __future__ import annotations

import hashlib
import io
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from briefings.charts import INK, PALETTE, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HREF = "{http://www.w3.org/1999/xlink}href"
# Style properties that say nothing here: the page sets its own font, the rest are the defaults.
DROPPED = {
    "font",
    "font-family",
    "stroke-linejoin",
    "stroke-linecap",
    "stroke-dashoffset:0",
    "text-anchor:start",
}
DROPPED |= {"font-weight:400", "stroke-opacity:1", "fill-opacity:1"}
INHERITED = {"fill": "currentColor", "font-size": "11"}  # said once, of the whole chart
PAINT = ("fill", "stroke", "stroke-width", "opacity", "fill-opacity")
DROPPED_TAGS = {"metadata", "style"}
PAGE_COLOURS = {INK: "currentColor", "#000000": "currentColor", "#ffffff": "var(--page,none)"}
GRID = "var(--grid,#8886)"  # outside of the pages a grey that stays behind, in light and in dark
PAGE_COLOURS |= {PALETTE["grid"]: GRID, "#cccccc": GRID}  # and the frame of a legend
LEAST_SEEN = 0.25  # of a page's pixel
Point = tuple[float, float]
NUMBER = re.compile(r"-?\d+\.\d+|-?\d+(?:\.\d+)?e-?\d+")
GEOMETRY = ("d", "x", "y", "width", "height", "transform", "points", "r", "cx", "cy")


def svg_text(chart: Axes | Figure, alt: str, name: str) -> str:
    """The chart as an <svg> element to stand in a page, with `alt` as its alternative text.

    Colours of the palette become `var(--colour, fallback)`, ink becomes currentColor, so that the light and
    dark style of the page apply; ids are made from `name`, so that two figures of a page do not meet.
    """
    figure = chart.get_figure(root=True) if hasattr(chart, "transAxes") else chart
    assert figure is not None
    with style(), io.BytesIO() as file:
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
        root = ElementTree.fromstring(file.getvalue())
    _close(figure)
    for element in list(_walk(root)):
        _simplify(element)
    _share_shapes(root)
    _without_needless_clips(root)
    _rename_ids(root, name)
    _without_empty_groups(root)
    _grid_as_one(root)
    box = root.attrib["viewBox"]  # and the width, which JupyterLab would take to be all there is
    size = {"viewBox": box, "width": box.split()[2]}
    root.attrib = size | {"role": "img", "aria-label": _visible(alt)} | INHERITED
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _visible(text: str) -> str:
    from briefings.display import visible

    return visible(text)


def _close(figure: Figure) -> None:
    """Forgets a figure made by pyplot, which would be shown a second time as a picture."""
    import sys

    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(figure)


def _walk(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Every element below the root and the root, without those that carry no mark."""
    for child in list(root):
        if child.tag.rpartition("}")[2] in DROPPED_TAGS:
            root.remove(child)
        else:
            yield from _walk(child)
    yield root


def _simplify(element: ElementTree.Element) -> None:
    """Plain names, one decimal, colours and other style as attributes (a content policy forbids style="")."""
    element.tag = element.tag.rpartition("}")[2]
    element.tail = None
    if element.text and not element.text.strip():
        element.text = None
    if HREF in element.attrib:
        element.set("href", element.attrib.pop(HREF))
    size = re.search(r"(\d+(?:\.\d+)?)px", element.get("style", ""))
    for declaration in filter(None, element.attrib.pop("style", "").split(";")):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key not in DROPPED and f"{key}:{value}" not in DROPPED:
            element.set(key, value)
    if element.tag == "text":
        element.set("font-size", size.group(1) if size else "11")
        element.attrib.setdefault("fill", INK)
    for key, value in list(element.attrib.items()):
        element.set(key, _value(key, value))
        if element.tag == "text" and element.get(key) == INHERITED.get(key):
            del element.attrib[key]
    if element.get("transform", "").startswith("rotate(0"):
        del element.attrib["transform"]


def _value(key: str, value: str) -> str:
    if key in ("fill", "stroke"):
        return _colour(value)
    if key in GEOMETRY or key in ("stroke-width", "stroke-dasharray", "font-size", "viewBox"):
        rounded = NUMBER.sub(lambda found: f"{float(found.group()):.1f}".removesuffix(".0"), value)
        plain = re.sub(r"-0(?![\d.])", "0", " ".join(rounded.split()))
        return _short_path(plain) if key == "d" else plain
    return value


def _short_path(path: str) -> str:
    """The path without needless blanks; a line's letter is said once."""
    tight = re.sub(r" ?([A-Za-z]) ?", r"\1", path)
    return re.sub(r"(?<=M)[^A-Za-z]+(?:L[^A-Za-z]+)+", lambda run: _fewer_points(run.group()), tight)


def _fewer_points(run: str) -> str:
    """The points of a broken line that the eye can tell from it (Douglas and Peucker 1973)."""
    points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", run)]
    keep = {0, len(points) - 1}
    open_runs = [(0, len(points) - 1)]
    while open_runs:
        first, last = open_runs.pop()
        far, distance = max(
            (
                (place, _distance(points[place], points[first], points[last]))
                for place in range(first + 1, last)
            ),
            key=lambda pair: pair[1],
            default=(first, 0.0),
        )
        if distance > LEAST_SEEN:
            keep.add(far)
            open_runs += [(first, far), (far, last)]
    return " ".join(f"{points[place][0]:g} {points[place][1]:g}" for place in sorted(keep))


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the stretch between two others."""
    (x, y), (dx, dy) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = min(max((x * dx + y * dy) / length, 0.0), 1.0) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)


def _colour(value: str) -> str:
    """A palette colour by its name with itself as fallback, ink as the page's text colour."""
    if value.lower() in PAGE_COLOURS:
        return PAGE_COLOURS[value.lower()]
    name = next((name for name, colour in PALETTE.items() if colour == value.lower()), None)
    return f"var(--{name},{value})" if name else value


def _share_shapes(root: ElementTree.Element) -> None:
    """Markers of one shape use one path: its colours are said where it is used."""
    paths = {path.attrib["id"]: path for defs in root.iter("defs") for path in defs.iter("path")}
    first: dict[str, str] = {}
    for use in root.iter("use"):
        path = paths[use.attrib["href"].removeprefix("#")]
        for name in PAINT:
            if name in path.attrib:
                use.attrib.setdefault(name, path.attrib.pop(name))
        if use.get("fill") == INHERITED["fill"]:
            del use.attrib["fill"]
        shape = first.setdefault(str(sorted((k, v) for k, v in path.items() if k != "id")), path.attrib["id"])
        use.set("href", f"#{shape}")


def _without_needless_clips(root: ElementTree.Element) -> None:
    """Lines that stay within the axes are drawn as they are."""
    for path in root.iter("path"):
        box = root.find(f".//clipPath[@id='{path.get('clip-path', '')[5:-1]}']/rect")
        if box is None or re.search(r"[^MLz\d. -]", path.get("d", "")):
            continue
        left, top, wide, high = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d", ""))
        if all(
            left - 1 <= float(x) <= left + wide + 1 and top - 1 <= float(y) <= top + high + 1
            for x, y in points
        ):
            del path.attrib["clip-path"]


def _rename_ids(root: ElementTree.Element, name: str) -> None:
    """Short ids, those of a figure alike and of no other, only where something refers to them."""
    used = set(re.findall(r"#([\w-]+)", " ".join(v for e in root.iter() for v in e.attrib.values())))
    ids = [element.attrib["id"] for element in root.iter() if element.get("id") in used]
    prefix = hashlib.blake2s(name.encode(), digest_size=3).hexdigest()
    short = {old: f"f{prefix}{position}" for position, old in enumerate(ids)}
    for element in root.iter():
        if "id" in element.attrib:
            old = element.attrib.pop("id")
            element.attrib |= {"id": short[old]} if old in short else {}
        for key, value in element.attrib.items():
            element.set(key, re.sub(r"#([\w-]+)", lambda m: f"#{short.get(m.group(1), m.group(1))}", value))


def _grid_as_one(root: ElementTree.Element) -> None:
    """The lines of a grid, which are alike but for where they run, in one path."""
    for parent in root.iter():
        first: dict[str, ElementTree.Element] = {}
        for path in list(parent.findall("path")):
            looks = str(sorted((name, value) for name, value in path.items() if name != "d"))
            if path.get("stroke") != GRID or "id" in path.attrib:
                continue
            if looks in first:
                first[looks].attrib["d"] += path.attrib["d"]
                parent.remove(path)
            first.setdefault(looks, path)


def _without_empty_groups(root: ElementTree.Element) -> None:
    """Drops groups that hold nothing and takes the bracket off those that say nothing."""
    for parent in list(root.iter()):
        children: list[ElementTree.Element] = []
        for child in parent:
            children += _opened(child)
        parent[:] = children


def _opened(element: ElementTree.Element) -> list[ElementTree.Element]:
    if element.tag in ("g", "defs") and not len(element):
        return []
    if element.tag == "defs":
        element[:] = [shape for shape in element if "id" in shape.attrib]
        return [element] if len(element) else []
    if element.tag == "path" and element.get("fill") == "none" and "stroke" not in element.attrib:
        return []
    if element.tag != "g" or element.attrib:
        return [element]
    return [leaf for child in element for leaf in _opened(child)]
