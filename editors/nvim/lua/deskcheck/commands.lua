-- What :Deskcheck does.
local facts = require('deskcheck.facts')
local server = require('deskcheck.server')
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

---Fills the location list of a window, or the quickfix list, and opens it.
---@param list {title: string, items: table[]}
---@param win integer
---@param quickfix boolean
---@param nothing string What to say if the list is empty.
local function open(list, win, quickfix, nothing)
  if quickfix then
    vim.fn.setqflist({}, ' ', list)
  else
    vim.fn.setloclist(win, {}, ' ', list)
  end
  if #list.items == 0 then
    vim.cmd(quickfix and 'cclose' or 'lclose')
    return say(nothing, vim.log.levels.INFO)
  end
  vim.cmd(quickfix and 'botright copen' or 'lopen')
end

---Runs the program on the command line.
---@param arguments string[]
---@param done? fun(completed: vim.SystemCompleted)
---@return vim.SystemObj? process Nothing if the program cannot be started.
local function program(arguments, done)
  local command = vim.list_extend({ require('deskcheck').program() }, arguments)
  local started, process = pcall(vim.system, command, { text = true }, done and vim.schedule_wrap(done))
  return started and process or nil
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
  local client = server.of(0)
  if client and server.can(client, 'deskcheck.explain') then
    return server.execute(client, 'deskcheck.explain', { check = name }, function(failure, page)
      if failure then
        return say(failure, vim.log.levels.ERROR)
      end
      show(page.markdown)
    end)
  end
  local process = program({ 'explain', name }, function(done)
    if done.code ~= 0 then
      return say(vim.trim(done.stderr), vim.log.levels.ERROR)
    end
    show(done.stdout)
  end)
  if not process then
    say('the program cannot be started; :checkhealth deskcheck says why', vim.log.levels.ERROR)
  end
end

---Lists the draft's facts, or those of one status.
function commands.facts(status, quickfix)
  if status and not vim.list_contains(facts.STATUSES, status) then
    return say('a fact is ' .. table.concat(facts.STATUSES, ', '), vim.log.levels.ERROR)
  end
  local buf, win = vim.api.nvim_get_current_buf(), vim.api.nvim_get_current_win()
  local client = server.of(buf)
  if not client then
    return say('the server does not read this buffer; :checkhealth deskcheck says why')
  end
  server.execute(client, 'deskcheck.facts', { uri = vim.uri_from_bufnr(buf) }, function(failure, found)
    if failure then
      return say(failure, vim.log.levels.ERROR)
    end
    local items = facts.items(found or {}, client, buf, status)
    local title = table.concat({ 'deskcheck', 'facts', status }, ' ')
    open({ title = title, items = items }, win, quickfix, 'no such facts in this draft')
  end)
end

---Lists the draft's findings.
function commands.list(_, quickfix)
  local items = vim.diagnostic.toqflist(findings(0))
  open({ title = 'deskcheck', items = items }, 0, quickfix, 'nothing found in this draft')
end

---Applies every repair of the draft that cannot be wrong.
function commands.fix()
  vim.lsp.buf.code_action({
    context = { only = { 'source.fixAll.deskcheck' }, diagnostics = {} },
    apply = true,
  })
end

---Stops the server, should it run, and starts it again for the drafts that are open.
function commands.restart()
  for _, client in ipairs(vim.lsp.get_clients({ name = 'deskcheck' })) do
    -- Only then has Neovim taken its findings away.
    local function gone()
      return vim.lsp.get_client_by_id(client.id) == nil
    end
    server.call(client, 'stop')
    if not vim.wait(1000, gone, 10) then
      server.call(client, 'stop', true) -- it hangs, and so does not answer a request to stop
      vim.wait(1000, gone, 10)
    end
  end
  require('deskcheck').start()
end

---@param args string[] The words after :Deskcheck.
---@param bang? boolean Whether to fill the quickfix list rather than the location list.
function M.run(args, bang)
  local command = commands[args[1]]
  if not command then
    return say('no such command: ' .. args[1], vim.log.levels.ERROR)
  end
  command(args[2], bang == true)
end

---The names of all checks, as the program lists them.
---@return string[]
local function checks()
  local process = program({ 'explain' })
  local listed = process and process:wait(1000).stdout or ''
  local names = {}
  for name in listed:gmatch('\n  (%S+)') do
    names[#names + 1] = name
  end
  return names
end

---@param start string What has been typed of the word to complete.
---@param line string The command line so far.
---@return string[]
function M.complete(start, line)
  local before = vim.split(vim.trim(line:sub(1, #line - #start)), '%s+')
  local words = {}
  if #before == 1 then
    words = vim.tbl_keys(commands)
  elseif #before == 2 and before[2] == 'facts' then
    words = vim.deepcopy(facts.STATUSES)
  elseif #before == 2 and before[2] == 'explain' then
    words = checks()
  end
  table.sort(words)
  return vim.tbl_filter(function(word)
    return vim.startswith(word, start)
  end, words)
end

return M
