"""What growth is counted from: linked where a sentence states it, else derived from a level and its gain."""

import hand_reading
import pandas as pd

from briefings.baselines import baseline_view, with_baseline

CLAIMS = hand_reading.claims_table()


def test_a_gain_in_points_opens_to_its_level_less_the_gain():
    shown = with_baseline(CLAIMS)["baseline"].iloc[0]
    assert shown.text == "24.6 %"
    assert "(55.7 - 31.1 = 24.6" in shown.html


def test_a_baseline_that_the_sentence_states_links_to_its_words():
    stated = with_baseline(CLAIMS).query("quote == '14.1 trillion yuan'")["baseline"].iloc[0]
    assert stated.text == "10.7 trillion yuan"
    assert 'class="cite"' in stated.html


def test_a_drop_in_points_is_added():
    row = {"claim_id": "t-2", "document_id": "t", "sentence_start": 0, "direction": "decrease"}
    row |= {"value": 3.0, "unit": "percentage_points", "baseline_value": 15.0}
    assert "(12 + 3 = 15" in baseline_view(row, pd.DataFrame([row])).html
