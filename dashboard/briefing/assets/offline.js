// The offline map: answers the map's own requests from the page, and lists the incidents beside it.
(() => {
  "use strict";
  const { element, symbol } = window.Marsad;
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const brief = read("brief");
  const answers = { "basemap.json": read("basemap"), "towns.json": read("towns") };

  // symbols nearer than this on the screen, across and down, are shown as one group
  const TOUCH_PX = [34, 22];
  const TILE_PX = 256;
  // more circles and arcs than this would cover the map
  const MOST_AREAS = 60;

  const project = ({ lon, lat }, zoom) => {
    const world = TILE_PX * 2 ** zoom;
    const sine = Math.sin((lat * Math.PI) / 180);
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return [(lon / 360 + 0.5) * world, y * world];
  };

  const gather = (pins, zoom) => {
    const groups = [];
    for (const pin of pins) {
      const [x, y] = project(pin, zoom);
      const near = groups.find(
        (group) => Math.abs(group.x - x) < TOUCH_PX[0] && Math.abs(group.y - y) < TOUCH_PX[1]);
      if (near) near.pins.push(pin);
      else groups.push({ x, y, pins: [pin] });
    }
    return groups.map(({ pins: members }) => {
      const marks = {};
      for (const { mark } of members) marks[mark] = (marks[mark] ?? 0) + 1;
      const lons = members.map(({ lon }) => lon);
      const lats = members.map(({ lat }) => lat);
      return {
        type: "Feature",
        geometry: { type: "Point", coordinates: [members[0].lon, members[0].lat] },
        properties: {
          kind: "marker", n: members.length, marks, day: members[0].day,
          ids: [...new Set(members.map(({ id }) => id))],
          bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
        },
      };
    });
  };

  const area = ({ id, mark, lon, lat, radius_m }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: { kind: "area", id, mark, radius_m },
  });

  const view = (query) => {
    const [west, south, east, north] = query.get("bbox").split(",").map(Number);
    const seen = brief.pins.filter(
      ({ lon, lat }) => west <= lon && lon <= east && south <= lat && lat <= north);
    const features = gather(seen, Number(query.get("zoom")));
    if (seen.length <= MOST_AREAS) {
      const ids = new Set(seen.map(({ id }) => id));
      features.push(...seen.map(area));
      features.push(...brief.arcs.filter((arc) => arc.properties.ids.some((id) => ids.has(id))));
    }
    return { type: "FeatureCollection", pins: seen.length, features };
  };

  // the map asks for its data as it does on the server; nothing leaves this page
  window.fetch = async (url) => {
    const address = new URL(url, "https://page.invalid/");
    const name = address.pathname.split("/").pop();
    const answer = name === "view" ? view(address.searchParams) : answers[name];
    return { ok: Boolean(answer), status: answer ? 200 : 404, json: async () => answer };
  };

  const host = document.querySelector(".marsad-map");
  const state = { selected: null };

  const show = () => {
    const at = brief.pins.filter(({ id }) => id === state.selected).map(({ lon, lat }) => [lon, lat]);
    window.Marsad.show(host, {
      script: brief.script, home: brief.home, query: "", revision: 1, rings: [],
      selected: state.selected, selectedAt: at,
    }, ({ ids }) => select(ids[0], ids));
  };

  const select = (id, among = [id]) => {
    state.selected = id;
    for (const card of document.querySelectorAll(".card")) {
      card.classList.toggle("is-selected", card.dataset.id === id);
      card.classList.toggle("is-near", among.includes(card.dataset.id));
    }
    document.querySelector(".card.is-selected")?.scrollIntoView({ block: "nearest" });
    show();
  };

  const quotes = (card) => {
    const made = element("details");
    made.append(element("summary", "", brief.words.quotes));
    for (const { source, text, language } of card.quotes) {
      const quote = element("blockquote", "", text);
      quote.lang = language;
      quote.dir = language === "ar" ? "rtl" : "ltr";
      quote.append(element("cite", "", `[${source}]`));
      made.append(quote);
    }
    return made;
  };

  const cardOf = (card) => {
    const made = element("li", "card");
    made.dataset.id = card.id;
    const head = element("button", "head");
    head.type = "button";
    head.append(element("b", "number", String(card.number)), symbol(brief.symbols[card.mark], 18),
      element("span", "what", `${card.what} · ${card.where}`));
    head.addEventListener("click", () => select(card.id));
    const grade = `${card.grade} ${card.sources.map((n) => `[${n}]`).join(" ")}`;
    made.append(head, element("p", "when", `${card.when} · ${grade}`));
    if (card.details) made.append(element("p", "details", card.details));
    if (card.caution) made.append(element("p", "caution", card.caution));
    if (card.quotes.length) made.append(quotes(card));
    return made;
  };

  const put = (id, ...children) => document.getElementById(id).append(...children);
  put("title", brief.title);
  put("extent", brief.extent);
  put("stamp", brief.stamp);
  put("cards", ...brief.cards.map(cardOf));
  // an address is told, not linked: the page leads nobody off the machine
  put("sources", ...brief.sources.map(({ number, text, url }) => {
    const made = element("li", "", `[${number}] ${text}`);
    if (url) made.append(" · ", element("bdi", "url", url));
    return made;
  }));
  put("remarks", [brief.provenance, ...brief.remarks].join(" · "));
  for (const band of document.querySelectorAll(".banner")) {
    band.textContent = brief.banner;
    band.hidden = !brief.banner;
  }
  show();
})();
