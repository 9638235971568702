// A camera that sees what we want it to see: a clip made from a real badge picture, which Chromium
// plays in place of the device (`--use-file-for-fake-video-capture`).
import { writeFile } from "node:fs/promises";
import { PNG } from "pngjs";

const WIDTH = 640;
const HEIGHT = 480;
const RATE = 5;
const WALL = 96;

/** How bright the picture is at a point given in its own pixels, between 0 and 255. */
function brightness(picture, x, y) {
  const at = (Math.min(picture.height - 1, y | 0) * picture.width + Math.min(picture.width - 1, x | 0)) * 4;
  const [red, green, blue, alpha] = picture.data.subarray(at, at + 4);
  const light = 0.299 * red + 0.587 * green + 0.114 * blue;
  return (light * alpha + 255 * (255 - alpha)) / 255;
}

/** One frame: the picture upright in the middle of a grey wall, averaged down like a lens would. */
function frame(picture, size) {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WALL);
  if (picture) {
    const scale = size / Math.max(picture.width, picture.height);
    const wide = Math.round(picture.width * scale);
    const high = Math.round(picture.height * scale);
    const [left, top] = [(WIDTH - wide) >> 1, (HEIGHT - high) >> 1];
    const parts = 3;
    for (let y = 0; y < high; y += 1) {
      for (let x = 0; x < wide; x += 1) {
        let sum = 0;
        for (let n = 0; n < parts * parts; n += 1) {
          sum += brightness(picture, (x + ((n % parts) + 0.5) / parts) / scale, (y + (Math.floor(n / parts) + 0.5) / parts) / scale);
        }
        luma[(top + y) * WIDTH + left + x] = Math.round(16 + (sum / parts / parts) * (219 / 255));
      }
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  return Buffer.concat([Buffer.from("FRAME\n"), luma, colour]);
}

/**
 * Writes a clip in which the badges are held up one after the other, then starts over.
 * Between two badges the wall is seen for `pause` seconds: longer than the gate forgets a code.
 */
export async function clip(file, badges, { lead = 2, shown = 2, pause = 4, size = 400 } = {}) {
  const wall = frame(null, size);
  const frames = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE}:1 Ip A1:1 C420\n`)];
  const add = (picture, seconds) => {
    for (let n = 0; n < seconds * RATE; n += 1) frames.push(picture);
  };
  add(wall, lead);
  for (const badge of badges) {
    add(frame(PNG.sync.read(badge), size), shown);
    add(wall, pause);
  }
  await writeFile(file, Buffer.concat(frames));
  return file;
}

/** What Chromium must be told to use the clip and not to ask anybody for permission. */
export function withClip(file) {
  return ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${file}`];
}
