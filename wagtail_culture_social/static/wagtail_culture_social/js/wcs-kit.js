/* Measures the posts of the kit while they are typed; nothing is saved by it. */
(() => {
  const WAIT = 300;
  const BETWEEN_WORDS = 2000;

  class Kit extends window.StimulusModule.Controller {
    static targets = ["status"];

    static values = { url: String, language: String, lost: String };

    connect() {
      this.timers = {};
      this.requests = {};
      this.fitting = {};
      this.element.querySelector(".wcs-kit__show")?.remove();
      // A browser may bring back what was typed before a reload.
      for (const field of this.element.querySelectorAll("textarea")) {
        if (field.value !== field.defaultValue) this.measure(field);
      }
    }

    disconnect() {
      Object.values(this.timers).forEach(clearTimeout);
      Object.values(this.requests).forEach((request) => request.abort());
      clearTimeout(this.waiting);
    }

    typed({ target }) {
      const { network } = target.dataset;
      if (!network) return;
      clearTimeout(this.timers[network]);
      this.timers[network] = setTimeout(() => this.measure(target), WAIT);
    }

    async measure(field) {
      const { network } = field.dataset;
      this.requests[network]?.abort();
      this.requests[network] = new AbortController();
      try {
        const found = await this.answer(field, this.requests[network].signal);
        if (found.error) this.say(found.error);
        else this.show(network, field.value, found);
        return true;
      } catch (fault) {
        if (fault.name === "AbortError") return true;
        this.say(this.lostValue);
        return false;
      }
    }

    /* Anything but JSON is a page to sign in. */
    async answer(field, signal) {
      const token = this.element.querySelector("[name=csrfmiddlewaretoken]");
      const response = await fetch(this.urlValue, {
        method: "POST",
        headers: { "X-CSRFToken": token.value },
        body: new URLSearchParams({
          text: field.value,
          network: field.dataset.network,
          language: this.languageValue,
          link: this.share(field.dataset.network)?.dataset.wcsLink ?? "",
        }),
        signal,
      });
      return response.json();
    }

    card(network) {
      return this.element.querySelector(`article[data-network="${network}"]`);
    }

    share(network) {
      return this.card(network).querySelector("[data-wcs-link]");
    }

    show(network, text, found) {
      const post = this.card(network);
      const share = this.share(network);
      if (share) share.href = found.share;
      for (const [name, html] of Object.entries(found.html)) {
        post.querySelector(`[data-wcs-part="${name}"]`).innerHTML = html;
      }
      post.querySelector("[data-wcs-copy]").dataset.wcsCopy = text.trim();
      post.classList.toggle("wcs-post--over", !found.fits);
      const fitted = this.fitting[network] ?? true;
      if (found.fits !== fitted || this.statusTarget.textContent) {
        this.say(found.said);
      }
      this.fitting[network] = found.fits;
    }

    /* The last word counts, and words leave time to be read aloud. */
    say(words) {
      const since = Date.now() - (this.saidAt ?? 0);
      clearTimeout(this.waiting);
      this.waiting = setTimeout(
        () => {
          this.saidAt = Date.now();
          this.statusTarget.textContent = words;
        },
        Math.max(0, BETWEEN_WORDS - since),
      );
    }

    /* Asks before sending whether anybody is signed in: an answer would be lost. */
    async ask(event) {
      const field = this.element.querySelector("textarea");
      if (this.isAsked || !field) return;
      event.preventDefault();
      this.isAsked = await this.measure(field);
      if (this.isAsked) this.element.requestSubmit(event.submitter);
    }
  }

  window.wagtail.app.register("wcs-kit", Kit);
})();
