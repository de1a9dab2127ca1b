"""The print map, from the ground up."""

from matplotlib.axes import Axes

from dashboard.briefing.brief import Brief
from dashboard.briefing.furniture import furnish
from dashboard.briefing.map_ground import draw_ground, draw_names
from dashboard.briefing.map_incidents import draw_incidents, room_of, stand_places
from dashboard.briefing.placement import Canvas
from dashboard.briefing.view import Rectangle, fit

__all__ = ["draw_map"]


def draw_map(axes: Axes, brief: Brief, frame: Rectangle) -> None:
    """
    Draw a brief's map.

    Parameters
    ----------
    axes
        Whose data coordinates are points of the page and whose limits are `frame`.
    brief
        What to show.
    frame
        The map's box on the page.
    """
    locations = [one for entry in brief.entries for one in (entry.location, entry.launch) if one]
    view = fit(locations, frame)
    canvas = Canvas(frame=frame)
    places = stand_places(brief, view)
    draw_ground(axes, view)
    for place in places:
        canvas.take(room_of(place, frame))
    leaves_out = not all(frame.holds(place.box) for place in places)
    furnish(axes, brief, view, canvas, leaves_out=leaves_out)
    draw_incidents(axes, brief, view, canvas, places)
    draw_names(axes, view, canvas)
