"""
The commands of `marsad`, one module each (edge).

A module has `NAME`, `add_parser(subparsers)` and `run(arguments) -> int`. It imports at the top
what is quick to import only, so that `marsad --help` answers at once.
"""
