// Verdicts for ear and hand: tones made on the spot, and vibration where a phone has it.

const TONES = {
  admitted: [[880, 0, 0.12, "sine"]],
  attention: [[660, 0, 0.1, "sine"], [660, 0.16, 0.1, "sine"]],
  repeat: [[520, 0, 0.1, "triangle"], [520, 0.16, 0.1, "triangle"]],
  refused: [[150, 0, 0.45, "sawtooth"]],
  undecided: [[330, 0, 0.12, "square"], [247, 0.18, 0.2, "square"]],
  trouble: [[150, 0, 0.3, "sawtooth"]],
};
const BUZZ = {
  admitted: [40],
  attention: [40, 60, 40],
  repeat: [40, 60, 40],
  refused: [400],
  undecided: [120, 80, 120],
  trouble: [300],
};

export class Signals {
  constructor() {
    this.on = true;
  }

  /** Browsers allow sound only after a touch or a key. */
  wake() {
    if (navigator.audioSession) navigator.audioSession.type = "playback";
    this.audio ??= new AudioContext();
    if (this.audio.state === "suspended") this.audio.resume();
  }

  toggle() {
    this.on = !this.on;
    if (this.on) this.wake();
    return this.on;
  }

  give(result) {
    navigator.vibrate?.(BUZZ[result] ?? []);
    if (!this.on || !this.audio) return;
    for (const tone of TONES[result] ?? []) this.play(tone);
  }

  play([pitch, after, length, shape]) {
    const at = this.audio.currentTime + after;
    const tone = this.audio.createOscillator();
    const loud = this.audio.createGain();
    tone.type = shape;
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.35, at);
    loud.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(loud).connect(this.audio.destination);
    tone.start(at);
    tone.stop(at + length);
  }
}
