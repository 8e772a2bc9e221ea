// Serves the delegate's page where there is no network: files with a hash in their name from the phone, and in place of a
// page that cannot be fetched the one with the agenda and the last captions. Sound and tokens never come by here.
const KEPT = 'dragoman-1';
const OFFLINE = ['/offline.html', '/offline.js', '/offline.css', '/icon.svg'];
const MOST_FILES = 80;

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((kept) => kept.addAll(OFFLINE))
      .then(() => skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))),
      )
      .then(() => clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (OFFLINE.includes(pathname))
    event.respondWith(fetch(request).catch(() => caches.match(request)));
});

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match('/offline.html')) ?? Response.error();
  }
}

async function file(request) {
  const known = await caches.match(request);
  if (known) return known;
  const fetched = await fetch(request);
  if (fetched.ok) {
    const kept = await caches.open(KEPT);
    await kept.put(request, fetched.clone());
    const old = (await kept.keys()).filter(({ url }) =>
      new URL(url).pathname.startsWith('/assets/'),
    );
    for (const one of old.slice(0, Math.max(0, old.length - MOST_FILES))) await kept.delete(one);
  }
  return fetched;
}
