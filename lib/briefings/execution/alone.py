"""Runs one job, read from standard input, in this process; its outcome goes to standard output."""

from __future__ import annotations

import json
import os
import sys

from briefings.execution.engine import OrdinaryKernelManager
from briefings.execution.job import SiteJob, done_event, job_of
from briefings.execution.run import build_site, execute_job


def main() -> None:
    """Run the job; what anything else prints goes to standard error."""
    answer = os.dup(1)
    os.dup2(2, 1)
    job = job_of(json.load(sys.stdin))
    os.environ.update(job.environment)
    os.chdir(job.directory)
    if isinstance(job, SiteJob):
        outcome = build_site(job)
    else:
        kernel = OrdinaryKernelManager(job.kernel or "python3")
        outcome = execute_job(job, kernel, lambda index, count: None)
    os.write(answer, json.dumps(done_event(outcome)).encode())
