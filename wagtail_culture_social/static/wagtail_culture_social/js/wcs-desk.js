/* Tells the length of a post on each chosen network while it is typed. */
(() => {
  const WAIT = 400;
  const MEASURED = ["text", "networks", "link"];

  class Desk extends window.StimulusModule.Controller {
    static targets = ["lengths", "status"];

    static values = { url: String, network: String };

    connect() {
      this.show();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
    }

    later({ target }) {
      if (!MEASURED.includes(target.name)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), WAIT);
    }

    networks() {
      if (this.networkValue) return [this.networkValue];
      const boxes = this.element.querySelectorAll('[name="networks"]:checked');
      return [...boxes].map((box) => box.value);
    }

    /* The link stands below the text unless it is in it already. */
    text() {
      const value = (name) =>
        this.element.querySelector(`[name="${name}"]`)?.value.trim() ?? "";
      const [text, link] = [value("text"), value("link")];
      return link && !text.includes(link) ? `${text}\n${link}` : text;
    }

    async show() {
      this.request?.abort();
      this.request = new AbortController();
      try {
        const found = await Promise.all(
          this.networks().map((network) => this.measure(network)),
        );
        this.lengthsTarget.replaceChildren(...found.map(this.line));
        const over = found.filter((one) => !one.fits);
        this.statusTarget.textContent = over.map((one) => one.said).join(". ");
      } catch {
        // The lengths stay as they were: they are told again after saving.
      }
    }

    async measure(network) {
      const token = this.element.querySelector('[name="csrfmiddlewaretoken"]');
      const answer = await fetch(this.urlValue, {
        method: "POST",
        body: new URLSearchParams({ text: this.text(), network }),
        headers: {
          "X-CSRFToken": token.value,
          "X-Requested-With": "XMLHttpRequest",
        },
        signal: this.request.signal,
      });
      const found = await answer.json();
      return found.error ? { said: found.error, fits: false } : found;
    }

    line({ said, fits }) {
      const item = document.createElement("li");
      item.className = fits ? "" : "wcs-desk-lengths__over";
      item.textContent = fits ? said : `⚠ ${said}`;
      return item;
    }
  }

  window.wagtail.app.register("wcs-desk", Desk);
})();
