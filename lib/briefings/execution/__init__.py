"""How a notebook runs: a kernel forked from a warm process, driven by papermill."""
