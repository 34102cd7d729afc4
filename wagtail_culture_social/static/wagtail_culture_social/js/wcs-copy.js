/* Copies a hashtag, an address or a post; without a script the button stays hidden. */

/* Over plain http browsers have no clipboard: an older command still copies. */
function copySelection(text) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.readOnly = true;
  field.className = "wcs-unseen";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

for (const button of document.querySelectorAll("[data-wcs-copy]")) {
  const label = button.innerHTML;
  const live = document.createElement("span");
  live.setAttribute("role", "status");
  live.className = "wcs-unseen";
  button.after(live);
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!(await copy(button.dataset.wcsCopy))) return;
    button.textContent = button.dataset.wcsCopied;
    live.textContent = button.dataset.wcsCopied;
    setTimeout(() => {
      button.innerHTML = label;
      live.textContent = "";
    }, 2000);
  });
}
