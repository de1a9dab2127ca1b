// What stands on every map: legend with layer switches, scale bar, north, zoom buttons.
(() => {
  "use strict";
  const { element, drawing, symbol, enlist } = window.Marsad;

  const LEGEND_ROOM_PX = [560, 500];

  const control = (map, position, content) => {
    const made = L.control({ position });
    made.onAdd = () => {
      L.DomEvent.disableClickPropagation(content);
      L.DomEvent.disableScrollPropagation(content);
      return content;
    };
    return made.addTo(map);
  };

  const row = (sign, text) => {
    const made = element("div", "marsad-legend-row");
    const holder = element("span", "marsad-legend-sign");
    holder.append(sign);
    made.append(holder, element("span", "", text));
    return made;
  };

  const arc = (kind) => {
    const svg = drawing("svg", { viewBox: "0 0 34 14", width: 34, height: 14, "aria-hidden": "true" });
    svg.append(drawing("path", {
      d: "M2 11Q16 -2 30 9", class: `marsad-arc marsad-arc--${kind}`, fill: "none",
      "marker-end": `url(#marsad-arrow-${kind})`,
    }));
    return svg;
  };

  const circle = () => {
    const svg = drawing("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" });
    svg.append(drawing("circle", { cx: 12, cy: 12, r: 10, class: "marsad-area marsad-area--attack" }));
    return svg;
  };

  const toggle = (text, on, change, sign) => {
    const made = element("label", "marsad-legend-row marsad-legend-toggle");
    const box = element("input");
    box.type = "checkbox";
    box.checked = on;
    box.addEventListener("change", () => change(box.checked));
    made.append(box, ...(sign ? [sign] : []), element("span", "", text));
    return made;
  };

  const legend = (map, life, symbols, words) => {
    const made = element("details", "marsad-panel marsad-legend");
    // where it would hide half of the map, only its heading shows
    const { x, y } = map.getSize();
    made.open = x >= LEGEND_ROOM_PX[0] && y >= LEGEND_ROOM_PX[1];
    made.dir = words.direction;
    made.append(element("summary", "", words.legend));
    for (const mark of ["attack", "thwarted", "launch", "retaliation", "strike"]) {
      made.append(row(symbol(symbols[mark], 18), symbols[mark].meaning));
    }
    made.append(
      row(arc("launch"), words.launch_arc),
      row(arc("answer"), words.answer_arc),
      row(circle(), words.area),
    );
    const switches = element("div", "marsad-legend-layers");
    const flip = (name) => (on) => life.incidents.toggle(name, on);
    switches.append(
      toggle(words.areas, true, flip("areas")),
      toggle(words.background, false, flip("background"), symbol(symbols.background, 14)),
      toggle(words.mention, false, flip("mention"), symbol(symbols.mention, 14)),
      toggle(words.towns, true, (on) => map.getContainer().classList.toggle("hides-towns", !on)),
    );
    made.append(switches, element("div", "marsad-legend-note", words.borders));
    return made;
  };

  const buttons = (map, words) => {
    const made = element("div", "marsad-panel marsad-buttons");
    const button = (sign, text, act) => {
      const pressed = element("button", "", sign);
      pressed.type = "button";
      pressed.title = text;
      pressed.setAttribute("aria-label", text);
      pressed.addEventListener("click", act);
      made.append(pressed);
    };
    button("+", words.zoom_in, () => map.zoomIn());
    button("−", words.zoom_out, () => map.zoomOut());
    button("⌂", words.home, () => map.marsadHome());
    return made;
  };

  const north = (words) => {
    const made = element("div", "marsad-north");
    made.title = words.north;
    const svg = drawing("svg", { viewBox: "0 0 20 30", width: 18, height: 27, "aria-label": words.north });
    svg.append(
      drawing("path", { d: "M10 1L16 17L10 13.5Z", class: "marsad-north-dark" }),
      drawing("path", { d: "M10 1L4 17L10 13.5Z", class: "marsad-north-pale" }),
    );
    const letter = drawing("text", { x: 10, y: 28, "text-anchor": "middle", class: "marsad-north-letter" });
    letter.textContent = words.north_letter;
    svg.append(letter);
    made.append(svg);
    return made;
  };

  // Leaflet writes "500 km" in every language; there is no option for its units
  const scale = (words) => {
    const made = L.control.scale({ imperial: false, maxWidth: 140, position: "bottomright" });
    const write = made._updateScale;
    made._updateScale = (bar, text, share) => {
      const [number, unit] = text.split(" ");
      write.call(made, bar, words[unit].replace("{n}", number), share);
    };
    return made;
  };

  window.Marsad.furniture = (map, { symbols, words }) => {
    const { life } = enlist({});
    control(map, "topright", buttons(map, words));
    control(map, "bottomleft", legend(map, life, symbols, words));
    scale(words).addTo(map);
    control(map, "bottomright", north(words));
  };
})();
