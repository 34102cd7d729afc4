/* Brings a public form into the page that leads to it; links and form do it without.

   A link `data-wcs-form-link` stands in an area `data-wcs-form-area`; the page it leads
   to has such an area too, with the form or with what is said when it was sent. */
const PLACE = "[data-wcs-form-place]";
const AREA = "[data-wcs-form-area]";
const LINK = "[data-wcs-form-link]";

const firstOf = (area) =>
  area.querySelector('[role="alert"], [role="status"], input:checked') || area;

const show = async (area, address, options) => {
  area.setAttribute("aria-busy", "true");
  const answer = await fetch(address, options);
  const text = await answer.text();
  const page = new window.DOMParser().parseFromString(text, "text/html");
  const fresh = page.querySelector(AREA);
  if (!fresh) throw new Error(answer.status);
  const shown = document.importNode(fresh, true);
  area.replaceWith(shown);
  const first = firstOf(shown);
  if (!first.matches("input")) first.tabIndex = -1;
  first.focus();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${PLACE} ${LINK}`);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link.closest(AREA), link.href).catch(() => window.location.assign(link.href));
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest(`${PLACE} form`);
  if (!form) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  // Where the network fails, the browser sends the form itself and says so.
  show(form.closest(AREA), form.action, { method: "POST", body }).catch(() => form.submit());
});
