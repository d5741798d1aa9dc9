"""Coverage-guided fuzzing of the readers, until something other than a clear error comes out.

pip install atheris && python benchmarks/fuzz_readers.py -max_total_time=60
"""

import contextlib
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefings"]):
    from briefings.cases import case_of
    from briefings.csv_files import read_csv_rows
    from briefings.documents import decoded, document_of, read_catalogue
    from briefings.parameters import notebook_parameters

FILE = Path(tempfile.mkdtemp()) / "documents.toml"


def read_cases(content: bytes) -> None:
    """Reads the content as a table of cases."""
    FILE.write_bytes(content)
    for _, row in read_csv_rows(FILE)[1]:
        with contextlib.suppress(ValueError):
            case_of(row)


def read_as_catalogue(content: bytes) -> None:
    """Reads the content as a catalogue."""
    FILE.write_bytes(content)
    read_catalogue(FILE)


def read_as_notebook(content: bytes) -> None:
    """Reads the content as a notebook."""
    FILE.write_bytes(content)
    notebook_parameters(FILE)


def read_as_text(content: bytes) -> None:
    """Reads the content as a text."""
    document_of("a", decoded(content, FILE))


READERS = (read_cases, read_as_catalogue, read_as_notebook, read_as_text)


def read(data: bytes) -> None:
    """Reads the data by the reader that its first byte chooses; a ValueError is a clear refusal."""
    with contextlib.suppress(ValueError):
        READERS[data[0] % len(READERS) if data else 0](data[1:])


atheris.Setup(sys.argv, read)
atheris.Fuzz()
