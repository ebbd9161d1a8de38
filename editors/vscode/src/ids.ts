// The names that package.json and the code share. A test holds them together.

/** The extension's own commands. The server's (`deskcheck.facts` …) are registered by the client. */
export const COMMANDS = [
  'deskcheck.showFacts',
  'deskcheck.explainFinding',
  'deskcheck.fixAll',
  'deskcheck.createSettings',
  'deskcheck.restart',
  'deskcheck.pause',
  'deskcheck.resume',
  'deskcheck.showOutput',
  'deskcheck.showMenu',
  'deskcheck.howToInstall',
  'deskcheck.openSample',
] as const;

export type CommandId = (typeof COMMANDS)[number];

/** The commands of ours that the server may put behind a code lens. */
export const LENS_COMMANDS: readonly CommandId[] = ['deskcheck.showFacts'];

/** The settings that are read here, and not by the server. */
export const SETTINGS = ['deskcheck.server.path', 'deskcheck.trace.server'] as const;

/** What `when` clauses can ask: the server's state, and whether the active editor holds a draft. */
export const CONTEXT = { state: 'deskcheck.state', draft: 'deskcheck.draft' } as const;

/** Who findings are from. */
export const SOURCE = 'deskcheck';

/** The settings file of a desk. */
export const SETTINGS_FILE = 'deskcheck.toml';

/** Which sentences a desk has verified. */
export const LEDGER_FILE = 'deskcheck.ledger.toml';
