/* Leads through the steps of a guided tour in the deep zoom that wcs-zoom.js opens. */
{
  const MARGIN = 0.15;

  const rectangleOf = (viewer, region) => {
    const item = viewer.world.getItemAt(0);
    const { x: width, y: height } = item.getContentSize();
    const parts = region.split(" ").map((number) => number / 100);
    const pixels = parts.map((part, index) => part * (index % 2 ? height : width));
    return item.imageToViewportRectangle(...pixels);
  };

  const around = ({ x, y, width, height }) =>
    new window.OpenSeadragon.Rect(
      x - width * MARGIN,
      y - height * MARGIN,
      width * (1 + 2 * MARGIN),
      height * (1 + 2 * MARGIN),
    );

  const show = (viewer, region) => {
    if (!viewer.isOpen()) return;
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const location = rectangleOf(viewer, region);
    const frame = document.createElement("div");
    frame.className = "wcs-viewer__frame";
    viewer.clearOverlays();
    viewer.addOverlay({ element: frame, location });
    viewer.viewport.fitBounds(around(location), isCalm);
  };

  const buttonOf = (text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "wcs-viewer__button";
    button.textContent = text;
    return button;
  };

  const panelOf = ({ wcsPrevious, wcsNext }) => {
    const panel = document.createElement("div");
    panel.className = "wcs-viewer__panel";
    const told = document.createElement("div");
    told.className = "wcs-viewer__step";
    told.setAttribute("aria-live", "polite");
    const previous = buttonOf(wcsPrevious);
    const next = buttonOf(wcsNext);
    const moves = document.createElement("p");
    moves.className = "wcs-viewer__moves";
    moves.append(previous, next);
    panel.append(told, moves);
    return { panel, told, previous, next };
  };

  const lead = ({ dialog, viewer }, steps, labels, first) => {
    const { panel, told, previous, next } = panelOf(labels);
    let current = first;

    const go = (to) => {
      if (to < 0 || to >= steps.length) return;
      current = to;
      const count = document.createElement("p");
      count.className = "wcs-viewer__count";
      count.textContent = labels.wcsStep
        .replace("{number}", to + 1)
        .replace("{total}", steps.length);
      const step = steps[to].querySelector("[data-wcs-words]").cloneNode(true);
      told.replaceChildren(count, ...step.childNodes);
      // Not disabled: whoever goes on by keyboard would lose their place.
      previous.setAttribute("aria-disabled", to === 0);
      next.setAttribute("aria-disabled", to === steps.length - 1);
      show(viewer, steps[to].dataset.wcsRegion);
    };

    previous.addEventListener("click", () => go(current - 1));
    next.addEventListener("click", () => go(current + 1));
    viewer.addOnceHandler("open", () => go(current));
    dialog.classList.add("wcs-viewer--tour");
    dialog.querySelector(".wcs-viewer__stage").after(panel);
    go(first);
    next.focus();
  };

  const wire = (tour) => {
    const steps = [...tour.querySelectorAll("[data-wcs-region]")];
    const zoom = tour.querySelector(".wcs-zoom__link");
    if (!zoom || !steps.length) return;
    let first = 0;
    tour.addEventListener("wcs:zoom", ({ detail }) => {
      lead(detail, steps, tour.dataset, first);
      first = 0;
    });
    steps.forEach((step, number) => {
      const button = buttonOf(tour.dataset.wcsShow);
      button.className = "wcs-zoom__link";
      button.addEventListener("click", () => {
        first = number;
        zoom.click();
      });
      step.append(button);
    });
  };

  document.querySelectorAll("[data-wcs-tour]").forEach(wire);
}
