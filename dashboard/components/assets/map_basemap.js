// The offline basemap: land, borders, rivers; names of countries and towns that never overlap.
(() => {
  "use strict";
  const { element, enlist } = window.Marsad;

  const PATIENCE_MS = 3000;

  const CLASS = { land: "land", border: "border", river: "river" };
  const PANE = { land: "basemap", border: "borders", river: "rivers" };

  const ground = (map, features) => {
    const renderers = {};
    const rendererFor = (pane) => (renderers[pane] ??= L.svg({ pane, padding: 0.6 }));
    for (const feature of features) {
      const { kind, layer } = feature.properties;
      const pane = layer === "world" ? "backdrop" : PANE[kind];
      L.geoJSON(feature, {
        pane,
        renderer: rendererFor(pane),
        interactive: false,
        smoothFactor: 0.7,
        style: { className: `marsad-${CLASS[kind]}`, weight: 1 },
      }).addTo(map);
    }
  };

  const countryNames = (features, language) => {
    const names = new Intl.DisplayNames([language], { type: "region" });
    return features
      .filter(({ properties }) => properties.kind === "land" && properties.iso)
      .map(({ properties }) => ({
        at: [properties.label[1], properties.label[0]],
        text: names.of(properties.iso),
        from: properties.layer === "world" ? 3 : 4,
        to: 8.5,
        look: "country",
      }));
  };

  // Place names from most to least important, each only where nothing stands yet.
  const labels = (map, pane) => {
    const group = L.layerGroup([], { pane }).addTo(map);
    let names = [];
    const overlaps = (box, taken) =>
      taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1]);
    const boxOf = (name, point) => {
      const width = name.text.length * (name.look === "country" ? 8.5 : 6.4) + 10;
      const left = name.look === "country" ? point.x - width / 2 : point.x - 4;
      return [left, point.y - 9, left + width, point.y + 9];
    };
    // what stands above the names: nothing is written under controls and symbols
    const occupied = () => {
      const frame = map.getContainer().getBoundingClientRect();
      const above = map.getContainer().querySelectorAll(".leaflet-control, .marsad-marker");
      return [...above].map((each) => {
        const box = each.getBoundingClientRect();
        return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
      });
    };
    let drawn = 0;
    const draw = () => {
      drawn = 0;
      group.clearLayers();
      const zoom = map.getZoom();
      const view = map.getBounds().pad(0.05);
      const taken = occupied();
      // a country stands in the coarse and in the fine layer, each with a place for its name
      const told = new Set();
      for (const name of names) {
        if (zoom < name.from || zoom > name.to || !view.contains(name.at)) continue;
        if (name.look === "country" && told.has(name.text)) continue;
        const box = boxOf(name, map.latLngToContainerPoint(name.at));
        if (overlaps(box, taken)) continue;
        taken.push(box);
        if (name.look === "country") told.add(name.text);
        const label = element("span", `marsad-label marsad-label--${name.look}`);
        label.append(element("span", "marsad-label-text", name.text));
        const icon = L.divIcon({ html: label, className: "marsad-label-anchor", iconSize: [0, 0] });
        L.marker(name.at, { icon, pane, interactive: false, keyboard: false }).addTo(group);
        if (++drawn > 120) break;
      }
    };
    map.on("moveend marsad:drawn", draw);
    return {
      add: (more) => {
        names = [...names, ...more];
        draw();
      },
    };
  };

  const townNames = (towns, language) =>
    towns.map(([lon, lat, from, english, arabic]) => ({
      at: [lat, lon],
      text: (language === "ar" && arabic) || english,
      from,
      to: 22,
      look: from <= 5 ? "city" : "town",
    }));

  window.Marsad.basemap = (map, { url, towns, language }) => {
    enlist({});
    const container = map.getContainer();
    // from afar, rivers are a tangle
    const far = () => container.classList.toggle("is-far", map.getZoom() < 5);
    map.on("zoomend", far);
    far();
    const names = labels(map, "labels");
    // the incidents first: names of towns cost the server what it needs to answer for those
    const drawn = new Promise((done) => {
      map.once("marsad:drawn", done);
      setTimeout(done, PATIENCE_MS);
    });
    const dress = async () => {
      const { features } = await (await fetch(url)).json();
      ground(map, features);
      map.getContainer().dataset.basemap = "ready";
      names.add(countryNames(features, language));
      if (!towns) return;
      await drawn;
      names.add(townNames(await (await fetch(towns)).json(), language));
    };
    dress().catch((error) => console.error("basemap", error));
  };
})();
