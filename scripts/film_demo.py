"""Draws and records the demo's short film in Chromium: renewing a loan, without a word.

Run it by hand to make the film anew; it needs the extra ``test`` and Chromium.
"""

import base64
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parents[1] / "example_site/content/media/renew-a-loan.webm"
DRAW = """
async () => {
  const [paper, ink, red, rule] = ["#FAF8F3", "#1C1B1A", "#7A1E3A", "#D8D2C6"];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [640, 360];
  const at = canvas.getContext("2d");
  const box = (x, y, w, h, colour) => {
    at.fillStyle = colour;
    at.fillRect(x, y, w, h);
  };
  const line = (x, y, w, colour = rule) => box(x, y, w, 8, colour);
  const ease = (t) => 1 - (1 - Math.min(Math.max(t, 0), 1)) ** 3;
  const tick = (x, y, size, colour) => {
    at.strokeStyle = colour;
    at.lineWidth = size / 5;
    at.beginPath();
    at.moveTo(x, y + size / 2);
    at.lineTo(x + size / 3, y + size);
    at.lineTo(x + size, y);
    at.stroke();
  };
  const card = (t) => {
    const x = 640 - 460 * ease(t);
    box(x, 80, 280, 180, red);
    line(x + 24, 110, 150, paper);
    for (let n = 0; n < 28; n += 1) box(x + 24 + n * 8, 190, 3 + (n % 3), 40, paper);
  };
  const account = (t) => {
    box(150, 60, 340, 240, "#fff");
    line(180, 90, 160, ink);
    box(180, 130, 280, 34, rule);
    box(180, 180, 280, 34, rule);
    for (let n = 0; n < Math.min(8, t * 5); n += 1) box(192 + n * 16, 142, 10, 10, ink);
    for (let n = 0; n < Math.min(6, t * 5 - 9); n += 1) {
      at.fillStyle = ink;
      at.beginPath();
      at.arc(198 + n * 16, 197, 5, 0, 7);
      at.fill();
    }
    box(180, 240, 120, 36, red);
  };
  const loans = (t, renewed) => {
    for (let n = 0; n < 3; n += 1) {
      const y = 56 + n * 76;
      box(80, y, 480, 60, "#fff");
      box(156, y + 8, 32, 44, [red, "#23446b", "#1d6b3f"][n]);
      line(206, y + 16, 150, ink);
      line(206, y + 36, 100);
      box(100, y + 18, 24, 24, rule);
      if (renewed || t > n + 1) tick(103, y + 21, 18, red);
      const moved = renewed ? ease(t - 2 - n * 0.3) : 0;
      box(440, y + 20, 90, 20, rule);
      box(440, y + 20, 30 + 60 * moved, 20, red);
    }
    box(80, 296, 160, 40, renewed && t < 1 ? ink : red);
    if (renewed && t > 4) tick(270, 300, 32, red);
  };
  const scenes = [card, account, (t) => loans(t, false), (t) => loans(t, true)];
  const stream = canvas.captureStream(12);
  const type = "video/webm;codecs=vp8";
  const options = { mimeType: type, videoBitsPerSecond: 60000 };
  const recorder = new MediaRecorder(stream, options);
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const start = performance.now();
  const draw = () => {
    const seconds = Math.min((performance.now() - start) / 1000, 19.9);
    box(0, 0, 640, 360, paper);
    scenes[Math.floor(seconds / 5)](seconds % 5);
  };
  draw();
  recorder.start();
  const timer = setInterval(draw, 80);
  await new Promise((done) => setTimeout(done, 20000));
  clearInterval(timer);
  const ended = new Promise((done) => (recorder.onstop = done));
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
}
"""


def main() -> None:
    """Record the film and write it among the contents of the demo."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        film = base64.b64decode(browser.new_page().evaluate(DRAW))
        browser.close()
    TARGET.write_bytes(film)
    print(f"{TARGET.name}: {len(film)} bytes")


if __name__ == "__main__":
    main()
