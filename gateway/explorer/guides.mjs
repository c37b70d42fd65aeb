// The guides as pages, so that whoever has the gateway has them too, also where there is no internet.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import MarkdownIt from 'markdown-it';

const GUIDES = {
  'README.md': ['start', '从这里开始 · Start here'],
  'schema/README.md': ['api', '接口指南 · The API'],
  'plugins/README.md': ['regions', '地区插件指南 · Writing a region'],
  'gateway/README.md': ['gateway', '运维指南 · Running the gateway'],
};

/** Make the page of each guide: its file's name, and the text. */
export function guides(root, template) {
  return Object.entries(GUIDES).map(([file, [name, title]]) => {
    const text = readFileSync(join(root, file), 'utf8').replace(/<!--.*?-->/gs, '');
    const body = markdown(file).render(text);
    return [`guide-${name}.html`, template.replaceAll('{title}', title).replace('{body}', () => body)];
  });
}

function markdown(file) {
  const md = new MarkdownIt({ html: false });
  md.core.ruler.push('links', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      if (token.type === 'heading_open') token.attrSet('id', slug(tokens[at + 1].content));
      for (const inner of token.children ?? []) if (inner.type === 'link_open') lead(inner, file);
    }
  });
  return md;
}

/** Let a link lead to the page of a guide; other files are not served, so what names them is no link. */
function lead(link, file) {
  const [path, fragment = ''] = link.attrGet('href').split('#');
  if (/^https?:/.test(path)) return link.attrSet('rel', 'noreferrer');
  if (!path) return undefined;
  const guide = GUIDES[posix.normalize(posix.join(posix.dirname(file), path))];
  if (!guide) link.attrs = link.attrs.filter(([name]) => name !== 'href');
  else link.attrSet('href', guide[0] + (fragment && `#${fragment}`));
  return undefined;
}

function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}
