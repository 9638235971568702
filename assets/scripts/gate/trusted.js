// Scripts we may start ourselves: only files of this very folder, and the service worker.

const own = new URL(".", import.meta.url).href;
const WORKER = new URL("/gate/sw.js", import.meta.url).href;

function allowed(address) {
  const { href } = new URL(address, WORKER);
  if (href !== WORKER && !href.startsWith(own)) throw new TypeError("not one of our scripts");
  return href;
}

const policy = globalThis.trustedTypes?.createPolicy("app", { createScriptURL: allowed });

export function ownScript(address) {
  return policy ? policy.createScriptURL(address) : allowed(address);
}

/** The scanner opens without a connection from the second time on. */
export function install() {
  navigator.serviceWorker?.register(ownScript("/gate/sw.js"), { scope: "/gate/" }).catch(() => {});
}
