/* Tells the length of a post on each chosen network while it is typed. */
(() => {
  const WAIT = 400;

  class Desk extends window.StimulusModule.Controller {
    static targets = ["lengths", "status"];

    static values = { url: String, networks: String };

    connect() {
      if (this.urlValue) this.show();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
    }

    later({ target }) {
      if (!this.urlValue || !["text", "networks"].includes(target.name)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), WAIT);
    }

    chosen() {
      if (this.networksValue) return [this.networksValue];
      return [
        ...this.element.querySelectorAll('[name="networks"]:checked'),
      ].map((box) => box.value);
    }

    async show() {
      this.request?.abort();
      this.request = new AbortController();
      try {
        const found = await Promise.all(
          this.chosen().map((network) => this.measure(network)),
        );
        this.lengthsTarget.replaceChildren(
          ...found.map((one) => this.line(one)),
        );
        this.statusTarget.textContent = found
          .filter((one) => !one.fits)
          .map((one) => `${one.network}: ${this.words(one)}`)
          .join(", ");
      } catch {
        // The lengths stay as they were: they are told again after saving.
      }
    }

    async measure(network) {
      const token = this.element.querySelector('[name="csrfmiddlewaretoken"]');
      const text = this.element.querySelector('[name="text"]').value;
      const answer = await fetch(this.urlValue, {
        method: "POST",
        body: new URLSearchParams({ text, network }),
        headers: { "X-CSRFToken": token.value },
        signal: this.request.signal,
      });
      return { network: this.nameOf(network), ...(await answer.json()) };
    }

    nameOf(network) {
      const box = this.element.querySelector(`[value="${network}"]`);
      return box?.closest("label")?.textContent.trim() ?? "";
    }

    words({ remaining }) {
      const { left, over } = this.lengthsTarget.dataset;
      return (remaining < 0 ? over : left).replace("%s", Math.abs(remaining));
    }

    line(one) {
      const item = document.createElement("li");
      item.className = one.fits ? "" : "wcs-desk-lengths__over";
      const name = one.network ? `${one.network}: ` : "";
      item.textContent = `${one.fits ? "" : "⚠ "}${name}${this.words(one)}`;
      return item;
    }
  }

  window.wagtail.app.register("wcs-desk", Desk);
})();
