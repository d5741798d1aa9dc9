"""Nothing that is read can be run: no evaluation, no pickle, no shell, no unsafe loader in the package."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import papermill
import pytest
from running import briefings, project, write_notebook

from briefings.notebooks import read_notebook

PACKAGE = Path(__file__).parent.parent / "lib" / "briefings"
FORBIDDEN = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "subprocess.getoutput"}
UNSAFE = {"pickle", "marshal", "shelve", "dill", "joblib", "yaml", "cloudpickle"}
EVIL = [
    '"]; import os; os.mkdir("hacked"); ["',
    "'''; __import__('os').mkdir('hacked') #",
    "a\n__import__('os').mkdir('hacked')",
    "a\r__import__('os').mkdir('hacked')",
    "\\'; __import__('os').mkdir('hacked') #",
    '\\"; __import__("os").mkdir("hacked") #',
    "{__import__('os').mkdir('hacked')}",
    "{{ 7*7 }}{% import os %}",
    "%mkdir hacked",
    "!mkdir hacked",
    "a # b",
    "a\u2028__import__('os').mkdir('hacked')",
    "\\x27; __import__('os').mkdir('hacked') #",
    "\\",
    "\0",
    "</script><script>alert(1)</script>",
    "$(mkdir hacked)`mkdir hacked`",
]


def calls(module: ast.Module) -> Iterator[str]:
    """The names of what a module calls: "eval", "os.system"."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
            yield from (f"shell={ast.unparse(word.value)}" for word in node.keywords if word.arg == "shell")


def imports(module: ast.Module) -> Iterator[str]:
    """The packages that a module imports."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_module_evaluates_unpickles_or_calls_a_shell(path):
    module = ast.parse(path.read_text(encoding="utf-8"))
    assert not FORBIDDEN & set(calls(module))
    assert "shell=True" not in set(calls(module))
    assert not UNSAFE & set(imports(module))


def test_such_calls_would_be_found():
    module = ast.parse("import pickle\neval('1')\nsubprocess.run('ls', shell=True)")
    assert {"eval", "shell=True"} <= set(calls(module))
    assert set(imports(module)) == {"pickle"}


@pytest.mark.parametrize(
    "value", [*EVIL, EVIL, dict.fromkeys(EVIL, EVIL)], ids=lambda value: repr(value)[:30]
)
def test_a_parameter_that_looks_like_code_is_assigned_as_it_stands(value):
    """The injected cell is one assignment of one literal, which is the value."""
    source = papermill.translators.PythonTranslator.codify({"value": value})
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Assign)
    assert ast.literal_eval(statement.value) == value


def test_parameters_that_look_like_code_reach_the_notebook_as_they_stand(tmp_path):
    folder = project(tmp_path, {})
    write_notebook(
        folder / "notebooks/one.ipynb",
        "import json; print(json.dumps([models, title]))",
        parameters='models: list[str] = ["a"]\ntitle: str = ""\n',
    )
    given = json.dumps([text for text in EVIL if "\0" not in text])
    title = "".join(EVIL).replace("\0", "")
    done = briefings(folder, "render", "-p", "models", given, "-p", "title", title)
    assert done.returncode == 0, done.stdout + done.stderr
    cells = read_notebook(folder / "build/notebooks/one.ipynb")["cells"]
    assert json.loads("".join(cells[-1]["outputs"][0]["text"])) == [json.loads(given), title]
    assert not list(tmp_path.rglob("hacked"))


def test_importing_the_command_reads_nothing_from_the_working_directory(tmp_path):
    for name in ("papermill", "pandas", "briefings", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('hacked')")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("briefings")), "check", "nowhere"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "hacked" not in done.stdout + done.stderr
