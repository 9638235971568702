// Scripts we may start ourselves: only files of this very folder.

const own = new URL(".", import.meta.url).href;

function allowed(address) {
  if (!String(address).startsWith(own)) throw new TypeError("not one of our scripts");
  return String(address);
}

const policy = globalThis.trustedTypes?.createPolicy("app", { createScriptURL: allowed });

export function ownScript(address) {
  return policy ? policy.createScriptURL(address) : allowed(address);
}
