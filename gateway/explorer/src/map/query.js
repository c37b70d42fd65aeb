// The link from an answer to the query behind it, opened in GraphiQL.
import { both, h } from './dom.js';

export function queryLink(operation, variables) {
  const href = `./?operation=${operation}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
  return h('a', { class: 'query', href }, both({ zh: '看查询', en: 'The query' }));
}
