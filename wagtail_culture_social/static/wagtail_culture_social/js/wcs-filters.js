/* Filters a programme without loading the whole page; links and form do it without. */
(() => {
  const PARTS = ["#wcs-results", "#wcs-views", ".wcs-languages"];
  const WIDE = "(min-width: 62rem)";
  const form = document.querySelector("[data-wcs-filters]");
  const status = document.querySelector("[data-wcs-status]");
  if (!form || !status) return;

  const folded = form.closest("details");
  const table = form.closest(".wcs-programme--month, .wcs-programme--week");
  if (!table && window.matchMedia(WIDE).matches) folded.open = true;

  const show = (text) => {
    const fresh = new window.DOMParser().parseFromString(text, "text/html");
    for (const part of PARTS) {
      const [old, shown] = [document, fresh].map((page) => page.querySelector(part));
      if (old && shown) old.replaceWith(document.importNode(shown, true));
    }
    status.textContent = document.querySelector(".wcs-count").textContent.trim();
  };

  const follow = async (address) => {
    document.querySelector(PARTS[0]).setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.text());
      window.history.replaceState({ wcs: true }, "");
      window.history.pushState({ wcs: true }, "", address);
    } catch {
      window.location.assign(address);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const filled = [...new FormData(form)].filter((pair) => pair[1]);
    const query = new window.URLSearchParams(filled).toString();
    const address = new window.URL(form.action);
    address.search = query;
    address.hash = "";
    follow(address.href);
  });

  window.addEventListener("popstate", (event) => {
    if (event.state?.wcs) window.location.reload();
  });
})();
