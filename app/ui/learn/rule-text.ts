import spec from '../../../engine/SPEC.md?raw';

const RULES: ReadonlyMap<string, string> = new Map(
  [...spec.matchAll(/^- ([A-Z]+\d+) (.*)$/gm)].map(([, rule = '', text = '']) => [
    rule,
    text.replace(/[*`]/g, ''),
  ]),
);

/** The sentence of a rule of engine/SPEC.md. */
export function ruleText(rule: string): string {
  return RULES.get(rule) ?? '';
}
