/* Votes where the question stands: the form is fetched when somebody asks for it.
   Without this script the link leads to the form, which is a page of its own. */

const LINK = "[data-wcs-poll-link]";
const FORM = "[data-wcs-poll-form]";
const BODY = "[data-wcs-poll-body]";
const PLACE = "[data-wcs-poll-place]";
const FOCUS = "[data-wcs-poll-focus], .wcs-form__errors";
const FIELD = "input:not([type=hidden], [tabindex]), select, textarea";

/* Return the part of a page that is about the vote, and where it came from. */
async function fetchPart(url, options) {
  const answer = await fetch(url, options);
  const page = new window.DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector(BODY);
  // A form that computes brings a script of its own: it stays on its own page.
  if (!part || part.querySelector("[data-wcs-proof]")) return null;
  return { part, url: answer.url };
}

function show(place, { part, url }) {
  place.replaceChildren(...part.childNodes);
  for (const form of place.querySelectorAll(FORM)) form.action = url;
  const first = place.querySelector(FOCUS) ?? place.querySelector(FIELD);
  if (first?.matches(FOCUS)) first.tabIndex = -1;
  first?.focus();
}

/* Fetch into a place; where that fails, let the browser do it the usual way. */
async function replace(place, url, options, otherwise) {
  if (place.getAttribute("aria-busy") === "true") return;
  place.setAttribute("aria-busy", "true");
  try {
    const found = await fetchPart(url, options);
    if (found) show(place, found);
    else otherwise();
  } catch {
    otherwise();
  } finally {
    place.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(LINK);
  const place = link?.closest(PLACE);
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button;
  if (!place || elsewhere || event.defaultPrevented) return;
  event.preventDefault();
  replace(place, link.href, {}, () => window.location.assign(link.href));
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.(FORM);
  const place = form?.closest(PLACE);
  if (!place || event.defaultPrevented) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  replace(place, form.action, { method: "POST", body }, () => form.submit());
});
