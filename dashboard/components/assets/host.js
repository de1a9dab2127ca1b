// Streamlit's side of the map: load the bundle once, hand each rerun's data on, report clicks.
const load = (url) => {
  window.marsadBundle ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`could not load ${url}`));
    document.head.append(script);
  });
  return window.marsadBundle;
};

export default function ({ data: [data], parentElement, setStateValue }) {
  const host = parentElement.querySelector(".marsad-map");
  load(data.bundle).then(
    () => window.Marsad.show(host, data, (clicked) => setStateValue("clicked", clicked)),
    (error) => {
      host.textContent = String(error);
    },
  );
}
