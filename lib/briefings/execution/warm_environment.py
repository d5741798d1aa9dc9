"""What the processes that run notebooks find in their environment."""

from __future__ import annotations

import os

# What is read from the environment at import is read once in the warm process, for all runs.
ENVIRONMENT = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # as ipykernel sets it, if the user has not
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # a thread would make the process unfit to be forked
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # a pool of its own costs each run 4 MB
    "OPENBLAS_NUM_THREADS": "1",  # one thread a run, as many runs as cores
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",  # the order of a set is the same in every run
}
KEPT = ("MPLBACKEND",)  # the user's own value goes first


def warm_environment() -> dict[str, str]:
    """Return the environment to start such a process with."""
    kept = {name: os.environ[name] for name in KEPT if os.environ.get(name)}
    return {**os.environ, **ENVIRONMENT, **kept}
