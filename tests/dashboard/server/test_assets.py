import re

from dashboard.server.assets import bundle


def test_bundle_carries_leaflet_its_style_and_our_code():
    script = bundle().script
    assert "leaflet-container" in script
    assert ".leaflet-pane" in script
    assert "window.Marsad" in script


def test_bundle_fetches_nothing_by_itself():
    script = bundle().script
    assert "sourceMappingURL" not in script
    pictures = re.findall(r"url\(([^)]*)\)", script)
    assert pictures
    assert [p for p in pictures if not p.startswith(("data:image/png", "#"))] == []


def test_digest_names_the_content():
    assert re.fullmatch(r"[0-9a-f]{16}", bundle().digest)
    assert bundle() is bundle()
