// A map from the internet under the incidents: off until asked for, and labelled as leaving the machine.
(() => {
  "use strict";
  const { element } = window.Marsad;

  const told = async (options) => {
    const answer = await fetch(`/api/online-map${options ? `?on=${options.on ? 1 : 0}` : ""}`,
      { method: options ? "POST" : "GET" });
    if (!answer.ok) throw new Error(`${answer.status} online map`);
    return answer.json();
  };

  // the host's name keeps its own direction inside a right-to-left line
  const fill = (target, text, host) => {
    const [before, after] = text.split("{host}");
    target.replaceChildren(before, element("bdi", "", host), after);
  };

  window.Marsad.online = (map, { words }) => {
    const container = map.getContainer();
    const row = element("label", "marsad-legend-row marsad-legend-toggle marsad-online-switch");
    const box = element("input");
    box.type = "checkbox";
    row.append(box, element("span", "", words.online));
    const warning = element("div", "marsad-legend-note marsad-online-warning");
    const credit = element("div", "marsad-online-credit");
    let layer = null;

    const show = ({ host, credit: whom, on, most_zoom: mostZoom }) => {
      box.checked = on;
      box.disabled = !host;
      fill(warning, words.online_warning, host);
      container.classList.toggle("is-online", on);
      layer?.remove();
      layer = null;
      credit.remove();
      if (!on) return;
      // the page asks our own server; it asks the tile server
      layer = L.tileLayer("/tiles/{z}/{x}/{y}", { pane: "online", maxNativeZoom: mostZoom, noWrap: false });
      layer.on("tileerror", () => {
        fill(warning, words.online_failed, host);
        container.classList.remove("is-online");
      });
      layer.addTo(map);
      credit.textContent = whom;
      container.append(credit);
    };

    box.addEventListener("change", () => told({ on: box.checked }).then(show, (error) => {
      box.checked = !box.checked;
      console.error("online map", error);
    }));
    container.querySelector(".marsad-legend-layers").after(row, warning);
    told().then((state) => state.host ? show(state) : [row, warning].forEach((part) => part.remove()));
  };
})();
