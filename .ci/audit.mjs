// Holds a running gateway against the audits of the GraphQL-over-HTTP specification.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
const counts = {};
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  const level = audit.name.split(' ')[0];
  counts[level] ??= { ok: 0, all: 0 };
  counts[level].all += 1;
  if (result.status === 'ok') counts[level].ok += 1;
  else console.log(`${result.status}  ${audit.name}: ${result.reason}`);
}
console.log(JSON.stringify(counts));
const ok = Object.values(counts).reduce((sum, each) => sum + each.ok, 0);
const all = Object.values(counts).reduce((sum, each) => sum + each.all, 0);
console.log(`${ok} of ${all}`);
if (counts.MUST.ok < counts.MUST.all || counts.SHOULD.ok < counts.SHOULD.all || ok < 58) process.exit(1);
