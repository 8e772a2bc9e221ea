// Shows what the delegate's page kept while it had a network, and goes back to it as soon as there is one.
const at = (id) => document.getElementById(id);
const kept = (() => {
  try {
    return JSON.parse(localStorage.getItem('dragoman.offline') ?? 'null');
  } catch {
    return null;
  }
})();

if (kept) {
  document.documentElement.lang = kept.lang;
  document.documentElement.dir = kept.dir;
  document.querySelector('h1').textContent = kept.title;
  at('offline').textContent = kept.offline;
  at('advice').textContent = kept.advice;
  at('again').textContent = kept.again;
  fill('agenda', kept.agenda, kept.items, (item) => {
    const row = document.createElement('li');
    row.textContent = item.text;
    if (item.now) row.setAttribute('aria-current', 'true');
    return row;
  });
  fill('captions', kept.captions, kept.lines, (line) => {
    const row = document.createElement('p');
    row.textContent = line.text;
    row.lang = line.lang;
    row.dir = 'auto';
    return row;
  });
}

function fill(id, title, rows, made) {
  const section = at(id);
  section.hidden = rows.length === 0;
  section.firstElementChild.textContent = title;
  section.lastElementChild.replaceChildren(...rows.map(made));
}

const again = () => location.reload();
at('again').addEventListener('click', again);
addEventListener('online', again);
// A hub that was restarted, or a network that came without being told of.
setInterval(() => {
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    (answer) => answer.ok && again(),
    () => undefined,
  );
}, 5_000);
