"""Claims that one run has read are those of the next, as long as the texts are the same."""

from briefings.claims_store import VARIABLE, kept_claims
from briefings.documents import Document


def test_an_edited_text_is_read_anew(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    for figure in ("62.4%", "63.4%", "62.4%"):
        (claim,) = kept_claims([Document("fibre", f"Fibre reached {figure} of households.")])
        assert claim.quote == figure
