/**
 * Formulas that the project does not use, and what to write instead. A space in a pattern stands for any white space.
 *
 * @typedef {object} Formula
 * @property {RegExp} pattern
 * @property {string} instead
 */

/** @type {readonly Formula[]} */
export const FORMULAS = [
  { pattern: /\b(?:says|tells|told) whether\b/i, instead: '“returns whether”' },
  {
    pattern: /\b(?:tells|told)\b(?! (?:\S+ ){0,3}apart\b)/i,
    instead: '“emits”, “recorded”, “shows”, “says”',
  },
  { pattern: /(?<!\bthere )\b(?:is|are|was|were) none\b/i, instead: '“is not a …”, “there is none”' },
  {
    pattern:
      /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|fewer\b|better\b|worse\b|larger\b|smaller\b|one\b)/i,
    instead: '“is not a …”, “has no …”, “there is no …”',
  },
  { pattern: /\banew\b/i, instead: '“again”, “from scratch”, “recreate”' },
  {
    pattern:
      /\b(?:goes?|stands?|does|do|did|done|is|are|be|happens?|ends?|answers?|told|run|runs) otherwise\b/i,
    instead: '“differently”',
  },
  {
    pattern:
      /\b(?:go|goes|going|gone|went) on\b(?! (?:a|an|the|its|that|this|one|each|every|another|top|CPU)\b)/i,
    instead: '“continue”, “resume”',
  },
  {
    pattern: /\b(?:stand|stands|stood|standing)\b(?! (?:for|in for|out)\b)/i,
    instead: '“is”, “is at”, “halted”',
  },
  {
    pattern: /\b(?:somebody|someone|nobody|anybody|whoever|whosever|whomever)\b/i,
    instead: 'the thing or the person that acts: “the user”, “a caller”, “other processes”, “nothing”',
  },
  { pattern: /\b(?:come|comes|came|coming) into being\b/i, instead: '“is created”' },
  { pattern: /\bwithout end\b|\b(?:has|have|had) no end\b/i, instead: '“unlimited”, “endless”, “forever”' },
  { pattern: /\bconsumers? outside\b/i, instead: '“other processes”' },
  {
    pattern: /\b(?:answers?|knows?|needs?|moves?|exists?|waits?|holds?) no more\b/i,
    instead: '“no longer …”',
  },
  { pattern: /\b(?:hither|thither|whence|whither|thence|henceforth|albeit)\b/i, instead: 'a word of today' },
  { pattern: /\bso that\b[^.;:]*\bso that\b/i, instead: 'two sentences' },
  { pattern: /(?<![-.\w$'"/])cpus?\b(?![-(_=['"/]|\.\w| =)/, instead: '“CPU”' },
];

/**
 * Folders and files that still have formulas. Once one is rewritten, remove its line; never add one.
 *
 * @type {readonly string[]}
 */
export const NOT_YET_CLEAN = [];
