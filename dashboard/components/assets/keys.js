// Keys for the whole page: next and previous incident, search, help, back.
const ACTIONS = { j: "next", n: "next", k: "previous", p: "previous", "?": "help", Escape: "back" };

export default function ({ parentElement, setTriggerValue }) {
  const holder = parentElement;
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
