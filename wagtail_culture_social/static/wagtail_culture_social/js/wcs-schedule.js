/* Shows the dates of an event while its schedule is typed; nothing is saved. */
(() => {
  const WAIT = 300;
  const NEEDED = /^(schedule-|date_notes-|time_zone$|state$|csrfmiddlewaretoken$)/;
  const USED_BY = {
    weekdays: ["weekly", "monthly_weekday"],
    position: ["monthly_weekday"],
    interval: ["daily", "weekly", "monthly_day", "monthly_weekday", "yearly"],
    until: ["daily", "weekly", "monthly_day", "monthly_weekday", "yearly"],
    count: ["daily", "weekly", "monthly_day", "monthly_weekday", "yearly"],
    rule: ["rule"],
  };

  class Schedule extends window.StimulusModule.Controller {
    static targets = ["output", "status"];

    static values = { url: String, month: String };

    connect() {
      this.form = this.element.closest("form");
      this.later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.show(), WAIT);
      };
      this.form.addEventListener("input", this.later);
      this.form.addEventListener("change", this.later);
      // Blocks come, go and change places without an event.
      this.observer = new MutationObserver(this.later);
      this.observer.observe(this.element.parentElement.parentElement, {
        childList: true,
        subtree: true,
        attributeFilter: ["aria-hidden", "value"],
      });
      this.seen = this.typed().toString();
      this.fitFields();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.observer.disconnect();
      this.form.removeEventListener("input", this.later);
      this.form.removeEventListener("change", this.later);
    }

    turn({ params, currentTarget }) {
      this.monthValue = params.month;
      this.show(currentTarget.dataset.turn);
    }

    typed() {
      const needed = new URLSearchParams();
      for (const [name, value] of new FormData(this.form)) {
        if (NEEDED.test(name)) needed.append(name, value);
      }
      needed.set("month", this.monthValue);
      return needed;
    }

    async show(focus) {
      this.fitFields();
      const body = this.typed();
      if (body.toString() === this.seen) return;
      this.seen = body.toString();
      this.request?.abort();
      this.request = new AbortController();
      try {
        const answer = await fetch(this.urlValue, {
          method: "POST",
          body,
          signal: this.request.signal,
        });
        if (!answer.ok) return;
        this.outputTarget.innerHTML = await answer.text();
        this.say(this.outputTarget.querySelector("[data-said]"));
        this.refocus(focus);
      } catch {
        // The dates stay as they were: the page can be saved without them.
      }
    }

    /* Tells a screen reader the fault or the next date, not all of it each time. */
    say(element) {
      this.statusTarget.lang = element.closest("[lang]").lang;
      this.statusTarget.textContent = element.textContent.trim();
    }

    refocus(turn) {
      if (!turn) return;
      const buttons = [...this.outputTarget.querySelectorAll("[data-turn]")];
      const free = buttons.filter((button) => !button.disabled);
      (free.find((button) => button.dataset.turn === turn) ?? free[0])?.focus();
    }

    /* Hides what the chosen frequency does not use; what was typed there stays. */
    fitFields() {
      for (const select of this.form.querySelectorAll(
        'select[name^="schedule-"][name$="-frequency"]',
      )) {
        const own = select.closest("[data-contentpath]");
        for (const [name, users] of Object.entries(USED_BY)) {
          const field = own.parentElement.querySelector(
            `:scope > [data-contentpath="${name}"]`,
          );
          if (field) field.hidden = !users.includes(select.value);
        }
      }
    }
  }

  window.wagtail.app.register("wcs-schedule", Schedule);
})();
