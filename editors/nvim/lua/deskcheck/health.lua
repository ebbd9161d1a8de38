-- :checkhealth deskcheck
local M = {}

function M.check()
  local health = vim.health
  health.start('deskcheck')

  if vim.fn.has('nvim-0.10') == 0 then
    return health.error('Neovim 0.10 or newer is needed')
  end
  health.ok('Neovim ' .. tostring(vim.version()))

  local program = require('deskcheck').program()
  if vim.fn.executable(program) == 0 then
    health.error(('“%s” is not a program on the PATH'):format(program), {
      'Install it from a clone of its repository: cargo install --path .',
      "Or say where it is: vim.lsp.config('deskcheck', { cmd = { '/path/to/deskcheck', 'lsp' } })",
    })
  else
    local said = vim.system({ program, '--version' }, { text = true }):wait()
    local version = said.code == 0 and vim.trim(said.stdout) or 'it does not tell its version'
    health.ok(('%s (%s)'):format(version, vim.fn.exepath(program)))
  end

  local clients = vim.lsp.get_clients({ name = 'deskcheck' })
  if #clients == 0 then
    health.warn('The server is not running', {
      'Open a Markdown or text file; a draft is read from when it has a file name',
      "Enable it in your configuration: vim.lsp.enable('deskcheck')",
      'Look for its last words: :lua vim.cmd.edit(vim.lsp.log.get_filename())',
    })
  end
  for _, client in ipairs(clients) do
    health.ok(('The server runs for %s'):format(client.root_dir or 'files outside a project'))
  end

  if not vim.diagnostic.config().virtual_text then
    health.info('Messages are not shown beside the text; to see them: vim.diagnostic.config({ virtual_text = true })')
  end
end

return M
