import { beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE, type JournalEntry } from '../../../engine/index.ts';
import type { Note } from '../../formats/notes.ts';
import { clearNotebook, openPages, swapPages, useNotebook } from './notebook.ts';
import { notesAbout, openNotes } from './run-notes.ts';

const { 'write-burst': scenario, 'slab-reclaim': other } = CATALOGUE;
if (scenario === undefined || other === undefined) throw new Error('the catalogue has lost a scenario');

const reap: JournalEntry = { events: 50, at: 0, command: { op: 'tick', n: 1 } };
const note = (title: string, events: number): Note => ({
  title,
  text: `About ${title}.`,
  events,
  focus: null,
  select: null,
  camera: null,
  gate: null,
});

beforeEach(() => {
  clearNotebook();
  useNotebook.setState({ earlier: null });
});

describe('the notes about a recording', () => {
  test('are those about its moments', () => {
    openPages({
      title: 'Mine',
      about: '',
      steps: [
        { ...note('before', 40), scenario, journal: [] },
        { ...note('after', 60), scenario, journal: [reap] },
        { ...note('untouched', 60), scenario, journal: [] },
        { ...note('another machine', 40), scenario: other, journal: [] },
      ],
    });
    const titles = (journal: readonly JournalEntry[]): readonly string[] | undefined =>
      notesAbout({ scenario: structuredClone(scenario), journal }, useNotebook.getState())?.notes.map(
        ({ title }) => title,
      );
    expect(titles([reap])).toEqual(['before', 'after']);
    expect(titles([])).toEqual(['before', 'untouched']);
    expect(
      notesAbout({ scenario: { ...scenario, seed: 2 }, journal: [] }, useNotebook.getState()),
    ).toBeNull();
  });

  test('replace an empty notebook, and set a filled one aside', () => {
    const run = { scenario, journal: [reap] };
    const notes = { title: 'Theirs', about: '', notes: [note('before', 40), note('after', 60)] };
    expect(openNotes(run, notes)).toBe(2);
    expect(useNotebook.getState()).toMatchObject({ title: 'Theirs', earlier: null });
    clearNotebook();
    openPages({ title: 'Mine', about: '', steps: [{ ...note('mine', 1), scenario: other, journal: [] }] });
    openNotes(run, notes);
    expect(useNotebook.getState()).toMatchObject({ title: 'Theirs', earlier: { title: 'Mine' } });
    swapPages();
    expect(useNotebook.getState()).toMatchObject({ title: 'Mine', earlier: { title: 'Theirs' } });
  });

  test('leave a notebook alone that already has them', () => {
    const run = { scenario, journal: [reap] };
    const notes = { title: 'Theirs', about: '', notes: [note('before', 40)] };
    openNotes(run, notes);
    const before = useNotebook.getState();
    openNotes({ ...run, scenario: structuredClone(scenario) }, notes);
    expect(useNotebook.getState()).toBe(before);
  });
});
