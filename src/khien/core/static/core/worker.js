// Keeps a page that opens without network, and its files; never an answer that holds data.
// Served with lines before it: PREFIX of its caches, NAME of this one, and FILES, the page first
// (khien/core/carried.py).
const page = FILES[0];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== NAME;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

// The page comes from the network while there is one, so that a new version arrives; else as kept.
const fresh = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await (await caches.open(NAME)).put(page, answer.clone());
    return answer;
  } catch {
    return (await caches.match(page)) ?? Response.error();
  }
};

addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (pathname === page) event.respondWith(fresh(event.request));
  else if (FILES.includes(pathname)) event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
});
