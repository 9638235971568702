// Frames from the camera to the decoder, one in flight at a time: the centre square on most frames, the
// whole picture on every third. The phone's own detector only if it really knows QR codes, else a worker.
import { ownScript } from "./trusted.js";

const SIDE = 720;
const REMEMBERED = "aisle-gate-lens";

export class Camera {
  constructor({ video, onread, ontools }) {
    Object.assign(this, { video, onread, ontools });
    this.frames = 0;
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  /** Everything that decodes is up before this returns. */
  async prepare() {
    if (await knowsQr()) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      this.decode = async () => (await detector.detect(this.canvas)).map((found) => found.rawValue);
      return;
    }
    const worker = new Worker(ownScript(new URL("./decoder.js", import.meta.url)), { type: "module" });
    await answered(worker, "ready");
    this.decode = async (thorough) => {
      const { width, height } = this.canvas;
      const picture = this.pen.getImageData(0, 0, width, height);
      const texts = answered(worker, "texts");
      worker.postMessage({ picture, thorough }, [picture.data.buffer]);
      return texts;
    };
  }

  async start() {
    await this.open(localStorage.getItem(REMEMBERED));
    document.addEventListener("visibilitychange", () => {
      const gone = this.track?.readyState !== "live" || this.track.muted;
      if (document.visibilityState === "visible" && gone) this.open(this.lens);
    });
    this.nextFrame();
  }

  async open(lens) {
    this.stream?.getTracks().forEach((track) => track.stop());
    const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
    const wish = lens ? { deviceId: { ideal: lens } } : { facingMode: { ideal: "environment" } };
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, ...wish } });
    this.track = this.stream.getVideoTracks()[0];
    this.lens = this.track.getSettings().deviceId;
    this.video.srcObject = this.stream;
    await this.video.play();
    await this.tell();
  }

  async tell() {
    const can = this.track.getCapabilities?.() ?? {};
    const all = await navigator.mediaDevices.enumerateDevices();
    this.lenses = all.filter((device) => device.kind === "videoinput").map((device) => device.deviceId);
    this.ontools({ torch: Boolean(can.torch), lenses: this.lenses.length });
  }

  async nextLens() {
    const next = (this.lenses.indexOf(this.lens) + 1) % this.lenses.length;
    localStorage.setItem(REMEMBERED, this.lenses[next]);
    await this.open(this.lenses[next]);
  }

  async toggleTorch() {
    this.torch = !this.torch;
    await this.track.applyConstraints({ advanced: [{ torch: this.torch }] });
    return this.torch;
  }

  nextFrame() {
    if (this.video.requestVideoFrameCallback) this.video.requestVideoFrameCallback(() => this.look());
    else requestAnimationFrame(() => this.look());
  }

  async look() {
    if (this.video.videoWidth > 0 && document.visibilityState === "visible") {
      const whole = ++this.frames % 3 === 0;
      this.draw(whole);
      try {
        for (const text of await this.decode(whole)) this.onread(text);
      } catch {
        // A frame that cannot be decoded is followed by another one.
      }
    }
    this.nextFrame();
  }

  draw(whole) {
    const { videoWidth, videoHeight } = this.video;
    const square = Math.min(videoWidth, videoHeight);
    const [width, height] = whole ? [videoWidth, videoHeight] : [square, square];
    const scale = Math.min(1, (whole ? SIDE * 1.5 : SIDE) / Math.max(width, height));
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2];
    this.pen.drawImage(this.video, left, top, width, height, 0, 0, this.canvas.width, this.canvas.height);
  }
}

async function knowsQr() {
  try {
    return (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
  } catch {
    return false;
  }
}

function answered(worker, kind) {
  return new Promise((done, failed) => {
    worker.onmessage = ({ data }) => {
      if (data.kind === kind) done(data.texts);
      else if (data.kind === "failed") failed(new Error(data.why));
    };
    worker.onerror = () => failed(new Error("the decoder did not start"));
  });
}
