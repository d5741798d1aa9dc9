"""Quantitative claims of policy press briefings: read, reconciled, set against trends and targets."""
