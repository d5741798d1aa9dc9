"""Values given as words reach a notebook as values of its parameters' types, never as code."""

import json
import re
from pathlib import Path

import papermill
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import write_notebook

from briefings.parameters import Parameter, checked_parameters, notebook_parameters, parameter_value

DECLARED = """\
horizon: int = 2030  # last year
confidence: float = .8
strict: bool = False
title: str = "a # b"
models: list[str] = ["linear"]
years: list[int] = []
options: dict = {}
tolerance = 0.05
start: int = 2000 + 12
anything = None
"""


@pytest.fixture
def known(tmp_path) -> dict[str, Parameter]:
    return notebook_parameters(write_notebook(tmp_path / "n.ipynb", parameters=DECLARED))


def test_parameters_are_read_with_their_types_and_defaults(known):
    assert known["horizon"] == Parameter("horizon", "int", "", 2030)
    assert known["models"] == Parameter("models", "list", "str", ["linear"])
    assert known["title"].default == "a # b"
    assert known["tolerance"].kind == "float"
    assert known["start"] == Parameter("start", "int", "", None)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("horizon", "2035", 2035),
        ("confidence", "0.9", 0.9),
        ("confidence", "1", 1.0),
        ("strict", "yes", True),
        ("strict", "False", False),
        ("title", "2035", "2035"),
        ("models", "linear, logit", ["linear", "logit"]),
        ("models", '["a,b"]', ["a,b"]),
        ("models", "", []),
        ("years", "2012,2015", [2012, 2015]),
        ("options", '{"a": 1}', {"a": 1}),
        ("anything", "as it is", "as it is"),
    ],
)
def test_words_become_values_of_the_type(known, name, words, value):
    assert parameter_value(known[name], words) == value
    assert type(parameter_value(known[name], words)) is type(value)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("horizon", "soon"),
        ("horizon", "2035.5"),
        ("horizon", 2035.0),
        ("horizon", True),
        ("confidence", "high"),
        ("strict", "perhaps"),
        ("strict", 1),
        ("title", 7),
        ("models", "[1"),
        ("models", [1]),
        ("years", "a,b"),
        ("options", "[]"),
    ],
)
def test_a_value_of_another_type_is_refused(known, name, given):
    with pytest.raises(
        ValueError, match=f"parameter '{name}' is of type .* which {re.escape(repr(given))} is not"
    ):
        parameter_value(known[name], given)


def test_an_unknown_parameter_is_named_with_the_nearest(known):
    with pytest.raises(ValueError, match="unknown parameter 'horizn'; did you mean 'horizon'"):
        checked_parameters({"n": known}, {"horizn": 1})


def test_each_notebook_gets_the_parameters_that_it_has(known):
    other = {"horizon": known["horizon"]}
    values = checked_parameters({"n": known, "m": other}, {"horizon": "2040", "strict": "yes"})
    assert values == {"n": {"horizon": 2040, "strict": True}, "m": {"horizon": 2040}}


@pytest.mark.parametrize("value", ["abc", 12345, None])
def test_a_secret_that_cannot_be_kept_is_refused_and_not_told(known, value):
    with pytest.raises(ValueError, match="the secret parameter 'title' must be a text") as refused:
        checked_parameters({"n": known}, {"title": value}, ["title"])
    assert str(value) not in str(refused.value).replace("title", "")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cells": 1}', "\ufffe", '{"cells": [{}]}'])
def test_what_is_no_notebook_is_refused(tmp_path, content):
    (tmp_path / "n.ipynb").write_text(content)
    with pytest.raises(ValueError, match="is no notebook"):
        notebook_parameters(tmp_path / "n.ipynb")


@given(st.text())
def test_a_text_stays_a_text_in_the_injected_cell(text):
    """What papermill writes for a text evaluates to that text and does nothing else."""
    literal = papermill.translators.PythonTranslator.translate(text)
    assert json.loads(json.dumps(eval(literal, {"__builtins__": {}}))) == json.loads(json.dumps(text))


def test_a_notebook_of_the_collection_tells_its_parameters():
    for path in Path(__file__).parent.parent.glob("notebooks/*.ipynb"):
        assert notebook_parameters(path)["seeds"].default == "seeds"
