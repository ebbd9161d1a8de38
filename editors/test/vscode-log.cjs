// Stands in for @vscode/spdlog, the only native part of VS Code's server that would have to be
// compiled and that is missed: without it there are no logs, and output channels stay empty.

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #file;
  #level = 2;
  #bare = false;

  constructor(_kind, _name, file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    for (const [level, name] of levels.entries()) {
      this[name] = (message) => this.#write(level, name, message);
    }
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  clearFormatters() {
    this.#bare = true;
  }

  // Every line is written at once, in one form.
  setPattern() {}
  flush() {}
  drop() {}

  #write(level, name, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.#file, this.#bare ? message : `${time} [${name}] ${message}\n`);
  }
}

const create = async (name, file) => new Logger('rotating', name, file);

// One by one, so that `import` finds their names.
exports.version = 11100;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
