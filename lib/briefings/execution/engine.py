"""A papermill engine: papermill's records and error output, a kernel of our choice, limits, secrets."""

# mypy: disallow-untyped-calls=False

from __future__ import annotations

import logging
import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop, run_sync
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from briefings.execution.limits import Watch
from briefings.execution.secret import Secrets

ENGINE = "briefings"
LOG = logging.getLogger(__name__)
LOG.addHandler(logging.NullHandler())  # what went wrong is in the notebook and in the outcome
START_PATIENCE = 60  # seconds that an ordinary kernel has to answer


class OrdinaryKernelManager(AsyncKernelManager):
    """A kernel started the usual way, for other kernels than python3 and where processes cannot be forked."""

    def __init__(self, kernel_name: str) -> None:
        # Kernels over tcp lose a race for ports now and then; Windows has no other transport. Sockets
        # go by name: in a folder of the kernel's own, no two kernels take the same.
        self.sockets = tempfile.TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True)
        transport = "tcp" if os.name == "nt" else "ipc"
        connection_file = str(Path(self.sockets.name, "kernel.json"))
        super().__init__(kernel_name=kernel_name, transport=transport, connection_file=connection_file)

    @property
    def pid(self) -> int:
        """The kernel's process, 0 before it runs."""
        return getattr(self.provisioner, "pid", None) or 0

    def kill(self) -> None:
        """End the kernel and every process that its cells have started."""
        if os.name == "nt":
            os.kill(self.pid, signal.SIGTERM)  # ends the process at once there
        else:
            os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let the kernel end in order, then by force."""
        if self.has_kernel:
            run_sync(self.shutdown_kernel)()
        self.sockets.cleanup()


class RunClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client; secrets go to the kernel and never come back."""

    def __init__(self, manager: NotebookExecutionManager, secrets: Secrets, **options: Any) -> None:
        super().__init__(manager, **options)
        self.secrets = secrets
        self.on_notebook_start = self._reveal_to_kernel

    def _reveal_to_kernel(self, notebook: object) -> None:
        execute = self.kc.execute
        self.kc.execute = lambda code, **options: execute(self.secrets.reveal(code), **options)

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Take in an output, secrets taken out."""
        if self.secrets.values:
            msg = {**msg, "content": self.secrets.hide(msg["content"])}
        return super().process_message(msg, cell, cell_index)


class RunEngine(Engine):  # type: ignore[misc]
    """Executes a notebook in the kernel that it is given."""

    @classmethod
    def execute_managed_notebook(
        cls,
        manager: NotebookExecutionManager,
        kernel_name: str,
        kernel: Any,
        watch: Watch,
        report: Callable[[int, int], None],
        secrets: Secrets,
        **_: object,
    ) -> None:
        """Execute; a kernel that dies leaves an error in the cell that it died in."""
        count = len(manager.nb.cells)
        client = RunClient(
            manager,
            secrets,
            km=kernel,
            kernel_name=kernel_name,
            startup_timeout=START_PATIENCE,
            log=LOG,
            on_cell_start=lambda cell, cell_index: report(cell_index, count),
        )
        watch.begin(ensure_event_loop(), lambda: kernel.pid)
        try:
            client.execute()
        except DeadKernelError:
            name, message = watch.reason or ("DeadKernelError", "the kernel died while it ran this cell")
            note_error(manager, name, message)
        except (NoSuchKernel, RuntimeError) as error:
            note_error(manager, type(error).__name__, f"the kernel {kernel_name!r} did not start: {error}")


def note_error(manager: NotebookExecutionManager, name: str, message: str) -> None:
    """Put an error that no kernel could report into the cell that ran last, or would have run first."""
    code = [cell for cell in manager.nb.cells if cell.cell_type == "code"]
    cells = [cell for cell in code if cell.metadata.papermill.get("start_time")] or code[:1]
    cells[-1].outputs.append(
        new_output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])
    )
    manager.cell_exception(cells[-1])


papermill_engines.register(ENGINE, RunEngine)
