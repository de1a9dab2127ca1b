"""
The rules of docs/architecture.md, read off the code itself.

Imports point one way, the core is pure, words live in data, files and functions stay short.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("dashboard", "gazetteer")

LAYERS = (
    ("collection", "errors"),
    ("model",),
    ("data", "filters", "identity", "provenance", "settings", "translation"),
    ("extraction.words",),
    ("extraction.expressions",),
    ("extraction.syntax",),
    ("extraction.events",),
    ("extraction.doers",),
    ("extraction.launch_points",),
    ("extraction.locations",),
    ("extraction.weapons",),
    ("extraction.results",),
    ("extraction.frames",),
    ("extraction.days",),
    ("extraction.discourse",),
    ("extraction.drafts",),
    ("extraction.reports",),
    ("articles", "extraction", "corroboration", "serialisation"),
    ("decisions", "pipeline", "evaluation", "map_view"),
    ("store", "export", "facets", "selection"),
    ("intake",),
    (
        "server.assets", "server.guard", "server.precedence", "server.prepared",
        "server.snapshot", "server.workspace", "server.routes", "server.tiles", "server.tile_routes",
    ),
    ("components",),
    ("briefing",),
    ("pages",),
    ("app", "server"),
    ("commands",),
    ("cli",),
    ("__main__",),
)  # fmt: skip
"""Rooms of the dashboard, lowest first: a room imports from its own and from lower layers."""

LIBRARIES = {
    "alembic": {"dashboard.store"},
    "argparse": {"dashboard.cli", "dashboard.commands", "dashboard.map_view.basemap_build"},
    "fastapi": set(),
    "folium": {"dashboard.map_view.folium_map"},
    "http": {"dashboard.articles.fetching", "dashboard.server", "gazetteer.dumps"},
    "matplotlib": {"dashboard.briefing"},
    "requests": set(),
    "rich": {"dashboard.commands"},
    "socket": {"dashboard.articles.fetching", "dashboard.server"},
    "sqlalchemy": {"dashboard.store"},
    "sqlite3": {"dashboard.store", "gazetteer.geocoder_cache"},
    "starlette": {"dashboard.server"},
    "streamlit": {
        "dashboard.app", "dashboard.components", "dashboard.pages", "dashboard.selection",
        "dashboard.server",
    },
    "webbrowser": {"dashboard.server"},
}  # fmt: skip
"""Libraries that tie code to a screen, a file format or a network, and where they may be."""

FILE_CALLS = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}
CLOCK_CALLS = {"now", "today", "utcnow"}

EDGE = re.compile(r"\(edge\)|\b[Ee]dge:")

LONGEST_FILE = 400
LONG_FILES = {
    "dashboard/model.py": "all records of the dashboard; most lines describe their fields",
}
LONGEST_FUNCTION = 40

SHOWN_WORDS = {"مرصد": "the product's own name", "العربية": "a language's own name for itself"}
# One or two letters are an affix, which is grammar; a word belongs in data/.
ARABIC_WORD = re.compile(r"[\u0621-\u065f\u0671-\u06d3]{3,}")


@dataclass(frozen=True)
class Module:
    """One file of the code."""

    path: Path

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def is_edge(self) -> bool:
        """Whether it, or a package it is in, calls itself an edge."""
        packages = (parent / "__init__.py" for parent in self.path.parents if parent != ROOT)
        files = [
            self.path,
            *(file for file in packages if file.is_relative_to(ROOT) and file.exists()),
        ]
        return any(EDGE.search(ast.get_docstring(Module(file).tree) or "") for file in files)

    def imports(self) -> Iterator[str]:
        """Full names of all it imports, late imports included, those for types only left out."""
        for node in _without_typing(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def calls(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                called = node.func
                yield called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def _without_typing(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        is_typing = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if not is_typing:
            yield from _without_typing(child)


MODULES = [Module(path) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
NAMES = {module.name for module in MODULES}

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def own_imports(module: Module) -> set[str]:
    """Names of our modules that it imports."""
    found = set()
    for imported in module.imports():
        inside = imported if imported in NAMES else imported.rpartition(".")[0]
        if inside in NAMES and inside != module.name:
            found.add(inside)
    return found


@each_module
def test_the_gazetteer_knows_nothing_of_the_dashboard(module):
    if module.name.startswith("gazetteer"):
        assert not [name for name in module.imports() if name.startswith("dashboard")]


def level(module_name: str) -> int:
    """Give the layer of a module; a name in `LAYERS` covers all below it but what is named apart."""
    inside = f"{module_name.removeprefix('dashboard.')}."
    rooms = {room: number for number, layer in enumerate(LAYERS) for room in layer}
    covering = [room for room in rooms if inside.startswith(f"{room}.")]
    assert covering, f"place {module_name} in a layer"
    return rooms[max(covering, key=len)]


@each_module
def test_imports_point_down(module):
    if module.name.startswith("dashboard."):
        ours = {name for name in own_imports(module) if name.startswith("dashboard.")}
        assert not {name for name in ours if level(name) > level(module.name)}


def test_there_are_no_cycles():
    # A package re-exports its modules, so that an import of the package is one of its insides.
    graph = {module.name: own_imports(module) for module in MODULES}
    for module in MODULES:
        for imported in list(graph[module.name]):
            if module.name.startswith(f"{imported}."):
                graph[module.name].discard(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@each_module
def test_libraries_stay_in_their_rooms(module):
    for imported in module.imports():
        allowed = LIBRARIES.get(imported.partition(".")[0])
        if allowed is not None:
            assert any(f"{module.name}.".startswith(f"{room}.") for room in allowed), imported


@each_module
def test_only_edges_touch_files_and_clock(module):
    loads_own_tables = any(name.startswith("importlib.resources") for name in module.imports())
    touched = set(module.calls()) & (FILE_CALLS | CLOCK_CALLS)
    if loads_own_tables:
        touched -= {"open", "read_bytes", "read_text"}
    assert not touched or module.is_edge()


@each_module
def test_words_live_in_data(module):
    described = {
        id(node.body[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    words = [
        node.value
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in described
        and ARABIC_WORD.search(node.value)
        and node.value not in SHOWN_WORDS
    ]
    assert not words


@each_module
def test_files_are_short(module):
    path = module.path.relative_to(ROOT).as_posix()
    length = len(module.path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_FILE or path in LONG_FILES


@each_module
def test_functions_are_short(module):
    for function in module.functions():
        described = ast.get_docstring(function) is not None and len(function.body) > 1
        first = function.body[1] if described else function.body[0]
        assert function.end_lineno - first.lineno < LONGEST_FUNCTION, function.name


def test_there_are_no_other_packages():
    found = {path.parent.name for path in ROOT.glob("*/*.py")}
    assert found == {*PACKAGES, "tests"}


@each_module
def test_each_module_says_what_it_is(module):
    assert ast.get_docstring(module.tree)
