import { expect, test } from 'vitest';
import { type Command, EventLog, parseScenario, Run, scenario } from '../../../engine/index.ts';
import { withJournal } from './with-journal.ts';

test('actions by hand become part of the scenario, which repeats them by itself', () => {
  const plain = scenario({ title: 'plain', about: '', end: 40, memory: { mib: 16, reserved: 1 } });
  const byHand = new Run(plain, new EventLog());
  const deeds: readonly Command[] = [
    { op: 'pressure', pages: 100 },
    { op: 'tick', n: 3 },
    { op: 'pressure', pages: 3000 },
    { op: 'tick', n: 20 },
  ];
  for (const command of deeds) byHand.send(command);
  const whole = withJournal(plain, byHand.journal);
  expect(whole.commands.map(({ command }) => command.op)).toEqual(['pressure', 'pressure']);
  expect(parseScenario(JSON.stringify(whole)).ok).toBe(true);
  const again = new Run(whole, new EventLog());
  again.advance(byHand.now, Number.POSITIVE_INFINITY);
  expect(again.engine.kernel.zone?.held).toBe(byHand.engine.kernel.zone?.held);
});
