// The map: four ways to find out by clicking. Everything comes from the gateway; no other host is asked.
import { ask } from './ask.js';
import { compare } from './compare.js';
import { coverage } from './coverage.js';
import { byId } from './dom.js';
import { meet } from './gateway.js';
import { matrix } from './matrix.js';
import { trouble } from './spot.js';
import { choose, chosen } from './state.js';
import { Words } from './words.js';
import './map.css';

/** What every section is handed: whom to ask, in which language, and what words mean. */
function makePage({ gateway, sdl }) {
  const lang = chosen('lang', navigator.language.startsWith('zh') ? 'ZH' : 'EN');
  return {
    gateway,
    words: new Words(sdl),
    lang: lang === 'EN' ? 'EN' : 'ZH',
    /** Tell a text in the language of the answers. */
    say({ zh, en }) {
      return this.lang === 'ZH' ? zh : en;
    },
  };
}

function offerLanguages(page, refresh) {
  const buttons = [...byId('lang').children];
  const press = () => {
    for (const button of buttons) button.setAttribute('aria-pressed', button.value === page.lang);
    for (const answer of document.querySelectorAll('.answer')) answer.lang = page.lang === 'ZH' ? 'zh-CN' : 'en';
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      page.lang = button.value;
      choose({ lang: page.lang });
      press();
      refresh();
    });
  }
  press();
}

async function start() {
  const page = makePage(await meet());
  const sections = [ask, matrix, coverage, compare].map((section) => section(page));
  const refresh = () => sections.forEach((again) => again());
  offerLanguages(page, refresh);
  refresh();
}

start().catch((error) => {
  console.error(error);
  byId('trouble').replaceChildren(trouble(error, () => location.reload()));
});
