"""The theme of the Folia on plucked strings, played by arithmetic into a WAV file."""

import random
import wave
from io import BytesIO

RATE = 8000
BAR = RATE
CHORDS = "DADCFCDADADCFCDD"
ROOTS = {"D": 50, "A": 45, "C": 48, "F": 53}
MINOR = {"D"}


def folia() -> bytes:
    """Return eighteen seconds of sound: sixteen bars and the last one dying away."""
    dice = random.Random(1672)  # noqa: S311 - the same noise every time
    samples = [0.0] * (BAR * (len(CHORDS) + 2))
    for bar, chord in enumerate(CHORDS):
        for place, note in enumerate(notes(chord)):
            start = bar * BAR + place * RATE // 25
            for offset, value in enumerate(pluck(note, 2 * BAR, dice)):
                if start + offset < len(samples):
                    samples[start + offset] += value
    return as_wave(samples)


def notes(chord: str) -> list[int]:
    """Return a chord from its root up, as MIDI numbers."""
    root = ROOTS[chord]
    return [root, root + 7, root + 12, root + (15 if chord in MINOR else 16)]


def pluck(note: int, length: int, dice: random.Random) -> list[float]:
    """Return the sound of a plucked string (Karplus and Strong, 1983)."""
    period = round(RATE / (440 * 2 ** ((note - 69) / 12)))
    string = [dice.uniform(-1, 1) for _ in range(period)]
    sound = []
    for step in range(length):
        place = step % period
        sound.append(string[place])
        string[place] = 0.498 * (string[place] + string[(place + 1) % period])
    return sound


def as_wave(samples: list[float]) -> bytes:
    """Return samples as a WAV file, as loud as it may be."""
    peak = max(map(abs, samples))
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(RATE)
        file.writeframes(bytes(round(128 + 120 * one / peak) for one in samples))
    return content.getvalue()
