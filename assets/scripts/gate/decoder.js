// The decoder's worker: pixels in, texts out. The wasm is compiled before it says that it is ready.
import { prepareZXingModule, readBarcodes } from "../../vendor/zxing-wasm@3.1.4/reader.js";

const wasm = new URL("../../vendor/zxing-wasm@3.1.4/zxing_reader.wasm", import.meta.url).href;
const QUICK = { formats: ["QRCode"], tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false };
const THOROUGH = { formats: ["QRCode"], tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true };

const prepared = prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });

self.onmessage = async ({ data: { picture, thorough } }) => {
  try {
    const found = await readBarcodes(picture, { ...(thorough ? THOROUGH : QUICK), maxNumberOfSymbols: 1 });
    self.postMessage({ kind: "texts", texts: found.filter((code) => code.isValid).map((code) => code.text) });
  } catch (problem) {
    self.postMessage({ kind: "failed", why: String(problem) });
  }
};

prepared.then(
  () => self.postMessage({ kind: "ready" }),
  (problem) => self.postMessage({ kind: "failed", why: String(problem) }),
);
