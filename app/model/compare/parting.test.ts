import { expect, test } from 'vitest';
import { CATALOGUE, EventLog, Run, type Scenario } from '../../../engine/index.ts';
import { Recording } from '../recording.ts';
import { atOnce } from '../steps.ts';
import { findParting, type Parting } from './parting.ts';

function record(scenario: Scenario): Recording {
  const log = new EventLog();
  new Run(scenario, log).advance(scenario.end * 1e6, Number.POSITIVE_INFINITY);
  const recording = new Recording();
  recording.append(log.take(), log.strings);
  return recording;
}

function firstParting(one: Recording, other: Recording): Parting | null {
  return atOnce(findParting(one, other));
}

test('machines part where one of them first does something else', () => {
  const scenario = CATALOGUE['magazine-stranding'];
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const one = record(scenario);
  expect(firstParting(one, record(scenario))).toBeNull();
  const other = record({ ...scenario, commands: [] });
  const parting = firstParting(one, other);
  expect(parting).not.toBeNull();
  const [here, there] = parting?.moments ?? [0, 0];
  expect(here).toBe(there);
  expect(one.event(here - 1)).toEqual(other.event(there - 1));
  expect(one.event(here)).not.toEqual(other.event(there));
});
