/* Ticks off the steps of a tutorial. What is done stays on the device: nothing is sent.
   A tick belongs to its step, whatever the order and in every language. */
(() => {
  const list = document.querySelector("[data-wcs-steps]");
  const progress = document.querySelector("[data-wcs-progress]");
  if (!list || !progress) return;

  const key = `wcs-steps:${list.dataset.wcsSteps}`;
  const steps = [...list.querySelectorAll("[data-wcs-step]")];
  const words = progress.querySelector("[data-wcs-words]");
  const status = progress.querySelector("[role='status']");
  const goOn = progress.querySelector("[data-wcs-go-on]");
  const restart = progress.querySelector("[data-wcs-restart]");

  /* A browser may keep nothing: then ticks last as long as the page. */
  const remembered = () => {
    try {
      const kept = JSON.parse(window.localStorage.getItem(key));
      return new Set(Array.isArray(kept) ? kept : []);
    } catch {
      return new Set();
    }
  };

  const remember = (done) => {
    try {
      if (done.length) window.localStorage.setItem(key, JSON.stringify(done));
      else window.localStorage.removeItem(key);
    } catch {
      /* Private windows, full or forbidden storage. */
    }
  };

  const filled = (text, values) =>
    text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

  const boxes = steps.map((step) => {
    const title = step.querySelector(".wcs-step__title");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    const label = document.createElement("label");
    label.className = "wcs-tick";
    label.id = `${title.id}-done`;
    box.setAttribute("aria-labelledby", `${label.id} ${title.id}`);
    label.append(box, ` ${list.dataset.wcsDone}`);
    step.append(label);
    return box;
  });

  const show = () => {
    const count = boxes.filter((box) => box.checked).length;
    const first = boxes.findIndex((box) => !box.checked);
    boxes.forEach((box, at) => {
      steps[at].classList.toggle("wcs-step--done", box.checked);
    });
    const { wcsProgress, wcsFinished, wcsNext } = progress.dataset;
    const text = first < 0 ? wcsFinished : wcsProgress;
    words.textContent = filled(text, { done: count, count: boxes.length });
    restart.hidden = !count;
    goOn.hidden = !count || first < 0;
    if (first < 0) return;
    goOn.textContent = filled(wcsNext, { number: first + 1 });
    goOn.href = `#${steps[first].querySelector(".wcs-step__title").id}`;
  };

  const keep = () => {
    const done = steps.filter((_step, at) => boxes[at].checked);
    remember(done.map((step) => step.dataset.wcsStep));
    show();
    status.textContent = words.textContent;
  };

  const recall = () => {
    const done = remembered();
    boxes.forEach((box, at) => {
      box.checked = done.has(steps[at].dataset.wcsStep);
    });
    show();
  };

  list.addEventListener("change", (event) => {
    if (boxes.includes(event.target)) keep();
  });
  restart.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
    steps[0].querySelector(".wcs-step__title").focus();
  });
  window.addEventListener("storage", (event) => {
    if (event.key === key) recall();
  });
  recall();
})();
