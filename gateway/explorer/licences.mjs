// The licences of everything that the bundles carry, in one text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Write the licence of each package that went into these builds, one without any is an error, and `banners`: what the code
 * of packages inside packages says of itself.
 */
export function licences(builds, banners) {
  const inputs = builds.flatMap((each) => Object.keys(each.metafile.inputs));
  const folders = new Set(inputs.map(folder).filter(Boolean));
  return [...[...folders].sort().map(licence), banners].join(`\n${'-'.repeat(78)}\n\n`);
}

function folder(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function licence(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const texts = files(path).map((each) => readFileSync(each, 'utf8').trim());
  if (!texts.length && !license) throw new Error(`${name} ${version} states no licence`);
  return `${name} ${version} (${license ?? 'see below'})\n\n${texts.join('\n\n') || `Licence: ${license}`}\n`;
}

/** Find a package's licence files, also those in a folder of them. */
function files(path) {
  const named = readdirSync(path, { withFileTypes: true }).filter((each) =>
    /^(licen[cs]e|notice|copying|third-?party)/i.test(each.name),
  );
  return named
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((each) => {
      const found = join(path, each.name);
      return each.isDirectory()
        ? readdirSync(found)
            .sort()
            .map((name) => join(found, name))
        : [found];
    });
}
