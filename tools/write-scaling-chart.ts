import { writeFileSync } from 'node:fs';
import { scaleLog } from 'd3';
import { Headless } from '../engine/scenarios/headless-run.ts';
import { scaling } from '../engine/scenarios/magazine-scaling.ts';

const CPUS = [1, 2, 4, 8, 16] as const;
const LINES = [
  { magazine: 2, colour: '#b93413', dash: '2 3' },
  { magazine: 16, colour: '#b36b00', dash: '7 3' },
  { magazine: 256, colour: '#1f6fb2', dash: '' },
] as const;
const SIZE = { width: 640, height: 360, left: 70, right: 120, top: 20, bottom: 46 } as const;

/** Pairs of calls per simulated µs, once the cache has its slabs. */
function throughput(cpus: number, magazine: number): number {
  const done = new Headless(scaling(cpus, magazine)).to(0.5);
  const before = done.calls;
  done.to(1.5);
  return (done.calls - before) / 2 / 1000;
}

function chart(): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const x = scaleLog([1, 16], [left, width - right]).base(2);
  const y = scaleLog([0.5, 2000], [height - bottom, top]);
  const parts: string[] = [];
  for (const tick of [1, 10, 100, 1000]) {
    parts.push(`<path d="M${left},${y(tick)}H${width - right}" stroke="#c9d1da"/>`);
    parts.push(`<text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`);
  }
  for (const cpus of CPUS)
    parts.push(`<text x="${x(cpus)}" y="${height - bottom + 18}" text-anchor="middle">${cpus}</text>`);
  for (const { magazine, colour, dash } of LINES) {
    const points = CPUS.map((cpus) => [x(cpus), y(throughput(cpus, magazine))] as const);
    const path = points
      .map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px.toFixed(1)},${py.toFixed(1)}`)
      .join('');
    parts.push(
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
    );
    const end = points.at(-1) ?? [0, 0];
    const above = magazine === 256 ? -8 : 12;
    parts.push(
      `<text x="${end[0] + 8}" y="${end[1] + (magazine === 2 ? 4 : above)}" fill="${colour}">magazines of ${magazine}</text>`,
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#17202a">
<title>Pairs of calls in a µs of simulated time, by number of CPUs</title>
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">CPUs that allocate and free 16 objects at a time</text>
<text transform="translate(16,${height / 2}) rotate(-90)" text-anchor="middle">pairs in a simulated µs</text>
</svg>
`;
}

writeFileSync(new URL('../engine/scaling.svg', import.meta.url), chart());
