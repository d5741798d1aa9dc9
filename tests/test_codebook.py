"""The codebook says of each column what its record says."""

from dataclasses import dataclass

import pytest

from briefings.claims import Claim
from briefings.codebook import codebook, codebook_markdown


@dataclass
class Bare:
    size: int


def test_every_column_of_the_claims_has_a_meaning():
    meanings = {entry.name: entry.meaning for entry in codebook(Claim)}
    assert meanings["kind"] == "level | share | change | target | rank"
    assert all(meanings.values())


def test_a_field_without_comment_is_named():
    with pytest.raises(ValueError, match="Bare.size has no comment"):
        codebook(Bare)


def test_the_markdown_has_a_row_a_column():
    assert codebook_markdown(Claim).count("\n") == 1 + len(codebook(Claim))
