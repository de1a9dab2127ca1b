"""Run `marsad` for a test."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START_S = 180.0  # the first start on a machine compiles the gazetteer

_MARSAD = "import sys; from dashboard.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Server:
    """Where a running dashboard is."""

    address: str
    pid: int


@contextmanager
def serve(paths, store, **variables):
    """`marsad` on a free port, reading `paths` into an empty store."""
    port = _free_port()
    command = [sys.executable, "-c", _MARSAD, "open", "--no-browser"]
    command += ["--port", str(port), "--store", str(store), *map(str, paths)]
    settings = {"MARSAD_SETTINGS": str(Path(store).with_name("settings.json"))}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | settings | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            _wait(process, port)
            yield Server(address=f"http://127.0.0.1:{port}/", pid=process.pid)
        finally:
            process.terminate()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(process, port):
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server stopped: {process.stdout.read().decode()}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"the server did not answer within {START_S} s")
