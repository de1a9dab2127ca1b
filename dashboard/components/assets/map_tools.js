// The map's tools: go to a place, read coordinates, measure, and range rings.
(() => {
  "use strict";
  const { element, enlist } = window.Marsad;
  const NOTATIONS = ["decimal", "dms", "mgrs"];

  const ask = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    return answer.json();
  };

  const place = (map, position, content) => {
    const made = L.control({ position });
    made.onAdd = () => {
      L.DomEvent.disableClickPropagation(content);
      L.DomEvent.disableScrollPropagation(content);
      return content;
    };
    made.addTo(map);
  };

  const goTo = (map, words, language) => {
    const form = element("form", "marsad-panel marsad-goto");
    const input = element("input");
    Object.assign(input, { type: "search", placeholder: words.go_to, dir: "auto", autocomplete: "off" });
    input.setAttribute("aria-label", words.go_to);
    const list = element("ul", "marsad-spots");
    let pin = null;
    const go = (spot) => {
      pin?.remove();
      const at = L.latLng(spot.lat, spot.lon);
      pin = L.circleMarker(at, { radius: 9, className: "marsad-spot", interactive: false }).addTo(map);
      map.flyToBounds(at.toBounds(Math.max(6 * spot.radius_m, 12_000)), { duration: 0.7 });
      list.replaceChildren();
    };
    const offer = (spot) => {
      const row = element("li");
      const button = element("button", "", (language === "ar" && spot.name_ar) || spot.name);
      button.type = "button";
      const about = [words[`kind_${spot.kind}`] ?? spot.kind.replaceAll("_", " "), spot.country];
      button.append(element("small", "", about.filter(Boolean).join(" · ")));
      button.addEventListener("click", () => go(spot));
      row.append(button);
      return row;
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const spots = await ask(`/api/places?q=${encodeURIComponent(input.value)}`);
      if (spots.length === 1) go(spots[0]);
      else if (spots.length) list.replaceChildren(...spots.map(offer));
      else list.replaceChildren(element("li", "marsad-none", words.not_found));
    });
    input.addEventListener("input", () => list.replaceChildren());
    form.dir = words.direction;
    form.append(input, list);
    return form;
  };

  // Position under the pointer; a click on it takes the next notation.
  const readout = (map, words) => {
    const made = element("button", "marsad-readout");
    made.type = "button";
    made.title = words.notation;
    let notation = 0;
    let at = map.getCenter();
    let asked = null;
    const write = async () => {
      const { lng, lat } = at.wrap();
      if (NOTATIONS[notation] === "decimal") {
        made.textContent = `${lat.toFixed(4)}, ${lng.toFixed(4)}`;
        return;
      }
      if (asked) return;
      asked = at;
      try {
        made.textContent = (await ask(`/api/point?at=${lng},${lat}`))[NOTATIONS[notation]];
      } finally {
        const moved = !asked.equals(at);
        asked = null;
        if (moved) write();
      }
    };
    let hovered = false;
    map.on("mousemove", (event) => {
      hovered = true;
      at = event.latlng;
      write();
    });
    map.on("moveend", () => {
      if (hovered) return;
      at = map.getCenter();
      write();
    });
    made.addEventListener("click", () => {
      notation = (notation + 1) % NOTATIONS.length;
      write();
    });
    write();
    return made;
  };

  const metric = (metres, words) =>
    metres < 1000
      ? words.m.replace("{n}", Math.round(metres))
      : words.km.replace("{n}", (metres / 1000).toFixed(metres < 20_000 ? 2 : 1));

  // Click corners; the sum stands at the last one. The button or Escape ends it.
  const measuring = (map, button, words) => {
    const drawn = L.layerGroup();
    let corners = [];
    const paint = async () => {
      const line = corners.map(({ lng, lat }) => `${lng},${lat}`).join(";");
      const legs = corners.length > 1 ? await ask(`/api/measure?line=${line}`) : [];
      drawn.clearLayers();
      L.polyline(corners, { className: "marsad-measure", interactive: false }).addTo(drawn);
      for (const corner of corners) {
        L.circleMarker(corner, { radius: 4, className: "marsad-corner", interactive: false }).addTo(drawn);
      }
      if (!legs.length) return;
      const total = legs.reduce((sum, leg) => sum + leg.length_m, 0);
      const last = legs.at(-1);
      const text = `${metric(total, words)} · ${last.bearing_deg.toFixed(0)}°`;
      L.tooltip({ permanent: true, direction: "right", offset: [8, 0], className: "marsad-tooltip" })
        .setLatLng(corners.at(-1)).setContent(element("span", "", text)).addTo(drawn);
    };
    const add = (event) => {
      corners.push(event.latlng.wrap());
      paint();
    };
    const isOn = () => map.hasLayer(drawn);
    const turn = (on) => {
      button.setAttribute("aria-pressed", String(on));
      map.getContainer().classList.toggle("is-measuring", on);
      corners = [];
      drawn.clearLayers();
      if (on) map.addLayer(drawn).on("click", add);
      else map.removeLayer(drawn).off("click", add);
    };
    button.addEventListener("click", () => turn(!isOn()));
    map.getContainer().addEventListener("keydown", (press) => press.key === "Escape" && isOn() && turn(false));
  };

  // Range rings; one too small to tell from the symbol or the next ring has no name till zoomed in.
  const rings = (map) => {
    const drawn = L.layerGroup().addTo(map);
    let wanted = [];
    const name = (ring, lon, text) => {
      const icon = L.divIcon({
        html: element("span", "marsad-ring-label", text), className: "marsad-label-anchor", iconSize: [0, 0],
      });
      const north = L.latLng(ring.getBounds().getNorth(), lon);
      L.marker(north, { icon, interactive: false, keyboard: false }).addTo(drawn);
    };
    const paint = () => {
      drawn.clearLayers();
      let named = 10;
      for (const { lon, lat, radius_m, label } of wanted) {
        const ring = L.circle([lat, lon], { radius: radius_m, className: "marsad-ring", interactive: false });
        ring.addTo(drawn);
        const above = map.latLngToLayerPoint([ring.getBounds().getNorth(), lon]);
        const pixels = map.latLngToLayerPoint([lat, lon]).y - above.y;
        if (pixels - named < 16) continue;
        named = pixels;
        name(ring, lon, label);
      }
    };
    map.on("zoomend", paint);
    enlist({
      update: (data) => {
        wanted = data.rings;
        paint();
      },
    });
  };

  window.Marsad.tools = (map, { words, language }) => {
    place(map, "topleft", goTo(map, words, language));
    const ruler = element("button", "", "⟷");
    ruler.type = "button";
    ruler.title = words.measure;
    ruler.setAttribute("aria-label", words.measure);
    ruler.setAttribute("aria-pressed", "false");
    map.getContainer().querySelector(".marsad-buttons").append(ruler);
    measuring(map, ruler, words);
    rings(map);
    place(map, "bottomright", readout(map, words));
  };
})();
