"""Progress: live lines on a terminal, plain lines elsewhere."""

import io

from briefings.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO) -> str:
    """What three events of two runs leave on a stream, ten seconds apart."""
    seconds = iter(range(0, 1000, 10))
    progress = Progress({"1": "trends", "2": "targets"}, stream, lambda: next(seconds))
    progress.show({"event": "started", "job_id": "1"})
    progress.show({"event": "started", "job_id": "2"})
    progress.show({"event": "cell", "job_id": "1", "index": 3, "count": 12})
    progress.show({"event": "done", "job_id": "1", "status": "done", "seconds": 4.24, "error": ""})
    progress.show({"event": "tick"})
    progress.show({"event": "done", "job_id": "2", "status": "failed", "seconds": 1, "error": "KeyError: x"})
    progress.clear()
    return stream.getvalue()


def test_elsewhere_each_finished_run_is_a_plain_line():
    assert shown(io.StringIO()) == "[1/2] trends: 4.2 s\n[2/2] targets: failed: KeyError: x\n"


def test_on_a_terminal_each_run_in_progress_has_a_line_and_all_a_bar(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    screen = shown(Terminal())
    assert "  trends  cell 4 of 12  " in screen
    assert "[############............] 1 of 2, about " in screen
    assert "[1/2] trends: 4.2 s\n" in screen


def test_on_a_terminal_nothing_but_the_plain_lines_stays(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    lines: list[str] = []
    for part in shown(Terminal()).replace("\x1b[J", "").split("\x1b["):
        up, _, text = part.partition("A") if part[:1].isdigit() else ("0", "", part)
        lines = lines[: len(lines) - int(up)] + text.splitlines()
    assert lines == ["[1/2] trends: 4.2 s", "[2/2] targets: failed: KeyError: x"]
