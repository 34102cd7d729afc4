/* Repeats the list around it on a map, only when the visitor asks for it. */
const load = (element) =>
  new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
    // Before the site's own styles, which may say otherwise.
    document.head.prepend(element);
  });

const library = ({ wcsStyle, wcsScript }) => {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = wcsStyle;
  const script = document.createElement("script");
  script.src = wcsScript;
  return Promise.all([load(style), load(script)]);
};

const words = (place) => {
  const link = document.createElement("a");
  link.href = `#${place.id}`;
  link.textContent = place.querySelector(".wcs-place__name").textContent;
  return link;
};

const draw = (box, { wcsMap, wcsAttribution, ...labels }) => {
  const { L: leaflet } = window;
  const ground = document.createElement("div");
  ground.className = "wcs-map__ground";
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", labels.wcsLabel);
  const mapped = box.closest("[data-wcs-mapped]");
  box.replaceChildren(ground);

  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = leaflet.map(ground, {
    zoomControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
  });
  map.attributionControl.setPrefix(false);
  leaflet.control
    .zoom({ zoomInTitle: labels.wcsZoomIn, zoomOutTitle: labels.wcsZoomOut })
    .addTo(map);
  leaflet
    .tileLayer(wcsMap, { attribution: wcsAttribution, maxZoom: 19 })
    .addTo(map);

  const size = [44, 44];
  const icon = leaflet.divIcon({ className: "wcs-map__pin", iconSize: size });
  const places = [...mapped.querySelectorAll("[data-wcs-latitude]")];
  const pins = places.map((place) => {
    const link = words(place);
    const { wcsLatitude, wcsLongitude } = place.dataset;
    const title = link.textContent;
    const pin = leaflet.marker([wcsLatitude, wcsLongitude], { icon, title });
    pin.bindPopup(link).addTo(map);
    pin.on("popupopen", ({ popup }) => {
      const bubble = popup.getElement();
      const close = bubble.querySelector("a[role='button']");
      close.setAttribute("aria-label", labels.wcsClose);
      bubble.onkeydown = ({ key }) => {
        if (key === "Escape") pin.closePopup();
      };
      link.focus();
    });
    pin.on("popupclose", () => pin.getElement().focus());
    return pin;
  });
  map.fitBounds(leaflet.featureGroup(pins).getBounds(), {
    padding: [40, 40],
    maxZoom: 16,
  });
  ground.focus();
};

for (const box of document.querySelectorAll("[data-wcs-map]")) {
  const button = box.querySelector("button");
  box.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await library(box.dataset);
      draw(box, box.dataset);
    } catch {
      // The list below says the same.
      button.disabled = false;
    }
  });
}
