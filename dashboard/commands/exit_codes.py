"""What the exit code of every command means."""

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """Exit codes of `marsad`."""

    DONE = 0
    INCOMPLETE = 1  # some articles failed, or a figure is below its floor; the rest is done
    USAGE = 2  # the command line or a setting is wrong; nothing is done
    INTERRUPTED = 130  # stopped by Ctrl-C
