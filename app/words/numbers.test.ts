import { describe, expect, test } from 'vitest';
import { formatBytes, formatCount, formatPages, formatShare, listed, plural } from './numbers.ts';
import { formatAgo, formatDuration } from './times.ts';

describe('numbers', () => {
  test('group their thousands', () => {
    expect([0, 1023, 1024, 10_000_000].map(formatCount)).toEqual(['0', '1,023', '1,024', '10,000,000']);
  });

  test('of things are singular for one only', () => {
    expect([0, 1, 2, 1024].map((count) => plural(count, 'slab'))).toEqual([
      '0 slabs',
      '1 slab',
      '2 slabs',
      '1,024 slabs',
    ]);
    expect(plural(2, 'pass', 'passes')).toBe('2 passes');
  });

  test.each([
    [0, '0 B'],
    [296, '296 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [1500, '1.46 KiB'],
    [20_480, '20 KiB'],
    [64 * 2 ** 20, '64 MiB'],
    [1_048_000, '1,023 KiB'],
    [1.25 * 2 ** 30, '1.25 GiB'],
    [2 ** 50, '1,024 TiB'],
  ])('of %i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  test('of pages are sizes', () => {
    expect(formatPages(3)).toBe('12 KiB');
  });

  test.each([
    [0, '0.0 %'],
    [0.125, '12.5 %'],
    [0.9987, '99.87 %'],
    [1, '100.0 %'],
  ])('of a share of %f are %s', (share, words) => {
    expect(formatShare(share)).toBe(words);
  });
});

describe('lists', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('of %j are read as “%s”', (words, text) => {
    expect(listed(words)).toBe(text);
  });
});

describe('times', () => {
  test.each([
    [0, '0 ns'],
    [640, '640 ns'],
    [1500, '1.5 µs'],
    [12_340_000, '12.3 ms'],
    [700e6, '700 ms'],
    [15e9, '15 s'],
    [90.5e9, '90.5 s'],
    [120e9, '2 min'],
  ])('of %i ns are %s', (ns, words) => {
    expect(formatDuration(ns)).toBe(words);
  });

  test('in the past are counted from jiffies', () => {
    expect(formatAgo(10, 3, 10)).toBe('700 ms ago');
    expect(formatAgo(10, 10, 10)).toBe('in this jiffy');
  });
});
