// A list of incidents to choose from. Text enters through textContent only.
const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const card = (item, choose) => {
  const made = element("button", "ms-card");
  made.type = "button";
  made.dataset.id = item.id;
  made.setAttribute("aria-pressed", String(item.current));
  const sign = element("img", "ms-card-sign");
  sign.src = item.sign;
  sign.alt = item.kind;
  const words = element("span", "ms-card-words");
  const title = element("bdi", "ms-card-title", item.title);
  const meta = element("span", "ms-card-meta", item.meta);
  words.append(title, meta);
  if (item.note) words.append(element("span", "ms-card-note", item.note));
  made.append(sign, words);
  made.addEventListener("click", () => choose(item.id));
  return made;
};

export default function ({ data: [data], parentElement, setStateValue }) {
  const host = parentElement.querySelector(".ms-cards");
  const written = JSON.stringify(data);
  if (host.dataset.written === written) return;
  host.dataset.written = written;
  host.dir = data.direction;
  const choose = (id) => setStateValue("picked", { id, at: Date.now() });
  host.replaceChildren(
    ...data.groups.flatMap(({ heading, items }) => [
      ...(heading ? [element("h3", "ms-h3", heading)] : []),
      ...items.map((item) => card(item, choose)),
    ]),
  );
}
