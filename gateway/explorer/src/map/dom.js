// Elements without a framework. Data enters as text, never as HTML.

/**
 * Make an element: `h('a', { href, class: 'query' }, 'text', child)`. Properties that begin with `on` listen,
 * true and false switch an attribute, null and undefined leave it out; children that are null or false are left out too.
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** The page's own words: Chinese first, English second. */
export function both({ zh, en }) {
  return [h('span', { lang: 'zh-CN' }, zh), ' ', h('i', { lang: 'en' }, en)];
}

/** Fill a select with `[value, label]` pairs, and choose one; none where it is not among them. */
export function fill(select, options, chosen) {
  const told = [...select.options].map(({ value, text }) => [value, text]);
  // Whoever is choosing just now keeps the list they see.
  if (JSON.stringify(told) !== JSON.stringify(options)) {
    select.replaceChildren(...options.map(([value, label]) => h('option', { value }, label)));
  }
  select.value = chosen;
}

export const byId = (id) => document.getElementById(id);
