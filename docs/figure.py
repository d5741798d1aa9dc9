"""Writes the README's figure, docs/numerical_control_rate.svg, from the texts."""

from pathlib import Path

from briefings import charts
from briefings.claims import read_claims
from briefings.documents import read_documents
from briefings.indicators import read_registry
from briefings.observations import observations_table
from briefings.prospects import extrapolated_path, growths, looking_back
from briefings.svg import svg_text
from briefings.targets import later_figures, read_targets
from briefings.verdicts import outlook_alt

SERIES, HORIZON = "numerical_control_rate", 2028
FIGURE = Path(__file__).with_name(f"{SERIES}.svg")
STYLE = "<style>svg{color:#24292f;background:#fff;font-family:sans-serif}</style>"


def figure(seeds: Path) -> str:
    """The figure as an SVG file: growths that the texts give, extrapolation, targets, later figures."""
    registry = read_registry()
    observations = observations_table(read_claims(read_documents(seeds), registry), registry)
    paths = growths(observations, 2012)[SERIES]
    path = extrapolated_path(paths[0], HORIZON)
    aims = [
        (one.deadline, one.value, one.bound) for one in read_targets(seeds, registry) if one.series == SERIES
    ]
    past = looking_back(later_figures(seeds, registry), observations)
    came = past[past["series"] == SERIES].drop_duplicates("date")
    chart = charts.target_outlook(charts.axes(320, 640), paths, path, aims, came)
    start, _, drawing = svg_text(chart, outlook_alt(paths, path, aims, came), "outlook").partition(">")
    return f'{start} xmlns="http://www.w3.org/2000/svg">{STYLE}{drawing}\n'


if __name__ == "__main__":
    FIGURE.write_text(figure(Path(__file__).parent.parent / "seeds"), encoding="utf-8")
