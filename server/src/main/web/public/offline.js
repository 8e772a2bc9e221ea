// Shows what the delegate's page kept while it had a network, and goes back to it as soon as there is one.
const at = (id) => document.getElementById(id);
const kept = (() => {
  try {
    return JSON.parse(localStorage.getItem('dragoman.offline') ?? 'null');
  } catch {
    return null;
  }
})();

/** What is said where the page kept nothing yet, in the languages of the consoles. */
const UNKEPT = {
  ar: ['لا توجد شبكة', 'تعود الصفحة وحدها متى عادت الشبكة.', 'حاول مجدداً'],
  az: ['Şəbəkə yoxdur', 'Şəbəkə gələn kimi səhifə özü yenilənəcək.', 'Yenidən cəhd et'],
  en: ['No network', 'The page comes back by itself as soon as the network is back.', 'Try again'],
  fr: ['Pas de réseau', 'La page revient d’elle-même dès qu’il y en a un.', 'Réessayer'],
  ru: ['Нет сети', 'Страница вернётся сама, как только сеть появится.', 'Попробовать снова'],
};

if (!kept) {
  const lang = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in UNKEPT);
  const [offline, advice, again] = UNKEPT[lang ?? 'en'];
  document.documentElement.lang = lang ?? 'en';
  document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
  at('offline').textContent = offline;
  at('advice').textContent = advice;
  at('again').textContent = again;
}

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
  // What an older page kept has no list.
  fill('speakers', kept.speakers ?? '', kept.waiting ?? [], (name) => {
    const row = document.createElement('li');
    row.textContent = name;
    row.dir = 'auto';
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
