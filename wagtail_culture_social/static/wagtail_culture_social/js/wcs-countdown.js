/* Counts down to a live stream, and reads that part of the page again when its state
   changes: at the hour that the page names, and once a minute in the waiting room. */
(() => {
  const SECOND = 1000;
  const MINUTE = 60 * SECOND;
  const FAR = 12 * 60 * MINUTE;
  const JITTER = 10 * SECOND;
  const MOST_TRIES = 10;
  const PARTS = ["wcs-live", "wcs-live-band"];

  const region = document.getElementById("wcs-live");
  const said = document.getElementById("wcs-live-said");
  if (!region) return;

  let timers = [];
  let tries = 0;

  const stateOf = (part) =>
    part?.querySelector("[data-wcs-live]")?.dataset.wcsLive ?? "";

  const later = (wait, what) => timers.push(setTimeout(what, wait));

  const inWords = (left) => {
    const language = region.closest("[lang]").lang;
    const words = new Intl.RelativeTimeFormat(language, { numeric: "always" });
    if (left < MINUTE) return words.format(Math.ceil(left / SECOND), "second");
    const minutes = Math.ceil(left / MINUTE);
    return minutes < 120
      ? words.format(minutes, "minute")
      : words.format(Math.floor(minutes / 60), "hour");
  };

  const countDown = (line, now) => {
    const left = Date.parse(line.dataset.wcsCountdown) - now();
    line.hidden = left <= 0;
    if (left <= 0) return;
    const words = inWords(left);
    if (line.textContent !== words) line.textContent = words;
    later(SECOND, () => countDown(line, now));
  };

  /* Nobody looks at a page in the background: it is read again once it is seen. */
  const whenSeen = (what) => {
    if (!document.hidden) what();
    else {
      document.addEventListener("visibilitychange", what, { once: true });
    }
  };

  const take = (fresh) => {
    for (const id of PARTS) {
      const part = fresh.getElementById(id);
      document.getElementById(id)?.replaceChildren(...(part?.childNodes ?? []));
    }
    const word = region.querySelector(".wcs-live__word");
    said.textContent = (word ?? region.querySelector("h2"))?.textContent ?? "";
    tries = 0;
    region.dispatchEvent(new CustomEvent("wcs:added", { bubbles: true }));
  };

  const read = async () => {
    tries += 1;
    try {
      const here = window.location;
      const answer = await fetch(here.pathname + here.search, { cache: "no-cache" });
      const text = answer.ok ? await answer.text() : "";
      const fresh = new window.DOMParser().parseFromString(text, "text/html");
      const part = fresh.getElementById("wcs-live");
      if (part && stateOf(part) !== stateOf(region)) {
        take(fresh);
        return;
      }
    } catch {
      // The page stays as it was, complete; the next minute may have better luck.
    }
    if (tries < MOST_TRIES || stateOf(region) === "waiting") {
      later(MINUTE + Math.random() * JITTER, () => whenSeen(read));
    }
  };

  const plan = () => {
    timers.forEach(clearTimeout);
    timers = [];
    const live = region.querySelector("[data-wcs-live]");
    if (!live) return;
    const frozen = live.dataset.wcsNow;
    const ahead = frozen ? Date.parse(frozen) - Date.now() : 0;
    const now = () => Date.now() + ahead;
    const line = live.querySelector("[data-wcs-countdown]");
    if (line) countDown(line, now);
    const wait = Date.parse(live.dataset.wcsChanges) - now();
    if (!(wait < FAR)) return;
    const next = stateOf(region) === "waiting" ? Math.min(wait, MINUTE) : wait;
    later(Math.max(next, SECOND) + Math.random() * JITTER, () => whenSeen(read));
  };

  region.addEventListener("wcs:added", plan);
  plan();
})();
