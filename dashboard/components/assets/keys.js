// Keys for the whole page: next and previous incident, search, help, back.
const ACTIONS = { j: "next", n: "next", k: "previous", p: "previous", "?": "help", Escape: "back" };

// A panel scrolled down for one incident must not open the next one in its middle.
let shownLast = null;
const fromTop = (shown) => {
  if (shownLast !== null && shown !== shownLast) document.querySelector(".st-key-panel")?.scrollTo({ top: 0, behavior: "instant" });
  shownLast = shown;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const holder = parentElement;
  fromTop(data?.shown ?? "");
  window.marsadKeys?.abort();
  window.marsadKeys = new AbortController();
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], [role=dialog]");
  document.addEventListener("keydown", (press) => {
    if (!holder.isConnected || press.ctrlKey || press.metaKey || press.altKey) return;
    if (typing(press.target)) return;
    if (press.key === "/") {
      press.preventDefault();
      document.querySelector(".st-key-f-words input")?.focus();
    } else if (ACTIONS[press.key]) {
      setTriggerValue("pressed", ACTIONS[press.key]);
    }
  }, { signal: window.marsadKeys.signal });
}
