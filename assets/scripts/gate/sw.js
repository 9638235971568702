// Opens the scanner in aeroplane mode. A plain script: the server writes `self.SHELL` in front of it, the version and the
// files of this build. Pages come from the network if it answers quickly, files of a build never change. Scans and packs
// are none of its business.
"use strict";

const { version, files } = self.SHELL;
const CACHE = `gate-${version}`;
const PAGES = ["/gate/", "/gate/?direction=out"];
const QUICK = 1500;

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(clear().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === "/gate/") event.respondWith(page(request));
  else if (url.pathname.startsWith("/a/")) event.respondWith(file(event));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(files);
  await Promise.all(PAGES.map((address) => keep(cache, address).catch(() => {})));
}

async function keep(cache, address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (answer.ok) await cache.put(address, answer);
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("gate-") && name !== CACHE).map((name) => caches.delete(name)));
}

async function page(request) {
  const cache = await caches.open(CACHE);
  const { pathname, search } = new URL(request.url);
  try {
    const answer = await quickly(request);
    if (answer.ok) await cache.put(pathname + search, answer.clone());
    // Whoever is no longer paired has no scanner to open without a connection either.
    if (answer.status === 401) await Promise.all(PAGES.map((address) => cache.delete(address)));
    if (answer.status < 500) return answer;
  } catch {
    // No connection, or none worth the name.
  }
  const kept = (await cache.match(pathname + search)) ?? (await cache.match(pathname, { ignoreSearch: true }));
  return kept ?? Response.error();
}

function quickly(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), QUICK);
  return fetch(request, { signal: stop.signal }).finally(() => clearTimeout(timer));
}

async function file(event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(event.request);
  const fetched = async () => {
    const answer = await fetch(event.request);
    if (answer.ok) await cache.put(event.request, answer.clone());
    return answer;
  };
  if (!kept) return fetched();
  // While developing, files change under one address.
  if (!kept.headers.get("Cache-Control")?.includes("immutable")) event.waitUntil(fetched().catch(() => {}));
  return kept;
}
