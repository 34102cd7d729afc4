/* Offers to print where a script can; the browser's own command does without. */
for (const button of document.querySelectorAll("[data-wcs-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
