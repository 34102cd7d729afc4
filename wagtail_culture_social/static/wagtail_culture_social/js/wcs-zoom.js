/* Shows a picture in deep zoom, only when the visitor asks for it. Without this script
   the links lead to the large picture. Its words come with its own element. */
{
  const words = document.currentScript.dataset;

  const element = (name, className, text = "") =>
    Object.assign(document.createElement(name), { className, textContent: text });

  const buttonOf = (text, act, className = "wcs-viewer__button") => {
    const button = Object.assign(element("button", className, text), { type: "button" });
    button.addEventListener("click", act);
    return button;
  };

  const library = () =>
    new Promise((done, failed) => {
      // Stands for the style that the library would write: a strict policy refuses it.
      const style = document.createElementNS(null, "style");
      style.setAttribute("data-openseadragon-mobile-css", "");
      const load = { src: words.wcsLibrary, onload: done, onerror: failed };
      const script = Object.assign(element("script"), load);
      document.head.append(style, script);
    });

  const viewerOf = (ground, tileSources, name) => {
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const viewer = window.OpenSeadragon({
      element: ground,
      tileSources,
      animationTime: isCalm ? 0 : 1.2,
      drawer: "canvas",
      maxZoomPixelRatio: 3,
      showNavigationControl: false,
      visibilityRatio: 0.7,
    });
    viewer.canvas.setAttribute("role", "application");
    viewer.canvas.setAttribute("aria-label", `${name ?? ""} ${words.wcsKeys}`.trim());
    viewer.addHandler("canvas-key", (event) => {
      // They would turn or mirror the picture.
      if (/^[rf]$/i.test(event.originalEvent.key)) event.preventDefaultAction = true;
    });
    return viewer;
  };

  const toolsOf = (viewer) => {
    const zoomBy = (factor) => () => viewer.viewport?.zoomBy(factor).applyConstraints();
    const out = buttonOf("−", zoomBy(1 / 1.5));
    const into = buttonOf("+", zoomBy(1.5));
    out.setAttribute("aria-label", words.wcsZoomOut);
    into.setAttribute("aria-label", words.wcsZoomIn);
    return [out, into, buttonOf(words.wcsWhole, () => viewer.viewport?.goHome())];
  };

  const open = async (button, figure, source) => {
    const { activeElement } = document;
    const name = figure.querySelector("img")?.alt;
    const dialog = element("dialog", "wcs-viewer");
    const tools = element("div", "wcs-viewer__tools");
    const stage = element("div", "wcs-viewer__stage");
    const told = element("div", "wcs-viewer__words");
    dialog.setAttribute("aria-label", name || words.wcsOpen);
    tools.append(buttonOf(words.wcsClose, () => dialog.close()));
    // The credit stays beside the picture.
    told.append(...(figure.querySelector("figcaption")?.cloneNode(true).childNodes ?? []));
    dialog.append(tools, stage, told);
    dialog.addEventListener("close", () => {
      dialog.remove();
      (activeElement === document.body ? button : activeElement).focus();
    });
    (button.closest(".wcs") ?? document.body).append(dialog);
    dialog.showModal();
    const fail = () => {
      stage.replaceChildren(element("p", "wcs-viewer__fault", words.wcsFailed));
      stage.firstChild.setAttribute("role", "alert");
    };
    let viewer;
    try {
      if (!window.OpenSeadragon) await library();
      if (!dialog.open) return;
      viewer = viewerOf(stage, source, name);
    } catch {
      fail();
      return;
    }
    tools.prepend(...toolsOf(viewer));
    viewer.addHandler("open-failed", fail);
    dialog.addEventListener("close", () => viewer.destroy());
    viewer.canvas.focus();
    const detail = { dialog, viewer };
    button.dispatchEvent(new CustomEvent("wcs:zoom", { bubbles: true, detail }));
  };

  /* A picture of the site's own: the button takes the place of the link. */
  for (const link of document.querySelectorAll("a[data-wcs-zoom]")) {
    const figure = link.closest(".wcs-zoom");
    const source = { type: "image", url: link.href };
    const button = buttonOf("", () => open(button, figure, source), link.className);
    button.append(...link.childNodes);
    figure.querySelector("img").addEventListener("click", () => button.click());
    link.replaceWith(button);
  }

  /* A picture of a IIIF service: who asks for it is told which server will know. */
  for (const figure of document.querySelectorAll("[data-wcs-zoom-service^='https://']")) {
    const source = figure.dataset.wcsZoomService.replace(/(\/info\.json|\/)?$/, "/info.json");
    const { host } = new URL(source);
    const act = ({ currentTarget }) => {
      const load = () => open(currentTarget, figure, source);
      const options = { bubbles: true, cancelable: true, detail: { service: host, load } };
      if (currentTarget.dispatchEvent(new CustomEvent("wcs:load", options))) load();
    };
    const button = buttonOf(words.wcsOpen, act, "wcs-zoom__link");
    const name = figure.querySelector("img")?.alt;
    if (name) button.append(element("span", "wcs-unseen", ` (${name})`));
    const offer = element("p", "wcs-zoom__offer");
    const note = words.wcsElsewhere.replace("{host}", host);
    offer.append(button, element("span", "wcs-note", note));
    figure.append(offer);
  }
}
