/* Shows an example of a post while its words are typed; nothing is saved. */
(() => {
  const WAIT = 300;

  class PatternExample extends window.StimulusModule.Controller {
    static targets = ["output"];

    static values = { url: String, language: String };

    connect() {
      this.form = this.element.closest("form");
      this.later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.show(), WAIT);
      };
      this.form?.addEventListener("input", this.later);
      this.form?.addEventListener("change", this.later);
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.form?.removeEventListener("input", this.later);
      this.form?.removeEventListener("change", this.later);
    }

    async show() {
      const typed = new FormData(this.form);
      const body = new FormData();
      for (const name of ["post", "network", "text", "csrfmiddlewaretoken"]) {
        body.set(name, typed.get(name) ?? "");
      }
      body.set("language", this.languageValue);
      this.request?.abort();
      this.request = new AbortController();
      try {
        const answer = await fetch(this.urlValue, {
          method: "POST",
          body,
          signal: this.request.signal,
        });
        if (answer.ok) this.outputTarget.innerHTML = await answer.text();
      } catch {
        // The example stays as it was: the words can be saved without it.
      }
    }
  }

  window.wagtail.app.register("wcs-pattern-example", PatternExample);
})();
