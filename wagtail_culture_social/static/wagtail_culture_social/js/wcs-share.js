/* Offers the device's own way to share, where there is one; the links do without. */
if (navigator.share) {
  for (const button of document.querySelectorAll("[data-wcs-share]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      const { wcsTitle: title, wcsShare: url } = button.dataset;
      try {
        await navigator.share({ title, url });
      } catch {
        /* The visitor thought better of it. */
      }
    });
  }
}
