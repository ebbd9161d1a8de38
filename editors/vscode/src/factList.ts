// The facts of a draft as a list to work through. Knows nothing of VS Code, so that it can be tested
// without it.

/** One fact, as the server tells it. */
export interface Fact<Range> {
  readonly kind: string;
  readonly range: Range;
  readonly text: string;
  readonly value?: string | null;
  readonly source?: string | null;
  readonly status: string;
}

/** The facts of one status, in reading order. */
export interface Group<Range> {
  /** `Open · 2`. */
  readonly title: string;
  readonly rows: readonly Row<Range>[];
}

export interface Row<Range> {
  /** With a codicon for the status. */
  readonly label: string;
  readonly description: string;
  readonly fact: Fact<Range>;
}

/** Where a checker begins comes first. */
const STATUSES: readonly { name: string; title: string; icon: string }[] = [
  { name: 'open', title: 'Open', icon: 'circle-large-outline' },
  { name: 'weak', title: 'Weak', icon: 'question' },
  { name: 'attributed', title: 'Attributed', icon: 'account' },
  { name: 'sourced', title: 'Sourced', icon: 'pass' },
];

/** So many characters of a quotation fit on a line of the list. */
const WIDTH = 64;

/** The facts by status, without statuses that have none; unknown ones come last. */
export function groups<Range>(facts: readonly Fact<Range>[]): Group<Range>[] {
  const known = STATUSES.map(({ name }) => name);
  const unknown = facts.map(({ status }) => status).filter((status) => !known.includes(status));
  const others = [...new Set(unknown)].map((name) => ({ name, title: name, icon: 'circle-outline' }));
  return [...STATUSES, ...others]
    .map(({ name, title, icon }) => {
      const rows = facts.filter(({ status }) => status === name).map((fact) => row(fact, icon));
      return { title: `${title} · ${rows.length}`, rows };
    })
    .filter(({ rows }) => rows.length > 0);
}

function row<Range>(fact: Fact<Range>, icon: string): Row<Range> {
  const description = [fact.kind, fact.source].filter(Boolean).join(' · ');
  return { label: `$(${icon}) ${shortened(plain(fact.text))}`, description, fact };
}

/** A list's label reads `$(name)` as an icon. */
function plain(text: string): string {
  return text.replaceAll('$(', '$ (');
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= WIDTH ? text : `${characters.slice(0, WIDTH - 1).join('').trimEnd()}…`;
}
