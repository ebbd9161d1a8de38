// What the status bar says. Knows nothing of VS Code, so that it can be tested without it.

/** How the server is. `missing`: there is none on this machine; `failed`: it cannot be run. */
export type State = 'starting' | 'running' | 'paused' | 'missing' | 'failed';

/** `reading`: it runs, and has not yet told what it found in this draft. */
export type Showing = State | 'reading';

/** Findings in one draft. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** The part of VS Code's `Diagnostic` that is counted; severities run from 0, error, to 3, hint. */
export interface Counted {
  readonly severity: number;
  readonly source?: string | undefined;
}

/** What the item in the status bar shows. */
export interface Shown {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly weight?: 'warning' | 'error';
}

export function count(findings: readonly Counted[], source: string): Counts {
  const ours = findings.filter((finding) => finding.source === source);
  const of = (severity: number) => ours.filter((finding) => finding.severity === severity).length;
  return { errors: of(0), warnings: of(1), infos: of(2), hints: of(3) };
}

/** `version` is what the server calls itself, `deskcheck 0.1.0`. */
export function shown(state: Showing, counts: Counts, version?: string): Shown {
  switch (state) {
    case 'starting':
      return { text: '$(sync~spin) deskcheck', tooltip: 'deskcheck is starting' };
    case 'reading':
      return { text: '$(sync~spin) reading', tooltip: 'deskcheck is reading this draft' };
    case 'paused':
      return { text: '$(debug-pause) deskcheck', tooltip: 'deskcheck is paused: nothing is checked' };
    case 'missing':
      return {
        text: '$(warning) deskcheck',
        tooltip: 'The program deskcheck is not installed: nothing is checked',
        weight: 'warning',
      };
    case 'failed':
      return {
        text: '$(error) deskcheck',
        tooltip: 'deskcheck has stopped: nothing is checked',
        weight: 'error',
      };
    case 'running':
      return { text: toCheck(counts), tooltip: running(counts, version) };
  }
}

/** `2 errors · 1 warning`; empty if there is nothing. */
export function inWords(counts: Counts): string {
  const parts: [number, string][] = [
    [counts.errors, 'error'],
    [counts.warnings, 'warning'],
    [counts.infos, 'info'],
    [counts.hints, 'hint'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}${number === 1 ? '' : 's'}`)
    .join(' · ');
}

/** Hints are not counted: VS Code does not list them among the problems either. */
function toCheck({ errors, warnings, infos }: Counts): string {
  const number = errors + warnings + infos;
  return number === 0 ? '$(checklist) nothing found' : `$(checklist) ${number} to check`;
}

function running(counts: Counts, version: string | undefined): string {
  const found = inWords(counts) || 'Nothing found in this draft';
  return [`**${found}**`, version].filter(Boolean).join('\n\n');
}
