-- What :Deskcheck does.
local M = {}

---@param message string
---@param level? integer
local function say(message, level)
  vim.notify('deskcheck: ' .. message, level or vim.log.levels.WARN)
end

---The findings of a buffer.
---@param buf integer
---@return vim.Diagnostic[]
local function findings(buf)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == 'deskcheck'
  end, vim.diagnostic.get(buf))
end

---The finding under the cursor, or else the first one in its line.
---@return vim.Diagnostic?
local function here()
  local row, col = unpack(vim.api.nvim_win_get_cursor(0))
  local nearest
  for _, finding in ipairs(findings(0)) do
    if finding.lnum == row - 1 then
      if finding.col <= col and col < finding.end_col then
        return finding
      end
      nearest = nearest or finding
    end
  end
  return nearest
end

---Shows text in a window of its own.
---@param text string
local function show(text)
  vim.cmd('new')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(vim.trim(text), '\n'))
  vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = 'nofile', 'wipe', false
  vim.bo.filetype = 'markdown'
  vim.bo.modified, vim.bo.modifiable = false, false
end

local commands = {}

---Shows the page of a check: of the one named, or of the finding under the cursor.
function commands.explain(name)
  if not name then
    local finding = here()
    if not finding then
      return say('nothing is found in this line; name a check, as in :Deskcheck explain placeholder')
    end
    name = finding.code
  end
  vim.system(
    { require('deskcheck').program(), 'explain', name },
    { text = true },
    vim.schedule_wrap(function(done)
      if done.code == 0 then
        show(done.stdout)
      else
        say(vim.trim(done.stderr), vim.log.levels.ERROR)
      end
    end)
  )
end

---Lists the draft's findings in the location list.
function commands.list()
  local items = vim.diagnostic.toqflist(findings(0))
  vim.fn.setloclist(0, {}, ' ', { title = 'deskcheck', items = items })
  if #items == 0 then
    vim.cmd('lclose')
    return say('nothing found in this draft', vim.log.levels.INFO)
  end
  vim.cmd('lopen')
end

---Applies every repair of the draft that cannot be wrong.
function commands.fix()
  vim.lsp.buf.code_action({
    context = { only = { 'source.fixAll.deskcheck' }, diagnostics = {} },
    apply = true,
  })
end

---Calls a method of a client; before Neovim 0.11 those are called without the client.
---@param client vim.lsp.Client
local function call(client, method, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[method](client, ...)
  end
  return client[method](...)
end

---Stops the server, should it run, and starts it again for the drafts that are open.
function commands.restart()
  for _, client in ipairs(vim.lsp.get_clients({ name = 'deskcheck' })) do
    -- Only then has Neovim taken its findings away.
    local function gone()
      return vim.lsp.get_client_by_id(client.id) == nil
    end
    call(client, 'stop')
    if not vim.wait(1000, gone, 10) then
      call(client, 'stop', true) -- it hangs, and so does not answer a request to stop
      vim.wait(1000, gone, 10)
    end
  end
  require('deskcheck').start()
end

---@param args string[] The words after :Deskcheck.
function M.run(args)
  local command = commands[args[1]]
  if not command then
    return say('no such command: ' .. args[1], vim.log.levels.ERROR)
  end
  command(args[2])
end

---@param start string What has been typed of the word to complete.
---@param line string The command line so far.
---@return string[]
function M.complete(start, line)
  if line:match('^%s*%S+%s+%S+%s') then
    return {}
  end
  local names = vim.tbl_keys(commands)
  table.sort(names)
  return vim.tbl_filter(function(name)
    return vim.startswith(name, start)
  end, names)
end

return M
