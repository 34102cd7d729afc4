/* Lets an editor draw a detail on the picture of a guided tour; its four numbers follow. */
(() => {
  const NAMES = ["x", "y", "width", "height"];
  const LEAST = 1;

  const rounded = (number) => Math.round(number * 10) / 10;

  const between = (from, to) => {
    const [left, top] = [0, 1].map((axis) => rounded(Math.min(from[axis], to[axis])));
    const [right, bottom] = [0, 1].map((axis) => rounded(Math.max(from[axis], to[axis])));
    return [left, top, rounded(right - left), rounded(bottom - top)];
  };

  const place = (frame, [x, y, width, height]) => {
    const style = { left: x, top: y, width, height };
    for (const [name, part] of Object.entries(style)) frame.style[name] = `${part}%`;
  };

  class Region extends window.StimulusModule.Controller {
    static values = {
      address: String,
      open: String,
      help: String,
      missing: String,
      done: String,
    };

    connect() {
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.className = "button button-small button-secondary wcs-region-open";
      this.button.textContent = this.openValue;
      this.button.addEventListener("click", () => this.open());
      this.element.after(this.button);
    }

    disconnect() {
      this.button.remove();
    }

    get inputs() {
      const stem = this.element.name.replace(/x$/, "");
      return NAMES.map((name) => document.getElementsByName(stem + name)[0]);
    }

    get image() {
      const name = this.element.name.replace(/steps-\d+-value-x$/, "picture-image");
      return document.getElementsByName(name)[0]?.value;
    }

    open() {
      const dialog = document.createElement("dialog");
      dialog.className = "wcs-region";
      const help = document.createElement("p");
      help.textContent = this.image ? this.helpValue : this.missingValue;
      const done = document.createElement("button");
      done.type = "button";
      done.className = "button";
      done.textContent = this.doneValue;
      done.addEventListener("click", () => dialog.close());
      dialog.setAttribute("aria-label", this.openValue);
      dialog.append(help, ...(this.image ? [this.picture()] : []), done);
      dialog.addEventListener("close", () => {
        dialog.remove();
        this.button.focus();
      });
      document.body.append(dialog);
      dialog.showModal();
    }

    picture() {
      const picture = document.createElement("div");
      const image = document.createElement("img");
      const frame = document.createElement("div");
      picture.className = "wcs-region__picture";
      frame.className = "wcs-region__frame";
      image.src = this.addressValue.replace("/0/", `/${this.image}/`);
      image.alt = "";
      picture.append(image, frame);
      place(frame, this.inputs.map((input) => Number(input.value)));
      this.follow(picture, frame);
      return picture;
    }

    follow(picture, frame) {
      let from = null;
      const at = ({ clientX, clientY }) => {
        const { left, top, width, height } = picture.getBoundingClientRect();
        const parts = [(clientX - left) / width, (clientY - top) / height];
        return parts.map((part) => Math.min(Math.max(part, 0), 1) * 100);
      };
      picture.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        picture.setPointerCapture(event.pointerId);
        from = at(event);
      });
      picture.addEventListener("pointermove", (event) => {
        if (from) place(frame, between(from, at(event)));
      });
      picture.addEventListener("pointerup", (event) => {
        const region = between(from, at(event));
        from = null;
        if (Math.min(region[2], region[3]) >= LEAST) this.write(region);
      });
    }

    write(region) {
      this.inputs.forEach((input, index) => {
        input.value = region[index];
        input.dispatchEvent(new window.Event("input", { bubbles: true }));
        input.dispatchEvent(new window.Event("change", { bubbles: true }));
      });
    }
  }

  window.wagtail.app.register("wcs-region", Region);
})();
