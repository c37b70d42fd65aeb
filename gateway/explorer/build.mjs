// Builds the pages into the folder given: `npm ci && node build.mjs OUT GUIDES`. Same input, same bytes; everything as .gz alone.
// GUIDES is the folder that holds the project's README.md and those of its rooms.
import { build } from 'esbuild';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { guides } from './guides.mjs';
import { licences } from './licences.mjs';

const [out, readmes] = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });
const common = {
  alias: {
    // GraphiQL imports prettier's old names, which lead to scripts that export nothing.
    'prettier/parser-babel': 'prettier/plugins/babel',
    'prettier/parser-graphql': 'prettier/plugins/graphql',
  },
  bundle: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  external: ['graphql-ws'], // asked for only where there are subscriptions
  jsx: 'automatic',
  legalComments: 'external', // they go into licences.txt
  logLevel: 'warning',
  metafile: true,
  minify: true,
  outdir: out,
  target: 'es2022',
};

// The pages: ES modules, split so that what is rarely needed loads on demand.
const pages = await build({
  ...common,
  entryPoints: { graphiql: 'src/graphiql/main.jsx', map: 'src/map/main.js' },
  chunkNames: 'chunk-[hash]',
  assetNames: 'chunk-[hash]',
  format: 'esm',
  loader: { '.ttf': 'file', '.woff': 'file', '.woff2': 'file' },
  splitting: true,
});
// Monaco's workers: classic scripts of our own host, so that `worker-src 'self'` is enough.
const workers = await build({
  ...common,
  entryPoints: {
    'editor.worker': 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js',
    'json.worker': 'node_modules/monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'node_modules/monaco-graphql/esm/graphql.worker.js',
  },
  format: 'iife',
});

// GraphiQL's style sheet carries 36 faces; Latin's upright ones are kept, and Chinese has the system's own.
const css = readFileSync(join(out, 'graphiql.css'), 'utf8').replace(/@font-face\{[^}]*\}/g, (face) => {
  if (face.includes('codicon')) return face.includes('data:font/ttf') ? '' : face;
  const latin = /font\/woff/.test(face) && /U\+0000-00FF/i.test(face);
  return latin && face.includes('font-style:normal') ? face : '';
});

const write = (name, text) => writeFileSync(join(out, name), text);
write('graphiql.css', css);
const legal = readdirSync(out).filter((name) => name.endsWith('.LEGAL.txt'));
const banners = new Set(legal.map((name) => readFileSync(join(out, name), 'utf8')));
for (const name of legal) rmSync(join(out, name));
write('licences.txt', licences([pages, workers], [...banners].sort().join('\n')));
for (const [name, page] of guides(readmes, readFileSync('src/guides/page.html', 'utf8'))) write(name, page);
for (const name of ['graphiql/index.html', 'graphiql/favicon.svg', 'map/map.html', 'guides/guides.css']) {
  write(name.split('/')[1], readFileSync(join('src', name)));
}

for (const name of readdirSync(out)) {
  const path = join(out, name);
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  rmSync(path);
}
