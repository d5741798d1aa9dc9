"""What the documentation says is what the software does."""

import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

import briefings
from briefings import languages
from briefings.assessment import CaseRow
from briefings.claims import Claim, read_claims
from briefings.disagreements import Disagreement, disagreements_table
from briefings.documents import document_of, read_documents
from briefings.extraction import extract_files
from briefings.extrapolation import Extrapolation
from briefings.indicators import collection_registry
from briefings.observations import Observation
from briefings.published import published_tables
from briefings.summary import disagreement_headline

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
OWN_TEXT = re.search(r"```text\n(.*?)```", README, re.DOTALL)[1]


@pytest.fixture(scope="module")
def tables():
    claims = read_claims(read_documents(ROOT / "seeds"))
    return published_tables(ROOT / "seeds", claims, {})


def test_the_readme_opens_with_a_contradiction_that_the_texts_hold(tables):
    registry = collection_registry(ROOT / "seeds")
    rows = disagreements_table(tables["claims"], registry).itertuples()
    findings = [str(disagreement_headline(row).finding) for row in rows]
    assert re.search(r"\*\*(The texts contradict.*?)\*\*", README)[1] in findings


def test_the_readmes_numbers_are_those_of_the_assessment(tables):
    told = re.search(r"come to ([\d.]+) % at the end of 2025, where ([\d.]+) %", README)
    assessed = tables["assessments"]
    own = assessed[assessed["series"] == "numerical_control_rate"]
    first = own[own["target_value"] == float(told[2])].iloc[0]
    assert f"{first['projected']:.1f}" == told[1]
    assert first["agreement"] == "disagree: met by 3 of 6"
    assert "of six published assessment methods,\ngiven the same numbers, three see it met" in README


def test_the_readmes_figure_is_drawn_from_the_texts():
    drawn = runpy.run_path(str(ROOT / "docs/figure.py"))
    assert drawn["figure"](ROOT / "seeds") == drawn["FIGURE"].read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["codebook", "methods"])
def test_a_page_that_is_written_from_the_code_is_up_to_date(page):
    written = runpy.run_path(str(ROOT / f"docs/{page}.py"))
    assert written["page"]() == written["PAGE"].read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_every_python_example_runs(example):
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_claims_of_many_texts_are_reconciled_as_the_page_on_them_says(tmp_path):
    page = (ROOT / "docs/cluster.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    extract_files([ROOT / "seeds"], tmp_path / "claims.parquet")
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True)
    assert re.fullmatch(r"(\d+ observations, \d+ extrapolations\n)+", done.stdout), done.stderr


@pytest.mark.parametrize(
    ("function", "record"),
    [
        (briefings.claims_table, Claim),
        (briefings.observations_table, Observation),
        (briefings.disagreements_table, Disagreement),
        (briefings.assess, CaseRow),
        (briefings.extrapolate, Extrapolation),
    ],
    ids=lambda given: given.__name__,
)
def test_the_help_of_a_table_names_its_columns(function, record):
    told = set(re.findall(r"\w+", function.__doc__))
    assert [field.name for field in fields(record) if field.name not in told] == []


def test_a_python_prompt_completes_what_matters_and_shows_it_in_short():
    assert "read_documents" in dir(briefings) and "annotations" not in dir(briefings)
    (document, *_) = briefings.read_documents(ROOT / "seeds")
    (claim, *_) = briefings.find_claims(document)
    assert document.text not in repr(document)
    assert repr(briefings.claim_view(claim, document)) == str(briefings.claim_view(claim, document))


def test_the_small_french_of_the_documentation_reads_a_text(monkeypatch):
    page = (ROOT / "docs/languages.md").read_text(encoding="utf-8")
    french = ModuleType("briefings.languages.french")
    exec(re.search(r"```python\n(.*?)```", page, re.DOTALL)[1], vars(french))
    monkeypatch.setitem(sys.modules, french.__name__, french)
    monkeypatch.setitem(languages.MODULES, "fr", "french")
    signs = re.search(r'"fr": re.compile\(r"(.*)", re.IGNORECASE\)', page)[1]
    monkeypatch.setitem(languages.TELLING, "fr", re.compile(signs, re.IGNORECASE))
    assert (
        languages.language_code("Les ventes de voitures ont atteint un nouveau record cette semaine") == "fr"
    )
    assert (
        languages.language_code("Sales of cars reached a new record this week, said the Les Halles owner")
        == "en"
    )
    text = "Anne Roux :\n\nLa part des foyers a atteint 62,4 % en 2024. D'ici à 2030, l'objectif est de 90 %."
    reached, aimed = briefings.find_claims(document_of("fibre", text))
    assert (reached.quote, reached.value, reached.subject) == ("62,4 %", 62.4, "part des foyers")
    assert (reached.language, reached.as_of_end, reached.speaker) == ("fr", "2024-12-31", "Anne Roux")
    assert (aimed.quote, aimed.kind, aimed.target_year) == ("90 %", "target", 2030)


def test_a_changed_notebook_is_shown_by_its_cells_without_an_active_environment(tmp_path):
    def run(command: str) -> str:
        bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
        return subprocess.run(
            command, shell=True, cwd=tmp_path, env=bare, capture_output=True, text=True, check=True
        ).stdout

    shutil.copy(ROOT / ".gitattributes", tmp_path)
    notebook = Path(shutil.copy(ROOT / "notebooks/04_trends.ipynb", tmp_path))
    (tmp_path / ".venv").symlink_to(sys.prefix)
    run("git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm one")
    for command in re.findall(r"^\t@(git config .*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE):
        run(command)
    changed = notebook.read_text(encoding="utf-8").replace("horizon: int = 2030", "horizon: int = 2035")
    notebook.write_text(changed, encoding="utf-8")
    assert "modified /cells/1/source" in run("git diff")


BESIDE_TEXTS = {  # the least that each file beside one's own texts takes
    "targets.toml": '[[target]]\nindicator = "fibre"\nvalue = 85\nyear = 2027\nsource = "a plan"\n',
    "later_figures.csv": "indicator,date,value,source\nfibre,2025-06-30,64.1,a report\n",
}


@pytest.mark.slow
def test_ones_own_text_goes_from_folder_to_pages_and_claims_as_the_readme_says(tmp_path):
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    lines = re.findall(r"^    (briefings (?:new|check|render|extract) .*)$", README, re.MULTILINE)
    commands = [shlex.split(re.split(r"\s{3,}", line)[0]) for line in lines]
    assert [command[1] for command in commands] == ["new", "new", "check", "render", "extract"]
    for number, command in enumerate(commands):
        done = subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        if number == 0:
            (tmp_path / "mytexts/fibre.txt").write_text(OWN_TEXT, encoding="utf-8")
        if command[1] == "check":
            assert "fibre" in tomllib.loads(done.stdout)
            (tmp_path / "mytexts/indicators.toml").write_text(done.stdout, encoding="utf-8")
            for name, least in BESIDE_TEXTS.items():
                (tmp_path / "mytexts" / name).write_text(least, encoding="utf-8")
    assert "62.4%" in (tmp_path / "build/mytexts/site/source-fibre.html").read_text(encoding="utf-8")
    assert "62.4%" in (tmp_path / "claims.csv").read_text(encoding="utf-8")
    targets = (tmp_path / "build/mytexts/site/05_targets.html").read_text("utf-8").replace("\u00a0", " ")
    assert "85 % by the end of 2027" in targets and "90 % by the end of 2030" in targets
