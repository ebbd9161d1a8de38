// VS Code as a writer uses it: keys, the mouse, and what there is to see. What is awaited here is
// something that appears, or that goes after it was seen; nothing waits for a time to pass. A machine
// under load loses a key, a click or an answer now and then: what is asked for is asked for again.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { errors, type Locator, type Page } from 'playwright-core';

import { address, launch, patience, type VSCode, type Wanted, write } from './vscode.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Where words stand in the window, in pixels. */
interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Milliseconds after which something is asked for again; a machine under load takes seconds to answer. */
const soon = 5_000;

export class Editor {
  readonly code: VSCode;

  private constructor(code: VSCode) {
    this.code = code;
  }

  /** Starts VS Code and opens `file` of its folder, if one is named. */
  static async open(wanted: Wanted, file?: string): Promise<Editor> {
    const editor = new Editor(await launch(wanted));
    try {
      await editor.page.goto(address(editor.code, wanted));
      await editor.sees('.monaco-workbench .statusbar-item');
      if (file) await editor.openFile(file);
      return editor;
    } catch (error) {
      throw await editor.told(error, 'opening').finally(() => editor.close());
    }
  }

  get page(): Page {
    return this.code.page;
  }

  close(): Promise<void> {
    return this.code.close();
  }

  // What a hand does.

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', name, name);
    await this.sees(`.editor-instance .monaco-editor.focused[data-uri$="/${name}"] .view-line`);
  }

  /** Runs a command from the palette, by its title there. */
  async command(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title);
  }

  /**
   * Opens a list by keys or otherwise, types `words`, and takes the row that is offered for them. A list
   * knows what there was when it was opened, so it is opened anew until it has the row.
   */
  async pick(list: string | (() => Promise<void>), words: string, row: string): Promise<void> {
    const open = typeof list === 'string' ? () => this.press(list) : list;
    const input = this.page.locator('.quick-input-widget input').first();
    const offered = this.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: row });
    await this.until(`“${row}” is offered for “${words}” and taken`, async () => {
      await open();
      if (!(await appears(input, soon))) return false;
      await input.fill(words);
      if (await appears(offered, soon)) {
        await this.press('Enter');
        if (await goes(offered, soon)) return true;
      }
      await this.press('Escape');
      return false;
    });
  }

  /** Does something, anew until it brings to sight what is wanted. */
  async gets(act: () => Promise<void>, selector: string, text?: string | RegExp): Promise<Locator> {
    const wanted = this.found(selector, text);
    await this.until(`${selector} shows ${text ?? 'itself'}`, async () => {
      await act();
      return appears(wanted, soon);
    });
    return wanted;
  }

  /** Runs a command, anew until it brings to sight what is wanted. */
  async commandGets(title: string, selector: string, text?: string | RegExp): Promise<Locator> {
    return this.gets(() => this.command(title), selector, text);
  }

  /** Does something, anew until what was there has gone. */
  async losesBy(act: () => Promise<void>, selector: string): Promise<void> {
    await this.until(`${selector} goes`, async () => {
      await act();
      return goes(this.found(selector), soon);
    });
  }

  /** Puts the caret into the middle of the words. */
  async goTo(words: string): Promise<void> {
    await this.until(`the caret is in “${words}”`, async () => {
      const place = await this.place(words);
      await this.page.mouse.click((place.left + place.right) / 2, (place.top + place.bottom) / 2);
      return this.soon(() => this.page.evaluate(caretIn, place), 1_000);
    });
  }

  /** Puts the caret behind the last character of the words' line. */
  async goToEndOfLine(words: string): Promise<void> {
    await this.goTo(words);
    await this.press('End', 'End');
  }

  /** Lets the mouse rest on the words, and gives the hover once `evidence` stands in it. */
  async hover(words: string, evidence: string): Promise<string> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)', { hasText: evidence }).first();
    await this.until(`hovering over “${words}” shows “${evidence}”`, async () => {
      const { left, right, top, bottom } = await this.place(words);
      await this.page.mouse.move(left - 40, bottom + 60);
      await this.page.mouse.move((left + right) / 2, (top + bottom) / 2, { steps: 5 });
      return appears(hover, soon);
    });
    return (await hover.innerText()).replaceAll('\u00a0', ' ');
  }

  /**
   * Opens the quick fixes for the words with the keyboard and gives their titles. It is asked again if
   * nothing comes: VS Code drops the answer while another extension registers itself.
   */
  async quickFixes(words: string, wanted: string): Promise<string[]> {
    const menu = this.page.locator('.action-widget');
    await this.goTo(words);
    await this.until(`the menu for “${words}” has “${wanted}”`, async () => {
      await this.press('Escape', 'Control+.');
      return appears(menu.locator('.monaco-list-row', { hasText: wanted }).first(), soon);
    });
    const titles = await menu.locator('.monaco-list-row.action').allInnerTexts();
    return titles.map((title) => title.trim());
  }

  /** Takes the quick fix whose title begins so, with the keyboard. */
  async choose(words: string, title: string): Promise<void> {
    await this.until(`“${title}” is taken for “${words}”`, async () => {
      const titles = await this.quickFixes(words, title);
      const steps = titles.findIndex((one) => one.startsWith(title));
      for (let step = 0; step < steps; step++) await this.press('ArrowDown');
      const chosen = this.found('.action-widget .monaco-list-row.focused', title);
      if (!(await appears(chosen, soon))) return false;
      await this.press('Enter');
      return goes(chosen, soon);
    });
  }

  /** Takes what is offered to complete what stands before the caret. */
  async complete(label: string): Promise<void> {
    const offered = this.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: label });
    await this.until(`${label} is offered and taken`, async () => {
      if (!(await offered.isVisible())) {
        await this.press('Escape', 'Control+Space');
        if (!(await appears(offered, soon))) return false;
      }
      await this.press('Tab');
      return goes(offered, soon);
    });
  }

  // What an eye sees.

  async sees(selector: string, text?: string | RegExp): Promise<Locator> {
    const found = this.found(selector, text);
    await found.waitFor({ timeout: patience });
    return found;
  }

  /** Of something that was there: that it goes. */
  async seesGo(selector: string, text?: string | RegExp): Promise<void> {
    await this.found(selector, text).waitFor({ state: 'hidden', timeout: patience });
  }

  async seesText(words: string): Promise<void> {
    await this.place(words);
  }

  async seesSquiggle(words: string, severity: Severity): Promise<void> {
    await this.until(`“${words}” is underlined (${severity})`, async () =>
      (await this.severities(words)).includes(severity),
    );
  }

  /** Of words that were underlined: that they no longer are. */
  async seesSquiggleGo(words: string): Promise<void> {
    await this.until(`“${words}” is no longer underlined`, async () => !(await this.underlined(words)));
  }

  /** How the words are underlined now. */
  async severities(words: string): Promise<Severity[]> {
    const place = await this.place(words);
    return this.page.evaluate(underlines, place) as Promise<Severity[]>;
  }

  /** Whether the words are underlined now in any way. */
  async underlined(words: string): Promise<boolean> {
    return (await this.severities(words)).length > 0;
  }

  /** Whether the words stand in the text that is shown. */
  async stands(words: string): Promise<boolean> {
    return (await this.page.evaluate(find, words)) !== undefined;
  }

  async place(words: string): Promise<Place> {
    let place: Place | undefined;
    await this.until(`“${words}” stands in the text`, async () => {
      place = await this.page.evaluate(find, words);
      return place !== undefined;
    });
    return place as Place;
  }

  // What is on the machine.

  /** A file of the folder as it is on disk. */
  file(name: string): string {
    return readFileSync(join(this.code.folder, name), 'utf8');
  }

  /**
   * Another program writes a file of the folder, anew until what comes of it holds: VS Code may begin to
   * watch a folder after it shows it.
   */
  async writes(name: string, text: string, holds: () => Promise<boolean>): Promise<void> {
    await this.until(`${name} counts`, async () => {
      write(this.code.folder, { [name]: text });
      return this.soon(holds, soon);
    });
  }

  /**
   * Saves until the file holds what it should. One save need not do: VS Code drops the repairs of a save
   * while another extension registers itself.
   */
  async saves(name: string, holds: (text: string) => boolean): Promise<void> {
    await this.until(`${name} is saved`, async () => {
      await this.press('Control+S');
      return this.soon(async () => holds(this.file(name)), soon);
    });
  }

  /** The process numbers of the servers that run for this window. */
  servers(): number[] {
    const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return numbers.map(Number).filter((pid) => isServer(pid, this.code.group));
  }

  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + patience;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`in vain: ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  private found(selector: string, text?: string | RegExp): Locator {
    return this.page.locator(selector, text === undefined ? {} : { hasText: text }).first();
  }

  /** Whether something holds within some milliseconds. */
  private async soon(holds: () => Promise<boolean>, within: number): Promise<boolean> {
    const end = Date.now() + within;
    while (!(await holds())) {
      if (Date.now() > end) return false;
      await this.page.waitForTimeout(50);
    }
    return true;
  }

  /** Keeps a picture of the window, without a blinking caret. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.code.shots, `${name}.png`), caret: 'hide', animations: 'disabled' });
  }

  /** An error with what was on the screen when it happened, which is kept as a picture too. */
  async told(error: unknown, name: string): Promise<Error> {
    await this.picture(`failed ${name}`).catch(() => undefined);
    const screen = await this.page.evaluate(() => document.body.innerText).catch(() => '(no page)');
    const lines = screen.replaceAll('\u00a0', ' ').split('\n').map((line) => line.trim().slice(0, 60));
    const shown = lines.filter((line) => !/^\d*$/.test(line)).join(' | ');
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return new Error(`${brief(why)}\non the screen: ${shown.slice(-1_200)}`);
  }
}

/** What went wrong and which lines of the tests led there. */
function brief(stack: string): string {
  const [what = '', ...lines] = stack.split('\n').map((line) => line.trim());
  const ours = lines.filter((line) => /^- waiting|\/vscode\/tests\//.test(line));
  return [what, ...ours.map((line) => `  ${line.replace(/\S*\/vscode\/tests\//, '')}`)].slice(0, 8).join('\n');
}

/** Whether a process is a server of this group, and has not ended. */
function isServer(pid: number, group: number): boolean {
  try {
    const [, state, its] = /\(deskcheck\) (\w) \d+ (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return state !== undefined && state !== 'Z' && Number(its) === group;
  } catch {
    // It has ended since the processes were listed.
    return false;
  }
}

function appears(wanted: Locator, within: number): Promise<boolean> {
  return becomes('visible', wanted, within);
}

function goes(unwanted: Locator, within: number): Promise<boolean> {
  return becomes('hidden', unwanted, within);
}

async function becomes(state: 'visible' | 'hidden', locator: Locator, within: number): Promise<boolean> {
  try {
    await locator.waitFor({ state, timeout: within });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

// These run in the page.

/** Whether the caret of the text stands at a place. */
function caretIn(place: Place): boolean {
  return [...document.querySelectorAll('.editor-instance .monaco-editor.focused .cursor')].some((caret) => {
    const { left, top, bottom } = caret.getBoundingClientRect();
    return left >= place.left - 2 && left <= place.right + 2 && top < place.bottom && bottom > place.top;
  });
}

/** The first place where the words stand in the text that is shown, on one line. */
function find(words: string): Place | undefined {
  const lines = [...document.querySelectorAll('.editor-instance .view-line')];
  const top = (line: Element) => line.getBoundingClientRect().top;
  for (const line of lines.sort((a, b) => top(a) - top(b))) {
    const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(words);
    if (start < 0) continue;

    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      const [from, to] = [start - passed, start + words.length - passed];
      if (from >= 0 && from < length) range.setStart(node, from);
      if (to > 0 && to <= length) range.setEnd(node, to);
      passed += length;
    }
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, top, bottom };
  }
  return undefined;
}

/** The severities of the squiggles below a place. */
function underlines(place: Place): string[] {
  const below = (box: DOMRect) =>
    box.left < place.right - 2 && box.right > place.left + 2 && box.top < place.bottom && box.bottom > place.top;
  return ['error', 'warning', 'info', 'hint'].filter((severity) =>
    [...document.querySelectorAll(`.editor-instance .squiggly-${severity}`)].some((squiggle) =>
      below(squiggle.getBoundingClientRect()),
    ),
  );
}
