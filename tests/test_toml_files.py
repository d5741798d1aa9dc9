"""TOML that cannot be read is an error that names the file and the place."""

import pytest

from briefings.toml_files import read_toml, tables_of


def test_a_byte_order_mark_is_passed_over(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 1")
    assert read_toml(tmp_path / "a.toml") == {"a": 1}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = ", r"a\.toml cannot be read as TOML: Invalid value \(at end of document\)"),
        (b"a = 1\na = 2", "Cannot overwrite a value .*end of document"),
        (b"a = '\xff'", "invalid start byte"),
        (b"a = " + b"9" * 5000, "integer string conversion"),
        (b"a = " + b"[" * 5000, "it is nested too deeply"),
        (b"a = 2021-02-30", r"a\.toml cannot be read as TOML"),
        (b"a = 1\nday = 2021-13-12\nb = 2", r"\(at line 2, column 11\): day = 2021-13-12$"),
    ],
)
def test_what_is_no_toml_is_named(tmp_path, content, message):
    (tmp_path / "a.toml").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_toml(tmp_path / "a.toml")


@pytest.mark.parametrize("text", ["document = 3", "[document]", "document = [1]"])
def test_what_should_be_a_list_of_tables_says_so(tmp_path, text):
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(ValueError, match=r"'document' is .*; it takes \[\[document\]\] tables"):
        tables_of(tmp_path / "a.toml", read_toml(tmp_path / "a.toml"), "document")
