// What is chosen stands in the page's address, so that a view can be shared and loaded again. Nothing else keeps it.

/** What the address says of `name`; `otherwise` where it says nothing. */
export function chosen(name, otherwise = '') {
  return new URLSearchParams(location.search).get(name) ?? otherwise;
}

/** Write choices into the address; what is empty is left out. */
export function choose(choices) {
  const all = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(choices)) {
    if (value) all.set(name, value);
    else all.delete(name);
  }
  const search = all.size ? `?${all}` : '';
  history.replaceState(null, '', location.pathname + search + location.hash);
}
