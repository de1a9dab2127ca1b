import socket
import subprocess
import sys

import pytest

from dashboard.errors import ConfigurationError
from dashboard.server.launch import ADDRESS, _settings, free_port


def test_a_taken_port_that_was_asked_for_is_an_error():
    with socket.socket() as holder:
        holder.bind((ADDRESS, 0))
        holder.listen()
        taken = holder.getsockname()[1]
        with pytest.raises(ConfigurationError, match=str(taken)):
            free_port(taken)


def test_without_a_wish_some_free_port_is_found(monkeypatch):
    with socket.socket() as holder:
        holder.bind((ADDRESS, 0))
        holder.listen()
        taken = holder.getsockname()[1]
        monkeypatch.setattr("dashboard.server.launch.USUAL_PORT", taken)
        assert free_port(None) not in {0, taken}


def test_settings_keep_the_server_private():
    settings = _settings(8501)
    assert settings["server.address"] == "127.0.0.1"
    assert settings["browser.gatherUsageStats"] is False
    assert settings["server.showEmailPrompt"] is False
    assert settings["server.enableXsrfProtection"] is True
    assert settings["server.enableAgentApi"] is False
    assert settings["server.enableStaticServing"] is False
    assert settings["client.showErrorLinks"] is False
    assert settings["server.maxUploadSize"] <= 50


SLOW = {"alembic", "folium", "geopandas", "geopy", "matplotlib", "pandas", "pydantic", "requests"}

OPENING = """
import sys
import dashboard.cli
import dashboard.commands.ingest
import dashboard.store
from dashboard.server import launch
launch._app(8501)
import dashboard.pages.overview
import dashboard.pages.queue
print(*sorted(sys.modules))
"""


def test_the_map_does_not_wait_for_large_libraries():
    command = [sys.executable, "-c", OPENING]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert SLOW & set(loaded) == set()
