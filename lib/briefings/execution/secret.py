"""Parameters that a kernel gets and no notebook, page or log shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHORTEST = 4  # a shorter text would be found, and hidden, all over the outputs


class Secrets:
    """The secret ones among a run's parameters, and a stand-in for each."""

    def __init__(self, parameters: Mapping[str, Any], names: Sequence[str]) -> None:
        self.values = {f"(secret {name})": parameters[name] for name in names if name in parameters}
        self.parameters = {
            name: f"(secret {name})" if name in names else value for name, value in parameters.items()
        }

    def reveal(self, code: str) -> str:
        """Return `code` as the kernel is to run it."""
        return str(replaced(code, {f'"{shown}"': repr(value) for shown, value in self.values.items()}))

    def hide(self, content: Any) -> Any:
        """Return nested `content` of an output as the notebook may keep it."""
        words = {value: shown for shown, value in self.values.items()}
        escaped = {repr(value)[1:-1]: shown for shown, value in self.values.items()}
        return replaced(content, words | escaped)


def check_secret(name: str, value: object, kinds: Iterable[str]) -> None:
    """Raise a ValueError, which does not tell the value, for a secret that cannot be kept."""
    if not isinstance(value, str) or len(value) < SHORTEST or set(kinds) - {"str", ""}:
        raise ValueError(f"the secret parameter {name!r} must be a text of at least {SHORTEST} characters")


def replaced(content: Any, words: Mapping[str, str]) -> Any:
    """Return nested `content` with each of `words` replaced by what it maps to."""
    if isinstance(content, str):
        for word, instead in words.items():
            content = content.replace(word, instead)
    if isinstance(content, dict):
        return {replaced(key, words): replaced(value, words) for key, value in content.items()}
    if isinstance(content, list):
        return [replaced(value, words) for value in content]
    return content
