// Incidents, launch points, arcs and areas of the current view, fetched on every move.
(() => {
  "use strict";
  const { element, symbol, drawing, enlist } = window.Marsad;

  const ORDER = ["attack", "thwarted", "launch", "retaliation", "strike", "background", "mention"];
  const SYMBOL_PX = 24;
  // a group of more than this, or one that a closer look would part, is zoomed into
  const LISTED = 12;
  const BOW = 0.16;
  const BOW_PX = 36;
  const GAP_PX = 15;
  const APART_PX = 90;

  const describe = (properties, symbols) =>
    ORDER.filter((mark) => properties.marks[mark])
      .map((mark) => `${properties.marks[mark]} × ${symbols[mark].meaning}`)
      .join(", ") + (properties.day ? ` · \u2066${properties.day}\u2069` : ""); // isolated: Arabic turns it round

  const marksOf = (properties) => ORDER.filter((mark) => properties.marks[mark]);

  // built once: each call of toLocaleString would build its own
  const counts = new Intl.NumberFormat("en");

  const sizeOf = (properties) => {
    if (properties.n === 1) return [SYMBOL_PX, SYMBOL_PX];
    // as wide as `viewport.py` reckons with, which joins groups that would overlap
    return [26 + 14 * (marksOf(properties).length - 1) + 8 * counts.format(properties.n).length, 26];
  };

  const markerIcon = (properties, symbols) => {
    const marks = marksOf(properties);
    const alone = properties.n === 1;
    const body = element("div", alone ? "marsad-pin" : "marsad-group");
    marks.forEach((mark, i) => {
      const drawn = symbol(symbols[mark], alone ? SYMBOL_PX : 18, `marsad-symbol--${mark}`);
      drawn.style.zIndex = String(marks.length - i);
      body.append(drawn);
    });
    if (!alone) body.append(element("span", "marsad-count", counts.format(properties.n)));
    const [width, height] = sizeOf(properties);
    return L.divIcon({
      html: body, className: "marsad-marker", iconSize: [width, height],
      iconAnchor: [width / 2, height / 2],
    });
  };

  // The line bows to the right of its direction, so that fire and answer do not hide each other;
  // it stops short of the symbols at its ends.
  const bowed = (map, latLngs) => {
    const points = latLngs.map((at) => map.latLngToLayerPoint(at));
    const [first, last] = [points[0], points[points.length - 1]];
    const length = first.distanceTo(last);
    if (length < 2 * GAP_PX) return null;
    const bow = Math.min(BOW * length, BOW_PX);
    const across = L.point(-(last.y - first.y) / length, (last.x - first.x) / length);
    const along = (t) => {
      const position = t * (points.length - 1);
      const i = Math.min(Math.floor(position), points.length - 2);
      const straight = points[i].add(points[i + 1].subtract(points[i]).multiplyBy(position - i));
      return straight.add(across.multiplyBy(bow * 4 * t * (1 - t)));
    };
    const gap = GAP_PX / length;
    const steps = 28;
    return Array.from({ length: steps + 1 }, (_, i) =>
      map.layerPointToLatLng(along(gap + (1 - 2 * gap) * (i / steps))));
  };

  const arrowheads = (renderer, symbols) => {
    const heads = drawing("defs", {});
    for (const [name, fill] of [["launch", symbols.launch.fill], ["answer", symbols.retaliation.stroke]]) {
      const head = drawing("marker", {
        id: `marsad-arrow-${name}`, viewBox: "0 0 10 10", refX: 8, refY: 5,
        markerWidth: 9, markerHeight: 9, orient: "auto-start-reverse", markerUnits: "userSpaceOnUse",
      });
      head.append(drawing("path", { d: "M0 0.5L10 5L0 9.5L2.4 5Z", class: `marsad-arrow--${name}`, fill }));
      heads.append(head);
    }
    renderer._container.prepend(heads);
  };

  // The page's address tells the filter; what else it tells is no concern of the server's.
  const addressQuery = (names) => {
    const address = new URL(location.href).searchParams;
    const told = names.filter((name) => address.get(name)).map((name) => [name, address.get(name)]);
    return new URLSearchParams(told).toString();
  };

  window.Marsad.incidents = (map, { symbols, hidden, words }) => {
    const areas = L.layerGroup().addTo(map);
    const arcs = L.layerGroup().addTo(map);
    const markers = L.layerGroup().addTo(map);
    const lines = L.svg({ padding: 0.5 }).addTo(map);
    arrowheads(lines, symbols);
    const state = { query: "", revision: null, selected: null, found: [], abort: null, picked: [],
      hidden: new Set(hidden) };
    // what is drawn: markers by what they show, so that those which stay are not built anew
    let shown = new Map();
    let lined = [];

    const failure = element("div", "marsad-panel marsad-failure", words.failed);
    failure.setAttribute("role", "alert");
    failure.dir = words.direction;
    failure.hidden = true;
    map.getContainer().append(failure);
    const tellFailure = (reason) => {
      failure.hidden = false;
      failure.title = reason;
    };

    const touches = (ids) => state.selected !== null && ids.includes(state.selected);

    const drawArea = ({ geometry, properties }) => {
      const [lon, lat] = geometry.coordinates;
      const chosen = properties.id === state.selected;
      if (state.hidden.has("areas") && !chosen) return;
      L.circle([lat, lon], {
        renderer: lines, radius: properties.radius_m, interactive: false,
        className: `marsad-area marsad-area--${properties.mark}${chosen ? " is-selected" : ""}`,
      }).addTo(areas);
    };

    const drawArc = ({ geometry, properties }) => {
      const path = bowed(map, geometry.coordinates.map(([lon, lat]) => [lat, lon]));
      if (!path) return;
      const line = L.polyline(path, {
        renderer: lines, interactive: false, smoothFactor: 0.5,
        className: `marsad-arc marsad-arc--${properties.arc} is-${properties.basis}`,
      }).addTo(arcs);
      line._path.setAttribute("marker-end", `url(#marsad-arrow-${properties.arc})`);
      lined.push({ path: line._path, ids: properties.ids });
    };

    const markArcs = () => {
      for (const { path, ids } of lined) {
        const chosen = touches(ids);
        path.classList.toggle("is-selected", chosen);
        path.classList.toggle("is-faint", !chosen && Boolean(state.selected));
      }
    };

    const pick = (properties) => {
      const [west, south, east, north] = properties.bounds;
      const bounds = L.latLngBounds([south, west], [north, east]);
      const partable = map.getBoundsZoom(bounds) > map.getZoom() + 0.5;
      if (!properties.ids.length || (properties.n > LISTED && partable)) {
        map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getZoom() + 3 });
        return;
      }
      state.picked = properties.ids;
      state.selected = properties.ids[0];
      mark(); // at once; the answer of the server finds it done
      life.report({ ids: properties.ids, at: Date.now() });
    };

    // Of hundreds of markers few are ever pointed at: a tip is made when it is first wanted.
    const tipless = new WeakMap();
    const giveTip = ({ target }) => {
      const icon = target.closest(".marsad-marker");
      const { marker, text } = tipless.get(icon) ?? {};
      if (!marker) return;
      tipless.delete(icon);
      const look = { direction: "top", offset: [0, -12], className: "marsad-tooltip" };
      const tip = element("span", "marsad-tip", text);
      tip.dir = words.direction;
      marker.bindTooltip(tip, look).openTooltip();
    };
    for (const name of ["mouseover", "focusin"]) map.getPane("markerPane").addEventListener(name, giveTip);

    const lookOf = (properties) => [properties.n === 1, ...marksOf(properties)].join(" ");

    const drawMarker = ({ geometry, properties }) => {
      const [lon, lat] = geometry.coordinates;
      const marker = L.marker([lat, lon], { icon: markerIcon(properties, symbols), riseOnHover: true });
      const drawn = { marker, chosen: false };
      marker.on("click", () => pick(drawn.properties));
      marker.addTo(markers);
      return label(drawn, properties);
    };

    const label = (drawn, properties) => {
      const icon = drawn.marker.getElement();
      const text = describe(properties, symbols);
      tipless.set(icon, { marker: drawn.marker, text });
      icon.dataset.ids = properties.ids.join(" ");
      icon.setAttribute("aria-label", text);
      return Object.assign(drawn, { properties, ids: properties.ids });
    };

    // A marker that stands for others of the same look: moving it costs a fifth of a new one.
    const moveMarker = (drawn, { geometry, properties }) => {
      const [lon, lat] = geometry.coordinates;
      const icon = drawn.marker.setLatLng([lat, lon]).getElement();
      if (properties.n > 1) icon.querySelector(".marsad-count").textContent = counts.format(properties.n);
      const [width] = sizeOf(properties);
      icon.style.width = `${width}px`;
      icon.style.marginLeft = `${-width / 2}px`;
      return label(drawn, properties);
    };

    const of = (kind) => state.found.filter(({ properties }) => properties.kind === kind);

    const drawMarkers = () => {
      const before = shown;
      shown = new Map();
      const fresh = [];
      for (const feature of of("marker")) {
        const key = JSON.stringify(feature);
        if (before.has(key)) shown.set(key, before.get(key));
        else fresh.push([key, feature]);
        before.delete(key);
      }
      const spare = spareOf(before.values());
      for (const [key, feature] of fresh) {
        const drawn = spare.get(lookOf(feature.properties))?.pop();
        shown.set(key, drawn ? moveMarker(drawn, feature) : drawMarker(feature));
      }
      for (const left of spare.values()) left.forEach(({ marker }) => markers.removeLayer(marker));
    };

    // A marker that is pointed at or has the focus is not moved away from under them, but removed.
    const spareOf = (left) => {
      const spare = new Map();
      for (const drawn of left) {
        if (drawn.marker.getTooltip()) {
          markers.removeLayer(drawn.marker);
          continue;
        }
        const look = lookOf(drawn.properties);
        if (!spare.has(look)) spare.set(look, []);
        spare.get(look).push(drawn);
      }
      return spare;
    };

    const drawAreas = () => {
      areas.clearLayers();
      of("area").forEach(drawArea);
    };

    const drawArcs = () => {
      arcs.clearLayers();
      lined = [];
      of("arc").forEach(drawArc);
    };

    // Show which incident is chosen, without building anything that stands.
    const mark = () => {
      drawAreas();
      markArcs();
      for (const each of shown.values()) {
        const chosen = touches(each.ids);
        if (chosen === each.chosen) continue;
        each.chosen = chosen;
        each.marker.getElement().classList.toggle("is-selected", chosen);
        each.marker.setZIndexOffset(chosen ? 1000 : 0);
      }
    };

    const draw = () => {
      drawMarkers();
      drawArcs();
      mark();
    };

    const fetchView = async () => {
      state.abort?.abort();
      state.abort = new AbortController();
      const b = map.getBounds().pad(0.15);
      const bbox = [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()].map((n) => n.toFixed(5));
      const hide = [...state.hidden].filter((name) => name !== "areas").join(",");
      const begin = performance.now();
      const url = `/api/view?bbox=${bbox}&zoom=${map.getZoom()}&hide=${hide}&${state.query}`;
      try {
        const answer = await fetch(url, { signal: state.abort.signal });
        if (!answer.ok) throw new Error(`${answer.status} ${url}`);
        state.found = (await answer.json()).features;
        failure.hidden = true;
        draw();
        map.fire("marsad:drawn");
        // how long a move took to show, for the benchmark
        map.getContainer().dataset.tookMs = (performance.now() - begin).toFixed(1);
        map.getContainer().dataset.incidents = String(Date.now());
      } catch (error) {
        if (error.name !== "AbortError") tellFailure(String(error));
      }
    };

    const legend = () => map.getContainer().querySelector(".marsad-legend");
    // the legend hides what lies under it
    const covered = ([lon, lat]) => {
      const [box, host] = [legend(), map.getContainer()].map((part) => part?.getBoundingClientRect());
      if (!box) return false;
      const { x, y } = map.latLngToContainerPoint([lat, lon]);
      return x < box.right - host.left && y > box.top - host.top;
    };

    const reveal = (places) => {
      if (!places.length) return;
      const bounds = L.latLngBounds(places.map(([lon, lat]) => [lat, lon]));
      const ends = [bounds.getSouthWest(), bounds.getNorthEast()].map((at) => map.latLngToContainerPoint(at));
      // launch point and target must be apart for the arc between them to be seen
      const apart = places.length < 2 || ends[0].distanceTo(ends[1]) > APART_PX || ends[0].distanceTo(ends[1]) < 1;
      if (apart && map.getBounds().pad(-0.05).contains(bounds) && !places.some(covered)) return;
      const aside = Math.min((legend()?.offsetWidth ?? 0) + 40, 0.36 * map.getSize().x);
      const [paddingTopLeft, paddingBottomRight] = [[Math.max(90, aside), 90], [90, 90]];
      map.flyToBounds(bounds, { paddingTopLeft, paddingBottomRight, maxZoom: Math.max(map.getZoom(), apart ? 8 : 10), duration: 0.6 });
    };

    const layer = enlist({
      update: (data) => {
        state.filters = data.filters;
        const query = data.filters ? addressQuery(data.filters) : data.query;
        const stale = query !== state.query || data.revision !== state.revision;
        const moved = data.selected !== state.selected;
        Object.assign(state, { query, revision: data.revision, selected: data.selected });
        if (stale) fetchView();
        else if (moved) mark();
        // a click on the map never moves it; a choice made elsewhere brings its place into view
        if (moved && data.selected !== null && !state.picked.includes(data.selected)) reveal(data.selectedAt);
        if (moved) state.picked = [];
      },
      toggle: (name, on) => {
        if (on) state.hidden.delete(name);
        else state.hidden.add(name);
        if (name === "areas") drawAreas();
        else fetchView();
      },
    });
    const { life } = layer;
    life.incidents = layer;
    map.on("moveend", fetchView);
    // A filter reaches the address before the page is drawn anew, and the map need not wait for that;
    // the page waits for the map, which has less to draw.
    const followAddress = async () => {
      const query = state.filters && addressQuery(state.filters);
      if (query === undefined || query === state.query) return;
      state.query = query;
      await fetchView();
      if (query === state.query) fetch(`/api/drawn?${query}`).catch(() => {}); // the page waits no longer, then
    };
    window.navigation?.addEventListener("currententrychange", followAddress);
    map.on("unload", () => window.navigation?.removeEventListener("currententrychange", followAddress));
  };
})();
