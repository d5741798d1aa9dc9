"""The pages as a reader meets them: in a browser, by keyboard, on a phone, in the dark, on paper."""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader
from sample_collection import executed, failed, tables, texts

from briefings.dataset import described
from briefings.pages import read_page
from briefings.site import write_site

ROOT = Path(__file__).parent.parent
PAGES = [
    *("index", "data"),
    *sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb")),
    *sorted(f"source-{path.stem}" for path in (ROOT / "seeds").glob("*.txt")),
]
SAMPLES = ["index", "04_trends", "source-hostile"]  # what the project's own site does not have
A4_WIDTH = 680  # pixels between margins of 15 mm

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A site over the sample collection, one notebook of which failed."""
    folder = tmp_path_factory.mktemp("sample")
    documents, claims = texts()
    notebooks = [executed(folder / "05_targets.ipynb"), failed(folder / "04_trends.ipynb")]
    write_site(
        [read_page(path) for path in notebooks], documents, claims, described(tables(claims)), folder / "site"
    )
    return folder / "site"


@pytest.fixture
def opened(browser):
    """A function that opens a page; what the page asked for and complained of is kept on it."""
    contexts = []

    def open_page(folder, name, address="", **options):
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}))
        page = contexts[-1].new_page()
        page.requested, page.complaints = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"file://{folder}/{name}.html{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(params=[*(f"sample {name}" for name in SAMPLES), *(f"site {name}" for name in PAGES)])
def each(request):
    """Each page of the sample and of the project's own site: its folder and its name."""
    which, name = request.param.split()
    return request.getfixturevalue(which), name


AXE = """axe.run({resultTypes: ['violations']}).then(found => found.violations.flatMap(fault =>
    fault.nodes.map(node => [fault.id, node.html.slice(0, 120), node.failureSummary.slice(0, 300)])))"""


def test_a_page_has_no_accessibility_fault_in_any_light_width_or_state(opened, each):
    page = opened(*each)
    page.evaluate(Axe().axe_script)
    for unfolded in (False, True):
        page.evaluate(
            "open => document.querySelectorAll('details').forEach(one => one.open = open)", unfolded
        )
        for light in ("light", "dark"):
            page.emulate_media(color_scheme=light)
            for width in (1280, 375, 320):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate(AXE) == [], (light, width, unfolded)


def test_a_page_loads_nothing_and_complains_of_nothing(opened, each):
    page = opened(*each)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.requested == [page.url]
    assert page.complaints == []


def test_a_page_never_scrolls_sideways(opened, each):
    page = opened(*each)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in (320, 375, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sentence_in_a_table_has_room_on_a_phone(opened, site):
    page = opened(site, "03_indicators", viewport={"width": 375, "height": 900})
    widths = page.locator("td.long").evaluate_all("cells => cells.map(one => one.clientWidth)")
    assert widths and min(widths) > 375 / 2


def test_nothing_of_a_printed_page_is_clipped(opened, each):
    page = opened(*each, viewport={"width": A4_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    clipped = page.evaluate(
        """width => [...document.querySelectorAll('main *')].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width && (box.right > width + 4 || one.scrollWidth > one.clientWidth + 1
                && getComputedStyle(one).overflowX === 'auto');
        }).map(one => one.outerHTML.slice(0, 120))""",
        A4_WIDTH,
    )
    assert clipped == []


def test_a_printed_page_has_its_words(opened, sample):
    page = opened(sample, "05_targets")
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert "The rate was 51.3% in 2021, from 20.6" in text
    assert "smart factories" in text
    assert "Show all code" not in text


# Contrast of each text, line and mark of a chart against the page, as the browser resolved them, through its
# opacity; the grid carries no meaning and does not count, of a shade the line around it does.
CHART_CONTRASTS = """() => {
    const colour = (value) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = value;
        const parts = getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number);
        probe.remove();
        return parts;
    };
    const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
        .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
    const page = light(colour('var(--page)')), grid = String(colour('var(--grid)'));
    const ground = colour('var(--page)');
    const contrast = (value, opacity) => {
        const seen = colour(value).slice(0, 3)
            .map((part, place) => opacity * part + (1 - opacity) * ground[place]);
        const [a, b] = [light(seen), page].sort((one, other) => other - one);
        return (a + 0.05) / (b + 0.05);
    };
    const found = [];
    for (const mark of document.querySelectorAll('svg :is(text, path, use, line, circle, rect)')) {
        if (mark.closest('defs, clipPath')) continue;
        const style = getComputedStyle(mark), text = mark.tagName === 'text';
        const kind = text || style.stroke === 'none' ? 'fill' : 'stroke', value = style[kind];
        if (value === 'none' || !value.startsWith('rgb') || String(colour(value)) === grid) continue;
        const opacity = style.opacity * style[kind + 'Opacity'];
        found.push([text ? 'text' : 'mark', contrast(value, opacity), mark.outerHTML.slice(0, 100)]);
    }
    return found;
}"""


def test_charts_stand_out_from_their_page(opened, each):
    page = opened(*each)
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)
        for kind, contrast, markup in page.evaluate(CHART_CONTRASTS):
            assert contrast >= (4.5 if kind == "text" else 3), (light, markup)


def test_the_sample_has_a_chart_to_measure(opened, sample):
    assert len(opened(sample, "05_targets").evaluate(CHART_CONTRASTS)) > 20


def test_light_and_dark_can_be_chosen(opened, sample):
    page = opened(sample, "05_targets", color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.get_by_label("Colours").select_option("light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == before


FOCUSABLE = """[...document.querySelectorAll('a[href], button, select, summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})).length"""
OUTLINE = """document.activeElement !== document.body
    && getComputedStyle(document.activeElement).outlineStyle"""


def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened, each):
    page = opened(*each)
    stops = min(page.evaluate(FOCUSABLE), 60)
    assert stops > 3
    for _ in range(stops):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(OUTLINE) not in (False, "none"), focused


def test_a_derivation_opens_by_keyboard(opened, sample):
    page = opened(sample, "05_targets")
    derivation = page.get_by_text("(51.3 - 30.7 = 20.6").first
    assert not derivation.is_visible()
    page.locator(".say .derived summary").first.focus()
    page.keyboard.press("Enter")
    assert derivation.is_visible()


def column(page, caption, place):
    """The column of a table as its reader sees it."""
    rows = page.locator("table", has=page.locator("caption", has_text=caption)).locator("tbody tr")
    return [row.locator("th, td").nth(place).inner_text() for row in rows.all()]


def test_a_table_sorts_by_keyboard(opened, sample):
    page = opened(sample, "05_targets")
    button = page.locator("table", has_text="Series and their values").first.get_by_role(
        "button", name="Value"
    )
    button.focus()
    page.keyboard.press("Enter")
    assert column(page, "Series and their values", 0) == [
        "numerical control rate",
        "digital tools",
        "smart factories",
    ]
    page.keyboard.press("Enter")
    assert column(page, "Series and their values", 0) == [
        "smart factories",
        "digital tools",
        "numerical control rate",
    ]
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_the_explorer_gives_the_digits_of_python_on_the_whole_grid(opened, sample):
    page = opened(sample, "05_targets")
    place = page.locator(".explorer")
    for target in ("rate of 68 %", "tools"):
        for number, model in enumerate(("linear", "logistic")):
            for horizon in (2025, 2030):
                for menu, choice in (("Target", target), ("Model", model), ("Horizon", str(horizon))):
                    place.get_by_label(menu).select_option(choice)
                expected = f"{50 + 3.25 * number + (horizon - 2025) / 3:.1f}"
                assert place.locator("output dd").inner_text() == expected


# Of every row of every explorer's table: its results, and what the menus answer when set to its choices.
ANSWERS = """() => [...document.querySelectorAll('.explorer')].flatMap(place => {
    const menus = [...place.querySelectorAll('select')];
    return spread(place.querySelector('tbody').rows).map(row => {
        menus.forEach((menu, column) => menu.value = shown(row[column]));
        menus[0].dispatchEvent(new Event('input', {bubbles: true}));
        const told = [...place.querySelectorAll('output dd')].map(one => one.textContent);
        return [row.slice(menus.length).map(shown), told];
    });
})"""


def test_the_sites_explorers_answer_with_every_row_that_python_wrote(opened, site):
    answers = opened(site, "05_targets").evaluate(ANSWERS)
    assert len(answers) > 200
    assert [told for _, told in answers] == [results for results, _ in answers]


def test_the_explorers_state_can_be_shared(opened, sample):
    page = opened(sample, "05_targets")
    page.locator(".explorer").get_by_label("Model").select_option("logistic")
    address = page.url.partition("#")[2]
    again = opened(sample, "05_targets", "#" + address)
    assert again.locator(".explorer").get_by_label("Model").input_value() == "logistic"
    assert again.locator(".explorer output dd").inner_text() == f"{53.25:.1f}"


def test_the_explorers_table_sorts_by_keyboard(opened, sample):
    page = opened(sample, "05_targets")
    page.locator(".explorer summary").click()
    page.locator(".explorer").get_by_role("button", name="Horizon").focus()
    page.keyboard.press("Enter")
    assert column(page, "Every reading", 2) == ["2025"] * 4 + ["2030"] * 4
    assert [words[:4] for words in column(page, "Every reading", 0)] == ["rate", "rate", "tool", "tool"] * 2


def test_the_explorers_table_downloads_as_it_stands(opened, sample):
    page = opened(sample, "05_targets")
    page.locator(".explorer summary").click()
    with page.expect_download() as download:
        page.locator(".explorer").get_by_role("link", name="CSV").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert rows[:2] == ["Target,Model,Horizon,Extrapolated percent", "rate of 68 %,linear,2025,50.0"]
    assert len(rows) == 1 + page.locator(".explorer tbody tr").count()


@pytest.mark.parametrize(
    "address", ["#what-if?Model=<script>alert(1)</script>", "#what-if?%", "#what-if?Nothing=1"]
)
def test_an_unusable_address_leaves_the_explorer_as_it_was(opened, sample, address):
    page = opened(sample, "05_targets", address)
    assert page.locator(".explorer output dd").inner_text() == "50.0"
    assert page.complaints == []


def test_without_script_everything_is_there(opened, sample):
    page = opened(sample, "05_targets", java_script_enabled=False)
    assert page.locator(".explorer tbody tr").count() == 8
    page.locator(".explorer summary").click()
    assert page.locator("caption", has_text="Every reading").is_visible()
    page.locator(".say .derived summary").first.click()
    assert page.get_by_text("(51.3 - 30.7 = 20.6").first.is_visible()


def test_all_code_unfolds_at_once(opened, sample):
    page = opened(sample, "05_targets")
    page.get_by_role("button", name="Show all code").click()
    assert page.locator("details.code:not([open])").count() == 0
    page.get_by_role("button", name="Hide all code").click()
    assert page.locator("details.code[open]").count() == 0


def test_the_csv_of_a_table_downloads_without_a_network(opened, sample):
    page = opened(sample, "05_targets")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").first.click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    assert content.startswith("series,year,value\nnumerical control rate,2013,20.6\n")
    assert download.value.suggested_filename == "series-and-their-values.csv"


def test_a_hostile_text_does_nothing(opened, sample):
    for name in ("source-hostile", "index", "data"):
        page = opened(sample, name)
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for place in page.get_by_text("onmouseover").all():
            if place.is_visible():
                place.hover()
        assert "<script>alert(1)</script>" in page.inner_text("main")


def test_a_claim_on_a_page_leads_to_its_marked_words_and_back(opened, sample):
    page = opened(sample, "05_targets")
    page.locator(".say a.cite").first.click()
    assert page.locator("mark:target").inner_text() == "51.3%"
    page.get_by_role("link", name="Targets: What is claimed?").click()
    assert page.url.endswith("05_targets.html#c-code-4")
