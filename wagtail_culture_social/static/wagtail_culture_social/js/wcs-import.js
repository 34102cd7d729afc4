/* Goes on with an import, step by step, without a click. */
document.querySelector("[data-wcs-go-on]")?.requestSubmit();
