/* Loads another site's player only when the visitor asks for it, or a consent manager
   knows that they agree; leads from chapters and transcript into the recording. */
const frameOf = ({ wcsSrc, wcsTitle, wcsParent, wcsAllow, wcsSandbox }) => {
  const address = new URL(wcsSrc);
  if (wcsParent !== undefined) {
    address.searchParams.set("parent", window.location.hostname);
  }
  const frame = document.createElement("iframe");
  frame.className = "wcs-player__frame";
  if (wcsSandbox) frame.sandbox = wcsSandbox;
  frame.src = address;
  frame.title = wcsTitle;
  frame.allow = wcsAllow ?? "fullscreen; picture-in-picture; encrypted-media";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  return frame;
};

const scriptAt = (src) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

const recordingOf = async (template, { wcsSrc, wcsHls }) => {
  const recording = document.importNode(template.content.firstElementChild, true);
  if (!wcsHls || recording.canPlayType("application/vnd.apple.mpegurl")) {
    recording.src = wcsSrc;
    return recording;
  }
  if (!window.Hls) await scriptAt(wcsHls);
  const hls = new window.Hls({ enableWorker: false });
  hls.loadSource(wcsSrc);
  hls.attachMedia(recording);
  recording.addEventListener("wcs:stop", () => hls.destroy());
  return recording;
};

const stop = (recording) => {
  recording.pause();
  recording.dispatchEvent(new CustomEvent("wcs:stop"));
  recording.removeAttribute("src");
  recording.load();
};

const seekIn = (media, seconds) => {
  const recording = media.querySelector("video, audio");
  if (!recording) {
    media.querySelector("[data-wcs-load]").click();
    return;
  }
  recording.currentTime = seconds;
  recording.play().catch(() => {});
};

/* Links of the page to a moment: without a script they open the file there. */
const followMoment = (event) => {
  const link = event.target.closest("a[data-wcs-moment]");
  const place = link && document.getElementById(link.dataset.wcsMomentOf);
  const recording = place?.querySelector("video, audio");
  if (!recording || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  seekIn(place, Number(link.dataset.wcsMoment));
  recording.focus();
};

document.addEventListener("click", followMoment);

const addSeeking = (media) => {
  if (!media?.querySelector("video, audio")) return;
  for (const place of media.querySelectorAll("span[data-wcs-seek]")) {
    const seconds = Number(place.dataset.wcsSeek);
    const button = document.createElement("button");
    button.type = "button";
    button.className = place.className;
    button.append(...place.childNodes);
    const words = `${media.dataset.wcsSeekLabel} ${button.textContent}`;
    button.setAttribute("aria-label", words);
    button.addEventListener("click", () => seekIn(media, seconds));
    place.replaceWith(button);
  }
};

const loaderOf = (player) => {
  const stage = player.querySelector(".wcs-player__stage");
  const before = [...stage.children];
  const load = player.querySelector("[data-wcs-load]");
  const unload = player.querySelector("[data-wcs-unload]");
  const template = player.querySelector("template");

  const show = async ({ focus = false } = {}) => {
    if (player.classList.contains("wcs-player--loaded")) return;
    player.classList.add("wcs-player--loaded");
    let shown;
    try {
      shown = template
        ? await recordingOf(template, player.dataset)
        : frameOf(player.dataset);
    } catch {
      // The link below leads to the same.
      player.classList.remove("wcs-player--loaded");
      return;
    }
    stage.replaceChildren(shown);
    unload.hidden = false;
    addSeeking(player.closest("[data-wcs-media]"));
    if (focus) shown.focus();
  };

  load.hidden = false;
  load.addEventListener("click", () => {
    const detail = {
      service: player.dataset.wcsConsent,
      load: () => show({ focus: true }),
    };
    const options = { bubbles: true, cancelable: true, detail };
    const event = new CustomEvent("wcs:load", options);
    if (player.dispatchEvent(event)) detail.load();
  });
  unload.addEventListener("click", () => {
    stage.querySelectorAll("video, audio").forEach(stop);
    stage.replaceChildren(...before);
    player.classList.remove("wcs-player--loaded");
    unload.hidden = true;
    load.focus();
  });
  return [player, show];
};

const loaders = [];

const wire = (part) => {
  const players = part.querySelectorAll("[data-wcs-player]");
  loaders.push(...[...players].map(loaderOf));
  part.querySelectorAll("[data-wcs-media]").forEach(addSeeking);
};

wire(document);

/* Another script has put players into the page. */
document.addEventListener("wcs:added", ({ target }) => wire(target));

document.addEventListener("wcs:consent", ({ detail }) => {
  for (const [player, show] of loaders) {
    if (player.dataset.wcsConsent === detail.service) show();
  }
});

const clip = /^#t=(\d+)$/.exec(window.location.hash);
const first = document.querySelector("[data-wcs-media] :is(video, audio)");
if (clip && first) first.currentTime = Number(clip[1]);
