// The map's life: build it once from folium's script, then only update it.
window.Marsad = (() => {
  "use strict";

  // one per host element: { map, script, layers, report }
  const lives = new WeakMap();

  const isDark = (host) => {
    const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
    const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
    if (!match) return window.matchMedia("(prefers-color-scheme: dark)").matches;
    const [red, green, blue] = match.slice(1).map((pair) => parseInt(pair, 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  };

  const build = (host, data, report) => {
    const old = lives.get(host);
    const view = old && { centre: old.map.getCenter(), zoom: old.map.getZoom() };
    old?.watch.disconnect();
    old?.map.remove();
    const canvas = host.querySelector(".marsad-map-canvas");
    canvas.id = "map_marsad";
    const life = { script: data.script, layers: [], report };
    building = life;
    // folium's script is our own, rendered by the server from fixed words and numbers
    life.map = new Function("L", `${data.script}\nreturn map_marsad;`)(window.L);
    building = null;
    life.map.marsadHome = () => goHome(host);
    life.home = data.home;
    const told = addressView();
    if (told) life.map.setView([told.lat, told.lon], told.zoom, { animate: false });
    else if (!view) goHome(host, life);
    else life.map.setView(view.centre, view.zoom, { animate: false });
    // only moves by hand count; what follows from a filter or a choice needs no place in the address
    life.map.on("dragend", () => keepView(life.map));
    life.map.getContainer().addEventListener("wheel", () => life.map.once("zoomend", () => keepView(life.map)));
    life.watch = new ResizeObserver(() => life.map.invalidateSize({ animate: false }));
    life.watch.observe(canvas);
    lives.set(host, life);
    host.dataset.ready = "true";
    return life;
  };

  // The address holds zoom, latitude and longitude, so that a copied link opens the same view.
  const addressView = () => {
    const text = new URL(location.href).searchParams.get("at") ?? "";
    const match = /^(\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text);
    if (!match) return null;
    const [zoom, lat, lon] = match.slice(1).map(Number);
    return zoom <= 18 && Math.abs(lat) <= 85 && Math.abs(lon) <= 360 ? { zoom, lat, lon } : null;
  };

  const keepView = (map) => {
    const { lat, lng } = map.getCenter().wrap();
    const address = new URL(location.href);
    address.searchParams.set("at", `${map.getZoom()},${lat.toFixed(4)},${lng.toFixed(4)}`);
    history.replaceState(history.state, "", address);
  };

  // The legend covers a corner, so what is shown first keeps clear of it.
  const goHome = (host, life = lives.get(host)) => {
    if (!life.home) return;
    const [west, south, east, north] = life.home;
    const legend = host.querySelector(".marsad-legend")?.offsetWidth ?? 0;
    life.map.fitBounds([[south, west], [north, east]], {
      paddingTopLeft: [Math.min(legend + 30, 0.36 * host.clientWidth), 60],
      paddingBottomRight: [70, 60],
      maxZoom: 9,
      animate: false,
    });
  };

  // the life whose script is running, so that layers can enlist in it
  let building = null;

  const show = (host, data, report) => {
    let life = lives.get(host);
    if (!life || life.script !== data.script) life = build(host, data, report);
    life.report = report;
    life.home = data.home;
    host.dataset.theme = isDark(host) ? "dark" : "light";
    for (const layer of life.layers) layer.update?.(data);
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const SVG = "http://www.w3.org/2000/svg";

  const drawing = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  // a symbol of 24 by 24 user units with a pale rim that lifts it off the map
  const symbol = (look, size, className = "") => {
    const name = [look.path, look.fill, size, className].join(" ");
    if (!symbols.has(name)) symbols.set(name, drawSymbol(look, size, className));
    return symbols.get(name).cloneNode(true);
  };

  // each drawn once: a copy costs a tenth of it
  const symbols = new Map();

  const drawSymbol = (look, size, className) => {
    const svg = drawing("svg", {
      viewBox: "-1 -1 26 26", width: size, height: size, class: `marsad-symbol ${className}`,
      "aria-hidden": "true",
    });
    svg.append(
      drawing("path", { d: look.path, class: "marsad-symbol-rim" }),
      drawing("path", {
        d: look.path, fill: look.fill, stroke: look.stroke, "stroke-width": 1.6,
        "stroke-linejoin": "round",
      }),
    );
    if (look.detail) {
      svg.append(drawing("path", {
        d: look.detail, fill: "none", stroke: look.stroke, "stroke-width": 1.8,
        "stroke-linecap": "round", "stroke-linejoin": "round",
      }));
    }
    return svg;
  };

  const enlist = (layer) => {
    layer.life = building;
    building.layers.push(layer);
    return layer;
  };

  return { show, enlist, element, drawing, symbol };
})();
