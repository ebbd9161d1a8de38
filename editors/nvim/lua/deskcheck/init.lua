-- Starts the server. Neovim 0.11 and newer do that by themselves from lsp/deskcheck.lua; what
-- stands here gives Neovim 0.10 the same, and the commands one way to ask for it in both.
local server = require('deskcheck.server')

local M = {}

local knows_configs = vim.fn.has('nvim-0.11') == 1

---@type table? What setup() was given on top of lsp/deskcheck.lua, in Neovim 0.10.
local own

---How the server is started: lsp/deskcheck.lua and whatever the user has put on top of it.
---@return table
function M.config()
  if knows_configs then
    return vim.lsp.config.deskcheck
  end
  local file = assert(vim.api.nvim_get_runtime_file('lsp/deskcheck.lua', false)[1])
  local defaults = { name = 'deskcheck', capabilities = vim.lsp.protocol.make_client_capabilities() }
  return vim.tbl_deep_extend('force', defaults, dofile(file), own or {})
end

---The program that serves, and that explains checks on the command line.
---@return string
function M.program()
  local cmd = M.config().cmd
  return type(cmd) == 'table' and cmd[1] or 'deskcheck'
end

---Whether a client is the one for a draft: that of its desk, or of all drafts that are of none. For
---those Neovim 0.10 itself would start a server each, and another one whenever they are read again.
---@param client vim.lsp.Client
---@param config table
local function serves(client, config)
  local same = client.name == config.name and client.config.root_dir == config.root_dir
  return same and not server.call(client, 'is_stopped')
end

---@param buf integer
local function attach(buf)
  local config = M.config()
  local function serve(root)
    local started = vim.deepcopy(config)
    started.root_dir = root
    vim.lsp.start(started, { bufnr = buf, reuse_client = serves })
  end
  -- A hover is Markdown too; only what is or will be a file is a draft.
  if vim.bo[buf].buftype ~= '' or not vim.list_contains(config.filetypes, vim.bo[buf].filetype) then
    return
  end
  if type(config.root_dir) == 'function' then
    config.root_dir(buf, serve)
  else
    serve(config.root_dir)
  end
end

---Starts the server for the drafts that are open, unless it serves them already.
function M.start()
  if knows_configs then
    vim.lsp.enable('deskcheck')
    if vim.fn.has('nvim-0.12') == 0 then
      vim.cmd('doautoall nvim.lsp.enable FileType') -- early 0.11 looks at new buffers only
    end
    return
  end
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buf) then
      attach(buf)
    end
  end
end

---Enables deskcheck. Needed in Neovim 0.10; later ones may as well call vim.lsp.enable().
---@param opts? table Fields of lsp/deskcheck.lua to change, such as `cmd` or `settings`.
function M.setup(opts)
  if knows_configs then
    vim.lsp.config('deskcheck', opts or {})
  else
    own = opts
    vim.api.nvim_create_autocmd('FileType', {
      group = vim.api.nvim_create_augroup('deskcheck', {}),
      pattern = M.config().filetypes,
      callback = function(event)
        attach(event.buf)
      end,
    })
  end
  M.start()
end

return M
