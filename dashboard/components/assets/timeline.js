// Incidents over time: a lane each for launches, attacks and answers; drag to choose a span of days.
const SVG = "http://www.w3.org/2000/svg";
const LANES = ["launch", "attack", "retaliation"];
const LANE_PX = 34;
const AXIS_PX = 22;
// above the first lane, for what is stacked on it
const TOP_PX = 8;
const SYMBOL_PX = 15;
const LEFT_PX = 92;
const RIGHT_PX = 14;
const DAY_MS = 86_400_000;
// proleptic ordinal of 1970-01-01, as Python counts days
const EPOCH = 719_163;
const STEPS = [1, 2, 7, 14, 30.44, 91.31, 182.6, 365.25, 1826.2, 3652.5];

const draw = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

const dateOf = (day) => new Date((day - EPOCH) * DAY_MS);

class Timeline {
  constructor(host) {
    this.host = host;
    this.svg = draw("svg", { class: "ms-timeline", height: TOP_PX + LANES.length * LANE_PX + AXIS_PX });
    host.replaceChildren(this.svg);
    this.domain = null;
    new ResizeObserver(() => this.paint()).observe(host);
    this.svg.addEventListener("wheel", (event) => this.zoom(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => this.startBrush(event));
    this.svg.addEventListener("dblclick", () => this.reset());
  }

  update(data, tell) {
    const sameSpan = this.data && this.data.span.join() === data.span.join();
    // a choice alone leaves the picture as it is
    const { selected, ...picture } = data;
    const written = JSON.stringify(picture);
    const same = written === this.written;
    Object.assign(this, { data, tell, written });
    if (!sameSpan || !this.domain) this.domain = this.wholeSpan();
    if (same) this.markChosen(selected);
    else this.paint();
  }

  markChosen(selected) {
    this.svg.querySelectorAll(".ms-halo").forEach((halo) => halo.remove());
    for (const group of this.svg.querySelectorAll(".ms-event")) {
      const chosen = group.dataset.id === selected;
      group.classList.toggle("is-selected", chosen);
      if (!chosen) continue;
      const { x, y } = group.querySelector("image").attributes;
      const [cx, cy] = [x, y].map(({ value }) => Number(value) + SYMBOL_PX / 2);
      group.insertBefore(draw("circle", { cx, cy, r: 11, class: "ms-halo" }), group.querySelector("image"));
    }
  }

  wholeSpan() {
    const [first, last] = this.data.span;
    const margin = Math.max(1.5, (last - first) * 0.03);
    return [first - margin, last + 1 + margin];
  }

  reset() {
    this.domain = this.wholeSpan();
    this.paint();
  }

  x(day) {
    const [first, last] = this.domain;
    return LEFT_PX + ((day - first) / (last - first)) * (this.width - LEFT_PX - RIGHT_PX);
  }

  day(x) {
    const [first, last] = this.domain;
    return first + ((x - LEFT_PX) / (this.width - LEFT_PX - RIGHT_PX)) * (last - first);
  }

  laneY(lane) {
    return TOP_PX + LANES.indexOf(lane) * LANE_PX + LANE_PX / 2;
  }

  paint() {
    if (!this.data) return;
    this.width = this.host.clientWidth;
    this.height = TOP_PX + LANES.length * LANE_PX;
    this.svg.setAttribute("width", this.width);
    this.svg.replaceChildren();
    this.paintLanes();
    this.paintAxis();
    if (this.data.bins) this.paintBins();
    else this.paintEvents();
    this.paintChosen();
    this.markChosen(this.data.selected);
  }

  paintLanes() {
    for (const lane of LANES) {
      const y = this.laneY(lane);
      this.svg.append(
        draw("line", { x1: LEFT_PX, x2: this.width - RIGHT_PX, y1: y, y2: y, class: "ms-lane" }),
        draw("text", { x: 4, y: y + 4, class: "ms-lane-name" }, this.data.words[lane]),
      );
    }
  }

  paintAxis() {
    const pixels = (this.x(1) - this.x(0)) || 1;
    const step = STEPS.find((days) => days * pixels >= 78) ?? STEPS.at(-1);
    const long = step >= 28;
    const format = new Intl.DateTimeFormat(this.data.language, step >= 365
      ? { year: "numeric", timeZone: "UTC" }
      : { day: long ? undefined : "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    for (const day of this.ticks(step)) {
      const x = this.x(day);
      if (x < LEFT_PX || x > this.width - 40) continue;
      this.svg.append(
        draw("line", { x1: x, x2: x, y1: 0, y2: this.height, class: "ms-tick" }),
        // time runs to the right in every language; a date keeps the order of its own
        draw("text", { x, y: this.height + 15, class: "ms-tick-name" },
          `\u2068${format.format(dateOf(day))}\u2069`),
      );
    }
  }

  // whole days, or the first days of months and years
  *ticks(step) {
    const [first, last] = this.domain;
    if (step < 28) {
      for (let day = Math.ceil(first / step) * step; day <= last; day += step) yield day;
      return;
    }
    const months = Math.max(1, Math.round(step / 30.44));
    const from = dateOf(first);
    let month = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / months) * months;
    for (;; month += months) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS + EPOCH;
      if (day > last) return;
      yield day;
    }
  }

  // Events that would overlap in their lane are stacked around its middle.
  place() {
    const ends = {};
    return this.data.events.map((event) => {
      const x = this.x(event.first + 0.5);
      const rows = (ends[event.lane] ??= [-Infinity, -Infinity, -Infinity]);
      let row = rows.findIndex((end) => x - end > SYMBOL_PX - 1);
      if (row < 0) row = rows.indexOf(Math.min(...rows));
      rows[row] = x;
      const shift = [0, -10, 10][row];
      return { ...event, x, y: this.laneY(event.lane) + shift };
    });
  }

  paintEvents() {
    const placed = this.place();
    const spots = new Map(placed.map((event) => [`${event.lane} ${event.id}`, event]));
    for (const [from, to, kind] of this.data.links) {
      const [a, b] = [spots.get(from), spots.get(to)];
      if (!a || !b) continue;
      const middle = (a.y + b.y) / 2;
      this.svg.append(draw("path", {
        d: `M${a.x} ${a.y}C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${b.y}`, class: `ms-tie ms-tie--${kind}`,
      }));
    }
    for (const event of placed) this.paintEvent(event);
  }

  paintEvent(event) {
    if (event.x < LEFT_PX - 2 || event.x > this.width) return;
    const group = draw("g", { class: "ms-event", tabindex: 0, role: "button" });
    group.dataset.id = event.id;
    group.setAttribute("aria-label", event.title);
    group.append(draw("title", {}, event.title));
    if (event.last > event.first) {
      group.append(draw("line", {
        x1: event.x, x2: this.x(event.last + 0.5), y1: event.y, y2: event.y, class: "ms-span",
      }));
    }
    group.append(draw("image", {
      href: this.data.signs[event.mark], x: event.x - SYMBOL_PX / 2, y: event.y - SYMBOL_PX / 2,
      width: SYMBOL_PX, height: SYMBOL_PX,
    }));
    const choose = () => this.tell("picked", { id: event.id, at: Date.now() });
    group.addEventListener("pointerdown", (press) => press.stopPropagation());
    group.addEventListener("click", choose);
    group.addEventListener("keydown", (press) => press.key === "Enter" && choose());
    this.svg.append(group);
  }

  paintBins() {
    const most = Math.max(1, ...this.data.bins.flatMap((bin) => LANES.map((lane) => bin[lane] ?? 0)));
    for (const bin of this.data.bins) {
      const [left, right] = [this.x(bin.first), this.x(bin.last + 1)];
      for (const lane of LANES) {
        if (!bin[lane]) continue;
        const height = Math.max(2, (bin[lane] / most) * (LANE_PX - 6));
        const bar = draw("rect", {
          x: left, width: Math.max(1, right - left - 1), y: this.laneY(lane) + LANE_PX / 2 - 3 - height,
          height, class: `ms-bin ms-bin--${lane}`,
        });
        bar.append(draw("title", {}, `${bin[lane]}`));
        this.svg.append(bar);
      }
    }
  }

  paintChosen() {
    const { from, to } = this.data;
    if (from === null && to === null) return;
    const left = from === null ? LEFT_PX : Math.max(LEFT_PX, this.x(from));
    const right = to === null ? this.width - RIGHT_PX : Math.min(this.width - RIGHT_PX, this.x(to + 1));
    for (const [x, width] of [[LEFT_PX, left - LEFT_PX], [right, this.width - RIGHT_PX - right]]) {
      if (width > 0) this.svg.append(draw("rect", { x, width, y: 0, height: this.height, class: "ms-outside" }));
    }
    if (right > left) {
      this.svg.append(draw("rect", { x: left, width: right - left, y: 0.5, height: this.height - 1, class: "ms-brush" }));
    }
  }

  zoom(event) {
    event.preventDefault();
    const at = this.day(event.offsetX);
    const factor = event.deltaY < 0 ? 0.8 : 1.25;
    const [first, last] = this.domain;
    const [start, end] = [at - (at - first) * factor, at + (last - at) * factor];
    if (end - start < 2 || end - start > 400_000) return;
    this.domain = [start, end];
    this.paint();
  }

  startBrush(press) {
    if (press.button !== 0 || press.offsetX < LEFT_PX) return;
    const begin = press.offsetX;
    const veil = draw("rect", { y: 0.5, height: this.height - 1, class: "ms-brush" });
    this.svg.append(veil);
    this.svg.setPointerCapture(press.pointerId);
    const move = ({ offsetX }) => {
      veil.setAttribute("x", Math.min(begin, offsetX));
      veil.setAttribute("width", Math.abs(offsetX - begin));
    };
    const end = ({ offsetX }) => {
      this.svg.removeEventListener("pointermove", move);
      veil.remove();
      if (Math.abs(offsetX - begin) < 5) return;
      const [a, b] = [begin, offsetX].map((x) => this.day(x)).sort((one, other) => one - other);
      this.tell("brush", { from: Math.floor(a), to: Math.ceil(b) - 1, at: Date.now() });
    };
    this.svg.addEventListener("pointermove", move);
    this.svg.addEventListener("pointerup", end, { once: true });
  }
}

const lives = new WeakMap();

export default function ({ data: [data], parentElement, setStateValue }) {
  const host = parentElement.querySelector(".ms-timeline-host");
  if (!lives.has(host)) lives.set(host, new Timeline(host));
  lives.get(host).update(data, setStateValue);
}
