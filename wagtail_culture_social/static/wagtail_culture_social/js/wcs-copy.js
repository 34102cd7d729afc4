/* Copies a hashtag or a post; the button appears only where copying can work. */
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-wcs-copy]")) {
    const label = button.innerHTML;
    const live = document.createElement("span");
    live.setAttribute("role", "status");
    live.className = "wcs-unseen";
    button.after(live);
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.wcsCopy);
      } catch {
        return;
      }
      button.textContent = button.dataset.wcsCopied;
      live.textContent = button.dataset.wcsCopied;
      setTimeout(() => {
        button.innerHTML = label;
        live.textContent = "";
      }, 2000);
    });
  }
}
