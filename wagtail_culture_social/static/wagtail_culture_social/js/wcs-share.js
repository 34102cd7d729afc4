/* Offers the device's own way to share, where there is one; the links do without. */
if (navigator.share) {
  for (const button of document.querySelectorAll("[data-wcs-share]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.share({ title: button.dataset.wcsTitle, url: button.dataset.wcsShare });
      } catch {
        /* The visitor thought better of it. */
      }
    });
  }
}
