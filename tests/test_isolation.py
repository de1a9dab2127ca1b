"""Tests reach this machine only."""

import socket

import pytest

DOCUMENTATION_ADDRESS = "192.0.2.1"  # RFC 5737: routed nowhere


def test_other_hosts_are_refused():
    with socket.socket() as probe, pytest.raises((RuntimeError, UserWarning), match="connect"):
        probe.connect((DOCUMENTATION_ADDRESS, 80))


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
