// A whole demonstration of its own: the built program with an empty data folder, on a free port,
// on SQLite or, when AISLE_TEST_DATABASE names a server, on a new PostgreSQL database.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const top = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const program = process.env.AISLE_PROGRAM ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(top, "target"), "debug", "aisle");

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function newDatabase(server) {
  const name = `browser_${process.pid}_${Date.now()}`;
  await promisify(execFile)("psql", ["--quiet", "--no-psqlrc", "-c", `CREATE DATABASE ${name}`, server]);
  return server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}

export class Show {
  static async open({ exhibitors = 40, visitors = 60, seed = 7 } = {}) {
    const show = new Show();
    const port = await freePort();
    show.data = await mkdtemp(path.join(tmpdir(), "aisle-browser-"));
    show.url = `http://127.0.0.1:${port}`;
    show.said = "";
    show.environment = {
      ...process.env,
      AISLE_DATA: show.data,
      AISLE_BIND: `127.0.0.1:${port}`,
      AISLE_PUBLIC_URL: show.url,
    };
    delete show.environment.DATABASE_URL;
    if (process.env.AISLE_TEST_DATABASE) show.environment.DATABASE_URL = await newDatabase(process.env.AISLE_TEST_DATABASE);
    show.words = ["demo", "--exhibitors", String(exhibitors), "--visitors", String(visitors), "--seed", String(seed)];
    await show.starts();
    return show;
  }

  /** Starts the program and waits until it says that it is ready. */
  async starts() {
    this.program = spawn(program, this.words, { cwd: top, env: this.environment, stdio: ["ignore", "pipe", "pipe"] });
    const hear = (text) => (this.said += text);
    this.program.stdout.setEncoding("utf8").on("data", hear);
    this.program.stderr.setEncoding("utf8").on("data", hear);
    const ended = new Promise((_, fail) => {
      this.program.once("error", fail);
      this.program.once("exit", (code) => fail(new Error(`the program ended with ${code}:\n${this.said}`)));
    });
    ended.catch(() => {});
    this.program.once("exit", (code, signal) => {
      if (!this.stopping) console.error(`the program ended by itself (${signal ?? code}):\n${this.said.slice(-4000)}`);
    });
    const until = Date.now() + 180_000;
    while (Date.now() < until) {
      const answer = await Promise.race([fetch(`${this.url}/readyz`).catch(() => null), ended]);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`not ready after three minutes:\n${this.said}`);
  }

  /** The address and password of somebody with this role, as the program printed them. */
  signIn(role) {
    const password = /password is (\S+)/.exec(this.said)?.[1];
    const line = new RegExp(`(\\S+@\\S+)\\s+${role}\\b`).exec(this.said);
    if (!password || !line) throw new Error(`no sign-in for ${role} in:\n${this.said}`);
    return { email: line[1], password };
  }

  /** The exhibitor whose sign-in the program printed. */
  exhibitor() {
    const line = /exhibitor\s+\S+\s+(\S+@\S+)/.exec(this.said);
    return { email: line?.[1], password: /password is (\S+)/.exec(this.said)?.[1] };
  }

  async stops() {
    this.stopping = true;
    if (this.program.exitCode === null) {
      const gone = new Promise((done) => this.program.once("exit", done));
      this.program.kill("SIGTERM");
      const late = setTimeout(() => this.program.kill("SIGKILL"), 15_000);
      await gone;
      clearTimeout(late);
    }
  }

  async closes() {
    await this.stops();
    await rm(this.data, { recursive: true, force: true });
  }

  /** Every letter and short message that has left so far, oldest first. */
  async letters() {
    const found = [];
    for (const entry of await readdir(this.data, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(eml|txt|json)$/.test(entry.name)) continue;
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      found.push({ file, text: decoded(await readFile(file, "utf8")) });
    }
    return found.sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  /** Waits for a letter in which every one of these words stands, and gives back the newest. */
  async letter(...words) {
    const until = Date.now() + 20_000;
    while (Date.now() < until) {
      const letters = (await this.letters()).filter(({ text }) => words.every((word) => (word instanceof RegExp ? word.test(text) : text.includes(word))));
      if (letters.length > 0) return letters.at(-1).text;
      await new Promise((done) => setTimeout(done, 150));
    }
    throw new Error(`no letter says ${words.join(", ")}`);
  }
}

/** The text of a letter as a person reads it: parts decoded, lines joined. */
function decoded(raw) {
  const bytesOf = (text) => text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const utf8 = (text) => Buffer.from(text, "latin1").toString("utf8");
  const words = raw.replace(/=\?utf-8\?([bq])\?([^?]*)\?=(\r?\n[ \t](?==\?))?/gi, (_, kind, text) =>
    kind.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("utf8") : utf8(bytesOf(text.replace(/_/g, " "))),
  );
  return words
    .split(/\r?\n(?=--)/)
    .map((part) => {
      const [head, ...body] = part.split(/\r?\n\r?\n/);
      const text = body.join("\n\n");
      if (/content-transfer-encoding: *base64/i.test(head)) return `${head}\n\n${Buffer.from(text, "base64").toString("utf8")}`;
      if (/content-transfer-encoding: *quoted-printable/i.test(head)) return `${head}\n\n${utf8(bytesOf(Buffer.from(text, "utf8").toString("latin1")))}`;
      return part;
    })
    .join("\n");
}
