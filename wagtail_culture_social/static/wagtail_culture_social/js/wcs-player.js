/* Loads another site's player only when the visitor asks for it. */
for (const player of document.querySelectorAll("[data-wcs-player]")) {
  const button = player.querySelector("[data-wcs-load]");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.className = "wcs-player__frame";
    frame.src = player.dataset.wcsPlayer;
    frame.title = player.dataset.wcsTitle;
    frame.allow = "fullscreen; picture-in-picture; encrypted-media";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    player.prepend(frame);
    player.classList.add("wcs-player--loaded");
    button.remove();
    frame.focus();
  });
}
